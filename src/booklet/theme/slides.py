"""What slides look like: a closed schema of layouts, their placeholders and their colours.

Lengths are points on a slide of 960 × 540 points (13⅓ × 7½ inches, 16:9); colours are roles, each a colour of
PowerPoint's own palette or a lighter or darker shade of one, so that a change of the palette reaches every slide.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from booklet.blocks.deck import SlideRole
from booklet.theme.colour import shaded
from booklet.theme.model import Hex, Shares, in_accent
from booklet.units import Box

HEIGHT = 540.0
"""The height of every slide on the scale of layout, in points."""

SMALLEST_TEXT = 24.0
"""No text on a slide is set smaller, in points: it is read from the back of a room."""

RANKS = 10
"""Layouts of a rank under this are tried first, then those under twice this, and so on."""

SMALLEST_FOOTER = 14.0
"""Footers and slide numbers are read close by."""

LINE_PITCH = 1.2
"""The height of a line over its type size, as PowerPoint and LibreOffice set Arial at single spacing."""

Length = Annotated[float, Field(ge=0, le=2000)]
Percent = Annotated[int, Field(ge=0, le=100)]
PlaceholderKind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl"]
Bullet = Literal["none", "dot", "number"]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Palette(_Closed):
    """The twelve colours of an Office theme (ISO/IEC 29500-1, 20.1.6.2)."""

    dk1: Hex
    lt1: Hex
    dk2: Hex
    lt2: Hex
    accent1: Hex
    accent2: Hex
    accent3: Hex
    accent4: Hex
    accent5: Hex
    accent6: Hex
    hlink: Hex
    folHlink: Hex  # noqa: N815 - the name of the standard


class Shade(_Closed):
    """A colour of the palette, its luminance multiplied by ``keep`` per cent and raised by ``add``.

    ``fixed`` is a colour that no palette changes; on a slide made in a clinic's own template, alarm stays red.
    """

    scheme: Literal["tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"] = (
        "tx1"
    )
    fixed: Hex | Literal[""] = ""
    keep: Percent = 100
    add: Percent = 0

    def of(self, palette: Palette) -> str:
        """The colour that it is in a palette, as #RRGGBB."""
        name = self.scheme.replace("tx", "dk").replace("bg", "lt")
        return shaded(self.fixed or str(getattr(palette, name)), self.keep, self.add)


class Decoration(_Closed):
    """A filled rectangle behind the placeholders; it belongs to the layout, so no reader of a slide meets it."""

    box: Box
    fill: str
    radius: Length = 0


class Placeholder(_Closed):
    """A slot of a layout.

    ``gap`` is the space between two paragraphs; ``inset`` the white space inside the box, left, top, right, bottom.
    Text that is too long goes on to a further slide where ``flows`` says so.

    ``stated`` is what a slide says of the slot itself: nothing where its layout has it all; its type size in a
    placeholder of a clinic's template; everything where it is no placeholder but a box of its own.  ``takes`` names
    further slots whose words it shows below its own.
    """

    name: str
    idx: Annotated[int, Field(ge=0, le=99)]
    kind: PlaceholderKind = "body"
    box: Box
    size: Annotated[float, Field(ge=SMALLEST_TEXT, le=96)] = SMALLEST_TEXT
    bold: bool = False
    colour: str = "ink"
    align: Literal["l", "ctr", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"
    bullet: Bullet = "none"
    mark: str = "accent"
    gap: Length = 0
    fill: str = ""
    inset: tuple[Length, Length, Length, Length] = (0, 0, 0, 0)
    radius: Length = 0
    flows: bool = False
    stated: Literal["nothing", "size", "everything"] = "nothing"
    takes: tuple[str, ...] = ()
    pitch: float = LINE_PITCH

    @property
    def indent(self) -> float:
        """Room for the bullet or number, in points."""
        return round(self.size * {"none": 0.0, "dot": 0.9, "number": 1.7}[self.bullet], 1)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height that text may take, in points."""
        left, top, right, bottom = self.inset
        return self.box.width - left - right - self.indent, self.box.height - top - bottom


FOOTER_IDX, NUMBER_IDX = 11, 12


class FooterStyle(_Closed):
    """Where footer and slide number stand, and how they look; an idx of 0 is no placeholder but a box of its own."""

    footer: Box
    number: Box
    size: Annotated[float, Field(ge=SMALLEST_FOOTER, le=24)]
    colour: str = "quiet"
    footer_idx: int = FOOTER_IDX
    number_idx: int = NUMBER_IDX


class SlideLayout(_Closed):
    """A layout; without a placeholder ``Title`` it takes over the master's.

    A role may have several: a slide takes the one that offers its slots, holds its words and shows its pictures large.
    ``type`` is the name that PowerPoint has for such a layout in every language ('' where it has none).

    In a clinic's own template ``part`` is the layout's part, ``footer`` where its footer stands, ``leaves`` names slots
    that it has no room for; of two layouts that hold all words, the one of lower ``rank`` is taken.
    """

    role: SlideRole
    name: str
    type: str = ""
    background: str = ""
    decorations: tuple[Decoration, ...] = ()
    placeholders: tuple[Placeholder, ...]
    numbered: bool = True
    part: str = ""
    rank: int = 0
    footer: FooterStyle | None = None
    leaves: tuple[str, ...] = ()
    plain_links: bool = False
    """Whether links have the colour of words, as the palette's own cannot be read here."""

    @property
    def offers(self) -> frozenset[str]:
        """The names of the slots that a slide may fill."""
        names = {name for slot in self.placeholders for name in (slot.name, *slot.takes)}
        return frozenset(names | set(self.leaves))


class TableStyle(_Closed):
    """The look of every table; ``padding`` is left and right, top and bottom of a cell."""

    size: Annotated[float, Field(ge=SMALLEST_TEXT, le=96)]
    padding: tuple[Length, Length]
    head_fill: str
    head_colour: str
    band_fill: str
    rule: str


class SlideTheme(_Closed):
    """Everything that slides need to know about looks."""

    name: str
    width: Length
    height: Length
    smallest: float = SMALLEST_TEXT
    """Under it no words are set, in points: a clinic's own template may leave too little room for the usual size."""
    scale: float = 1.0
    """How many points of the file one of ours is."""
    font: str
    palette: Palette
    accented: Shares = {}
    colours: dict[str, Shade]
    decorations: tuple[Decoration, ...]
    title: Placeholder
    body: Placeholder
    footer: FooterStyle
    table: TableStyle
    layouts: tuple[SlideLayout, ...]
    narrow: tuple[SlideLayout, ...] = ()
    """The layouts for slides of 4:3, on 720 × 540 points: a clinic's own template may have such."""

    @model_validator(mode="after")
    def _is_whole(self) -> SlideTheme:
        """Every role has a layout, every name and number is used once, every box lies on the slide."""
        lacking = [role.value for role in SlideRole if not self.of_role(role)]
        if lacking:
            raise ValueError(f"no layout for {', '.join(lacking)}")
        names = [layout.name for layout in self.layouts]
        if len(set(names)) < len(names):
            raise ValueError("two layouts have one name")
        for layout in self.layouts:
            self._check(layout)
        return self

    def _check(self, layout: SlideLayout) -> None:
        slots = self.slots(layout)
        if len({slot.name for slot in slots}) < len(slots) or len({slot.idx for slot in slots}) < len(slots):
            raise ValueError(f"two placeholders of {layout.name} have one name or number")
        boxes = [slot.box for slot in slots] + [decoration.box for decoration in layout.decorations]
        if any(box.x < 0 or box.y < 0 or box.right > self.width or box.bottom > self.height for box in boxes):
            raise ValueError(f"a box of {layout.name} leaves the slide")
        used = {colour for slot in slots for colour in (slot.colour, slot.mark, slot.fill)}
        used |= {decoration.fill for decoration in layout.decorations}
        unknown = (used | {layout.background}) - {"", *self.colours}
        if unknown:
            raise ValueError(f"{layout.name} uses colours that are not defined: {', '.join(sorted(unknown))}")

    def in_accent(self, accent: str) -> SlideTheme:
        """The same look in the accent of a clinic; what does not follow it stays."""
        palette = self.palette.model_copy(update=in_accent(self.accented, accent))
        return self.model_copy(update={"palette": palette})

    def layout(self, name: str) -> SlideLayout:
        """A layout by name; raises StopIteration where there is none."""
        return next(layout for layout in self.layouts if layout.name == name)

    def of_role(self, role: SlideRole) -> tuple[SlideLayout, ...]:
        """The layouts of a role, the first choice first."""
        return tuple(layout for layout in self.layouts if layout.role is role)

    def bears_master(self, layout: SlideLayout) -> bool:
        """Whether the master's decorations show: they belong to its title, where a layout leaves that in its place."""
        return self.slots(layout)[0].box.y == self.title.box.y

    def slots(self, layout: SlideLayout) -> tuple[Placeholder, ...]:
        """The placeholders of a layout in reading order, the title first."""
        titled = any(slot.name == self.title.name for slot in layout.placeholders)
        return layout.placeholders if titled else (self.title, *layout.placeholders)
