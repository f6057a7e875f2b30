from __future__ import annotations

import pytest

import project
from booklet.blocks.document import Panel, PanelKind, Section, Table
from booklet.blocks.text import plain
from booklet.compose.programme_pages import weeks_by_page
from booklet.content.exercise import Setting
from booklet.content.programme import Phase, Weeks
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
def test_a_sheet_says_when_to_get_help_and_names_every_sign(kind: str) -> None:
    """A sheet that only orders to call would order everybody; some of the signs could pass for all."""
    signs = project.edition().library.emergency
    for section in sheets.document(kind).sections:
        text = words(section)
        assert "Any one of these signs that is new or getting worse (page 2 of your booklet):" in text
        named = text.casefold()
        assert [sign.code for sign in signs.signs if sign.cue.casefold() not in named] == []
        assert "Call 999 or go to A&E now." in text


def weeks() -> list[tuple[Phase, Weeks]]:
    return [found for programme in project.edition().programmes for found in weeks_by_page(programme)]


@pytest.mark.parametrize("kind", sheets.KINDS)
def test_a_sheet_says_what_it_is_part_of(kind: str) -> None:
    title = "Exercises for sciatica · A guide in three phases to use at home"
    for page in sheets.placed(kind).pages:
        (head,) = page.header
        assert "".join(piece.text for line in head.lines for piece in line.pieces) == title


def test_a_page_has_a_line_of_boxes_for_each_of_its_weeks_and_no_more_than_two() -> None:
    for section, (phase, span) in zip(sheets.document("programme").sections, weeks(), strict=True):
        (table,) = (block for block in all_blocks(section.blocks) if isinstance(block, Table))
        assert table.boxes == len(span) <= 2
        assert len(table.pictures) == len(table.rows) == len(phase.items)
        for row in table.rows:
            assert plain(row[1]).split() == [str(week) for week in range(span.first, span.last + 1)]
            assert row[2:] == ((),) * 7


def test_a_phase_shows_the_end_of_each_movement() -> None:
    (first, *_) = sheets.document("programme").sections
    (table,) = (block for block in all_blocks(first.blocks) if isinstance(block, Table))
    press_up = project.library().exercises["prone-press-up"]
    assert table.pictures[1] == project.pictures()[f"{press_up.figure}-finish"]


def test_a_phase_without_a_stated_frequency_has_a_line_to_write_on() -> None:
    assert "Does it not say how often? Ask us:____" in words(sheets.document("programme").sections[2])
