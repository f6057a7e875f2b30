"""The decks: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from booklet.blocks.deck import Deck
from booklet.checks.agreement import check_class_deck_agrees, check_deck_agrees
from booklet.checks.page_references import check_pages_named
from booklet.checks.readback import read_booklet, read_deck
from booklet.checks.slides import check_slides
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.deck import compose_deck
from booklet.content.edition import Kind, Output
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, has_errors
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import flipped, rasterise
from booklet.pipeline.making.booklets import booklet_of, made_booklet, placed_booklet
from booklet.pipeline.making.press import Artefact, Press, file_name
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
    press: Press, output: Output, agrees: Callable[[Edition, PlacedDeck, bytes], tuple[Diagnostic, ...]]
) -> Artefact:
    """The file of a deck, unless an error forbids it; ``agrees`` reads it back and compares."""
    from booklet.slides.writer import write_deck

    edition, theme, placed = press.edition, press.looks.slide, placed_deck(press, output)
    found = check_slides(placed, theme, edition)
    data = b""
    if not has_errors(found):
        data = write_deck(placed, theme, _images(placed, press.looks.page()))
        found += (*agrees(edition, placed, data), *_pages_named(press, data))
    return Artefact(file_name(edition, output), data, len(placed.slides), found)


def _pages_named(press: Press, pptx: bytes) -> tuple[Diagnostic, ...]:
    """Whether the pages that slides name are those of the finished booklet; it has told its own errors itself."""
    booklet = booklet_of(press.edition)
    pdf = made_booklet(press, booklet).data if booklet else b""
    return check_pages_named(press.edition, read_deck(pptx), read_booklet(pdf)) if pdf else ()


def _images(placed: PlacedDeck, theme: PageTheme) -> dict[str, bytes]:
    """The image of each picture on a slide, as large as it is shown at its largest."""
    from booklet.slides.writer import images_needed

    images = {}
    for key, figure in images_needed(placed).items():
        picture = figure.picture
        if isinstance(picture, Drawing):
            width = round(figure.box.width * PIXELS_PER_POINT)
            images[key] = rasterise(picture, theme.inks(picture.person), width)
        else:
            images[key] = flipped(picture) if picture.mirrored else picture.data
    return images
