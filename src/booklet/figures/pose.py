"""A pose file: what an author writes about one figure, validated field by field.

Lengths are metres of a person 1.72 m tall, angles degrees in clinical signs: flexion, abduction, external rotation,
dorsiflexion and pronation are positive; of the spine, side-bend and twist to the person's left.
World axes: x to the viewer's right, y away from the viewer, z up from the floor.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Self, TypeAlias, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from booklet.content.record import Part, Slug
from booklet.figures.place import (
    GRIPS,
    SEGMENT_OF,
    Direction,
    Grip,
    Place,
    Triple,
    parse_direction,
    parse_grip,
    parse_place,
    parse_triple,
)

Number = Annotated[float, Field(ge=-400, le=400, allow_inf_nan=False)]


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


_ANGLES = {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3}
Angles = Annotated[
    tuple[Number, ...],
    Field(min_length=1, max_length=3),
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "number"}, _ANGLES]}),
]
"""Up to three angles about one joint; those left out are 0, and the first may stand by itself."""

Length = Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)]
Plan = Annotated[tuple[Length, ...], Field(min_length=2, max_length=2)]

_TRIPLE = {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3}
_SPOT = {"type": "array", "minItems": 3, "maxItems": 4}
_JOINT = {
    "type": "object",
    "properties": {"joint": {"enum": [*SEGMENT_OF]}, "rel": _TRIPLE, "plus": _TRIPLE},
    "required": ["joint"],
    "additionalProperties": False,
}
_IN_SEGMENT = {
    "type": "object",
    "properties": {"joint": {"enum": [*SEGMENT_OF]}, "rel": _TRIPLE},
    "required": ["joint", "rel"],
    "additionalProperties": False,
}
_PLACES = [{"enum": [*SEGMENT_OF]}, _SPOT, _JOINT]
_ON_PATIENT = {
    "type": "object",
    "properties": {"patient": {"anyOf": _PLACES}},
    "required": ["patient"],
    "additionalProperties": False,
}
_GRIP = {"type": "array", "items": {"type": "number"}, "minItems": 5, "maxItems": 5}
_WORDS = {"type": "string", "examples": ["right+up", "down"]}

PlaceField: TypeAlias = Annotated[
    Place, PlainValidator(parse_place), WithJsonSchema({"anyOf": [*_PLACES, _ON_PATIENT]})
]
TripleField: TypeAlias = Annotated[Triple, PlainValidator(parse_triple), WithJsonSchema(_TRIPLE)]
DirectionField: TypeAlias = Annotated[
    Direction, PlainValidator(parse_direction), WithJsonSchema({"anyOf": [_WORDS, _TRIPLE, _IN_SEGMENT]})
]
GripField: TypeAlias = Annotated[
    Grip, PlainValidator(parse_grip), WithJsonSchema({"anyOf": [{"enum": [*GRIPS]}, _GRIP]})
]

P = TypeVar("P", bound=Part)


class Base(Enum):
    """How the whole body lies or stands before it is turned."""

    STAND = "stand"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LEFT = "side_left"
    SIDE_RIGHT = "side_right"


class Root(Part):
    """Where the pelvis is and how it is turned."""

    base: Base = Base.STAND
    """Supine has the head at the left of the picture, prone at the right; on the left side one faces the viewer."""
    at: Plan = (0.0, 0.0)
    """Where the pelvis stands on the floor: x and y."""
    yaw: Number = 0.0
    """About the vertical, counter-clockwise seen from above."""
    pitch: Number = 0.0
    """Nose down."""
    roll: Number = 0.0
    """To the left."""
    turn: Number = 0.0
    """About the body's own long axis, to the left."""


class HandAt(Enum):
    """The point of the hand that a pin holds."""

    PALM = "palm"
    FIST = "fist"
    TIPS = "tips"
    WRIST = "wrist"


class FootAt(Enum):
    """The point of the foot that a pin holds."""

    SOLE = "sole"
    HEEL = "heel"
    BALL = "ball"
    ANKLE = "ankle"
    ACHILLES = "achilles"


class HandPin(Part):
    """A hand held at a place; shoulder and elbow follow."""

    to: PlaceField
    """Where the hand goes: a point of the room, a spot on the skin, a joint, or one of these on the patient."""
    at: HandAt = HandAt.PALM
    """The point of the hand that goes there."""
    fingers: DirectionField | None = None
    """Where the fingers point."""
    palm: DirectionField | None = None
    """Where the palm faces."""
    pole: DirectionField | None = None
    """Where the elbow points."""


class FootPin(Part):
    """A foot held at a place; hip and knee follow."""

    to: PlaceField
    """Where the foot goes: a point of the room, a spot on the skin, a joint, or one of these on the patient."""
    at: FootAt = FootAt.SOLE
    """The point of the foot that goes there."""
    toes: DirectionField | None = None
    """Where the toes point."""
    sole: DirectionField | None = None
    """Where the sole faces."""
    pole: DirectionField | None = None
    """Where the knee points."""


class Pins(Part):
    """Which hands and feet are held; an empty one lets go of what the pose under it holds."""

    hand_l: HandPin | None = None
    """The left hand."""
    hand_r: HandPin | None = None
    """The right hand."""
    foot_l: FootPin | None = None
    """The left foot."""
    foot_r: FootPin | None = None
    """The right foot."""


class BodyPart(Enum):
    """A part of the body that can rest on something; of limbs, both sides unless one is named."""

    TORSO = "torso"
    SHIRT = "shirt"
    GLUTE = "glute"
    SKULL = "skull"
    TRAP = "trap"
    THIGH = "thigh"
    THIGH_L = "thigh_l"
    THIGH_R = "thigh_r"
    SHANK = "shank"
    SHANK_L = "shank_l"
    SHANK_R = "shank_r"
    PATELLA = "patella"
    PATELLA_L = "patella_l"
    PATELLA_R = "patella_r"
    FOOT = "foot"
    FOOT_L = "foot_l"
    FOOT_R = "foot_r"
    SLEEVE_L = "sleeve_l"
    SLEEVE_R = "sleeve_r"
    FOREARM = "forearm"
    FOREARM_L = "forearm_l"
    FOREARM_R = "forearm_r"


class KeptJoint(Enum):
    """A joint that can stay over its spot of the start."""

    PELVIS = "pelvis"
    CHEST = "chest"
    NECK = "neck"
    HEAD = "head"


class Contact(Part):
    """What of the body rests on what."""

    level: Length = 0.0
    """Height of the surface: 0 is the floor, 0.45 the seat of a chair."""
    parts: tuple[BodyPart, ...] = ()
    """What is lowered on to it; without any, whatever comes first."""
    sink: Length = 0.006
    """How far soft parts are pressed in."""
    fixed: Length | None = None
    """Height of the pelvis instead, where pins alone carry the body."""
    keep: KeptJoint | None = None
    """A joint that stays over its spot of the start."""


class Shape(Part):
    """How far the trunk stands out in front of its usual form: breathing in and out."""

    belly: Length = 0.0
    """Metres that the belly stands out further."""
    ribs: Length = 0.0
    """Metres that the ribs stand out further."""


class Fit(Enum):
    """What is worked out instead of being written."""

    ARMS = "arms"
    """The pelvis tips until both pinned arms are just straight; the thighs stay where they are."""


class Pose(Part):
    """One position of a body.  What is left out is 0, or as in the pose named by ``like``."""

    like: Slug | None = None
    """The pose that this one is written over: of the library, or `start` in a finish."""
    root: Root = Root()
    """Where the body is and how it is turned."""
    contact: Contact = Contact()
    """What of the body rests on what."""
    fit: Fit | None = None
    """What is worked out."""
    shoes: bool = False
    """Shoes instead of bare feet."""
    straight_back: bool = False
    """The back must be straight here; the checks see to it."""
    shape: Shape = Shape()
    """Breathing: how far belly and ribs stand out."""
    lumbar: Angles = (0.0,)
    """Flexion, side-bend to the left, twist to the left; arching is negative."""
    thoracic: Angles = (0.0,)
    """Flexion, side-bend to the left, twist to the left; arching is negative."""
    neck: Angles = (0.0,)
    """Flexion, side-bend to the left, twist to the left; looking up is negative."""
    retraction: Number = 0.0
    """The chin drawn straight back, as in a chin tuck; negative pokes it forward."""
    hip_l: Angles = (0.0,)
    """Flexion, abduction, external rotation."""
    hip_r: Angles = (0.0,)
    """Flexion, abduction, external rotation."""
    knee_l: Number = 0.0
    """Flexion."""
    knee_r: Number = 0.0
    """Flexion."""
    ankle_l: Number = 0.0
    """Dorsiflexion; -50 points the toes."""
    ankle_r: Number = 0.0
    """Dorsiflexion; -50 points the toes."""
    toe_l: Number = 0.0
    """How far the toes are bent up."""
    toe_r: Number = 0.0
    """How far the toes are bent up."""
    girdle_l: Angles = (0.0,)
    """Shoulder up, shoulder forward, narrower: small numbers up to 20."""
    girdle_r: Angles = (0.0,)
    """Shoulder up, shoulder forward, narrower: small numbers up to 20."""
    shoulder_l: Angles = (0.0,)
    """Flexion, abduction, external rotation; a hanging arm is 0, overhead 170."""
    shoulder_r: Angles = (0.0,)
    """Flexion, abduction, external rotation; a hanging arm is 0, overhead 170."""
    elbow_l: Number = 0.0
    """Flexion."""
    elbow_r: Number = 0.0
    """Flexion."""
    forearm_l: Number = 0.0
    """Pronation from thumb-forward."""
    forearm_r: Number = 0.0
    """Pronation from thumb-forward."""
    wrist_l: Angles = (0.0,)
    """Towards the palm, towards the thumb."""
    wrist_r: Angles = (0.0,)
    """Towards the palm, towards the thumb."""
    hand_l: GripField | None = None
    """A grip by name, or five angles: three finger joints, thumb abduction, thumb flexion."""
    hand_r: GripField | None = None
    """A grip by name, or five angles: three finger joints, thumb abduction, thumb flexion."""
    pin: Pins = Pins()
    """Hands and feet that stay where they are."""

    def over(self, base: Pose) -> Self:
        """This pose written over another: what it says counts, the rest comes from the base."""
        merged = {name: getattr(self, name) for name in self.model_fields_set - {"like"}}
        for name in ("root", "contact", "shape", "pin"):
            if name in merged:
                merged[name] = _laid_over(merged[name], getattr(base, name))
        return self.model_copy(update={**dict(base), **merged})


def _laid_over(upper: P, lower: P) -> P:
    return lower.model_copy(update={name: getattr(upper, name) for name in upper.model_fields_set})
