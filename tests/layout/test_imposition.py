"""Sheets are printed on both sides, folded and laid into each other, as paper would be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import project
from booklet.content.edition import Flip, Paper
from booklet.layout.imposition import (
    SHEETS,
    UNPRINTABLE,
    Face,
    Imposition,
    Mark,
    Sheet,
    impose_booklet,
    impose_test,
)
from booklet.units import MM, Size

SHEET = SHEETS[Paper.A5]
PAGE = project.page_theme().paper("A5")

counts = st.integers(1, 16).map(lambda sheets: 4 * sheets)
flips = st.sampled_from(Flip)
papers = st.sampled_from(sorted(SHEETS, key=lambda paper: paper.value))
thicknesses = st.floats(0.05, 0.5)


class Print(NamedTuple):
    """A page on paper, seen through the front of the sheet: its left and right edge, and whether its head is up."""

    page: int
    left: float
    right: float
    upright: bool


def printed(face: Face, sheet: Sheet, page: Size) -> Iterator[Print]:
    """The pages of a face as they lie on the sheet in the output tray, that face up."""
    for slot in face.slots:
        left, right = slot.x, slot.x + page.width
        if face.turned:
            left, right = sheet.width - right, sheet.width - left
        yield Print(slot.page, left, right, not face.turned)


def through(prints: Iterator[Print], sheet: Sheet, flip: Flip) -> Iterator[Print]:
    """The back of a sheet, seen through its front: the printer has turned it over a short edge (left becomes right),
    or over a long one (head becomes foot)."""
    for each in prints:
        if flip is Flip.SHORT:
            yield each._replace(left=sheet.width - each.right, right=sheet.width - each.left)
        else:
            yield each._replace(upright=not each.upright)


def leaves(plan: Imposition, page: Size) -> Iterator[tuple[int, Print]]:
    """The prints in the order in which a reader turns the leaves, each with the number of its sheet."""
    first, last = [], []
    for number in range(len(plan.faces) // 2):
        front = tuple(printed(plan.faces[2 * number], plan.sheet, page))
        back = tuple(through(printed(plan.faces[2 * number + 1], plan.sheet, page), plan.sheet, plan.flip))
        for outside, inside in zip(
            sorted(front, key=lambda each: each.left), sorted(back, key=lambda each: each.left), strict=True
        ):
            is_right = outside.left > plan.sheet.width / 4
            if is_right:
                first += [(number, outside), (number, inside)]
            else:
                last += [(number, outside), (number, inside)]
    yield from first
    yield from reversed(last)


@given(counts, flips, papers, thicknesses)
def test_the_folded_booklet_reads_from_first_to_last_with_every_page_upright(
    count: int, flip: Flip, paper: Paper, thickness: float
) -> None:
    page = project.page_theme().paper(paper.value)
    plan = impose_booklet(count, page, SHEETS[paper], flip, thickness)
    read = [each for _, each in leaves(plan, page)]
    assert [each.page for each in read] == list(range(1, count + 1))
    assert all(each.upright for each in read)


@given(counts, flips, thicknesses)
def test_outer_margins_lie_in_line_when_the_booklet_is_closed(count: int, flip: Flip, thickness: float) -> None:
    """Each sheet sticks out of the one round it by its thickness, and its pages stand so much nearer to the fold."""
    plan = impose_booklet(count, PAGE, SHEET, flip, thickness)
    fold = SHEET.width / 2
    for number, each in leaves(plan, PAGE):
        sticks_out = number * thickness * MM
        assert sticks_out + max(each.right - fold, fold - each.left) == pytest.approx(PAGE.width)


def test_thirty_two_pages_of_office_paper_creep_by_seven_tenths_of_a_millimetre() -> None:
    plan = impose_booklet(32, PAGE, SHEET, Flip.SHORT, 0.1)
    outermost, innermost = plan.faces[0].slots[1], plan.faces[-1].slots[1]
    assert outermost.x - innermost.x == pytest.approx(0.7 * MM)


@given(counts, flips, thicknesses)
def test_no_page_colours_the_other_page_or_what_the_printer_cannot_print(
    count: int, flip: Flip, thickness: float
) -> None:
    plan = impose_booklet(count, PAGE, SHEET, flip, thickness)
    for face in plan.faces:
        left, right = (slot.clip for slot in face.slots)
        assert left.left >= UNPRINTABLE
        assert left.right <= SHEET.width / 2 <= right.left
        assert right.right <= SHEET.width - UNPRINTABLE
        assert all(clip.bottom >= UNPRINTABLE and clip.top <= SHEET.height - UNPRINTABLE for clip in (left, right))


def test_a_long_edge_printer_gets_the_backs_upside_down() -> None:
    assert [face.turned for face in impose_booklet(8, PAGE, SHEET, Flip.LONG, 0.1).faces] == [False, True] * 2
    assert not any(face.turned for face in impose_booklet(8, PAGE, SHEET, Flip.SHORT, 0.1).faces)


@given(counts)
def test_only_the_middle_of_the_booklet_shows_where_to_fold_and_staple(count: int) -> None:
    *others, middle = impose_booklet(count, PAGE, SHEET, Flip.SHORT, 0.1).faces
    assert not any(face.marks for face in others)
    assert {slot.page for slot in middle.slots} == {count // 2, count // 2 + 1}
    assert {mark.x for mark in middle.marks} == {mark.to_x for mark in middle.marks} == {SHEET.width / 2}


@given(papers)
def test_two_pages_lie_on_a_sheet(paper: Paper) -> None:
    page, sheet = project.page_theme().paper(paper.value), SHEETS[paper]
    assert 0 <= sheet.width - 2 * page.width + 0.1 < 2 * MM
    assert sheet.height == pytest.approx(page.height, abs=0.1)


def test_every_paper_that_the_looks_fold_has_its_sheet() -> None:
    theme = project.page_theme()
    assert {paper.value for paper in SHEETS} == {name for name, paper in theme.papers.items() if paper.folded}


@pytest.mark.parametrize("count", [0, 3, 6])
def test_pages_that_do_not_fill_their_sheets_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="sheets of four"):
        impose_booklet(count, PAGE, SHEET, Flip.SHORT, 0.1)


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit on A4"):
        impose_booklet(4, project.page_theme().paper("A4"), SHEET, Flip.SHORT, 0.1)


@given(papers, flips)
def test_the_crosses_of_the_test_sheet_lie_on_each_other(paper: Paper, flip: Flip) -> None:
    """Held to the light: the one of page 1, and the one of page 2 behind it."""
    sheet = SHEETS[paper]
    plan = impose_test(project.page_theme().paper(paper.value), sheet, flip)
    outside, inside = ([_on_paper(mark, face, sheet) for mark in face.marks] for face in plan.faces)
    behind = [_turned_over(line, sheet, flip) for line in inside]
    short = [line for line in outside if max(line[2] - line[0], line[3] - line[1]) < 20 * MM]
    assert len(short) == 2
    for line in short:
        assert any(line == pytest.approx(other) for other in behind)


def _on_paper(mark: Mark, face: Face, sheet: Sheet) -> tuple[float, ...]:
    """Left, bottom, right and top of a line as it is printed."""
    if face.turned:
        return sheet.width - mark.to_x, sheet.height - mark.to_y, sheet.width - mark.x, sheet.height - mark.y
    return tuple(mark)


def _turned_over(line: tuple[float, ...], sheet: Sheet, flip: Flip) -> tuple[float, ...]:
    left, bottom, right, top = line
    if flip is Flip.SHORT:
        return sheet.width - right, bottom, sheet.width - left, top
    return left, sheet.height - top, right, sheet.height - bottom


def test_the_ruler_of_the_test_sheet_is_ten_centimetres_or_four_inches_long() -> None:
    for paper, length in ((Paper.A5, 100 * MM), (Paper.HALF_LETTER, 4 * 72)):
        sheet = SHEETS[paper]
        inside = impose_test(project.page_theme().paper(paper.value), sheet, Flip.SHORT).faces[1]
        level = [mark.to_x - mark.x for mark in inside.marks if mark.y == mark.to_y and mark.x > sheet.width / 2]
        assert pytest.approx(length) in level
