"""A finished PDF file, read again: what a reader sees on each page, and what a screen reader is told.

Words, letters, pictures and links are read with pdfium; the structure tree and the fonts with pikepdf, which shows the
objects as they are written.  Lengths are points, y runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from booklet.units import Box


class Letter(NamedTuple):
    """A character, the box of its ink and its size."""

    text: str
    box: Box
    size: float


class Entry(NamedTuple):
    """A line of the outline: its level from 0, its title, and the number of its page from 1."""

    level: int
    title: str
    page: int


class Link(NamedTuple):
    """A link annotation: its area, and the address or the number of the page to which it leads."""

    box: Box
    target: str | int


class Tag(NamedTuple):
    """An element of the structure tree: its role, its alternative text, its kids; ``marks`` are (page, MCID)."""

    role: str
    alt: str
    kids: tuple[Tag, ...]
    marks: tuple[tuple[int, int], ...]

    def every(self, role: str = "") -> Iterator[Tag]:
        """This element and all in it, in reading order; those of a role where one is named."""
        if role in ("", self.role):
            yield self
        for kid in self.kids:
            yield from kid.every(role)


@dataclass(frozen=True)
class PdfFile:
    """The file."""

    data: bytes

    @cached_property
    def _pages(self) -> list[Any]:
        return list(pdfium.PdfDocument(self.data))

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page."""
        return [page.get_size() for page in self._pages]

    @cached_property
    def texts(self) -> list[str]:
        """The words of each page in the order in which they are painted, white space made single spaces."""
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in self._pages]

    def letters(self, number: int) -> list[Letter]:
        """The letters of a page, without white space."""
        page = self._pages[number - 1]
        height, text = page.get_height(), page.get_textpage()
        found = []
        for place in range(text.count_chars()):
            letter = text.get_text_range(place, 1)
            if letter.strip():
                left, bottom, right, top = text.get_charbox(place)
                box = Box(left, height - top, right - left, top - bottom)
                found.append(Letter(letter, box, raw.FPDFText_GetFontSize(text, place)))
        return found

    def pictures(self, number: int) -> list[Box]:
        """Where the drawings and photos of a page are."""
        page = self._pages[number - 1]
        kinds = (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE)
        boxes = [item.get_bounds() for item in page.get_objects(filter=kinds, max_depth=1)]
        return [Box(left, page.get_height() - top, right - left, top - bottom) for left, bottom, right, top in boxes]

    @cached_property
    def outline(self) -> list[Entry]:
        """The bookmarks in order."""
        document = pdfium.PdfDocument(self.data)
        return [Entry(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]

    @cached_property
    def _file(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.data))

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """The fonts by name without the tag of a subset, and whether each is embedded."""
        found: dict[str, bool] = {}
        for item in self._file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                name = str(item.FontName)[1:].partition("+")[2] or str(item.FontName)[1:]
                found[name] = "/FontFile2" in item and found.get(name, True)
        return found

    def links(self, number: int) -> list[Link]:
        """The links of a page."""
        page = self._file.pages[number - 1]
        numbers = {other.obj.objgen: place for place, other in enumerate(self._file.pages, 1)}
        top = float(page.mediabox[3])
        found = []
        for note in page.obj.get("/Annots", []):
            left, low, right, high = map(float, note.Rect)
            target = str(note.A.URI) if "/A" in note else numbers[note.Dest[0].objgen]
            found.append(Link(Box(left, top - high, right - left, high - low), target))
        return found

    @cached_property
    def structure(self) -> Tag:
        """The structure tree."""
        numbers = {page.obj.objgen: place for place, page in enumerate(self._file.pages, 1)}
        return _tag(self._file.Root.StructTreeRoot.K, numbers)


def _tag(item: Any, numbers: dict[tuple[int, int], int]) -> Tag:  # noqa: ANN401 - an object of pikepdf
    kids: list[Tag] = []
    marks: list[tuple[int, int]] = []
    for kid in item.get("/K", []):
        if isinstance(kid, int):
            marks.append((numbers[item.Pg.objgen], int(kid)))
        elif kid.get("/Type") == "/MCR":
            marks.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        elif "/S" in kid:
            kids.append(_tag(kid, numbers))
    return Tag(str(item.S)[1:], str(item.get("/Alt", "")), tuple(kids), tuple(marks))
