"""What each pixel of a figure shows: part of the body, material with its painted edges, light, highlight and face."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import ndimage

from booklet.figures.body import SHIRT_LOW
from booklet.figures.build import TRUNK_HIGH, TRUNK_LOW
from booklet.figures.geometry import Array, Labels, Mask
from booklet.figures.materials import Material
from booklet.figures.skeleton import Skeleton
from booklet.figures.solids import Solids, lowest
from booklet.figures.tracer import trace

PIXEL: Final = 0.0015
"""Metres of the body that a pixel stands for, at print quality."""

_MARGIN: Final = 0.03
_PINHOLE: Final = 0.00012
"""Gaps of the background smaller than this (square metres) would print as specks."""

_FACE_PARTS: Final = ("skull", "face", "jaw", "chin", "nose", "lips", "hair")
_UPPER_PARTS: Final = ("torso", "shirt", "trap", "neck", "skull", "jaw", "chin", "face")

_LIGHT: Final = (-0.40, 0.80, 0.50)
"""Where the light comes from: right, up and towards the viewer."""

_SHADE: Final = -0.02
_SOFT: Final = 0.006
_SOFT_TRUNK: Final = 0.014
"""How far light is softened, in metres; further on trunk and thighs, where small hollows would be blotches."""

_LARGE_PARTS: Final = ("torso", "shirt", *(f"{part}_{side}" for part in ("glute", "thigh") for side in "lr"))
_TRUNKS: Final = 0.30
"""The share of the thigh that swimming trunks cover."""


@dataclass(slots=True)
class Surface:
    """The pixels of a figure seen by a camera; ``low`` and ``high`` are the corners of the picture in metres."""

    camera: Array
    pixel: float
    low: Array
    high: Array
    depth: Array
    normal: Array
    uv: Array
    position: Array
    hit: Mask
    solid: Labels
    """The number of the solid; -1 for nothing."""
    parts: tuple[str, ...]
    """The part of the body or prop that each solid is."""
    owner: Labels
    group: Labels
    material: Labels
    body: Mask
    """Where a person is seen, not a prop or the background."""

    def is_part(self, *names: str) -> Mask:
        """Where one of these parts is seen."""
        return np.array([part in names for part in self.parts] + [False])[self.solid]

    def plane(self, pixels: Array) -> Array:
        """Corners of pixels (column, row) as metres in the picture: right, up."""
        return np.stack(
            [
                self.low[0] + (pixels[..., 0] - 0.5) * self.pixel,
                self.high[1] - (pixels[..., 1] - 0.5) * self.pixel,
            ],
            axis=-1,
        )

    def trunk_height(self) -> Array:
        """Height above the line of the hips along the spine, where torso or shirt is seen."""
        torso = TRUNK_LOW + self.uv[..., 0] * (TRUNK_HIGH - TRUNK_LOW)
        shirt = SHIRT_LOW + self.uv[..., 0] * (TRUNK_HIGH - SHIRT_LOW)
        return np.where(self.is_part("shirt"), shirt, torso)


def extents(solids: Solids, camera: Array) -> tuple[Array, Array]:
    """The corners of the picture that solids fill: right and up, in metres."""
    count = range(len(solids.parts))
    low = [min(lowest(solids, i, axis) for i in count) for axis in camera[:2]]
    high = [-min(lowest(solids, i, -axis) for i in count) for axis in camera[:2]]
    return np.array(low), np.array(high)


def look_at(solids: Solids, camera: Array, floor: float, pixel: float = PIXEL) -> Surface:
    """Trace solids and note what each pixel shows; materials are those of the solids as yet."""
    low, high = extents(solids, camera)
    low, high = low - _MARGIN, high + _MARGIN
    columns, rows = (int(count) for count in np.ceil((high - low) / pixel))
    corner = camera[0] * low[0] + camera[1] * high[1]
    traced = trace(solids, camera, corner, (rows, columns), pixel, floor)
    depth, solid, normal, uv = traced
    _close_pinholes(solid < 0, (depth, solid, normal, uv), _PINHOLE / pixel**2)
    hit = solid >= 0
    right, down = np.arange(columns) * pixel, np.arange(rows) * pixel
    position = corner + right[None, :, None] * camera[0] - down[:, None, None] * camera[1]
    position = position + np.where(hit, depth, 0)[..., None] * camera[2]
    owner = np.array([*solids.owners, -1])[solid]
    return Surface(
        camera=camera,
        pixel=pixel,
        low=low,
        high=high,
        depth=depth,
        normal=normal,
        uv=uv,
        position=position,
        hit=hit,
        solid=solid,
        parts=tuple(solids.parts),
        owner=owner,
        group=np.array([*solids.groups, -1])[solid],
        material=np.array([*solids.materials, Material.NOTHING], np.int64)[solid],
        body=hit & (owner >= 0),
    )


def _close_pinholes(empty: Mask, fields: Iterable[Array | Labels], area: float) -> None:
    """Fill small gaps of the background from the nearest pixel."""
    labels, count = ndimage.label(empty)
    sizes = ndimage.sum_labels(empty, labels, np.arange(1, count + 1))
    holes = np.isin(labels, 1 + np.nonzero(sizes < area)[0])
    if holes.any():
        rows, columns = ndimage.distance_transform_edt(empty, return_distances=False, return_indices=True)
        for values in fields:
            values[holes] = values[rows[holes], columns[holes]]


def paint_clothes(surface: Surface, skeletons: dict[int, Skeleton], *, shoes: bool) -> None:
    """Cuffs, necklines, hems and hairlines: edges of material that are painted on by body coordinates."""
    cuff = 0.93 if shoes else 0.84
    surface.material[surface.is_part("shank_l", "shank_r") & (surface.uv[..., 0] > cuff)] = Material.SKIN
    for owner, skeleton in skeletons.items():
        _paint_neckline_and_hem(surface, skeleton, owner)
        _paint_hairline(surface, skeleton, owner)


def undress(surface: Surface) -> None:
    """Swimwear: bare shoulders, arms and legs."""
    bare = surface.is_part(*(f"{part}_{side}" for part in ("sleeve", "shank", "patella") for side in "lr"), "trap")
    surface.material[bare] = Material.SKIN
    surface.material[surface.is_part("thigh_l", "thigh_r") & (surface.uv[..., 0] > _TRUNKS)] = Material.SKIN


def _paint_neckline_and_hem(surface: Surface, skeleton: Skeleton, owner: int) -> None:
    where = (surface.owner == owner) & surface.is_part(*_UPPER_PARTS, "glute_l", "glute_r")
    position, height, material = surface.position[where], surface.trunk_height()[where], surface.material[where]

    def is_part(*names: str) -> Mask:
        return np.asarray(surface.is_part(*names)[where])

    shirt = Material.HELPER_SHIRT if owner else Material.SHIRT
    local = (position - skeleton.segments["neck"].origin) @ skeleton.segments["chest"].axes
    line = np.interp(local[:, 0], [-0.07, 0.05], [0.020, -0.038]) + 9.0 * local[:, 1] ** 2
    above = local[:, 2] > line
    material[above & is_part(*_UPPER_PARTS)] = Material.SKIN
    material[~above & is_part("trap", "neck")] = shirt
    trunk = is_part("torso", "shirt")
    up = skeleton.segments["pelvis"].locals(position)[:, 2]
    dressed = np.where(trunk, height, up) > 0.012  # the hem
    low = trunk | is_part("glute_l", "glute_r")
    material[low & dressed & ~(above & (height > 0.4))] = shirt  # the neckline is higher than this
    material[low & ~dressed] = Material.HELPER_LEGS if owner else Material.LEGS
    surface.material[where] = material


def _paint_hairline(surface: Surface, skeleton: Skeleton, owner: int) -> None:
    head = (surface.owner == owner) & surface.is_part("skull", "face", "hair", "neck", "jaw")
    local = skeleton.segments["head"].locals(surface.position[head])
    round_head = np.degrees(np.arctan2(np.abs(local[:, 1]), local[:, 0] + 0.01))
    line = np.interp(
        round_head,
        [0, 30, 52, 64, 72, 84, 92, 104, 125, 150, 180],
        [0.152, 0.148, 0.128, 0.098, 0.052, 0.052, 0.078, 0.060, 0.024, 0.018, 0.016],
    )
    shirt = Material.HELPER_SHIRT if owner else Material.SHIRT
    collar = surface.is_part("neck")[head] & (surface.material[head] == shirt)
    bare = np.where(collar, shirt, Material.SKIN)
    surface.material[head] = np.where(local[:, 2] > line, Material.HAIR, bare)


def shade(surface: Surface) -> Mask:
    """Where a surface lies in shade."""
    right, up, forward = surface.camera
    light = np.array(_LIGHT) / np.linalg.norm(_LIGHT)
    towards = right * light[0] + up * light[1] - forward * light[2]
    light_on = (surface.normal * towards).sum(axis=-1)
    fine, broad = (soften(light_on, surface.hit, reach / surface.pixel) for reach in (_SOFT, _SOFT_TRUNK))
    lit = np.where(surface.is_part(*_LARGE_PARTS), broad, fine)
    return without_specks(surface.hit & (lit < _SHADE), surface.hit, int(0.0006 / surface.pixel**2))


def faces(surface: Surface, skeletons: dict[int, Skeleton]) -> list[Mask]:
    """Eyes, brows and mouths."""
    found = []
    for owner, skeleton in skeletons.items():
        head = surface.is_part(*_FACE_PARTS) & (surface.owner == owner) & (surface.material == Material.SKIN)
        x, y, z = skeleton.segments["head"].locals(surface.position[head]).T
        front, y = x > 0.03, np.abs(y)  # before the ears
        eye = ((y - 0.033) / 0.0075) ** 2 + ((z - 0.070) / 0.0085) ** 2 < 1
        brow = np.abs(z - (0.0975 - 12.0 * (y - 0.030) ** 2)) < 0.0026  # half its thickness
        mouth = np.abs(z - (0.0110 + 20 * y**2)) < 0.0025  # half its thickness
        for part in (eye, brow & (y > 0.015) & (y < 0.050), mouth & (y < 0.022)):  # their ends
            mask = np.zeros_like(head)
            mask[head] = front & part
            found.append(mask)
    return found


def without_specks(mask: Mask, valid: Mask, area: float) -> Mask:
    """Drop islands and holes of fewer pixels inside what is valid."""
    kept = mask & ~_small(mask, area)
    return kept | _small(valid & ~kept, area) if kept.any() else kept


def _small(mask: Mask, area: float) -> Mask:
    labels, count = ndimage.label(mask)
    sizes = ndimage.sum_labels(mask, labels, np.arange(1, count + 1))
    return np.isin(labels, 1 + np.nonzero(sizes < area)[0])


def soften(values: Array, valid: Mask, sigma: float) -> Array:
    """A Gaussian blur that takes nothing from outside."""
    weight = ndimage.gaussian_filter(valid.astype(float), sigma)
    blurred = ndimage.gaussian_filter(np.where(valid, values, 0.0), sigma)
    return np.where(valid, blurred / np.maximum(weight, 1e-6), 0)
