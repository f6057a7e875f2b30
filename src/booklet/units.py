"""Lengths.  Layout counts in points (1/72 inch); y runs down from the top of a page or slide."""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4
"""One millimetre in points."""

INCH = 72.0
"""One inch in points."""

EMU = 12700
"""English metric units (OOXML) in one point."""


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


class Box(NamedTuple):
    """A rectangle in points: its top left corner, its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height

    def holds_middle_of(self, other: Box) -> bool:
        """Whether the middle of another rectangle lies in this one."""
        x, y = other.x + other.width / 2, other.y + other.height / 2
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def shared(self, other: Box) -> Box:
        """What two rectangles share; of no size where they lie apart."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(min(self.right, other.right) - x, 0), max(min(self.bottom, other.bottom) - y, 0))

    def inset(self, by: float) -> Box:
        """The rectangle with ``by`` points taken off every side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)
