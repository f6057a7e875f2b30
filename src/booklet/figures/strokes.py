"""What a drawing is made of: filled shapes and lines of a role, in metres of the picture (right, up)."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

import numpy as np

from booklet.figures import bezier
from booklet.figures.edges import mask_cracks
from booklet.figures.geometry import Array, Mask, lengths_along, unit
from booklet.figures.planar import Smoothing, trace_map

SCALE: Final = 40.0
"""Millimetres of a drawing for each metre of the person."""

TOLERANCE: Final = 0.04 / SCALE
"""How far a curve may leave what was traced: 0.04 mm."""


class Fill(NamedTuple):
    """Closed curves, filled even-odd."""

    role: str
    curves: tuple[Array, ...]


class Stroke(NamedTuple):
    """Open or closed curves, drawn with a line of so many millimetres."""

    role: str
    curves: tuple[Array, ...]
    width: float


Item: TypeAlias = Fill | Stroke


def ribbon(points: Array, half_widths: Array) -> tuple[Array, Array]:
    """The two sides of a polyline of changing width: left and right, both in its direction."""
    along = np.gradient(points, axis=0)
    aside = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    aside /= np.linalg.norm(aside, axis=1, keepdims=True) + 1e-9
    return points + aside * half_widths[:, None], points - aside * half_widths[:, None]


def tapered(points: Array, half_widths: Array, tolerance: float = TOLERANCE / 2) -> Array:
    """A line of changing width as one closed curve."""
    left, right = ribbon(points, half_widths)
    right = right[::-1]
    return np.concatenate(
        [
            bezier.fit_polyline(left, tolerance),
            bezier.straight(left[-1], right[0]),
            bezier.fit_polyline(right, tolerance),
            bezier.straight(right[-1], left[0]),
        ]
    )


def circle(centre: Array, radius: float) -> Array:
    """A circle as four segments; they leave it by less than 0.03 % of the radius."""
    k = 0.5522847498
    quarter = np.array([(1, 0), (1, k), (k, 1), (0, 1)], dtype=float)
    turn = np.array([(0.0, -1.0), (1.0, 0.0)])
    quarters = [quarter @ np.linalg.matrix_power(turn, i).T for i in range(4)]
    return np.asarray(np.array(quarters) * radius + centre)


def outlines(mask: Mask, low: Array, pixel: float, smooth: float, tolerance: float = TOLERANCE) -> tuple[Array, ...]:
    """The borders of a mask as closed curves.

    Row 0 of the mask lies at ``low``, rows go up; ``smooth`` is the width of the blur in metres.
    """
    padded = np.pad(mask, 1)
    if not padded.any():
        return ()
    cracks = mask_cracks([padded])
    detail = np.zeros((padded.shape[0] + 1, padded.shape[1] + 1))
    smoothing = Smoothing(max(1.2, smooth / pixel / 2), max(1.2, smooth / pixel), detail)
    graph = trace_map(cracks, smoothing, tolerance / pixel)
    return tuple(low + (curve - 1.5) * pixel for curve in graph.loops(padded))


_SHAFT, _HEAD = 0.0105, 0.070
_HALO = 0.018 * SCALE


def arrow(path: Array, size: float = 1.0) -> list[Item]:
    """An arrow along a path, widening towards its head, with a halo that keeps it off what lies behind."""
    path = _evenly(path, 60)
    length = lengths_along(path)
    total = float(length[-1])
    head = min(_HEAD * size, total * 0.55)
    half = head * 0.46
    shaft = length <= total - head * 0.88
    left, right = ribbon(path[shaft], _SHAFT * size * (0.45 + 0.55 * length[shaft] / total))
    base, tip = path[np.searchsorted(length, total - head)], path[-1]
    ahead = unit(tip - base)
    aside = np.array([-ahead[1], ahead[0]])
    barbs = [base + aside * half - ahead * head * 0.10, tip, base - aside * half - ahead * head * 0.10]
    start, end = left[0], right[0]
    outline = np.concatenate(
        [
            bezier.fit_polyline(left, TOLERANCE / 3),
            bezier.straight(left[-1], barbs[0]),
            bezier.straight(barbs[0], barbs[1]),
            bezier.straight(barbs[1], barbs[2]),
            bezier.straight(barbs[2], right[-1]),
            bezier.fit_polyline(right[::-1], TOLERANCE / 3),
            bezier.straight(end, start),
        ]
    )
    return [Stroke("halo", (outline,), _HALO), Fill("arrow", (outline,))]


def _evenly(path: Array, count: int) -> Array:
    """A polyline as so many points at even distances."""
    length = lengths_along(path)
    at = np.linspace(0, length[-1], count)
    return np.stack([np.interp(at, length, path[:, axis]) for axis in (0, 1)], axis=-1)


def bounds(items: list[Item]) -> tuple[Array, Array]:
    """The corners of the box round all points of all curves, without the widths of lines."""
    points = np.vstack([curve.reshape(-1, 2) for item in items for curve in item.curves])
    return points.min(axis=0), points.max(axis=0)
