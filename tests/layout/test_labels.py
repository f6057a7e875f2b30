from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.checks.legibility import extent_of
from booklet.checks.pages import misplaced_labels
from booklet.layout.arial import arial
from booklet.layout.labels import label_lines
from booklet.layout.placed import Line
from booklet.layout.ruler import Ruler
from booklet.pictures.picture import Drawing, Label, mirrored
from booklet.pictures.placeholder import placeholder
from booklet.theme.model import TextStyle
from booklet.units import Box

STYLE = TextStyle(size=12, leading=14, bold=True)
RULER = Ruler(arial())
BOX = Box(100, 200, 240, 96)
"""The placeholder, three points to a millimetre."""


def lines(*labels: Label, box: Box = BOX, other: bool = False) -> tuple[Line, ...]:
    drawing = replace(placeholder("a nerve"), labels=labels)
    shown = mirrored(drawing) if other else drawing
    assert isinstance(shown, Drawing)
    return label_lines(shown, box, STYLE, RULER)


def test_a_label_stands_at_its_anchor_half_way_up_its_capitals() -> None:
    start, middle, end = lines(*(Label("disc", 40, 16, anchor) for anchor in ("start", "middle", "end")))
    width = RULER.width("disc", arial().bold, 12)

    assert (start.x, middle.x, end.x) == pytest.approx((220, 220 - width / 2, 220 - width))
    capitals = 0.7 * 12
    assert start.y - capitals / 2 == pytest.approx(200 + 48)


@given(st.floats(0.2, 4))
def test_a_label_has_one_size_at_every_scale(scale: float) -> None:
    [line] = lines(Label("disc", 40, 16), box=Box(0, 0, 80 * scale, 32 * scale))
    assert line.pieces[0].size == 12
    assert line.x == pytest.approx(40 * scale)


@given(st.floats(0, 80), st.floats(0, 32), st.sampled_from(("start", "middle", "end")))
def test_on_the_other_side_a_label_takes_the_mirrored_room(x: float, y: float, anchor: str) -> None:
    label = Label("disc", x, y, anchor)
    here, there = (extent_of(lines(label, other=other)[0]) for other in (False, True))

    assert there.x - BOX.x == pytest.approx(BOX.right - here.right)
    assert there.y == here.y


def test_labels_that_leave_the_drawing_or_overlap_are_named() -> None:
    fine = Label("disc", 4, 8), Label("nerve", 4, 16)
    assert list(misplaced_labels(lines(*fine), BOX)) == []
    assert list(misplaced_labels(lines(*fine, Label("bulge", 6, 17)), BOX)) == [
        "the labels `nerve` and `bulge` overlap"
    ]
    assert list(misplaced_labels(lines(Label("bulge", 75, 8)), BOX)) == ["the label `bulge` leaves its drawing"]
    assert list(misplaced_labels(lines(Label("bulge", 8, 0.5)), BOX)) == ["the label `bulge` leaves its drawing"]
