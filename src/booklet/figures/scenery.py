"""Hand-made additions: round close-ups beside a figure, and drawn surroundings behind or round it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import numpy as np

from booklet.figures import bezier
from booklet.figures.geometry import Array, Mask, about_z, lengths_along, smoothly, unit
from booklet.figures.skeleton import Skeleton
from booklet.figures.spec import Backdrop, Inset, InsetKind
from booklet.figures.strokes import TOLERANCE, Fill, Item, Stroke, arrow, bounds, circle, outlines

_GRID: Final = 0.0025
_SMOOTH: Final = 0.004


class Sheet(NamedTuple):
    """A piece of the picture as pixels: the coordinates of each (right, up), from which masks are made."""

    low: Array
    u: Array
    v: Array

    def fill(self, role: str, mask: Mask) -> Fill:
        """The shape of a mask."""
        return Fill(role, outlines(mask, self.low, _GRID, _SMOOTH))


def _sheet(low: Array, high: Array) -> Sheet:
    columns, rows = (int(count) + 1 for count in (high - low) / _GRID)
    u, v = low[0] + np.arange(columns) * _GRID, low[1] + np.arange(rows) * _GRID
    return Sheet(low, u[None, :] + 0 * v[:, None], v[:, None] + 0 * u[None, :])


def draw_inset(inset: Inset, start: Skeleton, camera: Array, moment: float) -> list[Item]:
    """The close-up of a figure; it stands at the same place at the start and at the finish."""
    return _INSETS[inset.kind](inset, start, camera[:2], moment)


def _low_back(inset: Inset, start: Skeleton, plane: Array, moment: float) -> list[Item]:
    """The gap between the low back and the floor of one who lies on the back."""
    spot = plane @ (start.spine.at(0.125).point(-0.085, 0, 0) - np.array([0, 0.13, 0]))
    radius, floor = 0.25, -0.11
    centre = spot + (inset.offset or (-0.085, 0.545))
    before, after = inset.gap
    gap, slip = (before, 0.0) if moment < 1 else (after, 0.012)
    sheet, u, v = _disc_sheet(centre, radius)
    disc = np.hypot(u, v) < radius

    def back(across: Array) -> Array:
        return np.asarray(floor + gap * np.cos(np.clip(across / 0.20, -1, 1) * np.pi / 2) ** 2)

    body, legs, low = disc & (v > back(u)), u > _hem(v, 0.115, radius) + slip, v < back(u) + 0.045
    reach = float(np.sqrt(radius**2 - floor**2))
    items: list[Item] = [
        Fill("halo", (circle(centre, radius),)),
        sheet.fill("mat", disc & (v < floor)),
        sheet.fill("mat-edge", disc & (v < floor - 0.075)),
        sheet.fill("top", body),
        sheet.fill("legs", body & legs),
        sheet.fill("feel" if inset.feel else "top-shade", body & low & ~legs),
        sheet.fill("legs-shade", body & low & legs),
        _seam(centre, radius, 0.115, slip, lambda at: at[:, 1] > floor),
        Stroke("prop-line", (bezier.straight(*(centre + np.array([(-reach, floor), (reach, floor)]))),), 0.24),
        _skin_line(centre, radius, back),
        *_ring(centre, radius, spot),
    ]
    if moment == 1:
        way = np.linspace(0, 1, 9)
        down = after < before
        x = np.full(9, -0.06 if down else 0.0)
        y = 0.20 - 0.285 * way if down else floor + after + 0.012 + 0.2 * way
        items += arrow(np.stack([x, y], axis=-1) + centre, 1.5)
    return items


def _belly_wall(inset: Inset, start: Skeleton, plane: Array, moment: float) -> list[Item]:
    """The muscles of the belly's wall from the side: loose, then tightened; the outline of the belly stays as it is."""
    spot = plane @ start.spine.at(0.13).point(0.115, 0, 0)
    radius, firm = 0.235, moment == 1
    centre = spot + (inset.offset or (-0.20, 0.40))
    sheet, u, v = _disc_sheet(centre, radius)
    disc = np.hypot(u, v) < radius

    def skin(across: Array) -> Array:
        return np.asarray(0.015 + 0.045 * np.cos(np.clip((across + 0.02) / 0.32, -1, 1) * np.pi / 2) ** 2)

    body, legs = disc & (v < skin(u)), u > _hem(v, 0.13, radius)

    def layer(above: float, below: float) -> Mask:
        return np.asarray(body & (v < skin(u) - above) & (v > skin(u) - below) & ~legs)

    felt = [sheet.fill("feel", layer(0.022, 0.1)), sheet.fill("feel-core", layer(0.036, 0.086))]
    return [
        Fill("halo", (circle(centre, radius),)),
        sheet.fill("top", body),
        sheet.fill("legs", body & legs),
        *(felt if firm else [sheet.fill("top-shade", layer(0.03, 0.092))]),
        _seam(centre, radius, 0.13, 0.0, lambda at: at[:, 1] < skin(at[:, 0])),
        _skin_line(centre, radius, skin),
        *_ring(centre, radius, spot),
    ]


def _disc_sheet(centre: Array, radius: float) -> tuple[Sheet, Array, Array]:
    """The sheet of a round close-up, and the coordinates of its pixels from the centre."""
    sheet = _sheet(centre - radius - 0.01, centre + radius + 0.01)
    return sheet, sheet.u - centre[0], sheet.v - centre[1]


def _hem(height: Array, at: float, radius: float) -> Array:
    """The seam between shirt and leggings in a close-up."""
    return np.asarray(at + 0.020 * np.sin((height / radius + 1) * 1.2))


def _seam(centre: Array, radius: float, at: float, slip: float, inside: Callable[[Array], Mask]) -> Stroke:
    height = np.linspace(-radius, radius, 81)
    line = np.stack([_hem(height, at, radius) + slip, height], axis=-1)
    line = line[inside(line) & (np.hypot(*line.T) < radius)]
    return Stroke("line", (bezier.fit_polyline(line + centre, TOLERANCE),), 0.24)


def _skin_line(centre: Array, radius: float, height: Callable[[Array], Array]) -> Stroke:
    across = np.linspace(-radius, radius, 161)
    line = np.stack([across, height(across)], axis=-1)
    line = line[np.hypot(*line.T) < radius]
    return Stroke("ink", (bezier.fit_polyline(line + centre, TOLERANCE),), 0.4)


def _ring(centre: Array, radius: float, spot: Array) -> list[Item]:
    """The rim of a close-up, a ring round the spot of the figure that it shows, and the line between them."""
    way, around = unit(centre - spot), 0.062
    pointer = bezier.straight(spot + way * around, centre - way * radius)
    return [Stroke("line", (circle(centre, radius),), 0.35), Stroke("line", (circle(spot, around), pointer), 0.25)]


def _snowflake(inset: Inset, start: Skeleton, plane: Array, moment: float) -> list[Item]:
    """A sign for cold beside the low back."""
    del moment
    spot = plane @ (start.spine.at(0.15).origin + np.array([0, 0, 0.15]))
    centre, radius = spot + (inset.offset or (0, 0.26)), 0.105
    spokes = []
    for turn in range(30, 390, 60):
        ahead, aside = (about_z(turn)[:2, i] for i in (0, 1))
        spokes.append(bezier.straight(centre, centre + ahead * radius * 0.74))
        twig = centre + ahead * radius * 0.44
        spokes += [bezier.straight(twig, twig + (ahead + side * aside) * radius * 0.20) for side in (1, -1)]
    return [
        Fill("halo", (circle(centre, radius),)),
        Stroke("arrow", tuple(spokes), 0.55),
        Stroke("line", (circle(centre, radius), bezier.straight(centre - (0, radius), spot)), 0.28),
    ]


_INSETS: Final[Mapping[InsetKind, Callable[[Inset, Skeleton, Array, float], list[Item]]]] = {
    InsetKind.LOW_BACK_GAP: _low_back,
    InsetKind.BELLY_WALL: _belly_wall,
    InsetKind.COLD: _snowflake,
}


def with_backdrop(backdrop: Backdrop, figure: list[Item], person: Skeleton, camera: Array) -> list[Item]:
    """The figure in its surroundings."""
    if backdrop is Backdrop.LANDSCAPE:
        return [*_landscape(), *figure]
    return _in_water(figure, float((camera[:2] @ person.joint("pelvis"))[1]))


def _curve(points: list[tuple[float, float]], count: int = 120, *, closed: bool = False) -> Array:
    """A smooth line through points."""
    p = np.array(points)
    along = lengths_along(p)
    at = np.linspace(0, along[-1], count)
    if closed:  # the last point is the first: its neighbours go on round
        p = np.vstack([p[-2], p, p[1]])
        along = np.concatenate([[along[-2] - along[-1]], along, [along[-1] + along[1]]])
    return smoothly(along, p, at)


def _landscape() -> list[Item]:
    far = _curve(
        [(-1.12, 0.02), (-0.80, 0.30), (-0.40, 0.36), (0, 0.24), (0.40, 0.30), (0.75, 0.44), (1.02, 0.34), (1.22, 0.02)]
    )
    far = np.vstack([far, [(1.22, -0.02), (-1.12, -0.02)]])
    near = _curve(
        [
            *((-1.30, -0.06), (-1.0, 0.08), (-0.45, 0.14), (0.1, 0.09), (0.6, 0.13), (1.05, 0.10)),
            *((1.32, -0.04), (1.0, -0.19), (0.4, -0.24), (-0.4, -0.24), (-1.0, -0.20), (-1.30, -0.06)),
        ],
        300,
        closed=True,
    )
    above = _curve(
        [(-1.0, -0.20), (-0.75, -0.09), (-0.35, 0), (0.1, 0.035), (0.5, 0.055), (0.73, 0.085), (0.84, 0.122)]
    )
    below = _curve([(0.87, 0.12), (0.84, 0.08), (0.7, 0.03), (0.45, -0.035), (0.1, -0.12), (-0.4, -0.24)])
    rim = near[(near[:, 1] < -0.19) & (near[:, 0] > -1) & (near[:, 0] < -0.4)]  # where the path runs off the green
    path = bezier.fit_ring(np.vstack([above, below, rim]), TOLERANCE, 35)
    items: list[Item] = [
        Fill("sun", (circle(np.array([0.80, 1.42]), 0.09),)),
        Fill("mat-edge", (bezier.fit_ring(far, TOLERANCE, 35),)),
    ]
    for x, y, size in ((-0.74, 0.30, 1.0), (-0.52, 0.36, 0.72)):
        items += _tree(np.array([x, y]), size)
    return [
        *items,
        Fill("mat", (bezier.fit_ring(near, TOLERANCE, 35),)),
        Fill("pillow", (path,)),
        Stroke("prop-line", tuple(bezier.fit_polyline(side, TOLERANCE) for side in (above, below)), 0.16),
    ]


def _tree(foot: Array, size: float) -> list[Item]:
    trunk = np.array(
        [(-0.016 * size, -0.10), (0.016 * size, -0.10), (0.010 * size, 0.2 * size), (-0.010 * size, 0.2 * size)]
    )
    sheet = _sheet(foot + np.array([-0.25, 0]) * size, foot + np.array([0.25, 0.55]) * size)
    leaves = np.zeros(sheet.u.shape, bool)
    for x, y, radius in ((0, 0.34, 0.155), (-0.10, 0.24, 0.11), (0.10, 0.25, 0.115)):
        leaves |= np.hypot(sheet.u - foot[0] - x * size, sheet.v - foot[1] - y * size) < radius * size
    crown = outlines(leaves, sheet.low, _GRID, 0.001)
    return [Fill("prop-shade", (bezier.polygon(trunk + foot),)), Fill("mat", crown), Stroke("prop-line", crown, 0.2)]


def _in_water(figure: list[Item], level: float) -> list[Item]:
    """Waves behind and before one who swims at the surface."""
    low, high = bounds(figure)
    left, right = float(low[0]) - 0.16, float(high[0]) + 0.10
    back, _ = _waves((left, right), level + 0.085, (0.014, 0.30, 0.0), 0.24)
    front, crest = _waves((left, right), level + 0.005, (0.016, 0.36, 1.2), 0.26)
    deep, ripple = _waves((left, right), level - 0.075, (0.014, 0.30, 0.3), 0.19)
    return [
        Fill("mat", (back,)),
        *figure,
        Fill("mat-edge", (front,)),
        Fill("mat", (deep,)),
        Stroke("prop-line", (crest,), 0.28),
        Stroke("prop-line", (ripple,), 0.2),
    ]


def _waves(
    ends: tuple[float, float], level: float, wave: tuple[float, float, float], depth: float
) -> tuple[Array, Array]:
    """Water with a wavy surface (height, length, phase) as a closed curve, and its surface alone."""
    height, length, phase = wave
    left, right = ends
    x = np.linspace(left, right, 400)
    surface = np.stack([x, level + height * np.cos((x - left) / length * 2 * np.pi + phase)], axis=-1)
    bowl = np.sqrt(np.clip(1 - ((x - (left + right) / 2) / ((right - left) / 2)) ** 2, 0, 1)) ** 0.2
    bottom = np.stack([x, np.minimum(level - depth * bowl, surface[:, 1] - 0.001)], axis=-1)
    ring = np.vstack([surface, bottom[::-1]])
    return bezier.fit_ring(ring, TOLERANCE, 50), bezier.fit_polyline(surface, TOLERANCE)
