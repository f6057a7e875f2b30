"""Miniatures: a placed slide or page as a picture, made of the same values that the page painter paints.  Pure.

A slide is set in Arial, which is not ours to embed.  Here its lines, broken as Arial breaks them, are shown in the face
of our pages, a little larger, so that they look as large and stay as narrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from booklet.blocks.structure import ARTIFACT
from booklet.blocks.text import Run, Runs
from booklet.layout.arial import SAFETY, arial
from booklet.layout.placed import (
    Line,
    Miniature,
    Page,
    PictureBox,
    PlacedBooklet,
    PlacedBox,
    PlacedDeck,
    PlacedSlide,
    Shape,
    SlideFigure,
    SlideGrid,
    SlideText,
    TextBox,
)
from booklet.layout.ruler import Broken, Family, Ruler
from booklet.theme.colour import contrast
from booklet.theme.model import PageTheme, TextStyle
from booklet.theme.slides import LINE_PITCH, Placeholder, SlideTheme
from booklet.units import Box

Part: TypeAlias = Shape | PlacedBox

_AS_LARGE: Final = 1.07
"""The size at which small letters of Source Sans are as high as those of Arial."""

_ASIDE: Final = {"l": 0.0, "ctr": 0.5, "r": 1.0}
_DOWN: Final = {"t": 0.0, "ctr": 0.5, "b": 1.0}
_HAIRLINE: Final = 0.75
_INK: Final = "page-ink"
_PAPER: Final = "page-paper"
"""The colours of the pages, which a template's of the same name do not change."""

_READABLE: Final = 3.0
"""Of large words (WCAG 2.2, 1.4.3), as those of slides are."""
_FRAME: Final = 2.0
"""Of its width in points of the slide, as much as is seen inside the edge."""


class SlideMiniatures:
    """Makes miniatures of the slides of one deck.

    ``pages`` is the theme of the pages they are shown on: its drawings have the inks of the slides'; ``family`` is that
    of the pages.
    """

    def __init__(self, deck: PlacedDeck, theme: SlideTheme, pages: PageTheme, family: Family) -> None:
        self.deck, self.theme, self.family = deck, theme, family
        self.arial = Ruler(arial())
        colours = {role: shade.of(theme.palette) for role, shade in theme.colours.items()}
        own = {_INK: pages.colours["ink"], _PAPER: pages.colours["paper"], "link": theme.palette.hlink}
        self.look = pages.model_copy(update={"colours": {**pages.colours, **colours, **own}})

    def miniature(self, number: int) -> Miniature:
        """The slide of a number, counted from 1."""
        slide, theme = self.deck.slides[number - 1], self.theme
        layout = theme.layout(slide.layout)
        slots = {slot.name: slot for slot in theme.slots(layout)}
        decorations = (*(theme.decorations if theme.bears_master(layout) else ()), *layout.decorations)
        whole = Box(0, 0, theme.width, theme.height)
        parts: list[Part] = [Shape(whole, layout.background or _PAPER)]
        parts += (Shape(one.box, one.fill, radius=one.radius) for one in decorations)
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                parts += self._text(shape, slots[shape.slot], parts)
            elif isinstance(shape, SlideGrid):
                parts += self._grid(shape, parts)
            else:
                parts.append(PictureBox(ARTIFACT, shape.box, shape.picture))
                parts += self._labels(shape)
        if layout.numbered:
            parts += self._footers(number, parts)
        parts.append(Shape(whole, stroke="rule", stroke_width=2 * _FRAME))
        return Miniature(f"slide-{number}", theme.width, theme.height, spoken(slide), tuple(parts), self.look)

    def _seen(self, colour: str, box: Box, under: Sequence[Part]) -> str:
        """The colour of words in a box over what is painted under it.

        A clinic's template may leave it to a background that is not shown here: then it is the pages' own.
        """
        colours = self.look.colours
        grounds = [one.fill for one in under if isinstance(one, Shape) and one.fill and one.box.holds_middle_of(box)]
        ground = colours[grounds[-1]]
        if colour and contrast(colours[colour], ground) >= _READABLE:
            return colour
        return max((_INK, _PAPER), key=lambda one: contrast(colours[one], ground))

    def _text(self, text: SlideText, slot: Placeholder, under: Sequence[Part]) -> Iterator[Part]:
        ground = [Shape(slot.box, slot.fill, radius=slot.radius)] if slot.fill else []
        yield from ground
        colour, mark_colour = (self._seen(one, slot.box, (*under, *ground)) for one in (slot.colour, slot.mark))
        style = TextStyle(size=slot.size, leading=slot.size * LINE_PITCH, bold=slot.bold, colour=colour)
        left, top, _, _ = slot.inset
        width, room = slot.room
        x, y = slot.box.x + left, slot.box.y + top + _DOWN[slot.anchor] * (room - text.height)
        for paragraph in text.paragraphs:
            if mark := {"none": "", "dot": "•", "number": f"{paragraph.number}."}[slot.bullet]:
                yield self._box(
                    ((Run(mark),),), style.model_copy(update={"colour": mark_colour}), Box(x, y, slot.indent, 0)
                )
            words = tuple(Run(words, bold=bold, link=link) for words, bold, link in paragraph.runs)
            yield self._box((words,), style, Box(x + slot.indent, y, width, 0), _ASIDE[slot.align])
            y += len(paragraph.lines) * style.leading + slot.gap

    def _labels(self, figure: SlideFigure) -> Iterator[TextBox]:
        """The words on a drawing, in the ink of drawings, each in our face and no wider than it was."""
        for line in figure.labels:
            pieces = tuple(piece._replace(colour=_INK) for piece in line.pieces)
            shown = self._in_our_face(Broken(sum(piece.width for piece in pieces), pieces), 0)
            yield TextBox(ARTIFACT, (Line(line.x, line.y, shown.pieces),))

    def _grid(self, grid: SlideGrid, under: Sequence[Part]) -> Iterator[Part]:
        look, y = self.theme.table, grid.box.y
        aside, _ = look.padding
        for number, (cells, height) in enumerate(zip(grid.cells, grid.rows, strict=True)):
            band = Box(grid.box.x, y, grid.box.width, height)
            fill = look.band_fill if number and number % 2 == 0 else "" if number else look.head_fill
            ground = [Shape(band, fill)] if fill else []
            yield from ground
            style = TextStyle(
                size=grid.size,
                leading=grid.size * LINE_PITCH,
                bold=not number,
                colour=self._seen("ink" if number else look.head_colour, band, (*under, *ground)),
            )
            x = grid.box.x
            for cell, column in zip(cells, grid.columns, strict=True):
                yield self._box(((Run(cell),),), style, Box(x + aside, y, column - 2 * aside, height))
                x += column
            y += height
            yield Shape(Box(grid.box.x, y - _HAIRLINE / 2, grid.box.width, _HAIRLINE), look.rule)

    def _footers(self, number: int, under: Sequence[Part]) -> Iterator[TextBox]:
        look = self.theme.footer
        colour = self._seen(look.colour, look.footer, under)
        style = TextStyle(size=look.size, leading=look.size * LINE_PITCH, colour=colour)
        yield self._box(((Run(self.deck.footer),),), style, look.footer)
        yield self._box(((Run(f"{number} / {len(self.deck.slides)}"),),), style, look.number, _ASIDE["r"])

    def _box(self, paragraphs: tuple[Runs, ...], style: TextStyle, box: Box, aside: float = 0.0) -> TextBox:
        """Lines in a box: at its top, or in the middle where it has a height."""
        lines = [line for text in paragraphs for line in self.arial.broken(text, style, box.width / SAFETY)]
        spare = box.height - len(lines) * style.leading if box.height else 0.0
        base = box.y + spare / 2 + self.arial.baseline(style)
        placed = []
        for number, line in enumerate(lines):
            shown = self._in_our_face(line, box.width)
            x = box.x + aside * (box.width - shown.width)
            placed.append(Line(x, base + number * style.leading, shown.pieces))
        return TextBox(ARTIFACT, tuple(placed))

    def _in_our_face(self, line: Broken, room: float) -> Broken:
        """A line of Arial in the face of the pages: larger, as far as it is no wider than it was, or than its box."""
        faces = [self.family.face(bold="Bold" in piece.face.name, italic=False) for piece in line.pieces]
        natural = (
            sum(face.measure(piece.text) * piece.size for face, piece in zip(faces, line.pieces, strict=True)) / 1000
        )
        factor = min(_AS_LARGE, max(line.width, room / SAFETY) / natural) if natural else 1.0
        pieces, x = [], 0.0
        for face, piece in zip(faces, line.pieces, strict=True):
            size = piece.size * factor
            width = face.measure(piece.text) * size / 1000
            pieces.append(piece._replace(x=x, width=width, face=face, size=size, link=None))
            x += width
        return Broken(x, tuple(pieces))


def page_miniature(page: Page, booklet: PlacedBooklet, theme: PageTheme) -> Miniature:
    """A placed page in the theme that it was placed in."""
    paper = Shape(Box(0, 0, booklet.width, booklet.height), "paper")
    parts = (paper, *page.shapes, *page.boxes, *page.header, *page.footer)
    return Miniature(f"page-{page.number}", booklet.width, booklet.height, "", parts, theme)


def spoken(slide: PlacedSlide) -> str:
    """What a slide shows, in words and in reading order, without its title; the title where it shows nothing else."""
    return " ".join(text for shape in slide.shapes if shape.slot != "Title" for text in _said(shape)) or slide.title


def _said(shape: SlideText | SlideFigure | SlideGrid) -> Iterator[str]:
    if isinstance(shape, SlideFigure):
        yield _sentence(shape.alt)
    elif isinstance(shape, SlideText):
        for paragraph in shape.paragraphs:
            words = "".join(words for words, _, _ in paragraph.runs)
            yield _sentence(f"{paragraph.number}. {words}" if paragraph.number else words)
    else:
        head, *rows = shape.cells
        for row in rows:
            yield _sentence("; ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=True) if cell))


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if not words or words[-1] in ".?!:" else f"{words}."
