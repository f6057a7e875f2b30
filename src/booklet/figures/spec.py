"""A figure as its pose file describes it: positions, view, props, highlight, arrows, and who reviewed it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Final

from pydantic import Field, StringConstraints, model_validator

from booklet.content.record import PROSE, Part, Record, Review, Text
from booklet.figures.checklist import Check, Stage
from booklet.figures.pose import Length, Number, PlaceField, Plan, Pose, TripleField

Alt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=250), PROSE]
"""What the drawing shows, for somebody who cannot see it: position and movement."""

Range = Annotated[tuple[Length, ...], Field(min_length=2, max_length=2)]
Share = Annotated[float, Field(ge=0, le=1)]


class Alts(Part):
    """An alternative text for each drawing."""

    start: Alt | None = None
    """The start of the movement."""
    finish: Alt | None = None
    """Its finish."""
    held: Alt | None = None
    """A position that is held."""


class View(Part):
    """Where the viewer stands: 0 sees the right side of one who stands, 90 the front."""

    az: Annotated[float, Field(ge=-360, le=360)] = 0.0
    """Degrees round the person: 0 sees the right side of one who stands, 90 the front."""
    el: Annotated[float, Field(ge=-10, le=80)] = 8.0
    """Degrees that the viewer looks down."""


class Moment(Enum):
    """Which of the two drawings shows something."""

    START = "start"
    FINISH = "finish"
    BOTH = "both"

    def shows(self, moment: float) -> bool:
        """Whether it is shown at a moment."""
        return self is Moment.BOTH or (self is Moment.FINISH) == (moment >= 0.5)  # half-way


class Mat(Part):
    """A mat on the floor, from x to x and from y to y."""

    x: Range = (-0.95, 0.95)
    """From left to right, in metres."""
    y: Range = (-0.33, 0.33)
    """From near to far, in metres."""
    holds_shadow: bool = False
    """The shadow ends at its edges."""


class Chair(Part):
    """A chair whose seat has its centre over a spot; ``yaw`` turns it, ``back`` may be missing."""

    at: Plan = (0.0, 0.0)
    """The spot under the centre of its seat: x, y."""
    height: Length = 0.45
    """Height of the seat."""
    yaw: Number = 0.0
    """Degrees that it is turned, seen from above."""
    back: bool = True
    """Whether it has a back."""
    rise: Length = 0.42
    """How far the back rises above the seat."""


class Thing(Part):
    """A loose prop by its centre, which may be given from a joint; ``at_start`` where it moves."""

    at: PlaceField
    """Its centre."""
    at_start: PlaceField | None = None
    """Its centre at the start, if it moves."""
    when: Moment = Moment.BOTH
    """In which drawing it stands."""


class Pillow(Thing):
    """A pillow; ``tilt`` turns it about the axis away from the viewer."""

    size: TripleField = (0.40, 0.50, 0.10)
    """Length, depth and height."""
    tilt: Number = 0.0
    """Degrees about the axis away from the viewer."""


class Stuff(Enum):
    """What a box is made of."""

    WOOD = "wood"
    MAT = "mat"
    WALL = "wall"
    PILLOW = "pillow"


class Box(Thing):
    """A box, step, table or doorway."""

    size: TripleField
    """Length, depth and height."""
    yaw: Number = 0.0
    """Degrees that it is turned, seen from above."""
    round: Length = 0.006
    """Radius of its edges."""
    stuff: Stuff = Stuff.WOOD
    """What it is made of."""


class Ball(Thing):
    """A ball."""

    radius: Length = 0.325
    """Metres."""


_BAND: Final = 5
"""Three places between its ends say how a band turns."""


class Strap(Part):
    """A strap or towel through places on the body; loose ends hang at ``tails``."""

    through: Annotated[tuple[PlaceField, ...], Field(min_length=2)]
    """The places that it runs through."""
    tails: tuple[PlaceField, ...] = ()
    """Where loose ends hang."""
    radius: Length = 0.009
    """Half its thickness."""
    width: Length = 0.0
    """How wide it lies between its ends, as a band does round a foot; without it, it is a cord."""

    @model_validator(mode="after")
    def _bent(self) -> Strap:
        if self.width and len(self.through) < _BAND:
            raise ValueError(f"a strap with a `width` runs through {_BAND} places or more, ends and all")
        return self


class Wall(Part):
    """A wall that faces left or right, at x."""

    x: Length
    """Where it stands."""
    height: Length = 2.05
    """How high it is."""


class Props(Part):
    """The things round the body."""

    mat: Mat | None = None
    """A mat on the floor."""
    chair: Chair | None = None
    """A chair."""
    pillows: tuple[Pillow, ...] = ()
    """Pillows."""
    boxes: tuple[Box, ...] = ()
    """Boxes, steps, tables."""
    balls: tuple[Ball, ...] = ()
    """Exercise balls."""
    straps: tuple[Strap, ...] = ()
    """Straps and towels."""
    wall: Wall | None = None
    """A wall."""


_LEGS = ("hip", "sidehip", "glute", "quad", "hamstring", "knee", "calf", "shin", "ankle", "foot")
_SIDED = (*_LEGS, "flank", "neck", "shoulder", "upperarm", "elbow", "forearm", "wrist")
_MIDDLE = ("lowback", "loin", "midback", "upperback", "abdomen", "chest", "neck")
Region = Enum(  # type: ignore[misc]
    "Region",
    {name.upper(): name for name in (*(f"{region}_{side}" for region in _SIDED for side in "lr"), *_MIDDLE)},
)
"""Where an exercise is felt."""


class Arrow(Part):
    """A motion arrow: along the way of a place through the movement, from a tail to a tip, or round a place."""

    when: Moment = Moment.FINISH
    """In which drawing it stands."""
    follow: PlaceField | None = None
    """The place whose way it follows."""
    tail: PlaceField | None = None
    """Where it begins."""
    tip: PlaceField | None = None
    """Where it points."""
    circle: PlaceField | None = None
    """The place that it turns round."""
    begin: Number = 200.0
    """Where a circle begins: degrees, 0 at the right, counter-clockwise; the arrow runs clockwise."""
    counter_clockwise: bool = False
    """A circle runs the other way round."""
    radius: Length = 0.08
    """Of a circle, in metres."""
    squash: Share = 1.0
    """Height of a circle, as a share of its width."""
    bend: Number = 0.0
    """How far it curves to the left of its direction, as a share of its length."""
    shift: Plan = (0.0, 0.0)
    """Moved in the picture: right and up, in metres."""
    trim: Annotated[tuple[Annotated[float, Field(ge=-1, le=2)], ...], Field(min_length=2, max_length=2)] = (0.0, 1.0)
    """The stretch of the way that is drawn; under 0 and over 1 it is made longer."""
    size: Annotated[float, Field(ge=0.3, le=3)] = 1.0
    """Its thickness, as a multiple."""

    @model_validator(mode="after")
    def _one_way(self) -> Arrow:
        if (self.tail is None) != (self.tip is None) or sum(map(bool, (self.follow, self.tail, self.circle))) != 1:
            raise ValueError("give either `follow`, or `tail` and `tip`, or `circle`")
        if self.trim[0] >= self.trim[1]:
            raise ValueError("`trim` must end after it begins")
        return self


class InsetKind(Enum):
    """What a round close-up shows."""

    LOW_BACK_GAP = "low-back-gap"
    BELLY_WALL = "belly-wall"
    COLD = "cold"


class Inset(Part):
    """A round close-up of what the pose itself hides."""

    kind: InsetKind
    """What it shows."""
    offset: Plan | None = None
    """From the spot of the figure to the centre of the close-up: right and up, in metres."""
    gap: Range = (0.08, 0.0)
    """The gap under the low back at the start and at the finish."""
    feel: bool = False
    """Show there where it is felt."""


class Backdrop(Enum):
    """Drawn surroundings."""

    LANDSCAPE = "landscape"
    WATER = "water"


class Outfit(Enum):
    """What the person wears."""

    SPORT = "sport"
    SWIM = "swim"


class Helper(Part):
    """A second person; ``to: {patient: …}`` pins a hand to the first."""

    start: Pose | None = None
    """Where the helper is at the start."""
    finish: Pose | None = None
    """Where the helper is at the finish."""
    held: Pose | None = None
    """Where the helper is while a position is held."""


class Excuse(Part):
    """A finding of a check that is right as it is."""

    check: Check
    """The check that finds it."""
    at: Stage | None = None
    """The moment at which it is right; without it, at all."""
    reason: Text
    """Why it is right."""


class FigureSpec(Record):
    """One pose file: a held position, or the start and the finish of a movement."""

    alt: Alts
    """What each drawing shows, for somebody who cannot see it: position and movement."""
    view: View = View()
    """Where the viewer stands."""
    props: Props = Props()
    """Mat, chair and other things."""
    highlight: tuple[Region, ...] = ()
    """Where it is felt."""
    highlight_at: Moment = Moment.FINISH
    """In which drawing the highlight stands."""
    arrows: tuple[Arrow, ...] = ()
    """Arrows of movement."""
    ghost: bool = False
    """Show the start in pale grey behind the finish."""
    inset: Inset | None = None
    """A round close-up."""
    backdrop: Backdrop | None = None
    """Drawn surroundings."""
    outfit: Outfit = Outfit.SPORT
    """What the person wears."""
    start: Pose | None = None
    """The position at the start."""
    finish: Pose | None = None
    """The position at the end."""
    held: Pose | None = None
    """The one position of a figure without movement."""
    helper: Helper | None = None
    """A second person."""
    excuses: tuple[Excuse, ...] = ()
    """Findings of checks that are right as they are."""
    review: Review | None = None
    """Left empty until a clinician has looked at the drawings."""

    @model_validator(mode="after")
    def _whole(self) -> FigureSpec:
        given = {name for name in ("start", "finish", "held") if getattr(self, name)}
        if given not in ({"held"}, {"start", "finish"}):
            raise ValueError("give either `held`, or `start` and `finish`")
        if {name for name in ("start", "finish", "held") if getattr(self.alt, name)} != given:
            raise ValueError(f"`alt` needs a text for each of: {', '.join(sorted(given))}")
        return self

    def drawings(self) -> Iterator[tuple[str, float, str]]:
        """The name, the moment (0 start, 1 finish) and the alternative text of each drawing."""
        for suffix, moment, alt in (
            ("-start", 0.0, self.alt.start),
            ("-finish", 1.0, self.alt.finish),
            ("", 1.0, self.alt.held),
        ):
            if alt:
                yield f"{self.id}{suffix}", moment, alt
