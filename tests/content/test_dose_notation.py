from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.content.dose import (
    Daily,
    Dose,
    DoseError,
    Every,
    Laterality,
    Limit,
    Pace,
    Period,
    Quoted,
    Range,
    Reps,
    RepUnit,
    Times,
    Timespan,
    TimeUnit,
    notation,
    parse_dose,
)

NUMBERS = st.integers(0, 9999)
RANGES = st.builds(Range, NUMBERS, NUMBERS)  # reversed ones too: they are reported, not lost
QUOTED = st.builds(
    lambda words: Quoted(" ".join(words)),
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters='"“”', exclude_categories=["Z", "C"]), min_size=1),
        min_size=1,
        max_size=4,
    ),
).filter(lambda quoted: len(quoted.words) < 50)
TIMES = st.builds(Timespan, RANGES, st.sampled_from(TimeUnit), st.booleans()) | QUOTED
DOSES = st.builds(
    Dose,
    reps=st.none() | st.builds(Reps, RANGES, st.sampled_from(RepUnit)) | QUOTED,
    hold=st.none() | TIMES,
    duration=st.none() | TIMES,
    rest=st.none() | TIMES,
    sets=st.none() | RANGES,
    pace=st.none() | st.sampled_from(Pace),
    side=st.none() | st.sampled_from(Laterality),
    limit=st.none() | st.sampled_from(Limit),
    frequency=st.none()
    | st.builds(Times, RANGES | QUOTED, st.sampled_from(Period))
    | st.builds(Every, RANGES, st.sampled_from(TimeUnit))
    | st.just(Daily()),
).filter(lambda dose: dose != Dose())


@given(DOSES)
def test_what_is_written_is_read_back(dose: Dose) -> None:
    assert parse_dose(notation(dose)) == dose


@given(st.text() | st.text('0123456789-–x× ,;·"“”/.ahsmindeolrtpwcky'))
def test_any_text_is_a_dose_or_an_error_inside_the_text(text: str) -> None:
    found = parse_dose(text)
    if isinstance(found, DoseError):
        assert 0 <= found.offset <= len(text)
        assert found.message
        assert found.hint
    else:
        assert parse_dose(notation(found)) == found


SPELLINGS = """
10 reps                     | 10 repetitions | 10 times | 10x | x10 | 10 × | ×10 | repeat 10 times | 10 Reps |  10reps
5-10 reps                   | 5–10 reps | 5 - 10 reps | 5 to 10 reps | 5−10 reps | 5 – 10x
1 rep                       | 1 reps | 1 time | x1 | 1-1 reps
3-5 breaths                 | 3 to 5 breaths | repeat 3-5 breaths
hold 5-10 s                 | hold 5–10 sec | hold for 5 to 10 seconds | 5-10 s hold | Hold 5-10s | 5-10 second hold
hold 1 min                  | hold 1 minute | hold for 1 mins
for 30 s, hold 3 s          | 30 seconds, hold 3 s
5-10 min                    | for 5-10 minutes | 5–10 mins | 5 to 10min
at least 10-15 min          | for at least 10-15 min | At least 10 to 15 minutes
2 h                         | 2 hours | 2hrs | for 2 hr
rest 30 s, 3 sets           | 3 sets, rest for 30 seconds | 3 sets; 30 s rest | 3 sets · rest 30 s
each side                   | per side | on each side | each leg
alternate sides             | alternating sides | Alternate
affected side               | affected leg
painful side up             | painful leg up
slowly                      | slow
pain-free                   | pain free
once a day                  | once daily | 1 time a day | 1x/day | once per day | 1/day
twice a day                 | 2 times a day | twice daily | 2x a day | 2 × / day | 2 times per day
2-3 times a day             | 2–3 times daily | 2 to 3x/day | 2-3 a day | 2-3/day
4-5 times a week            | 4-5 days a week | 4–5x per week | 4-5 times weekly
once a week                 | weekly | once weekly
every 2-3 hours             | every 2–3 h | Every 2 to 3 hrs
every hour                  | hourly | every 1 hour
every 20-30 min             | every 20–30 minutes
daily                       | every day | each day
"several times" a day       | “several times” a day | "several  times" per day | "several times" daily
"several" a day             | "several" times a day
hold "a few seconds"        | hold for “a few seconds” | hold "a  few seconds"
for "a few minutes"         | for  “a few minutes”
"one, two; or three"        | repeat "one, two; or three"
10 reps, hold 5 s, daily    | daily,hold 5 s,10 reps | hold 5 s ,  10\u00a0reps , daily
"""
ROWS = [
    [cell.strip() for cell in row.split("|")] for row in SPELLINGS.replace("\\u00a0", "\u00a0").strip().splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_spelling_means_the_same_as_the_canonical_one(row: list[str]) -> None:
    meant = parse_dose(row[0])
    assert isinstance(meant, Dose)
    for spelling in row[1:]:
        assert parse_dose(spelling) == meant, spelling


def test_the_parts_are_written_in_one_order() -> None:
    text = "twice a day, as tolerated, each side, slowly, 3 sets, rest 1 min, for 5 min, hold 5 s, 10 reps"
    dose = parse_dose(text)
    assert isinstance(dose, Dose)
    whole = "10 reps, hold 5 s, for 5 min, rest 1 min, 3 sets, slowly, each side, as tolerated, twice a day"
    assert notation(dose) == whole


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("", 0, "The dose is empty.", "for example"),
        ("10 reps,", 8, "A part of the dose is empty.", "for example"),
        ("10 reps, , daily", 9, "A part of the dose is empty.", "for example"),
        ("10 reps,  hodl 5 s", 10, "`hodl 5 s` is not a part", "`hold 5 s`"),
        ("10 reps, 3 times", 9, "`3 times` states the reps a second time.", "keep one"),
        ("daily, twice a day", 7, "`twice a day` states the frequency a second time.", "keep one"),
        ("3 x 30 s", 0, "`3 x 30 s` is not", "`3 reps, hold 30 s`"),
        ("3 sets of 10", 0, "`3 sets of 10` is not", "`3 sets, 10 reps`"),
        ("5 s x 10", 0, "`5 s x 10` is not", "`10 reps, hold 5 s`"),
        ("10 each side", 0, "`10 each side` is not", "`10 reps, each side`"),
        ("10 reps twice a day", 0, "`10 reps twice a day` is not", "`10 reps, twice a day`"),
        ("1.5 min", 0, "`1.5 min` is not", "whole numbers"),
        ("10", 0, "`10` is not", "what the number counts"),
        ("hold a few seconds", 0, "`hold a few seconds` is not", 'hold "a few seconds"'),
        ("several times a day", 0, "`several times a day` is not", '"several times" a day'),
        ("bananas", 0, "`bananas` is not", "for example"),
        ("10 reps, " + "x" * 300, 300, "The dose is longer than 300 characters.", "for example"),
    ],
)
def test_an_error_says_where_and_how_to_mend_it(text: str, offset: int, message: str, hint: str) -> None:
    found = parse_dose(text)
    assert isinstance(found, DoseError)
    assert found.offset == offset
    assert found.message.startswith(message)
    assert hint in found.hint


def test_a_dose_that_states_nothing_is_written_as_nothing() -> None:
    assert notation(Dose()) == ""
