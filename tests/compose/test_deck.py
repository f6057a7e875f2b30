from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

import project
from booklet.blocks.deck import Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import plain
from booklet.compose.deck import compose_deck
from booklet.content.edition import Status
from booklet.content.exercise import Exercise
from compose.outline import slide_outline

DECK = project.deck()
SLIDES = [slide for section in DECK.sections for slide in section.slides]
EDITION = project.edition()


def slide(id_: str) -> Slide:
    return next(slide for slide in SLIDES if slide.id == id_)


def points(slide: Slide, slot: str) -> list[str]:
    content = dict(slide.slots)[slot]
    assert isinstance(content, Points)
    return [plain(paragraph) for paragraph in content.paragraphs]


def notes(slide: Slide) -> dict[str, str]:
    return {note.label: note.words.replace("\N{NO-BREAK SPACE}", " ") for note in slide.notes}


def test_ids_are_unique_and_links_lead_to_slides() -> None:
    ids = [slide.id for slide in SLIDES]
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
    runs = [
        run
        for slide in SLIDES
        for _, content in slide.slots
        if isinstance(content, Points)
        for paragraph in content.paragraphs
        for run in paragraph
    ]
    assert {run.link[1:] for run in runs if run.link.startswith("#")} <= set(ids)


def test_the_emergency_signs_are_the_third_slide_and_the_last() -> None:
    assert SLIDES[2].role is SLIDES[-1].role is SlideRole.EMERGENCY
    for place in (SLIDES[2], SLIDES[-1]):
        shown = points(place, "Signs left") + points(place, "Signs right")
        assert shown == [sign.cue for sign in EDITION.library.emergency.signs]
        condition, action = points(place, "Action")
        assert condition == "Any one of these signs that is new or getting worse:"
        assert EDITION.locale.emergency_number in action
        assert all(sign.text in notes(place)["SAY"] for sign in EDITION.library.emergency.signs)


def test_whom_it_is_for_comes_second() -> None:
    assert SLIDES[1].role is SlideRole.AUDIENCE


def test_every_slide_says_what_to_say_and_do() -> None:
    for one in SLIDES:
        assert notes(one)["SAY"].strip(), one.id
        assert notes(one)["DO"].strip(), one.id


def test_no_field_is_left_unfilled_and_numbers_keep_their_units() -> None:
    text = slide_outline(SLIDES)
    assert re.findall(r"\{\w*\}", text) == []
    assert re.findall(r"\d (?:seconds?|minutes?|times|reps|s|min)\b", text) == []


def test_no_slide_is_only_a_title() -> None:
    assert [slide.id for slide in SLIDES if not slide.slots] == []


@pytest.mark.parametrize("exercise", EDITION.exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_has_picture_dose_short_cues_a_stop_and_all_steps_in_its_notes(exercise: Exercise) -> None:
    one = slide(f"exercise-{exercise.id}")
    assert any(isinstance(content, SlidePicture) for _, content in one.slots)
    assert points(one, "Dose")
    assert 1 <= len(points(one, "Cues")) <= 3
    assert points(one, "Stop") == [EDITION.library.pain_scale.rule_cue]
    said = notes(one)
    assert all(str(number) + ". " in said["STEPS"] for number in range(1, len(exercise.steps) + 1))
    assert exercise.start not in said["DO"], "what the leader does is not run into what the patient does"
    assert EDITION.library.pain_scale.rule in said["STOP"]
    assert all(stop in said["STOP"] for stop in exercise.stop)


def test_the_agenda_links_to_every_part() -> None:
    (content,) = [content for _, content in slide("agenda").slots]
    assert isinstance(content, Points)
    assert [paragraph[0].link for paragraph in content.paragraphs] == [
        f"#part-{number}" for number in range(1, len(EDITION.spec.parts) + 1)
    ]


def test_the_programme_slides_say_what_the_booklet_says() -> None:
    for number, phase in enumerate(EDITION.programmes[0].phases, 1):
        (table,) = [
            content for _, content in slide(f"programme-phase-guide-{number}").slots if isinstance(content, SlideTable)
        ]
        assert len(table.rows) == len(phase.items)
        assert [name for name, _ in table.rows] == [
            EDITION.library.exercises[item.exercise].name for item in phase.items
        ]


def test_a_draft_says_so_on_the_first_slide_and_in_every_footer() -> None:
    assert any("not reviewed by a clinician" in line for line in points(SLIDES[0], "Details"))
    assert "not reviewed by a clinician" in DECK.footer
    reviewed = replace(EDITION, spec=EDITION.spec.model_copy(update={"status": Status.REVIEWED}))
    deck = compose_deck(reviewed, project.pictures())
    assert "not reviewed" not in deck.footer + slide_outline(deck.sections[0].slides)


def test_a_slide_names_the_page_of_the_large_print_where_it_is_another() -> None:
    pages = {f"exercise.{one.id}": 9 for one in EDITION.exercises}
    for large, said in ((9, "Booklet page 9"), (8, "Page 9, large print 8")):
        deck = compose_deck(EDITION, project.pictures(), pages, dict.fromkeys(pages, large))
        shown = next(one for part in deck.sections for one in part.slides if one.id == "exercise-bird-dog")
        assert points(shown, "Dose")[-1].replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("id_", "exercise", "asked"),
    [
        ("eight-exercises", "cat-cow", "How much? Ask us"),
        ("eight-exercises", "hamstring-seated", "How much? Ask us"),
        ("four-exercises", "hamstring-standing", "How often? Ask us"),
        ("four-exercises", "low-impact-aerobic", "How much, how often? Ask us"),
        ("find-your-cause", "slr-test", "Only with your physiotherapist"),
        ("eight-exercises", "single-knee-to-chest", ""),
    ],
)
def test_a_slide_says_what_to_ask_about(id_: str, exercise: str, asked: str) -> None:
    found = [one for part in project.deck(id_).sections for one in part.slides if one.id == f"exercise-{exercise}"]
    said = [text for text in points(found[0], "Dose") if "sk us" in text or "Only" in text]
    assert said == [text for text in (asked,) if text]


def test_what_is_not_for_home_has_no_number_on_its_slide() -> None:
    titles = [one.title for part in project.deck("find-your-cause").sections for one in part.slides]
    assert "Leg-raise test" in titles
    around = ("Clamshell, painful side up", "Nerve glide with a straight leg")
    shown = [title for title in titles if title.endswith(around)]
    assert shown == [f"{number}. {name}" for number, name in enumerate(around, 14)]


def test_a_part_with_many_exercises_takes_one_slide() -> None:
    sections = project.deck("eight-exercises").sections
    (part,) = [one for section in sections for one in section.slides if one.id == "part-2"]
    assert [name for name, _ in part.slots] == ["Summary", "Points"]


def test_nobody_is_told_to_try_what_is_not_for_home() -> None:
    deck = project.deck("find-your-cause")
    shown = {slide.id: notes(slide)["DO"] for section in deck.sections for slide in section.slides}
    assert shown["exercise-slr-test"].startswith("Show the picture only. Nobody tries it")
    assert "try it at their own pace" in shown["exercise-clamshell"]


def test_a_divider_does_not_say_its_title_twice() -> None:
    deck = project.deck("find-your-cause")
    dividers = [one for section in deck.sections for one in section.slides if one.role is SlideRole.SECTION]
    repeated = [one.title for one in dividers for point in points(one, "Points") if one.title.endswith(point)]
    assert len(dividers) > 5
    assert repeated == []
