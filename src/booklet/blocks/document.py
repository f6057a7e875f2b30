"""The format-neutral document: what a page says, without saying where.

Every block is a frozen value with a stable id, unique in its document.  ``structure`` turns the blocks into the tree
of tags, ``layout`` into placed pages; the two meet again only in the pair (block id, role).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from booklet.blocks.text import Runs, plain
from booklet.pictures.picture import Picture, Scene


class Marker(Enum):
    """What stands before the items of a list."""

    NUMBER = "number"
    BULLET = "bullet"
    BOX = "box"


class PanelKind(Enum):
    """A panel's meaning; the theme gives its colours, the words carry the meaning without them."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    STOP = "stop"
    DOSE = "dose"
    NOTE = "note"
    DRAFT = "draft"
    STATION = "station"


class PageSide(Enum):
    """Where a new page may stand."""

    ANY = "any"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the highest.

    ``style`` is its own where it is not that of its level; ``listed`` puts it into contents and outline.
    """

    id: str
    level: int
    text: Runs
    style: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style of the theme."""

    id: str
    text: Runs
    style: str = "body"

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon: the list that follows belongs to it."""
        return plain(self.text).rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Item:
    """One list item: its words, then what stands under them (a nested list, say)."""

    id: str
    text: Runs
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A list."""

    id: str
    items: tuple[Item, ...]
    marker: Marker = Marker.BULLET
    style: str = "item"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text and caption."""

    id: str
    picture: Picture | Scene
    alt: str
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures side by side at one scale, each with its caption; ``share`` is of the theme's height of figures.

    ``align`` is where each stands in its column: 0 left, 0.5 in the middle; ``columns`` leaves room at the right for so
    many figures in all.
    """

    id: str
    figures: tuple[Figure, ...]
    share: float = 1.0
    align: float = 0.5
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure with lines beside it to write on; ``share`` is its part of the column's width.

    A caption is not shown.
    """

    figure: Figure
    share: float


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks on a coloured or framed ground.  ``title`` stands in its head."""

    id: str
    kind: PanelKind
    blocks: tuple[Block, ...]
    title: Runs = ()
    heading_level: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says: one column of a row of facts."""

    id: str
    label: Runs
    text: Runs


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts in columns (a dose): read label by label."""

    id: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row names it where ``row_heads`` says so.

    ``boxes`` is how many boxes to tick stand one under the other in each empty cell; a thin line stands after every
    ``group`` columns but the first column.  Of ``pictures``, one a row, each stands at the left of its row's first
    cell: it shows what the cell's words say, and is no element of its own.
    ``to_write`` makes rows high enough for handwriting and draws lines between the columns.
    """

    id: str
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    row_heads: bool = True
    boxes: int = 0
    group: int = 0
    caption: Runs = ()
    pictures: tuple[Picture, ...] = ()
    to_write: bool = False


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A label and a line to write on, then ``lines`` further empty lines."""

    id: str
    text: Runs
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, and what to do then."""

    id: str
    label: Runs
    text: Runs


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers."""

    id: str
    text: Runs
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision figure: questions one under the other, an arrow from each to the next."""

    id: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The listed headings down to ``level``, with page numbers."""

    id: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that leads to the page of a block; ``indent`` moves it in, step by step."""

    id: str
    target: str
    text: str
    strong: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Directory:
    """Lines that lead to pages: an index."""

    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks, and a small figure at their right; ``share`` as in a row of figures, 0 for its own size."""

    blocks: tuple[Block, ...]
    figure: Figure
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page if a page can hold them; no element of their own."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new page starts here, on the side asked for."""

    side: PageSide = PageSide.ANY


@dataclass(frozen=True, slots=True)
class Stretch:
    """White space that takes up what is left of the page; several on a page share it by weight."""

    weight: float = 1.0


Block: TypeAlias = (
    Heading
    | Paragraph
    | List
    | FigureRow
    | Noted
    | Panel
    | Facts
    | Table
    | WriteIn
    | Decision
    | Contents
    | Directory
    | Beside
    | Together
    | NewPage
    | Stretch
)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks that starts on a new page.  ``bare`` pages have no running head and foot.

    ``pages`` is how many pages it may take at most (0: as many as it needs); the section's id is named where it does
    not fit.  A ``spread`` is one page if smaller pictures can
    make it so, else two that lie open at once: it then starts on a left page.  ``ground`` is the colour of its pages.
    """

    id: str
    blocks: tuple[Block, ...]
    bare: bool = False
    pages: int = 0
    side: PageSide = PageSide.ANY
    ground: str = ""
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole booklet.

    If it is ``stapled``, as many ``fillers`` (one page each) as are needed stand before ``closing``, so that its pages
    fill whole sheets; one of the ``blanks`` is printed where a page would be left empty before a spread.
    ``head`` stands over pages on which a chapter begins: it says what a loose sheet is part of.
    """

    title: str
    author: str
    subject: str
    lang: str
    date: str
    footer: str
    page_label: str
    sections: tuple[Section, ...]
    fillers: tuple[Section, ...] = ()
    closing: tuple[Section, ...] = ()
    blanks: tuple[Section, ...] = ()
    stapled: bool = True
    head: str = ""

    def every_section(self) -> tuple[Section, ...]:
        """All sections, also the fillers that may not be used."""
        return self.sections + self.fillers + self.closing


def inner_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks inside a block."""
    match block:
        case Panel(blocks=blocks) | Together(blocks=blocks) | Beside(blocks=blocks):
            return blocks
        case List(items=items):
            return tuple(inner for item in items for inner in item.blocks)
    return ()


def contents_entries(contents: Contents, document: tuple[Block, ...]) -> tuple[Entry, ...]:
    """The lines of a list of contents: the headings of a document's blocks."""
    return tuple(
        Entry(
            f"{contents.id}.{heading.id}",
            heading.id,
            plain(heading.text),
            strong=heading.level == 1 < contents.level,
            indent=heading.level - 1,
        )
        for heading in headings(document, contents.level)
    )


def headings(blocks: tuple[Block, ...], level: int) -> Iterator[Heading]:
    """The listed headings down to a level, in reading order; so the length of a contents list is known beforehand."""
    for block in blocks:
        if isinstance(block, Heading):
            if block.listed and block.level <= level:
                yield block
        else:
            yield from headings(inner_blocks(block), level)
