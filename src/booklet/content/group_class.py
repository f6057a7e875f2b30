"""A class: one group session in timed segments, with its stations, its questions and their answers.

What it teaches stands in the exercises and topics; a class says in which order, how long, and what is said and done.
Minutes organise the room.  They are no dose: that is the edition's, at a station as everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from booklet.content.record import PROSE, Cue, Label, Part, Record, Review, Slug, Slugs, Text, Texts

Minutes = Annotated[int, Field(ge=1, le=240)]
"""A time in the room, in minutes."""

Asked = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140), PROSE]
"""A question as it is read out and stands large on a slide."""


class SegmentKind(Enum):
    """What a segment is for."""

    WELCOME = "welcome"
    TOPIC = "topic"
    CIRCUIT = "circuit"
    DAILY_LIFE = "daily-life"
    GOALS = "goals"
    QUESTIONS = "questions"
    TEACH_BACK = "teach-back"
    EVALUATION = "evaluation"


class Clock(NamedTuple):
    """From which minute of the class to which; it begins at minute 0."""

    start: int
    end: int


class ClassQuestion(Part):
    """A question and what a good answer says."""

    ask: Asked
    """The question."""
    answer: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=5)]
    """What a good answer says, a few words each."""


class Station(Part):
    """An exercise that everybody does at one time."""

    exercise: Slug
    """The id of the exercise; its dose is the edition's."""
    minutes: Minutes
    """How long it takes to change over, show it, try it and rest: time in the room, not a dose."""
    say: Text | None = None
    """What the leader also says on changing over to it."""
    do: Text | None = None
    """What the leader also does on changing over to it, such as making room."""
    easier: Text | None = None
    """How to make it easier in the room, where its exercise does not say."""
    teach_back: tuple[ClassQuestion, ...] = ()
    """What the leader asks at its end, to find out whether the teaching was clear."""
    asking: Annotated[int, Field(ge=0, le=60)] = 0
    """How many minutes that takes after those of the exercise; if left out, it takes part of them."""


class Segment(Part):
    """A stretch of the class."""

    title: Label
    """Its name on the agenda."""
    kind: SegmentKind
    """welcome, topic, circuit, daily-life, goals, questions, teach-back or evaluation."""
    minutes: Minutes
    """How long it lasts; what a circuit's stations leave of it is for showing how it goes, before the first."""
    say: Text
    """What the leader says at its start."""
    do: Text
    """What the leader does, and the class meanwhile."""
    points: Annotated[tuple[Cue, ...], Field(max_length=6)] = ()
    """The lines on its first slide, a few words each."""
    topics: Slugs = ()
    """Ids of topics of the edition whose slides it shows."""
    stations: tuple[Station, ...] = ()
    """The stations of a circuit, in order."""
    teach_back: tuple[ClassQuestion, ...] = ()
    """What the leader asks at its end, to find out whether the teaching was clear."""
    questions: tuple[ClassQuestion, ...] = ()
    """What people often ask, for the leader to know the answer."""

    @model_validator(mode="after")
    def _stations_in_circuits(self) -> Self:
        if bool(self.stations) is not (self.kind is SegmentKind.CIRCUIT):
            message = "a circuit has stations, and no other segment has"
            raise ValueError(message)
        return self

    @property
    def briefing(self) -> int:
        """The minutes before the first station."""
        return self.minutes - sum(station.minutes + station.asking for station in self.stations)


def _welcome_first(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    if segments[0].kind is not SegmentKind.WELCOME:
        message = "a class begins with `kind: welcome`, where the safety check is"
        raise ValueError(message)
    return segments


class GroupClass(Record):
    """A group session."""

    title: Label
    """The name of the class."""
    aim: Text
    """What people can do when they leave, in a sentence or two."""
    audience: Text
    """Who it is for."""
    minutes: Minutes
    """How long it lasts; the segments add up to it."""
    people: Annotated[int, Field(ge=2, le=30)]
    """The most people in a group."""
    leader: Text
    """Who leads it: the profession."""
    staffing: Text
    """Who else is in the room."""
    screening: Slug | None = None
    """The id of a topic of the edition: its first list is what each person is asked before they exercise."""
    kit: Texts = ()
    """What must be there beside the things that its exercises name."""
    setting_up: Texts = ()
    """What to do before people come, in order."""
    venue: Annotated[tuple[Label, ...], Field(min_length=1, max_length=8)]
    """What the leader writes down about the place, such as its address for the ambulance."""
    segments: Annotated[tuple[Segment, ...], Field(min_length=2), AfterValidator(_welcome_first)]
    """What happens, in order; the first is the welcome with its safety check."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    review: Review | None = None
    """The clinician who signed the class."""

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """When each segment begins and ends."""
        return tuple(_running(0, (segment.minutes for segment in self.segments)))

    def station_clocks(self, number: int) -> tuple[Clock, ...]:
        """When each station of a segment begins and ends; ``number`` counts the segments from 0."""
        segment = self.segments[number]
        start = self.clocks[number].start + segment.briefing
        lasting = _running(start, (station.minutes + station.asking for station in segment.stations))
        return tuple(
            Clock(begins, begins + station.minutes)
            for (begins, _), station in zip(lasting, segment.stations, strict=True)
        )

    @property
    def stations(self) -> tuple[Station, ...]:
        """The stations of the whole class; the first is number 1."""
        return tuple(station for segment in self.segments for station in segment.stations)

    def station_number(self, exercise_id: str) -> int:
        """The number of the station of an exercise; 0 where it is none."""
        return next((number for number, one in enumerate(self.stations, 1) if one.exercise == exercise_id), 0)

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics that it asks about or shows, in order."""
        asked = (self.screening,) if self.screening else ()
        return tuple(dict.fromkeys((*asked, *(id_ for segment in self.segments for id_ in segment.topics))))


def _running(start: int, lengths: Iterator[int]) -> Iterator[Clock]:
    for length in lengths:
        yield Clock(start, start + length)
        start += length
