from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from booklet.content.dose import (
    Dose,
    DoseText,
    gaps,
    implausible,
    is_complete,
    merge,
    notation,
    parse_dose,
    quantities,
)


class Card(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    dose: DoseText | None = None
    doses: dict[str, DoseText] = {}


def dose(text: str) -> Dose:
    parsed = parse_dose(text)
    assert isinstance(parsed, Dose), parsed
    return parsed


@pytest.mark.parametrize(
    ("base", "change", "merged"),
    [
        ("10 reps, hold 5 s", "twice a day", "10 reps, hold 5 s, twice a day"),
        ("10 reps, hold 5 s, every 2-3 hours", "3 times a day", "10 reps, hold 5 s, 3 times a day"),
        ("5-10 min, as tolerated", "15-20 min", "15-20 min, as tolerated"),
        ('"several times", hold 15-30 s', "5 reps", "5 reps, hold 15-30 s"),
        ("10 reps", "10 reps", "10 reps"),
    ],
)
def test_a_change_replaces_the_parts_that_it_states(base: str, change: str, merged: str) -> None:
    assert notation(merge(dose(base), dose(change))) == merged


def test_an_empty_change_changes_nothing() -> None:
    assert merge(dose("10 reps, daily"), Dose()) == dose("10 reps, daily")


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("10 reps, twice a day", ()),
        ("hold 30 s, every 2 hours", ()),
        ("20-30 min, daily", ()),
        ("10 reps", ("frequency",)),
        ("twice a day", ("amount",)),
        ("each side", ("amount", "frequency")),
        ('5-10 min, "several times" a day', ("frequency",)),
        ('10-15 reps, hold "a few seconds", daily', ("amount",)),
        ('"a few breaths"', ("amount", "frequency")),
    ],
)
def test_what_is_not_stated_in_numbers_leaves_a_gap(written: str, missing: tuple[str, ...]) -> None:
    assert gaps(dose(written)) == missing
    assert is_complete(dose(written)) is (missing == ())


def test_every_number_is_listed_with_what_it_counts() -> None:
    everything = dose("10-12 reps, hold 5 s, at least 2 min, rest 30 s, 3 sets, 4-5 times a week")
    assert [f"{found.range} {found.unit}" for found in quantities(everything)] == [
        "10-12 reps",
        "5 s",
        "2 min",
        "30 s",
        "4-5 times a week",
        "3 sets",
    ]
    assert [f"{found.range} {found.unit}" for found in quantities(dose("3-5 breaths, every 2-3 hours"))] == [
        "3-5 breaths",
        "2-3 h",
    ]
    assert quantities(dose('"a few breaths", hold "a few seconds", daily')) == ()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("0 reps", "The number of reps (0) starts at zero."),
        ("120 reps", "The number of reps (120) is more than 100."),
        ("10-5 reps", "The number of reps (10-5) runs backwards: the smaller number comes first."),
        ("hold 5-15 min", "The hold (5-15 min) is more than 10 min."),
        ("hold 601 s", "The hold (601 s) is more than 10 min."),
        ("3 h", "The duration (3 h) is more than 2 h."),
        ("0 min", "The duration (0 min) starts at zero."),
        ("rest 1 h", "The rest (1 h) is more than 10 min."),
        ("11 sets", "The number of sets (11) is more than 10."),
        ("25 times a day", "The frequency (25 times a day) is more than 24 times a day."),
        ("8 times a week", "The frequency (8 times a week) is more than 7 times a week."),
        ("every 0 hours", "The time between sessions (every 0 hours) starts at zero."),
        ("every 36 hours", "The time between sessions (every 36 hours) is more than 24 hours."),
        (
            "every 3-2 hours",
            "The time between sessions (every 3-2 hours) runs backwards: the smaller number comes first.",
        ),
        ("hold 20 s, for 30 s", "The hold (20 s) does not fit twice into the duration (30 s)."),
    ],
)
def test_a_slip_of_the_pen_is_said_in_a_sentence(written: str, sentence: str) -> None:
    assert implausible(dose(written)) == (sentence,)


@pytest.mark.parametrize(
    "written",
    [
        "100 reps, hold 10 min, for 2 h, rest 10 min, 10 sets, 24 times a day",
        "10 reps, every 24 hours",
        "7 times a week",
        "hold 3 s, for 30 s",
        '"several times", hold "a few seconds", daily',
    ],
)
def test_what_is_at_the_limit_is_let_pass(written: str) -> None:
    assert implausible(dose(written)) == ()


def test_a_record_holds_a_dose_as_text_and_writes_it_back() -> None:
    card = Card.model_validate({"dose": "twice a day, 10 repetitions", "doses": {"a": "30 sec"}})
    assert card.dose == dose("10 reps, twice a day")
    assert card.model_dump() == {"dose": "10 reps, twice a day", "doses": {"a": "30 s"}}
    assert Card.model_validate_json(card.model_dump_json()) == card
    assert Card(dose=card.dose).dose is card.dose


def test_a_wrong_dose_in_a_record_says_what_and_where_and_how_to_mend_it() -> None:
    with pytest.raises(ValidationError) as caught:
        Card.model_validate({"dose": "10 reps, hodl 5 s"})
    (error,) = caught.value.errors()
    assert error["loc"] == ("dose",)
    assert error["msg"] == "`hodl 5 s` is not a part of a dose. Hint: a form that is known: `hold 5 s`"
    assert error["ctx"]["offset"] == 9


@pytest.mark.parametrize("value", [10, ["10 reps"], {"reps": 10}, True])
def test_only_text_is_a_dose(value: object) -> None:
    with pytest.raises(ValidationError, match="written as text"):
        Card.model_validate({"dose": value})


def test_the_json_schema_is_a_string_with_examples_that_parse() -> None:
    schema = TypeAdapter(DoseText).json_schema()
    assert schema["type"] == "string"
    assert schema["description"]
    assert [notation(dose(example)) for example in schema["examples"]] == schema["examples"]
