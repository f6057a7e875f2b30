"""A draft to pose by: what is drawn coarsely, over a grid of the plane in which the viewer sees the person."""

from __future__ import annotations

from typing import Final

import numpy as np

from booklet.figures.geometry import Array
from booklet.figures.strokes import SCALE
from booklet.figures.svg import number

PIXEL: Final = 0.003
"""Coarse enough to be drawn at once."""

_END: Final = "</svg>\n"
_WIDE: Final = 20
_HIGH: Final = 22
_STEP: Final = 0.1
_NAMED: Final = 5
"""Lines to either side and upwards, metres between them, and how many from one number to the next."""


def with_grid(svg: str, box: tuple[Array, Array], camera: Array) -> str:
    """A drawing over lines 10 cm apart, upright through the origin; every 50 cm has its number in metres.

    The lines stand along x, or along y where the viewer looks along x.
    """
    plane = camera[:2]
    level = int(abs(plane[0, 0]) < abs(plane[0, 1]))
    (left, _), (_, top) = box

    def page(along: float, z: float) -> tuple[str, str]:
        point = np.array([0.0, 0.0, z])
        point[level] = along
        right, up = plane @ point
        return number((right - left) * SCALE), number((top - up) * SCALE)

    across, high = (np.arange(-_WIDE, _WIDE + 1) * _STEP).tolist(), (np.arange(_HIGH + 1) * _STEP).tolist()
    edge = float((left + 0.02) / plane[0, level])
    ends = [((x, 0.0), (x, high[-1])) for x in across] + [((across[0], z), (across[-1], z)) for z in high]
    lines = [_line(page(*begin), page(*end)) for begin, end in ends]
    names = [_name(f"{'xy'[level]} {x:.1f}", page(x, 0.01)) for x in across[::_NAMED]]
    names += [_name(f"z {z:.1f}", page(edge, z)) for z in high[_NAMED::_NAMED]]
    head, end, rest = svg.partition("</style>\n")
    return f"{head}{end}{''.join(lines)}\n{rest.removesuffix(_END)}{''.join(names)}\n{_END}"


def _line(begin: tuple[str, str], end: tuple[str, str]) -> str:
    way = f"M{' '.join(begin)}L{' '.join(end)}"
    return f'<path style="fill:none;stroke:#c9ced6" stroke-width="0.15" d="{way}"/>'


def _name(text: str, at: tuple[str, str]) -> str:
    return f'<text style="font:2.2px sans-serif;fill:#a02020" x="{at[0]}" y="{at[1]}">{text}</text>'
