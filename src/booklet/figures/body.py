"""The body round a skeleton: trunk, head, arms and legs as solids, dressed in a T-shirt and leggings."""

from __future__ import annotations

from typing import Final

import numpy as np

from booklet.figures.build import CHIN, FACE, HAIR, LENGTHS, SHIRT_GAP, SKULL, TRUNK_HIGH, TRUNK_LOW
from booklet.figures.extremities import add_foot, add_hand, add_shoe
from booklet.figures.geometry import Array, about_y, about_z, angle_between, axes, unit
from booklet.figures.materials import Material
from booklet.figures.place import SIDES
from booklet.figures.posture import Posture
from booklet.figures.skeleton import TRUNK_HEIGHTS, Frame, Skeleton, outward
from booklet.figures.solids import FLAT, Blend, Look, Solids

SHIRT_LOW: Final = float(min(TRUNK_HEIGHTS, key=abs))
"""Height above the line of the hips at which the shirt begins."""

_NECK: Final = np.array(
    [(0, 0.044, 0.050, 0.048, 0.048), (0.5, 0.046, 0.050, 0.050, 0.050), (1, 0.050, 0.056, 0.060, 0.060)]
)
_SKIN, _HAIR = Material.SKIN, Material.HAIR


def add_body(solids: Solids, skeleton: Skeleton, posture: Posture, owner: int = 0) -> None:
    """Add a person's solids; ``owner`` is 0 for the person, 1 for the helper."""
    shirt, legs = _clothes(owner)
    _add_trunk(solids, skeleton, posture, owner)
    _add_neck(solids, skeleton, owner, shirt)
    _add_head(solids, skeleton, owner)
    for side in SIDES:
        _add_arm(solids, skeleton, posture, (owner, side), shirt)
    for side in SIDES:
        _add_leg(solids, skeleton, posture, (owner, side), legs)


def _clothes(owner: int) -> tuple[Material, Material]:
    """Shirt and leggings."""
    return (Material.HELPER_SHIRT, Material.HELPER_LEGS) if owner else (Material.SHIRT, Material.LEGS)


def for_side(stations: Array, side: str) -> Array:
    """Stations with inside and outside changed into left and right."""
    order = [0, 1, 2, 4, 3] if side == "l" else [0, 1, 2, 3, 4]
    return np.asarray(stations[:, order])


def _add_trunk(solids: Solids, skeleton: Skeleton, posture: Posture, owner: int) -> None:
    shirt, legs = _clothes(owner)
    rows = skeleton.build.trunk_stations(*posture.swell)
    frames = [skeleton.spine.at(float(height)) for height in TRUNK_HEIGHTS]
    points = np.array([frame.origin for frame in frames])
    turns = np.array([frame.axes for frame in frames])
    share = (rows[:, 0] - TRUNK_LOW) / (TRUNK_HIGH - TRUNK_LOW)
    solids.group(owner, "torso")
    stations = np.column_stack([share, rows[:, 2], rows[:, 3], rows[:, 1], rows[:, 1]])
    solids.curved_tube((points, turns), stations, Look("torso", legs), (0.04, 0.03))
    pelvis = skeleton.segments["pelvis"]
    for side in SIDES:
        centre = Frame(pelvis.point(-0.052, outward(side) * 0.072, -0.022), pelvis.axes)
        radii = np.array((0.076, 0.078, 0.088)) * (1 + (skeleton.build.trunk - 1) * 0.6)
        solids.ellipsoid(centre, radii, Look(f"glute_{side}", legs), Blend(0.05))
    first = int(np.argmin(np.abs(TRUNK_HEIGHTS)))
    heights = np.linspace(TRUNK_HEIGHTS[first], TRUNK_HEIGHTS[-1], 15)
    width, front, back = (np.interp(heights, rows[:, 0], rows[:, i]) for i in (1, 2, 3))
    share = (heights - heights[0]) / (heights[-1] - heights[0])
    stations = np.column_stack([share, front, back, width, width])
    cloth = points[first:], turns[first:]
    solids.curved_tube(cloth, stations, Look("shirt", shirt), (FLAT, FLAT), grow=SHIRT_GAP)


def _add_neck(solids: Solids, skeleton: Skeleton, owner: int, shirt: Material) -> None:
    neck, head = skeleton.segments["neck"], skeleton.segments["head"]
    solids.group(owner, "head", Blend(0.045, neck.origin, 0.15))
    base = neck.origin - neck.axes[:, 2] * 0.03
    up = unit(head.origin - base)
    length = float(np.linalg.norm(head.origin - base)) + 0.03
    solids.tube(Frame(base + up * length, axes(up, neck.axes[:, 0])), length, _NECK, Look("neck", _SKIN))
    chest = skeleton.segments["chest"].axes
    for side in SIDES:
        out = outward(side)
        high = neck.point(-0.018, out * 0.026, 0.030)
        low = skeleton.segments[f"upper_arm_{side}"].origin + chest @ np.array([-0.008, -out * 0.035, 0.010])
        solids.cone(high, low, (0.022, 0.034), Look("trap", shirt), Blend(0.035))


def _add_head(solids: Solids, skeleton: Skeleton, owner: int) -> None:
    head = skeleton.segments["head"]

    def at(*local: float) -> Frame:
        return Frame(head.point(*local), head.axes)

    for (centre, radii), part in ((SKULL, "skull"), (FACE, "face")):
        solids.ellipsoid(at(*centre), radii, Look(part, _SKIN), Blend(0.03))
    for side in SIDES:
        ear, chin = head.point(0.004, outward(side) * 0.046, 0.036), head.point(0.070, outward(side) * 0.014, -0.010)
        solids.cone(ear, chin, (0.022, 0.018), Look("jaw", _SKIN), Blend(0.025))
    solids.ellipsoid(at(*CHIN[0]), CHIN[1], Look("chin", _SKIN), Blend(0.02))
    nose = head.point(0.088, 0, 0.078), head.point(0.108, 0, 0.046)
    solids.cone(*nose, (0.009, 0.0118), Look("nose", _SKIN), Blend(0.014))
    solids.ellipsoid(at(0.089, 0, 0.018), (0.013, 0.022, 0.013), Look("lips", _SKIN), Blend(0.012))
    solids.ellipsoid(at(*HAIR[0]), HAIR[1], Look("hair", _HAIR), Blend(0.02))
    if skeleton.build.bun or owner:
        solids.ellipsoid(at(-0.112, 0, 0.150), (0.036, 0.036, 0.034), Look("bun", _HAIR), Blend(0.006))
    solids.group(owner, "ears")
    for side in SIDES:
        turned = head.axes @ about_z(outward(side) * -20) @ about_y(-12)
        place = Frame(head.point(-0.004, outward(side) * 0.076, 0.060), turned)
        solids.ellipsoid(place, (0.018, 0.010, 0.030), Look("ear", _SKIN))


def _add_arm(solids: Solids, skeleton: Skeleton, posture: Posture, who: tuple[int, str], shirt: Material) -> None:
    owner, side = who
    upper, forearm, hand = (skeleton.segments[f"{name}_{side}"] for name in ("upper_arm", "forearm", "hand"))
    length = LENGTHS["upper_arm"]
    solids.group(owner, f"arm_{side}", Blend(0.05, upper.origin, 0.17))
    stations = for_side(skeleton.build.tube("upper_arm"), side)
    solids.tube(upper, length, stations, Look(f"upper_arm_{side}", _SKIN))
    cloth = Look(f"sleeve_{side}", shirt)
    cap = Frame(upper.point(0, outward(side) * 0.010, -0.035), upper.axes)
    solids.ellipsoid(cap, np.array((0.056, 0.050, 0.075)) * skeleton.build.limbs**0.5, cloth, Blend(0.02))
    share = np.linspace(0, 1, 5)
    loose = (0.009 + 0.010 * share)[:, None]
    radii = np.column_stack([np.interp(share * 0.46, stations[:, 0], stations[:, i]) for i in range(1, 5)])
    sleeve = np.hstack([share[:, None], radii + loose])
    solids.tube(upper, length * 0.46, sleeve, cloth, end_cap=FLAT)
    bend = angle_between(upper.axes[:, 2], forearm.axes[:, 2])
    joint = Blend(0.008 + 0.022 * min(1.0, bend / 70), forearm.origin, 0.10)
    twisted = _forearm_stations(skeleton.build.tube("forearm"), forearm, hand)
    solids.tube(forearm, LENGTHS["forearm"], twisted, Look(f"forearm_{side}", _SKIN), joint)
    add_hand(solids, hand, side, posture.grips[side])


def _forearm_stations(stations: Array, forearm: Frame, hand: Frame) -> Array:
    """The flat wrist turns with the hand: the radii change from the forearm's axes into the hand's."""
    along = float(forearm.axes[:, 0] @ hand.axes[:, 0]) ** 2
    weight = np.clip((stations[:, :1] - 0.4) / 0.6, 0, 1)
    wide, thin = stations[:, 1:3].mean(axis=1), stations[:, 3:].mean(axis=1)
    deep = (wide * along + thin * (1 - along))[:, None]
    broad = (thin * along + wide * (1 - along))[:, None]
    turned = np.hstack([deep, deep, broad, broad])
    return np.hstack([stations[:, :1], stations[:, 1:] * (1 - weight) + turned * weight])


def _add_leg(solids: Solids, skeleton: Skeleton, posture: Posture, who: tuple[int, str], legs: Material) -> None:
    owner, side = who
    thigh, shank, foot = (skeleton.segments[f"{name}_{side}"] for name in ("thigh", "shank", "foot"))
    tubes = {name: for_side(skeleton.build.tube(name), side) for name in ("thigh", "shank")}
    solids.group(owner, f"leg_{side}", Blend(0.05, thigh.origin, 0.19))
    solids.tube(thigh, LENGTHS["thigh"], tubes["thigh"], Look(f"thigh_{side}", legs))
    bend = angle_between(thigh.axes[:, 2], shank.axes[:, 2])
    joint = Blend(0.008 + 0.027 * min(1.0, bend / 70), shank.origin, 0.11)
    solids.tube(shank, LENGTHS["shank"], tubes["shank"], Look(f"shank_{side}", legs), joint)
    # the kneecap rides half-way round the bend
    turned = axes(unit(thigh.axes[:, 2] + shank.axes[:, 2]), thigh.axes[:, 0] + shank.axes[:, 0])
    centre = shank.origin + turned[:, 0] * (0.020 - 0.006 * bend / 120)
    solids.ellipsoid(Frame(centre, turned), (0.030, 0.034, 0.044), Look(f"patella_{side}", legs), Blend(0.02))
    (add_shoe if posture.shoes else add_foot)(solids, foot, side, posture.toes[side])
