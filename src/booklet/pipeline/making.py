"""How each kind of output is made: composed, placed, checked, written in memory, read back and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from booklet.checks.agreement import check_booklet_agrees, check_deck_agrees
from booklet.checks.deck_readback import SlideMark, read_deck
from booklet.checks.pages import check_pages, check_sheets
from booklet.checks.review import check_review_agrees
from booklet.checks.slides import check_slides
from booklet.compose.booklet import compose_booklet
from booklet.compose.deck import compose_deck
from booklet.compose.sources_review import compose_sources_review
from booklet.content.edition import Kind, Output, Paper
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, has_errors
from booklet.layout.arial import arial
from booklet.layout.pages import place
from booklet.layout.placed import SlideFigure
from booklet.layout.ruler import Family, Ruler
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Photo, Picture
from booklet.pictures.raster import rasterise
from booklet.pipeline.fonts import read_family
from booklet.pipeline.manifest import Data
from booklet.pipeline.spool import spool
from booklet.theme.load import load_page_theme, load_slide_theme
from booklet.theme.model import PageTheme
from booklet.theme.slides import SlideTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""

ENDINGS: Final[Mapping[Kind, str]] = {Kind.BOOKLET: "pdf", Kind.DECK: "pptx", Kind.SOURCES_REVIEW: "pdf"}

_SHEETS: Final = {"a4": Paper.A4, "letter": Paper.LETTER}
"""What lies in an office printer, by the name that locales give it."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its bytes (none where an error forbids them), its pages or slides, and what is said of it.

    ``slides`` are those of a deck, to know later what somebody changed in it.
    """

    name: str
    data: Data
    count: int
    diagnostics: tuple[Diagnostic, ...]
    slides: tuple[SlideMark, ...] = ()


class Looks:
    """Themes and fonts, each read when it is first needed."""

    @cached_property
    def page(self) -> PageTheme:
        """What pages look like."""
        return load_page_theme()

    @cached_property
    def slide(self) -> SlideTheme:
        """What slides look like."""
        return load_slide_theme()

    @cached_property
    def family(self) -> Family:
        """The faces of pages; raises MissingPartError."""
        return read_family(self.page.fonts)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that an output is made of; ``fingerprint`` is that of the edition's content."""

    edition: Edition
    pictures: Mapping[str, Picture]
    fingerprint: str
    looks: Looks


def file_name(edition: Edition, output: Output) -> str:
    """``<kind>[-<paper>].<ending>``; the paper is named where it is not the clinic's."""
    paper = f"-{output.paper.value}" if output.paper not in (None, edition.clinic.paper) else ""
    return f"{output.kind.value}{paper}.{ENDINGS[output.kind]}"


def make(material: Material, output: Output) -> Artefact:
    """Make one output in memory."""
    return _MAKERS[output.kind](material, output)


def _make_booklet(material: Material, output: Output) -> Artefact:
    from booklet.pdf.paint import paint

    edition, looks = material.edition, material.looks
    paper = output.paper or edition.clinic.paper
    document = compose_booklet(edition, material.pictures, material.fingerprint)
    placed = place(document, looks.page, paper.value, Ruler(looks.family))
    found = check_pages(placed, document, looks.page, edition)
    data = b""
    if not has_errors(found):
        data = paint(placed, document, looks.page, looks.family)
        found += check_booklet_agrees(edition, placed, data)
    return Artefact(file_name(edition, output), data, len(placed.pages), found)


def _make_deck(material: Material, output: Output) -> Artefact:
    from booklet.slides.writer import write_deck

    edition, looks = material.edition, material.looks
    deck = compose_deck(edition, material.pictures)
    placed = place_deck(deck, looks.slide, arial())
    found = check_slides(placed, looks.slide, edition)
    if has_errors(found):
        return Artefact(file_name(edition, output), b"", len(placed.slides), found)
    file = spool()
    write_deck(placed, looks.slide, partial(_image, theme=looks.page), file)
    slides = read_deck(file)
    found += check_deck_agrees(edition, placed, slides)
    return Artefact(file_name(edition, output), file, len(placed.slides), found, tuple(slide.mark for slide in slides))


def _make_sources_review(material: Material, output: Output) -> Artefact:
    from booklet.pdf.paint import paint

    edition, looks = material.edition, material.looks
    theme = looks.page.on_sheets()
    paper = output.paper or _SHEETS[edition.locale.paper]
    document = compose_sources_review(edition, material.fingerprint)
    placed = place(document, theme, paper.value, Ruler(looks.family))
    found = check_sheets(placed, document, theme, edition)
    data = b""
    if not has_errors(found):
        data = paint(placed, document, theme, looks.family)
        found += check_review_agrees(edition, data)
    return Artefact(file_name(edition, output), data, len(placed.pages), found)


_MAKERS: Final[Mapping[Kind, Callable[[Material, Output], Artefact]]] = {
    Kind.BOOKLET: _make_booklet,
    Kind.DECK: _make_deck,
    Kind.SOURCES_REVIEW: _make_sources_review,
}


def _image(figure: SlideFigure, theme: PageTheme) -> bytes:
    """The image of a picture on a slide, as large as it is shown there."""
    if isinstance(figure.picture, Photo):
        return figure.picture.data
    inks = {role: (ink.colour, ink.alpha) for role, ink in theme.drawing.items()}
    return rasterise(figure.picture, inks, round(figure.box.width * PIXELS_PER_POINT), mirrored=figure.mirrored)
