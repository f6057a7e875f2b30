"""Rules on doses: plausible, and in one place only (CNT-02, CNT-03, CNT-15)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from booklet.compose.dose_phrase import FIELDS
from booklet.content.dose import Dose, implausible, merge
from booklet.content.exercise import Exercise
from booklet.content.library import Edition, Library
from booklet.content.programme import Programme
from booklet.content.record import Words
from booklet.diagnostics import Code, Diagnostic, Span

_PROSE: Final = frozenset({"start", "steps", "cues", "say", "watch", "feel", "notes"})
"""The fields whose numbers would be a second place for the dose."""

_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|forty-five|sixty)"
)
_RANGE = rf"\b{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?"
_STATED: Final = {
    rf"(?:{_RANGE}\s+times|\bonce|\btwice)\s+(?:a|per|each|every)\s+(?:day|week)\b": ("frequency",),
    rf"\bevery\s+{_RANGE}\s+(?:minutes?|hours?|min|h)\b": ("frequency",),
    rf"{_RANGE}[\s-]*(?:seconds?|secs?|s|minutes?|mins?|hours?)\b": ("hold", "duration", "rest"),
    rf"{_RANGE}\s*(?:times|repetitions?|repeats|reps?|breaths?)\b": ("reps",),
    rf"{_RANGE}\s*sets?\b": ("sets",),
}
"""Forms of a dose in words, and the parts that each can be."""


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
    doses = (*exercise.doses.values(), *(variant.dose for variant in exercise.variants if variant.dose))
    stated = {name for dose in doses for name in FIELDS if getattr(dose, name) is not None}
    text = words.text
    for pattern, names in _STATED.items():
        for found in re.findall(pattern, text, re.IGNORECASE):
            if name := next((name for name in names if name in stated), None):
                message = f"`{found}` is written out, but the dose says it already"
                hint = f"write `{{{name}}}`, so that a change of the dose is made in one place"
                yield Diagnostic(Code.NUMBER_IN_PROSE, message, words.span, hint)
        text = re.sub(pattern, "", text, flags=re.IGNORECASE)
