"""A clinic's own PowerPoint template as a value: its layouts, and what each placeholder looks like.

Lengths are on our scale, on which every slide is 540 points high, whatever its size in the file; so one type size is
as easy to read on all of them.  Colours are #RRGGBB.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from booklet.theme.slides import LINE_PITCH
from booklet.units import Box

TITLES: Final = frozenset({"title", "ctrTitle"})
FURNITURE: Final = frozenset({"dt", "ftr", "sldNum"})

FONT_WIDTHS: Final = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "arimo": 1.0,
    "calibri": 0.97,
    "carlito": 0.97,
    "cambria": 0.97,
    "times new roman": 0.97,
    "liberation serif": 0.97,
    "lato": 1.05,
    "dejavu sans": 1.2,
}
"""How wide a font runs at most, against Arial: the mean of running text, and 5 % for words that are wider than it."""

UNKNOWN_FONT: Final = 1.2
"""Taken for a font that is not in the table: as wide as the widest of it."""


@dataclass(frozen=True, slots=True)
class TemplateSlot:
    """A placeholder of a layout, its look followed up to the master and the theme.

    ``kind`` is its type in the standard (``obj`` where it has none); ``inset`` is left, top, right, bottom, the indent
    of its first level included; ``pitch`` is the height of a line over its size, ``gap`` the space between paragraphs.
    """

    idx: int
    kind: str
    name: str
    box: Box
    size: float = 18
    bold: bool = False
    colour: str = ""
    font: str = "Arial"
    inset: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    pitch: float = LINE_PITCH
    gap: float = 0
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """A shape or picture of a layout or its master; none as ``grounds`` are a picture, a pattern, a form or nothing."""

    box: Box
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A layout: the name of its part, its own name and type, its placeholders and what else is drawn on it.

    ``grounds`` are the colours of its background, several where it runs from one to another, none where it is a
    picture; ``palette`` has the colours by the names that slides give them, such as ``tx1``.
    """

    part: str
    name: str
    type: str
    grounds: tuple[str, ...]
    palette: dict[str, str]
    slots: tuple[TemplateSlot, ...]
    patches: tuple[Patch, ...] = ()

    @property
    def title(self) -> TemplateSlot | None:
        """Its title."""
        return next((slot for slot in self.slots if slot.kind in TITLES), None)

    @property
    def content(self) -> tuple[TemplateSlot, ...]:
        """The placeholders beside title and furniture, column by column."""
        return tuple(slot for slot in self.slots if slot.kind not in TITLES | FURNITURE)

    def furniture(self, kind: str) -> TemplateSlot | None:
        """The placeholder of the date, the footer or the slide's number."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def grounds_of(self, box: Box) -> tuple[str, ...]:
        """The colours behind a box: those of the last shape that holds its middle, else the background's."""
        found = self.grounds
        for patch in self.patches:
            if patch.box.holds_middle_of(box):
                found = patch.grounds
        return found


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the width of its slides, how many points of the file one of ours is, its theme and its layouts."""

    name: str
    width: float
    scale: float
    palette: dict[str, str]
    layouts: tuple[TemplateLayout, ...]

    @property
    def font_width(self) -> float:
        """How wide its widest font runs against Arial."""
        fonts = {slot.font.casefold() for layout in self.layouts for slot in layout.slots}
        return max((FONT_WIDTHS.get(font, UNKNOWN_FONT) for font in fonts), default=1.0)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of some boxes; raises ValueError for none."""
    every = tuple(boxes)
    x, y = min(box.x for box in every), min(box.y for box in every)
    return Box(x, y, max(box.right for box in every) - x, max(box.bottom for box in every) - y)


def roomiest(bounds: Box, obstacles: Iterable[Box]) -> Box:
    """The largest box within bounds that touches none of the obstacles."""
    free = [bounds]
    for block in obstacles:
        free = [piece for box in free for piece in _without(box, block)]
    return max(free, key=lambda box: box.width * box.height, default=Box(bounds.x, bounds.y, 0, 0))


def _without(box: Box, block: Box) -> Iterable[Box]:
    """The largest boxes that are left of a box beside an obstacle."""
    if block.x >= box.right or block.right <= box.x or block.y >= box.bottom or block.bottom <= box.y:
        return (box,)
    sides = (
        Box(box.x, box.y, box.width, block.y - box.y),
        Box(box.x, block.bottom, box.width, box.bottom - block.bottom),
        Box(box.x, box.y, block.x - box.x, box.height),
        Box(block.right, box.y, box.right - block.right, box.height),
    )
    return tuple(side for side in sides if side.width > 0 and side.height > 0)
