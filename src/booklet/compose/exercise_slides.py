"""An exercise on a slide: pictures large, dose, a few cues; the full instructions are in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from booklet.blocks.deck import Content, Note, Points, Slide, SlideRole
from booklet.blocks.text import Run
from booklet.compose import dose_phrase
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.exercise_pages import figure_pictures, moments
from booklet.compose.slides import Slides
from booklet.content.dose import Dose, gaps
from booklet.content.exercise import Exercise, Setting
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


class ExerciseSlides(Slides):
    """Composes one slide an exercise.

    ``pages`` are those of the booklet by the id of what stands on them, ``large`` those of the one in large print.
    """

    def __init__(
        self,
        edition: Edition,
        pictures: Mapping[str, Picture],
        pages: Mapping[str, int],
        large: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(edition, pictures)
        self.pages, self.large = pages, large or {}
        self.words = CLASS_PHRASES[edition.locale.language]

    def slide(self, exercise: Exercise) -> Slide:
        """The slide of an exercise with the edition's dose, and where it stands in the booklet."""
        title = self.wording.numbered(self.edition, exercise)
        notes = self.notes(self.say(exercise), self.do(exercise), self.steps(exercise), *self.more(exercise))
        return Slide(f"exercise-{exercise.id}", SlideRole.EXERCISE, title, self.slots(exercise), notes)

    def booklet_page(self, exercise: Exercise) -> str:
        """'Booklet page 9', and that of the large print where it is another; empty where there is no booklet."""
        page = self.pages.get(f"exercise.{exercise.id}")
        if not page:
            return ""
        large = self.large.get(f"exercise.{exercise.id}", page)
        words = self.words.booklet_page if large == page else self.phrases.booklet_pages
        return self.text(words, page=page, large=large)

    def slots(self, exercise: Exercise) -> tuple[tuple[str, Content], ...]:
        """Pictures, dose, cues and stop rule."""
        dose = self.edition.dose_of(exercise.id)
        slots: list[tuple[str, Content]] = []
        found = figure_pictures(exercise, self.pictures)
        names = ("Start ", "Finish ") if len(found) > 1 else ("",)
        for name, picture, caption in zip(names, found, self.captions(found), strict=False):
            slots.append((f"{name}picture".capitalize(), self.picture(picture)))
            if caption:
                slots.append((f"{name}caption".capitalize(), self.points((caption,))))
        slots += [
            ("Dose", self.badge(exercise)),
            ("Cues", self.points(exercise.cues, dose)),
            ("Stop", self.points(self.stops(exercise), dose)),
        ]
        return tuple(slots)

    def captions(self, found: tuple[Picture, ...]) -> tuple[str, ...]:
        """What stands under each picture of an exercise."""
        return moments(found, self.phrases)

    def own_stops(self, exercise: Exercise) -> tuple[str, ...]:
        """The rule that comes first everywhere, and the exercise's own; each once."""
        return tuple(dict.fromkeys((self.library.pain_scale.leg_cue, *exercise.stop)))

    def stops(self, exercise: Exercise) -> tuple[str, ...]:  # noqa: ARG002 - a station has the exercise's own too
        """When to stop, as the slide shows it."""
        return (self.library.pain_scale.rule_cue,)

    def badge(self, exercise: Exercise) -> Points:
        """How much on one line, how often on the next, then what to ask about, and where the booklet says more."""
        lines = (*self.dose_lines(exercise), self.booklet_page(exercise))
        return Points(tuple((Run(line),) for line in lines if line))

    def dose_lines(self, exercise: Exercise, scheduled: str = "") -> tuple[str, ...]:
        """How much, how often, what to ask about; ``scheduled`` names a page in other words than a slide."""
        dose, phrases = self.edition.dose_of(exercise.id), self.phrases
        amount = dose_phrase.short(replace(dose, frequency=None), self.edition.locale) if dose else ""
        often = dose_phrase.short(Dose(frequency=dose.frequency), self.edition.locale) if dose else ""
        asked = phrases.dose_gaps.get(gaps(dose or Dose()), "")
        where = (scheduled or phrases.dose_scheduled, phrases.dose_scheduled_unpaged)
        lines = (amount, often, self._unstated(exercise, dose, asked, where))
        return tuple(line for line in lines if line)

    def _unstated(self, exercise: Exercise, dose: Dose | None, otherwise: str, scheduled: tuple[str, str]) -> str:
        """What stands for what no source says; ``scheduled``, with a page or without, if a programme says how often."""
        if exercise.setting is Setting.SUPERVISED:
            return self.text(self.phrases.dose_supervised)
        if not self.edition.frequency_scheduled(exercise.id) or "frequency" not in gaps(dose or Dose()):
            return self.text(otherwise)
        if dose and dose.frequency:
            return ""  # the source's own words, which a second line would contradict
        page = self.pages.get(f"exercise.{exercise.id}")  # it has all weeks; a page of the programme has some
        return self.text(scheduled[0], page=page) if page else self.text(scheduled[1])

    def say(self, exercise: Exercise) -> str:
        """Cautions, which ask people to stop and ask; then how to do it, or the steps where no words are for it."""
        dose = self.edition.dose_of(exercise.id)
        said = (exercise.say,) if exercise.say else (exercise.start, *exercise.steps)
        return " ".join(self.text(text, dose) for text in (*exercise.cautions, *said))

    def do(self, exercise: Exercise) -> str:
        """What the leader does: show it, as far as it has a start and a finish; what is not for home nobody tries."""
        if exercise.setting is Setting.SUPERVISED:
            return self.text(self.phrases.do_supervised)
        several = len(figure_pictures(exercise, self.pictures)) > 1
        return self.phrases.do_exercise if several else self.phrases.do_exercise_one

    def steps(self, exercise: Exercise) -> Note:
        """The start position and the steps, as the patient reads them."""
        dose = self.edition.dose_of(exercise.id)
        order = tuple(self.text(step, dose) for step in exercise.steps)
        return Note(self.phrases.steps_label, self.text(exercise.start), order, numbered=True)

    def more(self, exercise: Exercise, easier: str = "", harder: str = "") -> Iterator[Note]:
        """The dose, what to watch, how to change it and when to stop.

        ``easier`` and ``harder`` are said where the record does not say it.
        """
        dose, words = self.edition.dose_of(exercise.id), self.words
        yield Note(self.phrases.dose_label, self._spoken_dose(exercise, dose))
        feel = self.text(exercise.feel, dose).rstrip(".") if exercise.feel else ""
        watch = [self.text(self.phrases.they_feel, feel=feel)] if feel else []
        watch += [self.text(text, dose) for text in exercise.watch]
        if watch:
            yield Note(self.phrases.watch, " ".join(watch))
        for label, texts, usual in (
            (words.easier, exercise.easier, easier),
            (words.harder, exercise.harder, harder),
        ):
            if texts or usual:
                yield Note(label, " ".join(self.text(text, dose) for text in texts or (usual,)))
        rules = (*self.own_stops(exercise), self.library.pain_scale.rule)
        yield Note(self.phrases.stop_label, " ".join(self.text(rule, dose) for rule in rules))

    def _spoken_dose(self, exercise: Exercise, dose: Dose | None) -> str:
        """The dose as a sentence, then the weeks in which the programme differs."""
        words = [dose_phrase.phrase(dose, self.edition.locale)] if dose else []
        if dose is None or dose.frequency is None:
            scheduled = (self.phrases.dose_scheduled_leader, self.phrases.dose_scheduled_leader_unpaged)
            words.append(f"{self._unstated(exercise, dose, self.phrases.dose_unstated_leader, scheduled)}.")
        for phase, item in self.edition.scheduled(exercise.id):
            if item.dose:
                when = self.wording.weeks(phase.span_of_weeks)
                words.append(f"{when}: {dose_phrase.short(item.dose, self.edition.locale)}.")
        return " ".join(words)
