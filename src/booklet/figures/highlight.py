"""Where an exercise is felt: regions of the body as smooth masks in body coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np
from scipy import ndimage

from booklet.figures.build import LENGTHS
from booklet.figures.geometry import Array, Mask
from booklet.figures.materials import Material
from booklet.figures.skeleton import Skeleton, outward
from booklet.figures.surface import Surface, soften, without_specks

_LEVELS = (0.34, 0.64)
_FADE = 0.012
"""Over how many metres a highlight fades."""

_MAIN = 0.12
"""Parts of a highlight smaller than this share of its largest are dropped."""


def felt(surface: Surface, regions: Iterable[str], skeleton: Skeleton) -> tuple[Mask, Mask]:
    """Where the regions are seen: as far as they reach, and their core."""
    total = np.zeros(surface.hit.shape)
    for name in regions:
        total = np.maximum(total, region(surface, name, skeleton))
    # a hand that lies on a region is no part of it
    valid = surface.body & ((surface.material != Material.SKIN) | (total > 0))
    total = _softened(np.where(valid, total, 0), valid, _FADE / surface.pixel)
    outer, core = (_main_parts(without_specks(valid & (total > level), valid, 60)) for level in _LEVELS)
    return outer, core


def _softened(values: Array, valid: Mask, sigma: float) -> Array:
    """Softened where there is something to soften."""
    found = ndimage.find_objects((values > 0).astype(int))
    if not found:
        return values
    wide = int(4 * sigma) + 1
    near = tuple(slice(max(side.start - wide, 0), side.stop + wide) for side in found[0])
    softened = np.zeros_like(values)
    softened[near] = soften(values[near], valid[near], sigma)
    return softened


def region(surface: Surface, name: str, skeleton: Skeleton) -> Array:
    """How much each pixel of the person belongs to a region, 0 to 1."""
    base, _, side = name.partition("_")
    seen = _Seen(surface, skeleton, side)
    if base in _JOINTS:
        return seen.joint(*_JOINTS[base])
    return _REGIONS[base](seen)


class _Seen(NamedTuple):
    """The person as a region looks at it, on one side or in the middle."""

    surface: Surface
    skeleton: Skeleton
    side: str

    def limb(self, segment: str, low: float, high: float, fade: float) -> Array:
        """A stretch of a limb, from a share of its length to another."""
        share = self.surface.uv[..., 0]
        return np.where(self.part(f"{segment}_{self.side}"), _band(share, low, high, fade), 0.0)

    def trunk(self, low: float, high: float, fade: float) -> Array:
        """A stretch of the trunk, between heights over the line of the hips."""
        return np.where(self.part("torso", "shirt"), _band(self.surface.trunk_height(), low, high, fade), 0.0)

    def buttock(self, out: tuple[float, float], up: tuple[float, float], forward: tuple[float, float, float]) -> Array:
        """Round a hip: at least so far out, between heights, between fore and aft; metres, each with its fade."""
        local = self.skeleton.segments["pelvis"].locals(self.surface.position)
        side = outward(self.side)
        where = self.part("torso", "shirt", f"glute_{self.side}", f"thigh_{self.side}")
        aside = _band(local[..., 1] * side, out[0], 2, out[1])
        return np.where(where, aside * _band(local[..., 2], *up, 0.05) * _band(local[..., 0], *forward), 0.0)

    def joint(self, segment: str, radius: float) -> Array:
        """A ball round the joint at which a segment begins."""
        off = self.surface.position - self.skeleton.segments[f"{segment}_{self.side}"].origin
        return np.where(self.part(*_AROUND), _band(np.linalg.norm(off, axis=-1), -1, radius, 0.05), 0.0)

    def facing(self, low: float, fade: float) -> Array:
        """How far a pixel lies to the front of its limb or trunk, from -1 to 1, as a band from ``low``."""
        return _band(self._round()[0], low, 2, fade)

    def behind(self, low: float, fade: float) -> Array:
        """The same to the back."""
        return _band(-self._round()[0], low, 2, fade)

    def aside(self, low: float, fade: float) -> Array:
        """The same to the outer side."""
        return _band(self._round()[1] * outward(self.side), low, 2, fade)

    def half(self, fade: float) -> Array:
        """One side of the neck and shoulders."""
        local = self.skeleton.segments["neck"].locals(self.surface.position)
        return _band(local[..., 1] * outward(self.side), 0, 2, fade)

    def part(self, *names: str) -> Mask:
        """Where parts of the person are seen, not those of a helper."""
        return np.asarray(self.surface.is_part(*names) & (self.surface.owner == 0))

    def _round(self) -> tuple[Array, Array]:
        front, left = self.surface.uv[..., 1], self.surface.uv[..., 2]
        radius = np.hypot(front, left) + 1e-9
        return front / radius, left / radius


_AROUND: Final = (
    "torso",
    "shirt",
    "trap",
    *(
        f"{part}_{side}"
        for part in ("sleeve", "upper_arm", "forearm", "palm", "thigh", "shank", "patella", "foot")
        for side in "lr"
    ),
)
_JOINTS: Final[Mapping[str, tuple[str, float]]] = {
    "shoulder": ("upper_arm", 0.095),
    "elbow": ("forearm", 0.065),
    "wrist": ("hand", 0.055),
    "knee": ("shank", 0.085),
    "ankle": ("foot", 0.070),
}
"""The segment that begins at a joint, and how far the region reaches round it, in metres."""


def _hamstring(seen: _Seen) -> Array:
    hollow = seen.limb("shank", -1, 0.03, 0.05) * seen.behind(-0.1, 0.4)
    return np.maximum(seen.limb("thigh", 0.06, 1.0, 0.14) * seen.behind(-0.15, 0.4), hollow)


def _neck(seen: _Seen) -> Array:
    """The nape and the slopes to the shoulders; of one side also what is seen of it from the front."""
    neck = np.where(seen.part("neck"), _band(seen.surface.uv[..., 0], -1, 1.2, 0.1), 0.0)
    slope = np.where(seen.part("trap"), _band(seen.surface.uv[..., 0], -1, 0.62, 0.3), 0.0)
    if seen.side:
        return seen.half(0.03) * np.maximum(np.maximum(neck, seen.trunk(0.50, 2, 0.05)) * seen.aside(0.1, 0.5), slope)
    root = seen.trunk(0.53, 2, 0.05) * seen.behind(-0.3, 0.4)
    return np.maximum(np.maximum(neck * seen.behind(-0.6, 0.4), slope), root)


def _upper_arm(seen: _Seen) -> Array:
    frame = seen.skeleton.segments[f"upper_arm_{seen.side}"]
    share = -frame.locals(seen.surface.position)[..., 2] / LENGTHS["upper_arm"]
    return np.where(seen.part(f"sleeve_{seen.side}", f"upper_arm_{seen.side}"), _band(share, 0.15, 0.92, 0.14), 0.0)


_REGIONS: Final[Mapping[str, Callable[[_Seen], Array]]] = {
    "hamstring": _hamstring,
    "calf": lambda seen: seen.limb("shank", 0.02, 0.62, 0.14) * seen.behind(-0.15, 0.4),
    "shin": lambda seen: seen.limb("shank", 0.10, 0.84, 0.12) * seen.facing(0.0, 0.5),
    "foot": lambda seen: np.where(seen.part(f"foot_{seen.side}"), 1.0, 0.0),
    "quad": lambda seen: seen.limb("thigh", 0.15, 0.9, 0.14) * seen.facing(0, 0.4),
    "glute": lambda seen: seen.buttock((0.0, 0.05), (-0.16, 0.06), (-2, 0.012, 0.05)),
    "hip": lambda seen: seen.buttock((0.075, 0.03), (-0.18, 0.06), (-0.14, 0.085, 0.05)),
    # the outer side, seen from the front too
    "sidehip": lambda seen: seen.buttock((0.050, 0.05), (-0.16, 0.10), (-0.2, 0.13, 0.06)),
    "flank": lambda seen: seen.trunk(0.05, 0.27, 0.06) * seen.aside(0.75, 0.3),
    "abdomen": lambda seen: seen.trunk(0.03, 0.27, 0.06) * seen.facing(0.1, 0.5),
    "chest": lambda seen: seen.trunk(0.30, 0.50, 0.06) * seen.facing(0.1, 0.5),
    "upperback": lambda seen: seen.trunk(0.32, 0.53, 0.06) * seen.behind(0.05, 0.5),
    "midback": lambda seen: seen.trunk(0.10, 0.46, 0.08) * seen.behind(0.05, 0.5),
    "lowback": lambda seen: seen.trunk(0.055, 0.25, 0.06) * seen.behind(0.05, 0.5),
    # low back and side, for one who lies on it
    "loin": lambda seen: seen.trunk(0.03, 0.24, 0.06) * seen.behind(-0.30, 0.5),
    "neck": _neck,
    "upperarm": _upper_arm,
    "forearm": lambda seen: seen.limb("forearm", 0.04, 0.92, 0.12),
}


def _band(values: Array, low: float, high: float, fade: float) -> Array:
    """1 between low and high, fading to 0 over a width at either end."""
    return np.clip((values - low) / fade + 0.5, 0, 1) * np.clip((high - values) / fade + 0.5, 0, 1)


def _main_parts(mask: Mask) -> Mask:
    labels, count = ndimage.label(mask)
    if count < 2:  # one is the main part
        return mask
    sizes = ndimage.sum_labels(mask, labels, np.arange(1, count + 1))
    return np.asarray(np.isin(labels, 1 + np.nonzero(sizes >= _MAIN * sizes.max())[0]))
