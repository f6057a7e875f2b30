"""Painting: every placed page once, in one go, with its marks.  Nothing is measured and nothing is decided here.

The file is PDF 1.7, at once PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).  Equal values give equal bytes.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage
from reportlab.pdfgen.canvas import Canvas

from booklet.blocks.document import Document
from booklet.blocks.structure import ARTIFACT, structure
from booklet.layout.placed import Bookmark, Line, Page, PictureBox, PlacedBooklet, TextBox
from booklet.layout.ruler import Face, Family, Link, Piece
from booklet.pdf import archive
from booklet.pdf.file import PackedDocument
from booklet.pdf.fonts import Codes, font
from booklet.pdf.objects import Image, Source, drawing_form, packed, text_string
from booklet.pdf.shapes import shape_operators
from booklet.pdf.tags import Owner, Tags
from booklet.pictures.operators import rgb
from booklet.pictures.picture import Drawing
from booklet.theme.model import PageTheme
from booklet.units import Size

_LINK = attrgetter("link")
_DECORATION = "/Artifact BMC"
_FURNITURE = {kind: f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" for kind in ("Header", "Footer")}


def paint(placed: PlacedBooklet, document: Document, theme: PageTheme, family: Family) -> bytes:
    """The PDF file of a placed booklet.

    Args:
        placed: the pages, and the sections that give the structure tree.
        document: title, author, language and date.
        theme: colours by role.
        family: the faces that the pages were measured with.

    Raises:
        LookupError: a box is placed under a key that the structure tree lacks, or a link leads nowhere.
        MissingGlyphError: a font lacks a character.
    """
    painter = _Painter(placed, theme, family)
    canvas = painter.canvas
    archive.describe(canvas, document)
    for page in placed.pages:
        painter.page(page)
    painter.outline(placed.bookmarks)
    painter.finish_links()
    _label_pages(canvas, placed.pages, cover=bool(placed.sections) and placed.sections[0].bare)
    catalog = canvas._doc.Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.StructTreeRoot = painter.tags.write(structure(placed.sections), painter.pages)
    data: bytes = canvas.getpdfdata()
    return data


def _label_pages(canvas: Canvas, pages: tuple[Page, ...], *, cover: bool) -> None:
    """A viewer shows the numbers that are printed, and a name for the page that has none."""
    if cover:
        canvas.addPageLabel(0, prefix="Cover")
    for index, page in list(enumerate(pages))[cover : cover + 1]:
        canvas.addPageLabel(index, style="ARABIC", start=page.number)


class _Sheets(Canvas):
    """ReportLab's canvas, with the page entries that a tagged file needs."""

    parent_key = 0
    """The key in the parent tree of the page that ends."""

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802 - ReportLab's name
        super()._setAnnotations(page)
        page.Contents = packed(page.stream)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.parent_key, "/S"


class _Painter:
    """The file while it is written; ``pages`` maps page number to object number."""

    def __init__(self, placed: PlacedBooklet, theme: PageTheme, family: Family) -> None:
        self.height = placed.height
        self.anchors = {anchor.id: anchor for anchor in placed.anchors}
        pdfmetrics.registerFont(font(family.regular))
        self.canvas = _Sheets(
            BytesIO(),
            pagesize=(placed.width, placed.height),
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=family.regular.name,
        )
        self.canvas._doc.__class__ = PackedDocument
        self.document = self.canvas._doc
        self.tags = Tags(self.document)
        self.pages: dict[int, int] = {}
        self._codes: dict[Face, Codes] = {}
        self._colours = {role: rgb(colour) for role, colour in theme.colours.items()}
        self._inks_of = cache(theme.inks)
        self._annotations: list[tuple[Source, str, str]] = []
        self._code: list[str] = []
        self._number = 0
        self._look: tuple[Face, float] | None = None
        self._colour = ""

    def page(self, page: Page) -> None:
        """Paint a page: shapes, boxes, header, footer."""
        self._code, self._number, self._look, self._colour = [], page.number, None, ""
        if page.shapes:
            self._code += (_DECORATION, *(shape_operators(shape, self._colours, self.height) for shape in page.shapes))
            self._code.append("EMC")
        for box in page.boxes:
            if isinstance(box, PictureBox):
                self._picture(box)
            else:
                self._text(box, _DECORATION)
        for kind, boxes in (("Header", page.header), ("Footer", page.footer)):
            for box in boxes:
                self._text(box._replace(key=ARTIFACT), _FURNITURE[kind])
        self._end_page()

    def _end_page(self) -> None:
        self.canvas._code[:] = self._code
        self.canvas.parent_key = self.tags.end_page()
        name = self.document.thisPageName()
        self.canvas.showPage()
        self.pages[self._number] = self._object(name)

    def _object(self, name: str) -> int:
        number: int = self.document.idToObjectNumberAndVersion[name][0]
        return number

    def _text(self, box: TextBox, artifact: str) -> None:
        """The lines of an element in one text object and one mark, or in several marks where it holds links."""
        key, code = box.key, self._code
        is_content, is_link = key != ARTIFACT, key[1] == "Link"
        marked: Owner | None = None
        code.append("BT")
        for line in box.lines:
            y = self.height - line.y
            for link, group in groupby(line.pieces, _LINK) if is_content else ((None, line.pieces),):
                pieces = tuple(group)
                owner = self.tags.link(key, link) if link and not is_link else key
                if owner != marked:
                    if marked:
                        code.append("EMC")
                    role = "Link" if link else key[1]
                    code.append(self.tags.mark(owner, role, self._number) if is_content else artifact)
                    marked = owner
                if link:
                    self._annotate(owner, link, pieces, line)
                for piece in pieces:
                    self._show(piece, line.x + piece.x, y)
        if marked:
            code.append("EMC")
        code.append("ET")

    def _show(self, piece: Piece, x: float, y: float) -> None:
        code, face, size = self._code, piece.face, piece.size
        if piece.colour != self._colour:
            self._colour = piece.colour
            code.append(f"{self._colours[piece.colour]} rg")
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = Codes(face, self.document)
        if self._look != (face, size):
            self._look = face, size
            code.append(f"{codes.name} {size:g} Tf")
        shown, other = codes.show(piece.text, size)
        code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {shown}")
        if other:
            self._look = None

    def _annotate(self, owner: Owner, link: Link, pieces: tuple[Piece, ...], line: Line) -> None:
        """A link annotation over the words of one line; its target is filled in when every page has its number."""
        item, name, first, last = Source(), f"L{len(self._annotations)}", pieces[0], pieces[-1]
        bottom = self.height - line.y + first.face.descent * first.size
        top = self.height - line.y + first.face.ascent * first.size
        left, right = line.x + first.x, line.x + last.x + last.width
        self.canvas._addAnnotation(item, name)
        key = self.tags.annotation(owner, self._object(self.document.annotationName(name)), self._number)
        words = " ".join("".join([piece.text for piece in pieces]).split())
        label = words if link.target.startswith("#") else f"{words} ({link.target})"
        source = (
            f"<</Type/Annot/Subtype/Link/Rect[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
            f"/Border[0 0 0]/F 4/StructParent {key}/Contents {text_string(label)}"
        )
        self._annotations.append((item, link.target, source))

    def finish_links(self) -> None:
        """Write the targets, now that every page is there."""
        for item, target, source in self._annotations:
            if target.startswith("#"):
                anchor = self.anchors[target[1:]]
                top = self.height - anchor.y
                item.source = f"{source}/Dest[{self.pages[anchor.page]} 0 R/XYZ null {top:.2f} null]>>"
            else:
                uri = "".join([chr(byte) if byte < 0x7F else f"%{byte:02X}" for byte in target.encode()])  # noqa: PLR2004
                item.source = f"{source}/A<</S/URI/URI {text_string(uri)}>>>>"

    def _picture(self, box: PictureBox) -> None:
        """A picture in its place, stored once however often it is shown."""
        (x, top, width, height), picture, name = box.box, box.picture, box.picture.name
        if not self.document.hasForm(name):
            form = (
                drawing_form(picture, self._inks_of(picture.person)) if isinstance(picture, Drawing) else Image(picture)
            )
            self.document.addForm(name, form)
        self.canvas._formsinuse.append(name)
        y = self.height - top - height
        mark = _DECORATION
        if box.key != ARTIFACT:
            self.tags.figure(box.key, (x, y, x + width, y + height))
            mark = self.tags.mark(box.key, box.key[1], self._number)
        unit = Size(picture.width, picture.height) if isinstance(picture, Drawing) else Size(1, 1)
        across, up = width / unit.width, height / unit.height
        left, across = (x + width, -across) if picture.mirrored else (x, across)
        place = f"{across:.5f} 0 0 {up:.5f} {left:.2f} {y:.2f} cm"
        self._code.append(f"{mark} q {place} /{self.document.getXObjectName(name)} Do Q EMC")

    def outline(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """The viewer's bookmarks, nested by level; a level that is left out is closed up."""
        depth = -1
        for mark in bookmarks:
            anchor = self.anchors[mark.id]
            self.canvas.bookmarkHorizontalAbsolute(mark.id, self.height - anchor.y)
            self.canvas._destinations[mark.id].setPage(f"{self.pages[anchor.page]} 0 R")
            depth = min(mark.level - 1, depth + 1)
            self.canvas.addOutlineEntry(mark.title, mark.id, depth, closed=depth > 0)
