"""A drawing as SVG in the form that ``booklet.pictures.drawing`` reads: millimetres, a title, paths classed by role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

import numpy as np

from booklet.figures.geometry import Array
from booklet.figures.strokes import SCALE, Item, Stroke

_COLOURS: Final[Mapping[str, str]] = {
    "skin": "#f3cfb6",
    "skin-shade": "#e6b79a",
    "hair": "#6b5140",
    "hair-shade": "#59422f",
    "top": "#8fc1d4",
    "top-shade": "#74a9bf",
    "legs": "#5a6a86",
    "legs-shade": "#4a5872",
    "shoe": "#f4f4f2",
    "helper-top": "#dcd7ea",
    "helper-top-shade": "#c5bedb",
    "helper-legs": "#8b8fa0",
    "helper-legs-shade": "#757a8c",
    "mat": "#d5e6dd",
    "mat-edge": "#bfd6ca",
    "prop": "#e2c9a4",
    "prop-shade": "#cdb189",
    "pillow": "#f7f3ea",
    "pillow-shade": "#e6dfd0",
    "strap": "#b9c2cc",
    "sun": "#d9a441",
    "ink": "#2a2f3a",
    "line": "#2a2f3a",
    "prop-line": "#4f5965",
    "face": "#2a2f3a",
    "arrow": "#1b5fa8",
    "ghost": "#e3e7ea",
    "shadow": "#1c2b36;fill-opacity:.13",
    "feel": "#f5a50f;fill-opacity:.5",
    "feel-core": "#f59300;fill-opacity:.5",
    "halo": "#ffffff",
}
"""For those who open the file elsewhere; a theme gives its own."""

_NAMESPACE: Final = 'xmlns="http://www.w3.org/2000/svg"'
_STRAIGHT: Final = 0.012
_POINT: Final = 0.005


def svg(items: list[Item], box: tuple[Array, Array], title: str, made_from: str) -> str:
    """The file's text; ``box`` holds the corners of the picture in metres, ``made_from`` its stamp."""
    low, high = box
    width, height = (number(size) for size in (high - low) * SCALE)
    size = f'width="{width}mm" height="{height}mm"'
    roles = dict.fromkeys(item.role for item in items)
    lines = {item.role for item in items if isinstance(item, Stroke)}
    style = "path{fill-rule:evenodd;stroke-linecap:round;stroke-linejoin:round}"
    for role in roles:
        style += f".{role}{{fill:{_COLOURS[role]}}}"
        if role in lines:
            style += f".{role}[stroke-width]{{fill:none;stroke:{_COLOURS[role]}}}"
    paths = [_path(item, low, high) for item in items if item.curves]
    return "\n".join(
        [
            f'<svg {_NAMESPACE} viewBox="0 0 {width} {height}" {size} data-made-from="{made_from}">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            *paths,
            "</svg>\n",
        ]
    )


def number(value: float) -> str:
    """Two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _path(item: Item, low: Array, high: Array) -> str:
    data = ""
    for curve in item.curves:
        closed = not isinstance(item, Stroke) or bool(np.allclose(curve[0, 0], curve[-1, 3], atol=1e-7))
        page = np.stack([curve[..., 0] - low[0], high[1] - curve[..., 1]], axis=-1) * SCALE
        data += _commands(np.round(page, 2) + 0.0, closed=closed)
    width = f' stroke-width="{number(item.width)}"' if isinstance(item, Stroke) else ""
    return f'<path class="{item.role}"{width} d="{data}"/>'


def _commands(curve: Array, *, closed: bool) -> str:
    """A curve in millimetres; straight segments become lines, and those of no length nothing."""
    text = f"M{number(curve[0, 0, 0])} {number(curve[0, 0, 1])}"
    for index, segment in enumerate(curve):
        way = segment[3] - segment[0]
        length = float(np.hypot(*way))
        handles = segment[1:3] - segment[0]
        if length < _POINT and np.hypot(*handles.T).max() < 4 * _POINT:
            continue
        off = np.abs(way[0] * handles[:, 1] - way[1] * handles[:, 0]).max() / max(length, 1e-6)
        if length <= _POINT or off > _STRAIGHT:
            text += "C" + " ".join(number(value) for value in segment[1:].ravel().tolist())
        elif not (closed and index == len(curve) - 1 and np.hypot(*(segment[3] - curve[0, 0])) < _POINT):
            text += f"L{number(segment[3, 0])} {number(segment[3, 1])}"
    return text + "Z" * closed
