"""The finished file is printed on both sides in simulation, folded, and compared with the booklet it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from booklet.blocks.document import Document, Heading, Paragraph, Section
from booklet.blocks.text import runs
from booklet.content.edition import Flip, Paper
from booklet.layout.imposition import SHEETS, UNPRINTABLE, impose_booklet
from booklet.layout.pages import place
from booklet.layout.ruler import Ruler
from booklet.pdf.impose import impose
from booklet.pdf.paint import paint
from booklet.units import INCH, MM
from inspectors.pdf import PdfFile
from pdf import sample
from tools import output

TITLE = "Moving with sciatica (to print and fold)"
POINT = 1 / MM
"""Paper one point thick, so that creep is a whole number of pixels."""


@cache
def booklet(count: int, paper: str = "half-letter") -> bytes:
    """Pages with their number, a drawing where it is odd, and a ground on the first and the last."""
    sections = tuple(
        Section(
            f"page-{number}",
            (
                Heading(f"head-{number}", 1, runs(f"This is {number}")),
                *((sample.pictures(),) if number == 1 else ()),
                Paragraph(f"text-{number}", runs(f"Words of {number}. " * 12)),
            ),
            ground="cover" if number in (1, count) else "",
        )
        for number in range(1, count + 1)
    )
    document = Document("Moving", "A clinic", "Exercises", "en-GB", "2026-05-04", "", "{number}", sections)
    family, theme = sample.family(), sample.theme()
    return paint(place(document, theme, paper, Ruler(family)), document, theme, family)


def imposed(count: int, flip: Flip, thickness: float = POINT, paper: Paper = Paper.HALF_LETTER) -> bytes:
    page = sample.theme().paper(paper.value)
    plan = impose_booklet(count, page, SHEETS[paper], flip, thickness)
    return impose(booklet(count, paper.value), plan, TITLE)


# --- print, fold, read ------------------------------------------------------------------------------------


class Half(NamedTuple):
    """One page in the folded booklet as its reader sees it, and the number of its sheet, 0 for the outermost."""

    picture: Image.Image
    sheet: int


def _rendered(data: bytes) -> list[Image.Image]:
    """Every page in pixels of one point."""
    return [page.render().to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)]


def _turned_over(face: Image.Image, flip: Flip) -> Image.Image:
    """The back as a hand sees it that turns the sheet like a leaf, sideways: a printer that turned it over its long
    edge has printed it the other way up."""
    return face if flip is Flip.SHORT else face.transpose(Image.Transpose.ROTATE_180)


def folded(data: bytes, flip: Flip) -> list[Half]:
    """The pages in the order in which they are turned."""
    faces = _rendered(data)
    first: list[Half] = []
    last: list[Half] = []
    for sheet in range(len(faces) // 2):
        front, back = faces[2 * sheet], _turned_over(faces[2 * sheet + 1], flip)
        first += Half(_cut(front, right=True), sheet), Half(_cut(back, right=False), sheet)
        last += Half(_cut(front, right=False), sheet), Half(_cut(back, right=True), sheet)
    return first + last[::-1]


def _cut(face: Image.Image, *, right: bool) -> Image.Image:
    middle = face.width // 2
    return face.crop((middle, 0, face.width, face.height) if right else (0, 0, middle, face.height))


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("count", [4, 8, 24])
def test_the_folded_booklet_is_the_booklet_with_its_margins_moved_by_the_creep(count: int, flip: Flip) -> None:
    pages = folded(imposed(count, flip), flip)
    assert len(pages) == count
    for number, (page, source) in enumerate(zip(pages, _rendered(booklet(count)), strict=True), 1):
        shift = page.sheet * (-1 if number % 2 else 1)  # the fold is at the left of a right page
        expected = Image.new("RGB", source.size, "white")
        expected.paste(source, (shift, 0))
        inner = _without_edges(expected.size)
        assert _differing(page.picture.crop(inner), expected.crop(inner)) < 0.002, f"page {number}"


def _without_edges(size: tuple[int, int]) -> tuple[int, int, int, int]:
    """What a printer prints; and without the pixels at the fold, where the marks are."""
    edge = 15
    return edge, edge, size[0] - edge, size[1] - edge


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that clearly differ."""
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(histogram[64:]) / sum(histogram)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize(("count", "thickness"), [(16, 0.1), (64, 0.2)])
def test_every_letter_lies_where_its_page_puts_it_but_for_the_creep(count: int, flip: Flip, thickness: float) -> None:
    """A5 on A4, to a hundredth of a millimetre."""
    source = PdfFile(booklet(count, "A5"))
    sheets = PdfFile(imposed(count, flip, thickness, Paper.A5))
    (width, height), (page_width, _) = sheets.sizes[0], source.sizes[0]
    for face, texts in enumerate(sheets.texts):
        turned = flip is Flip.LONG and face % 2 == 1
        left, right = (int(number) for number in re.findall(r"This is (\d+)", texts))
        assert left + right == count + 1
        shift = face // 2 * thickness * MM
        letters = [
            (width - each.box.right, height - each.box.bottom) if turned else (each.box.x, each.box.y)
            for each in sheets.letters(face + 1)
        ]
        expected = [
            (x + each.box.x, each.box.y)
            for page, x in ((left, width / 2 - page_width + shift), (right, width / 2 - shift))
            for each in source.letters(page)
        ]
        assert letters == [pytest.approx(place, abs=0.02 * MM) for place in expected]


def test_nothing_lies_where_a_printer_cannot_print() -> None:
    """Not even the ground of a cover, which would come out with a ragged edge."""
    for face in _rendered(imposed(8, Flip.LONG)):
        edge = int(UNPRINTABLE)
        for strip in (
            (0, 0, face.width, edge),
            (0, face.height - edge, face.width, face.height),
            (0, 0, edge, face.height),
            (face.width - edge, 0, face.width, face.height),
        ):
            assert {colour for _, colour in face.crop(strip).getcolors() or ()} == {WHITE}


WHITE = (255, 255, 255)


# --- the file ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def source() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(booklet(8))) as pdf:
        yield pdf


@pytest.fixture(scope="module", params=Flip)
def sheets(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """The imposed file, for both kinds of printer."""
    with pikepdf.open(BytesIO(imposed(8, request.param))) as pdf:
        yield pdf


def _streams(pdf: pikepdf.Pdf, subtype: str) -> list[bytes]:
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == subtype]
    return sorted(item.read_raw_bytes() for item in found)


def _dictionaries(pdf: pikepdf.Pdf, key: str) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and key in item]


def test_content_streams_are_not_touched(source: pikepdf.Pdf, sheets: pikepdf.Pdf) -> None:
    pages = {page.obj.Contents.read_raw_bytes() for page in source.pages}
    assert len(pages) == 8
    assert pages <= set(_streams(sheets, "/Form"))


def test_fonts_and_photos_are_stored_once(source: pikepdf.Pdf, sheets: pikepdf.Pdf) -> None:
    fonts = [str(item.FontName) for item in _dictionaries(sheets, "/FontFile2")]
    assert sorted(fonts) == sorted(str(item.FontName) for item in _dictionaries(source, "/FontFile2"))
    assert _streams(sheets, "/Image") == _streams(source, "/Image") != []


def test_the_file_claims_neither_to_be_accessible_nor_to_be_an_archive(sheets: pikepdf.Pdf) -> None:
    assert set(sheets.Root.keys()) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
    assert not any({"/StructParents", "/Annots"} & set(page.obj.keys()) for page in sheets.pages)
    assert not [item for item in _dictionaries(sheets, "/Type") if item.Type == "/StructElem"]
    assert not _dictionaries(sheets, "/DestOutputProfile")
    streams = [item for item in sheets.objects if isinstance(item, pikepdf.Stream)]
    assert not [item for item in streams if item.get("/Type") == "/Metadata"]


def test_its_title_says_that_it_is_the_one_to_print(sheets: pikepdf.Pdf) -> None:
    assert (str(sheets.docinfo.Title), str(sheets.docinfo.Author)) == (TITLE, "A clinic")


@pytest.mark.parametrize(("flip", "wish"), [(Flip.SHORT, "/DuplexFlipShortEdge"), (Flip.LONG, "/DuplexFlipLongEdge")])
def test_it_asks_the_print_dialogue_for_the_right_settings(flip: Flip, wish: str) -> None:
    with pikepdf.open(BytesIO(imposed(8, flip))) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert (str(wishes.Duplex), str(wishes.PrintScaling), bool(wishes.PickTrayByPDFSize)) == (wish, "/None", True)


def test_the_same_booklet_gives_the_same_bytes() -> None:
    assert imposed(8, Flip.SHORT) == imposed(8, Flip.SHORT)


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A5, (297 * MM, 210 * MM)), (Paper.HALF_LETTER, (11 * INCH, 8.5 * INCH))]
)
def test_the_sheet_is_landscape_and_exactly_that_of_the_tray(paper: Paper, size: tuple[float, float]) -> None:
    for found in PdfFile(imposed(8, Flip.SHORT, paper=paper)).sizes:
        assert found == pytest.approx(size, abs=0.01)


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    place = tmp_path / "booklet-print.pdf"
    place.write_bytes(imposed(8, Flip.LONG))
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", place)
