"""A programme: phases by week, each with its exercises, its avoid list and its notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from booklet.content.dose import DoseText
from booklet.content.record import Label, Part, Record, Review, Slug, Slugs, Text, Texts

_WEEKS = re.compile(r"(\d{1,3})(?:\s*[-\u2013]\s*(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The first and the last week of a phase, counted from 1; its length is how many they are."""

    first: int
    last: int

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)


def _checked_weeks(text: str) -> str:
    if not _WEEKS.fullmatch(text.strip()):
        message = "weeks are written `1-2` or `3`"
        raise ValueError(message)
    return text.strip()


class Item(Part):
    """An exercise in a phase."""

    exercise: Slug
    """The id of the exercise."""
    dose: DoseText | None = None
    """Only what differs from the exercise's own dose, such as `twice a day`."""
    note: Text | None = None
    """A few words for the table."""


class Phase(Part):
    """Some weeks with one set of exercises."""

    name: Label
    """The name of the phase."""
    weeks: Annotated[str, AfterValidator(_checked_weeks)]
    """Its weeks, as `1-2` or `3`; the phases follow each other without a gap."""
    aim: Text
    """What the phase is for, in a sentence."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """Its exercises: `- exercise: bird-dog`."""
    avoid: Slugs = ()
    """Ids of safety/avoid.yaml: what to leave out in this phase."""
    notes: Texts = ()
    """What else to do or to know in this phase."""

    @property
    def span_of_weeks(self) -> Weeks:
        """The weeks as numbers."""
        match = _WEEKS.fullmatch(self.weeks)
        assert match  # noqa: S101 - the field was validated with the same pattern
        first, last = match.groups()
        return Weeks(int(first), int(last or first))


class Programme(Record):
    """Phases in order; every exercise follows the doses of one source."""

    title: Label
    """The heading of its page."""
    lead: Text
    """What comes before the table, in a sentence or two."""
    source: Slug
    """The id of the source whose doses it follows."""
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    """The phases in order."""
    notes: Texts = ()
    """What stands below the table."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    review: Review | None = None
    """The clinician who signed the programme."""
