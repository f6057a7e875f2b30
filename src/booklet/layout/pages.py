"""Placing: a Document becomes pages of placed values.  Pure; y runs down from the top of the page, in points.

Four steps, each once: blocks become slabs; slabs are filled into pages from the top, what must stand together as a
chain of glued slabs; fillers are chosen so that the number of pages is a multiple of the document's; page numbers that
were not known are written into the places kept for them, and running heads and feet are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from booklet.blocks.document import Block, Document, Heading, PageSide, Panel, Section, Table, headings
from booklet.blocks.structure import ARTIFACT, Key
from booklet.blocks.text import Run, plain
from booklet.layout.imposition import UNPRINTABLE
from booklet.layout.placed import Anchor, Bookmark, Line, Page, PictureBox, PlacedBooklet, PlacedBox, Shape, TextBox
from booklet.layout.ruler import Ruler
from booklet.layout.setting import Setter
from booklet.layout.slabs import Glue, Ground, Slab, Words, gap, moved, total_height
from booklet.theme.model import Margins, PageTheme
from booklet.units import Box, Size

_SPARSE = 0.45
"""A section's last page that is filled less than this takes some of what stands before it."""

_ENOUGH = 0.4
"""A page filled so far is full enough: where pages begin counts for more."""

_GIVING = 4
"""So many pages before the last one may give it some of what they hold."""

_SMALLEST = 0.45
"""How small the pictures of a spread or a single page may become so that it fits: they give way before words do."""

_FOOT = 0.42
"""Where in the lower margin the foot of a page stands, from the paper's edge: well away from the last line above it."""

_DESCENT = 0.21
"""How far letters reach under their line, as a part of their size."""

_ELLIPSIS_ROOM = 16.0
"""What a shortened running head needs for its three points."""


class _Strip(NamedTuple):
    """A slab at its height on a page."""

    y: float
    slab: Slab


class _Sheet(NamedTuple):
    """The strips of one page, before anything is placed across."""

    section: Section
    strips: tuple[_Strip, ...]
    used: float


class _Pager:
    """Fills slabs into pages, those from ``even_from`` on up to ``limit``.

    ``blanks`` stand on pages left empty before a spread.
    """

    def __init__(self, height: float, blanks: Iterable[tuple[Section, list[Slab]]] = ()) -> None:
        self.height = self.limit = height
        self.even_from = 0
        self.blanks = iter(blanks)
        self.sheets: list[_Sheet] = []
        self.strips: list[_Strip] = []
        self.y = 0.0

    def section(self, section: Section, slabs: list[Slab]) -> None:
        """Fill one section, which starts on a new page; a spread that needs two pages starts on a left one."""
        self.current = section
        self._turn_to(section.side)
        start = len(self.sheets)
        self._fill(slabs)
        count = len(self.sheets) - start
        if section.spread and count > 1 and start % 2 == 0:
            del self.sheets[start:]
            self._turn_to(PageSide.LEFT)
            self._fill(slabs)
        elif not section.spread and count > 1 and self.sheets[-1].used < _SPARSE * self.height:
            self._balance(slabs, start, count)

    def _balance(self, slabs: list[Slab], start: int, count: int) -> None:
        """Fill the same number of pages more evenly, where the last one would be nearly empty.

        As few pages as can be give to it, counted from the end; more do where then more pages begin with a heading.
        """
        best = self.sheets[start:]
        for first in range(count - 2, max(-1, count - 2 - _GIVING), -1):
            found = self._evenest(slabs, start, count, start + first)
            if found and self._grace(found) > self._grace(best):
                best = found
        self.sheets[start:] = best

    def _evenest(self, slabs: list[Slab], start: int, count: int, first: int) -> list[_Sheet]:
        """The section with its pages from the ``first`` on filled as little, and so evenly, as they can be."""
        best: list[_Sheet] = []
        self.even_from = first
        for share in range(95, 50, -5):
            del self.sheets[start:]
            self.limit = self.height * share / 100
            self._fill(slabs)
            tried = self.sheets[start:]
            if len(tried) > count:
                break
            if not best or self._grace(tried) >= self._grace(best):
                best = tried
        self.limit, self.even_from = self.height, 0
        return best

    def _grace(self, sheets: list[_Sheet]) -> tuple[float, int]:
        """How full the emptiest page is, as far as that matters; how many pages begin with a heading or a table."""
        opening = {block.id for block in self.current.blocks if isinstance(block, Heading | Table)}
        full = min(*(sheet.used for sheet in sheets), _ENOUGH * self.height)
        return full, sum(sheet.strips[0].slab.anchor in opening for sheet in sheets if sheet.strips)

    def _fill(self, slabs: list[Slab]) -> None:
        start = 0
        while start < len(slabs):
            end = start
            while slabs[end].glue and end + 1 < len(slabs):
                end += 1
            self._chain(slabs[start : end + 1])
            start = end + 1
        self.finish()

    def _turn_to(self, side: PageSide) -> None:
        """Put the blank page in where the next one would stand on the wrong side (odd pages are right ones)."""
        on_right = len(self.sheets) % 2 == 0
        if not ((side is PageSide.LEFT and on_right) or (side is PageSide.RIGHT and not on_right)):
            return
        blank = next(self.blanks, None)
        if not blank:
            self.sheets.append(_Sheet(self.current, (), 0))
            return
        before, (self.current, slabs) = self.current, blank
        self._fill(slabs)
        self.current = before

    def _chain(self, chain: list[Slab]) -> None:
        first = chain[0]
        if first.new_page is not None:
            self.finish()
            self._turn_to(first.new_page)
            chain = chain[1:]
            if not chain:
                return
            first = chain[0]
        if self._fits(chain):
            self._put(chain)
            return
        fresh = total_height(chain) + sum(slab.height for slab in first.head)
        if fresh <= self.height or len(chain) == 1:
            self.finish()
            self._put(chain)
            return
        for part in _weaker(chain):
            self._chain(part)

    def _fits(self, chain: list[Slab]) -> bool:
        before = gap(self.strips[-1].slab, chain[0]) if self.strips else 0.0
        limit = self.limit if self.strips and len(self.sheets) >= self.even_from else self.height
        return self.y + before + total_height(chain) <= limit + 0.01

    def _put(self, chain: list[Slab]) -> None:
        if not self.strips:
            for head in chain[0].head:
                self._one(_repeated(head))
        for slab in chain:
            self._one(slab)

    def _one(self, slab: Slab) -> None:
        self.y += gap(self.strips[-1].slab, slab) if self.strips else 0.0
        self.strips.append(_Strip(self.y, slab))
        self.y += slab.height

    def finish(self) -> None:
        """Close the page, unless nothing is on it; what white space is left goes to the slabs that stretch."""
        if not self.strips:
            return
        strips, weight = self.strips, sum(strip.slab.stretch for strip in self.strips)
        if weight:
            share, down, spread = (self.height - self.y) / weight, 0.0, []
            for strip in strips:
                spread.append(strip._replace(y=strip.y + down))
                down += strip.slab.stretch * share
            strips = spread
        self.sheets.append(_Sheet(self.current, tuple(strips), self.y))
        self.strips, self.y = [], 0.0


def _weaker(chain: list[Slab]) -> list[list[Slab]]:
    """A chain that no page can hold, cut where its glue is only wanted; else line by line."""
    weakest = min((slab.glue for slab in chain[:-1]), default=Glue.ALWAYS)
    parts: list[list[Slab]] = [[]]
    for slab in chain:
        parts[-1].append(slab)
        if slab.glue <= weakest:
            parts.append([])
    return [part for part in parts if part]


def _repeated(slab: Slab) -> Slab:
    """A table's head where it stands again: no part of the structure."""
    parts = tuple(part._replace(key=ARTIFACT) if isinstance(part, Words) else part for part in slab.parts)
    return slab._replace(parts=parts, anchor="", head=())


class _Placer:
    """Strips to placed values."""

    def __init__(self, margins: Margins, size: Size) -> None:
        self.margins, self.size = margins, size
        self.width = size.width - margins.inner - margins.outer

    def left(self, number: int) -> float:
        """Where the column starts: the inner margin is at the left of odd pages."""
        return self.margins.inner if number % 2 else self.margins.outer

    def page(self, number: int, sheet: _Sheet) -> tuple[Page, list[Anchor]]:
        left, top = self.left(number), self.margins.top
        lines: dict[Key, list[Line]] = {}
        boxes: list[Key | PictureBox] = []
        shapes: list[Shape] = []
        anchors: list[Anchor] = []
        if sheet.section.ground:
            shapes.append(Shape(Box(0, 0, *self.size), sheet.section.ground))
        shapes += _ground_shapes(sheet.strips, left, top)
        for y, slab in sheet.strips:
            if slab.anchor:
                anchors.append(Anchor(slab.anchor, number, top + y))
            for part in slab.parts:
                there = moved(part, top + y, left)
                if isinstance(there, Words):
                    if there.key not in lines:
                        lines[there.key] = []
                        boxes.append(there.key)
                    lines[there.key].append(Line(there.x, there.y, there.pieces))
                elif isinstance(there, PictureBox):
                    boxes.append(there)
                else:
                    shapes.append(there)
        placed: tuple[PlacedBox, ...] = tuple(
            box if isinstance(box, PictureBox) else TextBox(box, tuple(lines[box])) for box in boxes
        )
        room = self.size.height - self.margins.top - self.margins.bottom
        return Page(number, sheet.section.id, tuple(shapes), placed, filled=sheet.used / room), anchors


def _ground_shapes(strips: tuple[_Strip, ...], left: float, top: float) -> list[Shape]:
    """One shape for each ground on the page, from its first strip to its last; outer ones come first."""
    extent: dict[str, tuple[Ground, float, float]] = {}
    for y, slab in strips:
        for ground in slab.grounds:
            start = extent[ground.id][1] if ground.id in extent else y
            extent[ground.id] = ground, start, y + slab.height
    shapes: list[Shape] = []
    for ground, start, end in extent.values():
        box = Box(left + ground.x, top + start, ground.width, end - start)
        edge = ground.edge if ground.edge_width else ""
        shapes.append(Shape(box, ground.fill, edge, ground.edge_width, ground.radius))
        if ground.bar:
            shapes.append(Shape(box._replace(width=ground.bar), ground.edge))
    return shapes


def place(document: Document, theme: PageTheme, paper: str, ruler: Ruler) -> PlacedBooklet:
    """The document on pages of a paper, with every number filled in."""
    size = theme.paper(paper)
    placer = _Placer(theme.papers[paper].margins, size)
    pager = _paged(document, theme, ruler, placer, theme.papers[paper].multiple if document.stapled else 1)
    made = [placer.page(number, sheet) for number, sheet in enumerate(pager.sheets, 1)]
    anchors = {anchor.id: anchor for _, found in made for anchor in found}
    heads = _running_heads(pager.sheets, {blank.id for blank in document.blanks})
    finisher = _Finisher(document, theme, ruler, placer, anchors, len(made))
    pages = tuple(
        finisher.page(page, sheet.section, head)
        for (page, _), sheet, head in zip(made, pager.sheets, heads, strict=True)
    )
    counts = Counter(sheet.section.id for sheet in pager.sheets)
    sections = tuple({sheet.section.id: sheet.section for sheet in pager.sheets}.values())
    bookmarks = tuple(Bookmark(head.level, plain(head.text), head.id) for head in headings(_all_blocks(sections), 2))
    overfull = tuple(section.id for section in sections if section.pages and counts[section.id] > section.pages)
    return PlacedBooklet(paper, size.width, size.height, pages, tuple(anchors.values()), bookmarks, overfull, sections)


def _running_heads(sheets: list[_Sheet], blanks: set[str]) -> list[str]:
    """The chapter of each page; none where one starts at the top, and none before the first.

    A blank page stands inside a chapter: its heading is that of no page behind it.
    """
    blocks = [block for sheet in sheets for block in sheet.section.blocks]
    titles = {block.id: plain(block.text) for block in blocks if isinstance(block, Heading) and block.level == 1}
    titles |= {
        block.id: plain(block.title) for block in blocks if isinstance(block, Panel) and block.heading_level == 1
    }
    heads, current = [], ""
    for sheet in sheets:
        starting = [titles[strip.slab.anchor] for strip in sheet.strips if strip.slab.anchor in titles]
        at_top = bool(sheet.strips) and sheet.strips[0].slab.anchor in titles
        heads.append("" if at_top or sheet.section.bare else current)
        current = starting[-1] if starting and sheet.section.id not in blanks else current
    return heads


def _all_blocks(sections: tuple[Section, ...]) -> tuple[Block, ...]:
    return tuple(block for section in sections for block in section.blocks)


def _paged(document: Document, theme: PageTheme, ruler: Ruler, placer: _Placer, multiple: int) -> _Pager:
    """All sheets, with as many fillers before the closing sections as the number of pages asks for."""
    listed = _all_blocks(document.sections + document.closing)
    height = placer.size.height - placer.margins.top - placer.margins.bottom

    def sized(section: Section, figures: float) -> list[Slab]:
        return Setter(listed, theme, ruler, figures).blocks(section.blocks, 0, placer.width)

    def slabs(section: Section) -> list[Slab]:
        whole = sized(section, 1)
        excess = total_height(whole) - height
        if excess <= 0 or not (section.spread or section.pages == 1):
            return whole
        small = sized(section, _SMALLEST)
        spare = height - total_height(small)
        if spare < 0:
            return whole
        scale = _SMALLEST + (1 - _SMALLEST) * spare / (spare + excess)
        return sized(section, scale)

    pager = _Pager(height, ((blank, slabs(blank)) for blank in document.blanks))
    for section in document.sections:
        pager.section(section, slabs(section))
    closing = [(section, slabs(section)) for section in document.closing]
    counter = _Pager(height)
    for section, strips in closing:
        counter.section(section, strips)
    missing = -(len(pager.sheets) + len(counter.sheets)) % multiple
    fillers = [(section, slabs(section)) for section in document.fillers[:missing]]
    for section, strips in fillers + closing:
        pager.section(section, strips)
    return pager


class _Finisher(NamedTuple):
    """Gives pages their numbers, their running heads and feet."""

    document: Document
    theme: PageTheme
    ruler: Ruler
    placer: _Placer
    anchors: Mapping[str, Anchor]
    last: int

    def page(self, page: Page, section: Section, head: str) -> Page:
        boxes = tuple(
            _numbered_box(box, self.anchors, self.ruler) if isinstance(box, TextBox) else box for box in page.boxes
        )
        if section.bare:
            return replace(page, boxes=boxes)
        # The number stands at the outer edge; loose sheets have none, and may be printed on one side.
        margins, outer = self.placer.margins, 1.0 if page.number % 2 or not self.document.stapled else 0.0
        label = self.document.page_label.format(number=page.number, last=self.last)
        size = self.theme.styles["furniture"].size
        foot = self.placer.size.height - max(margins.bottom * _FOOT, UNPRINTABLE + _DESCENT * size)
        head = head or self.document.head
        header = (self._furniture(page.number, self._shortened(head), outer, margins.top * 0.62),) if head else ()
        footer = (
            self._furniture(page.number, self.document.footer, 1 - outer, foot),
            self._furniture(page.number, label, outer, foot),
        )
        return replace(page, boxes=boxes, header=header, footer=footer)

    def _shortened(self, head: str) -> str:
        """A running head as far as it fits on one line."""
        lines = self.ruler.broken((Run(head),), self.theme.styles["furniture"], self.placer.width - _ELLIPSIS_ROOM)
        first = "".join(piece.text for piece in lines[0].pieces).rstrip()
        return head if len(lines) == 1 else f"{first} …"

    def _furniture(self, number: int, text: str, align: float, y: float) -> TextBox:
        width = self.placer.width
        (line,) = self.ruler.broken((Run(text),), self.theme.styles["furniture"], 10 * width)
        x = self.placer.left(number) + align * (width - line.width)
        return TextBox(ARTIFACT, (Line(x, y, line.pieces),))


def _numbered_box(box: TextBox, anchors: Mapping[str, Anchor], ruler: Ruler) -> TextBox:
    if not any(piece.page_of for line in box.lines for piece in line.pieces):
        return box
    return box._replace(lines=tuple(_numbered(line, anchors, ruler) for line in box.lines))


def _numbered(line: Line, anchors: Mapping[str, Anchor], ruler: Ruler) -> Line:
    """The line with its page numbers; words after one close up, so no line is ever broken again."""
    pieces, shift = [], 0.0
    for piece in line.pieces:
        if piece.page_of:
            text = str(anchors[piece.page_of].page)
            width = ruler.width(text, piece.face, piece.size)
            spare = piece.width - width
            x = piece.x - shift + (spare if piece.right else 0)
            pieces.append(piece._replace(x=x, text=text, width=width, page_of=""))
            shift += 0 if piece.right else spare
        else:
            pieces.append(piece._replace(x=piece.x - shift) if shift else piece)
    return line._replace(pieces=tuple(pieces))
