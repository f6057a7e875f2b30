"""A class, moment by moment: from which minute, what is shown and what is said.  Slides and guide are made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from booklet.blocks.deck import Note
from booklet.blocks.text import Runs
from booklet.compose.exercise_pages import figure_captions
from booklet.compose.exercise_slides import ExerciseSlides
from booklet.compose.wording import NO_BREAK, joined
from booklet.content.exercise import Exercise
from booklet.content.group_class import ClassQuestion, Clock, Segment, Station
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


class Asked(NamedTuple):
    """A question of the class to the group, with its number among them all."""

    number: int
    question: ClassQuestion


class Stop(NamedTuple):
    """A station of the class: its number among them all, its exercise, its time, what is asked at its end and when."""

    number: int
    station: Station
    exercise: Exercise
    clock: Clock
    asked: tuple[Asked, ...]
    asking: Clock


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
                Stop(
                    next(stations),
                    station,
                    self.library.exercises[station.exercise],
                    time,
                    asked(station),
                    Clock(time.end, time.end + station.asking) if station.asking else time,
                )
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

    def captions(self, found: tuple[Picture, ...], highlight: str = "amber") -> tuple[str, ...]:
        """Start and finish as on the exercise's page, with what the highlighted region means, which is one line."""
        parts = (caption.partition(" ") for caption in figure_captions(found, self.phrases, highlight))
        return tuple(f"{label}{space}{feel.replace(' ', NO_BREAK)}" for label, space, feel in parts)

    def stops(self, exercise: Exercise) -> tuple[str, ...]:
        """The rule that comes first at every station with the exercise's own, then the one that always holds."""
        return " ".join(self.own_stops(exercise)), self.library.pain_scale.rule_cue

    def later(self, exercise: Exercise, phrase: str) -> str:
        """A phrase with the week from which the programme has an exercise; empty where it has it from the start."""
        weeks = [phase.span_of_weeks.first for phase, _ in self.edition.scheduled(exercise.id)]
        return self.text(phrase, week=min(weeks)) if weeks and min(weeks) > 1 else ""

    def station_notes(self, stop: Stop) -> Iterator[Note]:
        """Everything that the leader says, does and watches at a station."""
        exercise, minutes = stop.exercise, self.minutes(stop.station.minutes)
        said = joined(self.later(exercise, self.words.not_yet), self.say(exercise))
        yield from self.notes(said, f"{self.do(exercise)} {self.text(self.words.not_a_dose, minutes=minutes)}")
        yield self.steps(exercise)
        yield from self.more(exercise, stop.station.easier or self.words.easier_any, self.words.harder_any)

    def question_notes(self, one: Asked) -> tuple[Note, ...]:
        """How to ask a question of the class."""
        say = self.text(self.words.ask_say, question=one.question.ask)
        return (*self.notes(say, self.words.ask_do), Note(self.words.hope, self.listed(one.question.answer)))

    def listed(self, points: tuple[str, ...]) -> str:
        """Points as sentences."""
        texts = (self.text(point) for point in points)
        return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)
