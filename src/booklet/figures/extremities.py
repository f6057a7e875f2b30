"""Hands, bare feet and shoes as solids."""

from __future__ import annotations

from typing import Final

import numpy as np

from booklet.figures.geometry import Array, about_y, unit
from booklet.figures.materials import Material
from booklet.figures.place import Grip
from booklet.figures.skeleton import Frame, outward
from booklet.figures.solids import Blend, Look, Solids

# share, radius towards the thumb, towards the little finger, palm side, back
_PALM: Final = np.array(
    [
        (0, 0.025, 0.026, 0.016, 0.0165),
        (0.45, 0.038, 0.036, 0.018, 0.014),
        (0.8, 0.042, 0.039, 0.0165, 0.0125),
        (1, 0.038, 0.036, 0.013, 0.010),
    ]
)
# index to little finger: across the palm, where it begins, length, radius, spread in degrees
_FINGERS: Final = (
    (0.030, -0.086, 0.073, 0.0098, 4),
    (0.0105, -0.091, 0.080, 0.0102, 1),
    (-0.0095, -0.088, 0.075, 0.0096, -2),
    (-0.0285, -0.079, 0.060, 0.0085, -6),
)
_PHALANGES: Final = (0.46, 0.30, 0.24)
# big to little toe: across the foot, length, radius
_TOES: Final = (
    (0.028, 0.064, 0.0135),
    (0.0085, 0.052, 0.0105),
    (-0.0075, 0.046, 0.010),
    (-0.022, 0.038, 0.0095),
    (-0.035, 0.029, 0.009),
)


def add_hand(solids: Solids, hand: Frame, side: str, grip: Grip) -> None:
    """A hand: palm, four fingers of three phalanges, thumb.  The frame's z points from the fingertips to the wrist."""
    palmar = -outward(side)
    stations = _PALM if palmar > 0 else _PALM[:, [0, 1, 2, 4, 3]]
    wrist = Blend(0.02, hand.origin, 0.06)
    solids.tube(hand, 0.088, stations, Look(f"palm_{side}", Material.SKIN), wrist, end_cap=0.010)
    look = Look(f"finger_{side}", Material.SKIN)
    for number, (across, begin, length, radius, spread) in enumerate(_FINGERS):
        joint, bend = np.array([across, 0.0, begin]), 0.0
        for place, (share, flexion) in enumerate(zip(_PHALANGES, grip[:3], strict=True)):
            bend += np.radians(flexion) * (1 + 0.06 * number)
            ahead = np.array([np.sin(np.radians(spread)) * np.cos(bend), np.sin(bend), -np.cos(bend)])
            tip = joint + ahead * length * share
            thick = radius * (1 - 0.09 * place)
            _bone(solids, hand, palmar, (joint, tip), (thick, thick * 0.92), look, 0.006)
            joint = tip
    _add_thumb(solids, hand, palmar, grip, Look(f"thumb_{side}", Material.SKIN))


def _add_thumb(solids: Solids, hand: Frame, palmar: int, grip: Grip, look: Look) -> None:
    abduction, flexion = np.radians(grip[3]), np.radians(grip[4])
    root = np.array([0.022, 0.006, -0.018])
    first = unit(np.array([np.sin(abduction), 0.25 + 0.3 * np.sin(flexion), -np.cos(abduction)]))
    turned = abduction - flexion * 0.75
    second = unit(np.array([np.sin(turned), 0.15 + 0.75 * np.sin(flexion), -np.cos(turned)]))
    knuckle = root + first * 0.045
    middle = knuckle + second * 0.030
    _bone(solids, hand, palmar, (root, knuckle), (0.0165, 0.0125), look, 0.016)
    _bone(solids, hand, palmar, (knuckle, middle), (0.0115, 0.0105), look, 0.006)
    _bone(solids, hand, palmar, (middle, middle + second * 0.022), (0.0105, 0.0085), look, 0.006)


def _bone(
    solids: Solids,
    hand: Frame,
    palmar: int,
    ends: tuple[Array, Array],
    radii: tuple[float, float],
    look: Look,
    k: float,
) -> None:
    """A bone between points whose y counts towards the palm."""
    flip = np.array([1, palmar, 1])
    start, end = (hand.point(*(end * flip)) for end in ends)
    solids.cone(start, end, radii, look, Blend(k))


def add_foot(solids: Solids, ankle: Frame, side: str, toe: float) -> None:
    """A bare foot; ``toe`` lifts the toes about the ball, in degrees."""
    look, joint = Look(f"foot_{side}", Material.SKIN), (ankle.origin, 0.09)
    inward = -outward(side)
    solids.ellipsoid(
        Frame(ankle.point(-0.022, 0, -0.036), ankle.axes), (0.036, 0.032, 0.033), look, Blend(0.03, *joint)
    )
    instep = ankle.point(0, 0, -0.012), ankle.point(0.105, inward * 0.004, -0.045)
    solids.cone(*instep, (0.034, 0.024), look, Blend(0.035))
    middle = Frame(ankle.point(0.055, inward * -0.006, -0.050), ankle.axes)
    solids.ellipsoid(middle, (0.085, 0.034, 0.018), look, Blend(0.02))
    solids.ellipsoid(Frame(ankle.point(0.112, 0, -0.049), ankle.axes), (0.042, 0.044, 0.020), look, Blend(0.02))
    ball = _toes_frame(ankle, (0.132, 0, -0.052), toe)
    for across, length, radius in _TOES:
        back = -abs(across - 0.02) * 0.25
        start = ball.point(back, inward * across, 0)
        end = ball.point(back + length, inward * across * 0.93, -0.015 + radius * 0.98)
        solids.cone(start, end, (radius * 1.12, radius), look, Blend(0.005))


def add_shoe(solids: Solids, ankle: Frame, side: str, toe: float) -> None:
    """A shoe with a sole; ``toe`` lifts its tip about the ball, in degrees."""
    upper, sole = (Look(f"foot_{side}", material) for material in (Material.SHOE, Material.SOLE))
    joint, inward = (ankle.origin, 0.09), -outward(side)

    def at(x: float, y: float, z: float) -> Frame:
        return Frame(ankle.point(x, inward * y, z), ankle.axes)

    collar = ankle.point(-0.006, 0, 0.004), ankle.point(-0.008, 0, -0.012)
    solids.cone(*collar, (0.040, 0.042), upper, Blend(0.004, *joint))
    solids.ellipsoid(at(-0.022, 0, -0.034), (0.043, 0.038, 0.040), upper, Blend(0.03, *joint))
    instep = ankle.point(0, 0, -0.016), ankle.point(0.105, inward * 0.004, -0.042)
    solids.cone(*instep, (0.041, 0.030), upper, Blend(0.035))
    solids.ellipsoid(at(0.060, -0.004, -0.048), (0.090, 0.040, 0.024), upper, Blend(0.02))
    ball = _toes_frame(ankle, (0.120, 0, -0.056), toe)
    tip = Frame(ball.point(0.012, inward * 0.002, 0.008), ball.axes)
    solids.ellipsoid(tip, (0.066, 0.045, 0.028), upper, Blend(0.02))
    solids.box(at(0.026, 0, -0.067), (0.092, 0.035, 0.010), 0.009, sole, Blend(0.012))
    solids.ellipsoid(at(-0.030, 0, -0.067), (0.042, 0.037, 0.0105), sole, Blend(0.008))
    tread = Frame(ball.point(0.012, inward * 0.002, -0.011), ball.axes)
    solids.ellipsoid(tread, (0.070, 0.047, 0.0105), sole, Blend(0.010))


def _toes_frame(ankle: Frame, ball: tuple[float, float, float], toe: float) -> Frame:
    """The frame of the toes, turned about the ball of the foot."""
    return Frame(ankle.point(*ball), ankle.axes @ about_y(-toe))
