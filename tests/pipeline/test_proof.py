from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import project
from booklet.content.edition import Kind, Output
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet, TextBox
from booklet.layout.ruler import Ruler
from booklet.pipeline.gallery import gather
from booklet.pipeline.making.booklets import Pages, placed_booklet
from booklet.pipeline.making.decks import placed_slides
from booklet.pipeline.making.press import Looks, Press
from booklet.pipeline.making.proofs import make_proof
from booklet.pipeline.project import read_project
from booklet.units import Box
from inspectors.pdf import PdfFile
from project_folder import run, write_project
from tools import verapdf

BOOKLET, DECK = Output(kind=Kind.BOOKLET), Output(kind=Kind.DECK)


@cache
def fresh() -> Press:
    """The leaflet, of which only the booklet and the deck are made."""
    leaflet = project.edition("four-exercises")
    edition = replace(leaflet, spec=leaflet.spec.model_copy(update={"outputs": (BOOKLET, DECK)}))
    gallery = gather(edition, read_project(project.ROOT, None).workspace)
    return Press(edition, gallery, project.FINGERPRINT, Looks())


def press() -> Press:
    """One in which a test may put other pages and slides."""
    return replace(fresh(), _made={})


def proof(own: Press) -> PdfFile:
    data = make_proof(own, Output(kind=Kind.PROOF)).data
    assert isinstance(data, bytes)
    return PdfFile(data)


def with_pages(placed: PlacedBooklet) -> Press:
    own = press()
    pages = placed_booklet(fresh(), BOOKLET)
    own.once(("booklet", BOOKLET), lambda: Pages(pages.document, placed, pages.theme))
    return own


def pages() -> PlacedBooklet:
    return placed_booklet(fresh(), BOOKLET).placed


def test_a_proof_of_what_has_no_fault_says_so_and_shows_everything(tmp_path: Path) -> None:
    file = proof(press())
    every = " ".join(file.texts)
    assert every.count("No findings.") == 4  # over and under the pages, over and under the slides
    figures = [tag.alt for tag in file.structure.every("Figure")]
    count, slides = len(pages().pages), len(placed_slides(fresh(), DECK).placed.slides)
    assert figures[:count] == [f"Page {number} of booklet.pdf, small." for number in range(1, count + 1)]
    assert len(figures) == count + slides
    assert figures[count].startswith("Slide 1 of deck.pptx, small. ")
    for number, (width, height) in enumerate(file.sizes, 1):
        assert all(box.x > 0 and box.right < width and box.bottom < height for box in file.pictures(number)), number
    (tmp_path / "proof.pdf").write_bytes(file.data)
    assert verapdf([tmp_path / "proof.pdf"]) == []


def test_each_page_has_its_ink() -> None:
    file = proof(press())
    inks = [int(text.partition("ink ")[2].partition("%")[0]) for text in _captions(file) if "ink" in text]
    assert len(inks) == len(pages().pages)
    assert 0 < min(inks) < max(inks) < 30
    assert max(inks) == inks[0] or inks[0] > 8  # the cover has a ground all over


def _captions(file: PdfFile) -> list[str]:
    return [part.strip() for text in file.texts for part in text.split("Page ") if part[:1].isdigit()]


def test_a_finding_is_marked_where_it_is_and_listed() -> None:
    """A paragraph set in 9 points on page 3, the third miniature of the first sheet."""
    page = pages().pages[2]
    place = len(page.boxes) // 2
    box = page.boxes[place]
    assert isinstance(box, TextBox)
    small = box._replace(
        lines=tuple(
            line._replace(pieces=tuple(piece._replace(size=9.0) for piece in line.pieces)) for line in box.lines
        )
    )
    changed = replace(page, boxes=(*page.boxes[:place], small, *page.boxes[place + 1 :]))
    shown = proof(with_pages(replace(pages(), pages=(*pages().pages[:2], changed, *pages().pages[3:]))))
    words = " ".join(shown.texts)
    assert "Page 3 · ink 7% · see 1" in words
    assert "Error TYP-01: text of 9 pt is too small to read (page 3)." in words

    third = shown.pictures(1)[2]
    scale = third.width / pages().width
    first = small.lines[0]
    top = third.y + (first.y - 0.7 * 9) * scale
    (label,) = (one for one in shown.letters(1) if one.text == "1" and _on(one.box, third) and _is_near(one.box, top))
    assert 0 < label.box.x - (third.x + first.x * scale) < 4


def _is_near(box: Box, top: float) -> bool:
    """Whether a number stands just above a place."""
    return top - 8 < box.bottom <= top


def _on(box: Box, ground: Box) -> bool:
    return ground.x <= box.x and box.right <= ground.right and ground.y <= box.y and box.bottom <= ground.bottom


def test_what_cannot_be_printed_does_not_stop_a_proof() -> None:
    """A character that the font lacks, on a page and on a slide, and text that does not fit."""
    first = pages().pages[1]
    changed = tuple(
        box._replace(
            lines=tuple(
                line._replace(pieces=tuple(piece._replace(text=piece.text + "漢") for piece in line.pieces))
                for line in box.lines
            )
        )
        if isinstance(box, TextBox) and number == 0
        else box
        for number, box in enumerate(first.boxes)
    )
    for box in changed[:1]:
        for line in box.lines if isinstance(box, TextBox) else ():
            for piece in line.pieces:
                piece.face.measure(piece.text)
    own = with_pages(replace(pages(), pages=(pages().pages[0], replace(first, boxes=changed), *pages().pages[2:])))
    slides = placed_slides(fresh(), DECK)
    spoilt = slides._replace(placed=replace(slides.placed, overfull=(("emergency", "Signs left"),)))
    own.once(("slides", DECK.kind, DECK.people, DECK.side), lambda: spoilt)
    words = " ".join(" ".join(proof(own).texts).split())
    assert "Error TYP-10" in words
    assert "CJK UNIFIED IDEOGRAPH-6F22" in words
    assert "Error DEK-02" in words
    assert "Findings in booklet.pdf" in words


def test_pages_laid_out_with_small_type_are_marked_on_each_page_that_has_it() -> None:
    shown = placed_booklet(fresh(), BOOKLET)
    small = shown.theme.styles["step"].model_copy(update={"size": 9.0, "leading": 11.0})
    theme = shown.theme.model_copy(update={"styles": {**shown.theme.styles, "step": small}})
    placed = place(shown.document, theme, "A5", Ruler(fresh().looks.family))
    own = press()
    own.once(("booklet", BOOKLET), lambda: Pages(shown.document, placed, theme))
    words = " ".join(" ".join(proof(own).texts).split())
    assert "TYP-01: text of 9 pt is too small to read" in words
    steps = {page.number for page in placed.pages for box in page.boxes if _is_of(box, 9.0)}
    assert len(steps) > 2
    for number in steps:
        assert f"Page {number} · ink" in words
        assert "see 1" in words.partition(f"Page {number} · ink")[2][:20]


def _is_of(box: object, size: float) -> bool:
    return isinstance(box, TextBox) and any(piece.size == size for line in box.lines for piece in line.pieces)


def test_a_proof_can_be_asked_of_any_edition(tmp_path: Path) -> None:
    write_project(tmp_path)
    result = run(tmp_path, "build", "--only", "proof")
    assert result.exit_code == 0, result.output
    assert "proof.pdf" in result.stdout
    assert run(tmp_path, "build", "--only", "proof").stdout == "class: nothing changed\n"
    assert {path.name for path in (tmp_path / "output/class").glob("*.p*")} == {"proof.pdf"}


def test_the_next_build_of_the_edition_takes_a_proof_away_that_it_does_not_list(tmp_path: Path) -> None:
    write_project(tmp_path)
    run(tmp_path, "build", "--only", "proof")
    result = run(tmp_path, "build")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "output/class").glob("*.p*")} == {"booklet.pdf", "deck.pptx"}


@pytest.mark.parametrize("number", [0, 1])
def test_an_edition_without_pages_has_nothing_to_show(number: int) -> None:
    edition = fresh().edition
    outputs = (Output(kind=Kind.SOURCES_REVIEW),) * number
    bare = replace(edition, spec=edition.spec.model_copy(update={"outputs": outputs}))
    (words,) = proof(replace(press(), edition=bare)).texts
    assert "there is nothing to show" in words
