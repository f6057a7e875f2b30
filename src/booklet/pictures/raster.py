"""Drawings as pixels, for slides: the operators that the PDF shows, rendered by PDFium."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageOps

from booklet.pictures.operators import Inks, painted, rgb
from booklet.pictures.picture import Drawing, Photo


class Lettering(NamedTuple):
    """Words in an image: where their baseline begins, in pixels from the top left, and their size in pixels."""

    text: str
    x: float
    y: float
    size: float


_COLOURS = 256
_NEARLY_WHITE = 252
_FONT = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>"


def rasterise(drawing: Drawing, inks: Inks, width_px: int, letterings: Iterable[Lettering] = ()) -> bytes:
    """A PNG file of a drawing on white, ``width_px`` wide, with a palette and no metadata.

    The letterings are shown in Helvetica Bold, which has the widths of Arial.
    """
    size = width_px, max(1, round(width_px * drawing.height / drawing.width))
    with pypdfium2.PdfDocument(_page(drawing, inks, size, letterings)) as document:
        image = document[0].render(draw_annots=False).to_pil()
        small = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # The quantiser averages white with what is almost white; on a white slide that would show as a grey box.
    small.putpalette([255 if value >= _NEARLY_WHITE else value for value in small.getpalette() or ()])
    out = BytesIO()
    small.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _shown(lettering: Lettering, height: int) -> str:
    codes = lettering.text.encode("cp1252").hex()
    return f"BT /F {lettering.size:.2f} Tf {lettering.x:.2f} {height - lettering.y:.2f} Td <{codes}> Tj ET\n"


def flipped(photo: Photo) -> bytes:
    """The file of a photo, of the same kind, with left and right exchanged."""
    with Image.open(BytesIO(photo.data)) as image:
        other = ImageOps.mirror(image)
    out = BytesIO()
    other.save(out, photo.kind.upper(), **({"quality": 90} if photo.kind == "jpeg" else {"compress_level": 6}))
    return out.getvalue()


def _page(drawing: Drawing, inks: Inks, size: tuple[int, int], letterings: Iterable[Lettering]) -> bytes:
    """A PDF file of one page that shows the drawing, a pixel a point."""
    width, height = size
    operators, resources = painted(drawing, inks)
    x, y = width / drawing.width, height / drawing.height
    place = f"{-x:.6f} 0 0 {y:.6f} {width} 0 cm" if drawing.mirrored else f"{x:.6f} 0 0 {y:.6f} 0 0 cm"
    words = "".join(_shown(lettering, height) for lettering in letterings)
    content = f"q {place}\n{operators}\nQ\n{rgb(inks['ink'].colour)} rg\n{words}"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources{resources[:-2]}{_FONT}>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    )
    out, entries = "%PDF-1.7\n", ["0000000000 65535 f \n"]
    for number, source in enumerate(objects, 1):
        entries.append(f"{len(out):010} 00000 n \n")
        out += f"{number} 0 obj\n{source}\nendobj\n"
    table = f"xref\n0 {len(entries)}\n{''.join(entries)}trailer<</Size {len(entries)}/Root 1 0 R>>\n"
    return f"{out}{table}startxref\n{len(out)}\n%%EOF\n".encode("ascii")
