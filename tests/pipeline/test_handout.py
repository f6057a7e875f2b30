from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import project
from base_project import BASE
from booklet.checks.handout import check_handout_agrees
from booklet.content.edition import Kind, Output
from booklet.diagnostics import Code, has_errors
from booklet.layout.placed import PlacedDeck
from booklet.pipeline.gallery import gather
from booklet.pipeline.making.decks import placed_slides
from booklet.pipeline.making.handouts import make_deck_handout
from booklet.pipeline.making.press import Artefact, Looks, Press
from booklet.pipeline.project import read_project
from inspectors.pdf import PdfFile
from project_folder import run, write_project
from tools import verapdf

HANDOUT = Output(kind=Kind.DECK_HANDOUT)
LEFT_OUT = {"title", "agenda", "section", "timer", "question"}


@pytest.fixture(scope="module")
def press() -> Press:
    edition = project.edition()
    gallery = gather(edition, read_project(project.ROOT, None).workspace)
    return Press(edition, gallery, project.FINGERPRINT, Looks())


@pytest.fixture(scope="module")
def deck(press: Press) -> PlacedDeck:
    return placed_slides(press, Output(kind=Kind.CLASS_DECK)).placed


@pytest.fixture(scope="module")
def handout(press: Press, deck: PlacedDeck) -> Artefact:
    assert deck.slides
    started = time.process_time()
    made = make_deck_handout(press, HANDOUT)
    assert time.process_time() - started < 3  # 0.7 s for 49 slides; a busy machine takes longer
    return made


@pytest.fixture(scope="module")
def data(handout: Artefact) -> bytes:
    assert isinstance(handout.data, bytes)
    return handout.data


@pytest.fixture(scope="module")
def file(data: bytes) -> PdfFile:
    return PdfFile(data)


def test_the_shipped_handout_has_no_error(handout: Artefact) -> None:
    assert not has_errors(handout.diagnostics)
    assert handout.name == "deck-handout.pdf"


def test_each_slide_is_one_figure_under_its_heading_that_says_what_it_shows(deck: PlacedDeck, file: PdfFile) -> None:
    shown = [slide for slide in deck.slides if slide.role.value not in LEFT_OUT][:-1]  # the last repeats the signs
    figures = list(file.structure.every("Figure"))
    assert len(figures) == len(shown) == 26
    for figure, slide in zip(figures, shown, strict=True):
        texts = [text for shape in slide.shapes[1:] for text in _texts(shape)]
        at = 0
        for text in texts:
            at = figure.alt.index(" ".join(text.split()), at)
    (section,) = file.structure.every("Sect")
    roles = [tag.role for tag in section.kids]
    assert all(roles[place - 1] == "H3" for place, role in enumerate(roles) if role == "Figure")


def test_signs_and_stations_are_as_wide_as_the_page(deck: PlacedDeck, file: PdfFile) -> None:
    shown = [slide for slide in deck.slides if slide.role.value not in LEFT_OUT][:-1]
    widths = [box.width for page in range(1, len(file.texts) + 1) for box in file.pictures(page)]
    wide = {slide.role.value for slide, width in zip(shown, widths, strict=True) if width > 0.9 * max(widths)}
    assert wide == {"emergency", "urgent", "station"}


def _texts(shape: object) -> list[str]:
    paragraphs = getattr(shape, "paragraphs", ())
    cells = [cell for row in getattr(shape, "cells", ())[1:] for cell in row]
    return ["".join(words for words, _, _ in one.runs) for one in paragraphs] + cells


def test_three_slides_stand_on_a_page_with_lines_beside_them(file: PdfFile) -> None:
    boxes = file.pictures(3)
    assert len(boxes) == 3
    width, _ = file.sizes[2]
    assert all(box.right < 0.7 * width and box.width > 300 for box in boxes)
    tags = file.texts[2]
    assert "Slide 8: What is sciatica?" in tags


def test_the_emergency_signs_are_as_wide_as_the_page_and_can_be_read(file: PdfFile) -> None:
    wide = [box for box in file.pictures(1) if box.width > 480]
    assert len(wide) == 1
    inside = [letter for letter in file.letters(1) if wide[0].y < letter.box.y < wide[0].bottom - 20]
    assert "".join(letter.text for letter in inside).count("999") == 1
    capital = max(letter.box.height for letter in inside if letter.text == "H")
    assert capital > 7  # of 24 pt on the slide, as capitals of 11 pt on paper


def test_the_signs_are_shown_once(file: PdfFile) -> None:
    assert sum(text.count("Cannot control your poo") for text in file.texts) == 1


def test_it_is_pdf_ua_1_and_pdf_a_2a(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "handout.pdf").write_bytes(data)
    assert verapdf([tmp_path / "handout.pdf"]) == []


def test_a_picture_that_is_shown_again_is_stored_once(data: bytes) -> None:
    """A figure of an exercise on its slide; the vectors of a drawing are no pixels."""
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = [(item.get("/Subtype"), item) for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert not [kind for kind, _ in kinds if kind == "/Image"]
        streams = [bytes(item.read_bytes()) for kind, item in kinds if kind == "/Form"]
    assert len(streams) == len(set(streams))


def test_a_dose_that_is_not_the_records_is_found(deck: PlacedDeck, data: bytes) -> None:
    changed = project.with_dose("prone-press-up", project.dose("12 reps, hold 5 s, every 2-3 hours"))
    (fault, *_) = check_handout_agrees(changed, deck, data)
    assert fault.code is Code.FILE_DOSE
    assert fault.span.path == "content/exercises/prone-press-up.yaml"


def test_an_edition_asks_for_it(tmp_path: Path) -> None:
    (name,) = (path for path in BASE if path.startswith("content/editions/"))
    text = BASE[name].replace("  - kind: deck\n", "  - kind: deck\n  - kind: deck-handout\n")
    assert text != BASE[name]
    write_project(tmp_path, {**BASE, name: text})
    result = run(tmp_path, "build", "--only", "deck-handout")
    assert result.exit_code == 0, result.output
    assert "deck-handout.pdf" in result.stdout
    assert (tmp_path / "output/class/deck-handout.pdf").read_bytes().startswith(b"%PDF-1.7")
