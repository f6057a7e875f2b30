"""The XML of an Office file, written as text: names, escapes and the few pieces that every part shares."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from booklet.units import EMU, Box

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
"""The namespaces of every part of a presentation."""

GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""The group that holds all shapes of a slide."""

_SPECIAL = re.compile('[&<>"\x00-\x1f\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " "}


def escaped(text: str) -> str:
    """Text for an element or an attribute; what XML cannot hold is left out."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), ""), text)


def emu(points: float) -> int:
    """Points in English metric units."""
    return round(points * EMU)


def place(box: Box, element: str = "a:xfrm", scale: float = 1.0) -> str:
    """A position and size; ``scale`` is that of the slide theme."""
    x, y, width, height = (emu(length * scale) for length in box)
    return f'<{element}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{element}>'


def relative(part: str, folder: str) -> str:
    """The target of a relationship to a part, from a part in a folder."""
    return posixpath.relpath(part, folder)


def relations(items: Iterable[tuple[str, str]]) -> str:
    """The relationships part of (kind, target) pairs, numbered rId1, rId2 …; targets with a scheme lie outside."""
    rows = []
    for number, (kind, target) in enumerate(items, 1):
        full = kind if kind.startswith("http") else f"{RELATIONSHIPS}/{kind}"
        outside = ' TargetMode="External"' if ":" in target else ""
        rows.append(f'<Relationship Id="rId{number}" Type="{full}" Target="{escaped(target)}"{outside}/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'
