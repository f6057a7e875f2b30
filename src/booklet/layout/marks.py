"""Marks on a miniature: numbered frames where something was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from booklet.blocks.structure import ARTIFACT
from booklet.blocks.text import Run
from booklet.layout.placed import Line, Miniature, PlacedBox, Shape, TextBox
from booklet.layout.ruler import Ruler
from booklet.theme.model import TextStyle
from booklet.units import Box

ERROR: Final = "mark-error"
WARNING: Final = "mark-warning"

_COLOURS: Final = {"mark-paper": "#FFFFFF", "mark-edge": "#9FB4B5", ERROR: "#C4122F", WARNING: "#7A3FA0"}
"""Colours that no page or slide has for its own."""

_SIZE: Final = 7.5
_FRAME: Final = 1.0
"""Points of a number and of a frame's line as they are printed."""


class Mark(NamedTuple):
    """The number of a finding at a place on a miniature (None: all of it), in a colour."""

    number: int
    box: Box | None
    colour: str


def marked(miniature: Miniature, marks: Iterable[Mark], ruler: Ruler, scale: float) -> Miniature:
    """The miniature with an edge and with a frame for each mark; printed at ``scale`` they are of a useful size.

    A finding has its number at its first place; numbers that meet stand side by side.
    """
    theme = miniature.theme.model_copy(update={"colours": {**miniature.theme.colours, **_COLOURS}})
    whole = Box(0, 0, miniature.width, miniature.height)
    width = _FRAME / scale
    frames = [Shape(whole, stroke="mark-edge", stroke_width=width)]
    labels: dict[int, Shape] = {}
    texts: list[PlacedBox] = []
    style = TextStyle(size=_SIZE / scale, leading=1.2 * _SIZE / scale, bold=True, colour="mark-paper")
    for mark in marks:
        around = mark.box.inset(-width) if mark.box else whole.inset(width)
        frames.append(Shape(around, stroke=mark.colour, stroke_width=width))
        if mark.number in labels:
            continue
        (line,) = ruler.broken((Run(str(mark.number)),), style, whole.width)
        wish = Box(around.x, around.y - style.leading, line.width + 0.6 * style.size, style.leading)
        place = _free(wish, [label.box for label in labels.values()], whole)
        labels[mark.number] = Shape(place, mark.colour, radius=place.height / 4)
        words = Line(place.x + 0.3 * style.size, place.y + ruler.baseline(style), line.pieces)
        texts.append(TextBox(ARTIFACT, (words,)))
    return replace(miniature, parts=(*miniature.parts, *frames, *labels.values(), *texts), theme=theme)


def _free(wish: Box, taken: list[Box], room: Box) -> Box:
    """The box moved onto the miniature, then to the right of those that it would cover, in the next row at the edge."""
    box = wish._replace(
        x=min(max(wish.x, room.x), room.right - wish.width), y=min(max(wish.y, room.y), room.bottom - wish.height)
    )
    while meets := [other for other in taken if _meet(box, other)]:
        box = box._replace(x=max(other.right for other in meets))
        if box.right > room.right:
            box = box._replace(x=room.x, y=box.bottom)
    return box


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
