"""An exercise on a slide: pictures large, dose, a few cues; the full instructions are in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from booklet.blocks.deck import Content, Note, Points, Slide, SlideRole
from booklet.blocks.text import Run
from booklet.compose import dose_phrase
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.exercise_pages import figure_pictures
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
        notes = self.notes(self.say(exercise), self.do(exercise), *self.more(exercise))
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
        if len(found) > 1:
            slots += [
                ("Start picture", self.picture(found[0])),
                ("Start caption", self.points((self.phrases.start,))),
                ("Finish picture", self.picture(found[1])),
                ("Finish caption", self.points((self.phrases.finish,))),
            ]
        elif found:
            slots.append(("Picture", self.picture(found[0])))
        slots += [
            ("Dose", self.badge(exercise)),
            ("Cues", self.points(exercise.cues, dose)),
            ("Stop", self.points((self.library.pain_scale.rule_cue,))),
        ]
        return tuple(slots)

    def badge(self, exercise: Exercise) -> Points:
        """How much on one line, how often on the next, then what to ask about, and where the booklet says more."""
        dose = self.edition.dose_of(exercise.id)
        amount = dose_phrase.short(replace(dose, frequency=None), self.edition.locale) if dose else ""
        often = dose_phrase.short(Dose(frequency=dose.frequency), self.edition.locale) if dose else ""
        lines = (amount, often, self._asked(exercise, dose), self.booklet_page(exercise))
        return Points(tuple((Run(line),) for line in lines if line))

    def _asked(self, exercise: Exercise, dose: Dose | None) -> str:
        """What no source says in numbers, to ask about; what only a professional does is not asked about."""
        if exercise.setting is Setting.SUPERVISED:
            return self.text(self.phrases.dose_supervised)
        return self.phrases.dose_gaps.get(gaps(dose or Dose()), "")

    def say(self, exercise: Exercise) -> str:
        """What the leader says; the steps where the record has no words for it."""
        dose = self.edition.dose_of(exercise.id)
        if exercise.say:
            return self.text(exercise.say, dose)
        return " ".join(self.text(step, dose) for step in (exercise.start, *exercise.steps))

    def do(self, exercise: Exercise) -> str:
        """What the class does: the start position and the steps."""
        dose = self.edition.dose_of(exercise.id)
        order = " ".join(f"{number}. {self.text(step, dose)}" for number, step in enumerate(exercise.steps, 1))
        several = len(figure_pictures(exercise, self.pictures)) > 1
        show = self.phrases.do_exercise if several else self.phrases.do_exercise_one
        return f"{show} {self.text(exercise.start)} {order}"

    def more(self, exercise: Exercise, *, always: bool = False) -> Iterator[Note]:
        """The dose, what to watch, how to change it and when to stop.

        ``always`` says how to make it easier and harder also where the record does not.
        """
        dose, words = self.edition.dose_of(exercise.id), self.words
        yield Note(self.phrases.dose_label, self._spoken_dose(exercise, dose))
        feel = [f"{self.phrases.feel}: {self.text(exercise.feel, dose)}"] if exercise.feel else []
        watch = [*feel, *(self.text(text, dose) for text in (*exercise.watch, *exercise.notes, *exercise.cautions))]
        if watch:
            yield Note(self.phrases.watch, " ".join(watch))
        for label, texts, usual in (
            (words.easier, exercise.easier, words.easier_any),
            (words.harder, exercise.harder, words.harder_any),
        ):
            if texts or always:
                yield Note(label, " ".join(self.text(text, dose) for text in texts or (usual,)))
        rule = self.text(self.library.pain_scale.rule)
        yield Note(self.phrases.stop_label, " ".join((*(self.text(text, dose) for text in exercise.stop), rule)))

    def _spoken_dose(self, exercise: Exercise, dose: Dose | None) -> str:
        """The dose as a sentence, then the weeks in which the programme differs."""
        words = [dose_phrase.phrase(dose, self.edition.locale)] if dose else []
        if dose is None or dose.frequency is None:
            supervised = exercise.setting is Setting.SUPERVISED
            words.append(f"{self.text(self.phrases.dose_supervised if supervised else self.phrases.dose_unstated)}.")
        for phase, item in self.edition.scheduled(exercise.id):
            if item.dose:
                when = self.wording.weeks(phase.span_of_weeks)
                words.append(f"{when}: {dose_phrase.short(item.dose, self.edition.locale)}.")
        return " ".join(words)
