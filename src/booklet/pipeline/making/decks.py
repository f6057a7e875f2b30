"""The decks: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from booklet.blocks.deck import Deck
from booklet.checks.agreement import check_class_deck_agrees, check_deck_agrees
from booklet.checks.deck_readback import DeckSlide, read_deck
from booklet.checks.page_references import check_pages_named
from booklet.checks.readback import read_booklet
from booklet.checks.slides import check_slides
from booklet.checks.template import binding_rows, check_template
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.deck import compose_deck
from booklet.content.edition import Kind, Output
from booklet.diagnostics import Diagnostic, has_errors
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import flipped, rasterise
from booklet.pipeline.making.booklets import booklet_of, made_booklet, placed_booklet
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.pipeline.making.templates import open_template
from booklet.pipeline.manifest import blocks
from booklet.pipeline.spool import spool
from booklet.slides.package_reader import Package
from booklet.theme.model import PageTheme
from booklet.theme.slides import SlideTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""


def placed_deck(press: Press, output: Output) -> PlacedDeck:
    """The slides of a deck in our own look, placed once for all that needs them."""
    return press.once(("deck", output), lambda: place_deck(_composed(press, output), press.looks.slide, arial()))


def _composed(press: Press, output: Output) -> Deck:
    """The deck of the whole booklet, or of the class."""
    compose = compose_class_deck if output.kind is Kind.CLASS_DECK else compose_deck
    return compose(press.edition, press.pictures(output), booklet_pages(press))


def made_deck(press: Press, output: Output) -> Artefact:
    """The finished deck, made once for all that needs it."""
    return press.once(("artefact", output), lambda: make_deck(press, output))


def booklet_pages(press: Press) -> dict[str, int]:
    """On which page of the edition's booklet each block stands, by its id; none where it makes no booklet."""
    booklet = booklet_of(press.edition)
    return {anchor.id: anchor.page for anchor in placed_booklet(press, booklet).placed.anchors} if booklet else {}


def make_deck(press: Press, output: Output) -> Artefact:
    """The editable deck, in the clinic's own template where there is one; other outputs show slides in our own look."""
    if press.edition.clinic.template is None:
        theme, placed = press.looks.slide, placed_deck(press, output)
        return _written(press, output, Slides(placed, theme), check_slides(placed, theme, press.edition))
    opened = press.once(("template",), lambda: open_template(press.edition.clinic, press.gallery.template or b""))
    if opened.value is None:
        return Artefact(file_name(press.edition, output), b"", 0, opened.diagnostics)
    package, binding, width = opened.value
    placed = place_deck(_composed(press, output), binding.theme, arial(width))
    found = check_slides(placed, binding.theme, press.edition)
    found += tuple(check_template(binding, placed, press.edition.clinic))
    made = _written(press, output, Slides(placed, binding.theme, package), found)
    return replace(made, binding=tuple(row._asdict() for row in binding_rows(binding, placed)))


class Slides(NamedTuple):
    """Placed slides and their looks; ``package`` is the template that they stand in."""

    placed: PlacedDeck
    theme: SlideTheme
    package: Package | None = None


def _written(press: Press, output: Output, slides: Slides, found: tuple[Diagnostic, ...]) -> Artefact:
    """The file, unless an error forbids it; read back and compared."""
    from booklet.slides.writer import write_deck

    name, count = file_name(press.edition, output), len(slides.placed.slides)
    if has_errors(found):
        return Artefact(name, b"", count, found)
    file = spool()
    write_deck(slides.placed, slides.theme, partial(_image, theme=press.looks.page()), file, slides.package)
    read = read_deck(file)
    agrees = check_class_deck_agrees if output.kind is Kind.CLASS_DECK else check_deck_agrees
    found += (*agrees(press.edition, slides.placed, read), *_pages_named(press, read))
    return Artefact(name, file, count, found, tuple(slide.mark for slide in read))


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
