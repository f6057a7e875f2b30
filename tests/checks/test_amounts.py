from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.checks.amounts import amounts, amounts_of, foreign
from booklet.compose import dose_phrase
from booklet.content.dose import (
    Daily,
    Dose,
    Every,
    Period,
    Quantity,
    Range,
    Reps,
    RepUnit,
    Times,
    Timespan,
    TimeUnit,
    quantities,
)
from booklet.locale import LOCALES

ONE_OR_MORE = st.integers(2, 90)
RANGES = st.builds(lambda low, more: Range(low, low + more), ONE_OR_MORE, st.integers(0, 20))
SPANS = st.builds(Timespan, RANGES, st.sampled_from(TimeUnit), st.booleans())
DOSES = st.builds(
    Dose,
    reps=st.none() | st.builds(Reps, RANGES, st.sampled_from(RepUnit)),
    hold=st.none() | SPANS,
    duration=st.none() | SPANS,
    rest=st.none() | SPANS,
    sets=st.none() | RANGES,
    frequency=st.none()
    | st.builds(Times, RANGES, st.sampled_from(Period))
    | st.builds(Every, RANGES, st.sampled_from(TimeUnit))
    | st.just(Daily()),
)


@given(DOSES)
def test_every_printing_of_a_dose_has_its_amounts_and_no_others(dose: Dose) -> None:
    locale = LOCALES[0]
    parts = ", ".join(part.words for part in dose_phrase.parts(dose, locale))
    for printed in (dose_phrase.phrase(dose, locale), dose_phrase.short(dose, locale), parts):
        assert {amount for _, amount in amounts(printed)} == set(quantities(dose))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hold for 5 to 10 seconds.", "5-10 s"),
        ("Ten times, for thirty seconds", "10-10 reps, 30-30 s"),
        ("a 2-minute rest", "2-2 min"),
        ("Do it twice a week", "2-2 times a week"),
        ("once every day", "1-1 times a day"),
        ("every hour", "1-1 h"),
        ("3 sets of 12 reps", "3-3 sets, 12-12 reps"),
        ("5-6 days a week", "5-6 times a week"),
        ("Rest for 1.5 min", "-1--1 min"),
        ("1 Set your feet apart. 2 Hold. 3 Breathe.", ""),
        ("Weeks 1 to 2, page 4 of 40, exercise 3 · version 0.1, call 999 or 01632 960 123", ""),
        ("Give your pain a number from 0 to 10. One leg at a time.", ""),
        ("a few seconds, several times a day", ""),
    ],
)
def test_amounts_are_numbers_with_a_unit_of_a_dose(text: str, found: str) -> None:
    seen = (f"{amount.range.low}-{amount.range.high} {amount.unit}" for _, amount in amounts(text))
    assert ", ".join(seen) == found


def test_what_is_foreign_is_named_as_it_is_written_and_once() -> None:
    own = amounts_of(Dose(reps=Reps(Range(10, 10))), None)
    assert own == {Quantity(Range(10, 10), "reps")}
    assert list(foreign("10 times, hold 5\u00a0s, then 5\u00a0s more", own)) == ["5\u00a0s"]
