"""Education pages: the few blocks of a Markdown body as blocks of the document."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.blocks.document import (
    Block,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Together,
)
from booklet.blocks.text import Run
from booklet.compose.wording import Wording
from booklet.content.topic import Topic
from booklet.pictures.picture import Picture
from booklet.source.article import (
    MarkdownBlock,
    MarkdownHeading,
    MarkdownItem,
    MarkdownList,
    MarkdownParagraph,
    MarkdownPicture,
    MarkdownQuote,
)


class TopicPage:
    """Composes one topic; ids count up from its own."""

    def __init__(self, topic: Topic, wording: Wording, pictures: Mapping[str, Picture]) -> None:
        self.topic, self.wording, self.pictures = topic, wording, pictures
        self.count = 0

    def blocks(self) -> tuple[Block, ...]:
        """Heading, body, and the topic's own picture where its body places none."""
        heading = Heading(f"topic.{self.topic.id}", 2, self.wording.runs(self.topic.title))
        body = [block for markdown in self.topic.body for block in self._block(markdown)]
        if self.topic.figure:
            body.insert(1, self._figure(self.topic.figure))
        return (heading, *_with_pictures(body))

    def _id(self) -> str:
        self.count += 1
        return f"topic.{self.topic.id}.{self.count}"

    def _figure(self, id_: str) -> FigureRow:
        picture = self.pictures[id_]
        return FigureRow(self._id(), (Figure(self._id(), picture, picture.alt),), height=105)

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


def _with_pictures(blocks: list[Block]) -> tuple[Block, ...]:
    """A picture stands on the page of the paragraph before it."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, FigureRow) and out and isinstance(out[-1], Paragraph):
            out[-1] = Together((out[-1], block))
        else:
            out.append(block)
    return tuple(out)
