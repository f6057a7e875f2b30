"""The decks: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from booklet.blocks.deck import Deck
from booklet.checks.agreement import check_class_deck_agrees, check_deck_agrees
from booklet.checks.deck_readback import DeckSlide, read_deck
from booklet.checks.page_references import check_pages_named
from booklet.checks.readback import Readback, read_booklet
from booklet.checks.slides import check_slides
from booklet.checks.template import binding_rows, check_template
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.deck import compose_deck
from booklet.content.edition import Kind, Output
from booklet.diagnostics import Checked, Diagnostic, has_errors
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import Lettering, flipped, rasterise
from booklet.pipeline.making.booklets import booklet_of, booklet_pages, large_print_of, made_booklet, pages_of
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.pipeline.making.templates import Opened, open_template
from booklet.pipeline.manifest import blocks
from booklet.pipeline.spool import spool
from booklet.slides.package_reader import Package
from booklet.theme.binding import Binding
from booklet.theme.model import PageTheme
from booklet.theme.slides import SlideTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""


class Slides(NamedTuple):
    """Placed slides and their look; in a clinic's own template, its ``package`` and how the roles were bound."""

    placed: PlacedDeck
    theme: SlideTheme
    package: Package | None = None
    binding: Binding | None = None


def placed_slides(press: Press, output: Output) -> Slides:
    """The slides of a deck, placed once for all that shows them; in our own look where the template is faulty."""
    return press.once(("slides", output.kind, output.people, output.side), lambda: _placed(press, output))


def _placed(press: Press, output: Output) -> Slides:
    deck, template = composed_deck(press, output), _template(press)
    if template is None or template.value is None:
        return Slides(place_deck(deck, press.looks.slide, arial()), press.looks.slide)
    package, binding, width = template.value
    return Slides(place_deck(deck, binding.theme, arial(width)), binding.theme, package, binding)


def _template(press: Press) -> Checked[Opened] | None:
    """The clinic's own template, if it has one, or what is wrong with it."""
    clinic = press.edition.clinic
    if clinic.template is None:
        return None
    return press.once(("template",), lambda: open_template(clinic, press.gallery.template or b""))


def composed_deck(press: Press, output: Output) -> Deck:
    """The deck of the whole booklet, or of the class."""
    edition, pictures, pages = press.edition, press.pictures(output), booklet_pages(press)
    if output.kind is Kind.CLASS_DECK:
        return compose_class_deck(edition, pictures, pages)
    return compose_deck(edition, pictures, pages, pages_of(press, large_print_of(edition)))


def made_deck(press: Press, output: Output) -> Artefact:
    """The finished deck, made once for all that needs it."""
    return press.once(("artefact", output), lambda: make_deck(press, output))


def make_deck(press: Press, output: Output) -> Artefact:
    """The editable deck, in the clinic's own template where there is one."""
    template = _template(press)
    if template and template.value is None:
        return Artefact(file_name(press.edition, output), b"", 0, template.diagnostics)
    slides = placed_slides(press, output)
    found = check_slides(slides.placed, slides.theme, press.edition)
    if slides.binding is None:
        return _written(press, output, slides, found)
    found += tuple(check_template(slides.binding, slides.placed, press.edition.clinic))
    rows = binding_rows(slides.binding, slides.placed)
    return replace(_written(press, output, slides, found), facts={"template": [row._asdict() for row in rows]})


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
    found += (*agrees(press.edition, slides.placed, read), *_pages_named(press, output, read))
    return Artefact(name, file, count, found, tuple(slide.mark for slide in read))


def _pages_named(press: Press, output: Output, slides: tuple[DeckSlide, ...]) -> tuple[Diagnostic, ...]:
    """Whether the pages that slides name are those of the finished booklets, which have told their own errors."""
    booklet = _words(press, booklet_of(press.edition))
    large = _words(press, large_print_of(press.edition)) if output.kind is Kind.DECK else ()
    return check_pages_named(press.edition, slides, booklet, large) if booklet else ()


def _words(press: Press, booklet: Output | None) -> tuple[Readback, ...]:
    """What is read back from a finished booklet; nothing where there is none."""
    pdf = b"".join(blocks(made_booklet(press, booklet).data)) if booklet else b""
    return press.once(("words", booklet), lambda: read_booklet(pdf)) if pdf else ()


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
