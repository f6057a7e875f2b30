"""An education page: front matter and CommonMark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import Field, PrivateAttr

from booklet.content.record import Cue, Label, Part, Record, Review, Slug, Slugs, Text, Words
from booklet.diagnostics import Span
from booklet.source.article import (
    Article,
    Inline,
    MarkdownBlock,
    MarkdownHeading,
    MarkdownItem,
    MarkdownList,
    MarkdownParagraph,
    MarkdownPicture,
    MarkdownQuote,
)


class SlideText(Part):
    """What one slide shows and what is said with it."""

    title: Label | None = None
    """The slide's title; the topic's where it is left out."""
    points: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=6)]
    """The lines on the slide, a few words each."""
    figure: Slug | None = None
    """The id of its picture in images/."""
    say: Text
    """What the leader of the class says."""
    do: Text | None = None
    """What the class does meanwhile."""


class DecisionAnswer(Part):
    """An answer of a decision figure, and what to do then."""

    when: Label
    """The answer in a few words: Yes, No, a cause."""
    then: Text
    """What to do then, in a sentence or two."""
    topic: Slug | None = None
    """A topic of the edition whose page is named behind it."""
    exercise: Slug | None = None
    """An exercise of the edition whose page is named behind it."""


class DecisionQuestion(Part):
    """A question of a decision figure."""

    ask: Label
    """The question."""
    answers: Annotated[tuple[DecisionAnswer, ...], Field(min_length=2, max_length=6)]
    """Its answers; the one that leads to the next question says so."""


class Topic(Record):
    """A page of the booklet and its slides; the body is kept as it was written."""

    title: Label
    """The heading of the page."""
    figure: Slug | None = None
    """The id of its picture in images/."""
    decision: tuple[DecisionQuestion, ...] = ()
    """A decision figure under the heading: its questions, in order."""
    slides: tuple[SlideText, ...] = ()
    """Its slides, in order."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    suggested: tuple[str, ...] = ()
    """Names of parts that the editors suggest and no source states."""
    review: Review | None = None
    """The clinician who signed the page."""

    _body: tuple[MarkdownBlock, ...] = PrivateAttr(())

    @classmethod
    def from_article(cls, article: Article, id_: str) -> Self:
        """Validate the front matter and keep the body; raises pydantic's ValidationError."""
        topic = cls.from_node(article.front, id_)
        topic._body = article.body  # noqa: SLF001 - as in Record
        return topic

    @property
    def body(self) -> tuple[MarkdownBlock, ...]:
        """The text under the front matter."""
        return self._body

    def prose(self) -> Iterator[Words]:
        """The texts of the front matter, then those of the body."""
        yield from super().prose()
        for text, span in _texts(self._body):
            yield Words(text, "body", span)


def _texts(blocks: Iterable[MarkdownBlock]) -> Iterator[tuple[str, Span]]:
    """The words of every block, without their style."""
    for block in blocks:
        match block:
            case MarkdownHeading() | MarkdownParagraph():
                yield _words(block.content), block.span
            case MarkdownPicture():
                yield block.alt, block.span
            case MarkdownList():
                yield from _texts_of_items(block.items)
            case MarkdownQuote():
                yield from _texts(block.blocks)


def _texts_of_items(items: Iterable[MarkdownItem]) -> Iterator[tuple[str, Span]]:
    for item in items:
        yield from _texts(item.blocks)


def _words(content: Iterable[Inline]) -> str:
    return "".join(part.text for part in content)
