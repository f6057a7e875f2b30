"""A clinic's own template bound to our kinds of slide: it becomes a slide theme like ours.

Every kind of slide gets one or more candidates, from which placing takes the first that holds its words.  A candidate
is one of the template's layouts with all our slots in its placeholders, or with the title alone in its placeholder and
the rest in boxes that stand as in our own layout, scaled to the room that the template leaves.  Half of it would put
boxes on top of placeholders.  For each candidate there is a row of smaller type sizes, down to the smallest that is
legible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from booklet.blocks.deck import SlideRole
from booklet.theme.colour import contrast, mixed, shaded
from booklet.theme.slides import (
    HEIGHT,
    RANKS,
    SMALLEST_FOOTER,
    SMALLEST_TEXT,
    Decoration,
    FooterStyle,
    Palette,
    Placeholder,
    Shade,
    SlideLayout,
    SlideTheme,
    TableStyle,
)
from booklet.theme.template import TITLES, Patch, Template, TemplateLayout, TemplateSlot, around, roomiest
from booklet.units import Box

ENOUGH: Final = 4.5
"""The contrast that words have with what they stand on (WCAG 2.2, 1.4.3)."""

TYPES: Final[Mapping[SlideRole, tuple[str, ...]]] = {
    SlideRole.TITLE: ("title", "ctrTitle"),
    SlideRole.AUDIENCE: ("obj", "tx", "titleOnly"),
    SlideRole.EMERGENCY: ("titleOnly", "obj"),
    SlideRole.URGENT: ("titleOnly", "obj"),
    SlideRole.AGENDA: ("obj", "tx"),
    SlideRole.SECTION: ("secHead", "obj", "tx"),
    SlideRole.CONTENT: ("obj", "tx"),
    SlideRole.PICTURE: ("twoObj", "picTx", "objTx", "titleOnly"),
    SlideRole.EXERCISE: ("titleOnly", "obj"),
    SlideRole.STATION: ("titleOnly", "obj"),
    SlideRole.TIMER: ("titleOnly", "obj"),
    SlideRole.QUESTION: ("titleOnly", "obj"),
    SlideRole.ANSWER: ("titleOnly", "obj"),
    SlideRole.PROGRAMME: ("tbl", "obj", "titleOnly"),
    SlideRole.TAKE_HOME: ("obj", "tx"),
    SlideRole.SOURCES: ("obj", "tx"),
}
"""The types of layout, in the words of the standard (19.7.15), in which a kind of slide is at home."""

_WHOLE_LOOK: Final = frozenset(
    {
        *(SlideRole.EMERGENCY, SlideRole.URGENT, SlideRole.EXERCISE),
        *(SlideRole.STATION, SlideRole.TIMER, SlideRole.QUESTION, SlideRole.ANSWER),
    }
)
"""Their panels and their order are part of what they say: they fill placeholders of the same names alone."""

_JOINS: Final = frozenset({SlideRole.TITLE, SlideRole.SECTION})
"""Their lists may stand one below the other in one placeholder."""

_OPTIONAL: Final = frozenset({"Picture", "Logo"})
"""What a title or section does without where there is no room; a template brings the clinic's logo itself."""

_SIZES: Final = (32.0, 30.0, 27.0, SMALLEST_TEXT)
"""The largest type of words, from one candidate to the next."""

_SMALL: Final = 20.0
"""Words in boxes of our own become as small as this, where a template leaves no room for larger ones anywhere."""

_LEAST_SHRUNK: Final = 0.5
"""A picture may lose so much of its height to the words, in a room that is low."""

_TITLES: Final = (36.0, 30.0, SMALLEST_TEXT)
"""The largest type of titles: a smaller one is tried only where no candidate holds a title in the one before."""

_LEAST_TITLE: Final = 28.0
"""A title that the template sets smaller is set in this size where it fits."""

_HOLDS: Final[Mapping[str, frozenset[str]]] = {
    "pic": frozenset({"pic", "obj"}),
    "tbl": frozenset({"tbl", "obj"}),
    "text": frozenset({"body", "obj", "subTitle"}),
}
_LEAST_PICTURE: Final = 0.2
"""Of the slide's height: a smaller picture is left out of a title or section."""

_NARROW: Final = 840.0
"""Slides that are less wide take our layouts for 4:3, where there are such."""

_MARGIN: Final = 0.05
_LARGE_PATCH: Final = 0.25
"""Of the slide: a larger shape is ground to stand on, a smaller one a logo or rule to keep clear of."""

_ON_PATCH: Final = 0.1
"""Of a patch: where the template's own content covers more, the patch is ground to stand on."""

_CARD: Final = 8.0
_ROOMY: Final = 0.4
_GROWN: Final = 12.0
_BLEED: Final = 32.0


class Faint(NamedTuple):
    """Words of a layout that stand out too little; ``ratio`` 0 says that their ground is a picture or a pattern."""

    part: str
    idx: int
    ratio: float


class Binding(NamedTuple):
    """A template as a slide theme; by role how its layout was ``found``, by part the layout's name, and faint words.

    How is ``configured``, by ``name``, by ``type`` or by its ``placeholders``.
    """

    theme: SlideTheme
    found: Mapping[SlideRole, str]
    names: Mapping[str, str]
    faint: tuple[Faint, ...]


def bind(template: Template, ours: SlideTheme, wanted: Mapping[str, str]) -> Binding:
    """Bind every kind of slide; ``wanted`` names a layout for some.  Raises KeyError for a layout that is not there."""
    return _Binder(template, ours, wanted).binding()


class _Try(NamedTuple):
    """A layout of the template with the largest type of words and of titles to try in it."""

    layout: TemplateLayout
    words: float
    title: float


class _Stage(NamedTuple):
    """Where our own layout is drawn: the part of it that is in use, the room for it, and where it has pictures.

    Where the room is low, pictures give way first: type does not become smaller with its box.
    """

    layout: TemplateLayout
    whole: Box
    room: Box
    pictures: tuple[Box, ...]

    def box(self, box: Box) -> Box:
        """A box of our layout where it comes to lie in the room."""
        across = self.room.width / self.whole.width
        top, bottom = self._down(box.y), self._down(box.bottom)
        return Box(self.room.x + (box.x - self.whole.x) * across, top, box.width * across, bottom - top)

    def _down(self, y: float) -> float:
        pictures = self._pictured(self.whole.bottom)
        words = self.whole.height - pictures
        down = self.room.height / self.whole.height
        least = min(down, _LEAST_SHRUNK)
        shrunk = min(down, max(least, (self.room.height - words) / pictures)) if pictures else down
        kept = (self.room.height - shrunk * pictures) / words if words else down
        above = self._pictured(y)
        return self.room.y + shrunk * above + kept * (y - self.whole.y - above)

    def _pictured(self, y: float) -> float:
        """How much of the height down to ``y`` has pictures."""
        reached, total = self.whole.y, 0.0
        for box in sorted(self.pictures, key=lambda box: box.y):
            top, bottom = max(box.y, reached), min(box.bottom, y)
            total += max(bottom - top, 0.0)
            reached = max(reached, bottom)
        return total


class _Found(NamedTuple):
    layout: TemplateLayout
    how: str


class _Binder:
    def __init__(self, template: Template, ours: SlideTheme, wanted: Mapping[str, str]) -> None:
        self.template, self.ours = template, ours
        self.titled = [layout for layout in template.layouts if layout.title]
        self.by_name = {layout.name.casefold(): layout for layout in reversed(self.titled)}
        self.wanted = {role: self.by_name[name.casefold()] for role, name in wanted.items()}
        self.colours = {role: Shade(fixed=_resolved(ours, shade)) for role, shade in ours.colours.items()}

    def binding(self) -> Binding:
        found = {role: self._found(role) for role in SlideRole}
        layouts = [layout for role, home in found.items() for layout in self._candidates(role, home)]
        table = self._table()
        theme = self.ours.model_copy(
            update={
                "name": self.template.name,
                "width": self.template.width,
                "scale": self.template.scale,
                "palette": Palette(**{name: self.template.palette[name] for name in Palette.model_fields}),
                "decorations": (),
                "layouts": tuple(layouts),
                "narrow": (),
                "table": table,
                "smallest": _SMALL,
                "colours": self.colours,
            }
        )
        names = {layout.part: layout.name for layout in self.titled}
        return Binding(theme, {role: home.how for role, home in found.items()}, names, tuple(_faint(self.titled)))

    # --- which layout ---------------------------------------------------------------------------------------

    def _found(self, role: SlideRole) -> _Found:
        if chosen := self.wanted.get(role.value):
            return _Found(chosen, "configured")
        names = [role.value.replace("-", " "), *(layout.name for layout in self.ours.of_role(role))]
        for name in names:
            if layout := self.by_name.get(name.casefold()):
                return _Found(layout, "name")
        for kind in TYPES[role]:
            for layout in self.titled:
                if layout.type == kind:
                    return _Found(layout, "type")
        return _Found(self._by_placeholders(role), "placeholders")

    def _by_placeholders(self, role: SlideRole) -> TemplateLayout:
        """The layout with just the placeholders for the role, else the one with the most room below its title."""
        covers = [layout for layout in self.titled if layout.title and layout.title.kind == "ctrTitle"]
        if role is SlideRole.TITLE and covers:
            return covers[0]
        others = [layout for layout in self.titled if layout not in covers]
        if role is SlideRole.SECTION:
            others = [layout for layout in others if [slot.kind for slot in layout.content] == ["body"]]
        for ours in self._of_role(role):
            for layout in others:
                slots = _others(ours)
                if len(layout.content) == len(slots) and _matched(slots, layout.content, ours):
                    return layout
        return (others or [self._plainest])[0] if role is SlideRole.SECTION else self._plainest

    @cached_property
    def _plainest(self) -> TemplateLayout:
        """Where boxes of our own have the most room."""
        return max(self.titled, key=lambda layout: self._rooms[layout.part].area)

    @cached_property
    def _rooms(self) -> dict[str, Box]:
        """The room of each layout by its part."""
        return {layout.part: self._room(layout, ()) for layout in self.titled}

    def _of_role(self, role: SlideRole) -> tuple[SlideLayout, ...]:
        """Our layouts of a role; a template has the clinic's logo already, and its own place for a title.

        So a station, whose number stands beside our title, looks like an exercise there.
        """
        if role is SlideRole.STATION:
            left = {"role": role, "leaves": ("Number", "Station")}
            return tuple(layout.model_copy(update=left) for layout in self._of_role(SlideRole.EXERCISE))
        narrow = self.ours.narrow if self.template.width < _NARROW else ()
        layouts = [layout for layout in narrow if layout.role is role] or self.ours.of_role(role)
        usable = [layout for layout in layouts if "Logo" not in layout.offers]
        if role in _JOINS:  # those without a picture serve slides that have one, too
            bare = [layout for layout in usable if "Picture" not in layout.offers]
            usable += [layout.model_copy(update={"leaves": ("Picture",)}) for layout in bare]
        return tuple(usable)

    # --- candidates -----------------------------------------------------------------------------------------

    def _candidates(self, role: SlideRole, found: _Found) -> Iterator[SlideLayout]:
        """The layouts of a role, the best first."""
        for order, title in enumerate(_TITLES):
            for rank, layout in enumerate(self._homes(role, found)):
                for ours in self._of_role(role):
                    for size in _SIZES:
                        if made := self._bound(ours, _Try(layout, size, title)):
                            yield _named(made, ours, size, order * RANKS + rank)
            for rank, layout in enumerate(self._open(found), RANKS // 2):
                for ours in self._of_role(role):
                    for size in _SIZES[1:]:
                        yield _named(self._free(ours, _Try(layout, size, title)), ours, size, order * RANKS + rank)
        yield from self._small(role, found)

    def _small(self, role: SlideRole, found: _Found) -> Iterator[SlideLayout]:
        """The last resort: words under the usual size."""
        for layout in self._open(found):
            for ours in self._of_role(role):
                made = self._free(ours, _Try(layout, _SMALL, SMALLEST_TEXT))
                yield _named(made, ours, _SMALL, len(_TITLES) * RANKS)

    def _homes(self, role: SlideRole, found: _Found) -> list[TemplateLayout]:
        """The layouts whose placeholders a role may fill: its own, for a section also that of plain content."""
        homes = [found.layout]
        if role is SlideRole.SECTION and found.how != "configured":
            homes.append(self._found(SlideRole.CONTENT).layout)
        return homes

    def _open(self, found: _Found) -> list[TemplateLayout]:
        """The layouts that may have boxes of our own: what stands above them must be the title."""
        if found.how == "configured":
            return [found.layout]
        title, room = found.layout.title, self._rooms[found.layout.part]
        under = title is not None and title.box.y < room.y and found.layout is not self._plainest
        return [found.layout, self._plainest] if under else [self._plainest]

    def _bound(self, ours: SlideLayout, tried: _Try) -> SlideLayout | None:
        """All slots in placeholders; a title or section may go without its picture, or have it in a box of its own."""
        slots, layout = _others(ours), tried.layout
        pairs = _matched(slots, layout.content, ours, joins=ours.role in _JOINS)
        loose: tuple[Placeholder, ...] = ()
        if pairs is None and ours.role in _JOINS:
            loose = tuple(slot for slot in slots if slot.name in _OPTIONAL)
            words = tuple(slot for slot in slots if slot not in loose)
            pairs = _matched(words, layout.content, ours, joins=True)
        if pairs is None or any(self._on_picture(*pair, layout) for pair in pairs):
            return None
        made = [self._in_place(slot, place, layout, tried.words) for slot, place in pairs]
        room = self._room(layout, [place for _, place in pairs], whole=True)
        fits = min(room.height, room.width) >= _LEAST_PICTURE * HEIGHT
        beside = [slot.model_copy(update={"box": room, "stated": "everything"}) for slot in loose if fits]
        above = all(room.bottom <= slot.box.y for slot in made)
        in_order = [*beside, *made] if above else [*made, *beside]
        return self._layout(ours, tried, in_order, leaves=() if fits else tuple(slot.name for slot in loose))

    def _free(self, ours: SlideLayout, tried: _Try) -> SlideLayout:
        """The title in its placeholder, all else as in our own layout, scaled to the room that there is."""
        slots, layout = tuple(_inside(slot, self.ours.width) for slot in _others(ours)), tried.layout
        whole, room = around(slot.box for slot in slots), self._rooms[tried.layout.part]
        stage = _Stage(layout, whole, room, tuple(slot.box for slot in slots if slot.kind == "pic"))
        panels = (
            *self._card(layout, room),
            *(
                one.model_copy(update={"box": box, "fill": self._fill(one.fill, layout, box)})
                for one in _panels(ours, slots, whole)
                if (box := stage.box(one.box))
            ),
        )
        return self._layout(ours, tried, [self._boxed(slot, stage, panels, tried.words) for slot in slots], panels)

    def _card(self, layout: TemplateLayout, room: Box) -> Iterator[Decoration]:
        """A plain panel behind everything, where a picture or pattern of the template would be."""
        if any(not one.grounds and one.box.shared(room).area > 0 for one in layout.patches):
            yield Decoration(box=room.inset(-_CARD), fill=self._colour(layout.palette["bg1"]), radius=_CARD)

    def _layout(
        self,
        ours: SlideLayout,
        tried: _Try,
        slots: Sequence[Placeholder],
        panels: tuple[Decoration, ...] = (),
        leaves: tuple[str, ...] = (),
    ) -> SlideLayout:
        layout, title = tried.layout, tried.layout.title
        if title is None:
            raise ValueError(f"{layout.name} has no title")
        feet = self._footer(layout)
        heading = self.ours.title.model_copy(update={"flows": False, "bullet": "none"})
        return ours.model_copy(
            update={
                "placeholders": (self._in_place(heading, title, layout, tried.title), *slots),
                "decorations": panels,
                "background": "",
                "part": layout.part,
                "footer": feet,
                "numbered": ours.numbered or bool(feet.footer_idx and feet.number_idx),
                "leaves": (*ours.leaves, *leaves, *(("Logo",) if ours.role is SlideRole.TITLE else ())),
                "plain_links": not _reads(layout.palette["hlink"], layout.grounds),
            }
        )

    # --- slots ----------------------------------------------------------------------------------------------

    def _in_place(self, slot: Placeholder, place: TemplateSlot, layout: TemplateLayout, largest: float) -> Placeholder:
        """Our slot in a placeholder of the template: it looks as the template says, but is never too small."""
        least = min(largest, _LEAST_TITLE) if place.kind in TITLES else SMALLEST_TEXT
        size = round(max(least, min(place.size, largest)), 2)
        grounds = layout.grounds_of(place.box)
        faint = bool(grounds) and min(contrast(place.colour, ground) for ground in grounds) < ENOUGH
        number = slot.bullet == "number"
        said = number or faint or place.capitals or size != round(place.size, 2)
        left, top, right, bottom = place.inset
        return slot.model_copy(
            update={
                "idx": place.idx,
                "kind": place.kind,
                "box": place.box,
                "size": size,
                "bold": place.bold,
                "colour": self._colour(_readable(layout, grounds)) if faint else "",
                "bullet": "number" if number else "none",
                "inset": (min(left, 7.2) if number else left, top, right, bottom),
                "gap": place.gap,
                "fill": "",
                "pitch": place.pitch,
                "stated": "size" if said else "nothing",
            }
        )

    def _boxed(self, slot: Placeholder, stage: _Stage, panels: tuple[Decoration, ...], largest: float) -> Placeholder:
        """Our slot in a box of its own, in colours that can be read on what is behind it."""
        layout, box = stage.layout, stage.box(slot.box)
        fill = self._fill(slot.fill, layout, box)
        behind = [panel.fill for panel in panels if panel.box.holds_middle_of(box)]
        known = self.colours[fill or behind[-1]].fixed if fill or behind else ""
        grounds = (known,) if known else layout.grounds_of(box)
        return slot.model_copy(
            update={
                "box": box,
                "size": min(slot.size, largest),
                "fill": fill,
                "colour": self._legible(slot.colour, layout, grounds),
                "mark": self._legible(slot.mark, layout, grounds),
                "stated": "everything",
            }
        )

    def _fill(self, role: str, layout: TemplateLayout, box: Box) -> str:
        """A panel's colour: safety panels keep theirs, others are the ground, a little nearer to the words."""
        if not role.startswith("tint"):
            return role
        ground = next(iter(layout.grounds_of(box)), layout.palette["bg1"])
        return self._colour(mixed(_readable(layout, (ground,)), ground, 10))

    def _legible(self, role: str, layout: TemplateLayout, grounds: tuple[str, ...]) -> str:
        """A colour of ours, or the template's in its place, that can be read on a ground."""
        own = layout.palette["accent1"] if role == "accent" else self.colours[role].fixed
        if role in {"ink", "quiet", "paper"} or not _reads(own, grounds):
            own = _readable(layout, grounds)
        return self._colour(own)

    def _colour(self, colour: str) -> str:
        """The name of a fixed colour."""
        self.colours.setdefault(colour, Shade(fixed=colour))
        return colour

    def _table(self) -> TableStyle:
        """The table's colours: a head in the accent where white or black can be read on it."""
        layout = self._plainest
        ground = next(iter(layout.grounds), layout.palette["bg1"])
        ink, accent = _readable(layout, (ground,)), layout.palette["accent1"]
        head = accent if contrast(accent, ground) >= ENOUGH / 3 else ink
        self.colours["ink"] = Shade(fixed=ink)
        return self.ours.table.model_copy(
            update={
                "head_fill": self._colour(head),
                "head_colour": self._colour(max("#FFFFFF", "#000000", key=lambda one: contrast(one, head))),
                "band_fill": self._colour(mixed(ink, ground, 8)),
                "rule": self._colour(mixed(ink, ground, 25)),
            }
        )

    # --- room -----------------------------------------------------------------------------------------------

    def _room(self, layout: TemplateLayout, taken: Iterable[TemplateSlot], *, whole: bool = False) -> Box:
        """The largest free box: where the layout has its content, clear of title, furniture and logos."""
        width, slide = self.template.width, Box(0, 0, self.template.width, HEIGHT)
        bounds = slide.inset(_MARGIN * HEIGHT)
        if layout.title and not whole:
            left = max(min(layout.title.box.x, bounds.x * 2), 0)
            bounds = Box(left, bounds.y, width - 2 * left, bounds.height)
        content = [slot.box for slot in layout.content]
        if content and not whole and around(content).area >= _ROOMY * width * HEIGHT:
            bounds = around(content)
            if layout.grounds:  # on a picture, where the content ends may be where something begins
                bounds = bounds._replace(height=max(bounds.height, HEIGHT * (1 - _MARGIN) - bounds.y))
        logos = [patch.box for patch in layout.patches if self._is_small(patch) and not self._is_written_over(patch)]
        places = [slot.box for slot in (*layout.slots, *taken) if slot.kind in TITLES]
        places += [slot.box for slot in taken]
        feet = self._footer(layout)
        gap = HEIGHT / 60
        blocks = [box.inset(-gap) for box in places] + [box.inset(-gap / 2) for box in (feet.footer, feet.number)]
        return roomiest(bounds, [*blocks, *(box.inset(-gap) for box in logos)])

    def _is_small(self, patch: Patch) -> bool:
        """Whether a patch is a logo or an ornament; a larger one is ground to stand on."""
        return patch.box.area < _LARGE_PATCH * self.template.width * HEIGHT

    def _on_picture(self, slot: Placeholder, place: TemplateSlot, layout: TemplateLayout) -> bool:
        """Whether words would stand on a picture that the template has laid on its background."""
        pictures = [one.box for one in layout.patches if not one.grounds and self._is_small(one)]
        return slot.kind != "pic" and any(box.holds_middle_of(place.box) for box in pictures)

    def _is_written_over(self, patch: Patch) -> bool:
        """Whether most layouts that show a patch have their own content on it: then the patch is ground."""
        showing = [layout for layout in self.titled if layout.content and patch in layout.patches]
        over = [
            any(slot.box.shared(patch.box).area > _ON_PATCH * patch.box.area for slot in layout.content)
            for layout in showing
        ]
        return sum(over) > len(showing) / 2

    def _footer(self, layout: TemplateLayout) -> FooterStyle:
        """The footer as wide as the date and the number leave it: the date is not used."""
        foot, number, day = (layout.furniture(kind) for kind in ("ftr", "sldNum", "dt"))
        width, usual = self.template.width, self.ours.footer
        margin = usual.footer.x * width / self.ours.width
        own = Box(width - margin - 100, usual.number.y, 100, usual.number.height)
        place = number.box if number else own
        row = [slot.box for slot in (foot, day) if slot and abs(slot.box.y - place.y) < place.height]
        left = min([margin, *(box.x for box in row)])
        if place.x - left < width / 2:
            place, left = own, margin
        size = max(SMALLEST_FOOTER, min(foot.size if foot else SMALLEST_FOOTER, SMALLEST_FOOTER + 2))
        height = max(place.height, usual.footer.height)
        box = Box(left, place.y, place.x - left - 6, height)
        return FooterStyle.model_construct(
            footer=box,
            number=place._replace(height=height),
            size=size,
            colour=self._colour(_readable(layout, layout.grounds_of(box))),
            footer_idx=foot.idx if foot else 0,
            number_idx=number.idx if number else 0,
        )


def _others(layout: SlideLayout) -> tuple[Placeholder, ...]:
    """The slots beside the title."""
    return tuple(slot for slot in layout.placeholders if slot.name != "Title")


def _inside(slot: Placeholder, width: float) -> Placeholder:
    """A band from edge to edge drawn in, so that it does not make all else narrow."""
    if slot.box.width < width:
        return slot
    left, top, right, bottom = slot.inset
    box = slot.box._replace(x=_BLEED, width=width - 2 * _BLEED)
    return slot.model_copy(update={"box": box, "inset": (left - _BLEED, top, right - _BLEED, bottom)})


def _matched(
    slots: Sequence[Placeholder], places: Sequence[TemplateSlot], ours: SlideLayout, *, joins: bool = False
) -> list[tuple[Placeholder, TemplateSlot]] | None:
    """Each slot with a placeholder of its name, else with the next that can hold it; None where one is left over.

    Words without a placeholder ``join`` those before them.
    """
    by_type = ours.role not in _WHOLE_LOOK and "Note" not in ours.offers
    free, pairs = list(places), []
    for slot in slots:
        kind = slot.kind if slot.kind in _HOLDS else "text"
        able = [place for place in free if place.kind in _HOLDS[kind]]
        same = [place for place in able if place.name.casefold() == slot.name.casefold()]
        if chosen := (same or (able if by_type else []))[:1]:
            free.remove(chosen[0])
            pairs.append((slot, chosen[0]))
        elif joins and kind == "text" and (before := _last_words(pairs)) is not None:
            held, place = pairs[before]
            takes, flows = (*held.takes, slot.name), held.flows or slot.flows
            pairs[before] = (held.model_copy(update={"takes": takes, "flows": flows}), place)
        else:
            return None
    return pairs


def _last_words(pairs: Sequence[tuple[Placeholder, TemplateSlot]]) -> int | None:
    words = [number for number, (slot, _) in enumerate(pairs) if slot.kind not in {"pic", "tbl"}]
    return words[-1] if words else None


def _panels(ours: SlideLayout, slots: Sequence[Placeholder], whole: Box) -> Iterator[Decoration]:
    """The decorations that lie behind our slots; those behind the title or nothing are the template's affair."""
    title = next((slot.box for slot in ours.placeholders if slot.name == "Title"), None)
    limit = Box(whole.x - _GROWN, whole.y - _GROWN, whole.width + 2 * _GROWN, whole.height + 2 * _GROWN)
    for one in ours.decorations:
        if any(one.box.holds_middle_of(slot.box) for slot in slots) and not (title and one.box.holds_middle_of(title)):
            yield one.model_copy(update={"box": one.box.shared(limit)})


def _reads(colour: str, grounds: tuple[str, ...]) -> bool:
    return all(contrast(colour, ground) >= ENOUGH for ground in grounds)


def _readable(layout: TemplateLayout, grounds: tuple[str, ...]) -> str:
    """The template's colour of words if it can be read on the grounds, else black or white."""
    text = layout.palette["tx1"]
    if _reads(text, grounds):
        return text
    return max(("#FFFFFF", "#000000"), key=lambda one: min(contrast(one, ground) for ground in grounds))


def _resolved(theme: SlideTheme, shade: Shade) -> str:
    """One of our colours as #RRGGBB."""
    name = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(shade.scheme, shade.scheme)
    return shade.fixed or shaded(getattr(theme.palette, name), shade.keep, shade.add)


def _named(made: SlideLayout, ours: SlideLayout, size: float, rank: int) -> SlideLayout:
    """A candidate under a name of its own."""
    return made.model_copy(update={"name": f"{ours.name} / {made.part} / {rank} / {size:g}", "rank": rank})


def _faint(layouts: Iterable[TemplateLayout]) -> Iterator[Faint]:
    """Words of the template itself that its background swallows, or may swallow."""
    for layout in layouts:
        for slot in (layout.title, *layout.content):
            if slot is None or slot.kind in {"pic", "tbl"}:
                continue
            grounds = layout.grounds_of(slot.box)
            ratio = min((contrast(slot.colour, ground) for ground in grounds), default=0.0)
            if ratio < ENOUGH:
                yield Faint(layout.part, slot.idx, ratio)
