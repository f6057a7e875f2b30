"""A planar map: all edges of a picture as one graph of chains, each smoothed and fitted with curves once.

Fills, shades, highlights and lines of ink share the same curves, so that nothing gaps or overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from scipy import ndimage

from booklet.figures import bezier
from booklet.figures.edges import Classes, Cracks, Edge
from booklet.figures.geometry import Array, Labels, Mask

_STEADY: Final = 9
"""Classes along a chain change only for runs longer than half of this many pixels."""


_RULED: Final = (1.4, 70.0)
"""The edges of props are straight over runs of so many pixels that leave the line by no more than this."""


class Smoothing(NamedTuple):
    """Widths of the Gaussian that smooths chains, in pixels: for fine forms and for broad ones, and where is fine."""

    fine: float
    broad: float
    detail: Array
    """1 at vertices of fine forms, 0 elsewhere; the shape of the vertices."""


class Chain(NamedTuple):
    """A run of edges between junctions: its vertices, the class of each edge, and whether it is a ring."""

    vertices: Labels
    classes: Classes
    closed: bool


class Piece(NamedTuple):
    """A stretch of a chain with one class, and the curve fitted to it."""

    chain: int
    begin: int
    end: int
    curve: Array


class Line(NamedTuple):
    """A line of ink: its points and curve in pixels, its class, and which of its ends is free."""

    points: Array
    curve: Array
    edge: Edge
    free_start: bool
    free_end: bool


class LineLimits(NamedTuple):
    """The shortest lines that are inked, in pixels: with a free end, with two, and groups of lines by themselves."""

    one_free: float
    both_free: float
    group: float


@dataclass(slots=True)
class PlanarMap:
    """The graph of edges; ``trace_map`` makes one."""

    columns: int
    position: Array
    chains: list[Chain]
    degree: dict[int, int]
    pieces: list[Piece] = field(default_factory=list)
    _where: dict[tuple[int, int], tuple[int, int, int, bool]] = field(default_factory=dict)

    def loops(self, mask: Mask) -> list[Array]:
        """The borders of a mask, whose borders are edges of the map, as closed curves (even-odd), in pixels."""
        following = _border_steps(mask, self.columns)
        found = []
        while following:
            curve = self._curve_along(_next_loop(following, self.columns))
            if len(curve):
                found.append(curve)
        return found

    def _curve_along(self, loop: list[int]) -> Array:
        edges = list(zip(loop, loop[1:] + loop[:1], strict=True))
        begin = next((i for i, edge in enumerate(edges) if self._where[edge][1] == 0), None)
        if begin is None:
            return np.empty((0, 4, 2))
        edges = edges[begin:] + edges[:begin]
        curves, i = [], 0
        while i < len(edges):
            piece, _, length, forward = self._where[edges[i]]
            curve = self.pieces[piece].curve
            curves.append(curve if forward else bezier.reverse(curve))
            i += length
        return np.concatenate(curves)

    def fit(self, tolerance: float) -> None:
        """Cut the chains where their class changes, and fit a curve to every piece."""
        for number, chain in enumerate(self.chains):
            steady = chain.classes
            if len(steady) > _STEADY:
                steady = ndimage.median_filter(steady, _STEADY, mode="wrap" if chain.closed else "nearest")
            vertices = chain.vertices
            changes = np.nonzero(steady != np.roll(steady, 1))[0]
            if chain.closed and len(changes):
                steady = np.roll(steady, -changes[0])
                ring = np.roll(vertices[:-1], -changes[0])
                vertices = np.append(ring, ring[0])
            self.chains[number] = Chain(vertices, steady, chain.closed)
            self._fit_chain(number, tolerance)

    def _fit_chain(self, number: int, tolerance: float) -> None:
        vertices, classes, closed = self.chains[number]
        count = len(classes)
        cuts = [0, *(1 + np.nonzero(np.diff(classes.astype(int)))[0]).tolist(), count]
        if closed and len(cuts) == 2 and count > 3:  # a ring of one class: two halves
            cuts = [0, count // 2, count]
        points = self.position[vertices]
        for begin, end in pairwise(cuts):
            first = bezier.tangent(points, begin, closed=closed, reach=4 if begin or closed else 3)
            last = -bezier.tangent(points, end, closed=closed, reach=4 if end < count or closed else 3)
            piece, length = len(self.pieces), end - begin
            run = points[begin : end + 1]
            if classes[begin] == Edge.PROP:
                curve = bezier.fit_ruled(run, first, last, tolerance, _RULED)
            else:
                curve = bezier.fit(run, first, last, tolerance)
            self.pieces.append(Piece(number, begin, end, curve))
            for at in range(begin, end):
                here, there = int(vertices[at]), int(vertices[at + 1])
                self._where[here, there] = piece, at - begin, length, True
                self._where[there, here] = piece, end - 1 - at, length, False

    def lines(self, limits: LineLimits) -> Iterator[Line]:
        """What is inked, without specks: lines whose class is above SOFT."""
        groups = _Groups(self.chains)
        runs: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            runs.setdefault(piece.chain, []).append(piece)
        for number, (vertices, classes, closed) in enumerate(self.chains):
            if classes.max() <= Edge.SOFT or groups.is_speck(vertices, limits.group):
                continue
            if closed and len(classes) < limits.group and classes.max() in _SPECKS:
                continue
            for curve, begin, end in _runs(runs[number], classes):
                free = self.degree[int(vertices[begin])] == 1, self.degree[int(vertices[end])] == 1
                least = limits.both_free if all(free) else limits.one_free if any(free) else 1
                if end - begin > least:
                    yield Line(self.position[vertices[begin : end + 1]], curve, Edge(int(classes[begin])), *free)


_SPECKS: Final = frozenset({Edge.CREASE, Edge.OCCLUSION, Edge.PROP})


def _runs(pieces: list[Piece], classes: Classes) -> Iterator[tuple[Array, int, int]]:
    """Pieces of one inked class that follow each other, as one curve."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not (classes[run[-1].begin] == classes[piece.begin] and run[-1].end == piece.begin):
            yield _joined(run)
            run = []
        if classes[piece.begin] > Edge.SOFT:
            run.append(piece)
    if run:
        yield _joined(run)


def _joined(run: list[Piece]) -> tuple[Array, int, int]:
    return np.concatenate([piece.curve for piece in run]), run[0].begin, run[-1].end


class _Groups:
    """Connected inked chains: a small group by itself is noise."""

    def __init__(self, chains: list[Chain]) -> None:
        self._parent: dict[int, int] = {}
        inked = [chain for chain in chains if chain.classes.max() > Edge.SOFT]
        for chain in inked:
            self._parent[self._find(int(chain.vertices[0]))] = self._find(int(chain.vertices[-1]))
        self._size: dict[int, int] = {}
        self._rank: dict[int, int] = {}
        for chain in inked:
            root = self._find(int(chain.vertices[0]))
            self._size[root] = self._size.get(root, 0) + len(chain.classes)
            self._rank[root] = max(self._rank.get(root, 0), int(chain.classes.max()))

    def is_speck(self, vertices: Labels, least: float) -> bool:
        root = self._find(int(vertices[0]))
        return self._size[root] < least and self._rank[root] in _SPECKS

    def _find(self, vertex: int) -> int:
        while self._parent.setdefault(vertex, vertex) != vertex:
            self._parent[vertex] = self._parent[self._parent[vertex]]
            vertex = self._parent[vertex]
        return vertex


def trace_map(cracks: Cracks, smoothing: Smoothing, tolerance: float) -> PlanarMap:
    """The planar map of all edges, smoothed and fitted; the tolerance is in pixels."""
    rows, columns = cracks.level.shape[0], cracks.upright.shape[1]
    y, x = np.nonzero(cracks.upright)
    v, u = np.nonzero(cracks.level)
    starts = np.concatenate([y * columns + x, v * columns + u])
    ends = np.concatenate([(y + 1) * columns + x, v * columns + u + 1])
    classes = np.concatenate([cracks.upright[y, x], cracks.level[v, u]])
    position = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), -1).reshape(-1, 2).astype(float)
    chains, degree = _chains(starts.tolist(), ends.tolist(), classes)
    made = PlanarMap(columns, position, chains, degree)
    _smooth(made, smoothing)
    made.fit(tolerance)
    return made


def _chains(starts: list[int], ends: list[int], classes: Classes) -> tuple[list[Chain], dict[int, int]]:
    """Walk the edges from junction to junction, then the rings that have none."""
    incident: dict[int, list[int]] = {}
    for edge, (start, end) in enumerate(zip(starts, ends, strict=True)):
        incident.setdefault(start, []).append(edge)
        incident.setdefault(end, []).append(edge)
    used = [False] * len(starts)

    def walk(vertex: int, edge: int) -> Chain:
        vertices, edges = [vertex], []
        while True:
            used[edge] = True
            edges.append(edge)
            vertex = ends[edge] if starts[edge] == vertex else starts[edge]
            vertices.append(vertex)
            around = incident[vertex]
            if len(around) != 2:  # a junction or a free end
                break
            edge = around[0] if around[1] == edge else around[1]
            if used[edge]:
                break
        return Chain(np.array(vertices), classes[edges], closed=False)

    found = [
        walk(vertex, edge) for vertex, edges in incident.items() if len(edges) != 2 for edge in edges if not used[edge]
    ]
    for edge in range(len(starts)):
        if not used[edge]:
            chain = walk(starts[edge], edge)
            found.append(chain._replace(closed=bool(chain.vertices[0] == chain.vertices[-1])))
    return found, {vertex: len(edges) for vertex, edges in incident.items()}


def _smooth(graph: PlanarMap, smoothing: Smoothing) -> None:
    """Take the steps of the pixels out of the chains: broadly, then once more finely; junctions give way a little."""
    detail = smoothing.detail.ravel()
    for chain in graph.chains:
        if len(chain.vertices) > 2:  # nothing between the ends
            points = graph.position[chain.vertices]
            smooth = _blurred(points, smoothing.fine, smoothing.fine, closed=chain.closed)
            if len(points) > (12 if chain.closed else 6) * smoothing.broad:
                wide = _blurred(points, smoothing.broad, smoothing.broad, closed=chain.closed)
                fine = _blurred(points, smoothing.fine, smoothing.broad, closed=chain.closed)
                weight = detail[chain.vertices][:, None]
                smooth = fine * weight + wide * (1 - weight)
            graph.position[chain.vertices] = _with_ends(smooth, points, closed=chain.closed)
    _relax_junctions(graph)
    for chain in graph.chains:
        if len(chain.vertices) > 2:
            points = graph.position[chain.vertices]
            smooth = _blurred(points, smoothing.fine / 2, smoothing.fine / 2, closed=chain.closed)
            graph.position[chain.vertices] = _with_ends(smooth, points, closed=chain.closed)


def _with_ends(smooth: Array, points: Array, *, closed: bool) -> Array:
    if not closed:
        smooth[0], smooth[-1] = points[0], points[-1]
    return smooth


def _blurred(points: Array, sigma: float, reach: float, *, closed: bool) -> Array:
    """A polyline blurred along its length; an open one is continued by its mirror image at both ends."""
    if closed:
        ring = ndimage.gaussian_filter1d(points[:-1], sigma, axis=0, mode="wrap")
        return np.vstack([ring, ring[:1]])
    more = min(len(points) - 1, int(4 * reach) + 1)
    before = 2 * points[0] - points[more:0:-1]
    after = 2 * points[-1] - points[-2 : -more - 2 : -1]
    longer = np.concatenate([before, points, after])
    return np.asarray(ndimage.gaussian_filter1d(longer, sigma, axis=0, mode="nearest")[more : more + len(points)])


def _relax_junctions(graph: PlanarMap) -> None:
    near: dict[int, list[Array]] = {}
    for vertices, _, closed in graph.chains:
        if not closed and len(vertices) > 5:  # too short to say where it goes
            for end, inner in ((vertices[0], vertices[3]), (vertices[-1], vertices[-4])):
                if graph.degree[int(end)] > 2:  # a junction
                    near.setdefault(int(end), []).append(graph.position[inner])
    for vertex, points in near.items():
        if len(points) > 2:
            graph.position[vertex] = (graph.position[vertex] + np.mean(points, axis=0)) / 2


def _border_steps(mask: Mask, columns: int) -> dict[int, list[int]]:
    """From each vertex on the border of a mask to the next, with the mask at the right hand."""
    found = ndimage.find_objects(mask.astype(np.int8))
    if not found:
        return {}
    top, left = (side.start for side in found[0])
    inside = np.pad(mask[found[0]], 1)
    centre = inside[1:-1, 1:-1]
    following: dict[int, list[int]] = {}
    for outside, start, end in (
        (inside[:-2, 1:-1], (0, 0), (0, 1)),
        (inside[1:-1, 2:], (0, 1), (1, 1)),
        (inside[2:, 1:-1], (1, 1), (1, 0)),
        (inside[1:-1, :-2], (1, 0), (0, 0)),
    ):
        y, x = np.nonzero(centre & ~outside)
        here = ((y + top + start[0]) * columns + x + left + start[1]).tolist()
        there = ((y + top + end[0]) * columns + x + left + end[1]).tolist()
        for one, other in zip(here, there, strict=True):
            following.setdefault(one, []).append(other)
    return following


def _next_loop(following: dict[int, list[int]], columns: int) -> list[int]:
    """Take one loop out of the steps; where two touch, it turns right so that they stay apart."""
    right_of = {1: columns, columns: -1, -1: -columns, -columns: 1}
    start = next(iter(following))
    vertex, loop, before = start, [start], start
    while True:
        choices = following[vertex]
        wanted = vertex + right_of.get(vertex - before, 0)
        chosen = choices.pop(choices.index(wanted)) if wanted in choices and len(choices) > 1 else choices.pop(0)
        if not choices:
            del following[vertex]
        before, vertex = vertex, chosen
        if vertex == start:
            return loop
        loop.append(vertex)
