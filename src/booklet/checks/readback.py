"""Finished PDF files, read back: what a screen reader meets on each page, by the structure tree that pdfium reads.

Nothing here knows how the files were made.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

_INLINE = frozenset({"Link", "Reference", "Span", "Em", "Strong", "Quote"})
"""Structure types whose words belong to the sentence around them."""

_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe\u00ad", "-"))
"""What pdfium gives for a hyphen at the end of a line."""


class Readback(NamedTuple):
    """One page, slide or page of notes: its texts in reading order, and the rows of its tables, cell by cell.

    White space of every kind and length is one plain space.  ``name`` is what a message calls the place.
    """

    name: str
    texts: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    def words(self) -> Iterator[str]:
        """All texts, then the cells of all rows."""
        yield from self.texts
        for row in self.rows:
            yield from row


def normal(text: str) -> str:
    """The text with every run of white space, also no-break spaces and line ends, as one space."""
    return " ".join(text.translate(_HYPHENS).split())


_Element: TypeAlias = Any  # a handle of pdfium, which has no types


class _PageReader:
    """Reads one page; ``marks`` is the text of each marked-content sequence, ``unread`` those not met in the tree."""

    def __init__(self, marks: dict[int, str]) -> None:
        self.marks = marks
        self.unread = set(marks)
        self.texts: list[str] = []
        self.rows: list[tuple[str, ...]] = []

    def read(self, element: _Element, row: list[str] | None = None) -> None:
        """An element and everything in it; ``row`` collects the cells where it is one of a table's row."""
        role = _role(element)
        if role == "TR":
            row = []
        own, blocks = self._own(element)
        words = normal(own)
        if role in {"TH", "TD"} and row is not None:
            row.append(words)
        elif words and role != "Lbl":
            self.texts.append(words)
        for block in blocks:
            if block:
                self.read(block, row)
            elif role == "TR" and row is not None:
                row.append("")
        if role == "TR" and row is not None and any(row):
            self.rows.append(_without_blank_end(row))

    def _own(self, element: _Element) -> tuple[str, list[_Element | None]]:
        """The words of an element itself, links in it included, and its blocks; None is one on another page."""
        words: list[str] = []
        blocks: list[_Element | None] = []
        for place in range(pdf.FPDF_StructElement_CountChildren(element)):
            mark = pdf.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if mark >= 0:
                words.append(self.marks.get(mark, ""))
                self.unread.discard(mark)
                continue
            kid = pdf.FPDF_StructElement_GetChildAtIndex(element, place) or None
            if kid and _role(kid) in _INLINE:
                words.append(self._own(kid)[0])
            else:
                blocks.append(kid)
        return "".join(words), blocks

    def rest(self) -> None:
        """What is marked on the page and in no element that was read: nothing that is printed goes unseen."""
        self.texts += [normal(self.marks[mark]) for mark in sorted(self.unread)]


def read_booklet(data: bytes) -> tuple[Readback, ...]:
    """Every page of a tagged PDF; furniture and other artifacts are not read.  Raises PdfiumError for no PDF."""
    document = pdfium.PdfDocument(data)
    pages: list[Readback] = []
    start = 0
    try:
        for index in range(len(document)):
            page, start = _read_page(document, index, start)
            pages.append(page)
    finally:
        document.close()
    return tuple(pages)


def _read_page(document: pdfium.PdfDocument, index: int, start: int) -> tuple[Readback, int]:
    """A page, and the place of its last section in the tree, near which the next page's sections are looked for."""
    page = document[index]
    textpage = page.get_textpage()
    tree = pdf.FPDF_StructTree_GetForPage(page)
    try:
        marks = _marks(page, textpage)
        root = pdf.FPDF_StructTree_GetChildAtIndex(tree, 0) if marks else None
        for first in dict.fromkeys((start, 0)):
            reader = _PageReader(marks)
            for place, section in _sections(root, first):
                reader.read(section)
                start = place
            if not reader.unread:
                break
        reader.rest()
    finally:
        pdf.FPDF_StructTree_Close(tree)
        textpage.close()
        page.close()
    return Readback(f"page {index + 1}", tuple(reader.texts), tuple(reader.rows)), start


def _sections(root: _Element | None, start: int) -> Iterator[tuple[int, _Element]]:
    """The sections of the document with content on the page, from a place on; from the first, all there are."""
    found = False
    for place in range(start, pdf.FPDF_StructElement_CountChildren(root) if root else 0):
        if section := pdf.FPDF_StructElement_GetChildAtIndex(root, place):
            found = True
            yield place, section
        elif found and start:
            return


def _without_blank_end(row: list[str]) -> tuple[str, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _role(element: _Element) -> str:
    """The structure type of an element."""
    buffer = ctypes.create_string_buffer(64)
    size = pdf.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def _marks(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> dict[int, str]:
    """The text of each marked-content sequence of a page, in the order of painting."""
    found: dict[int, list[str]] = defaultdict(list)
    for place in range(pdf.FPDFPage_CountObjects(page)):
        item = pdf.FPDFPage_GetObject(page, place)
        if pdf.FPDFPageObj_GetType(item) != pdf.FPDF_PAGEOBJ_TEXT:
            continue
        mark = pdf.FPDFPageObj_GetMarkedContentID(item)
        if mark >= 0:
            found[mark].append(_text_of(item, textpage))
    return {mark: "".join(texts) for mark, texts in found.items()}


def _text_of(item: Any, textpage: pdfium.PdfTextPage) -> str:  # noqa: ANN401 - a handle of pdfium
    size = pdf.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = ctypes.create_string_buffer(size * 2)
    pdf.FPDFTextObj_GetText(item, textpage, ctypes.cast(buffer, ctypes.POINTER(pdf.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").partition("\0")[0]
