"""Which record a block, a section or a slide comes from, so that a fault of layout names the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.content.record import Record
from booklet.diagnostics import Span

_SAFETY: Final[Mapping[str, str]] = {
    "emergency": "emergency",
    "emergency-again": "emergency",
    "same-day": "same_day",
    "same-week": "same_week",
    "urgent": "same_day",
    "ask": "ask_first",
    "ask-first": "ask_first",
    "pain": "pain_scale",
    "pain-scale": "pain_scale",
    "audience": "audience",
    "safety": "emergency",
    "back": "emergency",
}
_SPOKEN: Final = frozenset({"aliases", "cue", "cues", "say", "watch", "slides", "variants"})
"""Fields of words that no page of the booklet shows."""

_ID: Final = re.compile(r"(?P<kind>exercise|station|topic|programme|avoid|part)[.-](?P<rest>.+)")


_CALLED: Final = {"avoid": "programme", "station": "exercise"}
"""What messages call the record of a kind of block, where that is not its own word."""

_OF_CLASS: Final = re.compile(r"(?:class|segment|change|question|answer|plan|guide|register)\b")
"""What the ids begin with that stand for a part of a class."""


class Home(NamedTuple):
    """A record and what a message calls it."""

    record: Record
    name: str

    @property
    def span(self) -> Span:
        """The start of the record's file."""
        return self.record.span()

    def longest_field(self) -> str:
        """The field with the most words on the page; empty where the record has none."""
        lengths: dict[str, int] = {}
        for words in self.record.prose():
            if words.field not in _SPOKEN:
                lengths[words.field] = lengths.get(words.field, 0) + len(words.text)
        return max(lengths, key=lambda name: lengths[name], default="")


class Whereabouts:
    """Finds the records of one edition by the ids that composers give."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.library = edition, edition.library
        self.records: Mapping[str, Mapping[str, Record]] = {
            "exercise": edition.library.exercises,
            "station": edition.library.exercises,
            "topic": edition.library.topics,
            "programme": edition.library.programmes,
            "avoid": edition.library.programmes,
        }

    def home(self, id_: str) -> Home:
        """The record of a block, section or slide; the edition's own where no other can be told."""
        if found := _ID.fullmatch(id_):
            kind, rest = found.groups()
            known = self.records.get(kind, {})
            ids = (rest[:end] for end in range(len(rest), 0, -1) if rest[end : end + 1] in {"", ".", "-"})
            if name := next((name for name in ids if name in known), ""):
                return Home(known[name], f"the {_CALLED.get(kind, kind)} `{name}`")
        safety = _SAFETY.get(id_) or _SAFETY.get(id_.partition(".")[0])
        if safety:
            name = "the back cover" if id_ == "back" else f"`{safety.replace('_', '-')}`"
            return Home(getattr(self.library, safety), name)
        if self.edition.group_class and _OF_CLASS.match(id_):
            return Home(self.edition.group_class, f"the class `{self.edition.group_class.id}`")
        return Home(self.edition.spec, f"the edition `{self.edition.id}`")

    def with_character(self, character: str) -> Span | None:
        """Where a character stands in the words of a record of this edition."""
        for record in self._records():
            for words in record.prose():
                if character in words.text:
                    return words.span
        return None

    def _records(self) -> Iterator[Record]:
        edition = self.edition
        yield from (*edition.exercises, *edition.topics, *edition.programmes, *edition.library.safety())
        yield from (edition.group_class,) if edition.group_class else ()
        yield from (edition.spec, edition.clinic, *edition.sources, *edition.terms)


def exercise_sections(edition: Edition) -> Mapping[str, Exercise]:
    """The exercise of each section that is an exercise's page."""
    return {f"exercise.{exercise.id}.page": exercise for exercise in edition.exercises}
