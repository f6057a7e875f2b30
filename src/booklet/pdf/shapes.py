"""Decoration as PDF operators: rectangles, filled and framed, with rounded corners."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.layout.placed import Shape

_ARC = 0.5523
"""How far the control points of a quarter circle lie from its ends, in radii."""


def shape_operators(shape: Shape, colours: Mapping[str, str], page_height: float) -> str:
    """The operators that paint a shape; ``colours`` gives the three numbers of a role."""
    stroked = bool(shape.stroke and shape.stroke_width)
    out = []
    if shape.fill:
        out.append(f"{colours[shape.fill]} rg")
    if stroked:
        out.append(f"{colours[shape.stroke]} RG {shape.stroke_width:.2f} w")
    out += (_outline(shape, page_height), ("B" if stroked else "f") if shape.fill else "S" if stroked else "n")
    return " ".join(out)


def _outline(shape: Shape, page_height: float) -> str:
    x, top, width, height = shape.box
    y = page_height - top - height
    radius = min(shape.radius, width / 2, height / 2)
    if radius <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, upper, near = x + width, y + height, radius * (1 - _ARC)
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - near:.2f} {y:.2f} {right:.2f} {y + near:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {upper - radius:.2f} l "
        f"{right:.2f} {upper - near:.2f} {right - near:.2f} {upper:.2f} {right - radius:.2f} {upper:.2f} c "
        f"{x + radius:.2f} {upper:.2f} l "
        f"{x + near:.2f} {upper:.2f} {x:.2f} {upper - near:.2f} {x:.2f} {upper - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + near:.2f} {x + near:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )
