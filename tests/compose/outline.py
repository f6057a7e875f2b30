"""A document or a deck as indented text: kind, id and words of every block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from booklet.blocks.deck import Points, Slide, SlidePicture
from booklet.blocks.document import (
    Beside,
    Block,
    Contents,
    Directory,
    Document,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    NewPage,
    Panel,
    Paragraph,
    Section,
    Stretch,
    Table,
    Together,
    WriteIn,
)
from booklet.blocks.text import Runs, runs

_INDENT = "  "


def words(text: Runs) -> str:
    """The words as a reader sees their marks: bold in asterisks, a page number as its target, ``~`` for no break."""
    marked = (
        f"<page of {run.page_of}>" if run.page_of else f"*{run.text}*" if run.bold and run.text.strip() else run.text
        for run in text
    )
    return "".join(marked).replace("\N{NO-BREAK SPACE}", "~").replace("\n", " / ")


def outline(sections: Iterable[Section]) -> str:
    """Sections and all that is in them."""
    return "\n".join(line for section in sections for line in _section(section)) + "\n"


def _section(section: Section) -> Iterator[str]:
    told = [name for name in ("bare", "spread") if getattr(section, name)]
    yield " ".join(["section", section.id, *told])
    yield from _under(section.blocks)


def _under(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in _block(block):
            yield _INDENT + line


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each block
    match block:
        case Heading(id, level, text):
            yield f"h{level} {id}: {words(text)}"
        case Paragraph(id, text, style):
            yield f"p ({style}) {id}: {words(text)}"
        case List(id, items, marker):
            yield f"list ({marker.value}) {id}"
            for item in items:
                yield from _item(item)
        case FigureRow(id, figures):
            yield f"figures {id}"
            for figure in figures:
                yield from _figure(figure)
        case Panel(id, kind, inner, title):
            yield f"panel ({kind.value}) {id}" + (f": {words(title)}" if title else "")
            yield from _under(inner)
        case Facts(id, facts):
            yield f"facts {id}"
            for fact in facts:
                yield f"{_INDENT}{fact.id}: {words(fact.label)} = {words(fact.text)}"
        case Table(id, head, rows):
            yield f"table {id}: {_row(head)}"
            for row in rows:
                yield _INDENT + _row(row)
        case WriteIn(id, text, lines):
            yield f"write {id}: {words(text)}____" + (f" and {lines} lines" if lines else "")
        case Contents(id, level):
            yield f"contents {id} down to level {level}"
        case Directory(id, entries):
            yield f"directory {id}"
            for entry in entries:
                yield f"{_INDENT}{words(runs(entry.text))} <page of {entry.target}>"
        case Beside(inner, figure):
            yield "beside a figure"
            yield from _under(inner)
            yield from _figure(figure)
        case Together(inner):
            yield "together"
            yield from _under(inner)
        case NewPage(side):
            yield f"new page ({side.value})"
        case Stretch():
            yield "stretch"


def _item(item: Item) -> Iterator[str]:
    yield f"{_INDENT}- {item.id}: {words(item.text)}"
    for line in _under(item.blocks):
        yield _INDENT + line


def _figure(figure: Figure) -> Iterator[str]:
    yield f"{_INDENT}{figure.id}: {figure.alt}"
    if figure.caption:
        yield f"{_INDENT * 2}caption: {words(figure.caption)}"


def _row(cells: tuple[Runs, ...]) -> str:
    """The cells of a row; empty ones at its end are counted."""
    filled = [words(cell) for cell in cells]
    while filled and not filled[-1]:
        filled.pop()
    empty = len(cells) - len(filled)
    return " | ".join(filled) + (f" | {empty} to tick" if empty else "")


def slide_outline(slides: Iterable[Slide]) -> str:
    """Slides with their slots and notes."""
    return "\n".join(line for slide in slides for line in _slide(slide)) + "\n"


def _slide(slide: Slide) -> Iterator[str]:
    yield f"slide ({slide.role.value}) {slide.id}: {slide.title}"
    for name, content in slide.slots:
        yield f"{_INDENT}{name}"
        if isinstance(content, Points):
            for paragraph in content.paragraphs:
                target = "".join(f" -> {run.link}" for run in paragraph if run.link)
                yield f"{_INDENT * 2}{words(paragraph)}{target}"
        elif isinstance(content, SlidePicture):
            yield f"{_INDENT * 2}{content.alt}"
        else:
            for row in (content.head, *content.rows):
                yield _INDENT * 2 + " | ".join(row).replace("\N{NO-BREAK SPACE}", "~")
    for note in slide.notes:
        yield f"{_INDENT}{note.label}: {note.text}".replace("\N{NO-BREAK SPACE}", "~")
        yield from (f"{_INDENT * 2}{line}".replace("\N{NO-BREAK SPACE}", "~") for line in note.marked)


def document_words(document: Document) -> str:
    """Every word of a document, also of the fillers, as plain text."""
    return outline(document.every_section()).replace("~", " ").replace("*", "")


def slide_words(slides: Iterable[Slide]) -> str:
    return slide_outline(slides).replace("~", " ").replace("*", "")
