"""The review of sources, read back: every dose as its source gives it, every stop rule and every statement is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from booklet.checks.claims import Claim, Claims, Row
from booklet.checks.comparison import Place, joined
from booklet.checks.readback import Readback, normal, read_booklet
from booklet.compose import dose_phrase
from booklet.compose.review_exercises import ExerciseReview
from booklet.compose.review_parts import doses_of
from booklet.content.dose import notation
from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic, in_order


def check_review_agrees(edition: Edition, pdf: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished review with the records.  Raises pypdfium2.PdfiumError where ``pdf`` is no PDF file."""
    return in_order(_Review(edition, read_booklet(pdf)).faults())


class _Review:
    """A review and what it has to say."""

    def __init__(self, edition: Edition, pages: tuple[Readback, ...]) -> None:
        self.edition, self.pages = edition, pages
        self.claims = Claims(edition)
        self.parts = ExerciseReview(edition)

    def faults(self) -> Iterator[Diagnostic]:
        """Everything that is not as the records say."""
        whole, library = Place(self.pages), self.edition.library
        chapters = self._chapters()
        for exercise, table in zip_longest(self.edition.exercises, self._dose_tables()[: len(self.edition.exercises)]):
            yield from Place((table or Readback("no table", ()),)).missing_rows(self._doses(exercise))
            yield from Place(chapters[exercise.id]).missing(self._limits(exercise))
        yield from whole.missing((self.claims.rule(library.pain_scale.title),))
        for signs in (library.emergency, library.same_day, library.same_week):
            yield from whole.missing(self.claims.signs(signs))
        yield from whole.missing(self._statements())

    def _doses(self, exercise: Exercise) -> Iterator[Row]:
        """The dose of each source in words and in the record's notation."""
        written = self.edition.written.exercises[exercise.id]
        for source, dose in doses_of(self.edition, exercise.id).items():
            words = f"{dose_phrase.short(dose, self.edition.locale)} {notation(dose)}"
            cells = (normal(self.parts.source(source)), normal(words))
            yield Row(self.claims.name(exercise), f"dose of `{source}`", cells, written.span("doses", source))

    def _limits(self, exercise: Exercise) -> Iterator[Claim]:
        """Its own stop rules, and its cautions."""
        yield from (claim for claim in self.claims.stops(exercise) if claim.span.path == exercise.path)
        yield from self.claims.cautions(exercise)

    def _statements(self) -> Iterator[Claim]:
        """What is not printed as its source has it, with the reason."""
        for entry in self.edition.withheld:
            for field, text in (("statement", entry.statement), ("reason", entry.reason)):
                words = normal(self.parts.wording.text(text))
                yield Claim(Code.FILE_WARNING, f"`{entry.id}`", field, words, entry.span(field))

    def _chapters(self) -> dict[str, list[Readback]]:
        """What is said of each exercise, page by page, from its heading to the next one's."""
        headings = {normal(self.parts.heading(exercise)): exercise.id for exercise in self.edition.exercises}
        found: dict[str, list[Readback]] = {id_: [] for id_ in headings.values()}
        current = ""
        for page in self.pages:
            for text in page.texts:
                current = "" if text == self.parts.words.safety else headings.get(text, current)
                if current:
                    found[current].append(Readback(page.name, (text,)))
        return found

    def _dose_tables(self) -> list[Readback]:
        """The tables of doses in order, each from its head to the next one's."""
        head = tuple(normal("".join(run.text for run in cell)) for cell in self.parts.given_head())
        found: list[tuple[str, list[tuple[str, ...]]]] = []
        last: tuple[str, ...] = ()
        for page in self.pages:
            for place, row in enumerate(page.rows):
                if row == head:
                    found.append((page.name, []))
                elif found:
                    found[-1][1].extend((row,) if place else (joined(last, row), row))
                last = row
        return [Readback(name, (), tuple(rows)) for name, rows in found]
