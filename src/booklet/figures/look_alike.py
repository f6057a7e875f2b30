"""Whether two figures can be told apart without their captions: their outlines at the size of a thumbnail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from booklet.figures.geometry import Mask
from booklet.pictures.picture import Drawing

_SIZE: Final = 64
_SAME: Final = 0.80
"""The share of their common area that two outlines may overlap."""

_COMMAND: Final = re.compile(r"([LC]?)\s*([^LCZ\s][^LCZ]*)")
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
            for loop in _loops(path.data, scale):
                painter.polygon(loop, fill=1)
    return np.asarray(image, bool)


def _loops(data: str, scale: float) -> Iterator[list[tuple[float, float]]]:
    """The subpaths of path data (M, L, C, Z alone) as polygons; half-way along a curve is enough at this size."""
    for part in data.split("M")[1:]:
        points: list[tuple[float, float]] = []
        for command, numbers in _COMMAND.findall(part):
            values = [float(value) * scale for value in numbers.replace(",", " ").split()]
            ends = list(zip(values[::2], values[1::2], strict=True))
            if command == "C":
                (x, y), (x1, y1), (x2, y2), (x3, y3) = points[-1], *ends
                points.append(((x + 3 * x1 + 3 * x2 + x3) / 8, (y + 3 * y1 + 3 * y2 + y3) / 8))
            points.append(ends[-1])
        if len(points) > 2:
            yield points
