"""Body builds: the proportions of a person.

Segment lengths are the fractions of stature of Drillis and Contini (1966) as Winter gives them (Biomechanics and Motor
Control of Human Movement).  The radii of the tubes are our own, judged by eye; a second build scales them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from booklet.figures.geometry import Array

STATURE: Final = 1.72

LENGTHS: Final[Mapping[str, float]] = {
    "thigh": 0.245 * STATURE,
    "shank": 0.246 * STATURE,
    "upper_arm": 0.186 * STATURE,
    "forearm": 0.146 * STATURE,
}

HIP_OFFSET: Final = 0.086
"""From the midline to the centre of a hip; metres, as all below."""
SHOULDER_OFFSET: Final = 0.172
SHOULDER_HEIGHT: Final = 0.482
"""Above the line of the hips, along the spine."""
NECK_HEIGHT: Final = 0.545

Station: TypeAlias = tuple[float, float, float, float, float]

# height above the line of the hips, half-width, front, back
TRUNK: Final[Array] = np.array(
    [
        (-0.085, 0.080, 0.050, 0.055),
        (-0.04, 0.140, 0.075, 0.095),
        (0.00, 0.163, 0.090, 0.112),
        (0.075, 0.158, 0.100, 0.108),
        (0.15, 0.138, 0.101, 0.088),
        (0.215, 0.128, 0.100, 0.080),
        (0.29, 0.136, 0.106, 0.090),
        (0.37, 0.150, 0.116, 0.104),
        (0.43, 0.156, 0.112, 0.109),
        (0.485, 0.150, 0.092, 0.102),
        (0.53, 0.118, 0.066, 0.088),
        (0.565, 0.078, 0.050, 0.068),
        (0.59, 0.056, 0.044, 0.056),
    ]
)
TRUNK_LOW: Final = float(TRUNK[0, 0])
TRUNK_HIGH: Final = float(TRUNK[-1, 0])
SHIRT_GAP: Final = 0.010
TRUNK_SAMPLES: Final = 26

SKULL: Final = (0.0, 0.0, 0.103), (0.096, 0.074, 0.090)
FACE: Final = (0.038, 0.0, 0.050), (0.054, 0.057, 0.076)
CHIN: Final = (0.084, 0.0, -0.010), (0.018, 0.020, 0.019)
HAIR: Final = (-0.014, 0.0, 0.112), (0.099, 0.082, 0.094)
"""Ellipsoids of the head, in its frame: the centre, and half their size to the front, the side and upwards."""

CHIN_TO_CROWN: Final = (-0.02, 0.205)
"""The heights of chin and crown over the joint of the head."""

# share of the length, then the radius to the front, back, inside and outside
_TUBES: Final[Mapping[str, tuple[Station, ...]]] = {
    "thigh": (
        (0, 0.082, 0.086, 0.070, 0.074),
        (0.15, 0.084, 0.088, 0.080, 0.076),
        (0.35, 0.080, 0.080, 0.072, 0.070),
        (0.6, 0.067, 0.066, 0.060, 0.059),
        (0.85, 0.056, 0.052, 0.053, 0.052),
        (1, 0.046, 0.042, 0.046, 0.046),
    ),
    "shank": (
        (0, 0.043, 0.042, 0.045, 0.045),
        (0.10, 0.043, 0.053, 0.050, 0.049),
        (0.27, 0.041, 0.067, 0.054, 0.052),
        (0.5, 0.036, 0.053, 0.043, 0.042),
        (0.75, 0.029, 0.036, 0.032, 0.031),
        (0.92, 0.029, 0.035, 0.033, 0.033),
        (1, 0.032, 0.036, 0.034, 0.034),
    ),
    "upper_arm": (
        (0, 0.050, 0.050, 0.042, 0.050),
        (0.2, 0.052, 0.051, 0.044, 0.049),
        (0.45, 0.048, 0.048, 0.042, 0.042),
        (0.8, 0.040, 0.041, 0.038, 0.038),
        (1, 0.033, 0.034, 0.033, 0.034),
    ),
    "forearm": (
        (0, 0.033, 0.033, 0.033, 0.034),
        (0.22, 0.042, 0.040, 0.039, 0.040),
        (0.5, 0.036, 0.035, 0.033, 0.033),
        (0.85, 0.027, 0.026, 0.022, 0.022),
        (1, 0.0255, 0.0255, 0.0195, 0.0195),
    ),
}


@dataclass(frozen=True, slots=True)
class Build:
    """A build: how much thicker than the first the limbs and the trunk are, how far the belly stands out, the hair."""

    name: str
    limbs: float = 1.0
    trunk: float = 1.0
    belly: float = 0.0
    bun: bool = False

    @property
    def shoulder(self) -> float:
        """From the midline to the centre of a shoulder."""
        return SHOULDER_OFFSET * (1 + (self.trunk - 1) * 0.7)

    @property
    def softness(self) -> float:
        """How much further than that of the first build its flesh gives where something presses on it."""
        return self.belly * 0.8

    def tube(self, segment: str) -> Array:
        """The stations of a limb: share of its length, then the radius to the front, back, inside and outside."""
        rows = np.array(_TUBES[segment])
        # joints, hands and feet are nearly the same in all builds
        thicker = 1 + (self.limbs - 1) * (1 - rows[:, :1] ** 2 * 0.7)
        return np.hstack([rows[:, :1], rows[:, 1:] * thicker])

    def trunk_stations(self, belly: float = 0.0, ribs: float = 0.0) -> Array:
        """Height above the line of the hips, half-width, front, back; belly and ribs stand out further by so much."""
        rows = TRUNK.copy()
        below_neck = np.clip((0.56 - rows[:, 0]) / 0.1, 0, 1)
        rows[:, 1:] *= (1 + (self.trunk - 1) * below_neck)[:, None]
        rows[:, 2] += self.belly * np.exp(-(((rows[:, 0] - 0.15) / 0.11) ** 2))
        rows[:, 2] += belly * _hill(rows[:, 0], -0.02, 0.26) + ribs * _hill(rows[:, 0], 0.18, 0.46)
        return rows


def _hill(x: Array, low: float, high: float) -> Array:
    """A raised cosine of height 1 on [low, high]."""
    inside = (x > low) & (x < high)
    return np.where(inside, (1 - np.cos(2 * np.pi * (x - low) / (high - low))) / 2, 0.0)


BUILDS: Final[Mapping[str, Build]] = {
    build.name: build for build in (Build("slim"), Build("broad", limbs=1.17, trunk=1.13, belly=0.036, bun=True))
}
"""By name; the first is the one that pose files are written for."""

SLIM: Final = BUILDS["slim"]
