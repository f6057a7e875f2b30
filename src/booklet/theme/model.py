"""What pages look like: a closed schema of sizes in points, colours by role, and spacing in points."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from booklet.pictures.operators import Hatch, Ink, Inks
from booklet.theme.colour import mixed, readable_accent
from booklet.units import Size

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""An sRGB colour."""

Points = Annotated[float, Field(ge=0, le=2000)]

Shares = dict[str, Annotated[int, Field(ge=1, le=100)]]
"""What takes on a clinic's accent, and with how much of it over white, in per cent."""


def in_accent(shares: Shares, accent: str) -> dict[str, Hex]:
    """The colours that follow an accent, which is darkened where it must be."""
    readable = readable_accent(accent)
    return {name: mixed(readable, "#FFFFFF", share) for name, share in shares.items()}


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextStyle(_Closed):
    """One style of text; ``align`` is 0 for left, 0.5 centred, 1 right; ``before`` and ``after`` are white space.

    ``keep`` holds it to what follows.
    """

    size: Points
    leading: Points
    before: Points = 0
    after: Points = 0
    bold: bool = False
    italic: bool = False
    keep: bool = False
    colour: str = "ink"
    align: Annotated[float, Field(ge=0, le=1)] = 0


class PanelStyle(_Closed):
    """How a panel of one kind is drawn; colours are roles, '' is none.  ``bar`` is the width of the bar at its left."""

    fill: str = ""
    edge: str = ""
    edge_width: Points = 0
    bar: Points = 0
    title_fill: str = ""
    title: str = "panel-title"


class Margins(_Closed):
    """White space round the text of a page; ``inner`` is the side of the spine."""

    inner: Points
    outer: Points
    top: Points
    bottom: Points


class Paper(_Closed):
    """A size of page: width and height, its margins, and whether two pages stand side by side on a ``folded`` sheet."""

    size: tuple[Points, Points]
    margins: Margins
    folded: bool
    enlarged: Annotated[float, Field(ge=1, le=2)] = 1
    """How much larger a booklet's words and pictures are on it than the look says."""

    @property
    def multiple(self) -> int:
        """How many pages a sheet holds on its two sides: what is stapled has a multiple of so many."""
        return 4 if self.folded else 2


class Spacing(_Closed):
    """The distances that are no property of a text style."""

    indent: Points
    padding: Points
    gutter: Points
    radius: Points
    rule: Points
    block: Points
    write_in: Points
    figure_height: Points
    thumbnail: Points
    grid: Points
    """The height of a row of boxes to tick."""
    tick: Points
    """The side of such a box."""


class Fonts(_Closed):
    """The faces of a family by file name, in the package of fonts; and the font of the deck."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    deck: str


class HatchStyle(_Closed):
    """Parallel lines over a fill: angle in degrees, distance and width in millimetres."""

    angle: Annotated[float, Field(ge=-90, le=90)]
    pitch: Annotated[float, Field(ge=0.4, le=5)]
    width: Annotated[float, Field(ge=0.1, le=2)]
    colour: Hex


class InkStyle(_Closed):
    """How a role of a drawing is painted; ``alpha`` below 1 lets the ground show through."""

    colour: Hex
    alpha: Annotated[float, Field(gt=0, le=1)] = 1
    hatches: tuple[HatchStyle, ...] = ()

    @property
    def ink(self) -> Ink:
        """The same as a painter takes it."""
        return Ink(self.colour, self.alpha, tuple(Hatch(**hatch.model_dump()) for hatch in self.hatches))


class Person(_Closed):
    """Somebody that drawings can show: a build of the body, and colours by role in place of the theme's own."""

    build: Literal["slim", "broad"] = "slim"
    colours: dict[str, Hex]


_Lengths = TypeVar("_Lengths", bound=BaseModel)

_NO_LENGTHS = frozenset({"align"})


def _larger(lengths: _Lengths, by: float) -> _Lengths:
    """A value with all its lengths so much larger."""
    return lengths.model_copy(
        update={
            name: value * by
            for name, value in lengths
            if isinstance(value, int | float) and not isinstance(value, bool) and name not in _NO_LENGTHS
        }
    )


class PageTheme(_Closed):
    """Everything that pages need to know about looks."""

    name: str
    papers: dict[str, Paper]
    highlight: Literal["amber", "striped"]
    """How the region that is felt looks, for the captions."""
    smallest: Points
    """Nothing is set smaller; running heads, feet and the days over a diary's boxes may be as small as this."""
    body: Points
    """What is read is set as large as this or larger."""
    most_ink: Annotated[float, Field(ge=0, le=1)] = 0
    """How much of a page ink may cover, in a look that saves it; 0 in one that does not."""
    enlargement: Annotated[float, Field(ge=1, le=3)]
    """How much a drawing may be enlarged over its own millimetres: bigger, its lines look coarse."""
    spacing: Spacing
    fonts: Fonts
    colours: dict[str, Hex]
    accented: Shares = {}
    styles: dict[str, TextStyle]
    panels: dict[str, PanelStyle]
    drawing: dict[str, InkStyle]
    people: dict[str, Person] = Field(default_factory=dict)
    """Those that drawings can show, by id; a look without colours has none."""

    def inks(self, person: str = "") -> Inks:
        """The ink of each role, in the colours of a person."""
        own = self.people[person].colours if person in self.people else {}
        return {role: Ink(own[role]) if role in own else style.ink for role, style in self.drawing.items()}

    def in_accent(self, accent: str) -> PageTheme:
        """The same look in the accent of a clinic; what does not follow it stays.  A logo keeps the accent as it is."""
        drawing = {**self.drawing, "brand": InkStyle(colour=accent)} if self.accented else self.drawing
        colours = {**self.colours, **in_accent(self.accented, accent)}
        return self.model_copy(update={"colours": colours, "drawing": drawing})

    def enlarged(self, paper: str) -> PageTheme:
        """The same look as large as a booklet is set on a paper."""
        by = self.papers[paper].enlarged
        if by == 1:
            return self
        styles = {name: _larger(style, by) for name, style in self.styles.items()}
        update = {"styles": styles, "spacing": _larger(self.spacing, by), "enlargement": self.enlargement * by}
        return self.model_copy(update=update)

    def paper(self, name: str) -> Size:
        """A paper's size in points; raises KeyError."""
        return Size(*self.papers[name].size)
