"""Cubic Bézier curves fitted to points (Schneider, "An algorithm for automatically fitting digitized curves", 1990).

A curve is an array of its segments, each of four points: shape (n, 4, 2).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np

from booklet.figures.geometry import Array

_ROUNDS: Final = 5
_HOPELESS: Final = 6
"""A segment that misses by this many tolerances is split at once."""


def straight(start: Array, end: Array) -> Array:
    """A straight line as a curve of one segment."""
    return np.array([[start, start + (end - start) / 3, start + (end - start) * 2 / 3, end]])


def polygon(points: Array) -> Array:
    """A closed polygon as a curve."""
    return np.concatenate([straight(start, end) for start, end in zip(points, np.roll(points, -1, 0), strict=True)])


def reverse(curve: Array) -> Array:
    """The same curve the other way round."""
    return curve[::-1, ::-1]


def evaluate(segment: Array, at: Array) -> Array:
    """Points of one segment at parameters from 0 to 1."""
    u = at[:, None]
    v = 1 - u
    return np.asarray(v**3 * segment[0] + 3 * v * v * u * segment[1] + 3 * v * u * u * segment[2] + u**3 * segment[3])


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
    worst = 0
    for _ in range(_ROUNDS):
        segment = _least_squares(points, start, end, at, length)
        misses = np.hypot(*(evaluate(segment, at) - points).T)
        worst = int(misses.argmax())
        if misses[worst] < tolerance:
            return [segment]
        if misses[worst] > _HOPELESS * tolerance:
            break
        at = _reparametrised(segment, points, at)
    middle = count // 2 if count < 8 else min(max(worst, 1), count - 2)  # too few to choose
    reach = min(4, middle, count - 1 - middle)
    direction = _unit(points[middle - reach] - points[middle + reach])
    first = _fit(points[: middle + 1], start, direction, tolerance)
    return first + _fit(points[middle:], -direction, end, tolerance)


def _least_squares(points: Array, start: Array, end: Array, at: Array, length: float) -> Array:
    """The segment with given end tangents that lies nearest to the points at their parameters."""
    b0, b1, b2, b3 = (1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at**2, at**3
    a1, a2 = start * b1[:, None], end * b2[:, None]
    rest = points - (points[0] * (b0 + b1)[:, None] + points[-1] * (b2 + b3)[:, None])
    c00, c01, c11 = (a1 * a1).sum(), (a1 * a2).sum(), (a2 * a2).sum()
    x0, x1 = (a1 * rest).sum(), (a2 * rest).sum()
    determinant = c00 * c11 - c01 * c01
    chord = float(np.hypot(*(points[-1] - points[0])))
    first = last = -1.0
    if abs(determinant) > 1e-14:  # singular
        first, last = (x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant
    if not (1e-3 * chord < first < 1.2 * length and 1e-3 * chord < last < 1.2 * length):
        first = last = chord / 3
    return np.array([points[0], points[0] + start * first, points[-1] + end * last, points[-1]])


def _reparametrised(segment: Array, points: Array, at: Array) -> Array:
    """One step of Newton's method towards the nearest parameters."""
    speed = 3 * np.diff(segment, axis=0)
    change = 2 * np.diff(speed, axis=0)
    u = at[:, None]
    v = 1 - u
    off = evaluate(segment, at) - points
    first = v * v * speed[0] + 2 * v * u * speed[1] + u * u * speed[2]
    second = v * change[0] + u * change[1]
    slope = (first * first).sum(axis=1) + (off * second).sum(axis=1)
    safe = np.where(np.abs(slope) > 1e-12, slope, np.inf)  # singular
    return np.asarray(np.clip(at - (off * first).sum(axis=1) / safe, 0, 1))


def _unit(vector: Array) -> Array:
    length = float(np.hypot(*vector))
    return vector / length if length > 1e-12 else np.array([1.0, 0.0])  # no direction
