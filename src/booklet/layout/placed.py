"""What layout makes: pages and slides of placed values.  Painters paint them and decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from booklet.blocks.deck import Note, SlideRole
from booklet.blocks.document import Section
from booklet.blocks.structure import Key
from booklet.layout.ruler import Piece
from booklet.pictures.picture import Picture, Scene
from booklet.theme.model import PageTheme
from booklet.units import Box


class Line(NamedTuple):
    """A line of pieces; ``y`` is the baseline."""

    x: float
    y: float
    pieces: tuple[Piece, ...]


class TextBox(NamedTuple):
    """The lines one element has on one page."""

    key: Key
    lines: tuple[Line, ...]


class PictureBox(NamedTuple):
    """A picture in its place; ``ink_key`` for the structure tree is its key."""

    key: Key
    box: Box
    picture: Picture | Scene


class Shape(NamedTuple):
    """Decoration: a rectangle with rounded corners, filled and framed in colours of the theme ('' is none)."""

    box: Box
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    radius: float = 0.0


PlacedBox: TypeAlias = TextBox | PictureBox


@dataclass(frozen=True, slots=True)
class Miniature(Scene):
    """A placed page or slide as a picture: its parts in the order of painting, and the theme of its colours."""

    parts: tuple[Shape | PlacedBox, ...]
    theme: PageTheme


@dataclass(frozen=True, slots=True)
class Page:
    """One page: shapes lie behind boxes; header and footer are artifacts.  ``section`` is the id of its section."""

    number: int
    section: str
    shapes: tuple[Shape, ...]
    boxes: tuple[PlacedBox, ...]
    header: tuple[TextBox, ...] = ()
    footer: tuple[TextBox, ...] = ()
    filled: float = 1.0


class Anchor(NamedTuple):
    """Where a block starts: page number and y of its top."""

    id: str
    page: int
    y: float


class Bookmark(NamedTuple):
    """An entry of the outline; ``level`` 1 is the highest."""

    level: int
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class PlacedBooklet:
    """All pages of a booklet.

    ``overfull`` names the sections that took more pages than they may; ``sections`` are those that were printed, in
    order: the structure tree is theirs.  ``paper`` is the name of the page's size in the theme.
    """

    paper: str
    width: float
    height: float
    pages: tuple[Page, ...]
    anchors: tuple[Anchor, ...]
    bookmarks: tuple[Bookmark, ...]
    overfull: tuple[str, ...]
    sections: tuple[Section, ...]


class SlideLine(NamedTuple):
    """A measured line on a slide, for the checks; the file holds paragraphs, not lines."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph of a placeholder: its runs (words, bold, link), its number in a numbered list (0: none)."""

    runs: tuple[tuple[str, bool, str], ...]
    lines: tuple[SlideLine, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class SlideText:
    """Text in a placeholder of the layout; ``height`` is that of the measured text, ``box`` that of the placeholder."""

    slot: str
    box: Box
    paragraphs: tuple[PlacedParagraph, ...]
    height: float


@dataclass(frozen=True, slots=True)
class SlideFigure:
    """A picture fitted whole into its placeholder's box, and the lines of its labels."""

    slot: str
    box: Box
    picture: Picture
    alt: str
    labels: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideGrid:
    """A table with its column widths and row heights in points; the first row is the head."""

    slot: str
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[str, ...], ...]
    alt: str
    size: float


SlideShape: TypeAlias = SlideText | SlideFigure | SlideGrid


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """One slide: shapes in reading order, the title first; ``layout`` is the name of the layout it was placed in."""

    id: str
    role: SlideRole
    layout: str
    title: str
    shapes: tuple[SlideShape, ...]
    notes: tuple[Note, ...]
    section: str


@dataclass(frozen=True, slots=True)
class PlacedDeck:
    """All slides of a deck.  ``overfull`` names (slide id, slot) where one paragraph alone is too long for its box."""

    title: str
    author: str
    subject: str
    lang: str
    date: str
    version: str
    footer: str
    slides: tuple[PlacedSlide, ...]
    overfull: tuple[tuple[str, str], ...]
