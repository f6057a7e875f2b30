"""Edition -> Document: what the sources say beside what the edition prints, for the clinician who reviews and signs."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.document import Block, Contents, Document, Heading, Item, List, Marker, Paragraph, Section, Table
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.review_exercises import ExerciseReview
from booklet.compose.review_parts import ReviewParts
from booklet.compose.review_safety import SafetyReview
from booklet.content.library import Edition
from booklet.content.withheld import Treatment, Withheld


def compose_sources_review(edition: Edition, fingerprint: str) -> Document:
    """The whole review; ``fingerprint`` is that of the edition's content."""
    opening, exercises, safety = Opening(edition), ExerciseReview(edition), SafetyReview(edition)
    chapters = {
        "review": opening.blocks(fingerprint),
        "sources": opening.list_of_sources(),
        "exercises": exercises.exercises(),
        **{f"programme.{each.id}": exercises.programme(each) for each in edition.programmes},
        "class": opening.group_class(),
        "safety": safety.safety(),
        "topics": safety.topics() if edition.topics else (),
        "statements": Statements(edition).blocks(),
    }
    sections = (Section(f"{id_}.page", tuple(blocks)) for id_, blocks in chapters.items())
    title = f"{opening.words.title}: {edition.spec.title}"
    kept = tuple(section for section in sections if section.blocks)
    return loose_sheets(edition, title, opening.words.audience, kept)


class Opening(ReviewParts):
    """The first page: which publication this is, how to sign, and the numbers of the sources."""

    def blocks(self, fingerprint: str) -> Iterator[Block]:
        """The title block, how to sign, the contents."""
        words, spec = self.words, self.edition.spec
        yield Heading("review", 1, self.runs(words.title), style="title", listed=False)
        yield Paragraph("review.audience", (strong(words.audience),), "subtitle")
        yield self._facts(fingerprint)
        yield Paragraph("review.about", self.runs(words.about))
        yield Heading("review.how", 2, self.runs(words.how), listed=False)
        steps = (Item(f"review.how.{number}", self.runs(step)) for number, step in enumerate(words.how_steps, 1))
        yield List("review.how.steps", tuple(steps), Marker.NUMBER, style="compact")
        yield Heading("review.whole", 2, self.runs(words.whole), listed=False)
        yield self.sign_off("review.whole", spec.review)
        yield Heading("review.contents", 2, self.runs(words.contents), listed=False)
        yield Contents("review.contents.list")

    def group_class(self) -> Iterator[Block]:
        """The class that it teaches: what of it is nobody else's, which is its plan, and a place to sign it."""
        taught = self.edition.group_class
        if taught:
            yield Heading("class", 1, self.runs(f"{self.words.group_class}: {taught.title}"))
            yield Paragraph("class.lead", self.runs(self.words.class_lead, path=taught.path))
            yield self.sign_off("class", taught.review)

    def list_of_sources(self) -> Iterator[Block]:
        """Every source with its number."""
        yield Heading("review.sources", 1, self.runs(self.words.sources))
        entries = (self._source(number, id_) for number, id_ in enumerate(self.sources, 1))
        yield List("review.sources.list", tuple(entries), Marker.NUMBER, style="compact")

    def _facts(self, fingerprint: str) -> Table:
        words, spec = self.words, self.edition.spec
        follows = words.follows_source.format(source=self.source(spec.source))
        facts = (
            (words.code, self.wording.code(self.edition.spec)),
            (words.dates, f"{self.wording.day(spec.date)}; {self.wording.day(spec.review_by)}"),
            (words.status, self.phrases.draft if self.edition.draft else spec.status.value),
            (words.follows, follows),
            (words.content, fingerprint),
        )
        rows = tuple((self.runs(label), self.runs(fact)) for label, fact in facts)
        return Table("review.facts", (self.runs(words.publication), self.runs(spec.title)), rows, (4, 6))

    def _source(self, number: int, id_: str) -> Item:
        source = self.sources[id_]
        said = ", ".join(filter(None, (source.author, source.publisher, str(source.year or ""))))
        return Item(
            f"review.sources.{number}",
            (strong(self.wording.text(source.title)), Run(f" {said} ({id_})" if said else f" ({id_})")),
        )


class Statements(ReviewParts):
    """Where sources disagree, what is said in softer words, and what is not said."""

    def blocks(self) -> Iterator[Block]:
        """A table for each kind, each statement with its source and room to sign."""
        words = self.words
        yield from self._kind(Treatment.CONFLICT, words.conflict, words.conflict_lead)
        yield from self._kind(Treatment.SOFTENED, words.softened, words.softened_lead)
        yield from self._kind(Treatment.WITHHELD, words.withheld, words.withheld_lead)

    def _kind(self, kind: Treatment, title: str, lead: str) -> Iterator[Block]:
        id_ = f"statements.{kind.value}"
        entries = [entry for entry in self.edition.withheld if entry.kind is kind]
        yield Heading(id_, 1, self.runs(title))
        yield Paragraph(f"{id_}.lead", self.runs(lead if entries else self.words.nothing), "lead")
        if entries:
            head = tuple(
                map(self.runs, (self.words.statement_column, self.words.reason_column, self.words.signed_column))
            )
            yield Table(f"{id_}.table", head, tuple(map(self._row, entries)), (3.6, 4.6, 1.8))

    def _row(self, entry: Withheld) -> tuple[Runs, ...]:
        text = self.wording.text
        said = Run(f"{self.number(entry.source)} {text(entry.statement)}")
        why: Runs = (Run(text(entry.reason)),)
        if entry.instead:
            why += (Run("\n"), *self.named(self.words.prints, text(entry.instead)))
        return (said,), why, ()
