"""Whether two figures can be told apart without their captions: their outlines at the size of a thumbnail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from booklet.figures.bezier import flatten
from booklet.figures.geometry import Array, Mask
from booklet.pictures.picture import Drawing

_SIZE: Final = 64
_SAME: Final = 0.80
"""The share of their common area that two outlines may overlap."""

_GROUND: Final = frozenset({"mat", "mat-edge", "shadow", "halo", "ghost"})


def look_alikes(drawings: Mapping[str, Drawing]) -> Iterator[tuple[str, str, float]]:
    """Pairs of drawings whose outlines overlap too much, and by how much (0 to 1)."""
    outlines = {name: outline(drawing) for name, drawing in drawings.items()}
    for (one, first), (other, second) in combinations(outlines.items(), 2):
        overlap = float((first & second).sum() / max(1, (first | second).sum()))
        if overlap > _SAME:
            yield one, other, overlap


def outline(drawing: Drawing) -> Mask:
    """What a drawing shows besides its ground, filled, in a square frame; the arrow is part of it."""
    image = Image.new("1", (_SIZE, _SIZE), 0)
    painter = ImageDraw.Draw(image)
    scale = _SIZE / max(drawing.width, drawing.height)
    for path in drawing.paths:
        if path.role not in _GROUND and not path.stroke:
            for loop in _loops(path.data):
                painter.polygon([(float(x), float(y)) for x, y in loop * scale], fill=1)
    return np.asarray(image, bool)


def _loops(data: str) -> Iterator[Array]:
    """The subpaths of path data (M, L, C, Z alone) as polygons."""
    for part in data.split("M")[1:]:
        points: list[Array] = []
        for piece in part.rstrip("Zz \n").replace("L", "|L").replace("C", "|C").split("|"):
            values = np.array(piece.lstrip("LC").replace(",", " ").split(), float).reshape(-1, 2)
            if len(values) == 3:  # a curve
                points.extend(flatten(np.array([[points[-1], *values]]), 4)[1:])
            else:
                points.extend(values)
        if len(points) > 2:
            yield np.array(points)
