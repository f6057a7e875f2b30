"""Rules on how hard the printed words are to read: the grade of every section and of an edition (RDL-01, RDL-04).

Two formulas count the words, sentences and syllables of English.  The Flesch-Kincaid grade (Kincaid and others, 1975)
decides; SMOG (McLaughlin, 1969) is told beside it.  A grade is a school year in the United States: at 6, children are
eleven years old.  Only running text counts: headings, names and slides would make a page look easier than it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import sqrt
from typing import Final, NamedTuple

from booklet.checks.syllables import syllables
from booklet.content.edition import EditionSpec
from booklet.content.library import Edition, Library
from booklet.content.programme import Programme
from booklet.content.record import Record, Words
from booklet.content.safety import PainScale, Signs, Tags
from booklet.content.topic import Topic
from booklet.content.withheld import Withheld
from booklet.diagnostics import Code, Diagnostic
from booklet.locale import Locale, fill, locale_of
from booklet.source.article import MarkdownHeading, MarkdownPicture

HARDEST_SECTION: Final = 9.0
"""The highest grade of a section, which is a file of the content."""

HARDEST_EDITION: Final = 6.0
"""The highest grade of an edition, all its words together."""

FEWEST_WORDS: Final = 60
"""A section of fewer words is too short for a grade of its own."""

_NOT_RUNNING: Final = frozenset(
    (
        *("title", "subtitle", "name", "aliases", "equipment", "term", "forms", "author", "publisher"),  # labels
        *("phone", "email", "website", "address", "hours"),
        *("cue", "cues", "leg_cue", "rule_cue", "slides", "take_home"),  # slides
        *("say", "watch", "do"),  # what is said with them
    )
)
"""The fields that hold no running text of a page."""

_READ_ALOUD: Final[Mapping[str, str]] = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "approx.": "about",
    "vs.": "against",
    "dr.": "doctor",
    "mr.": "mister",
    "mrs.": "misses",
}
_ABBREVIATION: Final = re.compile(
    r"\b(e\.g\.|i\.e\.|(?:approx|vs|dr|mrs?)\.|etc\.(?=[,;:)]|\s+(?-i:[a-z\d(])))", re.IGNORECASE
)
"""What has a full stop that ends no sentence; ``etc.`` ends one before a capital letter."""

_DOSE_FIELD: Final = re.compile(r"\{\w*\}")
_ITEM_NUMBER: Final = re.compile(r"\A\s*\d+[.)]\s+")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+|$)")
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w(?:[\w&'’\-\u2010\u2011]*\w)?")
_POLYSYLLABLE: Final = 3


class Readability(NamedTuple):
    """What the formulas count in a text."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """The SMOG grade, exact from 30 sentences on; 0 for a text without words."""
        return 1.043 * sqrt(30 * self.polysyllables / self.sentences) + 3.1291 if self.words else 0.0

    def excess(self, grade: float) -> float:
        """How much it adds to a text that should read at a grade: grades above it, times words."""
        return (self.grade - grade) * self.words


def readability(text: str) -> Readability:
    """The counts of a text; what stands after its last full stop, or has none, is a sentence too."""
    return _total(counts for _, counts in _sentences(text))


def grades(records: Iterable[Record], locale: Locale) -> dict[str, Readability]:
    """The counts of every section, by the path of its file."""
    found: dict[str, list[Readability]] = {}
    for record in records:
        found.setdefault(record.path, []).extend(readability(_read(words, locale)) for words in _printed(record))
    return {path: _total(counts) for path, counts in found.items()}


def grades_of(edition: Edition) -> dict[str, Readability]:
    """The counts of every section that an edition prints."""
    printed = (*edition.library.safety(), *edition.topics, *edition.exercises, *edition.programmes, *edition.terms)
    return grades((edition.spec, *printed), edition.locale)


def check_readability(library: Library) -> Iterator[Diagnostic]:
    """No section is too hard to read, where the language is English."""
    locale = locale_of(library.clinic.locale) if library.clinic else None
    if locale is None or locale.language != "en":
        return
    records = [record for record in library.records() if not isinstance(record, Withheld)]  # that is for clinicians
    for path, counts in grades(records, locale).items():
        if counts.words < FEWEST_WORDS or round(counts.grade, 1) <= HARDEST_SECTION:
            continue
        words, sentence = _hardest((record for record in records if record.path == path), locale)
        message = f"the section reads at grade {_rounded(counts)}; {HARDEST_SECTION:.0f} is the highest"
        opening = " ".join(sentence.split()[:6])
        hint = f"use shorter words and sentences; the hardest begins `{opening} …`"
        yield Diagnostic(Code.HARD_SECTION, message, words.span, hint)


def check_reading_of(edition: Edition) -> Iterator[Diagnostic]:
    """An edition as a whole is easy to read, where its language is English."""
    sections = grades_of(edition)
    whole = _total(sections.values())
    if edition.locale.language != "en" or round(whole.grade, 1) <= HARDEST_EDITION:
        return
    message = f"the edition reads at grade {_rounded(whole)}; aim at {HARDEST_EDITION:.0f}"
    hardest = sorted(sections, key=lambda path: -sections[path].excess(HARDEST_EDITION))[:3]
    listed = ", ".join(f"{path} ({sections[path].grade:.1f})" for path in hardest)
    yield Diagnostic(Code.HARD_EDITION, message, edition.spec.span(), f"what would help most: {listed}")


def _rounded(counts: Readability) -> str:
    return f"{counts.grade:.1f} (SMOG {counts.smog:.1f})"


def _hardest(records: Iterable[Record], locale: Locale) -> tuple[Words, str]:
    """The sentence that adds most to the grade, and the text that it stands in."""
    found = (
        (counts.excess(HARDEST_SECTION), words, sentence)
        for record in records
        for words in _printed(record)
        for sentence, counts in _sentences(_read(words, locale))
    )
    _, words, sentence = max(found, key=lambda each: each[0])
    return words, sentence


def _printed(record: Record) -> Iterator[Words]:
    """The running text of a record: no labels, nothing that only slides and their notes have."""
    labels, body = _labels(record), record.body if isinstance(record, Topic) else ()
    places = {block.span for block in body if isinstance(block, MarkdownHeading | MarkdownPicture)}
    for words in record.prose():
        if not (words.field in _NOT_RUNNING or words.text in labels or words.span in places):
            yield words


def _labels(record: Record) -> frozenset[str]:
    """The labels and cues inside the lists of a record."""
    match record:
        case Signs():
            return frozenset(sign.cue for sign in record.signs)
        case Tags():
            return frozenset(tag.cue for tag in record.tags)
        case PainScale():
            return frozenset(band.name for band in record.bands)
        case Programme():
            return frozenset(phase.name for phase in record.phases)
        case EditionSpec():
            return frozenset(part.title for part in record.parts)
    return frozenset()


def _read(words: Words, locale: Locale) -> str:
    """A text as it is printed; an amount is two words, whatever it is."""
    return _DOSE_FIELD.sub("ten times", fill(words.text, locale)) if "{" in words.text else words.text


@lru_cache(maxsize=1 << 16)
def _sentences(text: str) -> tuple[tuple[str, Readability], ...]:
    """Every sentence of a text with its counts.  Cached: an exercise stands in several editions."""
    spoken = _ABBREVIATION.sub(lambda found: _READ_ALOUD[found[1].casefold()], _ITEM_NUMBER.sub("", text))
    parts = ((part, [syllables(word) for word in _WORD.findall(part)]) for part in _SENTENCE_END.split(spoken))
    return tuple(
        (part, Readability(len(found), 1, sum(found), sum(count >= _POLYSYLLABLE for count in found)))
        for part, found in parts
        if found
    )


def _total(counts: Iterable[Readability]) -> Readability:
    return Readability(*map(sum, zip(*counts, strict=True)))
