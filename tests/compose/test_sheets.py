from __future__ import annotations

import pytest

import project
from booklet.blocks.document import Panel, PanelKind, Section, Table
from booklet.blocks.text import plain
from booklet.content.exercise import Setting
from checks import sheets
from compose.outline import outline
from layout.documents import all_blocks


def words(section: Section) -> str:
    return outline([section]).replace("~", " ").replace("*", "")


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_what_only_a_professional_does_is_on_no_sheet(id_: str) -> None:
    home = [one.id for one in project.edition(id_).exercises if one.setting is Setting.HOME]
    sections = sheets.document("sheets", id_).sections
    assert [section.id for section in sections] == [f"exercise.{one}.sheet" for one in home]
    assert "What your physiotherapist may do" not in outline(sections)


def test_a_sheet_has_the_very_blocks_of_the_booklets_page() -> None:
    for section in sheets.document("sheets").sections:
        (page,) = (one for one in project.document().sections if one.id == f"{section.id.removesuffix('.sheet')}.page")
        for kind in (PanelKind.DOSE, PanelKind.STOP):
            panels = [block for block in section.blocks if isinstance(block, Panel) and block.kind is kind]
            assert panels
            assert all(panel in page.blocks for panel in panels)


@pytest.mark.parametrize("kind", sheets.KINDS)
def test_a_sheet_names_no_emergency_sign_and_says_where_all_of_them_stand(kind: str) -> None:
    """Some of the signs could pass for all of them."""
    signs = project.edition().library.emergency
    for section in sheets.document(kind).sections:
        text = words(section)
        assert not [sign.code for sign in signs.signs if sign.text in text or sign.cue in text]
        assert "The whole list of signs is on page 2 of your booklet." in text
        assert "Call 999 or go to A&E now." in text


def test_a_phase_has_a_line_of_boxes_for_each_of_its_weeks() -> None:
    phases = project.library().programmes["phase-guide"].phases
    for section, phase in zip(sheets.document("programme").sections, phases, strict=True):
        (table,) = (block for block in all_blocks(section.blocks) if isinstance(block, Table))
        weeks = phase.span_of_weeks
        assert table.boxes == len(weeks)
        assert len(table.pictures) == len(table.rows) == len(phase.items)
        for row in table.rows:
            assert plain(row[1]).split() == [str(week) for week in range(weeks.first, weeks.last + 1)]
            assert row[2:] == ((),) * 7


def test_a_phase_shows_the_end_of_each_movement() -> None:
    (first, *_) = sheets.document("programme").sections
    (table,) = (block for block in all_blocks(first.blocks) if isinstance(block, Table))
    press_up = project.library().exercises["prone-press-up"]
    assert table.pictures[1] == project.pictures()[f"{press_up.figure}-finish"]


def test_a_phase_without_a_stated_frequency_has_a_line_to_write_on() -> None:
    assert "Does it not say how often? Ask us:____" in words(sheets.document("programme").sections[2])
