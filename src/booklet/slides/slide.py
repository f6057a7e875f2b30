"""A slide and its notes page as XML: text, pictures and tables in the placeholders of the layout, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from booklet.blocks.deck import Note
from booklet.layout.placed import PlacedParagraph, PlacedSlide, SlideFigure, SlideGrid, SlideText
from booklet.slides.template import SLIDE_NUMBER, TABLE_STYLE, fill, geometry, own_look, own_size
from booklet.slides.xml import DRAWING, GROUP, HEAD, SPACES, emu, escaped, place
from booklet.theme.slides import FOOTER_IDX, NUMBER_IDX, Decoration, FooterStyle, Placeholder, SlideLayout, SlideTheme
from booklet.units import Box

_JUMP = ' action="ppaction://hlinksldjump"'


@dataclass(slots=True)
class Links:
    """The relationships that one part collects; asking twice for the same gives the same id."""

    rows: dict[tuple[str, str], str] = field(default_factory=dict)

    def id(self, kind: str, target: str) -> str:
        """The id of the relationship to a target."""
        return self.rows.setdefault((kind, target), f"rId{len(self.rows) + 1}")


_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_LINK_AS_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
_AS_LAYOUT = "<a:bodyPr/><a:lstStyle/>"


class LayoutPart(NamedTuple):
    """A layout as its slides need it: the name of its part, what it says, its slots by name."""

    part: str
    layout: SlideLayout
    slots: dict[str, Placeholder]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on every slide of a deck, and where other parts are.

    ``slides`` gives the part of a slide by its id, ``image`` that of a picture; ``count`` is the number of slides.
    """

    theme: SlideTheme
    lang: str
    footer: str
    count: int
    layouts: dict[str, LayoutPart]
    slides: dict[str, str]
    image: Callable[[SlideFigure], str]


def slide_part(slide: PlacedSlide, at: int, frame: Frame, links: Links) -> str:
    """The XML of the slide that is number ``at``; relationships that it needs are added to ``links``."""
    home = frame.layouts[slide.layout]
    panels = home.layout.decorations if home.layout.part else ()
    shapes: list[str] = []
    for order, shape in enumerate(slide.shapes):
        slot = home.slots[shape.slot]
        number = len(shapes) + 2
        if isinstance(shape, SlideText):
            shapes.append(_text(number, shape, home, frame, links))
        elif isinstance(shape, SlideFigure):
            shapes.append(_figure(number, shape, slot, links.id("image", frame.image(shape)), frame))
        else:
            shapes.append(_grid(number, shape, slot, frame))
        if order == 0:
            shapes += [_panel(number + step, panel, frame) for step, panel in enumerate(panels, 1)]
    if home.layout.numbered:
        shapes.append(_footers(len(shapes) + 2, at, home.layout.footer, frame))
    return (
        f'{HEAD}<p:sld {SPACES}><p:cSld name="{escaped(slide.id)}"><p:spTree>{GROUP}{"".join(shapes)}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _shape(number: int, name: str, place_in: str, properties: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/>{place_in}</p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )


def _in_placeholder(attributes: str) -> str:
    return f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{attributes}/></p:nvPr>'


_IN_A_BOX = '<p:cNvSpPr txBox="1"/><p:nvPr/>'


def _panel(number: int, panel: Decoration, frame: Frame) -> str:
    """A filled rectangle behind the boxes of a slide in a clinic's template; no reader of the slide meets it."""
    look = f"{_ground(panel.box, panel.radius, panel.fill, frame)}<a:ln><a:noFill/></a:ln>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Panel {number}">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{look}</p:spPr></p:sp>"
    )


def _ground(box: Box, radius: float, colour: str, frame: Frame) -> str:
    return f"{place(box, scale=frame.theme.scale)}{geometry(box, radius)}{fill(frame.theme, colour) or '<a:noFill/>'}"


def _attributes(slot: Placeholder) -> str:
    kind = "" if slot.kind == "obj" else f' type="{slot.kind}"'
    return f'{kind} idx="{slot.idx}"' if slot.idx else kind


def _home(slot: Placeholder) -> str:
    """The placeholder that a picture or table fills, if it fills one."""
    return "<p:nvPr/>" if slot.stated == "everything" else f"<p:nvPr><p:ph{_attributes(slot)}/></p:nvPr>"


def _text(number: int, text: SlideText, home: LayoutPart, frame: Frame, links: Links) -> str:
    slot, plain = home.slots[text.slot], home.layout.plain_links
    first = text.paragraphs[0].number
    start = (
        f'<a:pPr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{first}"/></a:pPr>'
        if first > 1
        else ""
    )
    paragraphs = "".join(f"<a:p>{start}{_runs(one, frame, links, plain=plain)}</a:p>" for one in text.paragraphs)
    if slot.stated == "everything":
        ground = _ground(slot.box, slot.radius, slot.fill, frame)
        return _shape(number, slot.name, _IN_A_BOX, ground, own_look(frame.theme, slot) + paragraphs)
    look = own_size(frame.theme, slot) if slot.stated == "size" else _AS_LAYOUT
    return _shape(number, slot.name, _in_placeholder(_attributes(slot)), "", look + paragraphs)


def _runs(paragraph: PlacedParagraph, frame: Frame, links: Links, *, plain: bool) -> str:
    out = []
    for text, bold, link in paragraph.runs:
        look = f'lang="{frame.lang}" b="1"' if bold else f'lang="{frame.lang}"'
        jump = _link(link, frame, links, plain=plain)
        properties = f"<a:rPr {look}>{jump}</a:rPr>" if jump else f"<a:rPr {look}/>"
        out.append(f"<a:r>{properties}<a:t>{escaped(text)}</a:t></a:r>")
    return "".join(out)


def _link(link: str, frame: Frame, links: Links, *, plain: bool) -> str:
    """A jump to a slide of the deck, or a link to the web; a slide that is not there is not linked."""
    inside = link.startswith("#")
    target = frame.slides.get(link[1:]) if inside else link
    if not target:
        return ""
    start = f'<a:hlinkClick r:id="{links.id("slide" if inside else "hyperlink", target)}"{_JUMP if inside else ""}'
    return f"{start}>{_LINK_AS_TEXT}</a:hlinkClick>" if plain else f"{start}/>"


def _figure(number: int, figure: SlideFigure, slot: Placeholder, image: str, frame: Frame) -> str:
    shape = geometry(figure.box) if slot.stated == "everything" else ""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{escaped(slot.name)}" descr="{escaped(figure.alt)}"/>'
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"{_home(slot)}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(figure.box, scale=frame.theme.scale)}{shape}</p:spPr></p:pic>"
    )


def _grid(number: int, grid: SlideGrid, slot: Placeholder, frame: Frame) -> str:
    scale = frame.theme.scale
    aside, above = (emu(length * scale) for length in frame.theme.table.padding)
    margins = f'<a:tcPr marL="{aside}" marR="{aside}" marT="{above}" marB="{above}" anchor="ctr"/>'
    look = f'<a:rPr lang="{frame.lang}" sz="{round(grid.size * scale * 100)}"/>'
    columns = "".join(f'<a:gridCol w="{emu(width * scale)}"/>' for width in grid.columns)
    rows = "".join(
        f'<a:tr h="{emu(height * scale)}">'
        + "".join(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>{look}<a:t>{escaped(cell)}</a:t></a:r></a:p></a:txBody>"
            f"{margins}</a:tc>"
            for cell in cells
        )
        + "</a:tr>"
        for height, cells in zip(grid.rows, grid.cells, strict=True)
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{escaped(slot.name)}" '
        f'descr="{escaped(grid.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{_home(slot)}</p:nvGraphicFramePr>{place(grid.box, 'p:xfrm', scale)}<a:graphic>"
        f'<a:graphicData uri="{DRAWING[:-4]}table"><a:tbl><a:tblPr firstRow="1" bandRow="1">'
        f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}"
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _footers(first: int, at: int, own: FooterStyle | None, frame: Frame) -> str:
    """The footer, and the slide's number of how many; ``own`` is their look where the slide itself states it."""
    look = f'<a:rPr lang="{frame.lang}"/>'
    footer = f"<a:p><a:r>{look}<a:t>{escaped(frame.footer)}</a:t></a:r></a:p>"
    number = (
        f'<a:p><a:fld id="{SLIDE_NUMBER}" type="slidenum">{look}<a:t>{at}</a:t></a:fld>'
        f"<a:r>{look}<a:t> / {frame.count}</a:t></a:r></a:p>"
    )
    boxes = (own.footer, own.number) if own else (None, None)
    numbers = (own.footer_idx, own.number_idx) if own else (FOOTER_IDX, NUMBER_IDX)
    rows = (("Footer", "ftr", "l", footer), ("Slide Number", "sldNum", "r", number))
    out = ""
    for step, (box, idx, (name, kind, align, words)) in enumerate(zip(boxes, numbers, rows, strict=True)):
        place_in = _in_placeholder(f' type="{kind}" sz="quarter" idx="{idx}"') if idx else _IN_A_BOX
        properties, text = "", _AS_LAYOUT
        if own and box:
            properties = place(box, scale=frame.theme.scale) + (geometry(box) if not idx else "")
            text = _footer_look(own, align, frame)
        out += _shape(first + step, name, place_in, properties, text + words)
    return out


def _footer_look(own: FooterStyle, align: str, frame: Frame) -> str:
    size = round(own.size * frame.theme.scale * 100)
    return (
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle>'
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{size}">{fill(frame.theme, own.colour)}</a:defRPr></a:lvl1pPr>'
        "</a:lstStyle>"
    )


def notes_part(notes: Iterable[Note], name: str, lang: str, slots: tuple[int, int] = (2, 3)) -> str:
    """The notes page of a slide: each note under its label, its lines below it, and the slide's id as the last line.

    ``slots`` are the numbers of the notes master's placeholders for the slide's image and for the notes.
    """
    image, text = slots
    look = f'<a:rPr lang="{lang}"/>'
    paragraphs = "".join(_note(note, lang) for note in notes)
    paragraphs += f"<a:p><a:r>{look}<a:t>[{escaped(name)}]</a:t></a:r></a:p>"
    body = _shape(
        3, "Notes", _in_placeholder(f' type="body" sz="quarter" idx="{text}"'), "", f"{_AS_LAYOUT}{paragraphs}"
    )
    return (
        f"{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        f'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="{image}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        "</p:sp>"
        f"{body}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _note(note: Note, lang: str) -> str:
    look = f'<a:rPr lang="{lang}"/>'
    lines = "".join(f"<a:p><a:r>{look}<a:t>{escaped(line)}</a:t></a:r></a:p>" for line in note.marked)
    return (
        f'<a:p><a:r><a:rPr lang="{lang}" b="1"/><a:t>{escaped(note.label)}: </a:t></a:r>'
        f"<a:r>{look}<a:t>{escaped(note.text)}</a:t></a:r></a:p>{lines}"
    )
