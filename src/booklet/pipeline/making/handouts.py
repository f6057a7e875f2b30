"""The handout of a deck: its placed slides made small, on sheets for the office printer."""

from __future__ import annotations

from booklet.checks.handout import check_handout_agrees
from booklet.compose.deck_handout import HandoutSlide, compose_deck_handout
from booklet.content.edition import Kind, Output
from booklet.layout.miniature import SlideMiniatures
from booklet.pipeline.making.booklets import Pages, placed_pages, printed_sheets
from booklet.pipeline.making.decks import Slides, placed_slides
from booklet.pipeline.making.press import Artefact, Press


def make_deck_handout(press: Press, output: Output) -> Artefact:
    """The handout of the deck that the edition's class is taught with, or of its whole deck."""
    asked = {one.kind for one in press.edition.spec.outputs}
    kind = Kind.CLASS_DECK if Kind.CLASS_DECK in asked else Kind.DECK
    slides = placed_slides(press, output.model_copy(update={"kind": kind}))
    pages = _handout_pages(press, output, slides)
    return printed_sheets(press, output, pages, lambda data: check_handout_agrees(press.edition, slides.placed, data))


def _handout_pages(press: Press, output: Output, placed: Slides) -> Pages:
    theme, family, deck = press.looks.overview, press.looks.family, placed.placed
    slides = SlideMiniatures(deck, placed.theme, theme, family)
    shown = [
        HandoutSlide(number, slide.role, slide.title, slide.section, slides.miniature(number))
        for number, slide in enumerate(deck.slides, 1)
    ]
    return placed_pages(press, output, compose_deck_handout(press.edition, deck.title, shown), theme)
