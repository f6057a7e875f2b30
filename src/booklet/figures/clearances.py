"""How far parts of the body lie off what is near them: for the draft, so that a pose can be made to touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from booklet.figures.collisions import Pair, deepest, gaps_to_wall
from booklet.figures.place import SIDES
from booklet.figures.placing import UP
from booklet.figures.scene import Scene
from booklet.figures.solids import PROP, lowest

_TOUCHES: Final = 0.006
_NEAR: Final = 0.060
"""What lies further off than the first and nearer than the second may be meant to touch; metres."""

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
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {"head": _HEAD, "trunk": _TRUNK, **_LIMBS}
_ACROSS: Final = {"l": "r", "r": "l"}


def clearances(scene: Scene) -> Iterator[str]:
    """What lies a little off something, such as ``head 31 mm over the floor`` or ``hand_r 12 mm off thigh_r``."""
    for name, parts in _PARTS.items():
        gaps = [(_over_floor(scene, parts), "over the floor"), (_off_wall(scene, parts), "off the wall")]
        gaps += [_off(scene, parts, ("",), PROP)]
        if name.startswith("hand"):
            gaps += [_off(scene, parts, (*_HEAD, *_TRUNK, "thigh", "shank", "foot", f"forearm_{_ACROSS[name[-1]]}"))]
        elif name in {"shank_r", "foot_r"}:
            gaps += [_off(scene, parts, (*_LIMBS["shank_l"], *_LIMBS["foot_l"], *_LIMBS["thigh_l"]))]
        yield from (f"{name} {gap * 1000:.0f} mm {where}" for gap, where in gaps if _TOUCHES < gap < _NEAR)


def _over_floor(scene: Scene, parts: tuple[str, ...]) -> float:
    solids = scene.solids
    chosen = (i for i, part in enumerate(solids.parts) if solids.owners[i] == 0 and part.startswith(parts))
    return min(lowest(solids, i, UP) for i in chosen)


def _off_wall(scene: Scene, parts: tuple[str, ...]) -> float:
    return min((gap for part, gap in gaps_to_wall(scene) if part.startswith(parts)), default=_NEAR)


def _off(scene: Scene, parts: tuple[str, ...], others: tuple[str, ...], owner: int = 0) -> tuple[float, str]:
    found = deepest(scene.solids, Pair(parts, others), (owner,), within=_NEAR)
    return (-found.depth, f"off {found.other}") if found else (_NEAR, "")
