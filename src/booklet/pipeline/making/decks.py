"""The deck: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from booklet.checks.agreement import check_deck_agrees
from booklet.checks.deck_readback import read_deck
from booklet.checks.slides import check_slides
from booklet.compose.deck import compose_deck
from booklet.content.edition import Output
from booklet.diagnostics import has_errors
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import Lettering, flipped, rasterise
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.pipeline.spool import spool
from booklet.theme.model import PageTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""


def placed_deck(press: Press, output: Output) -> PlacedDeck:
    """The slides of a deck, placed once for all that needs them."""

    def placed() -> PlacedDeck:
        deck = compose_deck(press.edition, press.pictures(output))
        return place_deck(deck, press.looks.slide, arial())

    return press.once(("deck", output), placed)


def make_deck(press: Press, output: Output) -> Artefact:
    """The editable deck."""
    from booklet.slides.writer import write_deck

    edition, theme, placed = press.edition, press.looks.slide, placed_deck(press, output)
    found = check_slides(placed, theme, edition)
    name, count = file_name(edition, output), len(placed.slides)
    if has_errors(found):
        return Artefact(name, b"", count, found)
    file = spool()
    write_deck(placed, theme, partial(_image, theme=press.looks.page()), file)
    slides = read_deck(file)
    found += check_deck_agrees(edition, placed, slides)
    return Artefact(name, file, count, found, tuple(slide.mark for slide in slides))


def _image(figure: SlideFigure, theme: PageTheme) -> bytes:
    """The image of a picture, as large as this figure shows it."""
    picture = figure.picture
    if isinstance(picture, Drawing):
        width = round(figure.box.width * PIXELS_PER_POINT)
        return rasterise(picture, theme.inks(picture.person), width, _letterings(figure))
    return flipped(picture) if picture.mirrored else picture.data


def _letterings(figure: SlideFigure) -> Iterator[Lettering]:
    """The labels of a picture, in the pixels of its image."""
    for line in figure.labels:
        for piece in line.pieces:
            x, y = line.x + piece.x - figure.box.x, line.y - figure.box.y
            yield Lettering(piece.text, *(length * PIXELS_PER_POINT for length in (x, y, piece.size)))
