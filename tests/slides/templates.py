"""Templates of other people, made with python-pptx: a plain one of 4:3, and a dark one of 16:9 that has it all.

The dark one has renamed layouts without types, other numbers of placeholders, a background in a theme colour, a logo
on the master, sample slides with notes, and a slide of 10 by 5.625 inches, so that type is smaller than on ours.

A third has little room, with pictures behind its content.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any, TypeAlias

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.package import Part
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

Untyped: TypeAlias = Any
"""What python-pptx hands out; much of it is without types."""

TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
RENAMED = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Text",
    "Section Header": "Kapitel",
    "Two Content": "Zwei Spalten",
    "Comparison": "Vergleich",
    "Title Only": "Nur Titel",
    "Blank": "Leer",
    "Content with Caption": "Inhalt mit Text",
    "Picture with Caption": "Bild mit Text",
    "Title and Vertical Text": "Hochkant",
    "Vertical Title and Text": "Hochkant 2",
}


def plain() -> bytes:
    """The template that python-pptx starts from: 4:3, black on white; in Arial, which every test machine can set."""
    return _in_arial(_saved(Presentation()))


def dark() -> bytes:
    """A clinic's dark template as .potx."""
    deck: Untyped = Presentation()
    width, height = deck.slide_width, deck.slide_height
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    across, down = Inches(10) / width, Inches(5.625) / height
    master = deck.slide_master
    for part in (master, *deck.slide_layouts):
        for shape in part.placeholders:
            if shape.element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Emu(int(shape.left * across)), Emu(int(shape.width * across))
                shape.top, shape.height = Emu(int(shape.top * down)), Emu(int(shape.height * down))
    master.background.fill.solid()
    master.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    colours = master.element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk2"), ("tx1", "lt1"), ("bg2", "dk1"), ("tx2", "lt2")):
        colours.set(name, value)
    _logo(master, Inches(8.9), Inches(0.15), Inches(0.9), Inches(0.6))
    for number, layout in enumerate(deck.slide_layouts):
        layout.name = RENAMED[layout.name]
        layout.element.attrib.pop("type", None)
        for shape in layout.placeholders:
            if shape.element.ph.get("idx") and shape.element.ph.get("type") not in ("dt", "ftr", "sldNum"):
                shape.element.ph.set("idx", str(100 + 10 * number + int(shape.element.ph.get("idx"))))
    for size, style in ((2400, "p:titleStyle"), (1800, "p:bodyStyle")):
        level = master.element.find(f"{qn('p:txStyles')}/{qn(style)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        level.set("sz", str(size))
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "How to use this template"
    slide.notes_slide.notes_text_frame.text = "Notes of the template"
    return changed(_in_arial(_saved(deck)), {"[Content_Types].xml": _as_template})


def low(room: float = 4.1) -> bytes:
    """A decorated template with little room: its content is so many inches high, of 6.75, and runs over pictures."""
    deck: Untyped = Presentation()
    deck.slide_width, deck.slide_height = Inches(12), Inches(6.75)
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.placeholders:
            if shape.element.spPr.find(qn("a:xfrm")) is None:
                continue
            kind = shape.element.ph.get("type", "obj")
            shape.left, shape.top, shape.width, shape.height = map(Inches, _low(kind, room))
    for left, top in ((0, 1.2), (8, 3), (4, 2)):
        _logo(deck.slide_master, Inches(left), Inches(top), Inches(4), Inches(3))
    return _in_arial(_saved(deck))


def _low(kind: str, room: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of a placeholder in the low template, in inches."""
    feet = 1.6 + room + 0.4
    places = {
        "title": (0.9, 0.4, 10.2, 1.0),
        "ctrTitle": (0.9, 0.4, 10.2, 1.0),
        "dt": (0.9, feet, 2.0, 0.4),
        "ftr": (3.2, feet, 5.6, 0.4),
        "sldNum": (9.1, feet, 2.0, 0.4),
    }
    return places.get(kind, (0.9, 1.6, 10.2, room))


def _logo(master: Untyped, left: int, top: int, width: int, height: int) -> None:
    """A picture on the master, which python-pptx has no call for."""
    out = io.BytesIO()
    Image.new("RGB", (90, 60), "#F2A900").save(out, "PNG")
    _, link = master.part.get_or_add_image_part(out)
    master.shapes._spTree.append(  # noqa: SLF001
        etree.fromstring(
            f'<p:pic xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"><p:nvPicPr>'
            f'<p:cNvPr id="{99 + len(master.shapes)}" name="Logo"/><p:cNvPicPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_relation(data: bytes, kind: str, target: str, *, outside: bool) -> bytes:
    """The file with one more relationship of its master, to a new part or to somewhere outside."""
    deck = Presentation(io.BytesIO(data))
    part = deck.slide_master.part
    if outside:
        part.relate_to(target, f"{_R}/{kind}", is_external=True)
    else:
        from pptx.opc.packuri import PackURI  # noqa: PLC0415

        part.relate_to(Part(PackURI(target), "application/bin", part.package, b"object"), f"{_R}/{kind}")
    return _saved(deck)


def changed(data: bytes, changes: dict[str, Callable[[bytes], bytes]], more: dict[str, bytes] | None = None) -> bytes:
    """The file with some parts changed and some added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, changes.get(name, bytes)(source.read(name)))
        for name, part in (more or {}).items():
            target.writestr(name, part)
    return out.getvalue()


def _in_arial(data: bytes) -> bytes:
    return changed(data, {"ppt/theme/theme1.xml": lambda theme: theme.replace(b'"Calibri"', b'"Arial"')})


def _as_template(types: bytes) -> bytes:
    assert PRESENTATION_TYPE.encode() in types
    return types.replace(PRESENTATION_TYPE.encode(), TEMPLATE_TYPE.encode())


def _saved(deck: Untyped) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
