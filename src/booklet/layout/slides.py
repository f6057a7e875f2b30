"""Placing of slides: every text is measured in its placeholder, and what does not fit goes on to a further slide.

Nothing is ever shrunk.  Signs of an emergency are never split: what does not fit there is reported as overfull.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from booklet.blocks.deck import Content, Deck, Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import Run, Runs
from booklet.layout.arial import SAFETY
from booklet.layout.labels import label_lines
from booklet.layout.placed import (
    PlacedDeck,
    PlacedParagraph,
    PlacedSlide,
    SlideFigure,
    SlideGrid,
    SlideLine,
    SlideShape,
    SlideText,
)
from booklet.layout.ruler import NO_BREAK_SPACE, Family, Ruler
from booklet.layout.shares import balanced, column_widths
from booklet.theme.model import TextStyle
from booklet.theme.slides import LINE_PITCH, RANKS, Placeholder, SlideLayout, SlideTheme
from booklet.units import Box

_SENTENCES = re.compile(r"(?<=[.!?]) +")

WHOLE = frozenset({SlideRole.EMERGENCY, SlideRole.URGENT})
"""The roles of which a slide is never split."""

_LABEL = TextStyle(size=20, leading=24, bold=True)
"""Words on a drawing, on a slide."""


class _Filled(NamedTuple):
    """What one slot shows on each of the slides it needs, and whether something in it is too long even so."""

    pages: tuple[SlideShape, ...]
    overfull: bool


class _Fit(NamedTuple):
    """A slide in one of its layouts; ``tight`` says that its title does not fit."""

    layout: SlideLayout
    filled: tuple[_Filled, ...]
    area: float
    tight: bool = False

    @property
    def slides(self) -> int:
        """How many slides it takes."""
        return max((len(one.pages) for one in self.filled), default=1)

    @property
    def faults(self) -> int:
        """How many slots are overfull."""
        return sum(one.overfull for one in self.filled) + self.tight


def place_deck(deck: Deck, theme: SlideTheme, ruler_face: Family) -> PlacedDeck:
    """Place a deck; ``ruler_face`` measures the theme's font.  Raises ValueError for a slot that no layout has."""
    placer = _Placer(theme, Ruler(ruler_face), deck.continued)
    slides = [
        placed for section in deck.sections for slide in section.slides for placed in placer.place(slide, section.title)
    ]
    placer.measure_footer(deck.footer)
    facts = (deck.title, deck.author, deck.subject, deck.lang, deck.date, deck.version, deck.footer)
    return PlacedDeck(*facts, tuple(slides), tuple(placer.overfull))


class _Placer:
    """Places slides one after the other and remembers the titles that it gave."""

    def __init__(self, theme: SlideTheme, ruler: Ruler, continued: str) -> None:
        self.theme = theme
        self.ruler = ruler
        self.continued = continued
        self.overfull: list[tuple[str, str]] = []
        self.titles: set[str] = set()

    def place(self, slide: Slide, section: str) -> Iterator[PlacedSlide]:
        """The slides that a slide takes, in its best layout."""
        fit = self._best(slide)
        self.overfull += [(slide.id, one.pages[0].slot) for one in fit.filled if one.overfull]
        for number in range(fit.slides):
            title = self._title(slide.title, number + 1, fit.slides)
            placed = self._heading(fit.layout, title)
            if placed.overfull:
                self.overfull.append((slide.id, self.theme.title.name))
            shapes = (*placed.pages, *(one.pages[min(number, len(one.pages) - 1)] for one in fit.filled))
            name = slide.id if number == 0 else f"{slide.id}-{number + 1}"
            yield PlacedSlide(name, slide.role, fit.layout.name, title, shapes, slide.notes, section)

    def measure_footer(self, footer: str) -> None:
        """Note a footer that is longer than its box; it belongs to no single slide, so its slide id is ''."""
        looks = {layout.footer or self.theme.footer for layout in self.theme.layouts if layout.numbered}
        for look in looks:
            style = TextStyle(size=look.size, leading=look.size * LINE_PITCH)
            lines = len(self.ruler.broken((Run(footer),), style, look.footer.width / SAFETY))
            if lines > max(1, look.footer.height // style.leading):
                self.overfull.append(("", "Footer"))
                return

    def _title(self, title: str, number: int, count: int) -> str:
        """The title of one slide of several; no two slides have the same."""
        suffix = self.continued.format(n=number, count=count).replace(" ", NO_BREAK_SPACE)
        full = f"{title} {suffix}" if count > 1 else title
        unique, again = full, 2
        while unique in self.titles:
            unique, again = f"{full} ({again})", again + 1
        self.titles.add(unique)
        return unique

    def _best(self, slide: Slide) -> _Fit:
        """The layout that leaves the fewest slots empty, holds all words, and then shows the pictures largest."""
        wanted = {name for name, _ in slide.slots}
        fitting = [layout for layout in self.theme.of_role(slide.role) if wanted <= layout.offers]
        if not fitting:
            raise ValueError(f"no layout for {slide.role.value} has the slots {', '.join(sorted(wanted))}")
        fewest = min(len(layout.offers) for layout in fitting)
        close = [layout for layout in fitting if len(layout.offers) == fewest]
        fits: list[_Fit] = []
        for _, tried in groupby(close, key=lambda layout: layout.rank // RANKS):
            fits += sorted((self._fit(slide, layout) for layout in tried), key=lambda fit: -fit.area)
            if not all(fit.faults for fit in fits):
                break
        return min(fits, key=lambda fit: (fit.faults, fit.slides, fit.layout.rank))

    def _fit(self, slide: Slide, layout: SlideLayout) -> _Fit:
        contents = dict(slide.slots)
        filled = []
        for slot in layout.placeholders:
            content = _joined(contents, slot)
            flows = slot.flows and slide.role not in WHOLE
            if isinstance(content, SlidePicture):
                filled.append(_Filled((_figure(slot, content, self.ruler),), overfull=False))
            elif isinstance(content, SlideTable):
                filled.append(self._table(slot, content, flows=flows))
            elif content and content.paragraphs:
                filled.append(self._text(slot, content, flows=flows))
        shapes = [one.pages[0] for one in filled]
        area = sum(shape.box.width * shape.box.height for shape in shapes if isinstance(shape, SlideFigure))
        fit = _Fit(layout, tuple(filled), area)
        suffix = f" {self.continued}" if fit.slides > 1 else ""
        return fit._replace(tight=self._heading(layout, slide.title + suffix).overfull)

    def _heading(self, layout: SlideLayout, title: str) -> _Filled:
        """The title in its slot."""
        slot = next(slot for slot in self.theme.slots(layout) if slot.name == self.theme.title.name)
        return self._text(slot, Points(((Run(title),),)), flows=False)

    def _text(self, slot: Placeholder, points: Points, *, flows: bool) -> _Filled:
        width, room = slot.room
        style = TextStyle(size=slot.size, leading=slot.size * slot.pitch, bold=slot.bold)
        numbered = slot.bullet == "number"

        def measured(texts: Iterable[Runs]) -> list[PlacedParagraph]:
            return [
                self._paragraph(text, style, width, number if numbered else 0) for number, text in enumerate(texts, 1)
            ]

        paragraphs = measured(points.paragraphs)
        if flows and slot.bullet == "none" and any(len(one.lines) * style.leading > room for one in paragraphs):
            paragraphs = measured(sentence for text in points.paragraphs for sentence in sentences(text))
        heights = [len(paragraph.lines) * style.leading for paragraph in paragraphs]
        pages = []
        highest = 0.0
        for page in balanced(heights, slot.gap, room) if flows else [range(len(heights))]:
            height = sum(heights[number] for number in page) + slot.gap * (len(page) - 1)
            highest = max(highest, height)
            pages.append(SlideText(slot.name, slot.box, tuple(paragraphs[number] for number in page), height))
        return _Filled(tuple(pages), overfull=highest > room + 0.01)

    def _paragraph(self, text: Runs, style: TextStyle, width: float, number: int) -> PlacedParagraph:
        broken = self.ruler.broken(text, style, width / SAFETY)
        lines = tuple(
            SlideLine("".join(piece.text for piece in line.pieces).rstrip(" "), line.width) for line in broken
        )
        return PlacedParagraph(tuple((run.text, run.bold, run.link) for run in text), lines, number)

    def _table(self, slot: Placeholder, table: SlideTable, *, flows: bool) -> _Filled:
        columns = self._columns(table, slot.box.width)
        head = self._row_height(table.head, columns, bold=True)
        room = slot.box.height - head
        rows = [part for row in table.rows for part in (self._cut(row, columns, room) if flows else [row])]
        heights = [self._row_height(row, columns) for row in rows]
        pages = []
        for page in balanced(heights, 0, room) if flows else [range(len(rows))]:
            sizes = (head, *(heights[number] for number in page))
            box = Box(slot.box.x, slot.box.y, slot.box.width, sum(sizes))
            cells = (table.head, *(rows[number] for number in page))
            pages.append(SlideGrid(slot.name, box, columns, sizes, cells, table.alt, self.theme.table.size))
        return _Filled(tuple(pages), overfull=any(grid.box.height > slot.box.height + 0.01 for grid in pages))

    def _row_height(self, row: tuple[str, ...], columns: tuple[float, ...], *, bold: bool = False) -> float:
        look = self.theme.table
        aside, above = look.padding
        style = TextStyle(size=look.size, leading=look.size * LINE_PITCH, bold=bold)
        lines = [
            len(self.ruler.broken((Run(cell),), style, (column - 2 * aside) / SAFETY))
            for cell, column in zip(row, columns, strict=True)
        ]
        return style.leading * max(lines) + 2 * above

    def _cut(self, row: tuple[str, ...], columns: tuple[float, ...], room: float) -> list[tuple[str, ...]]:
        """A row that is higher than a slide as several: its longest cell goes on, sentence by sentence."""
        longest = max(range(len(row)), key=lambda column: len(row[column]))
        label = f" {self.continued}"

        def part(text: str, mark: str) -> tuple[str, ...]:
            return tuple(text if column == longest else cell + mark for column, cell in enumerate(row))

        texts: list[str] = []
        if self._row_height(row, columns) > room:
            for sentence in _SENTENCES.split(row[longest]):
                longer = f"{texts[-1]} {sentence}" if texts else sentence
                if texts and self._row_height(part(longer, label), columns) <= room:
                    texts[-1] = longer
                else:
                    texts.append(sentence)
        if not texts[1:]:  # it fits, or is one long sentence
            return [row]
        return [part(text, label.format(n=number, count=len(texts))) for number, text in enumerate(texts, 1)]

    def _columns(self, table: SlideTable, width: float) -> tuple[float, ...]:
        """Column widths as asked for, but none narrower than its longest word, as far as there is room."""
        look = self.theme.table
        least = [
            max(
                self.ruler.width(word, self.ruler.family.face(bold=place == 0, italic=False), look.size)
                for place, cell in enumerate(column)
                for word in cell.split(" ")
            )
            * SAFETY
            + 2 * look.padding[0]
            + 0.5
            for column in zip(table.head, *table.rows, strict=True)
        ]
        return column_widths(table.widths, least, width)


def _joined(contents: Mapping[str, Content], slot: Placeholder) -> Content | None:
    """What fills a slot: its own, then the words that it takes in as well."""
    own = contents.get(slot.name)
    more = [content for name in slot.takes if isinstance(content := contents.get(name), Points)]
    if not more or not isinstance(own, Points | None):
        return own
    return Points(tuple(text for points in (own, *more) if points for text in points.paragraphs))


def sentences(text: Runs) -> list[Runs]:
    """A paragraph that is too long for one slide, by its sentences: they go on to a further slide one by one."""
    found: list[list[Run]] = [[]]
    for run in text:
        first, *rest = _SENTENCES.split(run.text)
        found[-1].append(run._replace(text=first))
        found += [[run._replace(text=sentence)] for sentence in rest]
    return [tuple(sentence) for sentence in found if any(run.text for run in sentence)]


def _figure(slot: Placeholder, content: SlidePicture, ruler: Ruler) -> SlideFigure:
    """A picture as large as its box allows, in the middle of it, or at its foot where its caption stands under that."""
    picture, box = content.picture, slot.box
    scale = min(box.width / picture.width, box.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    above = (box.height - height) * (1.0 if slot.anchor == "b" else 0.5)
    place = Box(box.x + (box.width - width) / 2, box.y + above, width, height)
    return SlideFigure(slot.name, place, picture, content.alt, label_lines(picture, place, _LABEL, ruler))
