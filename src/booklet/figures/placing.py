"""Solving a posture: pins are met, then the body is lowered until what should rest touches its surface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from booklet.figures.body import add_body
from booklet.figures.build import SLIM, Build
from booklet.figures.geometry import Array, about_y
from booklet.figures.pins import meet_pins
from booklet.figures.place import SIDES
from booklet.figures.posture import Posture
from booklet.figures.skeleton import Skeleton, stand_up
from booklet.figures.solids import Solids, lowest

UP: Final = np.array([0.0, 0.0, 1.0])
_NEAR: Final = 1e-4
_ROUNDS: Final = 4
_PINNED: Final = {"foot": ("thigh", "shank", "patella", "foot"), "hand": ("upper_arm", "forearm", "palm", "sleeve")}
_STRAIGHT_ARM: Final = 0.985
"""The reach of arms that ``fit: arms`` aims at."""

_TIPPED: Final = (-60.0, 40.0)
_TIPPED_WITHIN: Final = 0.05
"""How far ``fit: arms`` tips the pelvis, and how exactly; degrees."""


@lru_cache(maxsize=32)
def solve(posture: Posture, build: Build = SLIM) -> Skeleton:
    """The skeleton of a posture, resting where it should; it is remembered, so it must not be changed."""
    support = posture.support
    if support.fixed is not None:
        return _at_height(posture, build, support.fixed)
    height, target = support.level + 0.3, support.level - support.sink
    pinned = _pinned_parts(posture)
    for _ in range(_ROUNDS):
        skeleton = _at_height(posture, build, height)
        if support.keep:
            joint, spot = support.keep
            posture = replace(posture, at=posture.at[:2] + spot - skeleton.joint(joint)[:2])
            skeleton = _at_height(posture, build, height)
        gap = lowest_of(dressed(skeleton, posture), support.parts, without=pinned) - target
        if abs(gap) < _NEAR:
            return skeleton
        height -= gap
    return _at_height(posture, build, height)


def dressed(skeleton: Skeleton, posture: Posture) -> Solids:
    """The solids of one person alone."""
    solids = Solids()
    add_body(solids, skeleton, posture)
    return solids


def lowest_of(
    solids: Solids, parts: Iterable[str], direction: Array = UP, without: frozenset[str] = frozenset()
) -> float:
    """The least coordinate along a direction of the person's parts whose names begin with one of those given."""
    begins = tuple(parts)
    return min(
        lowest(solids, i, direction)
        for i, (part, owner) in enumerate(zip(solids.parts, solids.owners, strict=True))
        if owner == 0 and part.startswith(begins) and part not in without
    )


def _at_height(posture: Posture, build: Build, height: float) -> Skeleton:
    skeleton = stand_up(posture, build, height)
    meet_pins(skeleton, posture)
    return skeleton


def _pinned_parts(posture: Posture) -> frozenset[str]:
    """The parts of pinned limbs: they do not decide the height, unless they are named with their side."""
    parts = {f"{part}_{limb[-1]}" for limb in posture.pins for part in _PINNED[limb[:4]]}
    return frozenset(parts - set(posture.support.parts))


def fitted(posture: Posture, build: Build = SLIM) -> Posture:
    """The posture with the pelvis tipped so that the pinned arms are just straight, if it asks for that."""
    if not posture.fit_arms:
        return posture
    plain = replace(posture, fit_arms=False)

    def tipped(degrees: float) -> Posture:
        hips = {f"hip_{side}": about_y(-degrees) @ plain.joints[f"hip_{side}"] for side in SIDES}
        return replace(plain, root=plain.root @ about_y(degrees), joints={**plain.joints, **hips})

    def too_far(degrees: float) -> float:
        found = solve(tipped(degrees), build).reach
        return float(np.mean([reach.share for limb, reach in found.items() if limb.startswith("hand")])) - _STRAIGHT_ARM

    low, high = _TIPPED
    if too_far(low) * too_far(high) > 0:  # never just straight
        return tipped(min(np.arange(low, high, 12.0).tolist(), key=lambda degrees: abs(too_far(degrees))))
    while high - low > _TIPPED_WITHIN:  # the reach falls as the pelvis tips forward
        middle = (low + high) / 2
        low, high = (middle, high) if too_far(middle) > 0 else (low, middle)
    return tipped((low + high) / 2)
