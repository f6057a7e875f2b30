"""The decks: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from booklet.blocks.deck import Deck
from booklet.checks.agreement import check_class_deck_agrees, check_deck_agrees
from booklet.checks.deck_readback import DeckSlide, read_deck
from booklet.checks.page_references import check_pages_named
from booklet.checks.readback import read_booklet
from booklet.checks.slides import check_slides
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.deck import compose_deck
from booklet.content.edition import Kind, Output
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, has_errors
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import flipped, rasterise
from booklet.pipeline.making.booklets import booklet_of, made_booklet, placed_booklet
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.pipeline.manifest import blocks
from booklet.pipeline.spool import spool
from booklet.theme.model import PageTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""


def placed_deck(press: Press, output: Output) -> PlacedDeck:
    """The slides of a deck, placed once for all that needs them."""

    def composed() -> Deck:
        compose = compose_class_deck if output.kind is Kind.CLASS_DECK else compose_deck
        return compose(press.edition, press.pictures(output), booklet_pages(press))

    return press.once(("deck", output), lambda: place_deck(composed(), press.looks.slide, arial()))


def booklet_pages(press: Press) -> dict[str, int]:
    """On which page of the edition's booklet each block stands, by its id; none where it makes no booklet."""
    booklet = booklet_of(press.edition)
    return {anchor.id: anchor.page for anchor in placed_booklet(press, booklet).placed.anchors} if booklet else {}


def make_deck(press: Press, output: Output) -> Artefact:
    """The editable deck of the whole booklet."""
    return _written(press, output, check_deck_agrees)


def make_class_deck(press: Press, output: Output) -> Artefact:
    """The editable deck of the class."""
    return _written(press, output, check_class_deck_agrees)


def _written(
    press: Press, output: Output, agrees: Callable[[Edition, PlacedDeck, tuple[DeckSlide, ...]], tuple[Diagnostic, ...]]
) -> Artefact:
    """The file of a deck, unless an error forbids it; ``agrees`` reads it back and compares."""
    from booklet.slides.writer import write_deck

    edition, theme, placed = press.edition, press.looks.slide, placed_deck(press, output)
    found = check_slides(placed, theme, edition)
    name, count = file_name(edition, output), len(placed.slides)
    if has_errors(found):
        return Artefact(name, b"", count, found)
    file = spool()
    write_deck(placed, theme, partial(_image, theme=press.looks.page()), file)
    slides = read_deck(file)
    found += (*agrees(edition, placed, slides), *_pages_named(press, slides))
    return Artefact(name, file, count, found, tuple(slide.mark for slide in slides))


def _pages_named(press: Press, slides: tuple[DeckSlide, ...]) -> tuple[Diagnostic, ...]:
    """Whether the pages that slides name are those of the finished booklet; it has told its own errors itself."""
    booklet = booklet_of(press.edition)
    pdf = b"".join(blocks(made_booklet(press, booklet).data)) if booklet else b""
    return check_pages_named(press.edition, slides, read_booklet(pdf)) if pdf else ()


def _image(figure: SlideFigure, theme: PageTheme) -> bytes:
    """The image of a picture, as large as this figure shows it."""
    picture = figure.picture
    if isinstance(picture, Drawing):
        return rasterise(picture, theme.inks(picture.person), round(figure.box.width * PIXELS_PER_POINT))
    return flipped(picture) if picture.mirrored else picture.data
