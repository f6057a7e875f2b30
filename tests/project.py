"""The project that ships with booklet, each part of it read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from booklet.blocks.deck import Deck
from booklet.blocks.document import Document
from booklet.compose.booklet import compose_booklet
from booklet.compose.deck import compose_deck
from booklet.content.dose import Dose, parse_dose
from booklet.content.library import Edition, Library, edition_of
from booklet.content.shelf import load_library
from booklet.diagnostics import has_errors
from booklet.layout.ruler import Family
from booklet.pictures.drawing import read_drawing
from booklet.pictures.picture import Picture
from booklet.pipeline.fonts import read_family
from booklet.theme.load import load_page_theme
from booklet.theme.model import PageTheme

ROOT = Path(__file__).parents[1]
GUIDE = "phase-guide"
FINGERPRINT = "0f1e2d3c"


@cache
def library() -> Library:
    """Every record; a project with an error in it fails the test."""
    paths = [path for path in (ROOT / "content").rglob("*") if path.is_file()]
    checked = load_library({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths})
    assert not has_errors(checked.diagnostics), checked.diagnostics
    assert checked.value
    return checked.value


@cache
def edition(id_: str = GUIDE) -> Edition:
    return edition_in(library(), id_)


def edition_in(library: Library, id_: str = GUIDE) -> Edition:
    made = edition_of(library, id_)
    assert made
    return made


def with_dose(exercise: str, dose: Dose) -> Edition:
    """The guide with another dose in the record of one exercise, from the source that the guide follows."""
    source, record = edition().spec.source, library().exercises[exercise]
    changed = record.model_copy(update={"doses": {**record.doses, source: dose}})
    return edition_in(replace(library(), exercises={**library().exercises, exercise: changed}))


def dose(text: str) -> Dose:
    """A dose from its notation."""
    made = parse_dose(text)
    assert isinstance(made, Dose), made
    return made


@cache
def pictures() -> Mapping[str, Picture]:
    """Every drawing that can be read, by its id; one that a page needs and cannot get is an error there."""
    found: dict[str, Picture] = {}
    for path in sorted((ROOT / "images" / "drawings").glob("*.svg")):
        drawing = read_drawing(path.name, path.read_bytes()).value
        if drawing:
            found[path.stem] = drawing
    return found


@cache
def page_theme() -> PageTheme:
    return load_page_theme()


@cache
def family() -> Family:
    return read_family(page_theme().fonts)


@cache
def document(id_: str = GUIDE) -> Document:
    return compose_booklet(edition(id_), pictures(), FINGERPRINT)


@cache
def deck(id_: str = GUIDE) -> Deck:
    return compose_deck(edition(id_), pictures())
