"""What an edition makes for the office printer, and what the build says about it."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from booklet.layout.imposition import TEST_MARKS
from booklet.units import INCH, MM
from inspectors.pdf import PdfFile
from project_folder import edit, run, write_project

LINE = (
    "Print booklet-print.pdf on A4: both sides, flip on short edge, actual size (100 %). "
    "Fold the pile in half; staple it twice in the fold."
)


def _asking_for(project: Path, *outputs: str) -> Path:
    """A project whose edition asks for outputs in place of the deck; its output folder."""
    write_project(project)
    edit(project / "content/editions/class.yaml", "  - kind: deck\n", "".join(f"  - {{{each}}}\n" for each in outputs))
    return project / "output" / "class"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    _asking_for(folder, "kind: booklet-print", "kind: print-test")
    return folder


@pytest.fixture(scope="module")
def said(project: Path) -> str:
    """What a build says on screen."""
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def output(project: Path, said: str) -> Path:
    assert said
    return project / "output" / "class"


def test_the_build_says_in_one_line_what_to_choose_in_the_print_dialogue(said: str) -> None:
    assert f"    {LINE}" in said.splitlines()
    assert "    Print print-test.pdf on A4: " in said


def test_the_report_says_it_too(output: Path) -> None:
    outputs = json.loads((output / "report.json").read_text("utf-8"))["outputs"]
    assert outputs["booklet-print.pdf"]["print"] == LINE
    assert "print" not in outputs["booklet.pdf"]


def test_every_page_of_the_booklet_is_on_a_sheet(output: Path) -> None:
    with PdfDocument(output / "booklet.pdf") as booklet, PdfDocument(output / "booklet-print.pdf") as sheets:
        assert len(booklet) == 2 * len(sheets) > 4
    inside = PdfFile((output / "booklet-print.pdf").read_bytes()).texts[1]
    assert PdfFile((output / "booklet.pdf").read_bytes()).texts[1] in inside


def test_the_title_says_which_file_is_to_be_printed(output: Path) -> None:
    with pikepdf.open(output / "booklet-print.pdf") as sheets, pikepdf.open(output / "booklet.pdf") as booklet:
        assert str(sheets.docinfo.Title) == f"{booklet.docinfo.Title} (to print and fold)"


def test_sheets_alone_are_those_of_the_whole_build(output: Path, tmp_path: Path) -> None:
    alone = _asking_for(tmp_path, "kind: booklet-print", "kind: print-test")
    result = run(tmp_path, "build", "--only", "booklet-print")
    assert result.stdout.startswith("class: booklet-print.pdf (")
    assert [place.name for place in alone.glob("*.pdf")] == ["booklet-print.pdf"]
    assert (alone / "booklet-print.pdf").read_bytes() == (output / "booklet-print.pdf").read_bytes()


def test_a_second_build_has_nothing_to_do(project: Path, output: Path) -> None:
    assert output.is_dir()
    assert run(project, "build").stdout == "class: nothing changed\n"


def test_a_printer_that_turns_over_the_long_edge_is_told_so(tmp_path: Path) -> None:
    _asking_for(tmp_path, "kind: booklet-print, flip: long")
    assert "flip on long edge" in run(tmp_path, "build").stdout


@pytest.mark.parametrize("kind", ["booklet-print", "print-test"])
def test_pages_as_large_as_an_office_sheet_are_not_folded(tmp_path: Path, kind: str) -> None:
    _asking_for(tmp_path, f"kind: {kind}, paper: A4")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "content/editions/class.yaml:28:" in result.stderr
    assert f"PRN-03 {kind}-A4.pdf: pages of A4 cannot be folded from a sheet of an office printer" in result.stderr
    assert "give `paper: A5 or half-letter`" in result.stderr


# --- the test sheet ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "size"), [("A5", (297 * MM, 210 * MM)), ("half-letter", (11 * INCH, 8.5 * INCH))])
@pytest.mark.parametrize("flip", ["short", "long"])
def test_the_test_sheet_is_one_sheet_with_four_pages(
    tmp_path: Path, paper: str, size: tuple[float, float], flip: str
) -> None:
    output = _asking_for(tmp_path, f"kind: print-test, paper: {paper}, flip: {flip}")
    assert run(tmp_path, "build", "--only", "print-test").exit_code == 0
    (place,) = output.glob("print-test*.pdf")
    sheet = PdfFile(place.read_bytes())
    assert [pytest.approx(size, abs=0.02)] * 2 == sheet.sizes
    outside, inside = sheet.texts
    assert f"flip on {flip} edge" in outside
    assert "Page 4" in outside
    assert "Page 2" in inside
    assert "Page 3" in inside
    assert ("10 cm" if paper == "A5" else "4 inches") in inside


@pytest.mark.parametrize("paper", ["A5", "half-letter"])
def test_no_words_of_the_test_sheet_lie_on_what_is_to_be_measured(tmp_path: Path, paper: str) -> None:
    output = _asking_for(tmp_path, f"kind: print-test, paper: {paper}")
    run(tmp_path, "build", "--only", "print-test")
    (place,) = output.glob("print-test*.pdf")
    sheet = PdfFile(place.read_bytes())
    height = sheet.sizes[0][1]
    lowest = max(letter.box.bottom for number in (1, 2) for letter in sheet.letters(number))
    assert lowest < height - TEST_MARKS - 10 * MM
