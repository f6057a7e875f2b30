from __future__ import annotations

from functools import cache

import project
from checks import made
from inspectors.pdf import PdfFile


@cache
def guide() -> PdfFile:
    return PdfFile(made.pdf(made.placed()))


def test_every_font_is_embedded() -> None:
    assert guide().fonts
    assert all(guide().fonts.values())


def test_bookmarks_lead_where_the_headings_are() -> None:
    for entry in guide().outline:
        words = " ".join(entry.title.split())
        assert words in guide().texts[entry.page - 1]


def test_every_exercise_is_in_the_outline() -> None:
    titles = {entry.title for entry in guide().outline}
    assert {exercise.name for exercise in project.edition().exercises} <= titles


def test_the_contents_lead_to_the_pages_that_they_name() -> None:
    (number,) = {anchor.page for anchor in made.placed().anchors if anchor.id == "contents"}
    letters = guide().letters(number)
    links = guide().links(number)
    assert len(links) > len(project.edition().exercises)
    for link in links:
        middle = link.box.y + link.box.height / 2
        on_line = [letter for letter in letters if letter.box.y <= middle <= letter.box.bottom]
        digits = "".join(letter.text for letter in on_line[-3:] if letter.text.isdigit())
        assert not digits or str(link.target).endswith(digits)


def test_every_letter_stands_on_its_page_and_is_large_enough_to_read() -> None:
    for number, (width, height) in enumerate(guide().sizes, 1):
        for letter in guide().letters(number):
            assert 0 < letter.box.x < width
            assert 0 < letter.box.y < height
            assert letter.size >= 10


def test_an_exercise_shows_its_start_and_its_finish_side_by_side() -> None:
    start, finish = guide().pictures(made.page_of("exercise.glute-bridge").number)
    assert start.right <= finish.x
    assert abs(start.bottom - finish.bottom) < 1


def test_every_figure_has_an_alternative_text_and_every_table_has_heads() -> None:
    figures = list(guide().structure.every("Figure"))
    assert len(figures) > len(project.edition().exercises)
    assert all(20 <= len(figure.alt) <= 250 for figure in figures)
    for table in guide().structure.every("Table"):
        first, *rest = table.every("TR")
        assert {cell.role for cell in first.kids} == {"TH"}
        assert all(row.kids[0].role == "TH" for row in rest)


def test_what_is_read_aloud_begins_at_the_cover_and_goes_on_page_by_page() -> None:
    pages = [page for tag in guide().structure.every() for page, _ in tag.marks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] == len(guide().sizes)
