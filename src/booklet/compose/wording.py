"""The words of one edition: fields filled in, numbers kept with their units, phrases in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from booklet.blocks.text import Run, Runs
from booklet.compose import dose_phrase
from booklet.compose.phrases import PHRASES, Phrases
from booklet.content.clinic import Source
from booklet.content.dose import Dose
from booklet.content.edition import EditionSpec
from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.content.programme import Weeks
from booklet.locale import Locale, fill
from booklet.source.article import Inline

NO_BREAK = "\N{NO-BREAK SPACE}"

_UNITS = r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|reps?|breaths?|sets?|pages?|s|min|h|kg|cm|m|%"
_NUMBER_UNIT = re.compile(rf"(\d) (?=(?:{_UNITS})\b)")
_RANGE = re.compile(r"(\d) (to|and|or|–|-) (?=\d)")
_COUNTED = re.compile(r"\b([Ww]eeks?|[Pp]ages?|[Ee]xercises?|[Ss]teps?|[Cc]all|NHS) (?=\d)")
_PHONE = re.compile(r"(?<=\d) (?=\d)")
_FIELD = re.compile(r"\{(\w+)\}")


def glued(text: str) -> str:
    """The text with no-break spaces where a line must not end: ``30 s``, ``5 to 10``, ``page 4``, phone numbers."""
    text = _NUMBER_UNIT.sub(rf"\1{NO_BREAK}", text)
    text = _RANGE.sub(rf"\1{NO_BREAK}\2{NO_BREAK}", text)
    text = _COUNTED.sub(rf"\1{NO_BREAK}", text)
    return _PHONE.sub(NO_BREAK, text)


def joined(*said: str | None) -> str:
    """Sentences one after the other, without those that are missing."""
    return " ".join(filter(None, said))


def announcing(text: str) -> str:
    """A text that ends in a colon, because what it announces follows it."""
    return f"{text.removesuffix('.')}:"


def run_in(cues: Iterable[str]) -> str:
    """Cues inside a sentence, one after the other: without their capitals and their full stops."""
    return "; ".join(map(_inside, cues))


def _inside(cue: str) -> str:
    first, rest = cue[:1], cue[1:].rstrip(".")
    return cue.rstrip(".") if rest[:1].isupper() else first.lower() + rest


class Wording:
    """Fills texts for one locale."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.phrases: Phrases = PHRASES[locale.language]

    def text(self, text: str, dose: Dose | None = None, **words: object) -> str:
        """A text with its fields filled: those of the locale, of a dose, and ``words``."""

        def word(found: re.Match[str]) -> str:
            if found[1] in words:
                return str(words[found[1]])
            stated = dose_phrase.field(dose, found[1], self.locale) if dose else None
            return found[0] if stated is None else stated

        return glued(fill(_FIELD.sub(word, text), self.locale))

    def runs(self, text: str, dose: Dose | None = None, **words: object) -> Runs:
        """The same as one run."""
        return (Run(self.text(text, dose, **words)),)

    def inlines(self, content: tuple[Inline, ...]) -> Runs:
        """Marked-up words as runs."""
        return tuple(
            Run(self.text(piece.text), bold=piece.strong, italic=piece.emphasis, link=piece.link) for piece in content
        )

    def numbered(self, edition: Edition, exercise: Exercise) -> str:
        """The name of an exercise behind its number; one that is not for home has none."""
        name, number = self.text(exercise.name), edition.number_of(exercise.id)
        return self.phrases.exercise_number.format(number=number, name=name) if number else name

    def code(self, spec: EditionSpec) -> str:
        """Leaflet code and version."""
        return self.phrases.version.format(code=spec.code, version=spec.version)

    def footer(self, edition: Edition) -> str:
        """What stands at the foot of every page and slide: the code and, in a draft, that nobody has reviewed it."""
        code = self.code(edition.spec)
        return f"{code} · {self.phrases.draft}" if edition.draft else code

    def made_from(self, source: Source) -> str:
        """The notice about the article that an edition is made from: by its author, or by its title."""
        if source.author:
            return self.text(self.phrases.made_from, author=source.author)
        return self.text(self.phrases.made_from_title, title=source.title)

    def weeks(self, weeks: Weeks) -> str:
        """'Weeks 1 to 2', 'Week 3'."""
        phrase = self.phrases.weeks if len(weeks) > 1 else self.phrases.week
        return self.text(phrase, first=weeks.first, last=weeks.last)

    def day(self, day: date) -> str:
        """A date as people write it: 21 November 2026."""
        return f"{day.day}{NO_BREAK}{day:%B}{NO_BREAK}{day.year}"
