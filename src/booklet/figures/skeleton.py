"""Forward kinematics: from joint rotations to a frame for every segment of the body."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from booklet.figures.build import (
    CHIN,
    CHIN_TO_CROWN,
    FACE,
    HAIR,
    HIP_OFFSET,
    LENGTHS,
    NECK_HEIGHT,
    SHIRT_GAP,
    SHOULDER_HEIGHT,
    SKULL,
    TRUNK_HIGH,
    TRUNK_LOW,
    TRUNK_SAMPLES,
    Build,
)
from booklet.figures.geometry import IDENTITY, Array, about_x, about_y, about_z, unit
from booklet.figures.place import (
    HEAD,
    SEGMENT_OF,
    SIDES,
    TRUNK,
    AtJoint,
    Direction,
    InSegment,
    OnPatient,
    Place,
    Point,
    Spot,
)
from booklet.figures.posture import Posture

_FINE: Final = np.linspace(0, TRUNK_HIGH, 117)
TRUNK_HEIGHTS: Final = np.linspace(TRUNK_LOW, TRUNK_HIGH, TRUNK_SAMPLES)
_LUMBAR: Final = (0.03, 0.27)
_THORACIC: Final = (0.22, 0.54)
_NECK_LEAN: Final = 18.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a segment begins, and its axes as columns: front, left, and towards the joint above."""

    origin: Array
    axes: Array

    def point(self, *local: float) -> Array:
        """A point given in the frame, in the room."""
        return np.asarray(self.origin + self.axes @ np.array(local))

    def locals(self, points: Array) -> Array:
        """Points of the room, in the frame."""
        flat = (points - self.origin).reshape(-1, 3) @ self.axes  # one product is faster than one for each row
        return np.asarray(flat.reshape(points.shape))


@dataclass(frozen=True, slots=True)
class Spine:
    """The centre line of the trunk, sampled closely upwards from the line of the hips."""

    points: Array
    frames: Array
    root: Frame

    def at(self, height: float) -> Frame:
        """The frame at a height; below the hips the pelvis is straight."""
        if height <= 0:
            return Frame(self.root.point(0, 0, height), self.root.axes)
        index = min(round(height / _FINE[1]), len(_FINE) - 1)
        return Frame(self.points[index], self.frames[index])


class Reach(NamedTuple):
    """How far a limb had to reach for its pin: the distance over its length, and the way that is left (metres)."""

    share: float
    missing: Array


@dataclass(slots=True)
class Skeleton:
    """A solved posture: segments by name, rotations of the joints, and how far each pin had to reach."""

    build: Build
    spine: Spine
    segments: dict[str, Frame]
    joints: dict[str, Array] = field(default_factory=dict)
    reach: dict[str, Reach] = field(default_factory=dict)
    """Of each pinned limb."""

    def joint(self, name: str) -> Array:
        """The position of a joint, such as ``knee_l``."""
        return self.segments[SEGMENT_OF[name]].origin


def outward(side: str) -> int:
    """1 for the left, -1 for the right: the sign of y away from the midline."""
    return 1 if side == "l" else -1


def stand_up(posture: Posture, build: Build, height: float) -> Skeleton:
    """The skeleton with the pelvis at a height and all joints as the posture has them; pins are not met yet."""
    pelvis = Frame(np.array([*posture.at[:2], height]), posture.root)
    spine = _spine(posture, pelvis)
    skeleton = Skeleton(build, spine, {"pelvis": pelvis, "chest": spine.at(SHOULDER_HEIGHT)})
    _set_head(skeleton, posture.spine["neck"], posture.retraction)
    for side in SIDES:
        hip = pelvis.point(0, outward(side) * HIP_OFFSET, 0)
        thigh = posture.root @ posture.joints[f"hip_{side}"]
        knee = hip - thigh[:, 2] * LENGTHS["thigh"]
        shank = thigh @ posture.joints[f"knee_{side}"]
        ankle = knee - shank[:, 2] * LENGTHS["shank"]
        foot = shank @ posture.joints[f"ankle_{side}"]
        set_leg(skeleton, side, Frame(hip, thigh), Frame(knee, shank), Frame(ankle, foot))
        rotation = posture.joints[f"shoulder_{side}"]
        shoulder = shoulder_centre(skeleton, side, rotation, posture.girdle[side])
        upper = skeleton.segments["chest"].axes @ rotation
        elbow = shoulder - upper[:, 2] * LENGTHS["upper_arm"]
        forearm = upper @ posture.joints[f"elbow_{side}"]
        wrist = elbow - forearm[:, 2] * LENGTHS["forearm"]
        hand = forearm @ posture.joints[f"wrist_{side}"]
        set_arm(skeleton, side, Frame(shoulder, upper), Frame(elbow, forearm), Frame(wrist, hand))
    return skeleton


def _spine(posture: Posture, pelvis: Frame) -> Spine:
    points, frames = _bent(*(tuple(posture.spine[name].tolist()) for name in ("lumbar", "thoracic")))
    return Spine(pelvis.origin + points @ pelvis.axes.T, pelvis.axes @ frames, pelvis)


@lru_cache(maxsize=64)
def _bent(lumbar: tuple[float, ...], thoracic: tuple[float, ...]) -> tuple[Array, Array]:
    """Points and frames of a spine in the axes of its pelvis; solving asks for the same spine again and again.

    Angles are spread with raised cosines, so that the back curves and does not hinge.
    """
    points, frames = [np.zeros(3)], [IDENTITY]
    for low, high in pairwise(_FINE.tolist()):
        middle, step = (low + high) / 2, high - low
        flexion, side_bend, twist = (
            np.array(lumbar) * _raised_cosine(middle, *_LUMBAR)
            + np.array(thoracic) * _raised_cosine(middle, *_THORACIC)
        ) * step
        turned = frames[-1] @ about_y(flexion) @ about_x(-side_bend) @ about_z(twist)
        points.append(points[-1] + (frames[-1][:, 2] + turned[:, 2]) * step / 2)
        frames.append(turned)
    return np.array(points), np.array(frames)


def _raised_cosine(x: float, low: float, high: float) -> float:
    """A bump of unit area on [low, high]."""
    if not low < x < high:
        return 0.0
    return float((1 - np.cos(2 * np.pi * (x - low) / (high - low))) / (high - low))


def _set_head(skeleton: Skeleton, neck: Array, retraction: float) -> None:
    """The lower neck leans forward and the upper one back, so that the face looks ahead; a chin tuck lessens both."""
    flexion, side_bend, twist = neck
    lean = _NECK_LEAN - retraction
    base = skeleton.spine.at(NECK_HEIGHT)
    lower = base.axes @ about_y(lean + flexion * 0.5) @ about_x(-side_bend * 0.5) @ about_z(twist * 0.4)
    upper = lower @ about_y(-lean + flexion * 0.5) @ about_x(-side_bend * 0.5) @ about_z(twist * 0.6)
    origin = base.point(-0.012, 0, 0)
    skeleton.segments["neck"] = Frame(origin, lower)
    skeleton.segments["head"] = Frame(origin + lower[:, 2] * 0.082, upper)


def shoulder_centre(skeleton: Skeleton, side: str, rotation: Array, girdle: Array) -> Array:
    """The centre of a shoulder: it rises and moves with the arm, a simple scapulo-humeral rhythm."""
    chest = skeleton.segments["chest"]
    arm = -rotation[:, 2]
    elevation = float(np.arccos(np.clip(-arm[2], -1, 1)))
    raised = float(np.clip((np.degrees(elevation) - 30) / 150, 0, 1))
    forward = float(np.clip(arm[0], -1, 1) * np.sin(elevation))
    elevate, protract, narrow = girdle
    return chest.point(
        0.018 * forward + 0.0015 * protract,
        outward(side) * (skeleton.build.shoulder - 0.022 * raised - 0.001 * narrow),
        0.050 * raised + 0.0015 * elevate,
    )


def set_leg(skeleton: Skeleton, side: str, thigh: Frame, shank: Frame, foot: Frame) -> None:
    """Put the frames of a leg, and the rotations of its joints that follow from them."""
    pelvis = skeleton.segments["pelvis"]
    skeleton.segments |= {f"thigh_{side}": thigh, f"shank_{side}": shank, f"foot_{side}": foot}
    skeleton.joints |= {
        f"hip_{side}": pelvis.axes.T @ thigh.axes,
        f"knee_{side}": thigh.axes.T @ shank.axes,
        f"ankle_{side}": shank.axes.T @ foot.axes,
    }


def set_arm(skeleton: Skeleton, side: str, upper: Frame, forearm: Frame, hand: Frame) -> None:
    """Put the frames of an arm, and the rotations of its joints that follow from them."""
    chest = skeleton.segments["chest"]
    skeleton.segments |= {f"upper_arm_{side}": upper, f"forearm_{side}": forearm, f"hand_{side}": hand}
    skeleton.joints |= {
        f"shoulder_{side}": chest.axes.T @ upper.axes,
        f"elbow_{side}": upper.axes.T @ forearm.axes,
        f"wrist_{side}": forearm.axes.T @ hand.axes,
    }


def locate(skeleton: Skeleton, place: Place) -> tuple[Array, Array | None]:
    """A place in the room; of a spot on the skin also the direction away from the skin."""
    match place:
        case Point(xyz):
            return np.array(xyz), None
        case AtJoint(joint, rel, plus):
            return skeleton.segments[SEGMENT_OF[joint]].point(*rel) + np.array(plus), None
        case Spot():
            return _on_skin(skeleton, place)
        case OnPatient(inner):
            return locate(skeleton, inner)


def aim(skeleton: Skeleton, direction: Direction) -> Array:
    """A direction in the room."""
    if isinstance(direction, InSegment):
        return np.asarray(skeleton.segments[SEGMENT_OF[direction.joint]].axes @ np.array(direction.rel))
    return np.array(direction)


def _on_skin(skeleton: Skeleton, spot: Spot) -> tuple[Array, Array]:
    if spot.segment == TRUNK:
        return _on_trunk(skeleton, spot)
    if spot.segment == HEAD:
        return _on_head(skeleton.segments["head"], spot)
    limb, side = spot.segment[:-2], spot.segment[-1]
    stations = skeleton.build.tube(limb)
    front, back, inner, outer = (float(np.interp(spot.along, stations[:, 0], stations[:, i])) for i in range(1, 5))
    frame = skeleton.segments[spot.segment]
    frame = Frame(frame.origin - frame.axes[:, 2] * LENGTHS[limb] * spot.along, frame.axes)
    radii = (front, back, outer, inner) if side == "l" else (front, back, inner, outer)
    return _on_section(frame, radii, outward(side) * spot.around, spot.gap)


def _on_trunk(skeleton: Skeleton, spot: Spot) -> tuple[Array, Array]:
    height = spot.along * SHOULDER_HEIGHT
    stations = skeleton.build.trunk_stations()
    width, front, back = (float(np.interp(height, stations[:, 0], stations[:, i])) + SHIRT_GAP for i in (1, 2, 3))
    return _on_section(skeleton.spine.at(height), (front, back, width, width), spot.around, spot.gap)


def _on_head(head: Frame, spot: Spot) -> tuple[Array, Array]:
    """Where a level ray from the middle of the head leaves the last of its ellipsoids; over all of them, the crown."""
    low, high = CHIN_TO_CROWN
    start = np.array([0.0, 0.0, low + spot.along * (high - low)])
    ray = np.array([np.cos(np.radians(spot.around)), np.sin(np.radians(spot.around)), 0.0])
    far, slope = 0.0, np.array([0.0, 0.0, 1.0])
    for centre, radii in (SKULL, FACE, CHIN, HAIR):
        begin, way = (start - centre) / radii, ray / radii
        half, spare = begin @ way / (way @ way), (begin @ begin - 1) / (way @ way)
        if half**2 > spare and (leaves := float(np.sqrt(half**2 - spare) - half)) > far:
            far, slope = leaves, (begin + leaves * way) / radii
    normal = head.axes @ unit(slope)
    return head.origin + head.axes @ (start + far * ray) + normal * spot.gap, normal


def _on_section(
    frame: Frame, radii: tuple[float, float, float, float], around: float, gap: float
) -> tuple[Array, Array]:
    """A spot on a section with four radii (front, back, left, right), and the direction away from it."""
    front, back, left, right = radii
    ahead, aside = np.cos(np.radians(around)), np.sin(np.radians(around))
    radius = 1 / np.hypot(ahead / (front if ahead >= 0 else back), aside / (left if aside >= 0 else right))
    normal = frame.axes @ np.array([ahead, aside, 0.0])
    return frame.origin + normal * (radius + gap), normal
