"""The four publications: complete, in their budgets of pages, and each with what its article has."""

from __future__ import annotations

import pytest

import project
from booklet.blocks.deck import SlideTable
from booklet.blocks.document import FigureRow
from booklet.content.exercise import Position, Setting
from booklet.layout.pages import place
from booklet.layout.ruler import Ruler
from booklet.pictures.picture import Drawing

PAGES = {"phase-guide": 44, "find-your-cause": 48, "eight-exercises": 24, "four-exercises": 12}


def test_every_edition_has_a_budget() -> None:
    assert set(PAGES) == set(project.library().editions)


@pytest.mark.parametrize(("edition", "most"), PAGES.items())
def test_the_pages_fit_the_budget(edition: str, most: int) -> None:
    placed = place(project.document(edition), project.page_theme(), "A5", Ruler(project.family()))
    assert len(placed.pages) <= most
    assert len(placed.pages) % 4 == 0
    assert placed.overfull == ()


@pytest.mark.parametrize("edition", PAGES)
def test_what_only_a_professional_does_is_never_for_home(edition: str) -> None:
    made = project.edition(edition)
    words = project.document(edition)
    for exercise in made.exercises:
        if exercise.setting is Setting.SUPERVISED:
            (section,) = (one for one in words.sections if one.id == f"exercise.{exercise.id}.page")
            ids = {getattr(block, "id", "") for panel in section.blocks for block in getattr(panel, "blocks", ())}
            assert f"exercise.{exercise.id}.supervised" in ids
            assert f"exercise.{exercise.id}.yours" not in ids
            assert not made.scheduled(exercise.id)


def test_every_exercise_of_the_library_is_printed_somewhere() -> None:
    printed = {exercise.id for edition in PAGES for exercise in project.edition(edition).exercises}
    assert printed == set(project.library().exercises)


ON_A_MAT = {Position.LYING_ON_FRONT, Position.LYING_ON_BACK, Position.LYING_ON_SIDE, Position.HANDS_AND_KNEES}


@pytest.mark.parametrize("edition", PAGES)
def test_the_position_and_the_movement_name_who_must_ask_first(edition: str) -> None:
    for exercise in project.edition(edition).exercises:
        if exercise.setting is Setting.HOME:
            needed = {"floor"} if exercise.position in ON_A_MAT or "floor" in exercise.equipment else set()
            if exercise.position in {Position.LYING_ON_FRONT, Position.LYING_ON_BACK}:
                needed |= {"pregnancy", "recent-surgery"}
            if exercise.position is Position.STANDING:
                needed |= {"falls", "dizziness-or-high-blood-pressure"}
            if {"forward-bending", "twisting"} & set(exercise.avoid_tags):
                needed |= {"osteoporosis-or-fracture", "recent-surgery", "hip-replacement"}
            assert needed <= set(exercise.ask_first), exercise.id


def test_a_picture_shows_the_side_that_the_words_name() -> None:
    """One source begins bird dog with the right arm, the other with the left."""
    for edition, arm in (("eight-exercises", "right arm"), ("four-exercises", "left arm")):
        (section,) = (one for one in project.document(edition).sections if one.id == "exercise.bird-dog.page")
        (row,) = (block for block in section.blocks if isinstance(block, FigureRow))
        words = " ".join(project.edition(edition).library.exercises["bird-dog"].steps)
        assert arm in words.split("Change")[0]
        assert arm in row.figures[-1].alt
        picture = row.figures[-1].picture
        assert isinstance(picture, Drawing)
        assert picture.mirrored is (arm == "right arm")


def test_a_decision_stands_in_booklet_and_deck() -> None:
    slides = [slide for section in project.deck("find-your-cause").sections for slide in section.slides]
    asked = [slide for slide in slides if slide.id.startswith("topic-find-your-branch-question-")]
    (topic,) = (topic for topic in project.edition("find-your-cause").topics if topic.decision)
    assert [slide.title.partition(". ")[2].replace("\N{NO-BREAK SPACE}", " ") for slide in asked] == [
        question.ask for question in topic.decision
    ]
    for slide, question in zip(asked, topic.decision, strict=True):
        ((_, table),) = slide.slots
        assert isinstance(table, SlideTable)
        assert len(table.rows) == len(question.answers)
