"""Rules on doses: plausible, and in one place only (CNT-02, CNT-03, CNT-15)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from booklet.checks.amounts import amounts
from booklet.compose.dose_phrase import FIELDS
from booklet.content.dose import Dose, Quantity, implausible, merge, quantities
from booklet.content.exercise import Exercise
from booklet.content.library import Edition, Library
from booklet.content.programme import Programme
from booklet.content.record import Words
from booklet.diagnostics import Code, Diagnostic, Span

_PROSE: Final = frozenset({"start", "steps", "cues", "say", "watch", "feel", "notes"})
"""The fields whose numbers would be a second place for the dose."""

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("s", "min", "h"), ("hold", "duration", "rest", "frequency")),
    **dict.fromkeys(("reps", "breaths"), ("reps",)),
    **dict.fromkeys(("times a day", "times a week"), ("frequency",)),
    "sets": ("sets",),
}
"""The parts of a dose that an amount can be, by its unit."""


def check_doses(library: Library) -> Iterator[Diagnostic]:
    """Each dose by itself, and each exercise's words beside its doses."""
    for exercise in library.exercises.values():
        for source, dose in exercise.doses.items():
            yield from _check_dose(dose, exercise.span("doses", source))
        for index, variant in enumerate(exercise.variants):
            if variant.dose:
                yield from _check_dose(variant.dose, exercise.span("variants", index, "dose"))
        for words in exercise.prose():
            if words.field in _PROSE:
                yield from _check_numbers(exercise, words)
    for programme in library.programmes.values():
        yield from _check_changes(library, programme)


def check_fields_of_doses(edition: Edition) -> Iterator[Diagnostic]:
    """Each field such as ``{hold}`` is stated by the dose that the edition follows."""
    source = edition.spec.source
    for exercise in edition.exercises:
        dose = edition.dose_of(exercise.id)
        for words in exercise.prose():
            for name in re.findall(r"\{(\w+)\}", words.text):
                if name in FIELDS and getattr(dose, name, None) is None:
                    message = f"`{{{name}}}` is used, and the dose of `{source}` states no {name}"
                    hint = f"state it in `doses`, if `{source}` does; else write the sentence without it"
                    yield Diagnostic(Code.DOSE_FIELD, message, words.span, hint)


def _check_dose(dose: Dose, span: Span, known: Collection[str] = ()) -> Iterator[Diagnostic]:
    for sentence in implausible(dose):
        if sentence in known:
            continue
        message = sentence[:1].lower() + sentence[1:].removesuffix(".")
        yield Diagnostic(Code.IMPLAUSIBLE, message, span, "compare it with the source")


def _check_changes(library: Library, programme: Programme) -> Iterator[Diagnostic]:
    """A change by itself, and the dose that comes of it."""
    for number, phase in enumerate(programme.phases):
        for index, item in enumerate(phase.items):
            exercise = library.exercises.get(item.exercise)
            base = exercise.doses.get(programme.source, Dose()) if exercise else Dose()
            if item.dose:
                place = programme.span("phases", number, "items", index, "dose")
                yield from _check_dose(merge(base, item.dose), place, known=implausible(base))


def _check_numbers(exercise: Exercise, words: Words) -> Iterator[Diagnostic]:
    for written, amount in amounts(words.text):
        if name := _part_of(exercise, amount):
            message = f"`{written}` is written out, but the dose says it already"
            hint = f"write `{{{name}}}`, so that a change of the dose is made in one place"
            yield Diagnostic(Code.NUMBER_IN_PROSE, message, words.span, hint)


def _part_of(exercise: Exercise, amount: Quantity) -> str | None:
    """The part of the exercise's doses that is this amount, or else the first that is one of its kind."""
    doses = (*exercise.doses.values(), *(variant.dose for variant in exercise.variants if variant.dose))
    parts = [(name, getattr(dose, name)) for dose in doses for name in _PARTS[amount.unit]]
    stated = [(name, value) for name, value in parts if value is not None]
    same = [name for name, value in stated if amount in quantities(Dose(**{name: value}))]
    alike = [name for name, value in stated if name != "frequency" or "times" in amount.unit]
    return next(iter((*same, *alike)), None)
