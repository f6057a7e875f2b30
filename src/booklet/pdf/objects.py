"""What ReportLab's document model lacks: objects from plain source, and pictures whose data pass as they are."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFStream, PDFZCompress

from booklet.pictures.operators import Inks, painted
from booklet.pictures.picture import Drawing, Photo


def text_string(text: str) -> str:
    """PDF source of a text string (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex() + ">"


class Source(PDFObject):
    """An object whose PDF source is known, or is set before the file is written."""

    def __init__(self, source: str = "") -> None:
        self.source = source

    def format(self, _document: PDFDocument) -> bytes:
        """The source, in ASCII."""
        return self.source.encode("ascii")


class Image(PDFObject):
    """A photo as an image XObject: its file's compressed data as they are (8.9.5)."""

    def __init__(self, photo: Photo) -> None:
        self.photo = photo

    def format(self, _document: PDFDocument) -> bytes:
        """The dictionary and the stream."""
        photo = self.photo
        colours, width = photo.channels, photo.width
        if photo.kind == "jpeg":
            data, coding = photo.data, "/Filter/DCTDecode"
        else:
            data = _image_data(photo.data)
            coding = f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/Columns {width}>>"
        head = (
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {photo.height}/BitsPerComponent 8"
            f"/ColorSpace/Device{'Gray' if colours == 1 else 'RGB'}{coding}/Length {len(data)}>>\nstream\n"
        )
        return b"".join((head.encode("ascii"), data, b"\nendstream"))


def _image_data(png: bytes) -> bytes:
    """The compressed rows of an 8-bit PNG without palette or interlacing: PDF reads them with PNG predictors."""
    parts, at = [], 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            parts.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return b"".join(parts)


def packed(content: str | bytes, **entries: object) -> PDFStream:
    """A compressed stream; the entries of its dictionary are PDF source."""
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])


def drawing_form(drawing: Drawing, inks: Inks) -> PDFStream:
    """A drawing as a form XObject in millimetres."""
    operators, resources = painted(drawing, inks)
    box = f"[0 0 {drawing.width:.3f} {drawing.height:.3f}]"
    return packed(operators, Type="/XObject", Subtype="/Form", BBox=box, Resources=resources)


def add(document: PDFDocument, item: PDFObject) -> int:
    """Put an object into the file; its number."""
    reference = document.Reference(item)
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number
