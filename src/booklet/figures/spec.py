"""A figure as its pose file describes it: positions, view, props, highlight, arrows, and who reviewed it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated

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
    finish: Alt | None = None
    held: Alt | None = None


class View(Part):
    """Where the viewer stands: 0 sees the right side of one who stands, 90 the front."""

    az: Annotated[float, Field(ge=-360, le=360)] = 0.0
    el: Annotated[float, Field(ge=-10, le=80)] = 8.0


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
    y: Range = (-0.33, 0.33)
    holds_shadow: bool = False
    """The shadow ends at its edges."""


class Chair(Part):
    """A chair whose seat has its centre over a spot; ``yaw`` turns it, ``back`` may be missing."""

    at: Plan = (0.0, 0.0)
    height: Length = 0.45
    yaw: Number = 0.0
    back: bool = True
    rise: Length = 0.42
    """How far the back rises above the seat."""


class Thing(Part):
    """A loose prop by its centre, which may be given from a joint; ``at_start`` where it moves."""

    at: PlaceField
    at_start: PlaceField | None = None
    when: Moment = Moment.BOTH


class Pillow(Thing):
    """A pillow; ``tilt`` turns it about the axis away from the viewer."""

    size: TripleField = (0.40, 0.50, 0.10)
    tilt: Number = 0.0


class Stuff(Enum):
    """What a box is made of."""

    WOOD = "wood"
    METAL = "metal"
    MAT = "mat"
    WALL = "wall"
    PILLOW = "pillow"


class Box(Thing):
    """A box, step, table or doorway."""

    size: TripleField
    yaw: Number = 0.0
    round: Length = 0.006
    stuff: Stuff = Stuff.WOOD


class Ball(Thing):
    """A ball."""

    radius: Length = 0.325


class Strap(Part):
    """A strap or towel through places on the body; loose ends hang at ``tails``."""

    through: Annotated[tuple[PlaceField, ...], Field(min_length=2)]
    tails: tuple[PlaceField, ...] = ()
    radius: Length = 0.009


class Wall(Part):
    """A wall that faces left or right, at x."""

    x: Length


class Props(Part):
    """The things round the body."""

    mat: Mat | None = None
    chair: Chair | None = None
    pillows: tuple[Pillow, ...] = ()
    boxes: tuple[Box, ...] = ()
    balls: tuple[Ball, ...] = ()
    straps: tuple[Strap, ...] = ()
    wall: Wall | None = None


_SIDED = ("hamstring", "calf", "quad", "glute", "hip", "sidehip", "flank")
_MIDDLE = ("lowback", "loin", "midback", "abdomen")
Region = Enum(  # type: ignore[misc]
    "Region",
    {name.upper(): name for name in (*(f"{region}_{side}" for region in _SIDED for side in "lr"), *_MIDDLE)},
)
"""Where an exercise is felt."""


class Arrow(Part):
    """A motion arrow: along the way of a place through the movement, from a tail to a tip, or round a place."""

    when: Moment = Moment.FINISH
    follow: PlaceField | None = None
    tail: PlaceField | None = None
    tip: PlaceField | None = None
    circle: PlaceField | None = None
    begin: Number = 200.0
    """Where a circle begins: degrees, 0 at the right, counter-clockwise; the arrow runs clockwise."""
    radius: Length = 0.08
    squash: Share = 1.0
    bend: Number = 0.0
    """How far it curves to the left of its direction, as a share of its length."""
    shift: Plan = (0.0, 0.0)
    """Moved in the picture: right and up, in metres."""
    trim: Annotated[tuple[Annotated[float, Field(ge=-1, le=2)], ...], Field(min_length=2, max_length=2)] = (0.0, 1.0)
    """The stretch of the way that is drawn; under 0 and over 1 it is made longer."""
    size: Annotated[float, Field(ge=0.3, le=3)] = 1.0

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
    finish: Pose | None = None
    held: Pose | None = None


class Excuse(Part):
    """A finding of a check that is right as it is."""

    check: Check
    at: Stage | None = None
    """The moment at which it is right; without it, at all."""
    reason: Text


class FigureSpec(Record):
    """One pose file: a held position, or the start and the finish of a movement."""

    alt: Alts
    view: View = View()
    props: Props = Props()
    highlight: tuple[Region, ...] = ()
    """Where it is felt."""
    highlight_at: Moment = Moment.FINISH
    arrows: tuple[Arrow, ...] = ()
    ghost: bool = False
    """Show the start in pale grey behind the finish."""
    inset: Inset | None = None
    backdrop: Backdrop | None = None
    outfit: Outfit = Outfit.SPORT
    start: Pose | None = None
    finish: Pose | None = None
    held: Pose | None = None
    helper: Helper | None = None
    excuses: tuple[Excuse, ...] = ()
    review: Review | None = None

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
