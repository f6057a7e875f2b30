"""One pose file drawn: its SVG files, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from booklet.diagnostics import Code, Diagnostic, Span, in_order
from booklet.figures.build import BUILDS
from booklet.figures.checklist import Check, Stage
from booklet.figures.checks import check_figure, check_size, is_excused, scene_of
from booklet.figures.clearances import clearances
from booklet.figures.draft import PIXEL
from booklet.figures.figure import read_figure
from booklet.figures.look_alike import look_alikes
from booklet.figures.picture import NoWayError, draw_figure
from booklet.figures.scene import Finding
from booklet.figures.spec import FigureSpec
from booklet.figures.stamp import made_from
from booklet.pictures.drawing import read_drawing


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of one pose file: drawings by id where nothing is wrong, else why there are none.

    The ``notes`` of a draft say what lies a little off something.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()


def draw(path: str, data: bytes, id_: str, build: str) -> Drawn:
    """Draw a pose file at print quality; any finding of a check that is not excused forbids it."""
    read = read_figure(path, data, id_, BUILDS[build])
    if read.value is None:
        return Drawn(diagnostics=read.diagnostics)
    spec = read.value.spec
    try:
        found = list(check_figure(read.value))
        texts = {} if found else draw_figure(read.value, made_from(data, build))
    except NoWayError:
        return Drawn(diagnostics=(_no_way(spec),))
    files: dict[str, bytes] = {}
    wrong: list[Diagnostic] = []
    for name, text in texts.items():
        files[name] = text.encode()
        drawing = read_drawing(f"{name}.svg", files[name])
        wrong += [Diagnostic(one.code, one.message, Span(path), one.hint) for one in drawing.diagnostics]
        if drawing.value:
            found += check_size((drawing.value.width, drawing.value.height))
    wrong += [_diagnostic(one, spec) for one in found if not is_excused(one, spec)]
    return Drawn({} if wrong else files, in_order(wrong))


def draft(path: str, data: bytes, id_: str, build: str) -> Drawn:
    """Draw a pose file coarsely and over a grid, to pose by; say what its checks find, and what almost touches."""
    read = read_figure(path, data, id_, BUILDS[build])
    if read.value is None:
        return Drawn(diagnostics=read.diagnostics)
    try:
        found = [_diagnostic(one, read.value.spec) for one in check_figure(read.value)]
        texts = draw_figure(read.value, made_from(data, build), PIXEL, grid=True)
    except NoWayError:
        return Drawn(diagnostics=(_no_way(read.value.spec),))
    notes = tuple(
        f"{name}: {', '.join(near)}"
        for name, moment, _ in read.value.spec.drawings()
        if (near := dict.fromkeys(clearances(scene_of(read.value, moment))))
    )
    return Drawn({name: text.encode() for name, text in texts.items()}, in_order(found), notes)


def _no_way(spec: FigureSpec) -> Diagnostic:
    message = "an arrow follows a place that does not move"
    return Diagnostic(Code.POSE, message, spec.key_span("arrows"), "give `tail` and `tip`")


def check_look_alikes(poses: Mapping[str, tuple[str, bytes]], drawings: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Figures whose last drawings have nearly the same outline, unless one of the two excuses it.

    ``poses`` has the path and the data of each pose file by its id, ``drawings`` the last drawing of each.
    """
    read = {name: read_drawing(f"{name}.svg", data).value for name, data in drawings.items()}
    found = []
    for one, other, overlap in look_alikes({name: drawing for name, drawing in read.items() if drawing}):
        figures = [read_figure(*poses[name], name).value for name in (one, other)]
        finding = Finding(
            Check.LOOK_ALIKE, f"{overlap:.0%} of the outline is that of `{other}`", Stage.FINISH, ("view",)
        )
        if not any(figure and is_excused(finding, figure.spec) for figure in figures) and figures[0]:
            found.append(_diagnostic(finding, figures[0].spec))
    return tuple(found)


def _diagnostic(found: Finding, spec: FigureSpec) -> Diagnostic:
    excuse = f"`- {{check: {found.check.value}, at: {found.moment.value}, reason: …}}` under `excuses`"
    hint = f"mend the pose, or excuse it: {excuse}"
    if found.moment is Stage.HALF_WAY:
        hint = f"the way in between is not drawn: if start and finish are right, excuse it: {excuse}"
    return Diagnostic(Code.POSE, f"{found.check.value}: {found.message}", spec.key_span(*found.path), hint)
