"""Props as solids, and the mat as a flat shape under the figure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

import numpy as np

from booklet.figures import bezier
from booklet.figures.geometry import IDENTITY, Array, about_y, about_z, between
from booklet.figures.materials import Material
from booklet.figures.skeleton import Frame, Skeleton, locate
from booklet.figures.solids import PROP, Blend, Look, Solids, upright
from booklet.figures.spec import Chair, Mat, Pillow, Props, Strap, Stuff, Thing
from booklet.figures.strokes import Fill, Item, Stroke
from booklet.figures.surface import Surface

_STUFF: Final[Mapping[Stuff, Material]] = {
    Stuff.WOOD: Material.WOOD,
    Stuff.MAT: Material.MAT,
    Stuff.WALL: Material.WALL,
    Stuff.PILLOW: Material.PILLOW,
}
_MAT_THICKNESS: Final = 0.014
WALL_THICKNESS: Final = 0.02
_STRAND: Final = 0.005
"""How far apart the cords of a band lie, in metres: too near for a line between them."""
_INTO_GROUND: Final = 0.05


def add_props(solids: Solids, props: Props, skeleton: Skeleton, moment: float) -> None:
    """Add every prop that is there at a moment, but the mat."""
    for pillow in props.pillows:
        if pillow.when.shows(moment):
            _add_pillow(solids, pillow, _centre(pillow, skeleton, moment))
    for box in props.boxes:
        if not box.when.shows(moment):
            continue
        solids.group(PROP, "box")
        frame = Frame(_centre(box, skeleton, moment), about_z(box.yaw))
        solids.box(frame, np.array(box.size) / 2, box.round, Look("box", _STUFF[box.stuff]))
    for ball in props.balls:
        if not ball.when.shows(moment):
            continue
        solids.group(PROP, "ball")
        solids.ellipsoid(upright(_centre(ball, skeleton, moment)), [ball.radius] * 3, Look("ball", Material.BALL))
    if props.chair:
        _add_chair(solids, props.chair)
    for strap in props.straps:
        _add_strap(solids, strap, skeleton)
    if props.wall:
        solids.group(PROP, "wall")
        frame = Frame(np.array([props.wall.x, 0, (props.wall.height - _INTO_GROUND) / 2]), IDENTITY)
        half = WALL_THICKNESS / 2, 0.6, (props.wall.height + _INTO_GROUND) / 2
        solids.box(frame, half, 0.002, Look("wall", Material.WALL))


def _centre(thing: Thing, skeleton: Skeleton, moment: float) -> Array:
    """Where a loose prop lies; between start and finish it moves straight."""
    finish = locate(skeleton, thing.at)[0]
    return between(locate(skeleton, thing.at_start)[0], finish, moment) if thing.at_start else finish


def _add_pillow(solids: Solids, pillow: Pillow, centre: Array) -> None:
    solids.group(PROP, "pillow")
    frame = Frame(centre, about_y(-pillow.tilt))
    half = np.array(pillow.size) / 2
    least = float(half.min())
    look = Look("pillow", Material.PILLOW)
    solids.ellipsoid(frame, half * (0.94, 0.94, 1), look)
    inner = np.maximum(half * (0.95, 0.95, 0.72), least * 0.7)
    solids.box(frame, inner, least * 0.68, look, Blend(0.04))


def _add_chair(solids: Solids, chair: Chair) -> None:
    solids.group(PROP, "chair")
    frame = Frame(np.array([*chair.at, 0.0]), about_z(chair.yaw))
    depth, width, height = 0.21, 0.215, chair.height

    def at(x: float, y: float, z: float) -> Frame:
        return Frame(frame.point(x, y, z), frame.axes)

    solids.box(at(0, 0, height - 0.02), (depth, width, 0.02), 0.012, Look("seat", Material.WOOD))
    for x in (-depth + 0.03, depth - 0.03):
        for y in (-width + 0.03, width - 0.03):
            leg = frame.point(x, y, height - 0.03), frame.point(x * 1.05, y * 1.05, 0.014)
            solids.cone(*leg, (0.019, 0.014), Look("leg", Material.WOOD))
    if chair.back:
        for y in (-width + 0.03, width - 0.03):
            post = frame.point(-depth + 0.02, y, height - 0.02), frame.point(-depth - 0.06, y, height + chair.rise)
            solids.cone(*post, (0.017, 0.015), Look("post", Material.WOOD))
        rail = Frame(frame.point(-depth - 0.045, 0, height + chair.rise - 0.06), frame.axes @ about_y(-10))
        solids.box(rail, (0.012, width - 0.02, 0.075), 0.01, Look("rail", Material.WOOD))


def draw_box_edges(boxes: list[tuple[Frame, Array]], surface: Surface) -> list[Item]:
    """The edges between two faces of a box that are both seen, where nothing stands before them.

    Boxes are given by their frame and half their size.
    """
    lines = []
    for frame, half in boxes:
        facing = [(axis, sign) for axis in range(3) for sign in (-1, 1) if _faces(frame, surface, axis, sign)]
        for (one, near), (other, far) in combinations(facing, 2):
            edge = np.zeros((60, 3))
            along = 3 - one - other
            edge[:, one], edge[:, other] = near * half[one], far * half[other]
            edge[:, along] = np.linspace(-half[along], half[along], 60)
            points = frame.origin + edge @ frame.axes.T
            lines += [bezier.straight(run[0], run[-1]) for run in _seen(points, surface)]
    return [Stroke("prop-line", tuple(lines), 0.3)] if lines else []


def _faces(frame: Frame, surface: Surface, axis: int, sign: int) -> bool:
    return bool(sign * frame.axes[:, axis] @ surface.camera[2] < -0.02)


def _seen(points: Array, surface: Surface) -> Iterator[Array]:
    """The runs of a line of points that nothing hides, in the picture."""
    plane = points @ surface.camera[:2].T
    rows, columns = surface.depth.shape
    x = ((plane[:, 0] - surface.low[0]) / surface.pixel).round().astype(int).clip(0, columns - 1)
    y = ((surface.high[1] - plane[:, 1]) / surface.pixel).round().astype(int).clip(0, rows - 1)
    clear = surface.depth[y, x] > points @ surface.camera[2] - 0.012
    ends = np.flatnonzero(np.diff(np.concatenate([[0], clear.astype(int), [0]])))
    for begin, end in zip(ends[::2], ends[1::2], strict=True):
        if end - begin > 2:
            yield plane[begin:end]


def box_frames(props: Props, skeleton: Skeleton, moment: float) -> list[tuple[Frame, Array]]:
    """The boxes that are there at a moment: their frames and half their sizes."""
    return [
        (Frame(_centre(box, skeleton, moment), about_z(box.yaw)), np.array(box.size) / 2)
        for box in props.boxes
        if box.when.shows(moment)
    ]


def _add_strap(solids: Solids, strap: Strap, skeleton: Skeleton) -> None:
    solids.group(PROP, "strap")
    look = Look("strap", Material.STRAP)
    points = np.array([locate(skeleton, place)[0] for place in strap.through])
    for strand in _strands(points, strap.width - 2 * strap.radius):
        for start, end in pairwise(strand):
            solids.cone(start, end, (strap.radius, strap.radius), look)
    for place in strap.tails:
        start = locate(skeleton, place)[0]
        end = start + np.array([-0.02, 0, -0.13])
        end[2] = max(end[2], 0.01)
        solids.cone(start, end, (0.009, 0.008), look)


def _strands(points: Array, spread: float) -> Iterator[Array]:
    """Cords side by side that are one flat band between its gathered ends; one cord if there is nothing to spread."""
    if spread <= 0:
        yield points
        return
    inner = points[1:-1]
    aside = np.linalg.svd(inner - inner.mean(axis=0))[2][-1]  # square to the plane in which it turns
    for offset in np.linspace(-spread / 2, spread / 2, 1 + math.ceil(spread / _STRAND)):
        yield np.vstack([points[:1], inner + aside * offset, points[-1:]])


def draw_mat(mat: Mat, camera: Array) -> list[Item]:
    """The mat: its top and the sides that are seen."""
    (left, right), (near, far) = mat.x, mat.y
    corners = np.array([(left, near, 0), (right, near, 0), (right, far, 0), (left, far, 0)], dtype=float)
    plane = corners @ camera[:2].T
    below = (corners - (0, 0, _MAT_THICKNESS)) @ camera[:2].T
    outward = np.array([(0, -1, 0), (1, 0, 0), (0, 1, 0), (-1, 0, 0)], dtype=float)
    sides = tuple(
        bezier.polygon(np.array([plane[i], plane[j], below[j], below[i]]))
        for i, j in ((0, 1), (1, 2), (2, 3), (3, 0))
        if outward[i] @ camera[2] < -1e-6  # turned to the viewer
    )
    top = bezier.polygon(plane)
    return [Fill("mat-edge", sides), Fill("mat", (top,)), Stroke("prop-line", (*sides, top), 0.2)]
