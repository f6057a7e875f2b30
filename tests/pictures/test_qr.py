from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import project
from booklet.blocks.document import Beside
from booklet.compose.booklet import compose_booklet
from booklet.pictures.picture import Drawing
from booklet.pictures.qr import QUIET, SMALLEST, qr_code
from checks import made
from layout.documents import all_blocks

ADDRESS = "https://www.example.org"
UNRESERVED = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-._~/?=&#%", min_size=1, max_size=100)


def edges(drawing: Drawing) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the dark modules, in millimetres."""
    numbers = [float(number) for number in re.findall(r"[0-9.]+", drawing.paths[0].data)]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def scanned(data: bytes, number: int) -> list[str]:
    """What a telephone reads on a page of a file."""
    with pypdfium2.PdfDocument(data) as file:
        page: Image.Image = file[number - 1].render(scale=3).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(page.convert("L"))]


def test_it_is_one_path_with_its_alternative_text_and_is_never_mirrored() -> None:
    code = qr_code(ADDRESS, "QR code that leads to a page")
    assert [path.role for path in code.paths] == ["ink"]
    assert code.alt == "QR code that leads to a page"
    assert code.fixed


@settings(max_examples=25, deadline=None)
@given(UNRESERVED)
def test_it_is_large_enough_and_stands_in_four_modules_of_white(path: str) -> None:
    code = qr_code(f"https://{path}", "QR code")
    left, top, right, bottom = edges(code)
    assert right - left == pytest.approx(bottom - top)
    assert right - left >= SMALLEST - 0.01
    module = (code.width - (right - left)) / (2 * QUIET)
    assert left == pytest.approx(QUIET * module, abs=0.01)
    assert top == pytest.approx(code.height - bottom, abs=0.01)
    assert module >= 0.75


def test_the_back_cover_leads_to_the_clinics_address_and_nowhere_else() -> None:
    data, last = made.pdf(made.placed()), len(made.placed().pages)
    assert scanned(data, last) == [ADDRESS]
    assert scanned(data, 2) == []


def test_a_clinic_without_an_address_has_no_code() -> None:
    clinic = project.library().clinic
    assert clinic
    edition = project.edition_in(replace(project.library(), clinic=clinic.model_copy(update={"qr": None})))
    document = compose_booklet(edition, project.pictures(), project.FINGERPRINT)
    assert not [block for block in all_blocks(document.closing[-1].blocks) if isinstance(block, Beside)]
