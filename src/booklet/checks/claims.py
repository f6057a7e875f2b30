"""What a finished file has to say, according to the records: every dose, stop rule and warning as a claim.

The sentences come from the records through the phrase tables, not from the composers: what is claimed here is known
without the page or slide on which it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from booklet.checks.amounts import amounts, amounts_of
from booklet.checks.readback import normal
from booklet.compose import dose_phrase
from booklet.compose.phrases import PHRASES
from booklet.compose.wording import Wording
from booklet.content.dose import Dose, Quantity
from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.content.programme import Item, Phase, Programme, Weeks
from booklet.content.safety import Signs
from booklet.diagnostics import Code, Span


class Claim(NamedTuple):
    """A text that must stand in a place: ``whole`` is a paragraph or cell of its own, else a part of one will do.

    ``of`` names the record in a message, ``what`` the kind of thing: a dose, a stop rule.
    """

    code: Code
    of: str
    what: str
    text: str
    span: Span
    whole: bool = False


class Row(NamedTuple):
    """A row of a table that must stand in a place; its first cells are these, white space and full stops apart."""

    of: str
    what: str
    cells: tuple[str, ...]
    span: Span


class Claims:
    """The claims of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.library = edition, edition.library
        self.wording = Wording(edition.locale)
        self.phrases = PHRASES[edition.locale.language]
        words = (words.text for words in edition.spec.prose())
        self.part_amounts = frozenset(amount for text in words for _, amount in amounts(normal(text)))
        self.scheduled: dict[str, list[tuple[Programme, int, int]]] = {}
        for programme in edition.programmes:
            for number, phase in enumerate(programme.phases):
                for place, item in enumerate(phase.items):
                    self.scheduled.setdefault(item.exercise, []).append((programme, number, place))

    def _text(self, text: str, dose: Dose | None = None) -> str:
        return normal(self.wording.text(text, dose))

    def name(self, exercise: Exercise) -> str:
        """An exercise as messages name it."""
        return _name(exercise)

    def edition_span(self) -> Span:
        """The edition's file."""
        return self.edition.spec.span()

    def dose_span(self, exercise: Exercise) -> Span:
        """Where the dose that the edition follows is written."""
        return exercise.span("doses", self.edition.spec.source)

    # --- exercises ----------------------------------------------------------------------------------------

    def dose_parts(self, exercise: Exercise) -> Iterator[Claim]:
        """The dose part by part, each under its label."""
        dose = self.edition.dose_of(exercise.id)
        for part in dose_phrase.parts(dose, self.edition.locale) if dose else ():
            words = normal(f"{part.label} {part.words}")
            yield self._dose(exercise, "dose", words, self.dose_span(exercise), whole=True)

    def dose_badge(self, exercise: Exercise) -> Iterator[Claim]:
        """The dose as a slide shows it: how much on one line, how often on the next."""
        if dose := self.edition.dose_of(exercise.id):
            for part in (replace(dose, frequency=None), Dose(frequency=dose.frequency)):
                if words := normal(dose_phrase.short(part, self.edition.locale)):
                    yield self._dose(exercise, "dose", words, self.dose_span(exercise), whole=True)

    def dose_sentences(self, exercise: Exercise) -> Iterator[Claim]:
        """The dose as it is said."""
        dose = self.edition.dose_of(exercise.id)
        if dose:
            words = normal(dose_phrase.phrase(dose, self.edition.locale))
            yield self._dose(exercise, "dose", words, self.dose_span(exercise))

    def dose_changes(self, exercise: Exercise) -> Iterator[Claim]:
        """What a programme asks for in some weeks, where it differs."""
        for programme, number, place in self.scheduled.get(exercise.id, ()):
            phase = programme.phases[number]
            item = phase.items[place]
            if item.dose:
                words = f"{self.weeks(phase.span_of_weeks)}: {dose_phrase.short(item.dose, self.edition.locale)}."
                span = programme.span("phases", number, "items", place, "dose")
                yield self._dose(exercise, "dose in the programme", normal(words), span)

    def _dose(self, exercise: Exercise, what: str, words: str, span: Span, *, whole: bool = False) -> Claim:
        return Claim(Code.FILE_DOSE, _name(exercise), what, words, span, whole)

    def stops(self, exercise: Exercise) -> Iterator[Claim]:
        """When to stop: the exercise's own rules, then the one that always holds."""
        dose, of = self.edition.dose_of(exercise.id), _name(exercise)
        for number, text in enumerate(exercise.stop):
            span = exercise.span("stop", number)
            yield Claim(Code.FILE_STOP, of, "stop rule", self._text(text, dose), span)
        yield self.rule(of)

    def rule(self, of: str) -> Claim:
        """The stop rule that always holds."""
        scale = self.library.pain_scale
        return Claim(Code.FILE_STOP, of, "shared stop rule", self._text(scale.rule), scale.span("rule"))

    def leg_cue(self, of: str) -> Claim:
        """The rule that comes first at every station of a class."""
        scale = self.library.pain_scale
        return Claim(Code.FILE_STOP, of, "first stop rule", self._text(scale.leg_cue), scale.span("leg_cue"))

    def rule_cue(self, of: str) -> Claim:
        """The same in the few words of a slide."""
        scale = self.library.pain_scale
        return Claim(Code.FILE_STOP, of, "shared stop rule", self._text(scale.rule_cue), scale.span("rule_cue"))

    def cautions(self, exercise: Exercise) -> Iterator[Claim]:
        """What to be careful with."""
        dose = self.edition.dose_of(exercise.id)
        for number, text in enumerate(exercise.cautions):
            span = exercise.span("cautions", number)
            yield Claim(Code.FILE_STOP, _name(exercise), "caution", self._text(text, dose), span)

    def asks(self, exercise: Exercise) -> Iterator[Claim]:
        """Who must ask before doing it, in few words."""
        tags = self.library.ask_first
        for number, id_ in enumerate(exercise.ask_first):
            words = self._text(tags.words(id_).cue).rstrip(".")
            what = "condition to ask about first"
            yield Claim(Code.FILE_WARNING, _name(exercise), what, words, exercise.span("ask_first", number))

    def own_amounts(self, exercise: Exercise) -> frozenset[Quantity]:
        """Every amount that may stand on an exercise's card.

        Those of its doses, of its own words as they are written, and of the words that it shares with others.
        """
        doses = [self.edition.dose_of(exercise.id)]
        for programme, number, place in self.scheduled.get(exercise.id, ()):
            doses.append(self.edition.phase_dose(programme.phases[number].items[place]))
        rule = self.library.pain_scale
        cues = (self.library.ask_first.words(id_).cue for id_ in exercise.ask_first)
        printed = [dose_phrase.phrase(dose, self.edition.locale) for dose in doses if dose]
        shared = (rule.rule, rule.rule_cue, *cues, *printed, *(words.text for words in exercise.prose()))
        stated = {amount for text in shared for _, amount in amounts(self._text(text))}
        return amounts_of(*doses) | stated | self.part_amounts

    # --- programmes ---------------------------------------------------------------------------------------

    def weeks(self, weeks: Weeks) -> str:
        """'Weeks 1 to 2', 'Week 3'."""
        return normal(self.wording.weeks(weeks))

    def programme_head(self) -> tuple[str, ...]:
        """The head of a programme's tables."""
        phrases = self.phrases
        return tuple(self._text(word) for word in (phrases.exercise_column, phrases.dose_column, phrases.page_column))

    def rows(self, programme: Programme, number: int, *, noted: bool) -> Iterator[Row]:
        """The rows of a phase: name and whole dose, with the item's note where ``noted`` says so."""
        for place, item in enumerate(programme.phases[number].items):
            name, dose = self._name_and_dose(item)
            note = self._text(item.note) if noted and item.note else ""
            cells = (name, normal(f"{dose} {note}"))
            exercise = self.library.exercises[item.exercise]
            span = programme.span("phases", number, "items", place)
            yield Row(_name(exercise), f"dose in weeks {programme.phases[number].weeks}", cells, span)

    def chart_rows(self, programme: Programme, number: int, pages: Mapping[str, int]) -> Iterator[Row]:
        """The rows of a phase on a sheet: name, whole dose, note and the page in the booklet in one cell."""
        items = programme.phases[number].items
        for row, item in zip(self.rows(programme, number, noted=True), items, strict=True):
            page = self.wording.text(self.phrases.sheet_row_page, page=pages[f"exercise.{item.exercise}"])
            yield row._replace(cells=(normal(" ".join((*row.cells, page))),))

    def diary_rows(self, programme: Programme, number: int) -> Iterator[Row]:
        """The rows of a phase in the diary: name and dose in one cell."""
        for row in self.rows(programme, number, noted=False):
            yield row._replace(cells=(normal(" ".join(row.cells)),))

    def spoken_rows(self, programme: Programme, number: int) -> Iterator[Claim]:
        """The exercises of a phase as they are read aloud."""
        items = programme.phases[number].items
        for row, item in zip(self.rows(programme, number, noted=False), items, strict=True):
            dose = self.edition.phase_dose(item)
            words = normal(dose_phrase.phrase(dose, self.edition.locale)) if dose else ""
            yield Claim(
                Code.FILE_DOSE, row.of, row.what, f"{row.cells[0]}: {words}" if words else row.cells[0], row.span
            )

    def _name_and_dose(self, item: Item) -> tuple[str, str]:
        dose = self.edition.phase_dose(item)
        words = dose_phrase.short(dose, self.edition.locale) if dose else ""
        return self._text(self.library.exercises[item.exercise].name), words

    # --- safety -------------------------------------------------------------------------------------------

    def signs(self, signs: Signs) -> Iterator[Claim]:
        """Warning signs in full, and what to do."""
        for number, sign in enumerate(signs.signs):
            span = signs.span("signs", number, "text")
            yield Claim(Code.FILE_WARNING, signs.title, "warning sign", self._text(sign.text), span)
        yield from self.advice(signs)

    def advice(self, signs: Signs) -> Iterator[Claim]:
        """What to do about warning signs."""
        for number, line in enumerate(signs.action):
            span = signs.span("action", number)
            yield Claim(Code.FILE_WARNING, signs.title, "advice", self._text(line), span)

    def sign_cues(self, signs: Signs) -> Iterator[Claim]:
        """Warning signs in the few words of a slide, and what to do."""
        for number, sign in enumerate(signs.signs):
            span = signs.span("signs", number, "cue")
            yield Claim(Code.FILE_WARNING, signs.title, "warning sign", self._text(sign.cue), span, whole=True)
        yield Claim(Code.FILE_WARNING, signs.title, "advice", self._text(signs.cue), signs.span("cue"))

    def sheet_warning(self, page: int) -> Iterator[Claim]:
        """The emergency panel of a sheet: when it counts, all signs in few words, what to do, where more is said."""
        signs = self.library.emergency
        condition = self.condition(signs)
        place = self.wording.text(self.phrases.sheet_page, page=page)
        yield condition._replace(text=f"{condition.text} ({normal(place)})")
        for sign in self.sign_cues(signs):
            yield sign._replace(whole=False)

    def condition(self, signs: Signs) -> Claim:
        """When warning signs count: the line before them, whose end may be a colon."""
        lead = self._text(signs.lead).rstrip(".")
        return Claim(Code.FILE_WARNING, signs.title, "line before the signs", lead, signs.span("lead"))

    def conditions(self, *, cue: bool) -> Iterator[Claim]:
        """Who must ask before they start."""
        tags = self.library.ask_first
        for number, tag in enumerate(tags.tags):
            field = "cue" if cue else "text"
            text, span = self._text(getattr(tag, field)), tags.span("tags", number, field)
            yield Claim(Code.FILE_WARNING, tags.title, "condition", text, span, whole=cue)

    def audience(self) -> Claim:
        """Whom it is for."""
        record = self.library.audience
        return Claim(Code.FILE_WARNING, record.title, "text", self._text(record.text), record.span("text"))

    def audience_cues(self) -> Iterator[Claim]:
        """The same in the lines of a slide."""
        record = self.library.audience
        for number, cue in enumerate(record.cues):
            yield Claim(Code.FILE_WARNING, record.title, "text", self._text(cue), record.span("cues", number))

    def bands(self) -> Iterator[Claim]:
        """The pain scale: each range and what to do."""
        scale = self.library.pain_scale
        for number, band in enumerate(scale.bands):
            numbers = self.phrases.band.format(low=band.low, high=band.high)
            for text, field in ((numbers, "low"), (band.name, "name"), (band.advice, "advice")):
                span = scale.span("bands", number, field)
                yield Claim(Code.FILE_WARNING, scale.title, "range of the pain scale", self._text(text), span)

    def avoided(self, phase: Phase, *, cue: bool) -> Iterator[Claim]:
        """What a phase leaves out."""
        tags = self.library.avoid
        for number, tag in enumerate(tags.tags):
            if tag.id in phase.avoid:
                field = "cue" if cue else "text"
                text, span = self._text(getattr(tag, field)), tags.span("tags", number, field)
                yield Claim(Code.FILE_WARNING, tags.title, "thing to avoid", text, span, whole=cue)


def _name(exercise: Exercise) -> str:
    return f"{exercise.name} (`{exercise.id}`)"
