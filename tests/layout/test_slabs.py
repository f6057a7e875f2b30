from __future__ import annotations

import pytest

from booklet.layout.placed import Shape
from booklet.layout.slabs import Glue, Ground, Slab, Words, beside, gap, glued, grounded, moved, stacked, total_height
from booklet.units import Box

WORDS = Words(("p", "P"), 3, 10, ())
RULE = Shape(Box(1, 2, 30, 4), "rule")


def test_of_two_meeting_spaces_the_larger_counts() -> None:
    assert gap(Slab(1, after=5), Slab(1, before=3)) == 5
    assert gap(Slab(1, after=5), Slab(1, before=8)) == 8


def test_the_outer_spaces_are_no_part_of_a_height() -> None:
    slabs = [Slab(10, before=99, after=2), Slab(20, before=4, after=99)]
    assert total_height(slabs) == 34
    assert total_height([]) == 0


def test_stacked_slabs_keep_their_outer_spaces_and_their_parts_in_order() -> None:
    one = stacked([Slab(10, (WORDS,), before=7, after=2, anchor="a"), Slab(20, (RULE,), before=4, after=8)])
    assert (one.height, one.before, one.after, one.anchor) == (34, 7, 8, "a")
    words, rule = one.parts
    assert isinstance(words, Words)
    assert isinstance(rule, Shape)
    assert (words.y, rule.box.y) == (10, 16)


def test_slabs_side_by_side_are_as_high_as_the_highest() -> None:
    one = beside([Slab(10, (WORDS,), before=1), Slab(20, (RULE,), after=3)])
    assert (one.height, one.before, one.after) == (20, 1, 3)
    assert one.parts == (WORDS, RULE)


@pytest.mark.parametrize("part", [WORDS, RULE])
def test_a_part_is_moved_down_and_right(part: Words | Shape) -> None:
    there = moved(moved(part, 5, 2), -5, -2)
    assert there == part
    assert moved(part, 5, 2) != part


def test_glue_holds_all_but_the_last_and_never_weakens() -> None:
    chain = glued([Slab(1, glue=Glue.ALWAYS), Slab(1), Slab(1)], Glue.WANTED)
    assert [slab.glue for slab in chain] == [Glue.ALWAYS, Glue.WANTED, Glue.NONE]


def test_a_new_ground_lies_behind_the_others_also_in_repeated_heads() -> None:
    inner, outer = Ground("inner", 0, 9), Ground("outer", 0, 9)
    head = tuple(grounded([Slab(1)], inner))
    (slab,) = grounded([Slab(1, grounds=(inner,), head=head)], outer)
    assert slab.grounds == slab.head[0].grounds == (outer, inner)
