"""Imposition: which pages stand where on the sheets that an office printer prints, so that a folded pile is a booklet.

Sheets lie in each other (saddle stitch), two pages on each face.  Pages are slots, marks are lines: values in points,
y up from the bottom as in PDF, as nothing is set here any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from booklet.content.edition import Flip, Paper
from booklet.units import INCH, MM, Size

UNPRINTABLE: Final = 5 * MM
"""An office printer cannot print nearer to the edge of its paper; most need 4.2 mm (a sixth of an inch)."""

FOLD_MARGIN: Final = 10 * MM
"""Words keep this far from the fold, so that a booklet need not be pressed flat to be read."""

_TICK: Final = 3 * MM
_STAPLE: Final = 12 * MM
"""How wide the wire of an office staple is."""

_DASH: Final = 2 * MM
_CROSS: Final = 5 * MM

TEST_MARKS: Final = 45 * MM
"""How high above the foot of a test sheet stands what is to be measured; the words stay above."""

PAGES_A_SHEET: Final = 4


class Sheet(NamedTuple):
    """A sheet as it lies in the printer's tray, by the name that a print dialogue gives it; width is the long edge."""

    name: str
    width: float
    height: float
    metric: bool = True

    @property
    def ruler(self) -> float:
        """How long the line is that a test sheet is measured by: 10 cm, or 4 inches."""
        return 100 * MM if self.metric else 4 * INCH

    @property
    def step(self) -> float:
        """What the ruler is divided into: centimetres or inches."""
        return 10 * MM if self.metric else INCH


SHEETS: Final = {
    Paper.A5: Sheet("A4", 297 * MM, 210 * MM),
    Paper.HALF_LETTER: Sheet("Letter", 11 * INCH, 8.5 * INCH, metric=False),
}
"""The sheet of an office printer that is twice as large; other papers are such sheets themselves, and not folded."""


class Rect(NamedTuple):
    """A rectangle by two corners."""

    left: float
    bottom: float
    right: float
    top: float


class Mark(NamedTuple):
    """A straight line that helps whoever folds and staples."""

    x: float
    y: float
    to_x: float
    to_y: float


class Slot(NamedTuple):
    """A page on a face: its number, where its lower left corner lies, and the part of the face that it may colour."""

    page: int
    x: float
    y: float
    clip: Rect


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a sheet; a ``turned`` one is upside down, as the printer turns it over its long edge."""

    slots: tuple[Slot, Slot]
    marks: tuple[Mark, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Imposition:
    """Every face in the order of printing: front and back of the outermost sheet, then of the one in it, and so on."""

    sheet: Sheet
    flip: Flip
    faces: tuple[Face, ...]


def creep(sheet: int, thickness: float) -> float:
    """How far the leaves of a sheet stick out of the outermost one, in points: one thickness for each sheet round it.

    The innermost of n/4 sheets sticks out by (n/4 - 1) thicknesses: the rule of bookbinders and imposition programs
    for a fold that is pressed flat (an unpressed one is rounder, and comes to 1.2 to 1.6 times as much).

    Args:
        sheet: its number, 0 for the outermost.
        thickness: that of the paper in millimetres; office paper of 80 g/m2 has 0.1.
    """
    return sheet * thickness * MM


def impose_booklet(count: int, page: Size, sheet: Sheet, flip: Flip, thickness: float) -> Imposition:
    """The plan for a booklet.

    Pages touch at the fold, but for their creep: each sheet's are moved towards the fold by what the sheet sticks out,
    so that the text of all pages lies in line when the booklet is closed.  No page reaches over the fold or into the
    printer's margin.  The middle of the booklet, which lies open to be stapled, shows where to fold and to staple.

    Args:
        count: how many pages, a multiple of four.
        page: their size; two fit on the sheet.
        sheet: what is printed on.
        flip: over which edge the printer turns the sheet.
        thickness: that of the paper in millimetres.

    Raises:
        ValueError: the number of pages is no multiple of four, or two pages are larger than the sheet.
    """
    if count <= 0 or count % PAGES_A_SHEET:
        raise ValueError(f"{count} pages do not fill sheets of four")
    if 2 * page.width > sheet.width + 0.1 or page.height > sheet.height + 0.1:
        raise ValueError(f"two pages of {page.width:g} x {page.height:g} pt do not fit on {sheet.name}")
    marks = staple_marks(sheet)
    faces: list[Face] = []
    for number in range(count // PAGES_A_SHEET):
        low, high, shift = 2 * number + 1, count - 2 * number, creep(number, thickness)
        middle = marks if low + 2 == high - 1 else ()
        faces.append(Face(_pair(high, low, page, sheet, shift)))
        faces.append(Face(_pair(low + 1, high - 1, page, sheet, shift), middle, turned=flip is Flip.LONG))
    return Imposition(sheet, flip, tuple(faces))


def _pair(left: int, right: int, page: Size, sheet: Sheet, shift: float) -> tuple[Slot, Slot]:
    """Two pages that meet at the fold, each ``shift`` nearer to it than its edge would be."""
    fold, y = sheet.width / 2, (sheet.height - page.height) / 2
    low, high = UNPRINTABLE, sheet.height - UNPRINTABLE
    return (
        Slot(left, fold - page.width + shift, y, Rect(UNPRINTABLE, low, fold, high)),
        Slot(right, fold - shift, y, Rect(fold, low, sheet.width - UNPRINTABLE, high)),
    )


def staple_marks(sheet: Sheet) -> tuple[Mark, ...]:
    """The strip at the fold: where to fold, at its ends; where the two staples go, at a quarter and three quarters."""
    fold, top = sheet.width / 2, sheet.height - UNPRINTABLE
    spans = [(UNPRINTABLE, UNPRINTABLE + _TICK), (top - _TICK, top)]
    spans += [(sheet.height * part - _STAPLE / 2, sheet.height * part + _STAPLE / 2) for part in (0.25, 0.75)]
    return tuple(Mark(fold, start, fold, end) for start, end in spans)


def impose_test(page: Size, sheet: Sheet, flip: Flip) -> Imposition:
    """The plan for the one sheet that tests a printer: a booklet of four pages, and marks to look at and to measure.

    Outside and inside have a frame at the printer's margin.  Pages 1 and 2 have a cross at the same place of the
    paper, page 3 a ruler, and the fold of the inside is dashed, with a bar at each staple.
    """
    plan = impose_booklet(PAGES_A_SHEET, page, sheet, flip, 0)
    outside, inside = plan.faces
    across, frame = sheet.width / 4, tuple(_frame(sheet))
    shown = (
        replace(outside, marks=(*frame, *_cross(3 * across))),
        replace(inside, marks=(*frame, *_cross(across), *_ruler(sheet, 3 * across), *_strip(sheet))),
    )
    return replace(plan, faces=shown)


def _frame(sheet: Sheet) -> Iterator[Mark]:
    left, right, low, high = UNPRINTABLE, sheet.width - UNPRINTABLE, UNPRINTABLE, sheet.height - UNPRINTABLE
    for x in (left, right):
        yield Mark(x, low, x, high)
    for y in (low, high):
        yield Mark(left, y, right, y)


def _cross(x: float) -> Iterator[Mark]:
    yield Mark(x - _CROSS, TEST_MARKS, x + _CROSS, TEST_MARKS)
    yield Mark(x, TEST_MARKS - _CROSS, x, TEST_MARKS + _CROSS)


def _ruler(sheet: Sheet, middle: float) -> Iterator[Mark]:
    """A line as long as ``sheet.ruler``, with an upright at each end and smaller ones between."""
    steps = round(sheet.ruler / sheet.step)
    start = middle - sheet.ruler / 2
    yield Mark(start, TEST_MARKS, start + sheet.ruler, TEST_MARKS)
    for number in range(steps + 1):
        x, up = start + number * sheet.step, _TICK if number in (0, steps) else _TICK / 2
        yield Mark(x, TEST_MARKS - up, x, TEST_MARKS + up)


def _strip(sheet: Sheet) -> Iterator[Mark]:
    """Dashes all along the fold, and the marks of the staples, closed at both ends so that they stand out."""
    fold, top = sheet.width / 2, sheet.height - UNPRINTABLE
    for number in range(int((top - UNPRINTABLE) // (2 * _DASH))):
        start = UNPRINTABLE + 2 * number * _DASH
        yield Mark(fold, start, fold, start + _DASH)
    for mark in staple_marks(sheet)[2:]:
        yield from (Mark(fold + side, mark.y, fold + side, mark.to_y) for side in (-_DASH / 2, _DASH / 2))
        yield from (Mark(fold - _DASH / 2, y, fold + _DASH / 2, y) for y in (mark.y, mark.to_y))
