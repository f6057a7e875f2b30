"""The soft shadow where something nearly touches the floor, dropped straight down."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import ndimage

from booklet.figures.geometry import Array
from booklet.figures.solids import PROFILE, Shape, Solids, sections
from booklet.figures.spec import Mat
from booklet.figures.strokes import Fill, Item, outlines

_REACH = 0.10
"""Height above the floor at which a shadow ends."""

_GRID = 0.005
_CLOSED, _GROWN = 0.020, 0.005


def draw_shadow(solids: Solids, camera: Array, mat: Mat | None = None) -> list[Item]:
    """The contact shadow as one shape; it ends at the edges of a mat, if one is given."""
    disks = [(x, y, r * (1.08 - 0.7 * gap / _REACH)) for x, y, r, gap in _near_floor(solids) if gap < _REACH]
    if not disks:
        return []
    x, y, radius = np.array(disks).T
    edge = _CLOSED * 2
    low = np.array([(x - radius).min(), (y - radius).min()]) - edge
    high = np.array([(x + radius).max(), (y + radius).max()]) + edge
    columns, rows = (int(count) + 1 for count in (high - low) / _GRID)
    across, deep = low[0] + np.arange(columns) * _GRID, low[1] + np.arange(rows)[:, None] * _GRID
    dark = np.zeros((rows, columns), bool)
    for centre_x, centre_y, size in zip(x, y, radius, strict=True):
        dark |= (across - centre_x) ** 2 + (deep - centre_y) ** 2 < size**2
    dark = ndimage.distance_transform_edt(~dark) * _GRID < _CLOSED
    dark = ndimage.distance_transform_edt(dark) * _GRID > _CLOSED - _GROWN
    if mat:
        dark &= (across > mat.x[0]) & (across < mat.x[1]) & (deep > mat.y[0]) & (deep < mat.y[1])
    floor_axes = camera[:2, :2].T
    return [Fill("shadow", tuple(curve @ floor_axes for curve in outlines(dark, low, _GRID, 0.012, 0.003)))]


def _near_floor(solids: Solids) -> Iterator[tuple[float, float, float, float]]:
    """Balls along the solids: x, y, radius and the gap to the floor."""
    for index, shape in enumerate(solids.shapes):
        row = solids.parameters[index]
        match shape:
            case Shape.ELLIPSOID:
                balls = [(row[:3], row[3:6].mean())]
            case Shape.CONE:
                shares = np.linspace(0, 1, 5)
                balls = [(row[:3] * (1 - u) + row[3:6] * u, row[6] * (1 - u) + row[7] * u) for u in shares]
            case Shape.BOX:
                continue
            case _:
                centres, _, radii = sections(solids, index)
                balls = [(centres[i], radii[i].mean()) for i in range(0, PROFILE, 2)]
        for centre, radius in balls:
            yield float(centre[0]), float(centre[1]), float(radius), max(0.0, float(centre[2] - radius))
