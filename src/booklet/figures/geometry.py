"""Vectors and rotations: x front, y left, z up in a body; x right, y away, z up in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Labels: TypeAlias = NDArray[np.int64]

IDENTITY: Array = np.eye(3)


def about_x(degrees: float) -> Array:
    """The matrix of a turn about x."""
    cos, sin = _cos_sin(degrees)
    return np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]])


def about_y(degrees: float) -> Array:
    """The matrix of a turn about y."""
    cos, sin = _cos_sin(degrees)
    return np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])


def about_z(degrees: float) -> Array:
    """The matrix of a turn about z."""
    cos, sin = _cos_sin(degrees)
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])


def _cos_sin(degrees: float) -> tuple[float, float]:
    angle = np.radians(degrees)
    return float(np.cos(angle)), float(np.sin(angle))


def unit(vector: Array) -> Array:
    """The vector at length 1; a zero vector stays zero."""
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-12))


def triple(values: Sequence[float]) -> Array:
    """Up to three values, filled up with zeros."""
    return np.array([*values, 0.0, 0.0, 0.0][:3], dtype=float)


def axes(z: Array, x: Array) -> Array:
    """A frame by its z axis and about where its x axis points, as columns."""
    across = unit(x - z * (x @ z))
    return np.array([across, cross(z, across), z]).T


def cross(one: Array, other: Array) -> Array:
    """The cross product of two vectors; numpy's own takes thirty times as long for so little."""
    (a, b, c), (x, y, z) = one.tolist(), other.tolist()
    return np.array([b * z - c * y, c * x - a * z, a * y - b * x])


def angle_between(one: Array, other: Array) -> float:
    """In degrees, of two unit vectors."""
    return float(np.degrees(np.arccos(np.clip(one @ other, -1, 1))))


def between(start: Array, end: Array, share: float) -> Array:
    """Linear interpolation."""
    return np.asarray((1 - share) * start + share * end)


def lengths_along(points: Array) -> Array:
    """How far along a polyline each of its points lies."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])


def smoothly(x: Array, y: Array, at: Array) -> Array:
    """A smooth curve through values ``y`` at rising ``x``: cubic Hermite pieces with slopes from the neighbours.

    Beyond its ends it goes on straight.  scipy has splines, but to import them takes longer than to draw with them.
    """
    slopes = np.gradient(y, x, axis=0, edge_order=2 if len(x) > 2 else 1)  # three points make a parabola
    inside = np.clip(at, x[0], x[-1])
    place = np.clip(np.searchsorted(x, inside, side="right") - 1, 0, len(x) - 2)
    step = (x[place + 1] - x[place])[:, None]
    u = (inside - x[place])[:, None] / step
    begin, end = y[place], y[place + 1]
    first, last = slopes[place] * step, slopes[place + 1] * step
    v = 1 - u
    curve = v * v * ((1 + 2 * u) * begin + u * first) + u * u * ((3 - 2 * u) * end - v * last)
    beyond = (at - inside)[:, None] * np.where(at[:, None] < x[0], slopes[0], slopes[-1])
    return np.asarray(curve + beyond)


def rotation_between(start: Array, end: Array, share: float) -> Array:
    """Spherical linear interpolation of two rotation matrices."""
    turn = start.T @ end
    angle = float(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1)))
    if angle < 1e-9:  # no turn at all
        return start
    skew = turn - turn.T
    axis = np.array([skew[2, 1], skew[0, 2], skew[1, 0]])
    if np.linalg.norm(axis) < 1e-6:  # half a turn: its axis is in the symmetric part
        axis = (turn + IDENTITY)[:, int(np.argmax(np.diag(turn)))]
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    part = angle * share
    return np.asarray(start @ (IDENTITY + np.sin(part) * cross + (1 - np.cos(part)) * cross @ cross))


def camera(azimuth: float, elevation: float) -> Array:
    """Right, up and forward of an orthographic camera, as rows."""
    a, e = np.radians(azimuth), np.radians(elevation)
    forward = -np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])
    right = unit(np.cross(forward, [0.0, 0.0, 1.0]))
    return np.array([right, np.cross(right, forward), forward])
