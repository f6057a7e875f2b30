"""Joint angles read back from a skeleton, and how far joints go.

Limbs: the table "Normal values for range of motion of joints" of the Merck Manual, Professional Version.  Spine: the
normal motions of the AMA Guides to the Evaluation of Permanent Impairment (inclinometer).  Both are active ranges; a
limb that is held, leant on or pulled goes further, by ``PASSIVE`` degrees here, which is our own judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from booklet.figures.geometry import Array
from booklet.figures.place import SIDES
from booklet.figures.posture import Posture
from booklet.figures.skeleton import Skeleton, outward

PASSIVE: Final = 12.0
_UNDER_WEIGHT: Final = 160.0
"""How far a knee bends under the weight of the body: 157 degrees in squatting, with a standard deviation of 6
(Hemmerich et al., Hip, knee and ankle kinematics of high range of motion activities of daily living, J Orthop Res 2006;
24: 770)."""


class Angle(NamedTuple):
    """A joint angle in degrees: ``field`` is the key of a pose that sets it, ``motion`` what it is of."""

    field: str
    motion: str
    degrees: float


RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "hip flexion": (-15, 125),
    "hip abduction": (-45, 45),
    "hip rotation": (-45, 45),
    "knee flexion": (0, 130),
    "ankle dorsiflexion": (-50, 20),
    "elbow flexion": (0, 160),
    "wrist bend": (-90, 90),
    "lumbar flexion": (-25, 60),
    "lumbar side-bend": (-25, 25),
    "lumbar and thoracic twist": (-48, 48),
    "thoracic flexion": (-20, 50),
    "thoracic side-bend": (-25, 25),
    "neck flexion": (-60, 50),
    "neck side-bend": (-45, 45),
    "neck twist": (-80, 80),
    "neck retraction": (-10, 20),
}
"""From, to; the twist of the trunk is that of the lumbar (18) and the thoracic spine (30) together.  Retraction is the
lean of the lower neck, and its range our own judgement."""


def limits(angle: Angle, posture: Posture) -> tuple[float, float]:
    """How far a joint may go in a posture, in degrees; a knee goes further where its shank lies under the body."""
    low, high = RANGES[angle.motion]
    rests = {*posture.support.parts}
    kneels = "torso" not in rests and bool({"shank", angle.field.replace("knee", "shank")} & rests)
    if angle.motion == "knee flexion" and kneels:
        return low - PASSIVE, _UNDER_WEIGHT
    return low - PASSIVE, high + PASSIVE


def angles(skeleton: Skeleton, posture: Posture) -> Iterator[Angle]:
    """Every angle that has a range."""
    for side in SIDES:
        joints = {name: skeleton.joints[f"{name}_{side}"] for name in ("hip", "knee", "ankle", "elbow", "wrist")}
        flexion, abduction, rotation = ball_joint(joints["hip"], side)
        hip = f"hip_{side}"
        yield from (
            Angle(hip, "hip flexion", flexion),
            Angle(hip, "hip abduction", abduction),
            Angle(hip, "hip rotation", rotation),
            Angle(f"knee_{side}", "knee flexion", _hinge(joints["knee"])),
            Angle(f"ankle_{side}", "ankle dorsiflexion", -_hinge(joints["ankle"])),
            Angle(f"elbow_{side}", "elbow flexion", -_hinge(joints["elbow"])),
            Angle(f"wrist_{side}", "wrist bend", float(np.degrees(np.arccos(np.clip(joints["wrist"][2, 2], -1, 1))))),
        )
    lumbar, thoracic, neck = (posture.spine[name] for name in ("lumbar", "thoracic", "neck"))
    yield Angle("lumbar", "lumbar and thoracic twist", float(lumbar[2] + thoracic[2]))
    for name, values in (("lumbar", lumbar), ("thoracic", thoracic), ("neck", neck)):
        yield Angle(name, f"{name} flexion", float(values[0]))
        yield Angle(name, f"{name} side-bend", float(values[1]))
    yield Angle("neck", "neck twist", float(neck[2]))
    yield Angle("retraction", "neck retraction", posture.retraction)


def _hinge(rotation: Array) -> float:
    """The turn about y."""
    return float(np.degrees(np.arctan2(rotation[0, 2], rotation[0, 0])))


def ball_joint(rotation: Array, side: str) -> tuple[float, float, float]:
    """Flexion, abduction and rotation of a hip in degrees.

    They are the angles of the joint coordinate system (Grood and Suntay 1983; ISB, Wu et al. 2002): flexion about the
    pelvis's own axis, rotation about the thigh's, abduction about the axis across both; so rotation is what a
    goniometer reads, with the hip straight and with the hip bent.
    """
    abduction = np.arcsin(np.clip(-rotation[1, 2], -1, 1))
    flexion = -np.arctan2(rotation[0, 2], rotation[2, 2])
    turn = np.arctan2(rotation[1, 0], rotation[1, 1])
    first, second, third = np.degrees([flexion, outward(side) * abduction, outward(side) * turn]).tolist()
    return first, second, third
