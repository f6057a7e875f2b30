"""What a clinic's own template looks like: its layouts with every look followed up to the master and the theme.

The rules of inheritance are those of ISO/IEC 29500-1, 19.3.1 and 20.1: a placeholder of a layout takes what it does
not say from the master's of its type, then from the master's text styles, then from the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from booklet.diagnostics import Code
from booklet.slides.package_reader import Package, RefusedTemplateError
from booklet.slides.xml import DRAWING, RELATIONSHIPS
from booklet.theme.colour import shaded, tinted
from booklet.theme.slides import HEIGHT, LINE_PITCH
from booklet.theme.template import FURNITURE, TITLES, Patch, Template, TemplateLayout, TemplateSlot
from booklet.units import EMU, Box

_A: Final = f"{{{DRAWING}}}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = f"{{{RELATIONSHIPS}}}"

_UPRIGHT: Final = frozenset({None, "horz"})
_PRESET: Final = {"black": "#000000", "white": "#FFFFFF"}
_DRAWN: Final = frozenset({"sp", "pic", "cxnSp", "grpSp", "graphicFrame"})
_FIRST_GROUND: Final = 1001
"""The number of the first background of a theme (ISO/IEC 29500-1, 20.1.4.1.7)."""


def read_template(package: Package) -> Template:
    """All layouts of all masters; raises RefusedTemplateError where no layout has a title, or the file is not whole."""
    try:
        return _read(package)
    except (AttributeError, IndexError, KeyError, StopIteration, ValueError, ZeroDivisionError) as error:
        message, hint = f"the file is not whole: {error!r}", "save it once more in PowerPoint as .potx"
        raise RefusedTemplateError(Code.TEMPLATE_FILE, message, hint) from error


def _read(package: Package) -> Template:
    root = package.xml(package.main)
    size = root.find(f"{_P}sldSz")
    if size is None:
        raise RefusedTemplateError(Code.TEMPLATE_FILE, "the file does not say how large a slide is", "save it again")
    scale = int(size.get("cy", "0")) / EMU / HEIGHT
    readers = [_Master(package, name, scale) for name in masters_of(package)]
    layouts = tuple(layout for reader in readers for layout in reader.layouts())
    if not any(layout.title for layout in layouts):
        hint = "add a placeholder for the title to its layouts"
        raise RefusedTemplateError(Code.TEMPLATE_FILE, "none of its layouts has a title", hint)
    width = int(size.get("cx", "0")) / EMU / scale
    return Template(readers[0].theme_name, width, scale, readers[0].scheme, layouts)


def masters_of(package: Package) -> tuple[str, ...]:
    """The parts of the masters in the order of the presentation's list."""
    targets = {link.id: link.target for link in package.relations(package.main)}
    ids = package.xml(package.main).iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId")
    return tuple(targets[one.get(f"{_R}id", "")] for one in ids)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape of a layout or master with its placeholder, if it is one."""

    element: ET.Element
    kind: str
    idx: int
    name: str


class _Master:
    """Reads the layouts of one master."""

    def __init__(self, package: Package, name: str, scale: float) -> None:
        self.package, self.name, self.scale = package, name, scale
        self.root = package.xml(name)
        theme = next(link.target for link in package.relations(name) if link.kind == "theme")
        self.theme = package.xml(theme)
        self.theme_name = self.theme.get("name", "")
        self.scheme = {_tag(one): _plain(one[0]) for one in _children(self.theme, f".//{_A}clrScheme")}
        self.map = dict(self.root.find(f"{_P}clrMap").attrib)  # type: ignore[union-attr] # the schema has it
        self.slots = {shape.kind: shape for shape in _placeholders(self.root)}

    def layouts(self) -> Iterator[TemplateLayout]:
        """Its layouts in the order of its list."""
        targets = {link.id: link.target for link in self.package.relations(self.name)}
        for one in self.root.iterfind(f"{_P}sldLayoutIdLst/{_P}sldLayoutId"):
            part = targets[one.get(f"{_R}id", "")]
            yield self._layout(part, self.package.xml(part))

    def _layout(self, part: str, root: ET.Element) -> TemplateLayout:
        override = root.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
        names = self.map if override is None else dict(override.attrib)
        palette = {**self.scheme, **{name: self.scheme.get(to, "#000000") for name, to in names.items()}}
        looks = _Looks(palette, self)
        grounds = next((looks.background(one) for one in (root, self.root) if _has_background(one)), ("#FFFFFF",))
        drawn = [root] if root.get("showMasterSp", "1") in {"0", "false"} else [self.root, root]
        patches = tuple(patch for one in drawn for patch in looks.patches(one))
        slots = tuple(slot for shape in _placeholders(root) for slot in looks.slot(shape))
        name = _children_name(root)
        return TemplateLayout(part, name, root.get("type", ""), grounds, palette, _by_column(slots), patches)

    def font(self, name: str) -> str:
        """The typeface of a name such as ``+mn-lt``."""
        if not name.startswith("+"):
            return name
        kind = "majorFont" if name.startswith("+mj") else "minorFont"
        face = self.theme.find(f".//{_A}fontScheme/{_A}{kind}/{_A}latin")
        return "" if face is None else face.get("typeface", "")


class _Looks:
    """Follows looks with the colours of one layout."""

    def __init__(self, palette: dict[str, str], master: _Master) -> None:
        self.palette, self.master = palette, master

    def slot(self, shape: _Shape) -> Iterator[TemplateSlot]:
        """A placeholder of a layout; one whose text stands upright or that lies nowhere is left out."""
        above = self.master.slots.get(_inherits_from(shape.kind))
        chain = [shape.element, *([above.element] if above else [])]
        box = next((box for one in chain if (box := self._box(one))), None)
        turns = [body.get("vert") for one in chain if (body := one.find(f"{_P}txBody/{_A}bodyPr")) is not None]
        if box is None or next((turn for turn in turns if turn), None) not in _UPRIGHT:
            return
        levels = [level for one in chain for level in one.iterfind(f"{_P}txBody/{_A}lstStyle/{_A}lvl1pPr")]
        style = {True: "titleStyle"}.get(shape.kind in TITLES, "otherStyle" if shape.kind in FURNITURE else "bodyStyle")
        levels += self.master.root.iterfind(f"{_P}txStyles/{_P}{style}/{_A}lvl1pPr")
        runs = [run for level in levels if (run := level.find(f"{_A}defRPr")) is not None]
        size = int(_first(runs, "sz", "1800")) / 100
        yield TemplateSlot(
            idx=shape.idx,
            kind=shape.kind,
            name=shape.name,
            box=box,
            size=size / self.master.scale,
            bold=_first(runs, "b", "0") in {"1", "true"},
            colour=next((colour for run in runs if (colour := self._colour(run))), self.palette["tx1"]),
            font=self.master.font(next((face for run in runs if (face := _face(run))), "+mn-lt")),
            inset=self._inset(chain, levels),
            pitch=self._spacing(levels, "lnSpc", size, 1.0) * LINE_PITCH,
            gap=self._gap(levels, size) / self.master.scale,
            capitals=_first(runs, "cap", "none") != "none",
        )

    def background(self, root: ET.Element) -> tuple[str, ...]:
        """The colours of a background of its own."""
        own = root.find(f"{_P}cSld/{_P}bg/{_P}bgPr")
        if own is not None:
            return self._fill(own, "")
        ref = root.find(f"{_P}cSld/{_P}bg/{_P}bgRef")
        fills = _children(self.master.theme, f".//{_A}bgFillStyleLst")
        number = int(ref.get("idx", "0")) - _FIRST_GROUND if ref is not None else -1
        if ref is None or not len(ref) or not 0 <= number < len(fills):
            return ()
        holder = ET.Element("fill")
        holder.append(fills[number])
        return self._fill(holder, self._named(ref[0], ""))

    def patches(self, root: ET.Element) -> Iterator[Patch]:
        """What is drawn beside the placeholders, the lowest first."""
        for element in root.iterfind(f"{_P}cSld/{_P}spTree/*"):
            if _tag(element) in _DRAWN and _placeholder(element) is None and (box := self._box(element)):
                yield Patch(box, self._ground(element.find(f"{_P}spPr")))

    def _ground(self, properties: ET.Element | None) -> tuple[str, ...]:
        """The colours of a shape that is all its box, if nothing shines through: else what lies there is not known."""
        geometry = None if properties is None else properties.find(f"{_A}prstGeom")
        if properties is None or geometry is None or "rect" not in geometry.get("prst", "").lower():
            return ()
        return self._fill(properties, "") if properties.find(f".//{_A}alpha") is None else ()

    def _fill(self, holder: ET.Element, own: str) -> tuple[str, ...]:
        """The colours of a fill; ``own`` is the one that a theme's fill calls its own."""
        stops = [*holder.iterfind(f"{_A}solidFill"), *holder.iterfind(f"{_A}gradFill/{_A}gsLst/{_A}gs")]
        return tuple(self._named(stop[0], own) for stop in stops if len(stop))

    def _colour(self, run: ET.Element) -> str:
        fill = run.find(f"{_A}solidFill")
        return self._named(fill[0], "") if fill is not None and len(fill) else ""

    def _named(self, element: ET.Element, own: str) -> str:
        """The colour that an element names, with its changes of luminance; one seen through counts as solid."""
        value = element.get("val", "")
        colour = self.palette.get(value, own or "#000000") if _tag(element) == "schemeClr" else _plain(element)
        changes = {_tag(one): int(one.get("val", "100000")) / 1000 for one in element}
        if "tint" in changes:
            colour = tinted(colour, "#FFFFFF", changes["tint"])
        if "shade" in changes:
            colour = tinted(colour, "#000000", changes["shade"])
        return shaded(colour, changes.get("lumMod", 100), changes.get("lumOff", 0))

    def _box(self, element: ET.Element) -> Box | None:
        """Where a shape lies."""
        found = next((one for one in element.iter() if _tag(one) == "xfrm"), None)
        place, size = (None, None) if found is None else (found.find(f"{_A}off"), found.find(f"{_A}ext"))
        if place is None or size is None:
            return None
        lengths = (place.get("x"), place.get("y"), size.get("cx"), size.get("cy"))
        return Box(*(int(length or "0") / EMU / self.master.scale for length in lengths))

    def _inset(self, chain: list[ET.Element], levels: list[ET.Element]) -> tuple[float, float, float, float]:
        bodies = [body for one in chain if (body := one.find(f"{_P}txBody/{_A}bodyPr")) is not None]
        sides = (("lIns", "91440"), ("tIns", "45720"), ("rIns", "91440"), ("bIns", "45720"))
        left, top, right, bottom = (int(_first(bodies, side, usual)) for side, usual in sides)
        left += max(0, int(_first(levels, "marL", "0")))
        return tuple(length / EMU / self.master.scale for length in (left, top, right, bottom))  # type: ignore[return-value]

    def _gap(self, levels: list[ET.Element], size: float) -> float:
        """The space between paragraphs in points of the file."""
        return sum(self._spacing(levels, name, size, 0.0) * size for name in ("spcBef", "spcAft"))

    @staticmethod
    def _spacing(levels: list[ET.Element], name: str, size: float, usual: float) -> float:
        """A space as a share of the type's size, or of a line's height."""
        for level in levels:
            if (found := level.find(f"{_A}{name}")) is not None and len(found):
                value = int(found[0].get("val", "0").removesuffix("%"))
                return value / 100000 if _tag(found[0]) == "spcPct" else value / 100 / size
        return usual


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(root: ET.Element, path: str) -> list[ET.Element]:
    found = root.find(path)
    return [] if found is None else list(found)


def _children_name(root: ET.Element) -> str:
    data = root.find(f"{_P}cSld")
    return "" if data is None else data.get("name", "").strip()


def _plain(element: ET.Element) -> str:
    """A colour given outright; one given otherwise counts as black."""
    value = element.get("lastClr") or element.get("val") or ""
    is_hex = len(value) == 6 and _tag(element) in {"srgbClr", "sysClr"}  # noqa: PLR2004 - RRGGBB
    return f"#{value.upper()}" if is_hex else _PRESET.get(value, "#000000")


def _has_background(root: ET.Element) -> bool:
    return root.find(f"{_P}cSld/{_P}bg") is not None


def _placeholder(element: ET.Element) -> ET.Element | None:
    return next((one for one in element.iterfind(f"*/{_P}nvPr/{_P}ph")), None)


def _placeholders(root: ET.Element) -> Iterator[_Shape]:
    for element in root.iterfind(f"{_P}cSld/{_P}spTree/{_P}sp"):
        if (found := _placeholder(element)) is not None:
            name = next((one.get("name", "") for one in element.iter(f"{_P}cNvPr")), "")
            yield _Shape(element, found.get("type", "obj"), int(found.get("idx", "0")), name)


def _inherits_from(kind: str) -> str:
    """The type of the master's placeholder whose look a layout's takes."""
    if kind in TITLES:
        return "title"
    return kind if kind in FURNITURE else "body"


def _first(elements: Iterable[ET.Element], name: str, usual: str) -> str:
    return next((value for one in elements if (value := one.get(name)) is not None), usual)


def _face(run: ET.Element) -> str:
    latin = run.find(f"{_A}latin")
    return "" if latin is None else latin.get("typeface", "")


def _by_column(slots: tuple[TemplateSlot, ...]) -> tuple[TemplateSlot, ...]:
    """Column by column, each from its top: as a reader of the slide takes them."""
    return tuple(sorted(slots, key=lambda slot: (round(slot.box.x / 40), slot.box.y)))
