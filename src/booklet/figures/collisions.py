"""Checks that no part of a body goes through another, or through a prop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from booklet.figures.checklist import Check
from booklet.figures.geometry import Array, unit
from booklet.figures.props import WALL_THICKNESS
from booklet.figures.scene import PRESSED, Finding, Scene, way
from booklet.figures.solids import PROP, Shape, Solids, lowest, sections
from booklet.figures.tracer import depths_inside

_INTO_HARD: Final = 0.030
"""How far flesh gives on wood, in metres; a thigh on a seat."""

_HANDS_INTO_HARD: Final = 0.015
_INTO_WALL: Final = 0.012
_STEP: Final = 0.004


class _Pair(NamedTuple):
    """Parts that must not go into other parts, by how they begin, and how far soft tissue gives (metres)."""

    part: tuple[str, ...]
    other: tuple[str, ...]
    gives: float


_PAIRS: Final = tuple(
    pair
    for side, across in (("l", "r"), ("r", "l"))
    for pair in (
        _Pair((f"palm_{side}",), ("torso", "shirt", "skull", "face", "thigh", "shank"), 0.022),
        _Pair((f"forearm_{side}",), ("torso", "shirt", "skull", "face", "thigh", "shank"), 0.026),
        _Pair((f"forearm_{side}", f"palm_{side}"), (f"forearm_{across}", f"palm_{across}"), 0.022),
        _Pair((f"palm_{side}",), (f"sleeve_{across}", f"upper_arm_{across}"), 0.022),
        _Pair((f"shank_{side}", f"foot_{side}"), (f"thigh_{across}", f"shank_{across}"), 0.026),
        _Pair((f"shank_{side}",), ("torso", "shirt"), 0.030),
    )
)


def go_through_bodies(scene: Scene) -> Iterator[Finding]:
    """Parts of the person that go through other parts, or through the helper."""
    for pair in _PAIRS:
        found = _deepest(scene.solids, pair, 0, (0, 1))
        if found and found[0] > pair.gives + scene.figure.build.softness:
            depth, part, other, out = found
            message = f"{part} goes {depth * 1000:.0f} mm into {other}; the way out is {way(out)}"
            yield scene.found(Check.BODY, message, "pin", " ".join(sorted((part, other))), depth)


_HARD: Final = ("seat", "post", "rail", "leg", "box")
_INTO_PROPS: Final = (
    _Pair(("thigh", "shank", "upper_arm", "skull"), _HARD, _INTO_HARD),
    _Pair(("forearm", "palm"), _HARD, _HANDS_INTO_HARD),
    _Pair(("thigh", "shank", "forearm", "palm", "upper_arm", "skull", "torso"), ("ball",), _INTO_HARD),
)


def go_through_props(scene: Scene) -> Iterator[Finding]:
    """Parts of the person that go through wood or a ball."""
    for pair in _INTO_PROPS:
        found = _deepest(scene.solids, pair, 0, (PROP,))
        if found:
            depth, part, other, _ = found
            message = f"{part} goes {depth * 1000:.0f} mm into the {other}"
            yield scene.found(Check.PROP, message, "pin", f"{part} {other}", depth)


_BONY: Final = ("palm", "finger", "thumb", "forearm", "foot", "skull")


def go_through_wall(scene: Scene) -> Iterator[Finding]:
    """A wall is so thin that a hand may be through it, and not in it any more."""
    wall = scene.figure.spec.props.wall
    if not wall:
        return
    towards = 1.0 if wall.x > scene.cast.person.joint("pelvis")[0] else -1.0
    face = towards * wall.x - WALL_THICKNESS / 2
    depths = [
        (-lowest(scene.solids, index, np.array([-towards, 0, 0])) - face, part)
        for index, part in enumerate(scene.solids.parts)
        if scene.solids.owners[index] == 0
    ]
    for gives, parts in (
        (_INTO_WALL, [one for one in depths if one[1].startswith(_BONY)]),
        (PRESSED + scene.figure.build.softness, [one for one in depths if not one[1].startswith(_BONY)]),
    ):
        depth, part = max(parts)
        if depth > gives:
            yield scene.found(Check.PROP, f"{part} goes {depth * 1000:.0f} mm into the wall", "pin", part, depth)


class _Inside(NamedTuple):
    """How deep a part is in another (metres), and the shortest way out."""

    depth: float
    part: str
    other: str
    out: Array


def _deepest(solids: Solids, pair: _Pair, owner: int, into: tuple[int, ...]) -> _Inside | None:
    """How far the chosen parts of one owner go into the others, beyond what gives."""
    balls = [
        (*centre, radius, index)
        for index, part in enumerate(solids.parts)
        if solids.owners[index] == owner and part.startswith(pair.part)
        for centre, radius in _balls(solids, index)
    ]
    chosen = [
        index for index, part in enumerate(solids.parts) if solids.owners[index] in into and part.startswith(pair.other)
    ]
    if not balls or not chosen:
        return None
    rows = np.array(balls)
    depth, ball, solid = depths_inside(solids, rows[:, :3].copy(), rows[:, 3].copy(), np.array(chosen, np.int64))
    if depth <= pair.gives:
        return None
    centre, radius = rows[ball, :3], rows[ball, 3:4]

    def deep(point: Array) -> float:
        return depths_inside(solids, point[None], radius, np.array([solid], np.int64))[0]

    slope = np.array([deep(centre + step) - deep(centre - step) for step in np.eye(3) * _STEP])
    return _Inside(depth, solids.parts[int(rows[ball, 4])], solids.parts[solid], -unit(slope) * depth)


def _balls(solids: Solids, index: int) -> Iterator[tuple[Array, float]]:
    """Balls along the axis of a solid that just fit into it."""
    row, shape = solids.parameters[index], solids.shapes[index]
    match shape:
        case Shape.TUBE | Shape.CURVED_TUBE:
            centres, _, radii = sections(solids, index)
            yield from ((centre, float(radius)) for centre, radius in zip(centres, radii.min(axis=1), strict=True))
        case Shape.CONE:
            yield from ((row[:3] * (1 - u) + row[3:6] * u, row[6] * (1 - u) + row[7] * u) for u in (0.0, 0.5, 1.0))
        case Shape.ELLIPSOID:
            yield row[:3], float(row[3:6].min())
        case _:
            return
