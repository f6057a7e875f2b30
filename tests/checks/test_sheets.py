from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import project
from booklet.checks.pages import check_sheets
from booklet.checks.sheets import check_programme_agrees, check_sheets_agree
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.placed import Line, PlacedBooklet, TextBox
from checks import sheets
from inspectors.pdf import PdfFile
from tools import verapdf


def read_back(kind: str, pages: PlacedBooklet) -> tuple[Diagnostic, ...]:
    check = check_sheets_agree if kind == "sheets" else check_programme_agrees
    return check(project.edition(), pages, sheets.numbers(), sheets.pdf(kind, pages))


def misprinted(kind: str, section: str, old: str, new: str) -> PlacedBooklet:
    """Sheets with other words on one page; ``old`` stands in one line."""

    def line(one: Line) -> Line:
        return one._replace(pieces=tuple(piece._replace(text=piece.text.replace(old, new)) for piece in one.pieces))

    pages = list(sheets.placed(kind).pages)
    (place,) = (place for place, page in enumerate(pages) if page.section == section)
    boxes = tuple(
        box._replace(lines=tuple(map(line, box.lines))) if isinstance(box, TextBox) else box
        for box in pages[place].boxes
    )
    assert boxes != pages[place].boxes, f"{old!r} does not stand in a line"
    pages[place] = replace(pages[place], boxes=boxes)
    return replace(sheets.placed(kind), pages=tuple(pages))


@pytest.mark.parametrize("kind", sheets.KINDS)
def test_the_shipped_sheets_say_what_the_records_say(kind: str) -> None:
    assert read_back(kind, sheets.placed(kind)) == ()


@pytest.mark.parametrize(
    ("exercise", "old", "new", "code"),
    [
        ("prone-press-up", "10\u00a0times", "12\u00a0times", Code.FILE_DOSE),
        ("pelvic-tilt", "twice a\u00a0day", "daily", Code.FILE_DOSE),
        ("prone-lying", "in your leg gets", "in your arm gets", Code.FILE_STOP),
        ("clamshell", "whatever the", "except the", Code.FILE_STOP),
        ("bird-dog", "unsteady", "well", Code.FILE_WARNING),
        ("walking", "999", "111", Code.FILE_WARNING),
        ("walking", "One sign is enough", "Two signs are enough", Code.FILE_WARNING),
        ("walking", "new or getting", "very", Code.FILE_WARNING),
        ("walking", "hard to walk", "hard to run", Code.FILE_WARNING),
        ("walking", "page\u00a02 of", "page\u00a03 of", Code.FILE_WARNING),
        ("glute-bridge", "Lift your hips", "Lift for 20\u00a0s", Code.FOREIGN_DOSE),
    ],
)
def test_every_dose_rule_and_warning_of_a_sheet_is_read_back(exercise: str, old: str, new: str, code: Code) -> None:
    found = read_back("sheets", misprinted("sheets", f"exercise.{exercise}.sheet", old, new))
    assert code in {each.code for each in found}


@pytest.mark.parametrize(
    ("week", "old", "new", "code"),
    [
        (1, "3\u00a0times", "4\u00a0times", Code.FILE_DOSE),
        (3, "15–20\u00a0min", "15–25\u00a0min", Code.FILE_DOSE),
        (5, "page\u00a022)", "page\u00a021)", Code.FILE_DOSE),
        (1, "Lifting heavy", "Lifting light", Code.FILE_WARNING),
        (1, "whatever the", "except the", Code.FILE_STOP),
        (3, "999", "111", Code.FILE_WARNING),
        (7, "sciatica in both legs", "sciatica", Code.FILE_WARNING),
    ],
)
def test_every_dose_rule_and_warning_of_the_programme_is_read_back(week: int, old: str, new: str, code: Code) -> None:
    found = read_back("programme", misprinted("programme", f"programme.phase-guide.weeks.{week}.page", old, new))
    assert {each.code for each in found} == {code}


def test_a_sheet_that_is_lost_is_missed() -> None:
    placed = sheets.placed("sheets")
    renamed = replace(placed, pages=(*placed.pages[:-1], replace(placed.pages[-1], section="elsewhere")))
    assert {Code.FILE_DOSE, Code.FILE_STOP, Code.FILE_WARNING} <= {each.code for each in read_back("sheets", renamed)}


@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_every_exercise_of_every_edition_fits_a_sheet(id_: str, paper: str) -> None:
    document = sheets.document("sheets", id_)
    placed = sheets.placed_on(document, "sheets", paper)
    found = check_sheets(placed, document, sheets.theme("sheets"), project.edition(id_))
    assert {each.code for each in found} <= {Code.LONG_LINE}
    assert len(placed.pages) == len(document.sections)


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_every_phase_fits_a_sheet(paper: str) -> None:
    document = sheets.document("programme")
    placed = sheets.placed_on(document, "programme", paper)
    assert check_sheets(placed, document, sheets.theme("programme"), project.edition()) == ()
    assert len(placed.pages) == len(document.sections)


def test_what_does_not_fit_a_sheet_is_named() -> None:
    document = sheets.document("sheets")
    first = document.sections[0]
    long = replace(document, sections=(replace(first, blocks=first.blocks * 2), *document.sections[1:]))
    found = check_sheets(sheets.placed_on(long, "sheets"), long, sheets.theme("sheets"), project.edition())
    (fault,) = [each for each in found if each.code is Code.TOO_LONG]
    assert fault.message == "the exercise `prone-lying` needs 2 pages, and it may take 1 page"


@pytest.mark.xdist_group("java")
@pytest.mark.parametrize("kind", sheets.KINDS)
def test_sheets_keep_to_both_standards(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(sheets.pdf(kind, sheets.placed(kind)))
    assert verapdf([path]) == []


@pytest.mark.parametrize("kind", sheets.KINDS)
def test_every_sheet_says_which_leaflet_it_is_and_that_nobody_has_reviewed_it(kind: str) -> None:
    file = PdfFile(sheets.pdf(kind, sheets.placed(kind)))
    for number, text in enumerate(file.texts, 1):
        assert "SCI-01 · version 0.1 · Sample – not reviewed by a clinician" in text
        assert f"Page {number} of {len(file.texts)}" in text
        assert "01632 960 123" in text
