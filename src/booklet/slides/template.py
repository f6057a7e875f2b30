"""The template: theme, master, layouts and notes master, written from the data of a slide theme.

A slide states nothing that stands here; a layout states only what differs from the master.  So a change of the
master, by us or by hand, reaches every slide.
"""

from __future__ import annotations

from booklet.slides.xml import DRAWING, GROUP, HEAD, SPACES, emu, escaped, place
from booklet.theme.slides import FOOTER_IDX, NUMBER_IDX, Decoration, FooterStyle, Placeholder, SlideLayout, SlideTheme
from booklet.units import Box

SLIDE_NUMBER = "{0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D}"
"""The id of the field that shows a slide's number."""

TABLE_STYLE = "{3E8A1F60-5B7C-4D2E-9A41-6C0D8F2B7E15}"
"""The id of the table style."""

_FIRST_ID = 2147483648
_LEVELS = 9
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def fill(theme: SlideTheme, role: str) -> str:
    """A solid fill in a colour role; '' is none."""
    return f"<a:solidFill>{_colour(theme, role)}</a:solidFill>" if role else ""


def _colour(theme: SlideTheme, role: str) -> str:
    shade = theme.colours[role]
    if shade.fixed:
        return f'<a:srgbClr val="{shade.fixed[1:].upper()}"/>'
    keep = f'<a:lumMod val="{shade.keep * 1000}"/>' if shade.keep < 100 else ""  # noqa: PLR2004 - per cent
    add = f'<a:lumOff val="{shade.add * 1000}"/>' if shade.add else ""
    return f'<a:schemeClr val="{shade.scheme}">{keep}{add}</a:schemeClr>'


def theme_part(theme: SlideTheme) -> str:
    """Colours, fonts and flat formats."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>' for name, colour in theme.palette)
    font = f'<a:latin typeface="{escaped(theme.font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{solid}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    name = escaped(theme.name)
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{colours}'
        f'</a:clrScheme><a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Flat"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def table_styles(theme: SlideTheme, others: str = "") -> str:
    """The table styles: ours, after others that there are."""
    return f'{HEAD}<a:tblStyleLst xmlns:a="{DRAWING}" def="{TABLE_STYLE}">{others}{_table_style(theme)}</a:tblStyleLst>'


def _table_style(theme: SlideTheme) -> str:
    """A filled head, rows in bands, hairlines between them."""
    table = theme.table
    rule = f'<a:ln w="9525">{fill(theme, table.rule)}</a:ln>'
    none = "<a:ln><a:noFill/></a:ln>"
    sides = (("left", none), ("right", none), ("top", rule), ("bottom", rule), ("insideH", rule), ("insideV", none))
    borders = "".join(f"<a:{side}>{line}</a:{side}>" for side, line in sides)

    def part(name: str, colour: str, ground: str, inside: str = "", bold: str = "") -> str:
        text = f'<a:tcTxStyle{bold}><a:fontRef idx="minor"/>{_colour(theme, colour)}</a:tcTxStyle>'
        return f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{inside}</a:tcBdr><a:fill>{ground}</a:fill></a:tcStyle></a:{name}>"

    head = part("firstRow", table.head_colour, fill(theme, table.head_fill), bold=' b="on"')
    return (
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="{escaped(theme.name)}">'
        f"{part('wholeTbl', 'ink', '<a:noFill/>', borders)}"
        f"<a:band2H><a:tcStyle><a:tcBdr/><a:fill>{fill(theme, table.band_fill)}</a:fill></a:tcStyle></a:band2H>"
        f"{head}</a:tblStyle>"
    )


def master_part(theme: SlideTheme, lang: str) -> str:
    """The slide master: the common title, text, footer and decoration."""
    shapes = [_decoration(theme, number, one) for number, one in enumerate(theme.decorations, 2)]
    first = 2 + len(shapes)
    shapes += [_slot(theme, first + number, slot, lang) for number, slot in enumerate((theme.title, theme.body))]
    shapes += _footers(theme, first + 2, theme.footer, lang)
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_ID + number}" r:id="rId{number}"/>' for number in range(1, len(theme.layouts) + 1)
    )
    font = "".join(f'<a:{script} typeface="+{{0}}-{code}"/>' for script, code in _SCRIPTS)
    title = _level(theme, 1, theme.title, font.format("mj"))
    body = "".join(_level(theme, number, theme.body, font.format("mn")) for number in range(1, _LEVELS + 1))
    return (
        f"{HEAD}<p:sldMaster {SPACES}><p:cSld>{_background(theme, 'paper')}<p:spTree>{GROUP}{''.join(shapes)}"
        f'</p:spTree></p:cSld>{_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{_plain_levels(1800)}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def layout_part(theme: SlideTheme, layout: SlideLayout, lang: str) -> str:
    """A layout by the name that PowerPoint shows."""
    decorations = [_decoration(theme, number, one) for number, one in enumerate(layout.decorations, 2)]
    first = 2 + len(decorations)
    slots = theme.slots(layout)
    shapes = [_slot(theme, first + number, slot, lang, bare=slot == theme.title) for number, slot in enumerate(slots)]
    if layout.numbered:
        shapes += _footers(theme, first + len(slots), None, lang)
    alone = "" if slots[0].box.y == theme.title.box.y else ' showMasterSp="0"'
    kind = f' type="{layout.type}"' if layout.type else ""
    own = "" if layout.type else ' userDrawn="1"'
    ground = _background(theme, layout.background) if layout.background else ""
    return (
        f'{HEAD}<p:sldLayout {SPACES}{alone}{kind} preserve="1"{own}><p:cSld name="{escaped(layout.name)}">{ground}'
        f"<p:spTree>{GROUP}{''.join([*decorations, *shapes])}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _background(theme: SlideTheme, role: str) -> str:
    return f"<p:bg><p:bgPr>{fill(theme, role)}<a:effectLst/></p:bgPr></p:bg>"


def geometry(box: Box, radius: float = 0) -> str:
    """A rectangle, its corners rounded by ``radius`` points."""
    if not radius:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    adjust = round(100000 * radius / min(box.width, box.height))
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst></a:prstGeom>'


def own_look(theme: SlideTheme, slot: Placeholder) -> str:
    """All that a box of its own says of its text, for a slot that no placeholder of the layout has."""
    return f"{_body(theme, slot)}<a:lstStyle>{_level(theme, 1, slot)}</a:lstStyle>"


def own_size(theme: SlideTheme, slot: Placeholder) -> str:
    """What a slide says of the text in a placeholder of a clinic's template: its size, its numbers, its colour."""
    number = _numbered(theme, slot) if slot.bullet == "number" else ("", "")
    size = f'<a:defRPr sz="{_points(theme, slot.size)}" cap="none">{fill(theme, slot.colour)}</a:defRPr>'
    return f"<a:bodyPr/><a:lstStyle><a:lvl1pPr{number[0]}>{number[1]}{size}</a:lvl1pPr></a:lstStyle>"


def _numbered(theme: SlideTheme, slot: Placeholder) -> tuple[str, str]:
    indent = emu(slot.indent * theme.scale)
    return f' marL="{indent}" indent="{-indent}"', _MARKS["number"]


def _points(theme: SlideTheme, size: float) -> int:
    """A type size or space in hundredths of a point of the file."""
    return round(size * theme.scale * 100)


def _body(theme: SlideTheme, slot: Placeholder) -> str:
    left, top, right, bottom = (emu(length * theme.scale) for length in slot.inset)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" anchor="{slot.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
    )


def _decoration(theme: SlideTheme, number: int, one: Decoration) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number - 1}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr>{place(one.box)}{geometry(one.box, one.radius)}{fill(theme, one.fill)}<a:ln><a:noFill/>"
        "</a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


_MARKS = {
    "none": "<a:buNone/>",
    "dot": '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>',
    "number": '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>',
}


def _level(theme: SlideTheme, level: int, slot: Placeholder, font: str = "") -> str:
    """How one level of a list looks; deeper levels, for what is added by hand, step in."""
    indent = emu(slot.indent * theme.scale)
    coloured = f"<a:buClr>{_colour(theme, slot.mark)}</a:buClr>" if slot.bullet != "none" else ""
    return (
        f'<a:lvl{level}pPr marL="{indent * level}" indent="{-indent}" algn="{slot.align}">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{_points(theme, slot.gap)}"/></a:spcBef>'
        f"{coloured}{_MARKS[slot.bullet]}"
        f'<a:defRPr sz="{_points(theme, slot.size)}" b="{int(slot.bold)}">{fill(theme, slot.colour)}{font}</a:defRPr>'
        f"</a:lvl{level}pPr>"
    )


def _plain_levels(size: int) -> str:
    style = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
    return "".join(
        f'<a:lvl{level}pPr marL="{457200 * (level - 1)}"><a:defRPr sz="{size}">{style}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, _LEVELS + 1)
    )


def _shape(number: int, name: str, placeholder: str, properties: str, body: str) -> str:
    """A placeholder of a master or layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{placeholder}/></p:nvPr></p:nvSpPr>{properties}<p:txBody>{body}</p:txBody></p:sp>"
    )


def _slot(theme: SlideTheme, number: int, slot: Placeholder, lang: str, *, bare: bool = False) -> str:
    """A slot; a ``bare`` one leaves everything to the master."""
    prompt = f'<a:p><a:r><a:rPr lang="{lang}"/><a:t>{escaped(slot.name)}</a:t></a:r></a:p>'
    placeholder = f' type="{slot.kind}"' + (f' idx="{slot.idx}"' if slot.idx else "")
    if bare:
        return _shape(number, slot.name, placeholder, "<p:spPr/>", f"<a:bodyPr/><a:lstStyle/>{prompt}")
    levels = "".join(_level(theme, level, slot) for level in range(1, 4))
    return _shape(
        number,
        slot.name,
        placeholder,
        f"<p:spPr>{place(slot.box)}{geometry(slot.box, slot.radius)}{fill(theme, slot.fill)}</p:spPr>",
        f"{_body(theme, slot)}<a:lstStyle>{levels}</a:lstStyle>{prompt}",
    )


def _footers(theme: SlideTheme, first: int, style: FooterStyle | None, lang: str) -> list[str]:
    """Footer and slide number; without a style they are the master's."""
    field = f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="{lang}"/><a:t>&#8249;#&#8250;</a:t></a:fld>'
    run = f'<a:r><a:rPr lang="{lang}"/><a:t>Footer</a:t></a:r>'
    out = []
    kinds = (("ftr", FOOTER_IDX, "Footer", "l", run), ("sldNum", NUMBER_IDX, "Slide Number", "r", field))
    for number, (kind, idx, name, align, text) in enumerate(kinds, first):
        placeholder = f' type="{kind}" sz="quarter" idx="{idx}"'
        properties, look = "<p:spPr/>", "<a:bodyPr/><a:lstStyle/>"
        if style:
            box = style.footer if kind == "ftr" else style.number
            properties = f'<p:spPr>{place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            look = (
                '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle>'
                f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{round(style.size * 100)}">{fill(theme, style.colour)}'
                '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
            )
        out.append(_shape(number, name, placeholder, properties, f"{look}<a:p>{text}</a:p>"))
    return out


def notes_master_part(lang: str) -> str:
    """The notes master with all six placeholders: Keynote opens a deck only with them."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{place(Box(54, 54, 432, 243))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="12700"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    number = f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="{lang}"/><a:t>&#8249;#&#8250;</a:t></a:fld>'
    end = f'<a:endParaRPr lang="{lang}"/>'
    notes = (
        '<a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:buNone/><a:defRPr sz="1200"/>'
        "</a:lvl1pPr>"
    )
    words = f'<a:r><a:rPr lang="{lang}"/><a:t>Notes</a:t></a:r>'
    small = '<a:lvl1pPr algn="{}"><a:defRPr sz="1000"/></a:lvl1pPr>'
    rows = (
        (' type="body" sz="quarter" idx="3"', "Notes", Box(54, 315, 432, 355), notes, words),
        (' type="hdr" sz="quarter"', "Header", Box(14, 10, 230, 28), small.format("l"), end),
        (' type="dt" sz="quarter" idx="1"', "Date", Box(296, 10, 230, 28), small.format("r"), end),
        (' type="ftr" sz="quarter" idx="4"', "Footer", Box(14, 684, 230, 28), small.format("l"), end),
        (' type="sldNum" sz="quarter" idx="5"', "Slide Number", Box(296, 684, 230, 28), small.format("r"), number),
    )
    shapes = "".join(
        _shape(
            at,
            name,
            placeholder,
            f'<p:spPr>{place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>',
            f"<a:bodyPr/><a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p>",
        )
        for at, (placeholder, name, box, style, text) in enumerate(rows, 3)
    )
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    return (
        f"{HEAD}<p:notesMaster {SPACES}><p:cSld>{ground}<p:spTree>{GROUP}{image}{shapes}</p:spTree></p:cSld>{_MAP}"
        f"<p:notesStyle>{_plain_levels(1200)}</p:notesStyle></p:notesMaster>"
    )
