"""Imposing: finished pages become form XObjects on sheets (ISO 32000-1, 8.10), their content streams as they are.

The file is for a printer alone.  It makes no claim to be accessible or fit for an archive: no structure tree, no mark,
no XMP.  Equal bytes in give equal bytes out.
"""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, StreamDecodeLevel

from booklet.content.edition import Flip
from booklet.layout.imposition import Face, Imposition, Mark, Rect, Slot

_DUPLEX = {Flip.SHORT: Name.DuplexFlipShortEdge, Flip.LONG: Name.DuplexFlipLongEdge}
_MARK = "0.6 G 0.4 w"
"""A thin grey line: seen by who looks for it."""


def impose(data: bytes, plan: Imposition, title: str) -> bytes:
    """Sheets of two pages each.

    Args:
        data: a file of ``booklet.pdf.paint``, with one content stream a page.
        plan: which page stands where.
        title: the title of the file, which says that it is the one to print.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        pages = [_form(page) for page in pdf.pages]
        del pdf.pages[:]
        for face in plan.faces:
            pdf.pages.append(Page(_sheet(pdf, plan, face, pages)))
        _only_to_print(pdf, plan.flip)
        pdf.docinfo.Title = title
        out = BytesIO()
        pdf.save(  # streams stay packed as they are: packing once more takes ten times as long and saves a fiftieth
            out,
            object_stream_mode=ObjectStreamMode.generate,
            stream_decode_level=StreamDecodeLevel.none,
            compress_streams=False,
            deterministic_id=True,
        )
    return out.getvalue()


def _form(page: Page) -> Object:
    """The page's content stream itself, made a form; its compressed bytes are not touched."""
    form = page.obj.Contents
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, page.mediabox
    form.Resources = page.resources
    return form


def _sheet(pdf: Pdf, plan: Imposition, face: Face, pages: list[Object]) -> Dictionary:
    width, height = plan.sheet.width, plan.sheet.height
    code = [f"-1 0 0 -1 {width:.2f} {height:.2f} cm"] if face.turned else []
    code += (_MARK, *map(_line, face.marks)) if face.marks else ()
    code += map(_page, face.slots)
    forms = {_name(slot): pages[slot.page - 1] for slot in face.slots}
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 2), round(height, 2)]),
        Resources=Dictionary(XObject=Dictionary(forms)),
        Contents=pdf.make_stream("\n".join(code).encode("ascii")),
    )


def _name(slot: Slot) -> str:
    return f"/P{slot.page}"


def _page(slot: Slot) -> str:
    return f"q {_area(slot.clip)} re W n 1 0 0 1 {slot.x:.3f} {slot.y:.3f} cm {_name(slot)} Do Q"


def _area(rect: Rect) -> str:
    left, bottom, right, top = rect
    return f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f}"


def _line(mark: Mark) -> str:
    return f"{mark.x:.3f} {mark.y:.3f} m {mark.to_x:.3f} {mark.to_y:.3f} l S"


def _only_to_print(pdf: Pdf, flip: Flip) -> None:
    """The catalog without tags, outline and labels, and what a print dialogue should propose (12.2, table 150)."""
    root = pdf.Root
    for key in {*root.keys()} - {"/Type", "/Pages", "/Lang"}:
        del root[key]
    root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=_DUPLEX[flip], PickTrayByPDFSize=True
    )
