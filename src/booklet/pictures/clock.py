"""A clock face with some minutes marked, drawn from numbers: how long something takes, seen across a room."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin, tan
from typing import Final

from booklet.pictures.picture import Drawing, Path

HOUR: Final = 60
"""Minutes of a turn; longer times fill the face."""

_SIZE: Final = 100.0
_RADIUS: Final = 46.0
_STEPS: Final = 12


def clock_face(minutes: int, alt: str) -> Drawing:
    """A face of 100 mm on which ``minutes`` from the top are filled; ``alt`` says so."""
    face = f"{_circle(_RADIUS)}"
    filled = min(minutes, HOUR)
    sector = f"M {_point(0, 0)} L {_point(0, _RADIUS - 6)} {_arc(filled, _RADIUS - 6)} Z"
    paths = (
        Path("mat", face),
        Path("arrow", _circle(_RADIUS - 6) if filled == HOUR else sector),
        *(Path("ink", _tick(step * HOUR / _STEPS), 1.2) for step in range(_STEPS)),
        Path("ink", face, 2.4),
    )
    return Drawing(f"clock-{minutes}", _SIZE, _SIZE, alt, paths)


def _tick(minute: float) -> str:
    return f"M {_point(minute, _RADIUS - 5)} L {_point(minute, _RADIUS - 1)}"


def _circle(radius: float) -> str:
    return f"M {_point(0, radius)} {_arc(HOUR, radius)} Z"


def _arc(minutes: float, radius: float) -> str:
    """Curves clockwise from the top, one for each five minutes and the rest."""
    whole, rest = divmod(minutes, HOUR / _STEPS)
    ends = [HOUR / _STEPS * step for step in range(int(whole) + 1)] + ([minutes] if rest else [])
    return " ".join(_curve(start, end, radius) for start, end in pairwise(ends))


def _curve(start: float, end: float, radius: float) -> str:
    """A short arc as a Bézier curve: its handles are 4/3 tan(angle/4) of the radius long."""
    handle = 4 / 3 * tan((end - start) * 2 * pi / HOUR / 4) * radius
    return f"C {_point(start, radius, handle)} {_point(end, radius, -handle)} {_point(end, radius)}"


def _point(minute: float, radius: float, along: float = 0.0) -> str:
    """A point at a minute and a distance from the middle, moved ``along`` the circle, as path data."""
    angle = minute * 2 * pi / HOUR
    x, y = sin(angle), -cos(angle)
    return f"{_SIZE / 2 + radius * x - along * y:.3f} {_SIZE / 2 + radius * y + along * x:.3f}"
