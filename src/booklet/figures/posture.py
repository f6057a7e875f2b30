"""A posture: a pose as numbers that the solver takes, and the blend of two postures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from booklet.figures.geometry import (
    IDENTITY,
    Array,
    about_x,
    about_y,
    about_z,
    triple,
)
from booklet.figures.place import GRIPS, SIDES, Direction, Grip, Place
from booklet.figures.pose import Base, BodyPart, Fit, FootPin, HandPin, Pose

_BASES: Final[Mapping[Base, Array]] = {  # columns: the body's front, left and head in the room
    Base.STAND: IDENTITY,
    Base.SUPINE: np.array([[0.0, 0, -1], [0, 1, 0], [1, 0, 0]]),
    Base.PRONE: np.array([[0.0, 0, 1], [0, 1, 0], [-1, 0, 0]]),
    Base.SIDE_LEFT: np.array([[0.0, 0, 1], [-1, 0, 0], [0, -1, 0]]),
    Base.SIDE_RIGHT: np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]]),
}

SPINE: Final = ("lumbar", "thoracic", "neck")
_RESTING: Final = tuple(
    BodyPart(name) for name in ("torso", "glute", "skull", "shank", "thigh", "foot", "shirt", "patella")
)
"""What may touch the floor where a pose does not say what does."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A hand or foot held at a place."""

    to: Place
    at: str
    directions: Mapping[str, Direction]


@dataclass(frozen=True, slots=True)
class Support:
    """How the height of a body is found: parts lowered on to a level, or a fixed height of the pelvis."""

    parts: tuple[str, ...]
    level: float
    sink: float
    fixed: float | None = None
    keep: tuple[str, Array] | None = None
    """A joint, and the spot of the floor it stays over."""


@dataclass(frozen=True, slots=True, eq=False)
class Posture:
    """Everything the solver needs to know of a position; ``joints`` are rotations against the segment above."""

    root: Array
    at: Array
    spine: Mapping[str, Array]
    retraction: float
    joints: Mapping[str, Array]
    girdle: Mapping[str, Array]
    toes: Mapping[str, float]
    grips: Mapping[str, Grip]
    pins: Mapping[str, Pin]
    support: Support
    swell: tuple[float, float] = (0.0, 0.0)
    """How far belly and ribs stand out, in metres."""
    shoes: bool = False
    fit_arms: bool = False
    straight_back: bool = False


def posture_of(pose: Pose) -> Posture:
    """The posture that a pose without ``like`` describes; ``keep`` is added once the start is solved."""
    contact = pose.contact
    parts = contact.parts or _RESTING
    return Posture(
        root=_root(pose),
        at=triple(pose.root.at),
        spine={name: triple(getattr(pose, name)) for name in SPINE},
        retraction=pose.retraction,
        joints=dict(_joints(pose)),
        girdle={side: triple(getattr(pose, f"girdle_{side}")) for side in SIDES},
        toes={side: float(getattr(pose, f"toe_{side}")) for side in SIDES},
        grips={side: getattr(pose, f"hand_{side}") or GRIPS["relaxed"] for side in SIDES},
        pins=dict(_pins(pose)),
        support=Support(tuple(part.value for part in parts), contact.level, contact.sink, contact.fixed),
        swell=(pose.shape.belly, pose.shape.ribs),
        shoes=pose.shoes,
        fit_arms=pose.fit is Fit.ARMS,
        straight_back=pose.straight_back,
    )


def _root(pose: Pose) -> Array:
    root = pose.root
    turned = about_z(root.yaw) @ _BASES[root.base]
    return np.asarray(turned @ about_y(root.pitch) @ about_x(-root.roll) @ about_z(root.turn))


def _joints(pose: Pose) -> Iterator[tuple[str, Array]]:
    for side in SIDES:
        outward = 1 if side == "l" else -1
        for joint in ("hip", "shoulder"):
            flexion, abduction, rotation = triple(getattr(pose, f"{joint}_{side}"))
            yield f"{joint}_{side}", about_y(-flexion) @ about_x(outward * abduction) @ about_z(outward * rotation)
        yield f"knee_{side}", about_y(getattr(pose, f"knee_{side}"))
        yield f"ankle_{side}", about_y(-getattr(pose, f"ankle_{side}"))
        yield f"elbow_{side}", about_y(-getattr(pose, f"elbow_{side}"))
        bend, deviation, _ = triple(getattr(pose, f"wrist_{side}"))
        pronation = about_z(-outward * getattr(pose, f"forearm_{side}"))
        yield f"wrist_{side}", pronation @ about_x(-outward * bend) @ about_y(deviation)


def _pins(pose: Pose) -> Iterator[tuple[str, Pin]]:
    for limb in ("foot_l", "foot_r", "hand_l", "hand_r"):
        written: HandPin | FootPin | None = getattr(pose.pin, limb)
        if written:
            directions = {
                name: value
                for name in ("fingers", "palm", "toes", "sole", "pole")
                if (value := getattr(written, name, None)) is not None
            }
            yield limb, Pin(written.to, written.at.value, directions)
