"""The programme as a stair of phases."""

from __future__ import annotations

from collections.abc import Iterator

import project
from booklet.blocks.document import Document, Figure, FigureRow
from booklet.compose.programme_strip import programme_strip
from booklet.compose.wording import Wording
from booklet.content.programme import Phase, Programme
from booklet.pictures.picture import mirrored


def programme() -> Programme:
    return project.library().programmes["phase-guide"]


def strip_of(*phases: Phase) -> object:
    return programme_strip(programme().model_copy(update={"phases": phases}), Wording(project.edition().locale))


def test_every_phase_has_its_name_and_weeks_and_a_width_by_its_weeks() -> None:
    strip = programme_strip(programme(), Wording(project.edition().locale))
    assert strip
    named = [label.text for label in strip.labels]
    assert named == ["Acute phase", "Weeks 1–2", "Improving phase", "Weeks 3–4", "Recovery phase", "Weeks 5–8"]
    names = strip.labels[::2]
    assert [round(label.x / strip.width, 2) for label in names] == [0.24, 0.49, 0.98]
    assert [label.y for label in names] == sorted((label.y for label in names), reverse=True), "steps go up"
    assert all(phase.name in strip.alt for phase in programme().phases)
    assert 20 <= len(strip.alt) <= 250
    assert mirrored(strip) == strip, "time runs to the right"


def test_a_phase_too_short_for_its_name_has_no_strip() -> None:
    first, *rest = programme().phases
    assert strip_of(first.model_copy(update={"name": "A phase with a very long name indeed"}), *rest) is None
    assert strip_of(*(first.model_copy(update={"weeks": f"{week}"}) for week in range(1, 13))) is None


def test_the_strip_stands_on_the_page_and_on_a_slide() -> None:
    alts = [figure.picture.alt for figure in _figures(project.document())]
    assert sum("Improving phase" in alt for alt in alts) == 1
    slides = {slide.id: slide for section in project.deck().sections for slide in section.slides}
    assert "programme-phase-guide" in slides


def _figures(document: Document) -> Iterator[Figure]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, FigureRow):
                yield from block.figures
