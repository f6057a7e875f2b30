"""The shipped guide, made in memory, and ways to falsify what was made."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import project
from booklet.blocks.document import Document
from booklet.compose.booklet import compose_booklet
from booklet.compose.deck import compose_deck
from booklet.content.library import Edition
from booklet.layout.arial import arial
from booklet.layout.pages import place
from booklet.layout.placed import Line, Page, PlacedBooklet, PlacedDeck, TextBox
from booklet.layout.ruler import Ruler
from booklet.layout.slides import place_deck
from booklet.pdf.paint import paint
from booklet.slides.writer import write_deck
from booklet.theme.load import load_slide_theme

PIXEL = b"\x89PNG\r\n\x1a\n"
"""What stands for every picture of a deck: nothing here looks at one."""


@cache
def placed() -> PlacedBooklet:
    return placed_pages(project.document())


def placed_pages(document: Document) -> PlacedBooklet:
    return place(document, project.page_theme(), "A5", Ruler(project.family()))


def pdf(pages: PlacedBooklet, document: Document | None = None) -> bytes:
    return paint(pages, document or project.document(), project.page_theme(), project.family())


def booklet_of(edition: Edition) -> tuple[PlacedBooklet, bytes]:
    document = compose_booklet(edition, project.pictures(), project.FINGERPRINT)
    pages = placed_pages(document)
    return pages, pdf(pages, document)


def deck_of(edition: Edition) -> tuple[PlacedDeck, bytes]:
    theme = load_slide_theme()
    slides = place_deck(compose_deck(edition, project.pictures()), theme, arial())
    out = BytesIO()
    write_deck(slides, theme, lambda _: PIXEL, out)
    return slides, out.getvalue()


@cache
def deck() -> tuple[PlacedDeck, bytes]:
    return deck_of(project.edition())


def page_of(id_: str) -> Page:
    """The page on which a block starts."""
    anchor = next(anchor for anchor in placed().anchors if anchor.id == id_)
    return placed().pages[anchor.page - 1]


def with_page(page: Page) -> PlacedBooklet:
    """The guide with another page in the place of the one that has its number."""
    pages = placed().pages
    return replace(placed(), pages=(*pages[: page.number - 1], page, *pages[page.number :]))


def misprinted(page: Page, old: str, new: str) -> PlacedBooklet:
    """The guide with other words on one page; ``old`` stands in one line."""

    def line(one: Line) -> Line:
        return one._replace(pieces=tuple(piece._replace(text=piece.text.replace(old, new)) for piece in one.pieces))

    boxes = tuple(
        box._replace(lines=tuple(map(line, box.lines))) if isinstance(box, TextBox) else box for box in page.boxes
    )
    assert boxes != page.boxes, f"{old!r} does not stand in a line of page {page.number}"
    return with_page(replace(page, boxes=boxes))


def rewritten(pptx: bytes, part: str, old: str, new: str) -> bytes:
    """The deck with other words in the parts of a name."""
    out, found = BytesIO(), 0
    with zipfile.ZipFile(BytesIO(pptx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if re.fullmatch(part, name):
                found += data.count(old.encode())
                data = data.replace(old.encode(), new.encode())
            target.writestr(name, data)
    assert found, f"{old!r} does not stand in {part}"
    return out.getvalue()


def slide_number(id_: str) -> int:
    return next(number for number, slide in enumerate(deck()[0].slides, 1) if slide.id == id_)
