"""The parts of a dose, as values: how much of an exercise a source asks for, and how often."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple


class Range(NamedTuple):
    """Whole numbers from ``low`` to ``high``; a single number has both alike.  A reversed range is kept as written."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A vague amount in the source's own words, such as "a few seconds"; the words hold no quotation marks."""

    words: str

    def __str__(self) -> str:
        return f'"{self.words}"'


class TimeUnit(StrEnum):
    """Units of time with their SI symbols."""

    SECOND = "s"
    MINUTE = "min"
    HOUR = "h"

    @property
    def seconds(self) -> int:
        """Seconds in one unit."""
        return {TimeUnit.SECOND: 1, TimeUnit.MINUTE: 60, TimeUnit.HOUR: 3600}[self]


@dataclass(frozen=True, slots=True)
class Timespan:
    """A length of time; ``at_least`` where the source gives it as the least."""

    range: Range
    unit: TimeUnit
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'at least ' if self.at_least else ''}{self.range} {self.unit}"


class RepUnit(StrEnum):
    """What is counted."""

    REPS = "reps"
    BREATHS = "breaths"


@dataclass(frozen=True, slots=True)
class Reps:
    """How many repetitions, or how many breaths."""

    range: Range
    unit: RepUnit = RepUnit.REPS

    def __str__(self) -> str:
        return f"{self.range} {self.unit.removesuffix('s') if self.range == (1, 1) else self.unit}"


class Period(StrEnum):
    """What sessions are counted in."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Times:
    """So many sessions in a day or a week."""

    count: Range | Quoted
    per: Period

    def __str__(self) -> str:
        if isinstance(self.count, Quoted):
            return f"{self.count} a {self.per}"
        words = {Range(1, 1): "once", Range(2, 2): "twice"}
        return f"{words.get(self.count, f'{self.count} times')} a {self.per}"


@dataclass(frozen=True, slots=True)
class Every:
    """A session every so many minutes or hours."""

    range: Range
    unit: TimeUnit

    def __str__(self) -> str:
        one, many = {
            TimeUnit.SECOND: ("second", "seconds"),
            TimeUnit.MINUTE: ("minute", "min"),
            TimeUnit.HOUR: ("hour", "hours"),
        }[self.unit]
        return f"every {one}" if self.range == (1, 1) else f"every {self.range} {many}"


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day; how often in a day is not stated."""

    def __str__(self) -> str:
        return "daily"


class Laterality(StrEnum):
    """Which side of the body."""

    EACH = "each side"
    BOTH = "both sides"
    ALTERNATE = "alternate sides"
    AFFECTED = "affected side"
    PAINFUL_UP = "painful side up"


class Pace(StrEnum):
    """How fast to move."""

    SLOWLY = "slowly"


class Limit(StrEnum):
    """How far the patient's own comfort decides."""

    AS_TOLERATED = "as tolerated"
    AS_COMFORTABLE = "as much as comfortable"
    PAIN_FREE = "pain-free"


@dataclass(frozen=True, slots=True)
class Dose:
    """What one source asks for.  A part that the source leaves out is None: nothing is filled in.

    ``hold`` is how long each repetition is held, ``duration`` how long the whole lasts (or a resting position is
    kept), ``rest`` the pause between sets.
    """

    reps: Reps | Quoted | None = None
    hold: Timespan | Quoted | None = None
    duration: Timespan | Quoted | None = None
    rest: Timespan | Quoted | None = None
    sets: Range | None = None
    pace: Pace | None = None
    side: Laterality | None = None
    limit: Limit | None = None
    frequency: Times | Every | Daily | None = None


PARTS: tuple[str, ...] = tuple(part.name for part in fields(Dose))
"""The names of the parts, in the order in which they are written."""
