"""The shipped class, made in memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import project
from booklet.blocks.deck import Deck
from booklet.blocks.document import Document
from booklet.compose.class_cards import compose_station_cards
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.class_guide import compose_guide
from booklet.compose.class_register import compose_register
from booklet.content.library import Edition
from booklet.layout.arial import arial
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet, PlacedDeck
from booklet.layout.ruler import Ruler
from booklet.layout.slides import place_deck
from booklet.pdf.paint import paint
from booklet.slides.writer import write_deck
from booklet.theme.load import load_page_theme, load_slide_theme
from checks import made

LOOKS: Mapping[str, str] = {"guide": "class-sheets", "station-cards": "station-cards", "register": "class-sheets"}
"""The theme of each kind of sheets."""


@cache
def pages() -> Mapping[str, int]:
    """The pages of the booklet by the id of what stands on them."""
    return {anchor.id: anchor.page for anchor in made.placed().anchors}


@cache
def deck() -> Deck:
    return compose_class_deck(project.edition(), project.pictures(), pages())


def written(composed: Deck) -> tuple[PlacedDeck, bytes]:
    slides, out = place_deck(composed, load_slide_theme(), arial()), BytesIO()
    write_deck(slides, load_slide_theme(), lambda _: made.PIXEL, out)
    return slides, out.getvalue()


@cache
def pptx() -> tuple[PlacedDeck, bytes]:
    return written(deck())


def numbers() -> dict[str, int]:
    return {slide.id: number for number, slide in enumerate(pptx()[0].slides, 1)}


def document(kind: str, edition: Edition) -> Document:
    if kind == "guide":
        composed = compose_class_deck(edition, project.pictures(), pages())
        return compose_guide(edition, project.pictures(), composed, numbers())
    if kind == "register":
        return compose_register(edition)
    return compose_station_cards(edition, project.pictures(), pages(), load_page_theme(LOOKS[kind]).highlight)


def placed(kind: str, edition: Edition) -> PlacedBooklet:
    return place(document(kind, edition), load_page_theme(LOOKS[kind]), "A4", Ruler(project.family()))


def pdf_of(kind: str, edition: Edition) -> bytes:
    theme = load_page_theme(LOOKS[kind])
    return paint(placed(kind, edition), document(kind, edition), theme, project.family())


@cache
def pdf(kind: str) -> bytes:
    return pdf_of(kind, project.edition())
