from __future__ import annotations

import project
from booklet.blocks.document import List, NewPage, PageSide, Panel, PanelKind, Table
from booklet.blocks.text import plain
from booklet.compose.safety_pages import SHAPES, emergency_panel, safety_section
from booklet.compose.wording import Wording
from compose.outline import outline
from layout.documents import all_blocks

LIBRARY = project.edition().library
WORDING = Wording(project.edition().locale)
SECTION = safety_section(LIBRARY, WORDING)
WORDS = outline([SECTION]).replace("~", " ").replace("*", "")


def test_whom_it_is_for_and_the_emergency_signs_share_the_first_page() -> None:
    """It is the second page of the booklet, so a left one."""
    assert SECTION.side is PageSide.LEFT
    first = SECTION.blocks[: SECTION.blocks.index(NewPage())]
    assert [block.id for block in first if isinstance(block, Panel)] == ["audience", "emergency.front"]


def test_every_sign_and_every_action_is_printed_word_for_word() -> None:
    for signs in (LIBRARY.emergency, LIBRARY.same_day, LIBRARY.same_week):
        for text in (signs.title, signs.lead, *(sign.text for sign in signs.signs), *signs.action):
            assert WORDING.text(text).replace("\N{NO-BREAK SPACE}", " ") in WORDS


def test_each_sign_is_an_item_of_its_own() -> None:
    panel = emergency_panel(LIBRARY.emergency, WORDING, "front", 2)
    (signs,) = [block for block in panel.blocks if isinstance(block, List)]
    assert panel.kind is PanelKind.EMERGENCY
    assert [item.id for item in signs.items] == [f"emergency.front.{sign.code}" for sign in LIBRARY.emergency.signs]


def test_the_panel_is_the_same_on_both_pages_but_for_its_ids() -> None:
    front, back = (emergency_panel(LIBRARY.emergency, WORDING, place, 2) for place in ("front", "back"))
    assert repr(front).replace("emergency.front", "emergency.back") == repr(back)


def test_everybody_who_should_ask_first_is_named() -> None:
    assert all(tag.text in WORDS for tag in LIBRARY.ask_first.tags)


def test_the_pain_scale_has_its_bands_told_apart_by_shape_and_its_rule() -> None:
    (scale,) = [block for block in all_blocks(SECTION.blocks) if isinstance(block, Table)]
    assert len(LIBRARY.pain_scale.bands) <= len(SHAPES)
    assert [plain(row[0])[0] for row in scale.rows] == list(SHAPES[: len(LIBRARY.pain_scale.bands)])
    assert all(band.advice in WORDS for band in LIBRARY.pain_scale.bands)
    (rule,) = [block for block in SECTION.blocks if isinstance(block, Panel) and block.kind is PanelKind.STOP]
    assert LIBRARY.pain_scale.rule in outline([SECTION]).replace("~", " ")
    assert rule.id == "pain.rule"
