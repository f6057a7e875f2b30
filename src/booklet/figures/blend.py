"""Half-way postures: what lies between the start and the finish of a movement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from booklet.figures.build import Build
from booklet.figures.geometry import between, rotation_between
from booklet.figures.place import AtJoint, Point, Spot
from booklet.figures.placing import solve
from booklet.figures.posture import Pin, Posture
from booklet.figures.skeleton import Skeleton, aim, locate


def blend(start: Posture, finish: Posture, moment: float, build: Build) -> tuple[Skeleton, Posture]:
    """The solved posture at a moment from 0 (start) to 1 (finish).

    Rotations turn the shortest way, angles of the spine and pinned places move straight, pins are met anew and what
    rests on the floor is lowered again.
    """
    if moment <= 0:
        return solve(start, build), start
    if moment >= 1:
        return solve(finish, build), finish
    first, last = solve(start, build), solve(finish, build)
    pelvis = between(first.joint("pelvis"), last.joint("pelvis"), moment)
    begin, end = (replace(posture.support, keep=None) for posture in (start, finish))
    posture = replace(
        finish,
        root=rotation_between(first.segments["pelvis"].axes, last.segments["pelvis"].axes, moment),
        at=pelvis,
        spine={name: between(start.spine[name], finish.spine[name], moment) for name in start.spine},
        retraction=(1 - moment) * start.retraction + moment * finish.retraction,
        girdle={side: between(start.girdle[side], finish.girdle[side], moment) for side in start.girdle},
        toes={side: (1 - moment) * start.toes[side] + moment * finish.toes[side] for side in start.toes},
        grips={
            side: tuple(between(np.array(start.grips[side]), np.array(finish.grips[side]), moment).tolist())
            for side in start.grips
        },
        joints={name: rotation_between(first.joints[name], last.joints[name], moment) for name in first.joints},
        pins={
            limb: _pin_between((start.pins[limb], first), (finish.pins[limb], last), moment)
            for limb in start.pins.keys() & finish.pins.keys()
            if start.pins[limb].at == finish.pins[limb].at
        },
        support=end if begin == end and end.fixed is None else replace(end, fixed=float(pelvis[2])),
        swell=(
            (1 - moment) * start.swell[0] + moment * finish.swell[0],
            (1 - moment) * start.swell[1] + moment * finish.swell[1],
        ),
        fit_arms=False,
        straight_back=start.straight_back and finish.straight_back,
    )
    return solve(posture, build), posture


def _pin_between(start: tuple[Pin, Skeleton], finish: tuple[Pin, Skeleton], moment: float) -> Pin:
    (first, before), (last, after) = start, finish
    place = first.to
    if first.to != last.to or not isinstance(place, Spot | AtJoint):
        x, y, z = between(locate(before, first.to)[0], locate(after, last.to)[0], moment).tolist()
        place = Point((x, y, z))
    directions = {**last.directions, **first.directions}
    for name in first.directions.keys() & last.directions.keys():
        begin, end = aim(before, first.directions[name]), aim(after, last.directions[name])
        x, y, z = between(begin, end, moment).tolist()
        directions[name] = (x, y, z)
    return Pin(place, first.at, directions)
