"""The exercises and programmes of the review: each source's dose beside what the edition prints."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from booklet.blocks.document import Block, Heading, Paragraph, Table, Together
from booklet.blocks.text import Run, Runs, strong
from booklet.compose import dose_phrase
from booklet.compose.review_parts import ReviewParts, doses_of
from booklet.content.dose import Dose, gaps, notation
from booklet.content.exercise import Exercise, Setting
from booklet.content.programme import Item, Phase, Programme


class ExerciseReview(ReviewParts):
    """Composes exercises and programmes."""

    def exercises(self) -> Iterator[Block]:
        """Every exercise in the order of the edition."""
        yield Heading("exercises", 1, self.runs(self.words.exercises))
        rule = self.wording.text(self.library.pain_scale.rule)
        yield Paragraph("exercises.lead", self.runs(self.words.exercises_lead, rule=rule))
        for exercise in self.edition.exercises:
            yield Together(tuple(self._exercise(f"exercise.{exercise.id}", exercise)))

    def _exercise(self, id_: str, exercise: Exercise) -> Iterator[Block]:
        yield Heading(id_, 2, (Run(self.heading(exercise)),))
        yield self.origin(id_, exercise)
        if exercise.setting is Setting.SUPERVISED:
            yield Paragraph(f"{id_}.setting", (strong(self.words.supervised),), "compact")
        yield self._doses(id_, exercise)
        said = (*self._variants(exercise), *self._limits(exercise), *self._suggestions(exercise))
        yield self.bullets(f"{id_}.said", said)
        yield self.sign_off(id_, exercise.review)

    def heading(self, exercise: Exercise) -> str:
        """The number and the name of an exercise."""
        return self.wording.numbered(self.edition, exercise)

    # --- doses ------------------------------------------------------------------------------------------

    def given_head(self) -> tuple[Runs, ...]:
        """The head of each table of doses."""
        words = (self.words.source_column, self.words.given_column, self.words.prints_column)
        return tuple(map(self.runs, words))

    def _doses(self, id_: str, exercise: Exercise) -> Table:
        doses = doses_of(self.edition, exercise.id)
        rows = [
            (self.runs(self.source(source)), self.given(dose), self._printed(exercise, source))
            for source, dose in doses.items()
        ]
        followed = self.edition.spec.source
        if followed not in doses:
            none = (self.runs(self.source(followed)), self.runs(self.words.gives_none))
            rows.append((*none, self._printed(exercise, followed)))
        return Table(f"{id_}.doses", self.given_head(), tuple(rows), (3, 3.4, 3.6))

    def given(self, dose: Dose) -> Runs:
        """A dose in short words, and below them in the notation of its record."""
        return Run(dose_phrase.short(dose, self.edition.locale)), Run(f"\n{notation(dose)}", italic=True)

    def _printed(self, exercise: Exercise, source: str) -> Runs:
        """What the edition prints of a source: the dose, what is left open, and what the programme changes."""
        if source != self.edition.spec.source:
            return self.runs(self.words.not_printed)
        dose, locale = self.edition.dose_of(exercise.id), self.edition.locale
        said = [dose_phrase.phrase(dose, locale) if dose else self.words.line_only]
        if dose and (open_ := gaps(dose)):
            names = {"amount": self.words.amount, "frequency": self.words.frequency}
            said.append(self.words.line_for.format(gaps=", ".join(names[gap] for gap in open_)))
        for phase, item in self.edition.scheduled(exercise.id):
            if item.dose:
                weeks = self.wording.weeks(phase.span_of_weeks)
                said.append(f"{weeks}: {dose_phrase.short(item.dose, locale)}.")
        return (Run("\n".join(said)),)

    # --- other facts ------------------------------------------------------------------------------------

    def _variants(self, exercise: Exercise) -> Iterator[Runs]:
        doses = doses_of(self.edition, exercise.id)
        for form in self.edition.written.exercises[exercise.id].variants:
            words = self.words.this_form if form.source == self.edition.spec.source else self.words.differs
            differs = self.wording.text(form.differs, doses.get(form.source))
            yield self.runs(words, source=self.number(form.source), differs=differs)

    def _limits(self, exercise: Exercise) -> Iterator[Runs]:
        """Stop rules and cautions, each with its sources."""
        dose = self.edition.dose_of(exercise.id)
        for label, field, texts in (
            (self.words.stop, "stop", exercise.stop),
            (self.words.caution, "cautions", exercise.cautions),
        ):
            cited = self.words.suggested if field in exercise.suggested else self.cites(exercise)
            for text in texts:
                yield self.named(label, f"{self.wording.text(text, dose)} ({cited})")
        if not exercise.stop and not exercise.cautions:
            yield self.runs(self.words.no_stops)

    def _suggestions(self, exercise: Exercise) -> Iterator[Runs]:
        """What no source states, field by field; stop rules and cautions were marked above."""
        for field in exercise.suggested:
            if field not in {"stop", "cautions"}:
                label = f"{self.words.suggested} ({self.suggested((field,))})"
                yield self.named(label, self._written(exercise, field))

    def _written(self, exercise: Exercise, field: str) -> str:
        tags = {"ask_first": self.library.ask_first, "avoid_tags": self.library.avoid}.get(field)
        value = getattr(exercise, field, "")
        if tags:
            value = tuple(tags.words(tag).cue for tag in value)
        texts = value if isinstance(value, tuple) else (value,)
        words = (str(text.value) if isinstance(text, Enum) else str(text) for text in texts)
        dose = self.edition.dose_of(exercise.id)
        return " ".join(_sentence(self.wording.text(text, dose)) for text in words)

    # --- programmes -------------------------------------------------------------------------------------

    def programme(self, programme: Programme) -> Iterator[Block]:
        """Phase by phase: what changes, what is printed, what is left out."""
        id_ = f"programme.{programme.id}"
        yield Heading(id_, 1, self.runs(f"{self.words.programme}: {programme.title}"))
        yield self.origin(id_, programme)
        yield Paragraph(f"{id_}.lead", self.runs(programme.lead))
        for number, phase in enumerate(programme.phases, 1):
            yield from self._phase(f"{id_}.phase.{number}", phase)
        for number, note in enumerate(programme.notes, 1):
            yield Paragraph(f"{id_}.note.{number}", self.runs(note))
        yield self.sign_off(id_, programme.review)

    def _phase(self, id_: str, phase: Phase) -> Iterator[Block]:
        words = (self.phrases.exercise_column, self.words.asks_column, self.words.prints_column)
        title = f"{self.wording.weeks(phase.span_of_weeks)}: {phase.name}"
        heading = Heading(id_, 2, self.runs(title), listed=False)
        aim = Paragraph(f"{id_}.aim", self.runs(phase.aim), "compact")
        rows = tuple(map(self._item, phase.items))
        table = Table(f"{id_}.table", tuple(map(self.runs, words)), rows, (3.2, 3, 3.8))
        yield Together((heading, aim, table))
        if phase.avoid:
            avoided = "; ".join(self.library.avoid.words(tag).cue for tag in phase.avoid)
            yield Paragraph(f"{id_}.avoid", self.runs(self.words.avoids, avoid=avoided), "compact")
        for number, note in enumerate(phase.notes, 1):
            yield Paragraph(f"{id_}.note.{number}", self.runs(note), "compact")

    def _item(self, item: Item) -> tuple[Runs, ...]:
        dose = self.edition.phase_dose(item)
        printed = dose_phrase.short(dose, self.edition.locale) if dose else self.words.line_only
        if item.note:
            printed += f"\n{self.wording.text(item.note)}"
        change = Run(notation(item.dose), italic=True) if item.dose else Run(self.words.no_change)
        return self.runs(self.library.exercises[item.exercise].name), (change,), (Run(printed),)


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence does."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
