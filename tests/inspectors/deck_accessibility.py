"""What PowerPoint's accessibility checker reports, and some that it does not see, found in the finished file."""

from __future__ import annotations

import colorsys
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

Untyped: TypeAlias = Any
"""What python-pptx and lxml hand out; both are without types."""

SMALLEST = 24.0
SMALLEST_FOOTER = 14.0
LARGE = 24.0
LEAST_IN_TABLES = 4.5
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FURNITURE = ("dt", "ftr", "sldNum")


def faults(data: bytes, lang: str, smallest: float = SMALLEST) -> list[str]:
    """Every barrier, as ``slide number: sentence``; number 0 is the whole deck.

    Words have at least ``smallest`` points.
    """
    deck: Untyped = Presentation(io.BytesIO(data))
    found = [f"0: {one}" for one in _whole(deck)]
    scale = deck.slide_height / Pt(540)
    for number, slide in enumerate(deck.slides, 1):
        inspector = _Slide(slide, lang, scale, smallest)
        found += [f"{number}: {one}" for one in inspector.faults()]
    return found


def ratio(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _whole(deck: Untyped) -> Iterator[str]:
    if not deck.core_properties.title or not deck.core_properties.language:
        yield "the deck has no title or no language"
    names = [one.get("name") for one in deck.part._element.iter(P14 + "section")]  # noqa: SLF001
    if len(set(names)) < len(names) or any(re.match(r"(Untitled|Default|Section \d)", name) for name in names):
        yield "a section has no name of its own"
    titles = Counter(slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None)
    yield from (f"{count} slides are called {title!r}" for title, count in titles.items() if count > 1)


def _is_decorative(shape: Untyped) -> bool:
    """Whether a shape is a panel that no reader needs to meet."""
    return etree.QName(shape.element).localname == "sp" and any(
        etree.QName(one).localname == "decorative" for one in shape.element.iter()
    )


def _holds(outer: Untyped, inner: Untyped) -> bool:
    x, y = inner.left + inner.width / 2, inner.top + inner.height / 2
    return bool(outer.left <= x <= outer.left + outer.width and outer.top <= y <= outer.top + outer.height)


class _Slide:
    """Inspects one slide; looks are followed from the run to layout, master and theme, as PowerPoint does."""

    def __init__(self, slide: Untyped, lang: str, scale: float, smallest: float) -> None:
        self.slide = slide
        self.lang = lang
        self.scale = scale
        self.smallest = smallest
        self.layout = slide.slide_layout
        self.master = self.layout.slide_master
        link = next(row for row in self.master.part.rels.values() if row.reltype.endswith("/theme"))
        scheme = etree.fromstring(link.target_part.blob).find(".//" + qn("a:clrScheme"))
        self.colours = {etree.QName(one).localname: one[0].get("lastClr") or one[0].get("val") for one in scheme}
        self.map = dict(self.master._element.find(qn("p:clrMap")).attrib)  # noqa: SLF001

    def faults(self) -> Iterator[str]:
        """All that is wrong with the slide."""
        shapes = [shape for shape in self.slide.shapes if not _is_decorative(shape)]
        title = self.slide.shapes.title
        if title is None or not title.text_frame.text.strip():
            yield "there is no title"
        elif shapes[0].shape_id != title.shape_id:
            yield "the title is not read first"
        for shape in shapes:
            yield from self._alternative(shape)
            if shape.has_text_frame:
                yield from self._text(shape)
            if getattr(shape, "has_table", False):
                yield from self._table(shape)
        yield from self._language()
        yield from self._order([shape for shape in shapes[1:] if not self._is_furniture(shape)])  # the title is first
        if not self.slide.has_notes_slide or not self.slide.notes_slide.notes_text_frame.text.strip():
            yield "there are no notes"

    def _is_furniture(self, shape: Untyped) -> bool:
        return shape.is_placeholder and shape.element.ph.get("type") in FURNITURE

    def _alternative(self, shape: Untyped) -> Iterator[str]:
        if etree.QName(shape.element).localname not in ("pic", "graphicFrame", "grpSp"):
            return
        properties = shape.element.find(".//" + qn("p:cNvPr"))
        text = properties.get("descr", "")
        decorative = any(one.get("val") in ("1", "true") for one in properties.iter(DECORATIVE))
        if not text and not decorative:
            yield f"{shape.name} has no alternative text"
        if text and decorative:
            yield f"{shape.name} is decoration, and has an alternative text"
        if re.search(r"\.(png|jpe?g|gif|svg|emf)$", text, re.IGNORECASE):
            yield f"the alternative text of {shape.name} is the name of a file"
        if len(text) > 250:
            yield f"the alternative text of {shape.name} is longer than 250 characters"

    def _text(self, shape: Untyped) -> Iterator[str]:
        if not shape.text_frame.text.strip():
            yield f"{shape.name} is empty"
        ground = self._ground(shape)
        floor = SMALLEST_FOOTER if self._is_furniture(shape) else self.smallest
        for run in shape.element.iter(qn("a:r"), qn("a:fld")):
            colour, size = self._look(shape, run)
            if ratio(colour, ground) < (3.0 if size >= LARGE * self.scale else 4.5):
                yield f"{shape.name}: {colour} on {ground} has too little contrast"
            if size < floor * self.scale - 0.01:
                yield f"{shape.name}: {size:g} pt is too small"

    def _table(self, shape: Untyped) -> Iterator[str]:
        cells = [cell for row in shape.table.rows for cell in row.cells]
        if not shape.table.first_row:
            yield f"{shape.name} has no head"
        if any(cell.is_merge_origin for cell in cells):
            yield f"{shape.name} has merged cells"
        if any(not cell.text_frame.text.strip() for cell in cells):
            yield f"{shape.name} has an empty cell"
        sizes = [int(run.find(qn("a:rPr")).get("sz", "1800")) / 100 for run in shape.element.iter(qn("a:r"))]
        if min(sizes) < SMALLEST * self.scale:
            yield f"{shape.name}: {min(sizes):g} pt is too small"
        ground = self._ground(shape)
        looks = self._table_looks(shape)
        whole = looks["wholeTbl"]
        for part, (colour, fill) in looks.items():
            shown, behind = colour or whole[0], fill or whole[1] or ground
            if ratio(shown, behind) < LEAST_IN_TABLES:
                yield f"{shape.name}, {part}: {shown} on {behind} has too little contrast"

    def _table_looks(self, shape: Untyped) -> dict[str, tuple[str, str]]:
        """The colour of text and of the ground in each part of a table that its style tells; '' where it is silent."""
        id_ = shape.element.find(f".//{qn('a:tableStyleId')}").text
        package = self.slide.part.package
        part = next(one for one in package.iter_parts() if one.partname == "/ppt/tableStyles.xml")
        style = next(one for one in etree.fromstring(part.blob) if one.get("styleId") == id_)
        return {
            etree.QName(one).localname: (
                self._fill(one.find(qn("a:tcTxStyle"))),
                self._fill(one.find(f"{qn('a:tcStyle')}/{qn('a:fill')}/{qn('a:solidFill')}")),
            )
            for one in style
        }

    def _language(self) -> Iterator[str]:
        parts = [self.slide.element]
        if self.slide.has_notes_slide:
            parts.append(self.slide.notes_slide.element)
        for run in (run for part in parts for run in part.iter(qn("a:r"), qn("a:fld"))):
            look = run.find(qn("a:rPr"))
            if look is None or look.get("lang") != self.lang:
                yield f"the language of {''.join(run.itertext())[:30]!r} is not given"

    def _order(self, shapes: list[Any]) -> Iterator[str]:
        for place, first in enumerate(shapes):
            for later in shapes[place + 1 :]:
                shared = min(first.left + first.width, later.left + later.width) - max(first.left, later.left)
                if shared > min(first.width, later.width) / 2 and later.top + later.height <= first.top:
                    yield f"{later.name} stands above {first.name} but is read after it"

    def _chain(self, shape: Untyped) -> list[Any]:
        """A placeholder, then those it takes its look from."""
        chain = [shape]
        while chain[-1] is not None and chain[-1].is_placeholder:
            chain.append(getattr(chain[-1], "_base_placeholder", None))
        return [one for one in chain if one is not None]

    def _look(self, shape: Untyped, run: Untyped) -> tuple[str, float]:
        """Colour and size of a run."""
        looks = [run.find(qn("a:rPr"))]
        for one in self._chain(shape):
            level = one.element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
            looks.append(level)
        kind = shape.element.ph.get("type") if shape.is_placeholder else None
        style = "p:titleStyle" if kind in ("title", "ctrTitle") else "p:bodyStyle"
        looks.append(self.master.element.find(f"{qn('p:txStyles')}/{qn(style)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"))
        known = [look for look in looks if look is not None]
        size = next(int(look.get("sz")) / 100 for look in known if look.get("sz"))
        link = run.find(".//" + qn("a:hlinkClick"))
        if link is not None and b"hlinkClr" not in etree.tostring(link):
            return self.colours["hlink"], size
        fills = (self._fill(look.find(qn("a:solidFill"))) for look in known)
        return next(colour for colour in fills if colour), size

    def _ground(self, shape: Untyped) -> str:
        """The colour behind a shape: its own fill, a decoration of the layout, or the background."""
        for one in self._chain(shape):
            if own := self._fill(one.element.find(f"{qn('p:spPr')}/{qn('a:solidFill')}")):
                return own
        behind = [one for one in self.slide.shapes if _is_decorative(one) and _holds(one, shape)]
        if behind:
            return self._fill(behind[-1].element.spPr.find(qn("a:solidFill")))
        x, y = shape.left + shape.width / 2, shape.top + shape.height / 2
        for part in (self.layout, self.master):
            for one in reversed(list(part.shapes)):
                inside = one.left <= x <= one.left + one.width and one.top <= y <= one.top + one.height
                if inside and not one.is_placeholder and hasattr(one.element.spPr, "find"):
                    return self._fill(one.element.spPr.find(qn("a:solidFill")))
        for part in (self.layout, self.master):
            ground = part.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
            if ground is not None and ground.find(".//" + qn("a:solidFill")) is not None:
                return self._fill(ground.find(".//" + qn("a:solidFill")))
            if ground is not None:
                return self._fill(ground)
        raise AssertionError("the master has no background")

    def _fill(self, fill: Untyped) -> str:
        """The colour of a solid fill or a text style, its shade applied; '' where there is none."""
        choice = None if fill is None else next(fill.iter(qn("a:srgbClr"), qn("a:schemeClr"), qn("a:prstClr")), None)
        if choice is None:
            return ""
        name = choice.get("val")
        if etree.QName(choice).localname == "srgbClr":
            return str(name)
        if etree.QName(choice).localname == "prstClr":
            return {"white": "FFFFFF", "black": "000000"}[name]
        colour = str(self.colours[self.map.get(name, name)])
        hue, light, depth = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        for change in choice:
            if etree.QName(change).localname not in ("lumMod", "lumOff"):
                continue
            share = int(change.get("val")) / 100000
            light = light * share if etree.QName(change).localname == "lumMod" else light + share
        return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), depth))
