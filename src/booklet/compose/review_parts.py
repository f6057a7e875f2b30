"""What all parts of the review of sources share: the numbers of the sources, and the line to sign on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from booklet.blocks.document import Item, List, Paragraph, Table
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.phrases import PHRASES, Phrases
from booklet.compose.review_phrases import REVIEW_PHRASES, ReviewPhrases
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.clinic import Source
from booklet.content.dose import Dose
from booklet.content.exercise import Exercise
from booklet.content.library import CompleteLibrary, Edition
from booklet.content.record import Record, Review


class ReviewParts:
    """Composes parts of the review of one edition; ``sources`` are all that it names, in the order of their numbers."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.library: CompleteLibrary = edition.library
        self.wording = Wording(edition.locale)
        self.words: ReviewPhrases = REVIEW_PHRASES[edition.locale.language]
        self.phrases: Phrases = PHRASES[edition.locale.language]
        self.sources = _sources(edition)
        self.numbers = {id_: number for number, id_ in enumerate(self.sources, 1)}

    def runs(self, text: str, **words: object) -> Runs:
        """A text with its fields filled, as one run."""
        return self.wording.runs(text, None, **words)

    def named(self, label: str, text: str) -> Runs:
        """A label in bold and what it says."""
        return strong(f"{label}: "), Run(text)

    def number(self, source: str) -> str:
        """``[2]``: how a source is cited."""
        return f"[{self.numbers[source]}]"

    def source(self, id_: str) -> str:
        """A source with its number and its title."""
        return self.wording.text(f"{self.number(id_)}{NO_BREAK}{self.sources[id_].title}")

    def cites(self, record: Record) -> str:
        """The numbers of the sources that a record names."""
        numbers = ", ".join(map(self.number, getattr(record, "sources", ())))
        return self.words.cites.format(sources=numbers) if numbers else self.words.no_source

    def origin(self, id_: str, record: Record) -> Paragraph:
        """The file of a record and its sources."""
        return Paragraph(f"{id_}.origin", self.runs(f"{record.path} · {self.cites(record)}"), "small")

    def suggested(self, names: Iterable[str]) -> str:
        """Fields in the words of those who read what is printed."""
        return ", ".join(self.words.fields.get(name, name.replace("_", " ")) for name in names)

    def bullets(self, id_: str, texts: Iterable[Runs]) -> List:
        """Texts as a list; ``id_`` begins the ids of its items."""
        items = tuple(Item(f"{id_}.{number}", text) for number, text in enumerate(texts, 1))
        return List(id_, items, style="compact")

    def sign_off(self, id_: str, review: Review | None) -> Table:
        """Name, role and date: those of the record, or room to write them."""
        words = self.words
        head = tuple(self.runs(word) for word in (words.by, words.role, words.on))
        room: tuple[Runs, ...] = ((Run(NO_BREAK),), (), ())
        if review:
            room = (self.runs(review.by), self.runs(review.role), self.runs(self.wording.day(review.on)))
        return Table(f"{id_}.sign", head, (room,), (5, 3, 2), row_heads=False)


def doses_of(edition: Edition, id_: str) -> Mapping[str, Dose]:
    """The dose of every source that gives one for an exercise, whichever form of it; the one that is printed first."""
    written: Exercise = edition.written.exercises[id_]
    others = {variant.source: variant.dose for variant in written.variants if variant.dose}
    doses = {**written.doses, **others}
    return {id_: doses[id_] for id_ in sorted(doses, key=lambda id_: id_ != edition.spec.source)}


def _sources(edition: Edition) -> Mapping[str, Source]:
    """Those that the edition cites, then those whose doses and forms alone are listed."""
    ids = [source.id for source in edition.sources]
    for exercise in edition.exercises:
        ids += (
            *doses_of(edition, exercise.id),
            *(form.source for form in edition.written.exercises[exercise.id].variants),
        )
    return {id_: edition.library.sources[id_] for id_ in ids}
