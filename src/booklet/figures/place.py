"""Places on and round a body, directions and grips: the small values of a pose file, parsed from what is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from booklet.diagnostics import nearest

Triple: TypeAlias = tuple[float, float, float]

SIDES: Final = ("l", "r")
SEGMENT_OF: Final[Mapping[str, str]] = {
    "pelvis": "pelvis",
    "chest": "chest",
    "neck": "neck",
    "head": "head",
    **{
        f"{joint}_{side}": f"{segment}_{side}"
        for joint, segment in (
            ("hip", "thigh"),
            ("knee", "shank"),
            ("ankle", "foot"),
            ("shoulder", "upper_arm"),
            ("elbow", "forearm"),
            ("wrist", "hand"),
        )
        for side in SIDES
    },
}
"""The segment that begins at each joint; its frame has x to the front, y to the left and z towards the joint above."""

_LIMBS: Final = tuple(f"{name}_{side}" for name in ("thigh", "shank", "upper_arm", "forearm") for side in SIDES)

TRUNK: Final = "trunk"
HEAD: Final = "head"
_SKINS: Final = (*_LIMBS, TRUNK, HEAD)

_DIRECTIONS: Final[Mapping[str, Triple]] = {
    "right": (1, 0, 0),
    "left": (-1, 0, 0),
    "up": (0, 0, 1),
    "down": (0, 0, -1),
    "away": (0, 1, 0),
    "near": (0, -1, 0),
}

GRIPS: Final[Mapping[str, tuple[float, ...]]] = {
    "flat": (0, 2, 2, 45, 5),
    "relaxed": (18, 22, 14, 35, 15),
    "cup": (30, 28, 18, 40, 20),
    "grip": (62, 75, 40, 50, 45),
    "fist": (78, 88, 55, 30, 60),
    "hook": (45, 55, 30, 40, 20),
}
"""Flexion of the near, middle and far finger joints, abduction and flexion of the thumb; degrees."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the room: x right, y away, z up; metres."""

    xyz: Triple


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot on the skin of a limb, on the shirt of the trunk, or on the head.

    ``along`` is 0 at the upper and 1 at the lower end of a limb; of the trunk 0 at the hips and 1 at the shoulders, of
    the head 0 at the chin and 1 at the crown.  ``around`` is 0 at the front, 90 at the outer side (of trunk and head,
    at the person's left), 180 at the back; ``gap`` is the distance from skin, cloth or hair in metres.
    """

    segment: str
    along: float
    around: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class AtJoint:
    """A joint, moved by ``rel`` in the axes of its segment and by ``plus`` in those of the room."""

    joint: str
    rel: Triple = (0.0, 0.0, 0.0)
    plus: Triple = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class OnPatient:
    """A place on the other person, for the helper's hands."""

    place: Point | Spot | AtJoint


Place: TypeAlias = Point | Spot | AtJoint | OnPatient


@dataclass(frozen=True, slots=True)
class InSegment:
    """A direction in the axes of the segment that begins at a joint: front, left, towards the joint above."""

    joint: str
    rel: Triple


Direction: TypeAlias = Triple | InSegment
Grip: TypeAlias = tuple[float, ...]

_LIMB_OF: Final[Mapping[str, str]] = {
    f"{segment}_{side}": f"{limb}_{side}"
    for limb, segments in (("foot", ("thigh", "shank", "foot")), ("hand", ("upper_arm", "forearm", "hand")))
    for segment in segments
    for side in SIDES
}


def limb_of(place: Place | Direction) -> str:
    """The hand or foot that takes a place or a direction with it where it is pinned; empty for all others."""
    match place:
        case Spot(segment):
            return _LIMB_OF.get(segment, "")
        case AtJoint(joint) | InSegment(joint):
            return _LIMB_OF.get(SEGMENT_OF[joint], "")
    return ""


_PLACE_FORMS: Final = (
    "write a point such as `[0.5, -0.1, 0]`, a spot such as `[thigh_r, 0.5, 180]`, "
    "or a joint such as `{joint: knee_r, plus: [0, 0, 0.1]}`"
)


def parse_place(value: object) -> Place:
    """A place as it is written; raises ValueError saying what can be written."""
    match value:
        case str(joint):
            return AtJoint(_joint(joint))
        case {"patient": inner, **rest} if not rest:
            place = parse_place(inner)
            if not isinstance(place, OnPatient):
                return OnPatient(place)
        case {"joint": str(joint), **rest} if rest.keys() <= {"rel", "plus"}:
            moves = {str(name): _triple(move) for name, move in rest.items()}
            return AtJoint(_joint(joint), **moves)
        case [str(segment), along, around, *gap] if len(gap) <= 1 and not _is_number(segment):
            if segment not in _SKINS:
                raise ValueError(nearest(segment, _SKINS) or f"a spot lies on one of {', '.join(_SKINS)}")
            return Spot(segment, *(_number(part) for part in (along, around, *gap)))
        case [_, _, _]:
            return Point(_triple(value))
    raise ValueError(_PLACE_FORMS)


def parse_direction(value: object) -> Direction:
    """Words joined by ``+`` such as ``right+up``, three numbers, or a direction of a segment; raises ValueError."""
    match value:
        case {"joint": str(joint), "rel": rel, **rest} if not rest:
            return InSegment(_joint(joint), _not_zero(_triple(rel)))
        case str():
            return _in_words(value)
        case [_, _, _]:
            return _triple(value)
    raise ValueError("write words such as `right+up`, three numbers, or `{joint: chest, rel: [1, 0, 0]}`")


def _in_words(value: str) -> Triple:
    words = value.replace("+", " ").split()
    for word in words:
        if word not in _DIRECTIONS:
            raise ValueError(nearest(word, _DIRECTIONS) or f"a direction is made of {', '.join(_DIRECTIONS)}")
    x, y, z = (sum(parts) for parts in zip(*(_DIRECTIONS[word] for word in words), strict=True))
    return _not_zero((x, y, z))


def parse_grip(value: object) -> Grip:
    """The name of a grip or its five angles; raises ValueError."""
    if isinstance(value, str):
        if value not in GRIPS:
            raise ValueError(nearest(value, GRIPS) or f"a grip is one of {', '.join(GRIPS)}, or five angles")
        return GRIPS[value]
    if isinstance(value, list) and len(value) == len(GRIPS["flat"]):
        return tuple(_number(angle) for angle in value)
    raise ValueError(f"write one of {', '.join(GRIPS)}, or five angles such as `[30, 28, 18, 40, 20]`")


def parse_triple(value: object) -> Triple:
    """Three numbers; raises ValueError."""
    return _triple(value)


def _joint(name: str) -> str:
    if name not in SEGMENT_OF:
        raise ValueError(nearest(name, SEGMENT_OF) or f"a joint is one of {', '.join(SEGMENT_OF)}")
    return name


def _triple(value: object) -> Triple:
    if isinstance(value, list) and len(value) == len("xyz"):
        x, y, z = (_number(part) for part in value)
        return x, y, z
    raise ValueError("write three numbers such as `[1, 0, 0.2]`")


def _not_zero(direction: Triple) -> Triple:
    if not any(direction):
        raise ValueError("these cancel out, so that no direction is left")
    return direction


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _number(value: object) -> float:
    """A number as text, not too large to stand near a body."""
    try:
        number = float(str(value))
    except ValueError:
        raise ValueError(f"`{str(value)[:40]}` is no number") from None
    if not -400 <= number <= 400:
        raise ValueError(f"`{number:g}` is out of reach")
    return number
