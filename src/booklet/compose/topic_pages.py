"""Education pages: the few blocks of a Markdown body as blocks of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from booklet.blocks.document import (
    Answer,
    Block,
    Decision,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Question,
    Together,
)
from booklet.blocks.text import Run
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.library import Edition
from booklet.content.topic import DecisionAnswer, Topic
from booklet.pictures.picture import Drawing, Picture
from booklet.source.article import (
    MarkdownBlock,
    MarkdownHeading,
    MarkdownItem,
    MarkdownList,
    MarkdownParagraph,
    MarkdownPicture,
    MarkdownQuote,
)

_UNLABELLED = 0.64
"""The height of a topic's picture as a share of an exercise's; one with labels is as high, to make room for them."""


class TopicPage:
    """Composes one topic; ids count up from its own."""

    def __init__(self, edition: Edition, topic: Topic, pictures: Mapping[str, Picture]) -> None:
        self.edition, self.topic, self.pictures = edition, topic, pictures
        self.wording = Wording(edition.locale)
        self.count = 0

    def blocks(self) -> tuple[Block, ...]:
        """Heading, body, and the topic's own picture where its body places none."""
        heading = Heading(f"topic.{self.topic.id}", 2, self.wording.runs(self.topic.title))
        decision = self._decision()
        body = [block for markdown in self.topic.body for block in self._block(markdown)]
        if self.topic.figure:
            body.insert(_place_of_picture(body), self._figure(self.topic.figure))
        return (heading, *decision, *_with_pictures(body))

    def first_list(self, level: int) -> Iterator[Block]:
        """The first list of the body under the paragraph before it, or the heading, which is of a level."""
        pairs = pairwise(self.topic.body)
        found = next(((lead, list_) for lead, list_ in pairs if isinstance(list_, MarkdownList)), ())
        for block in (block for markdown in found for block in self._block(markdown)):
            yield replace(block, level=level) if isinstance(block, Heading) else block

    def _decision(self) -> tuple[Block, ...]:
        """The topic's decision figure."""
        id_ = f"topic.{self.topic.id}.decision"
        questions = tuple(
            Question(
                f"{id_}.{number}",
                self.wording.runs(f"{number}. {question.ask}"),
                tuple(self._answer(f"{id_}.{number}.{place}", one) for place, one in enumerate(question.answers, 1)),
            )
            for number, question in enumerate(self.topic.decision, 1)
        )
        return (Decision(id_, questions),) if questions else ()

    def _answer(self, id_: str, answer: DecisionAnswer) -> Answer:
        """What to do then, with the page where that stands in this edition."""
        pages = {f"topic.{topic.id}" for topic in self.edition.topics}
        pages |= {f"exercise.{exercise.id}" for exercise in self.edition.exercises}
        target = f"topic.{answer.topic}" if answer.topic else f"exercise.{answer.exercise}"
        text = self.wording.runs(answer.then)
        if target in pages:
            words = self.wording.text(answer.then.removesuffix("."))
            page = Run(f"{words} ({self.wording.phrases.on_page}{NO_BREAK}")
            text = (page, Run("", page_of=target, link=f"#{target}"), Run(")."))
        return Answer(id_, self.wording.runs(answer.when), text)

    def _id(self) -> str:
        self.count += 1
        return f"topic.{self.topic.id}.{self.count}"

    def _figure(self, id_: str) -> FigureRow:
        picture = self.pictures[id_]
        is_labelled = isinstance(picture, Drawing) and bool(picture.labels)
        share = 1 if is_labelled else _UNLABELLED
        return FigureRow(self._id(), (Figure(self._id(), picture, picture.alt),), share=share)

    def _block(self, block: MarkdownBlock) -> tuple[Block, ...]:
        match block:
            case MarkdownHeading(level, content):
                return (Heading(self._id(), level + 1, self.wording.inlines(content), listed=False),)
            case MarkdownParagraph(content):
                return (Paragraph(self._id(), self.wording.inlines(content)),)
            case MarkdownPicture(target):
                return (self._figure(target),)
            case MarkdownList(ordered, items):
                marker = Marker.NUMBER if ordered else Marker.BULLET
                return (List(self._id(), tuple(self._item(item) for item in items), marker),)
            case MarkdownQuote(blocks):
                inner = tuple(made for markdown in blocks for made in self._block(markdown))
                return (Panel(self._id(), PanelKind.NOTE, inner),)

    def _item(self, item: MarkdownItem) -> Item:
        first, *rest = item.blocks
        words = self.wording.inlines(first.content) if isinstance(first, MarkdownParagraph) else (Run(""),)
        under = rest if isinstance(first, MarkdownParagraph) else item.blocks
        return Item(self._id(), words, tuple(made for markdown in under for made in self._block(markdown)))


def _place_of_picture(body: list[Block]) -> int:
    """After the first paragraph, and after the list where that paragraph announces one: nothing parts the two."""
    match body[:2]:
        case [Paragraph() as lead, List()] if lead.announces:
            return 2
        case _:
            return 1


def _with_pictures(blocks: list[Block]) -> tuple[Block, ...]:
    """A picture stands on the page of the paragraph before it."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, FigureRow) and out and isinstance(out[-1], Paragraph):
            out[-1] = Together((out[-1], block))
        else:
            out.append(block)
    return tuple(out)
