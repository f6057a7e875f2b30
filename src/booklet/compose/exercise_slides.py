"""An exercise on a slide: pictures large, dose, a few cues; the full instructions are in the notes."""

from __future__ import annotations

from dataclasses import replace

from booklet.blocks.deck import Content, Note, Points, Slide, SlideRole
from booklet.blocks.text import Run
from booklet.compose import dose_phrase
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.slides import Slides
from booklet.content.dose import Dose
from booklet.content.exercise import Exercise, Setting


class ExerciseSlides(Slides):
    """Composes one slide an exercise."""

    def slide(self, exercise: Exercise) -> Slide:
        """The slide of an exercise with the edition's dose."""
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
            ("Dose", self._badge(exercise, dose)),
            ("Cues", self.points(exercise.cues, dose)),
            ("Stop", self.points((self.library.pain_scale.rule_cue,))),
        ]
        number = self.edition.number_of(exercise.id)
        title = self.phrases.exercise_number.format(number=number, name=self.text(exercise.name))
        return Slide(f"exercise-{exercise.id}", SlideRole.EXERCISE, title, tuple(slots), self._spoken(exercise, dose))

    def _badge(self, exercise: Exercise, dose: Dose | None) -> Points:
        """How much on one line, how often on the next."""
        amount = dose_phrase.short(replace(dose, frequency=None), self.edition.locale) if dose else ""
        often = dose_phrase.short(Dose(frequency=dose.frequency), self.edition.locale) if dose else ""
        lines = (amount, often or self._unstated(exercise))
        return Points(tuple((Run(line),) for line in lines if line))

    def _unstated(self, exercise: Exercise) -> str:
        """What stands where no source says how often."""
        supervised = exercise.setting is Setting.SUPERVISED
        return self.text(self.phrases.dose_supervised if supervised else self.phrases.dose_unstated)

    def _spoken(self, exercise: Exercise, dose: Dose | None) -> tuple[Note, ...]:
        """The full instructions: what to say, what to do, the dose, what to watch, when to stop."""
        steps = (exercise.start, *exercise.steps)
        say = self.text(exercise.say, dose) if exercise.say else " ".join(self.text(step, dose) for step in steps)
        order = " ".join(f"{number}. {self.text(step, dose)}" for number, step in enumerate(exercise.steps, 1))
        do = f"{self.phrases.do_exercise} {self.text(exercise.start)} {order}"
        more = [Note(self.phrases.dose_label, self._spoken_dose(exercise, dose))]
        feel = [f"{self.phrases.feel}: {self.text(exercise.feel, dose)}"] if exercise.feel else []
        watch = [*feel, *(self.text(text, dose) for text in (*exercise.watch, *exercise.notes, *exercise.cautions))]
        if watch:
            more.append(Note(self.phrases.watch, " ".join(watch)))
        rule = self.text(self.library.pain_scale.rule)
        more.append(Note(self.phrases.stop_label, " ".join((*(self.text(text, dose) for text in exercise.stop), rule))))
        return self.notes(say, do, *more)

    def _spoken_dose(self, exercise: Exercise, dose: Dose | None) -> str:
        """The dose as a sentence, then the weeks in which the programme differs."""
        words = [dose_phrase.phrase(dose, self.edition.locale)] if dose else []
        if dose is None or dose.frequency is None:
            words.append(f"{self._unstated(exercise)}.")
        for phase, item in self.edition.scheduled(exercise.id):
            if item.dose:
                when = self.wording.weeks(phase.span_of_weeks)
                words.append(f"{when}: {dose_phrase.short(item.dose, self.edition.locale)}.")
        return " ".join(words)
