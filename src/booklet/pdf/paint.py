"""Painting: every placed page once, in one go, with its marks.  Nothing is measured and nothing is decided here.

The file is PDF 1.7, at once PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).  Equal values give equal bytes.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from operator import attrgetter

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFPage, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from booklet.blocks.document import Document
from booklet.blocks.structure import ARTIFACT, structure
from booklet.layout.placed import Bookmark, Line, Miniature, Page, PictureBox, PlacedBooklet, Shape, TextBox
from booklet.layout.ruler import Family, Link, Piece
from booklet.pdf import archive
from booklet.pdf.file import PackedDocument
from booklet.pdf.fonts import font
from booklet.pdf.objects import Image, Source, drawing_form, packed, text_string
from booklet.pdf.pen import Faces, Paint, Pen
from booklet.pdf.tags import Owner, Tags
from booklet.pictures.picture import Drawing, Photo
from booklet.theme.model import PageTheme

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
        self._faces = Faces(self.document)
        self._looks: list[tuple[object, object]] = []
        self._paint = self._paint_of(theme)
        self._annotations: list[tuple[Source, str, str]] = []
        self._pen = Pen(self.height, self._paint, self._faces)
        self._number = 0

    def page(self, page: Page) -> None:
        """Paint a page: shapes, boxes, header, footer."""
        pen = self._pen = Pen(self.height, self._paint, self._faces)
        self._number = page.number
        if page.shapes:
            pen.code.append(_DECORATION)
            for shape in page.shapes:
                pen.shape(shape)
            pen.code.append("EMC")
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
        self.canvas._code[:] = self._pen.code
        self.canvas.parent_key = self.tags.end_page()
        name = self.document.thisPageName()
        self.canvas.showPage()
        self.pages[self._number] = self._object(name)

    def _object(self, name: str) -> int:
        number: int = self.document.idToObjectNumberAndVersion[name][0]
        return number

    def _text(self, box: TextBox, artifact: str) -> None:
        """The lines of an element in one text object and one mark, or in several marks where it holds links."""
        key, code = box.key, self._pen.code
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
                    self._pen.show(piece, line.x + piece.x, y)
        if marked:
            code.append("EMC")
        code.append("ET")

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
        """A picture in its place."""
        x, top, width, height = box.box
        mark = _DECORATION
        if box.key != ARTIFACT:
            y = self.height - top - height
            self.tags.figure(box.key, (x, y, x + width, y + height))
            mark = self.tags.mark(box.key, box.key[1], self._number)
        name = self._form(box, self._paint)
        self.canvas._formsinuse.append(name)
        self._pen.code.append(f"{mark} {self._pen.form(box, self.document.getXObjectName(name))} EMC")

    def _paint_of(self, theme: PageTheme) -> Paint:
        """What a theme paints with; its drawings are those of another theme that has the very same inks."""
        look = theme.drawing, theme.people
        if look not in self._looks:
            self._looks.append(look)
        number = self._looks.index(look)
        return Paint(theme, f"-{number}" if number else "")

    def _form(self, box: PictureBox, paint: Paint) -> str:
        """The name of the XObject of a picture, which is stored once however often it is shown in the same colours."""
        picture = box.picture
        name = picture.name if isinstance(picture, Photo) else f"{picture.name}{paint.name}"
        if not self.document.hasForm(name):
            form: PDFObject
            if isinstance(picture, Miniature):
                form = self._miniature(picture)
            elif isinstance(picture, Drawing):
                form = drawing_form(picture, paint.inks(picture.person))
            elif isinstance(picture, Photo):
                form = Image(picture)
            else:
                raise TypeError(f"nothing is known of what {picture.name} shows")
            self.document.addForm(name, form)
        return name

    def _miniature(self, scene: Miniature) -> PDFObject:
        """A placed page or slide as a form XObject in its own points; it is marked as a whole where it is shown."""
        paint = self._paint_of(scene.theme)
        pen, names = Pen(scene.height, paint, self._faces), dict[str, None]()
        for part in scene.parts:
            if isinstance(part, Shape):
                pen.shape(part)
            elif isinstance(part, PictureBox):
                name = self._form(part, paint)
                names[name] = None
                pen.code.append(pen.form(part, self.document.getXObjectName(name)))
            else:
                pen.code.append("BT")
                for line in part.lines:
                    for piece in line.pieces:
                        pen.show(piece, line.x + piece.x, scene.height - line.y)
                pen.code.append("ET")
        resources = PDFResourceDictionary()
        resources.basicFonts()
        resources.XObject = self.document.xobjDict(names) if names else {}
        box = f"[0 0 {scene.width:.3f} {scene.height:.3f}]"
        return packed("\n".join(pen.code), Type="/XObject", Subtype="/Form", BBox=box, Resources=resources)

    def outline(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """The viewer's bookmarks, nested by level; a level that is left out is closed up."""
        depth = -1
        for mark in bookmarks:
            anchor = self.anchors[mark.id]
            self.canvas.bookmarkHorizontalAbsolute(mark.id, self.height - anchor.y)
            self.canvas._destinations[mark.id].setPage(f"{self.pages[anchor.page]} 0 R")
            depth = min(mark.level - 1, depth + 1)
            self.canvas.addOutlineEntry(mark.title, mark.id, depth, closed=depth > 0)
