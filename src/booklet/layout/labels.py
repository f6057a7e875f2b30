"""Labels of drawings as lines: set in a size that can be read, whatever the scale of the drawing."""

from __future__ import annotations

from typing import Final

from booklet.layout.placed import Line
from booklet.layout.ruler import Piece, Ruler
from booklet.pictures.picture import Drawing, Picture, Scene
from booklet.theme.model import TextStyle
from booklet.units import Box

CAPITALS: Final = 0.7
"""The height of capitals, of the size of the type."""

_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The part of a label's width that lies to the left of its point."""


def label_lines(picture: Picture | Scene, box: Box, style: TextStyle, ruler: Ruler) -> tuple[Line, ...]:
    """The labels of a picture that is shown in a box, each as a line; nothing but a drawing has any."""
    if not isinstance(picture, Drawing):
        return ()
    scale, face = box.width / picture.width, ruler.face(style)
    lines = []
    for label in picture.labels:
        width = ruler.width(label.text, face, style.size)
        left = box.x + label.x * scale - width * _BEFORE[label.anchor]
        baseline = box.y + label.y * scale + style.size * CAPITALS / 2
        lines.append(Line(left, baseline, (Piece(0, width, label.text, face, style.size, style.colour),)))
    return tuple(lines)
