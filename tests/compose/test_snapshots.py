"""What the guide says, page by page, to be read by people; ``snapshot.py`` says how to write it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import project
import snapshot
from compose.outline import outline, slide_outline

SNAPSHOTS = Path(__file__).parent / "snapshots"


def pages(*ids: str) -> str:
    sections = project.document().every_section()
    found = [section for section in sections if section.id in ids]
    assert len(found) == len(ids), ids
    return outline(found)


def slides(*ids: str) -> str:
    found = [slide for section in project.deck().sections for slide in section.slides if slide.id in ids]
    assert len(found) == len(ids), ids
    return slide_outline(found)


CASES: Mapping[str, Callable[[], str]] = {
    "cover-and-back": lambda: pages("cover", "back"),
    "safety-pages": lambda: pages("safety.section"),
    "exercise-page": lambda: pages("exercise.glute-bridge.page"),
    "programme": lambda: pages("part.7.diary"),
    "diary-page": lambda: pages("programme.phase-guide.diary.1.page"),
    "exercise-slide": lambda: slides("exercise-glute-bridge"),
    "emergency-slides": lambda: slides("emergency", "emergency-again"),
    "agenda-slide": lambda: slides("agenda"),
}


@pytest.mark.parametrize("name", CASES)
def test_says_what_was_agreed_on(name: str) -> None:
    snapshot.agrees(SNAPSHOTS / f"{name}.txt", CASES[name]())


def test_no_snapshot_is_unused() -> None:
    assert snapshot.unused(SNAPSHOTS, CASES) == set()
