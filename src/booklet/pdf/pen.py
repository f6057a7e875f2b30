"""A pen: it writes the operators of one content stream, a page's or that of a form on one."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument

from booklet.layout.placed import PictureBox, Shape
from booklet.layout.ruler import Face, Piece
from booklet.pdf.fonts import Codes
from booklet.pdf.shapes import shape_operators
from booklet.pictures.operators import Inks, rgb
from booklet.pictures.picture import Drawing, Photo
from booklet.theme.model import PageTheme
from booklet.units import Size


class Paint:
    """What a theme paints with, ready for many streams; its ``name`` tells forms apart that it colours."""

    def __init__(self, theme: PageTheme, name: str = "") -> None:
        self.name = name
        self.colours = {role: rgb(colour) for role, colour in theme.colours.items()}
        self._inks = cache(theme.inks)

    def inks(self, person: str) -> Inks:
        """The ink of each role of a drawing."""
        return self._inks(person)


class Faces:
    """The fonts of a file: the codes of each face, kept from stream to stream."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._codes: dict[Face, Codes] = {}

    def codes(self, face: Face) -> Codes:
        """The codes of a face."""
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = Codes(face, self._document)
        return codes


class Pen:
    """One stream of a height; ``code`` is what is written so far.  y runs down in values and up in the file."""

    def __init__(self, height: float, paint: Paint, faces: Faces) -> None:
        self.height, self.paint, self.faces = height, paint, faces
        self.code: list[str] = []
        self._look: tuple[Face, float] | None = None
        self._colour = ""

    def shape(self, shape: Shape) -> None:
        """A rectangle."""
        self.code.append(shape_operators(shape, self.paint.colours, self.height))
        self._colour = ""

    def show(self, piece: Piece, x: float, y: float) -> None:
        """A piece of text, from ``x`` on the baseline ``y``, in a text object that is open."""
        code, face, size = self.code, piece.face, piece.size
        if piece.colour != self._colour:
            self._colour = piece.colour
            code.append(f"{self.paint.colours[piece.colour]} rg")
        codes = self.faces.codes(face)
        if self._look != (face, size):
            self._look = face, size
            code.append(f"{codes.name} {size:g} Tf")
        shown, other = codes.show(piece.text, size)
        code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {shown}")
        if other:
            self._look = None

    def form(self, box: PictureBox, name: str) -> str:
        """The operators that show the XObject of a picture in its place."""
        (x, top, width, height), picture = box.box, box.picture
        unit = Size(1, 1) if isinstance(picture, Photo) else Size(picture.width, picture.height)
        across, up = width / unit.width, height / unit.height
        is_mirrored = isinstance(picture, (Drawing, Photo)) and picture.mirrored
        left, across = (x + width, -across) if is_mirrored else (x, across)
        return f"q {across:.5f} 0 0 {up:.5f} {left:.2f} {self.height - top - height:.2f} cm /{name} Do Q"
