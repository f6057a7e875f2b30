"""From a surface to a drawing: regions become fills, edges become lines of ink."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np
from scipy import ndimage

from booklet.figures.edges import Edge, cracks, hands_and_feet, mask_cracks
from booklet.figures.geometry import Array, Mask
from booklet.figures.highlight import felt
from booklet.figures.materials import ROLE, UNSHADED, Material
from booklet.figures.planar import Line, LineLimits, PlanarMap, Smoothing, trace_map
from booklet.figures.skeleton import Skeleton
from booklet.figures.strokes import SCALE, TOLERANCE, Fill, Item, Stroke, tapered
from booklet.figures.surface import Surface, faces, paint_clothes, shade, undress

WIDTHS: Final[Mapping[Edge, float]] = {
    Edge.SILHOUETTE: 0.35,
    Edge.OCCLUSION: 0.28,
    Edge.MATERIAL: 0.24,
    Edge.CREASE: 0.24,
    Edge.PROP: 0.35,
}
"""Millimetres."""

_ROLES: Final[Mapping[Edge, str]] = {Edge.SILHOUETTE: "ink", Edge.OCCLUSION: "ink", Edge.PROP: "prop-line"}
_HEAD_PARTS: Final = ("skull", "face", "nose", "lips", "chin", "jaw", "ear", "hair", "strap")


class People(NamedTuple):
    """Who is seen: the person, the helper if there is one, and whether they wear shoes."""

    person: Skeleton
    helper: Skeleton | None = None
    shoes: bool = False
    swimwear: bool = False

    def by_owner(self) -> dict[int, Skeleton]:
        """Skeletons by the number that their solids carry."""
        return {0: self.person} | ({1: self.helper} if self.helper else {})


class Areas(NamedTuple):
    """The masks of one figure that are filled over its materials."""

    shade: Mask
    feel: Mask
    core: Mask
    face: list[Mask]


def draw_surface(surface: Surface, people: People, highlight: tuple[str, ...]) -> list[Item]:
    """The drawing of a traced surface; it paints the clothes on to the surface first."""
    paint_clothes(surface, people.by_owner(), shoes=people.shoes)
    if people.swimwear:
        undress(surface)
    feel, core = felt(surface, highlight, people.person)
    areas = Areas(shade(surface), feel, core, faces(surface, people.by_owner()))
    soft = [areas.shade, areas.feel, areas.core, *areas.face]
    pixel = surface.pixel
    smoothing = Smoothing(max(1.6, 0.0025 / pixel), max(2.2, 0.0060 / pixel), _detail(surface))
    graph = trace_map(cracks(surface, soft), smoothing, TOLERANCE / pixel)
    return [*_fills(surface, graph, areas), *_lines(surface, graph)]


def silhouette(surface: Surface) -> list[Item]:
    """The ghost of a figure: its shape alone."""
    pixel = surface.pixel
    alone = surface.body.copy()
    detail = np.zeros((alone.shape[0] + 1, alone.shape[1] + 1))
    graph = trace_map(mask_cracks([alone]), Smoothing(1.6, max(2.2, 0.006 / pixel), detail), TOLERANCE / pixel)
    return [Fill("ghost", tuple(surface.plane(curve) for curve in graph.loops(alone)))]


def _detail(surface: Surface) -> Array:
    """1 at the corners of pixels where small forms are: hands, feet, faces, props."""
    small = hands_and_feet(surface) | surface.is_part(*_HEAD_PARTS) | (surface.hit & ~surface.body)
    wide = ndimage.binary_dilation(small, iterations=int(0.008 / surface.pixel)).astype(float)
    blurred = np.clip(ndimage.gaussian_filter(wide, 0.006 / surface.pixel), 0, 1)
    return np.pad(blurred, ((0, 1), (0, 1)), mode="edge")


def _fills(surface: Surface, graph: PlanarMap, areas: Areas) -> Iterator[Item]:
    roles: dict[str, list[Material]] = {}
    for material in np.unique(surface.material[surface.hit]).tolist():
        roles.setdefault(ROLE[Material(material)], []).append(Material(material))
    where = {role: surface.hit & np.isin(surface.material, roles[role]) for role in sorted(roles)}
    masks = [
        *where.items(),
        *((f"{role}-shade", areas.shade & mask) for role, mask in where.items() if role not in UNSHADED),
        ("feel", areas.feel),
        ("feel-core", areas.core),
        ("face", np.any(areas.face, axis=0)),
    ]
    for role, mask in masks:
        if curves := tuple(surface.plane(curve) for curve in graph.loops(mask)):
            yield Fill(role, curves)


def _lines(surface: Surface, graph: PlanarMap) -> Iterator[Item]:
    """Lines by class, so that silhouettes come last; those with a free end taper there."""
    pixel = surface.pixel
    limits = LineLimits(one_free=0.010 / pixel, both_free=0.028 / pixel, group=0.08 / pixel)
    lines = sorted(graph.lines(limits), key=lambda line: line.edge)
    for edge in sorted({line.edge for line in lines}):
        role = _ROLES.get(edge, "line")
        free = [line for line in lines if line.edge is edge and _tapers(line)]
        whole = tuple(surface.plane(line.curve) for line in lines if line.edge is edge and not _tapers(line))
        for line in free:
            yield Fill(role, (_tapered(surface, line),))
        if whole:
            yield Stroke(role, whole, WIDTHS[edge])


def _tapers(line: Line) -> bool:
    return (line.free_start or line.free_end) and len(line.points) > 3  # too short to taper


def _tapered(surface: Surface, line: Line) -> Array:
    points = surface.plane(line.points)
    count = len(points)
    reach = min(count / 2, 40)
    along = np.arange(count)
    half = np.full(count, WIDTHS[line.edge] / SCALE / 2)
    if line.free_start:
        half *= np.clip((along + 0.6) / reach, 0.12, 1)
    if line.free_end:
        half *= np.clip((count - along - 0.4) / reach, 0.12, 1)
    return tapered(points, half)
