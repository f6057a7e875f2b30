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


class Pair(NamedTuple):
    """Parts and what they may touch, by how the names begin, and how far soft tissue gives (metres)."""

    part: tuple[str, ...]
    other: tuple[str, ...]
    gives: float = 0.0


_PAIRS: Final = tuple(
    pair
    for side, across in (("l", "r"), ("r", "l"))
    for pair in (
        Pair((f"palm_{side}",), ("torso", "shirt", "skull", "face", "thigh", "shank"), 0.022),
        Pair((f"forearm_{side}",), ("torso", "shirt", "skull", "face", "thigh", "shank"), 0.026),
        Pair((f"forearm_{side}", f"palm_{side}"), (f"forearm_{across}", f"palm_{across}"), 0.022),
        Pair((f"palm_{side}",), (f"sleeve_{across}", f"upper_arm_{across}"), 0.022),
        Pair((f"shank_{side}", f"foot_{side}"), (f"thigh_{across}", f"shank_{across}"), 0.026),
        Pair((f"shank_{side}",), ("torso", "shirt"), 0.030),
    )
)


def go_through_bodies(scene: Scene) -> Iterator[Finding]:
    """Parts of the person that go through other parts, or through the helper."""
    for pair in _PAIRS:
        found = deepest(scene.solids, pair, (0, 1))
        if found and found.depth > pair.gives + scene.figure.build.softness:
            depth, part, other = found.depth, found.part, found.other
            message = f"{part} goes {depth * 1000:.0f} mm into {other}; the way out is {way(_out(scene.solids, found))}"
            yield scene.found(Check.BODY, message, "pin", " ".join(sorted((part, other))), depth)


_HARD: Final = ("seat", "post", "rail", "leg", "box")
_INTO_PROPS: Final = (
    Pair(("thigh", "shank", "upper_arm", "skull"), _HARD, _INTO_HARD),
    Pair(("forearm", "palm"), _HARD, _HANDS_INTO_HARD),
    Pair(("thigh", "shank", "forearm", "palm", "upper_arm", "skull", "torso"), ("ball",), _INTO_HARD),
)


def go_through_props(scene: Scene) -> Iterator[Finding]:
    """Parts of the person that go through wood or a ball."""
    for pair in _INTO_PROPS:
        found = deepest(scene.solids, pair, (PROP,))
        if found and found.depth > pair.gives:
            depth, part, other = found.depth, found.part, found.other
            message = f"{part} goes {depth * 1000:.0f} mm into the {other}"
            yield scene.found(Check.PROP, message, "pin", f"{part} {other}", depth)


_BONY: Final = ("palm", "finger", "thumb", "forearm", "foot", "skull")


def go_through_wall(scene: Scene) -> Iterator[Finding]:
    """A wall is so thin that a hand may be through it, and not in it any more."""
    depths = [(-gap, part) for part, gap in gaps_to_wall(scene)]
    if not depths:
        return
    for gives, parts in (
        (_INTO_WALL, [one for one in depths if one[1].startswith(_BONY)]),
        (PRESSED + scene.figure.build.softness, [one for one in depths if not one[1].startswith(_BONY)]),
    ):
        depth, part = max(parts)
        if depth > gives:
            yield scene.found(Check.PROP, f"{part} goes {depth * 1000:.0f} mm into the wall", "pin", part, depth)


def gaps_to_wall(scene: Scene) -> Iterator[tuple[str, float]]:
    """How far each part of the person is from the face of the wall, in metres; negative if it goes in or through."""
    wall = scene.figure.spec.props.wall
    if not wall:
        return
    towards = 1.0 if wall.x > scene.cast.person.joint("pelvis")[0] else -1.0
    face = towards * wall.x - WALL_THICKNESS / 2
    for index, part in enumerate(scene.solids.parts):
        if scene.solids.owners[index] == 0:
            yield part, face + lowest(scene.solids, index, np.array([-towards, 0, 0]))


class Inside(NamedTuple):
    """How deep a ball in a part of the person is in another solid (metres); negative where it lies off it."""

    depth: float
    centre: Array
    radius: float
    part: str
    solid: int
    other: str


def deepest(solids: Solids, pair: Pair, into: tuple[int, ...], within: float = 0.0) -> Inside | None:
    """Where the chosen parts of the person go furthest into those of some owners, or lie off them ``within`` metres."""
    balls = [
        (*centre, radius, index)
        for index, part in enumerate(solids.parts)
        if solids.owners[index] == 0 and part.startswith(pair.part)
        for centre, radius in _balls(solids, index)
    ]
    chosen = [
        index for index, part in enumerate(solids.parts) if solids.owners[index] in into and part.startswith(pair.other)
    ]
    if not balls or not chosen:
        return None
    rows = np.array(balls)
    chosen_solids = np.array(chosen, np.int64)
    depth, ball, solid = depths_inside(solids, rows[:, :3].copy(), rows[:, 3] + within, chosen_solids)
    if not depth:
        return None
    part = solids.parts[int(rows[ball, 4])]
    return Inside(depth - within, rows[ball, :3], rows[ball, 3], part, solid, solids.parts[solid])


def _out(solids: Solids, inside: Inside) -> Array:
    """The shortest way out: against the slope of the depth."""
    radius, chosen = np.array([inside.radius]), np.array([inside.solid], np.int64)

    def deep(point: Array) -> float:
        return depths_inside(solids, point[None], radius, chosen)[0]

    slope = np.array([deep(inside.centre + step) - deep(inside.centre - step) for step in np.eye(3) * _STEP])
    return -unit(slope) * inside.depth


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
