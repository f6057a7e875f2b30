"""A drawing as PDF operators (ISO 32000-1, 8.5): what the PDF paints, and what is rasterised for slides."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from booklet.pictures.picture import Drawing


class Hatch(NamedTuple):
    """Parallel lines over a fill: their angle in degrees, their distance and width in millimetres, their colour."""

    angle: float
    pitch: float
    width: float
    colour: str


class Ink(NamedTuple):
    """How the paths of a role are painted: a colour (``#rrggbb``), an opacity above 0 and at most 1, lines over it."""

    colour: str
    alpha: float = 1.0
    hatches: tuple[Hatch, ...] = ()


Inks = Mapping[str, Ink]
"""The ink of each role."""


_NUMBER = re.compile(r"[-+]?[0-9.]+")
_SEGMENT = re.compile("([MLCZ])([^MLCZ]*)")
_OPERATOR = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Painted(NamedTuple):
    """A content stream in millimetres, y up, and the source of the resource dictionary that it needs."""

    operators: str
    resources: str


def painted(drawing: Drawing, inks: Inks) -> Painted:
    """The operators that paint a drawing; raises KeyError where a role has no ink."""
    out = [f"1 0 0 -1 0 {drawing.height:.3f} cm 1 J 1 j"]
    opacity = 1.0
    opacities: dict[float, None] = {}
    for path in drawing.paths:
        ink = inks[path.role]
        if ink.alpha != opacity:
            opacity = ink.alpha
            opacities[opacity] = None
            out.append(f"/{_name(opacity)} gs")
        out.append(f"{rgb(ink.colour)} {f'RG {path.stroke:.3f} w' if path.stroke else 'rg'}")
        segments = _segments(path.data)
        out.append(segments)
        out.append("S" if path.stroke else "f*")
        if ink.hatches and not path.stroke:
            out.append(f"q\n{segments}\nW* n")
            out += (_hatching(hatch, _extent(path.data)) for hatch in ink.hatches)
            out.append("Q")
    states = "".join([f"/{_name(value)}<</ca {value:.3f}/CA {value:.3f}>>" for value in opacities])
    return Painted("\n".join(out), f"<</ExtGState<<{states}>>>>" if states else "<<>>")


def _extent(data: str) -> tuple[float, float, float, float]:
    """The box round the points of path data: left, top, right, bottom."""
    numbers = [float(number) for number in _NUMBER.findall(data)]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def _hatching(hatch: Hatch, extent: tuple[float, float, float, float]) -> str:
    """The lines of a hatch over a box; they fall on one grid all over the drawing, so that neighbours join."""
    left, top, right, bottom = extent
    across, down = math.cos(math.radians(hatch.angle)), math.sin(math.radians(hatch.angle))
    corners = [(x, y) for x in (left, right) for y in (top, bottom)]
    offsets = [y * across - x * down for x, y in corners]
    along = [x * across + y * down for x, y in corners]
    first, last = math.ceil(min(offsets) / hatch.pitch), math.floor(max(offsets) / hatch.pitch)
    lines = []
    for number in range(first, last + 1):
        offset = number * hatch.pitch
        ends = [(at * across - offset * down, at * down + offset * across) for at in (min(along), max(along))]
        lines.append("{:.2f} {:.2f} m {:.2f} {:.2f} l".format(*ends[0], *ends[1]))
    return "\n".join([f"{rgb(hatch.colour)} RG {hatch.width:.3f} w", *lines, "S"])


def rgb(colour: str) -> str:
    """The three numbers of ``#rrggbb``."""
    return " ".join([f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5)])


def _name(opacity: float) -> str:
    return f"o{round(opacity * 1000)}"


def _segments(data: str) -> str:
    """SVG path data as PDF operators: the numbers stay as they are, the letter goes behind them."""
    return "\n".join([f"{numbers} {_OPERATOR[letter]}" for letter, numbers in _SEGMENT.findall(data.replace(",", " "))])
