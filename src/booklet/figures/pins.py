"""Inverse kinematics: hands and feet are brought to their pins by analytic two-bone chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from booklet.figures.build import LENGTHS
from booklet.figures.geometry import Array, axes, cross, unit
from booklet.figures.place import limb_of
from booklet.figures.posture import Pin, Posture
from booklet.figures.skeleton import Frame, Reach, Skeleton, aim, locate, outward, set_arm, set_leg, shoulder_centre

_ELBOW, _KNEE = 1, -1
_STRAIGHTEST: Final = 0.9995
_ROUNDS: Final = 6
"""How often shoulder and arm are fitted to each other."""

_ELBOW_CLEARANCE: Final = 0.030
_DOWN: Final = np.array([0.0, 0.0, -1.0])

# how far the wrist lies from the held point: towards the forearm, and off the palm
_HAND_POINTS: Final[Mapping[str, tuple[float, float]]] = {
    "palm": (0.075, 0.017),
    "tips": (0.165, 0.008),
    "fist": (0.085, 0.032),
    "wrist": (0.0, 0.0),
}
# the held point in the frame of the foot, whose origin is the ankle
_FOOT_POINTS: Final[Mapping[str, Array]] = {
    "sole": np.array([0.06, 0, -0.067]),
    "heel": np.array([-0.03, 0, -0.067]),
    "ball": np.array([0.12, 0, -0.067]),
    "ankle": np.zeros(3),
    "achilles": np.array([-0.045, 0, 0.0]),
}


class _Chain(NamedTuple):
    """Two bones that end as near to a target as they come."""

    upper: Frame
    lower: Frame
    end: Array
    reach: Reach


class _Held(NamedTuple):
    """A pin in the room: its point of the hand or foot, where that goes, away from which skin, and its directions."""

    at: str
    target: Array
    normal: Array | None
    directions: Mapping[str, Array]


def meet_pins(skeleton: Skeleton, posture: Posture) -> None:
    """Move the pinned limbs of a skeleton to their places, each after those that it holds on to."""
    held: dict[str, _Held] = {}
    for limb in _in_order(posture.pins):
        pin = posture.pins[limb]
        directions = {name: aim(skeleton, direction) for name, direction in pin.directions.items()}
        held[limb] = _Held(pin.at, *locate(skeleton, pin.to), directions)
        bring = _pin_leg if limb.startswith("foot") else _pin_arm
        bring(skeleton, limb[-1], held[limb], posture)
    # Of two that hold on to each other, the second takes the first one's place away.
    for limb, one in held.items():
        place, reach = posture.pins[limb].to, skeleton.reach[limb]
        if limb_of(place) in held:
            skeleton.reach[limb] = reach._replace(missing=reach.missing + locate(skeleton, place)[0] - one.target)


def _in_order(pins: Mapping[str, Pin]) -> Iterator[str]:
    """The pinned limbs, each after those that take its place or its directions with them."""
    waiting = dict(sorted(pins.items()))
    while waiting:
        free = (limb for limb, pin in waiting.items() if not _holds_on_to(pin) & waiting.keys() - {limb})
        limb = next(free, next(iter(waiting)))
        del waiting[limb]
        yield limb


def _holds_on_to(pin: Pin) -> set[str]:
    return {limb_of(one) for one in (pin.to, *pin.directions.values())}


def _two_bones(start: Array, target: Array, lengths: tuple[float, float], pole: Array, bend: int) -> _Chain:
    """``bend`` is 1 where the lower bone folds to the front (an elbow), -1 to the back (a knee)."""
    first, second = lengths
    way = target - start
    distance = float(np.linalg.norm(way))
    share = distance / (first + second)
    distance = float(np.clip(distance, abs(first - second) + 1e-3, (first + second) * _STRAIGHTEST))
    ahead = unit(way)
    aside = pole - ahead * (pole @ ahead)
    if np.linalg.norm(aside) < 1e-6:  # the pole lies on the line: bend upwards
        aside = np.array([0.0, 0.0, 1.0]) - ahead * ahead[2]
    aside = unit(aside)
    cosine = (first**2 + distance**2 - second**2) / (2 * first * distance)
    middle = start + ahead * first * cosine + aside * first * np.sqrt(max(0.0, 1 - cosine**2))
    end = start + ahead * distance
    front = -bend * aside
    upper = Frame(start, axes(unit(start - middle), front))
    return _Chain(upper, Frame(middle, axes(unit(middle - end), front)), end, Reach(share, target - end))


def _pin_arm(skeleton: Skeleton, side: str, held: _Held, posture: Posture) -> None:
    at, target, normal, directions = held
    chest = skeleton.segments["chest"].axes
    pole = directions.get("pole", chest @ np.array([-0.6, outward(side) * 0.6, -0.5]))
    shoulder = skeleton.segments[f"upper_arm_{side}"].origin
    fixed = _written_hand(side, directions, normal, target - shoulder)
    for _ in range(_ROUNDS):
        hand = fixed if fixed is not None else _following_hand(skeleton, side, normal)
        along, off = _HAND_POINTS[at]
        wrist = target + hand[:, 2] * along + outward(side) * hand[:, 1] * off
        chain = _above_floor(shoulder, wrist, pole)
        # the shoulder girdle follows the arm
        girdle = posture.girdle[side]
        shoulder = shoulder_centre(skeleton, side, chest.T @ chain.upper.axes, girdle)
        upper = Frame(shoulder, chain.upper.axes)
        set_arm(skeleton, side, upper, chain.lower, Frame(chain.end, hand))
        skeleton.reach[f"hand_{side}"] = chain.reach


def _above_floor(shoulder: Array, wrist: Array, pole: Array) -> _Chain:
    """The arm with its elbow kept out of the floor."""
    lengths = LENGTHS["upper_arm"], LENGTHS["forearm"]
    chain = _two_bones(shoulder, wrist, lengths, pole, _ELBOW)
    for _ in range(14):
        if chain.lower.origin[2] > _ELBOW_CLEARANCE or shoulder[2] < 0.05:  # lies on the floor itself
            break
        pole = pole + np.array([0, 0, 0.2])
        chain = _two_bones(shoulder, wrist, lengths, pole, _ELBOW)
    return chain


def _written_hand(side: str, directions: Mapping[str, Array], normal: Array | None, arm: Array) -> Array | None:
    """The axes of a hand whose fingers or palm are written; else it follows the forearm."""
    if not directions.keys() & {"fingers", "palm"}:
        return None
    palm = unit(directions.get("palm", _DOWN if normal is None else -normal))
    fingers = directions.get("fingers", arm)
    return _hand_axes(side, fingers - palm * (palm @ fingers), palm)


def _following_hand(skeleton: Skeleton, side: str, normal: Array | None) -> Array:
    forearm = skeleton.segments[f"forearm_{side}"]
    back = unit(forearm.origin - skeleton.segments[f"hand_{side}"].origin)
    palm = unit(_DOWN if normal is None else -normal)
    if abs(palm @ back) >= 0.95:  # nearly along the forearm: no palm could face that way
        palm = forearm.axes[:, 1]
    return _hand_axes(side, -back, palm)


def _hand_axes(side: str, fingers: Array, palm: Array) -> Array:
    """Axes whose z runs from the fingertips to the wrist; the palm faces the midline where the arm hangs."""
    z = -unit(fingers)
    y = -outward(side) * palm
    y = unit(y - z * (y @ z))
    return np.array([cross(y, z), y, z]).T


def _pin_leg(skeleton: Skeleton, side: str, held: _Held, posture: Posture) -> None:
    at, target, _, directions = held
    hip = skeleton.segments[f"thigh_{side}"].origin
    pelvis = skeleton.segments["pelvis"].axes
    pole = directions.get("pole", pelvis @ np.array([1.0, 0, 0.15]))
    toes = directions.get("toes", np.array([1.0, 0, 0]))
    foot = axes(-unit(directions.get("sole", _DOWN)), toes)
    follows = not directions.keys() & {"toes", "sole"}
    for attempt in range(2 if follows else 1):
        ankle = target - foot @ _FOOT_POINTS[at]
        chain = _two_bones(hip, ankle, (LENGTHS["thigh"], LENGTHS["shank"]), pole, _KNEE)
        if follows:
            foot = chain.lower.axes @ posture.joints[f"ankle_{side}"]
            if attempt == 0:
                continue
    skeleton.reach[f"foot_{side}"] = chain.reach
    set_leg(skeleton, side, Frame(hip, chain.upper.axes), chain.lower, Frame(chain.end, foot))
