"""Embedded fonts: ReportLab's subsets, and whole lines of text encoded at once."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from booklet.layout.ruler import Face


@lru_cache(maxsize=16)
def font(face: Face) -> TTFont:
    """The font of a face, parsed once: what a document uses of it is kept by document."""
    return TTFont(face.name, BytesIO(face.data), shapable=False)


class MissingGlyphError(ValueError):
    """A character that the font lacks; checks find it before anything is painted."""


class _OtherSubset(Exception):  # noqa: N818 - no error.  No LookupError: str.translate would leave the character as it is
    """A character beyond the first 250 of a font."""


class Codes(dict[int, str]):
    """Code point to the escaped character of a font's first subset, for str.translate: whole lines at C speed."""

    def __init__(self, face: Face, document: PDFDocument) -> None:
        super().__init__()
        self._font, self._document = font(face), document
        self.name: str = self._font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        if code not in self._font.face.charToGlyph:
            raise MissingGlyphError(f"{self._font.fontName} has no glyph for U+{code:04X} ({chr(code)})")
        ((subset, byte),) = self._font.splitString(chr(code), self._document)
        if subset:
            raise _OtherSubset
        char = byte.decode("latin-1")
        self[code] = f"\\{char}" if char in "()\\" else char if " " <= char <= "~" else f"\\{byte[0]:03o}"
        return self[code]

    def show(self, text: str, size: float) -> tuple[str, bool]:
        """Operators that show a text in this font, and whether they leave another font set."""
        try:
            return f"({text.translate(self)})Tj", False
        except _OtherSubset:
            return self._show_in_parts(text, size), True

    def _show_in_parts(self, text: str, size: float) -> str:
        out = []
        for subset, codes in self._font.splitString(text, self._document):
            name = self._font.getSubsetInternalName(subset, self._document)
            out.append(f"{name} {size:g} Tf <{codes.hex()}>Tj")
        return " ".join(out)
