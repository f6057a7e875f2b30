"""Doses that are probably slips of the pen: a reversed range, an hour's hold, two hundred repetitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from booklet.content.dose_values import Dose, Every, Period, Range, Reps, Times, Timespan, TimeUnit


class _Amount(NamedTuple):
    """A number of the dose as a sentence names it, beside the most that is plausible, in the same unit."""

    name: str
    shown: str
    range: Range
    most: int
    most_shown: str


def implausible(dose: Dose) -> tuple[str, ...]:
    """One plain sentence for each thing that a clinician should look at again; the limits are generous."""
    return (*(sentence for amount in _amounts(dose) for sentence in _doubts(amount)), *_misfit(dose))


def _doubts(amount: _Amount) -> Iterator[str]:
    low, high = amount.range
    if low > high:
        yield f"{amount.name} ({amount.shown}) runs backwards: the smaller number comes first."
    if min(low, high) == 0:
        yield f"{amount.name} ({amount.shown}) starts at zero."
    if max(low, high) > amount.most:
        yield f"{amount.name} ({amount.shown}) is more than {amount.most_shown}."


def _amounts(dose: Dose) -> Iterator[_Amount]:
    if isinstance(dose.reps, Reps):
        yield _Amount(f"The number of {dose.reps.unit}", str(dose.reps.range), dose.reps.range, 100, "100")
    for name, time, most in (
        ("hold", dose.hold, "10 min"),
        ("duration", dose.duration, "2 h"),
        ("rest", dose.rest, "10 min"),
    ):
        if isinstance(time, Timespan):
            number, unit = most.split()
            limit = int(number) * TimeUnit(unit).seconds // time.unit.seconds
            yield _Amount(f"The {name}", str(time), time.range, limit, most)
    if dose.sets:
        yield _Amount("The number of sets", str(dose.sets), dose.sets, 10, "10")
    yield from _sessions(dose)


def _sessions(dose: Dose) -> Iterator[_Amount]:
    often = dose.frequency
    if isinstance(often, Times) and isinstance(often.count, Range):
        most = 24 if often.per is Period.DAY else 7
        yield _Amount("The frequency", str(often), often.count, most, f"{most} times a {often.per}")
    if isinstance(often, Every):
        limit = 24 * TimeUnit.HOUR.seconds // often.unit.seconds
        yield _Amount("The time between sessions", str(often), often.range, limit, "24 hours")


def _misfit(dose: Dose) -> Iterator[str]:
    """A hold that does not fit twice into the time for which it is to be repeated."""
    hold, whole = dose.hold, dose.duration
    if isinstance(hold, Timespan) and isinstance(whole, Timespan):
        held, lasting = min(hold.range) * hold.unit.seconds, max(whole.range) * whole.unit.seconds
        if lasting < 2 * held:
            yield f"The hold ({hold}) does not fit twice into the duration ({whole})."
