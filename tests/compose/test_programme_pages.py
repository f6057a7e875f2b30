from __future__ import annotations

import project
from booklet.blocks.document import Section, Table
from booklet.blocks.text import plain
from booklet.compose.programme_pages import ProgrammePages
from layout.documents import all_blocks

PAGES = ProgrammePages(project.edition(), project.library().programmes["phase-guide"])


def tables(*sections: Section) -> list[Table]:
    return [block for section in sections for block in all_blocks(section.blocks) if isinstance(block, Table)]


def named(table: Table) -> list[str]:
    """The exercises of a table."""
    return [plain(row[0]).partition("\n")[0] for row in table.rows if plain(row[0]).strip("\N{NO-BREAK SPACE}\n")]


def test_each_phase_has_a_table_of_its_exercises_in_order() -> None:
    found = [block for block in all_blocks(PAGES.table()) if isinstance(block, Table)]
    exercises = project.library().exercises
    assert [named(table) for table in found] == [
        [exercises[item.exercise].name for item in phase.items] for phase in PAGES.programme.phases
    ]


def test_the_diary_has_every_day_of_every_week_once() -> None:
    sections = list(PAGES.diary())
    last = max(phase.span_of_weeks.last for phase in PAGES.programme.phases)
    assert sum(len(table.head) - 1 for table in tables(*sections)) == 7 * last
    for table in tables(*sections):
        assert [plain(cell) for cell in table.head[1:8]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        assert table.boxes
        assert all(not cell for row in table.rows for cell in row[1:])


def test_the_diary_lists_the_exercises_of_its_weeks_with_their_doses() -> None:
    shown = {name for table in tables(*PAGES.diary()) for name in named(table)}
    exercises = project.library().exercises
    assert shown == {exercises[item.exercise].name for phase in PAGES.programme.phases for item in phase.items}
    first = tables(*PAGES.diary())[0]
    assert plain(first.rows[1][0]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Prone press-up\n10 × · hold 5 s · every 2–3 hours"
    )


def test_what_to_avoid_is_what_the_phases_avoid() -> None:
    words = " ".join(
        plain(item.text) for block in all_blocks(PAGES.avoid()) for item in getattr(block, "items", ())
    ).replace("\N{NO-BREAK SPACE}", " ")
    tags = PAGES.edition.library.avoid
    for phase in PAGES.programme.phases:
        assert all(tags.words(tag).text in words for tag in phase.avoid)
