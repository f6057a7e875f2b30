"""Implicit solids: ellipsoids, cones, tubes and boxes with signed distances, in groups that blend where they join.

Inside a group solids are joined smoothly, but only near the joint they share, so that a hand on a thigh never melts
into it.  All lengths are metres; z is up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from booklet.figures.geometry import IDENTITY, Array, Labels, smoothly
from booklet.figures.materials import Material
from booklet.figures.skeleton import Frame

PARAMETERS: Final = 16
PROFILE: Final = 33
"""Samples along a tube."""

FLAT: Final = 0.003
"""The cap of a tube that ends flat and open, as a hem does."""

PROP: Final = -1


class Shape(IntEnum):
    """The kinds of solids; the tracer knows them by number."""

    ELLIPSOID = 0
    CONE = 1
    TUBE = 2
    CURVED_TUBE = 3
    BOX = 4


class Blend(NamedTuple):
    """How far a solid or group flows into what is already there (metres), and within which ball; radius 0: anywhere."""

    size: float = 0.0
    centre: Sequence[float] | Array = (0.0, 0.0, 0.0)
    radius: float = 0.0

    def row(self) -> list[float]:
        """As the tracer reads it."""
        return [self.size, *map(float, self.centre), self.radius]


NO_BLEND: Final = Blend()


class Look(NamedTuple):
    """What a solid is: its part of a body or prop, and its material."""

    part: str
    material: Material


@dataclass(frozen=True, slots=True)
class SolidArrays:
    """All solids as arrays, for the compiled tracer."""

    parameters: Array
    shapes: Labels
    groups: Labels
    blends: Array
    group_blends: Array
    profiles: Array
    curve_points: Array
    curve_frames: Array
    curve_lengths: Labels
    capsules: Array
    """Round each solid: the ends of its axis and a radius."""


@dataclass(slots=True)
class Solids:
    """A growing set of solids; ``group`` begins a new group, which all that follow belong to."""

    parts: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """0 the person, 1 the helper, -1 a prop; one for each solid."""
    materials: list[int] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    parameters: list[Array] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    group_names: list[tuple[int, str]] = field(default_factory=list)
    profiles: list[Array] = field(default_factory=list)
    curves: list[tuple[Array, Array]] = field(default_factory=list)
    _blends: list[list[float]] = field(default_factory=list)
    _group_blends: list[list[float]] = field(default_factory=list)
    _capsules: list[list[float]] = field(default_factory=list)

    def group(self, owner: int, name: str, blend: Blend = NO_BLEND) -> None:
        """Begin a group; it flows into the groups before it as ``blend`` says."""
        self.group_names.append((owner, name))
        self._group_blends.append([*blend.row(), float(owner != PROP)])

    def ellipsoid(self, frame: Frame, radii: Sequence[float] | Array, look: Look, blend: Blend = NO_BLEND) -> None:
        """An ellipsoid about the origin of a frame."""
        row = [*frame.origin, *radii, *frame.axes.T.ravel()]
        self._add(Shape.ELLIPSOID, row, look, blend, (frame.origin, frame.origin), max(radii))

    def cone(self, start: Array, end: Array, radii: tuple[float, float], look: Look, blend: Blend = NO_BLEND) -> None:
        """A cone with round ends."""
        self._add(Shape.CONE, [*start, *end, *radii], look, blend, (start, end), max(radii))

    def tube(
        self, frame: Frame, length: float, stations: Array, look: Look, blend: Blend = NO_BLEND, end_cap: float = 0.0
    ) -> None:
        """A straight tube down from the origin of a frame; stations are share, front, back, left, right."""
        profile = smooth_profile(stations)
        self.profiles.append(profile)
        low, high = float(profile[0].mean()), end_cap or float(profile[-1].mean())
        row = [*frame.origin, length, len(self.profiles) - 1, low, *frame.axes.T.ravel(), high]
        axis = frame.origin, frame.origin - frame.axes[:, 2] * length
        self._add(Shape.TUBE, row, look, blend, axis, max(float(profile.max()), low, high))

    def curved_tube(
        self, axis: tuple[Array, Array], stations: Array, look: Look, caps: tuple[float, float], grow: float = 0.0
    ) -> None:
        """A tube along points with frames; stations are share, front, back, left, right."""
        points, _ = axis
        profile = smooth_profile(stations, grow)
        self.profiles.append(profile)
        self.curves.append(axis)
        row = [len(self.curves) - 1, len(self.profiles) - 1, *caps]
        ends = points[0], points[-1]
        self._add(Shape.CURVED_TUBE, row, look, NO_BLEND, ends, _bow(points) + max(float(profile.max()), *caps))

    def box(
        self, frame: Frame, half: Sequence[float] | Array, rounding: float, look: Look, blend: Blend = NO_BLEND
    ) -> None:
        """A box with rounded edges about the origin of a frame."""
        row = [*frame.origin, *half, *frame.axes.T.ravel(), rounding]
        self._add(Shape.BOX, row, look, blend, (frame.origin, frame.origin), float(np.linalg.norm(half)))

    def _add(
        self, shape: Shape, row: Sequence[float], look: Look, blend: Blend, axis: tuple[Array, Array], reach: float
    ) -> None:
        parameters = np.zeros(PARAMETERS)
        parameters[: len(row)] = row
        self.parameters.append(parameters)
        self.shapes.append(shape)
        self.parts.append(look.part)
        self.materials.append(look.material)
        self.groups.append(len(self.group_names) - 1)
        self.owners.append(self.group_names[-1][0])
        self._blends.append(blend.row())
        self._capsules.append([*axis[0], *axis[1], reach])

    def arrays(self) -> SolidArrays:
        """The solids as arrays."""
        curves = self.curves or [(np.zeros((2, 3)), np.zeros((2, 3, 3)))]
        longest = max(len(points) for points, _ in curves)
        curve_points = np.zeros((len(curves), longest, 3))
        curve_frames = np.zeros((len(curves), longest, 3, 3))
        for i, (points, frames) in enumerate(curves):
            curve_points[i, : len(points)], curve_frames[i, : len(points)] = points, frames
        return SolidArrays(
            np.array(self.parameters),
            np.array(self.shapes, np.int64),
            np.array(self.groups, np.int64),
            np.array(self._blends),
            np.array(self._group_blends),
            np.array(self.profiles) if self.profiles else np.zeros((1, PROFILE, 4)),
            curve_points,
            curve_frames,
            np.array([len(points) for points, _ in curves], np.int64),
            np.array(self._capsules),
        )


def _bow(points: Array) -> float:
    """How far a curve leaves the straight line between its ends."""
    way = points[-1] - points[0]
    share = np.clip((points - points[0]) @ way / (way @ way), 0, 1)
    return float(np.linalg.norm(points - points[0] - share[:, None] * way, axis=1).max())


def smooth_profile(stations: Array, grow: float = 0.0) -> Array:
    """Radii at even steps through the stations."""
    return np.maximum(_profile(tuple(map(tuple, stations.tolist()))) + grow, 1e-3)


@lru_cache(maxsize=256)
def _profile(stations: tuple[tuple[float, ...], ...]) -> Array:
    """Through the same stations the same, for every person and moment."""
    rows = np.array(stations)
    return smoothly(rows[:, 0], rows[:, 1:], np.linspace(0, 1, PROFILE))


def sections(solids: Solids, index: int) -> tuple[Array, Array, Array]:
    """Along a tube or curved tube: centres, frames (as columns) and the four radii."""
    row = solids.parameters[index]
    if solids.shapes[index] is Shape.TUBE:
        profile, axes = solids.profiles[int(row[4])], row[6:15].reshape(3, 3).T
        centres = row[:3] - axes[:, 2] * row[3] * np.linspace(0, 1, PROFILE)[:, None]
        return centres, np.broadcast_to(axes, (PROFILE, 3, 3)), profile
    points, frames = solids.curves[int(row[0])]
    place = np.linspace(0, len(points) - 1, PROFILE)
    low, share = place.astype(int), (place % 1)[:, None]
    high = np.minimum(low + 1, len(points) - 1)
    nearest = frames[np.round(place).astype(int)]
    return points[low] * (1 - share) + points[high] * share, nearest, solids.profiles[int(row[1])]


def lowest(solids: Solids, index: int, direction: Array) -> float:
    """How far a solid reaches against a direction: its least coordinate along it."""
    row, shape = solids.parameters[index], solids.shapes[index]
    if shape is Shape.CONE:
        return float(min(row[:3] @ direction - row[6], row[3:6] @ direction - row[7]))
    if shape is Shape.ELLIPSOID:
        return float(row[:3] @ direction - np.linalg.norm(row[6:15].reshape(3, 3) @ direction * row[3:6]))
    if shape is Shape.BOX:
        return float(row[:3] @ direction - np.abs(row[6:15].reshape(3, 3) @ direction) @ row[3:6])
    centres, frames, radii = sections(solids, index)
    ahead, aside = frames[:, :, 0] @ direction, frames[:, :, 1] @ direction
    depth = np.where(ahead < 0, radii[:, 0], radii[:, 1])
    width = np.where(aside < 0, radii[:, 2], radii[:, 3])
    return float((centres @ direction - np.hypot(ahead * depth, aside * width)).min())


def upright(origin: Array) -> Frame:
    """A frame with the axes of the room."""
    return Frame(origin, IDENTITY)
