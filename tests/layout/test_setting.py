from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings

import project
from booklet.blocks.document import (
    Beside,
    Block,
    Document,
    Fact,
    Facts,
    Figure,
    FigureRow,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Table,
    WriteIn,
)
from booklet.blocks.structure import ARTIFACT
from booklet.blocks.text import Run
from booklet.layout.placed import PictureBox, Shape
from booklet.layout.ruler import Ruler
from booklet.layout.setting import Setter, natural_size
from booklet.layout.slabs import Glue, Slab, Words
from booklet.pictures.picture import Photo
from booklet.units import MM
from layout.documents import documents, drawing, say

WIDTH = 340.0
THEME = project.page_theme()


def set_(*blocks: Block, figures: float = 1.0) -> list[Slab]:
    return Setter(blocks, THEME, Ruler(project.family()), figures).blocks(blocks, 0, WIDTH)


def words(slab: Slab) -> list[str]:
    return ["".join(piece.text for piece in part.pieces) for part in slab.parts if isinstance(part, Words)]


def pictures(slab: Slab) -> list[PictureBox]:
    return [part for part in slab.parts if isinstance(part, PictureBox)]


def shapes(slab: Slab) -> list[Shape]:
    return [part for part in slab.parts if isinstance(part, Shape)]


@given(documents())
@settings(max_examples=15, phases=set(Phase) - {Phase.explain})
def test_all_parts_stand_inside_their_slab(document: Document) -> None:
    for section in document.sections:
        for slab in Setter(section.blocks, THEME, Ruler(project.family())).blocks(section.blocks, 0, WIDTH):
            assert slab.height >= 0
            for part in slab.parts:
                top, foot = (part.y - 7, part.y + 2) if isinstance(part, Words) else (part.box.y, part.box.bottom)
                assert -0.01 <= top <= foot <= slab.height + 0.01 or (
                    isinstance(part, Shape) and part.stroke == "write"
                )


def test_the_first_two_and_the_last_two_lines_hold_together() -> None:
    slabs = set_(Paragraph("p", (Run(say(80)),)))
    glue = [slab.glue for slab in slabs]
    assert len(slabs) > 5
    assert glue == [Glue.ALWAYS, *[Glue.NONE] * (len(slabs) - 3), Glue.ALWAYS, Glue.NONE]


def test_what_leads_to_a_list_stays_with_it() -> None:
    lead = Paragraph("p", (Run("You may have some of these:"),))
    items = List("l", (Item("a", (Run("one"),)), Item("b", (Run("two"),)), Item("c", (Run("three"),))))
    assert set_(lead, items)[0].glue >= Glue.WANTED
    assert set_(lead, lead, items)[0].glue is Glue.NONE


def test_a_short_list_stays_whole_and_a_wordy_one_may_be_cut_between_its_items() -> None:
    def cuts(words: int) -> int:
        items = tuple(Item(name, (Run(say(words)),)) for name in "abcd")
        return sum(slab.glue is Glue.NONE for slab in set_(List("l", items))[:-1])

    assert cuts(3) == 0
    assert cuts(40) == 1  # neither after the first nor before the last


def test_markers_stand_before_the_first_line_of_each_item() -> None:
    long = List("l", (Item("a", (Run(say(30)),)), Item("b", (Run("Short"),))), Marker.NUMBER)
    labels = [words(slab)[0] for slab in set_(long) if len(words(slab)) > 1]
    assert labels == ["1", "2"]


def test_figures_side_by_side_have_one_scale_and_one_floor() -> None:
    small, large = drawing(30, 20), drawing(60, 40)
    (slab,) = set_(FigureRow("r", (Figure("a", small, "A"), Figure("b", large, "B"))))
    one, other = pictures(slab)
    assert other.box.width / one.box.width == 2
    assert one.box.bottom == other.box.bottom
    assert one.box.right < other.box.x


def test_a_small_drawing_is_not_blown_up() -> None:
    tiny = drawing(10, 10)
    (slab,) = set_(FigureRow("r", (Figure("a", tiny, "A"),)))
    assert pictures(slab)[0].box.width <= 2 * natural_size(tiny).width


def test_smaller_figures_leave_the_words_as_they_are() -> None:
    row = FigureRow("r", (Figure("a", drawing(60, 40), "A", (Run("Start"),)),))
    whole, smaller = set_(row)[0], set_(row, figures=0.5)[0]
    assert pictures(smaller)[0].box.height * 2 == pictures(whole)[0].box.height
    assert words(smaller) == words(whole)


def test_a_photo_is_measured_at_300_pixels_an_inch() -> None:
    photo = Photo("n", 600, 300, "A", "jpeg", 3, bytes)
    assert natural_size(photo) == (144, 72)


def test_facts_stand_in_columns_as_wide_as_their_words_wish() -> None:
    facts = Facts("f", (Fact("a", (Run("Hold"),), (Run("5 s"),)), Fact("b", (Run("Reps"),), (Run("10 times a day"),))))
    (slab,) = set_(facts)
    assert [text.strip() for text in words(slab)] == ["Hold", "5 s", "Reps", "10 times a day"]


def test_a_short_row_is_never_cut_and_a_long_one_may_be() -> None:
    def loose(count: int) -> int:
        table = Table("t", ((Run("A"),),), (((Run(say(count)),),),), (1,))
        return sum(slab.glue is Glue.NONE for slab in set_(table)[:-1])

    assert loose(20) == 0
    assert loose(200) > 0


def test_boxes_to_tick_stand_only_in_empty_cells() -> None:
    table = Table(
        "t", ((Run("A"),), (Run("Mo"),), (Run("Tu"),)), (((Run("x"),), (), (Run("off"),)),), (2, 1, 1), boxes=1
    )
    ticks = [shape for slab in set_(table) for shape in shapes(slab) if shape.stroke == "write"]
    assert len(ticks) == 1
    assert ticks[0].box.width == ticks[0].box.height


def test_a_line_to_write_on_goes_from_its_label_to_the_edge() -> None:
    (slab,) = set_(WriteIn("w", (Run("Your dose"),)))
    (line,) = shapes(slab)
    (label,) = (part for part in slab.parts if isinstance(part, Words))
    assert line.box.x > label.pieces[-1].width
    assert line.box.right == WIDTH


def test_an_emergency_panel_holds_together_more_strongly_than_others() -> None:
    def weakest(kind: PanelKind) -> Glue:
        return min(slab.glue for slab in set_(Panel("p", kind, (Paragraph("a", (Run(say(80)),)),)))[:-1])

    assert weakest(PanelKind.EMERGENCY) is Glue.ALWAYS
    assert weakest(PanelKind.NOTE) is Glue.WANTED


def test_the_boxes_of_two_weeks_stand_apart() -> None:
    days = tuple((Run(day),) for day in "ABCDEF")
    table = Table("t", ((Run("Exercise"),), *days), (((Run("Bridge"),), *((),) * 6),), (6, *(1,) * 6), boxes=1, group=3)
    boxes = [shape.box for slab in set_(table) for shape in shapes(slab) if shape.stroke == "write"]
    gaps = [after.x - before.right for before, after in pairwise(boxes)]
    assert len(gaps) == 5
    assert gaps[2] > max(gaps[:2] + gaps[3:]) + 3
    assert boxes[-1].right <= WIDTH


def test_boxes_of_weeks_take_the_room_that_the_words_leave() -> None:
    """Boxes that nearly touch are ticked by mistake; the numbers of their weeks stand beside them."""
    head = ((Run("A"),), (Run("Week"),), (Run("Mo"),))
    apart = []
    for lines in (1, 4):
        row = ((Run("\n".join(["Words"] * lines)),), (Run("1\n2"),), ())
        slab = set_(Table("t", head, (row,), (8, 2, 1), boxes=2, pictures=(drawing(40, 20),)))[-1]
        first, second = (shape.box for shape in shapes(slab) if shape.stroke == "write")
        weeks = [part.y for part in slab.parts if isinstance(part, Words) and part.key[0] == "t.1.1"]
        assert weeks[1] - weeks[0] == pytest.approx(second.y - first.y)
        apart.append(second.y - first.bottom)
    assert apart[1] > 2 * apart[0]


def test_a_chart_has_a_picture_and_a_line_of_boxes_for_each_week_in_every_row() -> None:
    row = ((Run("Bird dog\n10 times"),), (Run("1\n2\n3"),), (), ())
    head = ((Run("Exercise"),), (Run("Week"),), (Run("Mo"),), (Run("Tu"),))
    table = Table("t", head, (row, row), (8, 2, 1, 1), boxes=3, pictures=(drawing(40, 20), drawing(20, 40)))
    rows = [slab for slab in set_(table) if any(isinstance(part, PictureBox) for part in slab.parts)]
    assert len(rows) == 2
    for slab in rows:
        (picture,) = (part for part in slab.parts if isinstance(part, PictureBox))
        ticks = [shape.box for shape in shapes(slab) if shape.stroke == "write"]
        lines = [part for part in slab.parts if isinstance(part, Words)]
        weeks = [line.y for line in lines if "".join(piece.text for piece in line.pieces).strip() in ("1", "2", "3")]
        assert picture.key == ARTIFACT, "the words beside it say what it shows"
        assert len(ticks) == 6
        assert sorted({box.y < y < box.bottom + 2 for box, y in zip(ticks[:3], weeks, strict=True)}) == [True]
        assert all(box.y >= 0 and box.bottom <= slab.height for box in (*ticks, picture.box))


def test_words_stand_at_the_left_of_a_figure_in_its_own_size() -> None:
    figure = Figure("q", drawing(20, 20), "A code.")
    (slab,) = set_(Beside((Paragraph("a", (Run(say(30)),)),), figure))
    (picture,) = (part for part in slab.parts if isinstance(part, PictureBox))
    assert picture.box.right == pytest.approx(WIDTH)
    assert picture.box.width == pytest.approx(20 * MM)
    ends = [part.x + part.pieces[-1].x + part.pieces[-1].width for part in slab.parts if isinstance(part, Words)]
    assert len(ends) > 1
    assert max(ends) < picture.box.x
