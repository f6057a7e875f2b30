"""Comparing: the words of some pages or slides, and the claims that they do not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from booklet.checks.amounts import foreign
from booklet.checks.claims import Claim, Claims, Row
from booklet.checks.readback import Readback, normal
from booklet.content.dose import Quantity
from booklet.content.exercise import Exercise
from booklet.diagnostics import Code, Diagnostic

HINT: Final = "the file is not what the records say: build it again with --force, and report it if that does not help"


class Place:
    """Where claims are looked for: the words of some pages or slides, ready to be searched."""

    def __init__(self, parts: Iterable[Readback]) -> None:
        merged = _merged(tuple(parts))
        self.name, self.rows = merged.name, merged.rows
        self.words = tuple(merged.words())
        close = tuple(map(_squeezed, self.words))
        self.known, self.close = frozenset(close), "\n".join(close)

    def says(self, claim: Claim) -> bool:
        """Whether a claim stands here."""
        text = _squeezed(claim.text)
        return not text or text in self.known or (not claim.whole and _occurs(text, self.close))

    def missing(self, claims: Iterable[Claim]) -> Iterator[Diagnostic]:
        """What does not stand here as the records say it."""
        for claim in claims:
            if not self.says(claim):
                yield _fault(claim, self.name, claim.text, _nearest(claim.text, self.words))

    def missing_rows(self, rows: Iterable[Row]) -> Iterator[Diagnostic]:
        """The rows that no table here has."""
        for row in rows:
            count = len(row.cells)
            if _bare(row.cells) not in {_bare(found[:count]) for found in self.rows}:
                there = [" ".join(found[:count]) for found in self.rows]
                wanted = " ".join(row.cells)
                claim = Claim(Code.FILE_DOSE, row.of, row.what, wanted, row.span)
                yield _fault(claim, self.name, wanted, _nearest(wanted, there))

    def foreign(self, claims: Claims, exercise: Exercise, own: frozenset[Quantity]) -> Iterator[Diagnostic]:
        """The amounts here that are none of ``own``, those of the exercise."""
        for words in self.words:
            for amount in foreign(words, own):
                message = f"{claims.name(exercise)}, {self.name}: `{amount}` in `{_cut(words)}` is no part of its dose"
                yield Diagnostic(Code.FOREIGN_DOSE, message, claims.dose_span(exercise), HINT)


def _merged(parts: tuple[Readback, ...]) -> Readback:
    """Pages as one place; a paragraph or row that goes over a page's end is also there in one piece."""
    texts, rows = [], []
    for last, part in zip((None, *parts), parts, strict=False):
        if last and last.texts and part.texts:
            texts.append(f"{last.texts[-1]} {part.texts[0]}")
        if last and last.rows and part.rows:
            rows.append(joined(last.rows[-1], part.rows[0]))
        texts += part.texts
        rows += part.rows
    names = [part.name for part in parts]
    name = names[0] if len(names) == 1 else f"{names[0]} to {names[-1].split()[-1]}" if names else "nowhere"
    return Readback(name, tuple(texts), tuple(rows))


def joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """A row that goes over the end of a page, in one piece."""
    cells = max(len(first), len(second))
    pairs = zip(_padded(first, cells), _padded(second, cells), strict=True)
    return tuple(normal(f"{one} {other}") for one, other in pairs)


def _squeezed(text: str) -> str:
    """Small letters without white space, of which readers of PDF lose some, as after a hyphen at a line's end."""
    return "".join(text.split()).casefold()


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells without white space and full stops, neither of which makes a different dose."""
    return tuple(_squeezed(cell).replace(".", "") for cell in cells)


def _padded(row: tuple[str, ...], cells: int) -> tuple[str, ...]:
    return row + ("",) * (cells - len(row))


def _occurs(text: str, words: str) -> bool:
    """Whether a text stands in others, not in the middle of a number."""
    at = words.find(text)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(text) : at + len(text) + 1]
        if not (before.isdigit() and text[0].isdigit()) and not (after.isdigit() and text[-1].isdigit()):
            return True
        at = words.find(text, at + 1)
    return False


def _fault(claim: Claim, place: str, wanted: str, found: str) -> Diagnostic:
    said = f"there it says `{_cut(found)}`" if found else "it is not there"
    message = f"{claim.of}, {place}: the {claim.what} is `{_cut(wanted)}`, but {said}"
    return Diagnostic(claim.code, message, claim.span, HINT)


def _nearest(text: str, words: Iterable[str]) -> str:
    """The text that was probably meant to be this one; empty where there is none like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    return next(iter(get_close_matches(text, list(words), n=1, cutoff=0.5)), "")


def _cut(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most]} …"
