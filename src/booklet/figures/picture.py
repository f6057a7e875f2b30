"""A figure at one moment as a drawing: backdrop, mat, shadow, ghost, people, arrows, inset; and the frame of both."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np

from booklet.figures.body import add_body
from booklet.figures.draft import with_grid
from booklet.figures.figure import Cast, Figure, cast
from booklet.figures.geometry import Array, camera, lengths_along, smoothly
from booklet.figures.ink import People, draw_surface, silhouette
from booklet.figures.props import add_props, box_frames, draw_box_edges, draw_mat
from booklet.figures.scenery import draw_inset, with_backdrop
from booklet.figures.shadow import draw_shadow
from booklet.figures.skeleton import locate
from booklet.figures.solids import Solids
from booklet.figures.spec import Arrow, Outfit
from booklet.figures.strokes import SCALE, Item, arrow, bounds
from booklet.figures.surface import PIXEL, look_at
from booklet.figures.svg import svg

_MARGIN: Final = 1.5 / SCALE
FLOOR: Final = -0.003
"""Bodies end a little below the floor, so that what rests on it looks pressed flat."""

_TRACK: Final = 9
_ROUND: Final = 300
"""Degrees of a circle that an arrow runs round."""


def solids_of(figure: Figure, everybody: Cast, moment: float) -> Solids:
    """Everything that has a volume at one moment."""
    solids = Solids()
    add_body(solids, everybody.person, everybody.posture)
    if everybody.helper:
        add_body(solids, *everybody.helper, owner=1)
    add_props(solids, figure.spec.props, everybody.person, moment)
    return solids


def view_of(figure: Figure) -> Array:
    """The camera of a figure."""
    return camera(figure.spec.view.az, figure.spec.view.el)


def draw_moment(figure: Figure, moment: float, pixel: float = PIXEL) -> list[Item]:
    """Everything that a figure shows at its start (0) or finish (1)."""
    spec, view = figure.spec, view_of(figure)
    everybody = cast(figure, moment)
    solids = solids_of(figure, everybody, moment)
    mat = spec.props.mat
    items = draw_mat(mat, view) if mat else []
    items += draw_shadow(solids, view, mat if mat and mat.holds_shadow else None)
    if spec.ghost and moment == 1:
        items += silhouette(look_at(solids_of(figure, cast(figure, 0), 0), view, FLOOR, pixel))
    helper = everybody.helper[0] if everybody.helper else None
    people = People(everybody.person, helper, everybody.posture.shoes, spec.outfit is Outfit.SWIM)
    highlight = tuple(region.value for region in spec.highlight) if spec.held or spec.highlight_at.shows(moment) else ()
    surface = look_at(solids, view, FLOOR, pixel)
    items += draw_surface(surface, people, highlight)
    items += draw_box_edges(box_frames(spec.props, everybody.person, moment), surface)
    for one in spec.arrows:
        if spec.held or one.when.shows(moment):
            items += arrow(arrow_path(figure, one, view, moment), one.size)
    if spec.inset:
        items += draw_inset(spec.inset, cast(figure, 0).person, view, moment)
    return with_backdrop(spec.backdrop, items, everybody.person, view) if spec.backdrop else items


def arrow_path(figure: Figure, spec: Arrow, view: Array, moment: float) -> Array:
    """The path of an arrow in the picture."""
    plane = view[:2]
    person = cast(figure, moment).person
    if spec.follow:
        people = [cast(figure, at).person for at in np.linspace(0, 1, _TRACK).tolist()]
        path = np.array([plane @ locate(one, spec.follow)[0] for one in people])
    elif spec.circle:
        way_round = 1 if spec.counter_clockwise else -1
        angle = np.radians(spec.begin + way_round * np.linspace(0, _ROUND, 33))
        turn = np.stack([np.cos(angle), spec.squash * np.sin(angle)], axis=-1)
        path = plane @ locate(person, spec.circle)[0] + spec.radius * turn
    else:
        tail, tip = (plane @ locate(person, place)[0] for place in (spec.tail, spec.tip) if place)
        way = tip - tail
        share = np.linspace(0, 1, 17)[:, None]
        path = tail + way * share + np.array([-way[1], way[0]]) * (4 * spec.bend * share * (1 - share))
    return _trimmed(path + np.array(spec.shift), *spec.trim)


def _trimmed(path: Array, begin: float, end: float) -> Array:
    length = lengths_along(path)
    kept = np.concatenate([[True], np.diff(length) > 1e-6])  # the place stood still
    if kept.sum() == 1:
        raise NoWayError
    at = np.linspace(length[-1] * begin, length[-1] * end, 60)
    return smoothly(length[kept], path[kept], at)


class NoWayError(Exception):
    """An arrow follows a place that does not move."""


def draw_figure(figure: Figure, made_from: str, pixel: float = PIXEL, *, grid: bool = False) -> dict[str, str]:
    """The SVG files of a figure by their ids; start and finish have one scale and one frame.

    With a grid they are drafts to pose by.
    """
    names, moments, titles = zip(*figure.spec.drawings(), strict=True)
    with ThreadPoolExecutor() as pool:
        drawn = list(pool.map(lambda moment: draw_moment(figure, moment, pixel), moments))
    box = frame(drawn)
    texts = [svg(items, box, title, made_from) for items, title in zip(drawn, titles, strict=True)]
    return dict(zip(names, [with_grid(text, box, view_of(figure)) for text in texts] if grid else texts, strict=True))


def frame(drawings: list[list[Item]]) -> tuple[Array, Array]:
    """The corners of the picture that holds all drawings with a margin, in whole tenths of a millimetre."""
    boxes = [bounds(items) for items in drawings]
    low = np.min([box[0] for box in boxes], axis=0) - _MARGIN
    high = np.max([box[1] for box in boxes], axis=0) + _MARGIN
    size = np.ceil(np.round((high - low) * SCALE * 10, 6)) / 10 / SCALE
    left = low[0] - (size[0] - (high - low)[0]) / 2
    return np.array([left, high[1] - size[1]]), np.array([left + size[0], high[1]])
