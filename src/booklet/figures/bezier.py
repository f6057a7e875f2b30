"""Cubic Bézier curves fitted to points (Schneider, "An algorithm for automatically fitting digitized curves", 1990).

A curve is an array of its segments, each of four points: shape (n, 4, 2).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numba import njit

from booklet.figures.geometry import Array

_ROUNDS: Final = 5
_HOPELESS: Final = 6
"""A segment that misses by this many tolerances is split at once."""

# As in the tracer, but exact: no sum is taken in another order.
_compiled = njit(cache=True, error_model="numpy", nogil=True)
_inlined = njit(cache=True, error_model="numpy", inline="always")


def straight(start: Array, end: Array) -> Array:
    """A straight line as a curve of one segment."""
    return np.array([[start, start + (end - start) / 3, start + (end - start) * 2 / 3, end]])


def polygon(points: Array) -> Array:
    """A closed polygon as a curve."""
    return np.concatenate([straight(start, end) for start, end in zip(points, np.roll(points, -1, 0), strict=True)])


def reverse(curve: Array) -> Array:
    """The same curve the other way round."""
    return curve[::-1, ::-1]


def fit(points: Array, start: Array, end: Array, tolerance: float) -> Array:
    """A curve through the ends of a polyline, nowhere further from its points than the tolerance.

    ``start`` and ``end`` are unit tangents; both point away from their end into the curve.
    """
    return np.array(_fit(points, start, end, tolerance))


def fit_ruled(points: Array, start: Array, end: Array, tolerance: float, rule: tuple[float, float]) -> Array:
    """As ``fit``, but long straight runs become straight lines.

    ``rule`` is how far a run may leave the line, and how long it must be.
    """
    deviation, shortest = rule
    corners = _corners(points, deviation)
    made: list[Array] = []
    done = 0
    for begin, stop in [*pairwise(corners), (len(points) - 1, len(points) - 1)]:
        last = begin == len(points) - 1
        if not last and np.hypot(*(points[stop] - points[begin])) < shortest:
            continue
        if begin > done:
            first = start if done == 0 else tangent_from(points[done : begin + 1])
            back = end if last else tangent_from(points[done : begin + 1][::-1])
            made.append(fit(points[done : begin + 1], first, back, tolerance))
        if not last:
            made.append(straight(points[begin], points[stop]))
        done = stop
    return np.concatenate(made)


def tangent_from(points: Array) -> Array:
    """The direction in which a polyline begins."""
    return _unit(points[min(4, len(points) - 1)] - points[0])


def _corners(points: Array, deviation: float) -> list[int]:
    """The points that a polyline keeps when it is simplified (Douglas and Peucker 1973)."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 2:
            continue
        way, off = points[end] - points[begin], points[begin + 1 : end] - points[begin]
        length = float(np.hypot(*way))
        far = np.abs(way[0] * off[:, 1] - way[1] * off[:, 0]) / length if length > 1e-6 else np.hypot(*off.T)
        worst = int(far.argmax())
        if far[worst] > deviation:
            kept.add(begin + 1 + worst)
            waiting += [(begin, begin + 1 + worst), (begin + 1 + worst, end)]
    return sorted(kept)


def fit_polyline(points: Array, tolerance: float) -> Array:
    """A curve along an open polyline."""
    return fit(points, tangent(points, 0, reach=2), -tangent(points, len(points) - 1, reach=2), tolerance)


def fit_ring(points: Array, tolerance: float, corner: float = 40) -> Array:
    """A curve round a ring, whose last point may repeat the first; it keeps corners of more than so many degrees."""
    steps = np.hypot(*np.diff(points, axis=0, append=points[:1]).T)
    ring = points[steps > 1e-9]  # points that are the same
    before, after = ring - np.roll(ring, 1, 0), np.roll(ring, -1, 0) - ring
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turns = np.abs(np.degrees(np.arctan2(cross, (before * after).sum(axis=1))))
    corners = np.nonzero(turns > corner)[0]
    if not len(corners):
        return _fit_smooth_ring(np.vstack([ring, ring[:1]]), tolerance)
    ring = np.roll(ring, -corners[0], 0)
    stops = [*(corners - corners[0]).tolist(), len(ring)]
    ring = np.vstack([ring, ring[:1]])
    return np.concatenate([fit_polyline(ring[i : j + 1], tolerance) for i, j in pairwise(stops)])


def _fit_smooth_ring(ring: Array, tolerance: float) -> Array:
    middle = len(ring) // 2
    first, half = tangent(ring, 0, closed=True), tangent(ring, middle, closed=True)
    return np.concatenate(
        [fit(ring[: middle + 1], first, -half, tolerance), fit(ring[middle:], half, -first, tolerance)]
    )


def tangent(points: Array, at: int, *, closed: bool = False, reach: int = 4) -> Array:
    """The direction of a polyline at a point, from its neighbours; the last point of a closed one repeats the first."""
    if closed:
        count = len(points) - 1
        return _unit(points[(at + reach) % count] - points[(at - reach) % count])
    return _unit(points[min(len(points) - 1, at + reach)] - points[max(0, at - reach)])


def _fit(points: Array, start: Array, end: Array, tolerance: float) -> list[Array]:
    count = len(points)
    steps = np.hypot(*np.diff(points, axis=0).T)
    length = float(steps.sum())
    if count < 3 or length < 1e-9:  # a line, or nothing
        return list(straight(points[0], points[-1]))
    at = np.concatenate([[0.0], np.cumsum(steps)]) / length
    segment, worst = _nearest(points, start, end, at, length, tolerance)
    if worst < 0:
        return [segment]
    middle = count // 2 if count < 8 else min(max(worst, 1), count - 2)  # too few to choose
    reach = min(4, middle, count - 1 - middle)
    direction = _unit(points[middle - reach] - points[middle + reach])
    first = _fit(points[: middle + 1], start, direction, tolerance)
    return first + _fit(points[middle:], -direction, end, tolerance)


@_compiled
def _nearest(points: Array, start: Array, end: Array, at: Array, length: float, tolerance: float) -> tuple[Array, int]:
    """The segment with given end tangents that lies nearest to points, and which of them it misses most, if any (-1).

    ``at`` are their parameters on the segment to begin with; the nearest ones are sought in rounds.  Compiled, since it
    runs thousands of times on a few points, where numpy spends 0.1 ms a call.
    """
    segment = np.empty((4, 2))
    worst = 0
    for _ in range(_ROUNDS):
        _least_squares(points, start, end, at, length, segment)
        missed = -1.0
        for i in range(len(points)):
            x, y = _point(segment, at[i])
            miss = np.hypot(x - points[i, 0], y - points[i, 1])
            if miss > missed:
                missed, worst = miss, i
        if missed < tolerance:
            return segment, -1
        if missed > _HOPELESS * tolerance:
            break
        for i in range(len(points)):
            at[i] = _nearer(segment, points[i], at[i])
    return segment, worst


@_inlined
def _weights(u: float) -> tuple[float, float, float, float]:
    """How much each point of a segment counts at a parameter: the Bernstein polynomials."""
    v = 1 - u
    return v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u


@_inlined
def _point(segment: Array, u: float) -> tuple[float, float]:
    """The point of a segment at a parameter."""
    b0, b1, b2, b3 = _weights(u)
    return (
        b0 * segment[0, 0] + b1 * segment[1, 0] + b2 * segment[2, 0] + b3 * segment[3, 0],
        b0 * segment[0, 1] + b1 * segment[1, 1] + b2 * segment[2, 1] + b3 * segment[3, 1],
    )


@_inlined
def _least_squares(points: Array, start: Array, end: Array, at: Array, length: float, segment: Array) -> None:
    """Set the segment with given end tangents that lies nearest to the points at their parameters."""
    last = len(points) - 1
    c00, c01, c11, x0, x1 = 0.0, 0.0, 0.0, 0.0, 0.0
    across = start[0] * end[0] + start[1] * end[1]
    for i in range(last + 1):
        b0, b1, b2, b3 = _weights(at[i])
        x = points[i, 0] - points[0, 0] * (b0 + b1) - points[last, 0] * (b2 + b3)
        y = points[i, 1] - points[0, 1] * (b0 + b1) - points[last, 1] * (b2 + b3)
        c00 += b1 * b1
        c01 += b1 * b2 * across
        c11 += b2 * b2
        x0 += b1 * (start[0] * x + start[1] * y)
        x1 += b2 * (end[0] * x + end[1] * y)
    determinant = c00 * c11 - c01 * c01
    chord = np.hypot(points[last, 0] - points[0, 0], points[last, 1] - points[0, 1])
    first, second = -1.0, -1.0
    if abs(determinant) > 1e-14:  # singular
        first, second = (x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant
    if not (1e-3 * chord < first < 1.2 * length and 1e-3 * chord < second < 1.2 * length):
        first = second = chord / 3
    segment[0], segment[1] = points[0], points[0] + start * first
    segment[2], segment[3] = points[last] + end * second, points[last]


@_inlined
def _nearer(segment: Array, point: Array, u: float) -> float:
    """One step of Newton's method towards the parameter nearest to a point."""
    v = 1 - u
    here = _point(segment, u)
    slope, along = 0.0, 0.0
    for k in range(2):
        a = 3 * (segment[1, k] - segment[0, k])
        b = 3 * (segment[2, k] - segment[1, k])
        c = 3 * (segment[3, k] - segment[2, k])
        first, second = v * v * a + 2 * v * u * b + u * u * c, 2 * (v * (b - a) + u * (c - b))
        off = here[k] - point[k]
        slope += first * first + off * second
        along += off * first
    return min(max(u - along / slope, 0.0), 1.0) if abs(slope) > 1e-12 else u  # singular


def _unit(vector: Array) -> Array:
    length = float(np.hypot(*vector))
    return vector / length if length > 1e-12 else np.array([1.0, 0.0])  # no direction
