from __future__ import annotations

from typing import TypeVar

import pytest

from base_project import BASE
from booklet.content.dose import notation
from booklet.content.exercise import Exercise, Position
from booklet.content.load import load_record, load_topic
from booklet.content.photo import PhotoNotes
from booklet.content.programme import Programme, Weeks
from booklet.content.record import Record
from booklet.diagnostics import Checked
from booklet.source.located import SourceText
from booklet.source.markdown import parse_markdown
from booklet.source.yaml import parse_yaml

R = TypeVar("R", bound=Record)


def _load(kind: type[R], text: str) -> Checked[R]:
    node = parse_yaml(SourceText("a.yaml", text)).value
    assert node
    return load_record(kind, "a", node)


def test_an_exercise_has_typed_fields_and_its_doses() -> None:
    exercise = _load(Exercise, BASE["content/exercises/bridge.yaml"]).value
    assert exercise
    assert exercise.id == "a"
    assert exercise.position is Position.LYING_ON_BACK
    assert notation(exercise.doses["guide"]) == "10 reps, hold 5-10 s"
    assert exercise.steps[1] == "Hold for {hold}."


def test_every_field_knows_its_place() -> None:
    exercise = _load(Exercise, BASE["content/exercises/bridge.yaml"]).value
    assert exercise
    assert str(exercise.span("steps", 1)) == "a.yaml:7:5"
    assert str(exercise.key_span("steps")) == "a.yaml:5:1"
    assert str(exercise.span("feel")) == "a.yaml:1:1"


def test_prose_is_what_a_reader_sees() -> None:
    exercise = _load(Exercise, BASE["content/exercises/bridge.yaml"]).value
    assert exercise
    words = [(each.field, each.text, each.span.line) for each in exercise.prose()]
    assert words == [
        ("name", "Bridge", 1),
        ("purpose", "Makes your back stronger.", 2),
        ("start", "Lie on your back with bent knees.", 4),
        ("steps", "Lift your hips.", 6),
        ("steps", "Hold for {hold}.", 7),
        ("steps", "Lower your hips.", 8),
        ("cues", "Lift your hips", 10),
    ]


def test_prose_reaches_into_the_parts_of_a_record() -> None:
    programme = _load(Programme, BASE["content/programmes/plan.yaml"]).value
    assert programme
    assert ("phases", "Ease the pain.", 7) in [(each.field, each.text, each.span.line) for each in programme.prose()]


def test_a_page_of_words_keeps_its_body() -> None:
    text = "---\ntitle: About\nsources: [guide]\n---\n## First\n\nOne **two**.\n\n- Three\n  > Four\n"
    article = parse_markdown(SourceText("a.md", text)).value
    assert article
    topic = load_topic("a", article).value
    assert topic
    assert [(each.text, each.span.line) for each in topic.prose()] == [
        ("About", 2),
        ("First", 5),
        ("One two.", 7),
        ("Three", 9),
        ("Four", 10),
    ]


@pytest.mark.parametrize(
    ("written", "weeks", "length"),
    [("1-2", Weeks(1, 2), 2), ("3", Weeks(3, 3), 1), ("5 – 8", Weeks(5, 8), 4), ("4-3", Weeks(4, 3), 0)],
)
def test_weeks_are_numbers(written: str, weeks: Weeks, length: int) -> None:
    text = BASE["content/programmes/plan.yaml"].replace("weeks: 1-2", f"weeks: {written}")
    programme = _load(Programme, text).value
    assert programme
    assert programme.phases[0].span_of_weeks == weeks
    assert len(weeks) == length


def test_a_word_of_yaml_stays_a_word() -> None:
    text = (
        BASE["content/exercises/bridge.yaml"]
        .replace("name: Bridge", "name: no")
        .replace("- Lift your hips\n", "- 010\n")
    )
    exercise = _load(Exercise, text).value
    assert exercise
    assert (exercise.name, exercise.cues) == ("no", ("010",))


def test_one_misspelt_key_is_one_message() -> None:
    text = BASE["content/exercises/bridge.yaml"].replace("purpose:", "porpose:")
    [found] = _load(Exercise, text).diagnostics
    assert str(found) == "a.yaml:2:1: REC-01 `porpose` is no field of an exercise\n    did you mean `purpose`?"


def test_a_dose_in_quotation_marks_is_located_at_its_start() -> None:
    text = BASE["content/exercises/bridge.yaml"].replace("10 reps, hold 5-10 s", "'10 reps, twist'")
    [found] = _load(Exercise, text).diagnostics
    assert str(found.span) == "a.yaml:14:10"


def test_a_text_that_is_too_short_says_how_long_it_must_be() -> None:
    text = "alt: A person.\ncredit: A. Photographer\nlicence: CC BY 4.0\nconsent: nobody can be recognised\n"
    [found] = _load(PhotoNotes, text).diagnostics
    assert found.message == "`alt` has 9 letters; it needs at least 20"
