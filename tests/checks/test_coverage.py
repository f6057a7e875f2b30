from __future__ import annotations

import pytest

import project
from booklet.blocks.document import Document, Section
from booklet.checks.coverage import check_ink, ink_coverage
from booklet.diagnostics import Code
from booklet.layout.placed import Page, PlacedBooklet, Shape
from booklet.pdf.paint import paint
from booklet.units import Box


def test_the_ink_of_each_page_is_the_part_that_is_dark() -> None:
    """White; black all over; half black; grey of half the light all over."""
    theme = project.page_theme()
    inked = theme.model_copy(update={"colours": {**theme.colours, "black": "#000000", "grey": "#808080"}})
    whole, half = Box(0, 0, 200, 100), Box(0, 0, 100, 100)
    shapes = ((), (Shape(whole, "black"),), (Shape(half, "black"),), (Shape(whole, "grey"),))
    pages = tuple(Page(number, "s", some, ()) for number, some in enumerate(shapes, 1))
    placed = PlacedBooklet("A5", 200, 100, pages, (), (), (), (Section("s", ()),))
    document = Document("t", "a", "s", "en", "2026-01-01", "", "", ())
    found = ink_coverage(paint(placed, document, inked, project.family()))
    assert found == pytest.approx((0, 1, 0.5, 0.498), abs=0.005)


def test_a_page_that_takes_too_much_ink_is_named() -> None:
    (found,) = check_ink((0.04, 0.31, 0.09), 0.1, project.edition())
    assert found.code is Code.INK
    assert "31% of page 2" in found.message
    assert check_ink((0.04, 0.1), 0.1, project.edition()) == ()
