"""The parts of a clinic's own template in a finished deck: kept byte for byte, with ours beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from booklet.layout.placed import PlacedDeck
from booklet.slides import presentation, template
from booklet.slides.package_reader import Package
from booklet.slides.presentation import TemplateFrame
from booklet.slides.template_reader import masters_of
from booklet.slides.xml import DRAWING, HEAD, RELATIONSHIPS, SPACES, relations, relative
from booklet.theme.slides import SlideTheme

_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = f"{{{RELATIONSHIPS}}}"
_NOTES: Final = "ppt/notesMasters/notesMaster1.xml"
_NOTES_THEME: Final = "ppt/theme/bookletTheme.xml"
_SIX: Final = frozenset({"sldImg", "body", "hdr", "dt", "ftr", "sldNum"})
"""The placeholders without which Keynote does not open a deck with notes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts round the slides of a deck: all of them but slides, notes and pictures.

    ``notes`` is the part of the notes master, ``slots`` the numbers of its placeholders for image and notes;
    ``pictures`` begins the names of the slides' pictures, beside which no picture of a template has its name.
    """

    parts: dict[str, bytes]
    types: dict[str, str]
    notes: str
    slots: tuple[int, int]
    pictures: str


def keep(package: Package, placed: PlacedDeck, theme: SlideTheme) -> Kept:
    """What a deck takes over from its template."""
    root = package.xml(package.main)
    links = package.relations(package.main)
    own = {_links(package.main), package.main, *(link.target for link in links if link.kind == "tableStyles")}
    parts = {name: data for name, data in package.parts.items() if name not in own}
    notes, slots = _notes(package)
    if not notes:
        notes, slots = _NOTES, (2, 3)
        parts = {name: data for name, data in parts.items() if name not in _only_of_notes(package)}
        parts |= {name: text.encode() for name, text in _own_notes(placed.lang, theme)}
    masters = masters_of(package)
    fonts = {link.id: link.target for link in links if link.kind == "font"}
    theme_part = next(link.target for link in package.relations(masters[0]) if link.kind == "theme")
    rows = [
        *(("slideMaster", name) for name in masters),
        ("notesMaster", notes),
        *(("font", name) for name in fonts.values()),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("theme", theme_part),
        ("tableStyles", "ppt/tableStyles.xml"),
        *(("slide", f"ppt/slides/slide{number}.xml") for number in range(1, len(placed.slides) + 1)),
    ]
    frame = _frame(root, {id_: f"rId{len(masters) + 2 + number}" for number, id_ in enumerate(fonts)})
    first = len(rows) - len(placed.slides) + 1
    texts = {
        "ppt/presentation.xml": presentation.presentation_in(placed, frame, first),
        "ppt/_rels/presentation.xml.rels": relations((kind, relative(name, "ppt")) for kind, name in rows),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {SPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {SPACES}/>",
        "ppt/tableStyles.xml": template.table_styles(theme, _table_styles(package)),
    }
    types = {name: kind for name, kind in package.types.items() if name in parts and not name.endswith(".rels")}
    return Kept(
        {**parts, **{name: text.encode() for name, text in texts.items()}}, types, notes, slots, "slide-picture"
    )


def _links(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _frame(root: ET.Element, fonts: dict[str, str]) -> TemplateFrame:
    """What the presentation part keeps; ``fonts`` has the new ids of the links to embedded fonts."""
    for prefix, space in (("a", DRAWING), ("r", RELATIONSHIPS), ("p", _P[1:-1])):
        ET.register_namespace(prefix, space)
    ids = tuple(one.get("id", "") for one in root.iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId"))
    flags = "".join(
        f' {name}="{root.get(name)}"' for name in ("rtl", "embedTrueTypeFonts", "saveSubsetFonts") if root.get(name)
    )
    for one in root.iterfind(f"{_P}embeddedFontLst//*"):
        if (link := one.get(f"{_R}id")) is not None:
            one.set(f"{_R}id", fonts[link])

    for one in root.iterfind(f"{_P}sldSz"):
        one.attrib.pop("type", None)  # often not that of the size, and then Keynote does not open the deck

    def kept(name: str) -> str:
        found = root.find(f"{_P}{name}")
        return "" if found is None else ET.tostring(found, encoding="unicode")

    sizes = kept("sldSz") + (kept("notesSz") or '<p:notesSz cx="6858000" cy="9144000"/>')
    return TemplateFrame(ids, flags, sizes, kept("embeddedFontLst"), kept("defaultTextStyle"))


def _notes(package: Package) -> tuple[str, tuple[int, int]]:
    """The template's notes master if it is whole; its numbers for image and notes."""
    for link in package.relations(package.main):
        if link.kind == "notesMaster":
            found = {one.get("type", ""): int(one.get("idx", "0")) for one in package.xml(link.target).iter(f"{_P}ph")}
            if found.keys() >= _SIX:
                return link.target, (found["sldImg"], found["body"])
    return "", (0, 0)


def _only_of_notes(package: Package) -> frozenset[str]:
    """The parts of a notes master that is not whole, and of its theme."""
    dropped = {link.target for link in package.relations(package.main) if link.kind == "notesMaster"}
    shared = {link.target for name in masters_of(package) for link in package.relations(name)}
    for name in tuple(dropped):
        dropped |= {link.target for link in package.relations(name)} - shared
    return frozenset({*dropped, *map(_links, dropped)})


def _own_notes(lang: str, theme: SlideTheme) -> Iterator[tuple[str, str]]:
    yield _NOTES, template.notes_master_part(lang)
    yield _links(_NOTES), relations([("theme", relative(_NOTES_THEME, "ppt/notesMasters"))])
    yield _NOTES_THEME, template.theme_part(theme)


def _table_styles(package: Package) -> str:
    """The table styles of the template."""
    ET.register_namespace("a", DRAWING)
    for link in package.relations(package.main):
        if link.kind == "tableStyles":
            return "".join(ET.tostring(one, encoding="unicode") for one in package.xml(link.target))
    return ""
