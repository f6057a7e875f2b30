"""Where an exercise is felt: regions of the body as smooth masks in body coordinates."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import ndimage

from booklet.figures.geometry import Array, Mask
from booklet.figures.materials import Material
from booklet.figures.skeleton import Skeleton, outward
from booklet.figures.surface import Surface, soften, without_specks

_LEVELS = (0.34, 0.64)
_MAIN = 0.12
"""Parts of a highlight smaller than this share of its largest are dropped."""


def felt(surface: Surface, regions: Iterable[str], skeleton: Skeleton) -> tuple[Mask, Mask]:
    """Where the regions are seen: as far as they reach, and their core."""
    cloth = surface.body & (surface.material != Material.SKIN)
    total = np.zeros(surface.hit.shape)
    for name in regions:
        total = np.maximum(total, region(surface, name, skeleton))
    total = soften(np.where(cloth, total, 0), cloth, 0.012 / surface.pixel)
    outer, core = (_main_parts(without_specks(cloth & (total > level), cloth, 60)) for level in _LEVELS)
    return outer, core


def region(  # noqa: C901, PLR0911 - one case a region
    surface: Surface, name: str, skeleton: Skeleton
) -> Array:
    """How much each pixel of the person belongs to a region, 0 to 1."""
    base, _, side = name.partition("_")
    trunk = surface.is_part("torso", "shirt") & (surface.owner == 0)
    share, front, left = np.moveaxis(surface.uv, -1, 0)
    radius = np.hypot(front, left) + 1e-9
    ahead, aside = front / radius, left / radius * outward(side)
    local = skeleton.segments["pelvis"].locals(surface.position)
    forward, out, up = local[..., 0], local[..., 1] * outward(side), local[..., 2]
    height = surface.trunk_height()
    thigh, shank = (_limb(surface, segment, side) for segment in ("thigh", "shank"))
    buttock = trunk | _limb(surface, "glute", side) | thigh
    behind, before = _band(-ahead, -0.15, 2, 0.4), _band(ahead, 0.1, 2, 0.5)
    match base:
        case "hamstring":
            knee = _where(shank, _band(share, -1, 0.03, 0.05) * _band(-ahead, -0.1, 2, 0.4))
            return np.maximum(_where(thigh, _band(share, 0.06, 1.0, 0.14) * behind), knee)
        case "calf":
            return _where(shank, _band(share, 0.02, 0.62, 0.14) * behind)
        case "quad":
            return _where(thigh, _band(share, 0.15, 0.9, 0.14) * _band(ahead, 0, 2, 0.4))
        case "glute":
            return _where(
                buttock, _band(-forward, -0.012, 2, 0.05) * _band(out, 0.0, 2, 0.05) * _band(up, -0.16, 0.085, 0.05)
            )
        case "hip":
            return _where(
                buttock, _band(out, 0.075, 2, 0.03) * _band(up, -0.18, 0.06, 0.05) * _band(forward, -0.14, 0.085, 0.05)
            )
        case "sidehip":  # the outer side, seen from the front too
            return _where(
                buttock, _band(out, 0.050, 2, 0.05) * _band(up, -0.16, 0.10, 0.05) * _band(forward, -0.2, 0.13, 0.06)
            )
        case "flank":
            return _where(trunk, _band(height, 0.06, 0.42, 0.08) * _band(aside, 0.45, 2, 0.5))
        case "abdomen":
            return _where(trunk, _band(height, 0.03, 0.27, 0.06) * before)
        case "midback":
            return _where(trunk, _band(height, 0.10, 0.46, 0.08) * _band(-ahead, 0.05, 2, 0.5))
        case "loin":  # low back and side, for one who lies on it
            return _where(trunk, _band(height, 0.03, 0.24, 0.06) * _band(-ahead, -0.30, 2, 0.5))
    return _where(trunk, _band(height, 0.055, 0.25, 0.06) * _band(-ahead, 0.05, 2, 0.5))


def _limb(surface: Surface, segment: str, side: str) -> Mask:
    return np.asarray(surface.is_part(f"{segment}_{side}") & (surface.owner == 0))


def _where(mask: Mask, values: Array) -> Array:
    return np.where(mask, values, 0.0)


def _band(values: Array, low: float, high: float, fade: float) -> Array:
    """1 between low and high, fading to 0 over a width at either end."""
    return np.clip((values - low) / fade + 0.5, 0, 1) * np.clip((high - values) / fade + 0.5, 0, 1)


def _main_parts(mask: Mask) -> Mask:
    labels, count = ndimage.label(mask)
    if count < 2:  # one is the main part
        return mask
    sizes = ndimage.sum_labels(mask, labels, np.arange(1, count + 1))
    return np.asarray(np.isin(labels, 1 + np.nonzero(sizes >= _MAIN * sizes.max())[0]))
