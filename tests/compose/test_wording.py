from __future__ import annotations

from datetime import date

import pytest

import project
from booklet.compose.wording import NO_BREAK, Wording, glued
from booklet.content.programme import Weeks
from booklet.locale import locale_of

BRITISH = locale_of("en-GB")
assert BRITISH
WORDING = Wording(BRITISH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hold for 30 seconds", "Hold for 30~seconds"),
        ("Hold 5 to 10 seconds, then rest", "Hold 5~to~10~seconds, then rest"),
        ("Rest 1 or 2 minutes", "Rest 1~or~2~minutes"),
        ("Do 10 reps", "Do 10~reps"),
        ("In weeks 3 to 4 and week 5", "In weeks~3~to~4 and week~5"),
        ("See page 4", "See page~4"),
        ("Call 01632 960 123 today", "Call~01632~960~123 today"),
        ("Walk 2 km", "Walk 2 km"),
        ("In 2026 many people", "In 2026 many people"),
        ("Two seconds", "Two seconds"),
    ],
)
def test_numbers_stay_with_what_they_count(text: str, said: str) -> None:
    assert glued(text) == said.replace("~", NO_BREAK)


def test_gluing_twice_changes_nothing() -> None:
    text = glued("Hold 5 to 10 seconds on page 4 or call 01632 960 123")
    assert glued(text) == text


def test_fields_are_filled_from_locale_dose_and_words() -> None:
    dose = project.dose("10 reps, hold 5 s")
    text = WORDING.text("Ask your {physiotherapist}: {reps}, {hold}, week {first}", dose, first=3)
    assert text == "Ask your physiotherapist: 10~times, 5~seconds, week~3".replace("~", NO_BREAK)


def test_a_field_that_the_dose_does_not_state_stays_to_be_found_by_the_checks() -> None:
    assert WORDING.text("Hold for {hold}", project.dose("10 reps")) == "Hold for {hold}"


@pytest.mark.parametrize(("tag", "number"), [("en-GB", "999"), ("en-US", "911")])
def test_the_emergency_number_is_that_of_the_place(tag: str, number: str) -> None:
    locale = locale_of(tag)
    assert locale
    assert Wording(locale).text("Call {emergency_number}") == f"Call{NO_BREAK}{number}"


def test_a_date_is_one_word() -> None:
    assert WORDING.day(date(2026, 3, 1)) == f"1{NO_BREAK}March{NO_BREAK}2026"


@pytest.mark.parametrize(("weeks", "said"), [(Weeks(1, 2), "Weeks 1 to 2"), (Weeks(3, 3), "Week 3")])
def test_weeks_in_words(weeks: Weeks, said: str) -> None:
    assert WORDING.weeks(weeks) == said.replace(" ", NO_BREAK)
