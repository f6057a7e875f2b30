"""What all outputs of an edition are made of, and what one of them may take from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar, cast

from booklet.checks.deck_readback import SlideMark
from booklet.content.clinic import Clinic
from booklet.content.edition import Kind, Output, Paper, Variant
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic
from booklet.layout.ruler import Family
from booklet.pictures.picture import Picture
from booklet.pipeline.casting import cast_people
from booklet.pipeline.fonts import read_family
from booklet.pipeline.gallery import Gallery
from booklet.pipeline.manifest import Data
from booklet.theme.load import load_page_theme, load_slide_theme
from booklet.theme.model import PageTheme
from booklet.theme.slides import SlideTheme

T = TypeVar("T")

_ON_CLINIC_PAPER: Final = frozenset({Kind.BOOKLET, Kind.BOOKLET_PRINT, Kind.PRINT_TEST})
"""What is printed on the paper of the clinic's booklets; all else comes from the office printer as it is."""

_OFFICE: Final = {"a4": Paper.A4, "letter": Paper.LETTER}
"""What lies in an office printer, by the name that locales give it."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its bytes (none where an error forbids them), its pages or slides, and what is said of it.

    ``slides`` are those of a deck, to know later what somebody changed in it; ``facts`` stand in the report: how a deck
    was bound to a clinic's own template, how much of the paper ink covers.
    """

    name: str
    data: Data
    count: int
    diagnostics: tuple[Diagnostic, ...]
    slides: tuple[SlideMark, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


class Looks:
    """Themes and fonts, each read when it is first needed; in the colours of the ``clinic``."""

    def __init__(self, clinic: Clinic | None = None) -> None:
        self.accent = clinic.colours.accent if clinic and clinic.colours else ""
        self._pages: dict[str, PageTheme] = {}

    def page(self, variant: Variant | None = None) -> PageTheme:
        """What pages look like."""
        return self._page(variant.value if variant else "clinic")

    def sheet(self, kind: Kind) -> PageTheme:
        """What the sheets of a kind look like: a look has the name of its kind."""
        return self._page(kind.value)

    def _page(self, name: str) -> PageTheme:
        if name not in self._pages:
            theme = load_page_theme(name)
            self._pages[name] = theme.in_accent(self.accent) if self.accent else theme
        return self._pages[name]

    @property
    def overview(self) -> PageTheme:
        """What sheets of small pages and slides look like."""
        return self._page("overview")

    @property
    def class_sheets(self) -> PageTheme:
        """What the guide and the forms of a class look like."""
        return self._page("class-sheets")

    @cached_property
    def slide(self) -> SlideTheme:
        """What slides look like, where the clinic has no template of its own."""
        theme = load_slide_theme()
        return theme.in_accent(self.accent) if self.accent else theme

    @cached_property
    def family(self) -> Family:
        """The faces of pages, of every variant; raises MissingPartError."""
        return read_family(self.page().fonts)


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that the outputs of an edition are made of; ``fingerprint`` is that of its content.

    What several outputs need (a booklet that is imposed too, its page numbers for the slides) is made ``once``.
    """

    edition: Edition
    gallery: Gallery
    fingerprint: str
    looks: Looks
    _made: dict[tuple[object, ...], object] = field(default_factory=dict)

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made under a key, or is made now."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])

    def pictures(self, output: Output) -> Mapping[str, Picture]:
        """The pictures by id, showing the people and the side that an output asks for."""
        people = output.people or self.edition.spec.people
        return self.once(("pictures", people, output.side), lambda: cast_people(self.gallery, people, output.side))


def paper_of(edition: Edition, output: Output) -> Paper:
    """The size of an output's pages."""
    return output.paper or _usual_paper(edition, output)


def file_name(edition: Edition, output: Output) -> str:
    """``<kind>[-<variant>][-<paper>].<ending>``; the paper is named where it is not the usual one."""
    usual = _usual_paper(edition, output)
    parts = [output.kind.value, *([output.variant.value] if output.variant else [])]
    parts += [output.paper.value] if output.paper not in (None, usual) else []
    return f"{'-'.join(parts)}.{output.kind.ending}"


def _usual_paper(edition: Edition, output: Output) -> Paper:
    if output.kind in _ON_CLINIC_PAPER and output.variant is not Variant.LARGE_PRINT:
        return edition.clinic.paper
    return _OFFICE[edition.locale.paper]
