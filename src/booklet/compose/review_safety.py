"""The safety texts of the review in full, and the pages of explanation by their sources."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.document import Block, Heading, Paragraph, Table, Together
from booklet.blocks.text import Runs
from booklet.compose.review_parts import ReviewParts
from booklet.content.record import Record, Review
from booklet.content.safety import Audience, PainScale, Signs, Tags


class SafetyReview(ReviewParts):
    """Composes safety texts and topics."""

    def safety(self) -> Iterator[Block]:
        """Every safety text that is printed, each to be signed."""
        yield Heading("safety", 1, self.runs(self.words.safety))
        yield Paragraph("safety.lead", self.runs(self.words.safety_lead))
        library = self.library
        leaves_out = any(phase.avoid for programme in self.edition.programmes for phase in programme.phases)
        for title, record in (
            (library.audience.title, library.audience),
            (library.emergency.title, library.emergency),
            (library.same_day.title, library.same_day),
            (library.same_week.title, library.same_week),
            (library.ask_first.title, library.ask_first),
            (library.pain_scale.title, library.pain_scale),
            *([(library.avoid.title, library.avoid)] if leaves_out else ()),
        ):
            yield Together(tuple(self._text(record, title)))

    def _text(self, record: Record, title: str) -> Iterator[Block]:
        id_ = f"{record.id}.text"
        yield Heading(id_, 2, self.runs(title))
        yield self.origin(id_, record)
        yield from self._body(id_, record)
        if suggested := getattr(record, "suggested", ()):
            words = self.named(self.words.suggested, self.suggested(suggested))
            yield Paragraph(f"{id_}.suggested", words, "compact")
        review: Review | None = getattr(record, "review", None)
        yield self.sign_off(id_, review)

    def _body(self, id_: str, record: Record) -> Iterator[Block]:
        match record:
            case Audience():
                yield Paragraph(f"{id_}.words", self.runs(record.text), "compact")
            case Signs():
                yield Paragraph(f"{id_}.lead", self.runs(record.lead), "compact")
                yield self.bullets(f"{id_}.signs", (self.runs(sign.text) for sign in record.signs))
                action = " ".join(self.wording.text(line) for line in record.action)
                yield Paragraph(f"{id_}.action", self.named(self.phrases.when_to_act, action), "compact")
            case Tags():
                yield Paragraph(f"{id_}.lead", self.runs(record.lead), "compact")
                yield self.bullets(f"{id_}.tags", (self.runs(tag.text) for tag in record.tags))
            case PainScale():
                yield from self._scale(id_, record)

    def _scale(self, id_: str, scale: PainScale) -> Iterator[Block]:
        phrases = self.phrases
        head = tuple(map(self.runs, (phrases.number, phrases.meaning, phrases.advice)))
        rows = tuple(
            (
                self.runs(phrases.band.format(low=band.low, high=band.high)),
                self.runs(band.name),
                self.runs(band.advice),
            )
            for band in scale.bands
        )
        yield Paragraph(f"{id_}.lead", self.runs(scale.lead), "compact")
        yield Table(f"{id_}.bands", head, rows, (2, 2.5, 5.5))
        yield Paragraph(f"{id_}.leg", self.runs(scale.leg_cue), "compact")
        yield Paragraph(f"{id_}.rule", self.runs(scale.rule), "compact")

    def topics(self) -> Iterator[Block]:
        """The pages of explanation: their sources, what the editors suggest, and a place to sign."""
        words = self.words
        yield Heading("topics", 1, self.runs(words.topics))
        yield Paragraph("topics.lead", self.runs(words.topics_lead))
        columns = (words.topic_column, words.cites_column, words.suggested_column, words.signed_column)
        rows: tuple[tuple[Runs, ...], ...] = tuple(
            (
                self.runs(topic.title),
                self.runs(", ".join(map(self.number, topic.sources))),
                self.runs(self.suggested(topic.suggested)) if topic.suggested else (),
                self.runs(f"{topic.review.by}, {self.wording.day(topic.review.on)}") if topic.review else (),
            )
            for topic in self.edition.topics
        )
        yield Table("topics.table", tuple(map(self.runs, columns)), rows, (3.8, 1.8, 2.6, 2.6))
