"""Documents to place: any mix of blocks, and the words that each of their elements should have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from hypothesis import strategies as st

from booklet.blocks.document import (
    Block,
    Contents,
    Document,
    Fact,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    NewPage,
    PageSide,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Stretch,
    Table,
    Together,
    WriteIn,
    headings,
    inner_blocks,
)
from booklet.blocks.structure import Key, cell_key, entry_id
from booklet.blocks.text import Run, Runs, plain
from booklet.pictures.picture import Drawing, Path

_TEXT = """
lie on your back with bent knees and let the pillow carry your head then breathe out slowly while you lift
one hip a little off the mat hold it for 30~seconds and lower it again without any hurry a
physiotherapist can show you a gentler way if this hurts stop when tingling spreads further down your leg
"""
SOME_WORDS = [word.replace("~", "\N{NO-BREAK SPACE}") for word in _TEXT.split()]


def say(number: int, start: int = 0) -> str:
    """So many words."""
    return " ".join(SOME_WORDS[(start + place) % len(SOME_WORDS)] for place in range(number))


def drawing(width: float, height: float) -> Drawing:
    return Drawing(f"{width}x{height}", width, height, "A person.", (Path("ink", "M0 0L1 1Z"),))


class _Writer:
    """Draws blocks with ids that count up."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.numbers = draw, count(1)

    def id(self, kind: str) -> str:
        return f"{kind}{next(self.numbers)}"

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def text(self, most: int) -> Runs:
        """Words, some of them in bold or linked."""
        words, start = self.number(1, most), self.number(0, 40)
        text = say(words, start)
        match self.number(0, 4):
            case 0:
                return Run(f"{say(2)} ", bold=True), Run(text)
            case 1:
                return Run(f"{text} "), Run("example.org", link="https://example.org"), Run(".")
        return (Run(text),)

    def blocks(self, most: int, depth: int = 0) -> tuple[Block, ...]:
        """Blocks of every kind; a heading always has something under it."""
        out: list[Block] = []
        for _ in range(self.number(1, most)):
            out.append(self.block(depth))
            if isinstance(out[-1], Heading):
                out.append(self.paragraph())
        return tuple(out)

    def block(self, depth: int) -> Block:
        kinds: list[Callable[[], Block]] = [
            self.paragraph,
            self.paragraph,
            self.heading,
            self.list,
            self.figures,
            self.facts,
            self.write_in,
        ]
        if depth == 0:
            kinds += [self.panel, self.panel, self.table, self.together]
        return kinds[self.number(0, len(kinds) - 1)]()

    def paragraph(self) -> Paragraph:
        return Paragraph(self.id("p"), self.text(90), self.draw(st.sampled_from(["body", "compact", "small"])))

    def heading(self) -> Heading:
        return Heading(self.id("h"), self.number(1, 3), self.text(9), listed=self.draw(st.booleans()))

    def list(self) -> List:
        items = []
        for _ in range(self.number(1, 5)):
            under = (List(self.id("l"), (Item(self.id("i"), self.text(8)),)),) if self.number(0, 3) == 0 else ()
            items.append(Item(self.id("i"), self.text(25), under))
        return List(self.id("l"), tuple(items), self.draw(st.sampled_from(Marker)))

    def figures(self) -> FigureRow:
        figures = []
        for _ in range(self.number(1, 2)):
            picture = drawing(self.number(20, 120), self.number(20, 120))
            figures.append(Figure(self.id("f"), picture, "A person.", self.text(6) if self.number(0, 1) else ()))
        return FigureRow(self.id("r"), tuple(figures))

    def facts(self) -> Facts:
        return Facts(
            self.id("facts"),
            tuple(Fact(self.id("fact"), (Run(say(1, place)),), self.text(5)) for place in range(self.number(1, 3))),
        )

    def write_in(self) -> WriteIn:
        return WriteIn(self.id("w"), self.text(12), self.number(0, 9))

    def panel(self) -> Panel:
        """An emergency panel is short enough for any page."""
        kind = self.draw(st.sampled_from(PanelKind))
        inner: tuple[Block, ...] = (self.paragraph_of(20), self.list_of(3, 6))
        if kind is not PanelKind.EMERGENCY:
            inner = self.blocks(4, depth=1)
        title = self.text(6) if self.number(0, 1) else ()
        return Panel(self.id("panel"), kind, inner, title, 2 if title and self.number(0, 1) else 0)

    def paragraph_of(self, words: int) -> Paragraph:
        return Paragraph(self.id("p"), (Run(say(words)),), "compact")

    def list_of(self, items: int, words: int) -> List:
        return List(self.id("l"), tuple(Item(self.id("i"), (Run(say(words, place)),)) for place in range(items)))

    def table(self) -> Table:
        columns = self.number(1, 3)
        rows = tuple(tuple(self.cell() for _ in range(columns)) for _ in range(self.number(1, 12)))
        head = tuple((Run(say(2, 5 * column)),) for column in range(columns))
        caption = self.text(6) if self.number(0, 1) else ()
        widths = tuple(float(self.number(2, 4)) for _ in range(columns))
        return Table(self.id("t"), head, rows, widths, caption=caption, boxes=self.draw(st.booleans()))

    def cell(self) -> Runs:
        words = self.draw(st.sampled_from([0, 1, 3, 12, 60]))
        return (Run(say(words)),) if words else ()

    def together(self) -> Together:
        return Together(self.blocks(3, depth=1))

    def section(self, id_: str, most: int = 9) -> Section:
        blocks = list(self.blocks(most))
        if self.number(0, 2) == 0:
            place = self.number(0, len(blocks))
            blocks.insert(place + (place > 0 and isinstance(blocks[place - 1], Heading)), Stretch())
        if self.number(0, 3) == 0:
            blocks += [NewPage(), *self.blocks(3)]
        spread = self.draw(st.booleans())
        return Section(
            id_,
            tuple(blocks),
            bare=self.draw(st.booleans()),
            side=PageSide.ANY if spread else self.draw(st.sampled_from(PageSide)),
            ground=self.draw(st.sampled_from(["", "cover"])),
            spread=spread,
        )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A front page with contents, some sections, three fillers, an end, and a page for where one would be empty."""
    writer = _Writer(draw)
    front = Section("front", (Heading("top", 1, (Run("Contents"),), listed=False), Contents("contents", 2)))
    sections = tuple(writer.section(f"section{number}") for number in range(1, writer.number(1, 3) + 1))
    asks = Paragraph("asks", (Run("See page "), Run("", page_of="top", link="#top"), Run(", then ask.")))
    return made(
        (front, *sections),
        closing=(Section("end", (Heading("last", 1, (Run("The end"),)), asks)),),
    )


def made(sections: tuple[Section, ...], closing: tuple[Section, ...] = ()) -> Document:
    """A document of these sections."""
    fillers = tuple(
        Section(f"filler{number}", (Heading(f"fill{number}", 1, (Run("My notes"),), listed=False), lines(number)))
        for number in range(1, 4)
    )
    blanks = tuple(
        Section(f"blank{number}", (Heading(f"free{number}", 1, (Run("Room to write"),), listed=False), lines(-number)))
        for number in range(1, 20)
    )
    return Document(
        "Title", "Author", "", "en-GB", "2026-11-21", "SCI-01", "Page {number} of {last}",
        sections, fillers, closing, blanks,
    )  # fmt: skip


def lines(number: int) -> WriteIn:
    return WriteIn(f"lines{number}", (), 8)


# --- what is in them -----------------------------------------------------------------------------------------


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, also those inside others, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(inner_blocks(block))


def words_of(sections: Iterable[Section]) -> list[tuple[Key, str]]:
    """(key, words) of every element that has words of its own, in reading order; page numbers are ``#id``."""
    sections = tuple(sections)
    document = tuple(block for section in sections for block in section.blocks)
    found = (pair for block in document for pair in _words(block, document))
    return [(key, text.replace("\n", " ")) for key, text in found if text]


def _said(text: Runs) -> str:
    return "".join(f"#{run.page_of}" if run.page_of else run.text for run in text)


def _words(block: Block, document: tuple[Block, ...]) -> Iterator[tuple[Key, str]]:  # noqa: C901, PLR0912 - one case for each block
    match block:
        case Heading(id, level, text):
            yield (id, f"H{level}"), _said(text)
        case Paragraph(id, text) | WriteIn(id, text):
            yield (id, "P"), _said(text)
        case List(_, items, marker):
            for number, item in enumerate(items, 1):
                yield (item.id, "Lbl"), {Marker.NUMBER: f"{number}", Marker.BULLET: "•", Marker.BOX: "☐"}[marker]
                yield (item.id, "LBody"), _said(item.text)
                for inner in item.blocks:
                    yield from _words(inner, document)
        case FigureRow(_, figures):
            for figure in figures:
                yield (figure.id, "Caption"), _said(figure.caption)
        case Panel(id, _, blocks, title, level):
            yield (f"{id}.title", f"H{level}" if level else "P"), _said(title)
            for inner in blocks:
                yield from _words(inner, document)
        case Facts(_, facts):
            for fact in facts:
                yield (fact.id, "P"), f"{_said(fact.label)} {_said(fact.text)}"
        case Table(id, head, rows, caption=caption):
            yield (f"{id}.caption", "P"), _said(caption)
            for row, cells in enumerate((head, *rows)):
                for column, cell in enumerate(cells):
                    yield cell_key(block, row, column), _said(cell)
        case Contents(id, level):
            for heading in headings(document, level):
                yield (entry_id(id, heading), "Link"), f"{plain(heading.text)}\N{NO-BREAK SPACE}#{heading.id}"
        case Together(blocks):
            for inner in blocks:
                yield from _words(inner, document)
