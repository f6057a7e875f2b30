"""A slide and its notes page as XML: text, pictures and tables in the placeholders of the layout, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from booklet.blocks.deck import Note
from booklet.layout.placed import PlacedParagraph, PlacedSlide, SlideFigure, SlideGrid, SlideText
from booklet.slides.template import FOOTER_IDX, NUMBER_IDX, SLIDE_NUMBER, TABLE_STYLE
from booklet.slides.xml import DRAWING, GROUP, HEAD, SPACES, emu, escaped, place
from booklet.theme.slides import Placeholder, SlideTheme

_JUMP = ' action="ppaction://hlinksldjump"'


@dataclass(slots=True)
class Links:
    """The relationships that one part collects; asking twice for the same gives the same id."""

    rows: dict[tuple[str, str], str] = field(default_factory=dict)

    def id(self, kind: str, target: str) -> str:
        """The id of the relationship to a target."""
        return self.rows.setdefault((kind, target), f"rId{len(self.rows) + 1}")


class LayoutPart(NamedTuple):
    """A layout as its slides need it: the number of its part, whether it has footers, its slots by name."""

    number: int
    numbered: bool
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
    layout = frame.layouts[slide.layout]
    shapes = []
    for number, shape in enumerate(slide.shapes, 2):
        slot = layout.slots[shape.slot]
        if isinstance(shape, SlideText):
            shapes.append(_text(number, shape, slot, frame, links))
        elif isinstance(shape, SlideFigure):
            shapes.append(_figure(number, shape, slot, links.id("image", frame.image(shape))))
        else:
            shapes.append(_grid(number, shape, slot, frame))
    if layout.numbered:
        shapes.append(_footers(len(shapes) + 2, at, frame))
    return (
        f'{HEAD}<p:sld {SPACES}><p:cSld name="{escaped(slide.id)}"><p:spTree>{GROUP}{"".join(shapes)}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _placeholder(number: int, name: str, attributes: str, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{attributes}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}"
        "</p:txBody></p:sp>"
    )


def _attributes(slot: Placeholder) -> str:
    return f' type="{slot.kind}" idx="{slot.idx}"' if slot.idx else f' type="{slot.kind}"'


def _text(number: int, text: SlideText, slot: Placeholder, frame: Frame, links: Links) -> str:
    first = text.paragraphs[0].number
    start = (
        f'<a:pPr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{first}"/></a:pPr>'
        if first > 1
        else ""
    )
    paragraphs = "".join(f"<a:p>{start}{_runs(one, frame, links)}</a:p>" for one in text.paragraphs)
    return _placeholder(number, slot.name, _attributes(slot), paragraphs)


def _runs(paragraph: PlacedParagraph, frame: Frame, links: Links) -> str:
    out = []
    for text, bold, link in paragraph.runs:
        look = f'lang="{frame.lang}" b="1"' if bold else f'lang="{frame.lang}"'
        jump = _link(link, frame, links)
        properties = f"<a:rPr {look}>{jump}</a:rPr>" if jump else f"<a:rPr {look}/>"
        out.append(f"<a:r>{properties}<a:t>{escaped(text)}</a:t></a:r>")
    return "".join(out)


def _link(link: str, frame: Frame, links: Links) -> str:
    """A jump to a slide of the deck, or a link to the web; a slide that is not there is not linked."""
    if not link.startswith("#"):
        return f'<a:hlinkClick r:id="{links.id("hyperlink", link)}"/>' if link else ""
    part = frame.slides.get(link[1:])
    return f'<a:hlinkClick r:id="{links.id("slide", part)}"{_JUMP}/>' if part else ""


def _figure(number: int, figure: SlideFigure, slot: Placeholder, image: str) -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{escaped(slot.name)}" descr="{escaped(figure.alt)}"/>'
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr><p:ph{_attributes(slot)}/></p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(figure.box)}</p:spPr></p:pic>"
    )


def _grid(number: int, grid: SlideGrid, slot: Placeholder, frame: Frame) -> str:
    aside, above = (emu(length) for length in frame.theme.table.padding)
    margins = f'<a:tcPr marL="{aside}" marR="{aside}" marT="{above}" marB="{above}" anchor="ctr"/>'
    look = f'<a:rPr lang="{frame.lang}" sz="{round(grid.size * 100)}"/>'
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.columns)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
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
        f"<p:nvPr><p:ph{_attributes(slot)}/></p:nvPr></p:nvGraphicFramePr>{place(grid.box, 'p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="{DRAWING[:-4]}table"><a:tbl><a:tblPr firstRow="1" bandRow="1">'
        f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}"
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _footers(first: int, at: int, frame: Frame) -> str:
    """The footer, and the slide's number of how many."""
    look = f'<a:rPr lang="{frame.lang}"/>'
    footer = f"<a:p><a:r>{look}<a:t>{escaped(frame.footer)}</a:t></a:r></a:p>"
    number = (
        f'<a:p><a:fld id="{SLIDE_NUMBER}" type="slidenum">{look}<a:t>{at}</a:t></a:fld>'
        f"<a:r>{look}<a:t> / {frame.count}</a:t></a:r></a:p>"
    )
    return _placeholder(first, "Footer", f' type="ftr" sz="quarter" idx="{FOOTER_IDX}"', footer) + _placeholder(
        first + 1, "Slide Number", f' type="sldNum" sz="quarter" idx="{NUMBER_IDX}"', number
    )


def notes_part(notes: Iterable[Note], name: str, lang: str) -> str:
    """The notes page of a slide: a paragraph for each note under its label, and the slide's id as the last line."""
    look = f'<a:rPr lang="{lang}"/>'
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="{lang}" b="1"/><a:t>{escaped(note.label)}: </a:t></a:r>'
        f"<a:r>{look}<a:t>{escaped(note.text)}</a:t></a:r></a:p>"
        for note in notes
    )
    paragraphs += f"<a:p><a:r>{look}<a:t>[{escaped(name)}]</a:t></a:r></a:p>"
    body = _placeholder(3, "Notes", ' type="body" sz="quarter" idx="3"', paragraphs)
    return (
        f"{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f"{body}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
