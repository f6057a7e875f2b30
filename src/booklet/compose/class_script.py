"""A class, moment by moment: from which minute, what is shown and what is said.  Slides and guide are made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from booklet.blocks.deck import Note
from booklet.blocks.text import Runs
from booklet.compose.exercise_slides import ExerciseSlides
from booklet.content.exercise import Exercise
from booklet.content.group_class import ClassQuestion, Clock, Segment, Station
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


class Asked(NamedTuple):
    """A question of the class to the group, with its number among them all."""

    number: int
    question: ClassQuestion


class Stop(NamedTuple):
    """A station of the class: its number among them all, its exercise, its time, what is asked at its end."""

    number: int
    station: Station
    exercise: Exercise
    clock: Clock
    asked: tuple[Asked, ...]


class Moment(NamedTuple):
    """A segment of the class: its number, when it takes place, its stations, what is asked at its end."""

    number: int
    segment: Segment
    clock: Clock
    stops: tuple[Stop, ...]
    asked: tuple[Asked, ...]


class ClassScript(ExerciseSlides):
    """The class that an edition teaches, in its words; ``pages`` as for exercise slides."""

    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], pages: Mapping[str, int]) -> None:
        super().__init__(edition, pictures, pages)
        self.taught = edition.taught
        self.moments = tuple(self._moments())

    def _moments(self) -> Iterator[Moment]:
        stations, questions = count(1), count(1)

        def asked(part: Segment | Station) -> tuple[Asked, ...]:
            return tuple(Asked(next(questions), question) for question in part.teach_back)

        for place, (segment, clock) in enumerate(zip(self.taught.segments, self.taught.clocks, strict=True)):
            times = zip(segment.stations, self.taught.station_clocks(place), strict=True)
            stops = tuple(
                Stop(next(stations), station, self.library.exercises[station.exercise], time, asked(station))
                for station, time in times
            )
            yield Moment(place + 1, segment, clock, stops, asked(segment))

    def runs(self, text: str, **words: object) -> Runs:
        """A text with its fields filled, as words of a page."""
        return self.wording.runs(text, None, **words)

    def minutes(self, count: int) -> str:
        """'5 minutes'."""
        words = self.words.minute if count == 1 else self.words.minutes
        return self.text(words, n=count)

    def clock(self, clock: Clock) -> str:
        """'Minute 25 to 30'."""
        words = self.words.from_to if clock.end > clock.start else self.words.at
        return self.text(words, start=clock.start, end=clock.end)

    def station_name(self, stop: Stop) -> str:
        """'Station 2 of 6'."""
        return self.text(self.words.station_of, number=stop.number, count=len(self.taught.stations))

    def station_notes(self, stop: Stop) -> Iterator[Note]:
        """Everything that the leader says, does, watches and asks at a station."""
        exercise, minutes = stop.exercise, self.minutes(stop.station.minutes)
        yield Note(self.phrases.say, self.say(exercise))
        organised = [self.text(self.words.not_a_dose, minutes=minutes)]
        weeks = [phase.span_of_weeks.first for phase, _ in self.edition.scheduled(exercise.id)]
        if weeks and min(weeks) > 1:
            organised.append(self.text(self.words.not_yet, week=min(weeks)))
        yield Note(self.phrases.do, " ".join((self.do(exercise), *organised)))
        yield from self.more(exercise, always=True)
        for one in stop.asked:
            yield Note(self.words.ask, self.text(one.question.ask))

    def question_notes(self, one: Asked) -> tuple[Note, ...]:
        """How to ask a question of the class."""
        say = self.text(self.words.ask_say, question=one.question.ask)
        return (
            *self.notes(say, self.words.ask_do),
            Note(self.words.hope, self.listed(one.question.answer)),
        )

    def listed(self, points: tuple[str, ...]) -> str:
        """Points as sentences."""
        texts = (self.text(point) for point in points)
        return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)
