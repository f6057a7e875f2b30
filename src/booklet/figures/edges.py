"""Edges between neighbouring pixels ("cracks"), each of a class that says how it is inked."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from booklet.figures.geometry import Array, Mask
from booklet.figures.surface import Surface

Classes = NDArray[np.uint8]


class Edge(IntEnum):
    """Classes of edges, by rank; SOFT ones bound a shade or highlight and are not inked."""

    NONE = 0
    SOFT = 1
    PROP = 2
    MATERIAL = 3
    CREASE = 4
    OCCLUSION = 5
    SILHOUETTE = 6


class Cracks(NamedTuple):
    """Upright edges (rows, columns + 1) and level ones (rows + 1, columns)."""

    upright: Classes
    level: Classes


_DEPTH_STEP = 0.012
"""A jump in depth, in metres, that is an edge; between fingers or toes 0.020."""

_HANDS_AND_FEET = tuple(f"{part}_{side}" for part in ("foot", "finger", "thumb", "palm") for side in "lr")


def hands_and_feet(surface: Surface) -> Mask:
    """Where the small forms are that keep their detail."""
    return surface.is_part(*_HANDS_AND_FEET)


def cracks(surface: Surface, soft: list[Mask]) -> Cracks:
    """All edges of a figure; ``soft`` are masks whose borders are edges too."""
    rows, columns = surface.hit.shape
    upright = np.zeros((rows, columns + 1), np.uint8)
    level = np.zeros((rows + 1, columns), np.uint8)
    every = slice(None)
    first, second = slice(0, -1), slice(1, None)
    upright[:, 1:-1] = _classify(surface, soft, (every, first), (every, second), surface.camera[0])
    level[1:-1, :] = _classify(surface, soft, (first, every), (second, every), surface.camera[1])
    return Cracks(upright, level)


def mask_cracks(masks: list[Mask]) -> Cracks:
    """The borders of masks alone; the outermost pixels must be empty."""
    rows, columns = masks[0].shape
    upright = np.zeros((rows, columns + 1), np.uint8)
    level = np.zeros((rows + 1, columns), np.uint8)
    for mask in masks:
        upright[:, 1:-1][mask[:, :-1] != mask[:, 1:]] = Edge.SOFT
        level[1:-1, :][mask[:-1] != mask[1:]] = Edge.SOFT
    return Cracks(upright, level)


def _classify(
    surface: Surface, soft: list[Mask], one: tuple[slice, slice], other: tuple[slice, slice], axis: Array
) -> Classes:
    """The class between each pixel and its neighbour along an axis of the camera."""
    hit, depth, material, body = surface.hit, surface.depth, surface.material, surface.body
    fine = hands_and_feet(surface)
    both, bodies = hit[one] & hit[other], body[one] & body[other]
    classes = np.zeros(both.shape, np.uint8)
    for mask in soft:
        classes[mask[one] != mask[other]] = Edge.SOFT
    facing = (surface.normal[one] * surface.normal[other]).sum(axis=-1)
    same_material, same_group = material[one] == material[other], surface.group[one] == surface.group[other]
    fingers = fine[one] & fine[other] & same_group
    classes[both & ~same_material] = Edge.MATERIAL
    classes[both & bodies & same_material & ~same_group & (facing < 0.93)] = Edge.CREASE  # cosine
    classes[both & bodies & (facing < 0.25)] = Edge.CREASE  # cosine
    classes[both & fingers & (facing < 0.72)] = Edge.CREASE  # cosine
    slope = _slope(surface, axis)
    with np.errstate(invalid="ignore"):
        step = np.abs(depth[one] - depth[other])
        # compared with what a flat surface would give: a grazing plane is no edge
        jump = step > np.maximum(np.where(fingers, 0.020, _DEPTH_STEP), 2.5 * np.minimum(slope[one], slope[other]))
        nearer = np.where(both, np.where(depth[one] < depth[other], body[one], body[other]), body[one] | body[other])
    classes[both & jump] = Edge.OCCLUSION
    classes[hit[one] != hit[other]] = Edge.SILHOUETTE
    # a line belongs to the nearer surface, and props have light lines
    meets_body = both & ~jump & (body[one] | body[other])
    classes[(classes > Edge.PROP) & ~nearer & ~meets_body] = Edge.PROP
    classes[both & ~body[one] & ~body[other] & (facing < 0.88)] = Edge.PROP  # cosine
    return classes


def _slope(surface: Surface, axis: Array) -> Array:
    """How much depth a flat surface gains over one pixel along an axis."""
    facing = np.maximum(np.abs(surface.normal @ surface.camera[2]), 1e-3)
    return np.asarray(surface.pixel * np.abs(surface.normal @ axis) / facing)
