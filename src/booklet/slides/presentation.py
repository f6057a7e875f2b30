"""The parts that hold a presentation together: its list of slides, its sections, its properties, its content types."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from booklet.layout.placed import PlacedDeck
from booklet.slides.xml import HEAD, RELATIONSHIPS, SPACES, emu, escaped
from booklet.theme.slides import SlideTheme

FIRST_SLIDE = 256
"""The lowest id that a slide may have (ISO/IEC 29500-1, 19.7.13)."""

_SECTIONS = uuid.UUID("5b6f3f0e-6f55-4b0e-9a57-0c2a3c1f9d10")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = (
    (r"ppt/presentation\.xml", "presentationml.presentation.main"),
    (r"ppt/presProps\.xml", "presentationml.presProps"),
    (r"ppt/viewProps\.xml", "presentationml.viewProps"),
    (r"ppt/tableStyles\.xml", "presentationml.tableStyles"),
    (r"ppt/theme/.*", "theme"),
    (r"ppt/slideMasters/.*", "presentationml.slideMaster"),
    (r"ppt/slideLayouts/.*", "presentationml.slideLayout"),
    (r"ppt/notesMasters/.*", "presentationml.notesMaster"),
    (r"ppt/slides/.*", "presentationml.slide"),
    (r"ppt/notesSlides/.*", "presentationml.notesSlide"),
    (r"docProps/app\.xml", "extended-properties"),
)


def presentation_part(deck: PlacedDeck, theme: SlideTheme, first_link: int) -> str:
    """The presentation; its slides are the relationships from ``first_link`` on."""
    slides = "".join(
        f'<p:sldId id="{FIRST_SLIDE + number}" r:id="rId{first_link + number}"/>' for number in range(len(deck.slides))
    )
    return (
        f'{HEAD}<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{emu(theme.width)}" cy="{emu(theme.height)}"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="{deck.lang}"/></a:defPPr>'
        f"</p:defaultTextStyle><p:extLst>{_sections(deck)}</p:extLst></p:presentation>"
    )


def presentation_in(deck: PlacedDeck, frame: TemplateFrame, first_link: int) -> str:
    """The presentation of a deck in a clinic's template; masters, notes master and fonts are the first links."""
    masters = "".join(
        f'<p:sldMasterId id="{id_}" r:id="rId{number}"/>' for number, id_ in enumerate(frame.master_ids, 1)
    )
    slides = "".join(
        f'<p:sldId id="{FIRST_SLIDE + number}" r:id="rId{first_link + number}"/>' for number in range(len(deck.slides))
    )
    return (
        f"{HEAD}<p:presentation {SPACES}{frame.attributes}><p:sldMasterIdLst>{masters}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="rId{len(frame.master_ids) + 1}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{slides}</p:sldIdLst>{frame.sizes}{frame.fonts}{frame.text_style}"
        f"<p:extLst>{_sections(deck)}</p:extLst></p:presentation>"
    )


class TemplateFrame(NamedTuple):
    """What the presentation of a template keeps, as XML: its masters' ids, its sizes, fonts and text style."""

    master_ids: tuple[str, ...]
    attributes: str
    sizes: str
    fonts: str
    text_style: str


def _sections(deck: PlacedDeck) -> str:
    """The named sections; an id is made of name and order, so that equal decks are equal."""
    rows = []
    runs = groupby(enumerate(deck.slides, FIRST_SLIDE), key=lambda numbered: numbered[1].section)
    for order, (title, run) in enumerate(runs):
        name = "{" + str(uuid.uuid5(_SECTIONS, f"{order}/{title}")).upper() + "}"
        ids = "".join(f'<p14:sldId id="{number}"/>' for number, _ in run)
        rows.append(
            f'<p14:section name="{escaped(title)}" id="{name}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(rows)}</p14:sectionLst></p:ext>'
    )


def core_part(deck: PlacedDeck) -> str:
    """The document's properties, all from the deck; a date only where the deck gives one as YYYY-MM-DD."""
    date = ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", deck.date):
        stamp = f'xsi:type="dcterms:W3CDTF">{deck.date}T00:00:00Z<'
        date = f"<dcterms:created {stamp}/dcterms:created><dcterms:modified {stamp}/dcterms:modified>"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(deck.title)}</dc:title><dc:subject>{escaped(deck.subject)}</dc:subject>"
        f"<dc:creator>{escaped(deck.author)}</dc:creator><cp:lastModifiedBy>{escaped(deck.author)}</cp:lastModifiedBy>"
        f"<dc:language>{escaped(deck.lang)}</dc:language><cp:version>{escaped(deck.version)}</cp:version>{date}"
        "</cp:coreProperties>"
    )


def app_part() -> str:
    """The extended properties: the program alone."""
    space = f"{RELATIONSHIPS[:-13]}extended-properties"
    return f'{HEAD}<Properties xmlns="{space}"><Application>booklet</Application></Properties>'


def content_types(names: Iterable[str], kept: Mapping[str, str] = MappingProxyType({})) -> str:
    """The content type of each part; ``kept`` has those of the parts of a clinic's template."""
    rows = []
    known = [(re.compile(pattern), kind) for pattern, kind in _TYPES]
    for name in names:
        if name in kept:
            rows.append(f'<Override PartName="/{escaped(name)}" ContentType="{escaped(kept[name])}"/>')
            continue
        kind = next((kind for pattern, kind in known if "/_rels/" not in name and pattern.fullmatch(name)), "")
        if kind:
            rows.append(f'<Override PartName="/{name}" ContentType="{_OFFICE}.{kind}+xml"/>')
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'{"".join(rows)}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )
