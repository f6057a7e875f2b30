from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps

from booklet.blocks.document import Paragraph, Section
from booklet.blocks.text import runs
from booklet.layout.labels import label_lines
from booklet.layout.pages import place
from booklet.layout.placed import Page, PictureBox, Shape, TextBox
from booklet.layout.ruler import Ruler
from booklet.pdf.fonts import MissingGlyphError
from booklet.pdf.paint import paint
from booklet.pictures.drawing import ROLES
from booklet.pictures.picture import Label, mirrored
from booklet.units import Box
from pdf import sample
from tools import output, verapdf


@cache
def pdf() -> bytes:
    return sample.pdf()


@contextmanager
def opened(data: bytes | None = None) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data or pdf())) as file:
        yield file


def painted_page(*boxes: TextBox | PictureBox, shapes: tuple[Shape, ...] = ()) -> bytes:
    """The sample with one page of these boxes."""
    placed = sample.placed()
    page = Page(1, "exercise", shapes, boxes)
    one = replace(placed, pages=(page,), anchors=(), bookmarks=(), sections=placed.sections[2:3])
    return paint(one, sample.document(), sample.theme(), sample.family())


def rendered(data: bytes, number: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as file:
        image: Image.Image = file[number].render(scale=1).to_pil()
    return image.convert("RGB")


def text_of(box: TextBox) -> str:
    return "".join(piece.text for line in box.lines for piece in line.pieces)


def test_it_keeps_to_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf())

    assert verapdf([path]) == []


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf())

    assert "No syntax or stream encoding errors" in output("qpdf", "--check", path)


def test_every_character_can_be_read_back() -> None:
    """Also those beyond the first font subset.  PDF has one space, and readers may drop a soft hyphen."""

    def letters(text: str) -> str:
        return re.sub(r"[\s\u00ad\ufffe\u00a0\u0002-]", "", text)

    with pypdfium2.PdfDocument(pdf()) as file:
        for page, shown in zip(sample.placed().pages, file, strict=True):
            expected = "".join(
                text_of(box) for box in (*page.boxes, *page.header, *page.footer) if isinstance(box, TextBox)
            )
            assert sorted(letters(shown.get_textpage().get_text_range())) == sorted(letters(expected))


def test_text_stands_where_it_was_placed() -> None:
    placed = sample.placed()
    line = next(box for box in placed.pages[0].boxes if isinstance(box, TextBox)).lines[0]

    with pypdfium2.PdfDocument(pdf()) as file:
        left, bottom, right, top = file[0].get_textpage().get_charbox(0, loose=True)

    assert left == pytest.approx(line.x + line.pieces[0].x, abs=0.5)
    assert bottom < placed.height - line.y < top
    assert right > left


def test_fonts_are_embedded_and_no_other_is_named() -> None:
    with opened() as file:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.FontDescriptor
            for page in file.pages
            for font in page.Resources.Font.values()
        }

    assert {name.partition("+")[2] for name in fonts} == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    assert all(fonts.values())
    assert sum(name.endswith("Regular") for name in fonts) == 2, "two subsets"


def test_a_character_that_the_font_lacks_is_an_error() -> None:
    document = replace(
        sample.document(), sections=(Section("s", (Paragraph("p", runs("Sit \u4e2d")),)),), stapled=False
    )
    family = sample.family()

    with pytest.raises(MissingGlyphError, match=r"SourceSansPro-Regular has no glyph for U\+4E2D"):
        paint(place(document, sample.theme(), "A5", Ruler(family)), document, sample.theme(), family)


def test_a_box_that_the_document_does_not_know_is_an_error() -> None:
    placed = sample.placed()
    stray = next(box for box in placed.pages[0].boxes if isinstance(box, TextBox))._replace(key=("nobody", "P"))

    with pytest.raises(LookupError, match="nobody"):
        painted_page(stray)


def test_every_process_writes_the_same_bytes() -> None:
    def made(seed: str, zone: str) -> bytes:
        root = Path(__file__).parents[2]
        paths = os.pathsep.join((str(root / "src"), str(root / "tests")))
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, str(Path(sample.__file__))]
        return subprocess.run(command, check=True, capture_output=True, env=environment).stdout

    first = made("1", "UTC")

    assert first == made("77", "Asia/Tokyo")
    assert first == pdf(), "a warm process too"
    assert first == sample.pdf()


def test_the_file_says_what_it_is() -> None:
    with opened() as file:
        metadata = file.open_metadata()
        root = file.Root

        assert str(file.docinfo["/Title"]) == metadata["dc:title"] == "Moving with sciatica – été"
        assert str(file.docinfo["/Subject"]) == metadata["dc:description"] == "Exercises"
        assert str(file.docinfo["/CreationDate"]) == str(file.docinfo["/ModDate"]) == "D:20260504000000+00'00'"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert file.trailer.ID[0] == file.trailer.ID[1]


def test_page_labels_are_the_printed_numbers() -> None:
    with opened() as file:
        assert [str(page.label) for page in file.pages] == ["Cover", "2", "3", "4", "5", "6"]


def leads_to(file: pikepdf.Pdf, destination: object) -> int:
    """The index of the page of a destination."""
    assert isinstance(destination, pikepdf.Array)
    return file.pages.index(pikepdf.Page(destination[0]))


def test_the_outline_leads_to_the_headings() -> None:
    with opened() as file, file.open_outline() as outline:
        entries = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
        targets = [leads_to(file, entry.destination) for entry in outline.root]

    assert entries == [("Bridge – with chair (1)", ["How to do it"]), ("The end", [])]
    assert targets == [2, 5]


def test_links_lead_where_they_say() -> None:
    with opened() as file:
        contents, exercise = ([*file.pages[number].Annots] for number in (1, 2))

        assert [leads_to(file, link.Dest) for link in contents] == [2, 2, 5]
        assert str(contents[0].Contents) == "Bridge – with chair (1) 3"
        assert str(exercise[0].A.URI) == "https://example.org/sciatica?a=(1)"
        assert str(exercise[0].Contents) == "the clinic's page (https://example.org/sciatica?a=(1))"
        assert leads_to(file, exercise[1].Dest) == 5


def marks(page: pikepdf.Page) -> list[int]:
    """The MCIDs of a page in order; asserts that all painting stands in exactly one mark, inside its text object."""
    numbers: list[int] = []
    open_marks: list[bool] = []
    in_text = False
    for step in pikepdf.parse_content_stream(page):
        operands = step.operands
        match str(step.operator):
            case "BT" | "ET" as name:
                in_text = name == "BT"
                assert not any(open_marks), "a mark goes past the edge of a text object"
            case "BDC" | "BMC":
                open_marks.append(in_text)
                if str(operands[0]) != "/Artifact":
                    numbers.append(int(operands[1]["/MCID"]))
            case "EMC":
                assert open_marks.pop() == in_text
            case "Tj" | "Do" | "f" | "S" | "B":
                assert len(open_marks) == 1
    return numbers


def test_every_mark_has_its_element() -> None:
    with opened() as file:
        tree = file.Root.StructTreeRoot
        reached = {element.objgen for element in elements(tree.K)}
        entries = [*tree.ParentTree.Nums]
        parents = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        for page in file.pages:
            owners = parents[int(page.StructParents)]
            assert marks(page) == list(range(len(owners)))
            assert all(owner.objgen in reached for owner in owners)
            for link in page.get("/Annots", []):
                assert parents[int(link.StructParent)].S == "/Link"
                assert int(link.F) == 4


def elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements of a tree; asserts that each names the one that holds it as its parent."""
    yield parent
    for kid in parent.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == parent.objgen
            yield from elements(kid)


def test_figures_have_an_alternative_text_and_a_box() -> None:
    boxes = [box for page in sample.placed().pages for box in page.boxes if isinstance(box, PictureBox)]
    with opened() as file:
        found = [element for element in elements(file.Root.StructTreeRoot.K) if element.S == "/Figure"]

        assert [str(figure.Alt) for figure in found] == [sample.ALT] * 5
        for figure, box in zip(found, boxes, strict=True):
            assert float(figure.A[0].BBox[0]) == pytest.approx(box.box.x, abs=0.01)
            assert float(figure.A[0].BBox[2]) == pytest.approx(box.box.right, abs=0.01)


def test_each_picture_is_stored_once_and_a_jpeg_as_it_is() -> None:
    jpeg, png = sample.photo("jpeg"), sample.photo("png")
    with opened() as file:
        stored = {str(name): item for name, item in file.pages[2].Resources.XObject.items()}
        images = [item for item in stored.values() if item.Subtype == "/Image"]
        raw = [item.read_raw_bytes() for item in images if item.Filter == "/DCTDecode"]
        pixels = [item.read_bytes() for item in images if item.Filter == "/FlateDecode"]

    assert len(stored) == 3
    assert raw == [jpeg.data]
    assert pixels == [Image.open(BytesIO(png.data)).tobytes()]
    assert b"Exif" not in pdf()


def test_a_mirrored_drawing_is_the_mirror_image() -> None:
    width, height = sample.placed().width, sample.placed().height
    box = Box(width / 4, height / 4, width / 2, width / 4)
    plain, other = (
        rendered(painted_page(PictureBox(("figure-0", "Figure"), box, picture)))
        for picture in (sample.drawing(), mirrored(sample.drawing()))
    )

    difference = ImageChops.difference(ImageOps.mirror(plain), other).convert("L")
    assert sum(difference.histogram()[60:]) < 60  # edges between two pixels
    assert sum(ImageChops.difference(plain, other).convert("L").histogram()[60:]) > 200
    head = int(box.x + box.width / 10), int(box.y + box.height / 4)
    assert plain.getpixel(head) == (0xEE, 0xC1, 0xA0)


def test_labels_are_read_as_content_of_their_figure() -> None:
    labels = Label("sciatic nerve", 10, 20), Label("left leg", 30, 40, "end")
    picture = replace(sample.drawing(), labels=labels)
    key, box = ("figure-0", "Figure"), Box(60, 60, 200, 300)
    style = sample.theme().styles["picture-label"]
    lines = label_lines(picture, box, style, Ruler(sample.family()))
    data = painted_page(PictureBox(key, box, picture), TextBox(key, lines))

    with pypdfium2.PdfDocument(data) as file:
        words = file[0].get_textpage().get_text_bounded().split("\r\n")
    with opened(data) as file:
        [figure] = [one for one in elements(file.Root.StructTreeRoot.K) if one.S == "/Figure" and "/K" in one][:1]
        owners = {str(one.S) for one in file.Root.StructTreeRoot.ParentTree.Nums[1]}
        assert list(map(int, figure.K)) == [0, 1] == marks(file.pages[0])
    assert words == ["sciatic nerve", "left leg"]
    assert owners == {"/Figure"}


def test_shapes_are_painted_in_their_colours_and_are_no_content() -> None:
    shapes = (
        Shape(Box(50, 60, 100, 40), fill="alarm", stroke="ink", stroke_width=4, radius=15),
        Shape(Box(50, 160, 100, 40), stroke="alarm", stroke_width=2),
    )
    data = painted_page(shapes=shapes)
    image = rendered(data)

    assert image.getpixel((100, 80)) == (0xB3, 0x20, 0x1B)
    assert image.getpixel((51, 61)) == (255, 255, 255), "the corner is round"
    assert image.getpixel((50, 80)) == (0x1E, 0x27, 0x29), "framed"
    assert image.getpixel((100, 180)) == (255, 255, 255), "not filled"
    with opened(data) as file:
        assert marks(file.pages[0]) == []


def test_every_role_of_a_drawing_has_an_ink() -> None:
    assert sample.theme().drawing.keys() == ROLES
