"""A figure with its poses filled in: postures of the person and the helper, ready to be solved and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from booklet.content.load import load_record
from booklet.diagnostics import Checked, Code, Diagnostic, nearest
from booklet.figures.blend import blend
from booklet.figures.build import SLIM, Build
from booklet.figures.place import OnPatient, Point
from booklet.figures.placing import fitted, solve
from booklet.figures.pose import Pose
from booklet.figures.posture import Posture, posture_of
from booklet.figures.skeleton import Skeleton, locate
from booklet.figures.spec import FigureSpec, Helper
from booklet.source.located import Mapping as Tree
from booklet.source.located import plain
from booklet.source.text import read_text
from booklet.source.yaml import parse_yaml


@dataclass(frozen=True, slots=True)
class Movement:
    """The start and the finish of one person; both the same where a position is held."""

    start: Posture
    finish: Posture


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure ready to be drawn."""

    spec: FigureSpec
    person: Movement
    helper: Movement | None
    build: Build = SLIM

    @property
    def moments(self) -> tuple[float, ...]:
        """The moments that are checked: start, half-way and finish, or the held position alone."""
        return (1.0,) if self.spec.held else (0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody at one moment, solved."""

    person: Skeleton
    posture: Posture
    helper: tuple[Skeleton, Posture] | None


def read_figure(path: str, data: bytes, id_: str, build: Build = SLIM) -> Checked[Figure]:
    """The figure of a pose file, or everything that is wrong with the file."""
    source = read_text(path, data)
    tree = parse_yaml(source.value) if source.value else Checked[Tree](None)
    record = load_record(FigureSpec, id_, tree.value) if tree.value else Checked[FigureSpec](None)
    found = (*source.diagnostics, *tree.diagnostics, *record.diagnostics)
    if record.value is None or found:
        return Checked(None, found)
    try:
        return Checked(_figure(record.value, build))
    except UnknownPoseError as error:
        span = record.value.span(*error.path, "like")
        hint = nearest(error.name, library()) or f"the poses to start from are {', '.join(library())}"
        return Checked(None, (Diagnostic(Code.UNKNOWN_ID, f"there is no pose `{error.name}`", span, hint),))


@cache
def library() -> Mapping[str, Pose]:
    """The poses that come with the program, by the names that ``like`` takes."""
    file = resources.files(__package__).joinpath("poses.yaml")
    source = read_text("poses.yaml", file.read_bytes()).value
    tree = parse_yaml(source).value if source else None
    if tree is None:
        raise ValueError("the library of poses cannot be read")
    return {entry.key.text: Pose.model_validate(plain(entry.value)) for entry in tree.entries}


class UnknownPoseError(Exception):
    """A pose that ``like`` names does not exist; ``path`` leads to it in the file."""

    def __init__(self, name: str, path: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.path = path


def _figure(spec: FigureSpec, build: Build) -> Figure:
    person = _movement(spec, (), build)
    helper = _movement(spec.helper, ("helper",), build) if spec.helper else None
    return Figure(spec, person, helper, build)


def _movement(spec: FigureSpec | Helper, path: tuple[str, ...], build: Build) -> Movement:
    first = spec.held or spec.start or spec.finish or Pose()
    last = spec.held or spec.finish or first
    start = _filled_in(first, {}, (*path, "held" if spec.held else "start"))
    finish = _filled_in(last, {"start": start}, (*path, "held" if spec.held else "finish"))
    begin, end = (fitted(posture_of(pose), build) for pose in (start, finish))
    if keep := finish.contact.keep:
        spot = solve(begin, build).joint(keep.value)[:2]
        end = replace(end, support=replace(end.support, keep=(keep.value, spot)))
    return Movement(begin, end)


def _filled_in(pose: Pose, own: Mapping[str, Pose], path: tuple[str, ...]) -> Pose:
    """The pose written over the one that it is like."""
    if pose.like is None:
        return pose
    base = own.get(pose.like) or library().get(pose.like)
    if base is None:
        raise UnknownPoseError(pose.like, path)
    return pose.over(_filled_in(base, own, path))


@lru_cache(maxsize=16)
def cast(figure: Figure, moment: float) -> Cast:
    """Everybody at a moment from 0 to 1; remembered, because checks, arrows and drawings ask for the same moments."""
    skeleton, posture = blend(figure.person.start, figure.person.finish, moment, figure.build)
    if figure.helper is None:
        return Cast(skeleton, posture, None)
    start, finish = (_held_on(one, skeleton) for one in (figure.helper.start, figure.helper.finish))
    return Cast(skeleton, posture, blend(start, finish, moment, figure.build))


def _held_on(posture: Posture, patient: Skeleton) -> Posture:
    """The helper's posture with the places on the patient made points of the room."""
    pins = {}
    for limb, pin in posture.pins.items():
        if isinstance(pin.to, OnPatient):
            x, y, z = locate(patient, pin.to)[0].tolist()
            pins[limb] = replace(pin, to=Point((x, y, z)))
        else:
            pins[limb] = pin
    return replace(posture, pins=pins)
