"""How far parts of the body lie off what is near them: for the draft, so that a pose can be made to touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from booklet.figures.collisions import Pair, deepest, gaps_to_wall
from booklet.figures.place import SIDES
from booklet.figures.placing import lowest_of
from booklet.figures.ranges import angles
from booklet.figures.scene import Scene
from booklet.figures.solids import PROP

_TOUCHES: Final = 0.006
_NEAR: Final = 0.060
"""What lies further off than the first and nearer than the second may be meant to touch; metres."""

_STRAIGHT: Final = 12.0
_BENT: Final = 40.0
"""Degrees between which a pinned limb is neither straight nor clearly bent."""

_TRUNK: Final = ("torso", "shirt", "glute", "trap")
_HEAD: Final = ("skull", "face", "hair", "bun")
_LIMBS: Final[Mapping[str, tuple[str, ...]]] = {
    f"{name}_{side}": tuple(f"{part}_{side}" for part in parts)
    for side in SIDES
    for name, parts in (
        ("hand", ("palm", "finger", "thumb")),
        ("forearm", ("forearm",)),
        ("thigh", ("thigh",)),
        ("shank", ("shank", "patella")),
        ("foot", ("foot",)),
    )
}
_PROPS: Final = ("seat", "post", "rail", "leg", "box", "ball", "pillow", "strap")
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {"head": _HEAD, "trunk": _TRUNK, **_LIMBS}
_ACROSS: Final = {"l": "r", "r": "l"}


def clearances(scene: Scene) -> Iterator[str]:
    """What lies a little off something, such as ``head 31 mm over the floor``, and what is not quite straight."""
    to_wall = list(gaps_to_wall(scene))
    for name, parts in _PARTS.items():
        off_wall = min((gap for part, gap in to_wall if part.startswith(parts)), default=_NEAR)
        gaps = [(lowest_of(scene.solids, parts), "over the floor"), (off_wall, "off the wall")]
        gaps += [_off(scene, parts, _PROPS, PROP)]
        if name.startswith("hand"):
            gaps += [_off(scene, parts, (*_HEAD, *_TRUNK, "thigh", "shank", "foot", f"forearm_{_ACROSS[name[-1]]}"))]
        elif name in {"shank_r", "foot_r"}:
            gaps += [_off(scene, parts, (*_LIMBS["shank_l"], *_LIMBS["foot_l"], *_LIMBS["thigh_l"]))]
        yield from (f"{name} {gap * 1000:.0f} mm {where}" for gap, where in gaps if _TOUCHES < gap < _NEAR)
    yield from _nearly_straight(scene)


def _nearly_straight(scene: Scene) -> Iterator[str]:
    """Elbows and knees of pinned limbs that may be meant to be straight: the place is a little too near."""
    bends = {one.field: abs(one.degrees) for one in angles(scene.cast.person, scene.cast.posture)}
    for limb in sorted(scene.cast.posture.pins):
        joint = f"{'knee' if limb.startswith('foot') else 'elbow'}_{limb[-1]}"
        if _STRAIGHT < bends[joint] < _BENT:
            yield f"{joint} bent by {bends[joint]:.0f}°"


def _off(scene: Scene, parts: tuple[str, ...], others: tuple[str, ...], owner: int = 0) -> tuple[float, str]:
    found = deepest(scene.solids, Pair(parts, others), (owner,), within=_NEAR)
    return (-found.depth, f"off {found.other}") if found else (_NEAR, "")
