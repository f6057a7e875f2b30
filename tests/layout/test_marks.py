from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import project
from booklet.layout.marks import ERROR, WARNING, Mark, marked
from booklet.layout.placed import Miniature, Shape, TextBox
from booklet.layout.ruler import Ruler
from booklet.units import Box

SCALE = 0.25


def scene(*marks: Mark) -> Miniature:
    plain = Miniature("page", 400, 600, "", (), project.page_theme())
    return marked(plain, marks, Ruler(project.family()), SCALE)


def labels(one: Miniature) -> list[Box]:
    """The grounds of the numbers."""
    return [part.box for part in one.parts if isinstance(part, Shape) and part.fill]


def numbers(one: Miniature) -> list[str]:
    return [line.pieces[0].text for part in one.parts if isinstance(part, TextBox) for line in part.lines]


def test_a_mark_is_a_frame_round_its_place_and_a_number_above_it() -> None:
    place = Box(100, 200, 50, 20)
    one = scene(Mark(7, place, ERROR))
    _, frame, label = (part for part in one.parts if isinstance(part, Shape))
    assert frame.stroke == ERROR
    assert frame.box == place.inset(-1 / SCALE)
    assert label.box.bottom == frame.box.y
    assert label.box.x == frame.box.x
    assert numbers(one) == ["7"]


def test_a_finding_at_several_places_has_its_number_once() -> None:
    one = scene(Mark(3, Box(10, 100, 50, 20), WARNING), Mark(3, Box(10, 300, 50, 20), WARNING))
    assert numbers(one) == ["3"]
    assert sum(isinstance(part, Shape) and part.stroke == WARNING for part in one.parts) == 2


@given(st.lists(st.tuples(st.floats(-20, 400), st.floats(-20, 600)), min_size=1, max_size=25))
def test_numbers_stand_apart_on_the_miniature(corners: list[tuple[float, float]]) -> None:
    one = scene(*(Mark(number, Box(x, y, 40, 10), ERROR) for number, (x, y) in enumerate(corners, 1)))
    boxes = labels(one)
    assert len(boxes) == len(corners)
    for place, box in enumerate(boxes):
        assert box.x >= 0
        assert box.right <= 400.01
        for other in boxes[place + 1 :]:
            assert box.right <= other.x or other.right <= box.x or box.bottom <= other.y or other.bottom <= box.y
