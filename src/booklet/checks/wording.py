"""Rules on words: fields that nothing fills, words no line can hold, long sentences (CNT-03, CNT-07, RDL-02 …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from booklet.compose.dose_phrase import FIELDS as DOSE_FIELDS
from booklet.content.exercise import Exercise
from booklet.content.library import Library
from booklet.content.record import Words
from booklet.diagnostics import Code, Diagnostic, nearest
from booklet.locale import FIELDS, Locale, empty_fields, locale_of, unknown_fields

LONGEST_WORD: Final = 45
"""Letters that a line of a small page can hold."""

LONGEST_SENTENCE: Final = 20
"""Words; from the advice on plain English."""

LONGEST_CUE: Final = 10
"""Words that can be read at a glance from the back of a room."""

_LONG_WORD = re.compile(rf"[^\s/\-\u2010-\u2015]{{{LONGEST_WORD + 1},}}")
_SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\"'”’)]*\s+")
_CONTRACTION = re.compile(r"\b(\w+n['’]t)\b", re.IGNORECASE)
_FIELD = re.compile(r"\{[^{}\s]*\}")


def check_wording(library: Library) -> Iterator[Diagnostic]:
    """The rules on every text that a reader sees."""
    locale = locale_of(library.clinic.locale) if library.clinic else None
    for record in library.records():
        extra = DOSE_FIELDS if isinstance(record, Exercise) else ()
        for words in record.prose():
            yield from _check_fields(words, extra, locale)
            yield from _check_length(words)
            yield from _check_contractions(words)
        if isinstance(record, Exercise):
            yield from _check_steps(record)
            yield from _check_cues(record)


def _check_fields(words: Words, extra: tuple[str, ...], locale: Locale | None) -> Iterator[Diagnostic]:
    known = (*extra, *FIELDS)
    for name in unknown_fields(words.text, extra):
        hint = nearest(name, known) or f"known here: {', '.join(f'{{{each}}}' for each in known)}"
        yield Diagnostic(Code.UNKNOWN_FIELD, f"nothing fills the field `{{{name[:40]}}}`", words.span, hint)
    for name in empty_fields(words.text, locale) if locale else ():
        message = f"the locale {locale.tag if locale else ''} has no words for `{{{name}}}`"
        yield Diagnostic(Code.UNKNOWN_FIELD, message, words.span, "write the sentence without it")
    if brace := re.search(r"[{}]", _FIELD.sub("", words.text)):
        message = f"a `{brace[0]}` that belongs to no field"
        yield Diagnostic(Code.UNKNOWN_FIELD, message, words.span, "a field is one word in braces, such as `{hold}`")


def _check_length(words: Words) -> Iterator[Diagnostic]:
    if found := _LONG_WORD.search(words.text):
        word = found[0].rstrip(".,;:!?")
        message = f"the word `{word[:20]}…` has {len(word)} letters; a line holds {LONGEST_WORD}"
        yield Diagnostic(Code.LONG_WORD, message, words.span, "put a space or a hyphen into it")
    for sentence in _SENTENCE_END.split(words.text):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            opening = " ".join(sentence.split()[:5])
            message = f"the sentence `{opening} …` has {count} words; aim at {LONGEST_SENTENCE} or fewer"
            yield Diagnostic(Code.LONG_SENTENCE, message, words.span, "make two sentences of it")


def _check_contractions(words: Words) -> Iterator[Diagnostic]:
    for found in _CONTRACTION.findall(words.text):
        full = {"can't": "cannot", "won't": "will not"}.get(found.casefold().replace("’", "'"), f"{found[:-3]} not")
        yield Diagnostic(Code.CONTRACTION, f"`{found}` is easy to misread", words.span, f"write `{full}`")


def _check_steps(exercise: Exercise) -> Iterator[Diagnostic]:
    count = len(exercise.steps)
    if not 3 <= count <= 7:  # noqa: PLR2004 - the range of the rule
        message = f"the exercise has {count} steps; three to seven are easiest to follow"
        yield Diagnostic(Code.STEPS, message, exercise.key_span("steps"), "one action in each step")


def _check_cues(exercise: Exercise) -> Iterator[Diagnostic]:
    for index, cue in enumerate(exercise.cues):
        if (count := len(cue.split())) > LONGEST_CUE:
            message = f"the cue has {count} words; a slide is read at a glance"
            yield Diagnostic(Code.LONG_CUE, message, exercise.span("cues", index), f"use at most {LONGEST_CUE} words")
