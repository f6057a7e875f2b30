"""Checks of a figure: what a physiotherapist would not accept, or a reader could not make out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from booklet.figures.body import SHIRT_LOW
from booklet.figures.checklist import Check, Stage
from booklet.figures.collisions import go_through_bodies, go_through_props, go_through_wall
from booklet.figures.figure import Figure, cast
from booklet.figures.geometry import Array, angle_between, lengths_along
from booklet.figures.highlight import region
from booklet.figures.ink import People
from booklet.figures.picture import FLOOR, arrow_path, solids_of, view_of
from booklet.figures.place import Point
from booklet.figures.placing import UP, lowest_of
from booklet.figures.ranges import RANGES, angles, limits
from booklet.figures.scene import PRESSED, Finding, Scene, way
from booklet.figures.skeleton import Skeleton
from booklet.figures.solids import lowest
from booklet.figures.spec import FigureSpec, Props
from booklet.figures.strokes import SCALE
from booklet.figures.surface import look_at, paint_clothes

_TOUCHING: Final = 0.005
"""Metres within which a support point must meet its surface, and a pin its place."""

_SEAT: Final = 0.25
_OFF_FLOOR: Final = 0.015
_STRAIGHT: Final = 10.0
_VISIBLE: Final = 0.005
_COARSE: Final = 0.004
_SHORTEST: Final = 5.0
"""Millimetres of an arrow in the drawing."""

_FACE_RADIUS, _HAND_RADIUS = 0.075, 0.05
_LARGEST: Final = (110.0, 95.0)
"""Millimetres of a drawing, wide and high."""


def check_figure(figure: Figure) -> tuple[Finding, ...]:
    """What is wrong with a figure and not excused in its file; each finding once."""
    found: list[Finding] = []
    for moment in figure.moments:
        scene = scene_of(figure, moment)
        for check in _CHECKS:
            found += check(scene)
    alike: dict[tuple[Check, str], list[Finding]] = {}
    for one in found:
        if not is_excused(one, figure.spec):
            alike.setdefault((one.check, one.subject), []).append(one)
    return tuple(_worst(findings) for findings in alike.values())


def scene_of(figure: Figure, moment: float) -> Scene:
    """A figure at a moment from 0 to 1, with all its solids."""
    everybody = cast(figure, moment)
    return Scene(figure, moment, everybody, solids_of(figure, everybody, moment))


def _worst(findings: list[Finding]) -> Finding:
    """The worst of findings about the same thing; it says at which moments it is so."""
    worst = max(findings, key=lambda one: one.size)
    when = list(dict.fromkeys(one.moment.value for one in findings))
    if worst.moment is Stage.HELD or worst.path[:1] not in {("start",), ("finish",)}:
        return worst
    return worst._replace(message=f"{worst.message} ({', '.join(when)})")


def is_excused(finding: Finding, spec: FigureSpec) -> bool:
    """Whether the pose file gives a reason why this is right."""
    return any(one.check is finding.check and one.at in (None, finding.moment) for one in spec.excuses)


def check_size(size: tuple[float, float]) -> Iterator[Finding]:
    """Whether a drawing (width and height in millimetres) fits where drawings are printed at one scale."""
    if size[0] > _LARGEST[0] or size[1] > _LARGEST[1]:
        message = (
            f"the drawing is {size[0]:.0f} by {size[1]:.0f} mm; at most {_LARGEST[0]:.0f} by {_LARGEST[1]:.0f} fit"
        )
        yield Finding(Check.FRAME, message, Stage.HELD, ("view",))


def _joint_ranges(scene: Scene) -> Iterator[Finding]:
    for angle in angles(scene.cast.person, scene.cast.posture):
        least, most = limits(angle, scene.cast.posture)
        if not least <= angle.degrees <= most:
            low, high = RANGES[angle.motion]
            message = (
                f"{angle.motion} of {angle.field} is {angle.degrees:.0f}°; joints go from {low:.0f} to {high:.0f}, "
                f"and when held or pulled from {least:.0f} to {most:.0f}"
            )
            beyond = max(least - angle.degrees, angle.degrees - most)
            yield scene.found(Check.JOINT_RANGE, message, angle.field, f"{angle.motion} of {angle.field}", beyond)


def _reach(scene: Scene) -> Iterator[Finding]:
    people = [(scene.cast.person, "")] + ([(scene.cast.helper[0], "helper's ")] if scene.cast.helper else [])
    for skeleton, whose in people:
        for limb, reach in skeleton.reach.items():
            short = float(np.linalg.norm(reach.missing))
            if short > _TOUCHING:
                message = f"the {whose}{limb} ends {short * 1000:.0f} mm before its place: {way(reach.missing)}"
                yield scene.found(Check.REACH, message, "pin", f"{whose}{limb}", short)


def _support(scene: Scene) -> Iterator[Finding]:
    support = scene.cast.posture.support
    if support.fixed is not None:
        return
    gap = lowest_of(scene.solids, support.parts) - (support.level - support.sink)
    if gap > _TOUCHING:
        message = f"the body hangs {gap * 1000:.0f} mm over what it rests on"
        yield scene.found(Check.SUPPORT, message, "contact", "gap", gap)
    surfaces = _surfaces(scene.figure.spec.props)
    if not any(low - _TOUCHING <= support.level <= high + _TOUCHING for low, high in surfaces):
        message = f"the body rests at {support.level:.3f} m, where there is nothing to rest on"
        yield scene.found(Check.SUPPORT, message, "contact", "level")
    if scene.figure.spec.props.chair and support.level > _SEAT:
        air = lowest_of(scene.solids, ("foot",))
        if air > _OFF_FLOOR:
            message = f"both feet of one who sits hang in the air, {air * 1000:.0f} mm up; pin one to the floor"
            yield scene.found(Check.SUPPORT, message, "pin", "feet", air)


def _surfaces(props: Props) -> Iterator[tuple[float, float]]:
    """The heights at which something can be rested on: hard things at their top, soft ones as far as they give."""
    yield 0.0, 0.0
    if props.chair:
        yield props.chair.height, props.chair.height
    for box in props.boxes:
        if isinstance(box.at, Point):
            top = box.at.xyz[2] + box.size[2] / 2
            yield top, top
    for pillow in props.pillows:
        if isinstance(pillow.at, Point):
            yield pillow.at.xyz[2] - pillow.size[2] / 2, pillow.at.xyz[2] + pillow.size[2] / 2
    for ball in props.balls:
        if isinstance(ball.at, Point):
            yield ball.at.xyz[2], ball.at.xyz[2] + ball.radius


_SOFT: Final = frozenset({"hair", "bun", *(f"{part}_{side}" for part in ("finger", "thumb") for side in "lr")})
"""What the floor presses flat, however deep it reaches."""


def _floor(scene: Scene) -> Iterator[Finding]:
    low, part = min(
        (lowest(scene.solids, index, UP), part)
        for index, part in enumerate(scene.solids.parts)
        if scene.solids.owners[index] == 0 and part not in _SOFT
    )
    if low < -PRESSED - scene.figure.build.softness:
        message = f"{part} is {-low * 1000:.0f} mm under the floor"
        yield scene.found(Check.FLOOR, message, "contact", "under", -low)
    props = scene.figure.spec.props
    carried = props.chair or props.boxes or props.balls or scene.figure.spec.backdrop
    if low > _TOUCHING and not carried:
        message = f"nothing touches the floor: the lowest part, {part}, is {low * 1000:.0f} mm up"
        yield scene.found(Check.FLOOR, message, "contact", "over", low)


def _straight_back(scene: Scene) -> Iterator[Finding]:
    if scene.cast.posture.straight_back:
        spine = scene.cast.person.spine
        bend = angle_between(spine.at(SHIRT_LOW).axes[:, 2], spine.at(0.5).axes[:, 2])
        if bend > _STRAIGHT:
            yield scene.found(Check.STRAIGHT_BACK, f"the back is bent by {bend:.0f}°", "lumbar", size=bend)


def _arrow(scene: Scene) -> Iterator[Finding]:
    spec = scene.figure.spec
    if scene.moment == 0.5:
        return
    view = view_of(scene.figure)
    places = list(_faces_and_hands(scene.cast.person, view))
    for number, one in enumerate(spec.arrows):
        if spec.held or one.when.shows(scene.moment):
            path = arrow_path(scene.figure, one, view, scene.moment)
            long = float(lengths_along(path)[-1]) * SCALE
            if long < _SHORTEST:
                message = f"arrow {number + 1} is only {long:.0f} mm long; under {_SHORTEST:.0f} mm nobody sees it"
                yield scene.drawn(Check.ARROW, message, "arrows")
            for name, centre, radius in places:
                if np.hypot(*(path - centre).T).min() < radius:
                    yield scene.drawn(Check.ARROW, f"arrow {number + 1} covers the {name}", "arrows")


def _faces_and_hands(skeleton: Skeleton, view: Array) -> Iterator[tuple[str, Array, float]]:
    yield "face", view[:2] @ skeleton.segments["head"].point(0.06, 0, 0.05), _FACE_RADIUS
    for side in ("l", "r"):
        yield f"hand_{side}", view[:2] @ skeleton.segments[f"hand_{side}"].point(0, 0, -0.09), _HAND_RADIUS


def _highlight(scene: Scene) -> Iterator[Finding]:
    spec = scene.figure.spec
    if not spec.highlight or scene.moment == 0.5 or not (spec.held or spec.highlight_at.shows(scene.moment)):
        return
    everybody = scene.cast
    surface = look_at(scene.solids, view_of(scene.figure), FLOOR, _COARSE)
    people = People(everybody.person, everybody.helper[0] if everybody.helper else None, everybody.posture.shoes)
    paint_clothes(surface, people.by_owner(), shoes=people.shoes)
    whole = int((surface.owner == 0).sum())
    seen: dict[str, float] = {}
    for one in spec.highlight:
        share = float((region(surface, one.value, everybody.person) > 0.4).sum()) / whole
        base = one.value.removesuffix("_l").removesuffix("_r")
        seen[base] = max(seen.get(base, 0.0), share)
    for base, share in seen.items():
        if share < _VISIBLE:
            message = f"only {share:.2%} of the body that is seen is {base}; at least {_VISIBLE:.2%} should be"
            yield scene.drawn(Check.HIGHLIGHT, message, "highlight")


_CHECKS: Final[tuple[Callable[[Scene], Iterator[Finding]], ...]] = (
    _joint_ranges,
    _reach,
    _support,
    _floor,
    go_through_bodies,
    go_through_props,
    go_through_wall,
    _straight_back,
    _arrow,
    _highlight,
)
