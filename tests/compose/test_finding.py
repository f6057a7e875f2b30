from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.blocks.document import Directory, Entry, Heading
from booklet.blocks.text import plain
from booklet.compose.finding import exercise_index
from booklet.compose.wording import Wording
from booklet.content.exercise import Position, Setting
from checks import made
from inspectors.pdf import PdfFile
from layout.documents import all_blocks

WITH_CONTENTS = ("phase-guide", "find-your-cause", "eight-exercises")


def entries(id_: str, start: str) -> list[Entry]:
    """The lines that lead to pages in the lists whose id begins so."""
    blocks = (block for section in project.document(id_).sections for block in all_blocks(section.blocks))
    lists = (block for block in blocks if isinstance(block, Directory) and block.id.startswith(start))
    return [entry for one in lists for entry in one.entries]


@pytest.mark.parametrize("id_", WITH_CONTENTS)
def test_the_emergency_signs_come_first_of_what_is_found_fast(id_: str) -> None:
    first, *rest = entries(id_, "find")
    assert first.text == "Get help now: the emergency signs"
    assert first.target == "emergency.front"
    assert first.strong
    assert {"ask", "pain", "index", "goals", "back.contact"} <= {entry.target for entry in rest}


def test_programme_and_diary_are_found_fast_where_there_is_one() -> None:
    found = {entry.target for entry in entries("phase-guide", "find")}
    assert {"programme.phase-guide", "programme.phase-guide.diary"} <= found
    assert not [entry for entry in entries("eight-exercises", "find") if entry.target.startswith("programme")]


@pytest.mark.parametrize("id_", WITH_CONTENTS)
def test_every_exercise_stands_in_the_index_under_its_position(id_: str) -> None:
    edition = project.edition(id_)
    for position in Position:
        found = entries(id_, f"index.{position.name.lower()}.")
        assert {entry.target for entry in found} == {
            f"exercise.{one.id}" for one in edition.exercises if one.position is position
        }
        assert [entry.text for entry in found] == sorted((entry.text for entry in found), key=str.casefold)


def test_another_name_leads_to_the_same_page_unless_it_stands_at_the_same_letters() -> None:
    found = {entry.text: entry.target for entry in entries("phase-guide", "index")}
    assert found["McKenzie extension: see Prone press-up"] == "exercise.prone-press-up"
    assert found["Glute bridge: see Bridge"] == "exercise.glute-bridge"
    assert not [text for text in found if text.startswith("Bird dog pose")]
    assert not [text for text in found if text.startswith(("Clam shell", "Lying on your front"))]


def test_the_index_says_what_is_not_for_home() -> None:
    found = [entry.text for entry in entries("find-your-cause", "index") if entry.text.endswith("(not for home)")]
    home = {one.name for one in project.edition("find-your-cause").exercises if one.setting is Setting.HOME}
    assert len(found) == 3
    assert not [text for text in found if text.removesuffix(" (not for home)") in home]


def test_a_group_of_the_index_stands_on_one_page_with_its_title() -> None:
    placed = made.placed()
    standing = {page.number: {box.key[0] for box in page.boxes} for page in placed.pages}
    for position in Position:
        for id_ in (f"index.{position.name.lower()}", f"index.{position.name.lower()}.2"):
            pages = [number for number, ids in standing.items() if any(_belongs(one, id_) for one in ids)]
            assert len(pages) <= 1, id_


def _belongs(block: str, group: str) -> bool:
    return block == group or block.startswith(f"{group}.name.")


def test_many_names_of_one_position_stand_in_two_groups_with_their_letters() -> None:
    edition = project.edition("find-your-cause")
    index = all_blocks(tuple(exercise_index(edition, Wording(edition.locale))))
    titles = [plain(block.text) for block in index if isinstance(block, Heading)][1:]
    assert titles[:3] == ["Lying on your front", "Lying on your back, A to L", "Lying on your back, N to T"]


def test_a_leaflet_without_contents_needs_neither() -> None:
    assert entries("four-exercises", "find") == []
    assert entries("four-exercises", "index") == []


def test_an_edition_without_exercises_has_no_index() -> None:
    edition = replace(project.edition(), exercises=())
    assert not list(exercise_index(edition, Wording(edition.locale)))


def test_the_finished_lines_lead_to_the_pages_that_they_print() -> None:
    file = PdfFile(made.pdf(made.placed()))
    anchors = {anchor.id: anchor.page for anchor in made.placed().anchors}
    pages = [page for page in made.placed().pages if page.section == "contents.page"]
    texts = " ".join(file.texts[page.number - 1] for page in pages)
    lines = [*entries("phase-guide", "find"), *entries("phase-guide", "index")]
    for entry in lines:
        words = entry.text.replace("\N{NO-BREAK SPACE}", " ")
        after = texts[texts.index(words) + len(words) :]
        assert after.replace(".", " ").split()[0] == str(anchors[entry.target]), words
    targets = [link.target for page in pages for link in file.links(page.number)]
    assert len(targets) >= len(lines)
    assert anchors["emergency.front"] == 2
    assert 2 in targets
