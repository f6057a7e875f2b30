"""Edition -> Deck of the class that it teaches: a section for each segment, a slide a station, a running clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from booklet.blocks.deck import Content, Deck, DeckSection, Note, Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import Run
from booklet.compose.class_kit import needs
from booklet.compose.class_script import Asked, ClassScript, Moment, Stop
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.frame_slides import FrameSlides
from booklet.compose.safety_slides import SafetySlides
from booklet.compose.topic_slides import TopicSlides
from booklet.compose.wording import joined
from booklet.content.edition import Kind
from booklet.content.group_class import Clock, SegmentKind
from booklet.content.library import Edition
from booklet.pictures.clock import clock_face
from booklet.pictures.picture import Picture

_LONG: Final = (SlideRole.TITLE, SlideRole.QUESTION, SlideRole.EMERGENCY, SlideRole.URGENT, SlideRole.PROGRAMME)
_WEIGHTS: Final = {SlideRole.SOURCES: 0, **dict.fromkeys(_LONG, 2)}
"""Of the time that slides share: nobody talks about sources; people arrive, think, listen to all signs, and write."""


def compose_class_deck(edition: Edition, pictures: Mapping[str, Picture], pages: Mapping[str, int]) -> Deck:
    """The deck of the class; ``pages`` are those of the booklet by the id of what stands on them.

    Raises ValueError for an edition that teaches no class.
    """
    return _Composer(edition, pictures, pages).deck()


class _Composer(ClassScript):
    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], pages: Mapping[str, int]) -> None:
        super().__init__(edition, pictures, pages)
        self.frame = FrameSlides(edition, pictures)
        self.safety = SafetySlides(edition, pictures, self.words.see_guide, self.words.ask_pause)
        self.topics = TopicSlides(edition, pictures)

    def deck(self) -> Deck:
        sections = tuple(
            DeckSection(self.text(moment.segment.title), tuple(self._moment(moment))) for moment in self.moments
        )
        return self.frame.deck(f"{self.edition.spec.title}: {self.taught.title}", sections)

    def _moment(self, moment: Moment) -> Iterator[Slide]:
        """The slides of a segment share its time; in a circuit, stations and their questions have their own."""
        start, end = moment.clock
        opening, closing = tuple(self._opening(moment)), tuple(self._closing(moment))
        if not moment.stops:
            yield from self._timed((*opening, *closing), Clock(start, end))
            return
        yield from self._timed(opening, Clock(start, moment.stops[0].clock.start))
        for stop in moment.stops:
            for slide in self._station(stop):
                yield self._at(slide, stop.clock)
            yield from self._timed(tuple(self._questions(stop.asked)), stop.asking)
        yield from self._timed(closing, Clock(end, end))

    def _timed(self, slides: tuple[Slide, ...], shared: Clock) -> Iterator[Slide]:
        """Slides that share a time by their weights."""
        length = shared.end - shared.start
        weights = list(accumulate((_WEIGHTS.get(slide.role, 1) for slide in slides), initial=0))
        ends = [shared.start + round(length * weight / max(1, weights[-1])) for weight in weights]
        for slide, clock in zip(slides, pairwise(ends), strict=True):
            yield self._at(slide, Clock(*clock))

    def _at(self, slide: Slide, clock: Clock) -> Slide:
        """The slide with its time first in the notes."""
        return replace(slide, notes=(Note(self.words.clock, self.clock(clock)), *slide.notes))

    # --- segments -----------------------------------------------------------------------------------------

    def _opening(self, moment: Moment) -> Iterator[Slide]:
        """What a segment shows before its stations."""
        segment = moment.segment
        if moment.number == 1:
            yield from self._welcome(moment)
        else:
            yield self._first(moment)
        for id_ in segment.topics:
            yield from self.topics.slides(self.library.topics[id_])
        if moment is self._before_exercise():
            yield self.safety.pain_scale()
        if segment.kind is SegmentKind.GOALS:
            yield self._plan(f"plan-{moment.number}")

    def _before_exercise(self) -> Moment:
        """The segment that shows the pain scale, before what it asks: the last before the first circuit."""
        pairs = pairwise(self.moments)
        return next((before for before, moment in pairs if moment.stops), self.moments[0])

    def _closing(self, moment: Moment) -> Iterator[Slide]:
        """What is asked at the end; after the last segment, what ends the class."""
        yield from self._questions(moment.asked)
        if moment is self.moments[-1]:
            yield self.frame.take_home()
            yield self.frame.sources(self.words.sources_do)
            handed = any(output.kind is Kind.DECK_HANDOUT for output in self.edition.spec.outputs)
            words = self.words
            do = joined(words.goodbye_read, words.handout_do if handed else "", words.goodbye_stay)
            yield self.safety.emergency("emergency-again", self.phrases.emergency_again, do)

    def _welcome(self, moment: Moment) -> Iterator[Slide]:
        """Title, whom it is for, the emergency signs by slide 3, whom to ask first, the agenda."""
        segment, subtitle = moment.segment, f"{self.taught.title} · {self.minutes(self.taught.minutes)}"
        do = f"{self.phrases.do_title} {self.text(segment.do)}"
        yield self.frame.title(self.edition.spec.title, self.text(subtitle), segment.say, do)
        yield from self.safety.signs()
        lines = tuple(self._agenda_line(one) for one in self.moments)
        say = self.text(self.words.agenda_say, minutes=self.minutes(self.taught.minutes))
        notes = self.notes(say, self.phrases.do_section)
        yield Slide("class-agenda", SlideRole.AGENDA, self.phrases.agenda, (("Points", Points(lines)),), notes)

    def _agenda_line(self, moment: Moment) -> tuple[Run, ...]:
        link = "#title" if moment.number == 1 else f"#segment-{moment.number}"
        minutes = self.minutes(moment.segment.minutes)
        return Run(self.text(moment.segment.title), link=link), Run(f" · {minutes}")

    def _first(self, moment: Moment) -> Slide:
        """The first slide of a segment: when, how long, what about."""
        segment = moment.segment
        slots: list[tuple[str, Content]] = [
            ("Summary", self.points((self.minutes(segment.minutes), self.clock(moment.clock)))),
            ("Points", self._stations(moment) if moment.stops else self.points(segment.points)),
        ]
        if moment.stops and (found := figure_pictures(moment.stops[0].exercise, self.pictures)):
            slots.append(("Picture", self.picture(found[-1])))
        elif not segment.points:
            slots.pop()
        notes = self.notes(self.text(segment.say), self.text(segment.do), *self._common(moment))
        return Slide(f"segment-{moment.number}", SlideRole.SECTION, self.text(segment.title), tuple(slots), notes)

    def _stations(self, moment: Moment) -> Points:
        """The stations of a circuit, each a link to its slide."""
        return Points(
            tuple(
                (
                    Run(self.text(self.words.station_listed, number=stop.number)),
                    Run(self.text(stop.exercise.name), link=f"#station-{stop.exercise.id}"),
                )
                for stop in moment.stops
            )
        )

    def _common(self, moment: Moment) -> Iterator[Note]:
        """What people often ask, with the answers, for the leader."""
        for question in moment.segment.questions:
            yield Note(self.words.ask, f"{self.text(question.ask)} {self.listed(question.answer)}")

    def _plan(self, id_: str) -> Slide:
        """What a plan says, line by line."""
        words = self.words
        table = SlideTable(words.plan_head, words.plan_rows, (3.4, 6.6), words.plan)
        notes = self.notes(words.plan_say, words.plan_do)
        return Slide(id_, SlideRole.PROGRAMME, words.plan, (("Table", table),), notes)

    # --- stations and questions -----------------------------------------------------------------------------

    def _station(self, stop: Stop) -> Iterator[Slide]:
        if stop.number > 1:
            yield self._change(stop)
        minutes, later = self.minutes(stop.station.minutes), self.later(stop.exercise, self.words.from_week)
        where = " · ".join(part for part in (self.station_name(stop), minutes, later) if part)
        slots = (
            ("Number", Points(((Run(str(stop.number)),),))),
            ("Station", self.points((where,))),
            *self.slots(stop.exercise),
        )
        title, notes = self.text(stop.exercise.name), tuple(self.station_notes(stop))
        yield Slide(f"station-{stop.exercise.id}", SlideRole.STATION, title, slots, notes)

    def _change(self, stop: Stop) -> Slide:
        """From one station to the next: how long it takes, where to go, what to bring."""
        words, exercise, minutes = self.words, stop.exercise, self.minutes(stop.station.minutes)
        lines = [
            self.text(words.change_start, name=exercise.name),
            self.text(words.change_position, position=exercise.position.value),
        ]
        if things := needs(exercise, words):
            lines.append(self.text(words.change_needs, things="; ".join(things)))
        face = clock_face(stop.station.minutes, self.text(words.clock_face, minutes=minutes))
        slots: tuple[tuple[str, Content], ...] = (
            ("Clock", SlidePicture(face, face.alt)),
            ("Minutes", self.points((self.text(words.change_minutes, minutes=minutes),))),
            ("Points", self.points(tuple(lines))),
        )
        title = self.text(words.change_over, number=stop.number)
        say = joined(words.change_say, stop.station.say, words.change_next)
        do = joined(stop.station.do, words.change_do)
        notes = self.notes(self.text(say, name=exercise.name), self.text(do))
        return Slide(f"change-{stop.number}", SlideRole.TIMER, title, slots, notes)

    def _questions(self, asked: tuple[Asked, ...]) -> Iterator[Slide]:
        """Each question, and on the next slide its answer."""
        for one in asked:
            words, question = self.words, self.text(one.question.ask)
            yield Slide(
                f"question-{one.number}",
                SlideRole.QUESTION,
                self.text(words.question_title, number=one.number),
                (("Question", self.points((question,))), ("Prompt", self.points((words.prompt,)))),
                self.question_notes(one),
            )
            say = self.text(words.answer_say, answer=self.listed(one.question.answer))
            yield Slide(
                f"answer-{one.number}",
                SlideRole.ANSWER,
                self.text(words.answer_title, number=one.number),
                (("Question", self.points((question,))), ("Points", self.points(one.question.answer))),
                self.notes(say, words.answer_do),
            )
