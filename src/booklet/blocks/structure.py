"""The tree of tags of a document (ISO 32000-1, 14.8).  Layout never makes, moves or splits one of its elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from booklet.blocks.document import (
    Beside,
    Block,
    Contents,
    Decision,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    NewPage,
    Panel,
    Paragraph,
    Question,
    Section,
    Stretch,
    Table,
    Together,
    WriteIn,
    headings,
)

Key: TypeAlias = tuple[str, str]
"""(block id, role): how a placed box names the element it is content of."""

ARTIFACT: Key = ("", "Artifact")
"""The key of what is no part of the document: rules, running heads, repeated table heads."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure tree; ``attributes`` is PDF source for its /A entry."""

    key: Key
    kids: tuple[Element, ...] = ()
    alt: str = ""
    attributes: str = ""

    @property
    def role(self) -> str:
        """The structure type."""
        return self.key[1]


def structure(sections: tuple[Section, ...]) -> Element:
    """The tree of the sections that were placed."""
    blocks = tuple(block for section in sections for block in section.blocks)
    kids = (Element((section.id, "Sect"), tuple(_elements(section.blocks, blocks))) for section in sections)
    return Element(("", "Document"), tuple(kid for kid in kids if kid.kids))


def _elements(blocks: tuple[Block, ...], document: tuple[Block, ...]) -> Iterator[Element]:
    for block in blocks:
        yield from _element(block, document)


def _element(block: Block, document: tuple[Block, ...]) -> Iterator[Element]:  # noqa: C901, PLR0912 - one case for each block
    match block:
        case Heading(id, level):
            yield Element((id, f"H{level}"))
        case Paragraph(id) | WriteIn(id):
            yield Element((id, "P"))
        case List(id, items, marker):
            kind = {Marker.NUMBER: "Decimal", Marker.BULLET: "Disc", Marker.BOX: "Square"}[marker]
            numbering = f"<</O/List/ListNumbering/{kind}>>"
            yield Element((id, "L"), tuple(_item(item, document) for item in items), attributes=numbering)
        case FigureRow(_, figures):
            for figure in figures:
                yield from _figure(figure)
        case Beside(inner_block, figure):
            yield from _element(inner_block, document)
            yield from _figure(figure)
        case Panel(id, _, inner, title, level):
            role = f"H{level}" if level else "P"
            head = (Element((f"{id}.title", role)),) if title else ()
            yield Element((id, "Sect"), head + tuple(_elements(inner, document)))
        case Facts(_, facts):
            for fact in facts:
                yield Element((fact.id, "P"))
        case Table():
            yield from _table(block)
        case Decision(_, questions):
            for question in questions:
                yield from _question(question)
        case Contents(id, level):
            yield Element((id, "TOC"), tuple(_entry(id, heading) for heading in headings(document, level)))
        case Together(inner):
            yield from _elements(inner, document)
        case NewPage() | Stretch():
            return


def _item(item: Item, document: tuple[Block, ...]) -> Element:
    body = Element((item.id, "LBody"), tuple(_elements(item.blocks, document)))
    return Element((item.id, "LI"), (Element((item.id, "Lbl")), body))


def _question(question: Question) -> Iterator[Element]:
    """A question is a paragraph, its answers are a list in which each is the label of what follows from it."""
    answers = (
        Element((one.id, "LI"), (Element((one.id, "Lbl")), Element((one.id, "LBody")))) for one in question.answers
    )
    yield Element((question.id, "P"))
    yield Element((f"{question.id}.answers", "L"), tuple(answers), attributes="<</O/List/ListNumbering/None>>")


def _figure(figure: Figure) -> Iterator[Element]:
    """A caption follows its figure: many screen readers read nothing inside a figure but its alternative text."""
    yield Element((figure.id, "Figure"), alt=figure.alt)
    if figure.caption:
        yield Element((figure.id, "Caption"))


def _table(table: Table) -> Iterator[Element]:
    def row(number: int, cells: int) -> Element:
        return Element((f"{table.id}.{number}", "TR"), tuple(_cell(table, number, column) for column in range(cells)))

    if table.caption:
        yield Element((f"{table.id}.caption", "P"))
    body = tuple(row(number, len(cells)) for number, cells in enumerate(table.rows, 1))
    head = Element((table.id, "THead"), (row(0, len(table.head)),))
    yield Element((table.id, "Table"), (head, Element((table.id, "TBody"), body)))


def _cell(table: Table, row: int, column: int) -> Element:
    key = cell_key(table, row, column)
    scope = f"<</O/Table/Scope/{'Row' if row else 'Column'}>>"
    return Element(key, attributes=scope if key[1] == "TH" else "")


def cell_key(table: Table, row: int, column: int) -> Key:
    """The cell of a row (0 is the head) and a column."""
    head = row == 0 or (table.row_heads and column == 0)
    return f"{table.id}.{row}.{column}", "TH" if head else "TD"


def _entry(contents: str, heading: Heading) -> Element:
    id_ = entry_id(contents, heading)
    return Element((id_, "TOCI"), (Element((id_, "Reference"), (Element((id_, "Link")),)),))


def entry_id(contents: str, heading: Heading) -> str:
    """The id of a heading's line in the contents."""
    return f"{contents}.{heading.id}"
