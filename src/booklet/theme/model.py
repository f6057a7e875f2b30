"""What pages look like: a closed schema of sizes in points, colours by role, and spacing in points."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from booklet.theme.colour import mixed
from booklet.units import Size

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""An sRGB colour."""

Points = Annotated[float, Field(ge=0, le=2000)]

Shares = dict[str, Annotated[int, Field(ge=1, le=100)]]
"""What takes on a clinic's accent, and with how much of it over white, in per cent."""


def in_accent(shares: Shares, accent: str) -> dict[str, Hex]:
    """The colours that follow an accent."""
    return {name: mixed(accent, "#FFFFFF", share) for name, share in shares.items()}


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
    grid: Points


class Fonts(_Closed):
    """The faces of a family by file name, in the package of fonts; and the font of the deck."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    deck: str


class Ink(_Closed):
    """How a role of a drawing is painted; ``alpha`` below 1 lets the ground show through."""

    colour: Hex
    alpha: Annotated[float, Field(gt=0, le=1)] = 1


class PageTheme(_Closed):
    """Everything that pages need to know about looks."""

    name: str
    papers: dict[str, tuple[float, float]]
    margins: Margins
    sheet: Margins
    """The margins of a sheet from an office printer, so wide that no line is too long to read."""
    spacing: Spacing
    fonts: Fonts
    colours: dict[str, Hex]
    accented: Shares = {}
    styles: dict[str, TextStyle]
    panels: dict[str, PanelStyle]
    drawing: dict[str, Ink]

    def on_sheets(self) -> PageTheme:
        """The same look with the margins of an office sheet."""
        return self.model_copy(update={"margins": self.sheet})

    def in_accent(self, accent: str) -> PageTheme:
        """The same look in the accent of a clinic; what does not follow it stays."""
        return self.model_copy(update={"colours": {**self.colours, **in_accent(self.accented, accent)}})

    def paper(self, name: str) -> Size:
        """A paper's size in points; raises KeyError."""
        width, height = self.papers[name]
        return Size(width, height)
