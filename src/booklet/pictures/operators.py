"""A drawing as PDF operators (ISO 32000-1, 8.5): what the PDF paints, and what is rasterised for slides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from booklet.pictures.picture import Drawing

Inks = Mapping[str, tuple[str, float]]
"""For each role a colour (``#rrggbb``) and an opacity above 0, at most 1."""


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
        colour, wanted = inks[path.role]
        if wanted != opacity:
            opacity = wanted
            opacities[opacity] = None
            out.append(f"/{_name(opacity)} gs")
        out.append(f"{rgb(colour)} {f'RG {path.stroke:.3f} w' if path.stroke else 'rg'}")
        out.append(_segments(path.data))
        out.append("S" if path.stroke else "f*")
    states = "".join([f"/{_name(value)}<</ca {value:.3f}/CA {value:.3f}>>" for value in opacities])
    return Painted("\n".join(out), f"<</ExtGState<<{states}>>>>" if states else "<<>>")


def rgb(colour: str) -> str:
    """The three numbers of ``#rrggbb``."""
    return " ".join([f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5)])


def _name(opacity: float) -> str:
    return f"o{round(opacity * 1000)}"


def _segments(data: str) -> str:
    """SVG path data as PDF operators: the numbers stay as they are, the letter goes behind them."""
    return "\n".join([f"{numbers} {_OPERATOR[letter]}" for letter, numbers in _SEGMENT.findall(data.replace(",", " "))])
