from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import project
from booklet.blocks.document import (
    Block,
    Directory,
    Document,
    Entry,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    PageSide,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Stretch,
    Table,
)
from booklet.blocks.structure import ARTIFACT, Element, Key, structure
from booklet.blocks.text import Run, plain
from booklet.layout.pages import place
from booklet.layout.placed import Line, Page, PictureBox, PlacedBooklet, TextBox
from booklet.layout.ruler import Ruler
from booklet.theme.model import PageTheme
from booklet.theme.model import Paper as PaperStyle
from booklet.units import Box
from layout.documents import all_blocks, documents, drawing, figures_of, made, say, words_of

MARGINS = project.page_theme().papers["A5"].margins
PAPERS = {
    name: PaperStyle(size=size, margins=MARGINS, folded=folded)
    for name, size, folded in (("odd", (320, 430), True), ("wide", (700, 480), True), ("loose", (420, 595), False))
}
THEME = project.page_theme().model_copy(update={"papers": project.page_theme().papers | PAPERS})
SIZES = ("A5", "A4", "letter", "odd", "wide")
some_documents = settings(max_examples=30, phases=set(Phase) - {Phase.explain})
"""A larger number finds more; what explains a failure takes minutes with values as large as these."""


def placed_on(document: Document, paper: str = "A5", theme: PageTheme = THEME) -> PlacedBooklet:
    return place(document, theme, paper, Ruler(project.family()))


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def text_boxes(page: Page) -> Iterator[TextBox]:
    return (box for box in page.boxes if isinstance(box, TextBox))


def read(booklet: PlacedBooklet) -> dict[Key, str]:
    """The words under each key in the order in which the keys are met, page after page; not the labels of pictures."""
    found: dict[Key, str] = {}
    for page in booklet.pages:
        for box in text_boxes(page):
            if box.key != ARTIFACT and box.key[1] != "Figure":
                found[box.key] = found.get(box.key, "") + "".join(map(text_of, box.lines))
    return found


def expected(booklet: PlacedBooklet) -> dict[Key, str]:
    """What should be read, with the page numbers filled in."""
    pages = {anchor.id: str(anchor.page) for anchor in booklet.anchors}
    return {
        key: re.sub(r"#([\w.-]*\w)", lambda found: pages[found[1]], text) for key, text in words_of(booklet.sections)
    }


def ink(line: Line) -> Box:
    """Where the letters of a line stand: from the top of its capitals to the foot of a p."""
    size = max((piece.size for piece in line.pieces), default=0)
    left = min((piece.x for piece in line.pieces), default=0)
    right = max((piece.x + piece.width for piece in line.pieces), default=0)
    return Box(line.x + left, line.y - 0.7 * size, right - left, 0.9 * size)


def body(page: Page, booklet: PlacedBooklet) -> Box:
    """The page without its margins."""
    margins = THEME.papers[booklet.paper].margins
    left = margins.inner if page.number % 2 else margins.outer
    width = booklet.width - margins.inner - margins.outer
    return Box(left, margins.top, width, booklet.height - margins.top - margins.bottom)


def inside(small: Box, large: Box, spare: float = 0.02) -> bool:
    return (
        small.x >= large.x - spare
        and small.y >= large.y - spare
        and small.right <= large.right + spare
        and small.bottom <= large.bottom + spare
    )


def apart(one: Box, other: Box) -> bool:
    return (
        one.right <= other.x + 0.02
        or other.right <= one.x + 0.02
        or one.bottom <= other.y + 0.02
        or other.bottom <= one.y + 0.02
    )


def pages_in(booklet: PlacedBooklet, section: str) -> int:
    return [page.section for page in booklet.pages].count(section)


def pages_of(booklet: PlacedBooklet, key: Key) -> dict[int, list[Line]]:
    """The lines of an element by page."""
    return {
        page.number: [line for box in text_boxes(page) if box.key == key for line in box.lines]
        for page in booklet.pages
        if any(box.key == key for box in text_boxes(page))
    }


# --- any document ----------------------------------------------------------------------------------------------


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_all_words_stand_once_in_reading_order(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    said, should = read(booklet), expected(booklet)
    assert {key: text for key, text in said.items() if should.get(key) != text} == {}
    assert list(said) == list(should)
    pictures = [box.key[0] for page in booklet.pages for box in page.boxes if isinstance(box, PictureBox)]
    blocks = (block for section in booklet.sections for block in section.blocks)
    assert pictures == [figure.id for figure in figures_of(blocks)]


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_everything_stands_inside_the_margins(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    for page in booklet.pages:
        room = body(page, booklet)
        for box in page.boxes:
            for part in [box.box] if isinstance(box, PictureBox) else map(ink, box.lines):
                assert inside(part, room), (page.number, box.key, part, room)
        whole = Box(0, 0, booklet.width, booklet.height)
        assert [shape for shape in page.shapes if not inside(shape.box, room) and shape.box != whole] == []
        for box in page.header + page.footer:
            assert all(inside(ink(line), whole.inset(12)) and apart(ink(line), room) for line in box.lines)


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_no_line_or_picture_lies_on_another(document: Document, paper: str) -> None:
    for page in placed_on(document, paper).pages:
        lines = (line for box in text_boxes(page) for line in box.lines)
        parts = [ink(line._replace(pieces=(piece,))) for line in lines for piece in line.pieces if piece.text.strip()]
        parts += [box.box for box in page.boxes if isinstance(box, PictureBox)]
        for one, other in combinations(sorted(parts, key=lambda part: part.y), 2):
            assert apart(one, other), (page.number, one, other)


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_no_heading_at_the_foot_and_no_lone_lines(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    blocks = all_blocks(block for section in document.sections for block in section.blocks)
    headings = {block.id for block in blocks if isinstance(block, Heading)}
    for page in booklet.pages:
        assert not page.boxes or page.boxes[-1].key[0] not in headings, (page.number, page.boxes[-1].key)
    for block in all_blocks(block for section in document.sections for block in section.blocks):
        if isinstance(block, Paragraph):
            shares = list(map(len, pages_of(booklet, (block.id, "P")).values()))
            assert len(shares) == 1 or min(shares[0], shares[-1]) > 1, (block.id, shares)


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_a_table_has_its_head_on_every_page(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    for table in all_blocks(block for section in booklet.sections for block in section.blocks):
        if not isinstance(table, Table):
            continue
        of_table: dict[int, list[TextBox]] = defaultdict(list)
        for page in booklet.pages:
            for box in text_boxes(page):
                if re.fullmatch(rf"{table.id}\.[1-9]\d*\.\d+", box.key[0]):
                    of_table[page.number].append(box)
        for number in list(of_table)[1:]:
            (again,) = [box for box in text_boxes(booklet.pages[number - 1]) if box.key == ARTIFACT]
            lines = [line for line in again.lines if text_of(line).strip(" .")]  # leaders of an index are artifacts too
            words = " ".join(map(text_of, lines)).split()
            assert sorted(words) == sorted(word for cell in table.head for word in plain(cell).split())
            assert max(line.y for line in lines) < min(box.lines[0].y for box in of_table[number])


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_panels_lie_behind_all_their_words_on_each_page(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    for panel in all_blocks(block for section in booklet.sections for block in section.blocks):
        if not isinstance(panel, Panel):
            continue
        look = THEME.panels[panel.kind.value]
        keys = {key for key, _ in words_of([Section("", panel.blocks)])}
        there = set()
        for page in booklet.pages:
            grounds = [shape.box for shape in page.shapes if (shape.fill or shape.stroke) == (look.fill or look.edge)]
            for box in text_boxes(page):
                if box.key in keys:
                    there.add(page.number)
                    assert all(any(inside(ink(line), ground) for ground in grounds) for line in box.lines)
        assert len(there) == 1 or panel.kind is not PanelKind.EMERGENCY


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_every_mark_has_its_element(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    keys = [element.key for element in elements(structure(booklet.sections))]
    assert len(keys) == len(set(keys))
    boxes = {box.key for page in booklet.pages for box in page.boxes}
    assert boxes <= {*keys, ARTIFACT}
    assert {key for key, _ in words_of(booklet.sections)} <= boxes


def elements(tree: Element) -> Iterator[Element]:
    yield tree
    for kid in tree.kids:
        yield from elements(kid)


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_pages_fill_whole_sheets_and_sections_start_on_their_side(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    assert len(booklet.pages) % THEME.papers[paper].multiple == 0
    assert [page.number for page in booklet.pages] == list(range(1, len(booklet.pages) + 1))
    for section in document.sections:
        taken = [page.number for page in booklet.pages if page.section == section.id]
        assert taken == list(range(taken[0], taken[-1] + 1))
        assert section.side is PageSide.ANY or taken[0] % 2 == (section.side is PageSide.RIGHT)
        if section.spread and len(taken) > 1:
            assert taken[0] % 2 == 0
        before = booklet.pages[taken[0] - 2].section
        assert not before.startswith("blank") or section.spread or section.side is not PageSide.ANY


@given(documents(), st.sampled_from(SIZES))
@some_documents
def test_running_heads_name_the_chapter(document: Document, paper: str) -> None:
    booklet = placed_on(document, paper)
    bare = {section.id for section in document.sections if section.bare}
    blocks = (block for section in document.every_section() for block in section.blocks)
    chapters = {block.id: plain(block.text) for block in blocks if isinstance(block, Heading) and block.level == 1}
    starts = sorted((anchor.page, anchor.y, anchor.id) for anchor in booklet.anchors if anchor.id in chapters)
    for page in booklet.pages:
        heads = [text_of(line) for box in page.header for line in box.lines]
        before = [chapters[id_] for number, _, id_ in starts if number < page.number]
        at_top = page.section.startswith("blank") or any(
            anchor.page == page.number and anchor.y == pytest.approx(THEME.papers[paper].margins.top)
            for anchor in booklet.anchors
            if anchor.id in chapters
        )
        full = [] if at_top or page.section in bare or not before else [before[-1]]
        assert len(heads) == len(full), page.number
        for head, chapter in zip(heads, full, strict=True):
            start = head if _fits_on_a_line(chapter, body(page, booklet).width) else head.removesuffix(" …")
            assert chapter.startswith(start), page.number
            assert (head == chapter) is (head == start), page.number
        assert bool(page.footer) is (page.section not in bare)


def _fits_on_a_line(head: str, width: float) -> bool:
    """Whether a running head needs no shortening, with room for the points that would say so."""
    style, ruler = THEME.styles["furniture"], Ruler(project.family())
    return ruler.width(head, ruler.face(style), style.size) <= width - 16


@given(st.integers(2, 260), st.integers(1, 12), st.sampled_from(SIZES))
@some_documents
def test_balanced_pages_are_no_more_pages(words: int, count: int, paper: str) -> None:
    """A spread is never balanced, so it tells how many pages the words need."""
    paragraphs = tuple(Paragraph(f"p{number}", (Run(say(words)),)) for number in range(count))
    cover = Section("cover", (Paragraph("c", (Run("Cover"),)),))
    taken = []
    for spread in (False, True):
        booklet = placed_on(made((cover, Section("one", paragraphs, spread=spread))), paper)
        taken.append([page for page in booklet.pages if page.section == "one"])
    balanced, plainly = taken
    assert len(balanced) == len(plainly)
    assert balanced[-1].filled >= plainly[-1].filled - 1e-6


# --- cases -----------------------------------------------------------------------------------------------------


def exercise(pictures: int, words: int, height: float = 60) -> Section:
    """A section as an exercise has it: pictures, then words."""
    figures = tuple(
        FigureRow(f"row{number}", (Figure(f"f{number}", drawing(60, height), "A person."),), share=1.1)
        for number in range(pictures)
    )
    return Section("exercise", (*figures, Paragraph("how", (Run(say(words)),))), pages=2, spread=True)


COVER = Section("cover", (Paragraph("c", (Run("Cover"),)),))
SECOND = Section("second", (Paragraph("s", (Run("Second"),)),))


def heights(booklet: PlacedBooklet) -> set[float]:
    return {round(box.box.height, 1) for page in booklet.pages for box in page.boxes if isinstance(box, PictureBox)}


@pytest.mark.parametrize("before", range(270, 300, 2))
def test_a_line_that_announces_a_list_stands_on_the_page_of_its_start(before: int) -> None:
    """However full the page is, nobody turns it over to see what a colon leads to."""
    items = tuple(Item(f"i{number}", (Run(say(6)),)) for number in range(24))
    blocks = (Paragraph("p", (Run(say(before)),)), Paragraph("lead", (Run("These help:"),)), List("l", items))
    booklet = placed_on(made((COVER, Section("one", blocks))))
    assert set(pages_of(booklet, ("lead", "P"))) == set(pages_of(booklet, ("i0", "LBody")))


def test_pictures_give_way_before_a_second_page() -> None:
    roomy, tight = (placed_on(made((COVER, exercise(2, words)))) for words in (20, 150))
    assert pages_in(tight, "exercise") == 1
    assert max(heights(tight)) < max(heights(roomy))


def test_pictures_keep_their_size_where_two_pages_are_needed_anyway() -> None:
    roomy, long = (placed_on(made((COVER, exercise(2, words)))) for words in (20, 400))
    assert pages_in(long, "exercise") == 2
    assert heights(long) == heights(roomy)


def test_a_spread_on_two_pages_lies_open_at_once_after_a_page_to_write_on() -> None:
    booklet = placed_on(made((COVER, SECOND, exercise(2, 400))))
    assert [page.section for page in booklet.pages][:5] == ["cover", "second", "blank1", "exercise", "exercise"]
    assert booklet.overfull == ()


def test_a_section_longer_than_it_may_be_is_named() -> None:
    assert placed_on(made((exercise(2, 1500),))).overfull == ("exercise",)


def test_no_page_to_write_on_is_named_as_chapter() -> None:
    """The page put in before a spread is no chapter of its own."""
    chapter = Section("one", (Heading("h", 1, (Run("Stretches"),)), Paragraph("s", (Run("Second"),))))
    booklet = placed_on(made((COVER, chapter, exercise(2, 400))))
    heads = [[text_of(line) for box in page.header for line in box.lines] for page in booklet.pages[:5]]
    assert heads == [[], [], [], ["Stretches"], ["Stretches"]]


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5])
def test_fillers_stand_before_the_end(pages: int) -> None:
    sections = tuple(Section(f"s{number}", (Paragraph(f"p{number}", (Run("Words"),)),)) for number in range(pages))
    booklet = placed_on(made(sections, (Section("back", (Paragraph("b", (Run("Back"),)),)),)))
    names = [page.section for page in booklet.pages]
    missing = -(pages + 1) % 4
    assert names == [section.id for section in sections] + ["filler1", "filler2", "filler3"][:missing] + ["back"]


def test_white_space_is_shared_by_weight() -> None:
    a, b, c = (Paragraph(name, (Run(name),)) for name in "abc")
    blocks = (a, Stretch(1), b, Stretch(3), c)
    (page, *_) = placed_on(made((Section("one", blocks),))).pages
    first, second, third = (box.lines[0].y for box in text_boxes(page))
    assert third - second > 2 * (second - first)
    assert third > 0.9 * body(page, placed_on(made(()))).bottom


def shown_on(booklet: PlacedBooklet, id_: str) -> int:
    """The page on which a block stands."""
    return next(page.number for page in booklet.pages for box in text_boxes(page) if box.key[0] == id_)


LISTED = List("list", tuple(Item(f"item{number}", (Run(say(20)),)) for number in range(6)))
"""Each item has two lines or three."""


@pytest.mark.parametrize("before", range(0, 60, 2))
def test_what_announces_a_list_stands_with_its_first_two_items(before: int) -> None:
    above = tuple(Paragraph(f"p{number}", (Run("Words"),), "compact") for number in range(before))
    announced = Paragraph("announced", (Run("These are common:"),))
    booklet = placed_on(made((COVER, Section("one", (*above, announced, LISTED), spread=True))))
    first, *items = [shown_on(booklet, id_) for id_ in ("announced", "item0", "item1", "item4", "item5")]
    assert items[:2] == [first, first]
    assert items[-2] == items[-1]


@pytest.mark.parametrize("before", range(0, 60, 4))
def test_a_short_list_is_not_cut_and_its_picture_stands_with_it(before: int) -> None:
    above = tuple(Paragraph(f"p{number}", (Run("Words"),), "compact") for number in range(before))
    short = replace(LISTED, items=LISTED.items[:4])
    row = FigureRow("row", (Figure("figure", drawing(30, 20), "A"),))
    booklet = placed_on(made((COVER, Section("one", (*above, Heading("head", 2, (Run("Sitting"),)), row, short)))))
    assert len({shown_on(booklet, id_) for id_ in ("head", "item0", "item1", "item2", "item3")}) == 1


@pytest.mark.parametrize("parts", range(20, 60))
def test_the_end_of_the_contents_is_never_two_lines_on_a_page(parts: int) -> None:
    entries = tuple(
        Entry(f"e{number}", "one.head", f"Line {number}", strong=number % 5 == 0 or number >= parts - 2)
        for number in range(parts)
    )
    head = Heading("one.head", 1, (Run("Contents"),))
    booklet = placed_on(made((COVER, Section("one", (head, Directory("d", entries))))))
    last = shown_on(booklet, f"e{parts - 1}")
    there = [number for number in range(parts) if shown_on(booklet, f"e{number}") == last]
    assert len(there) > 2


def test_pages_are_evened_where_a_heading_can_begin_one() -> None:
    """Of a chapter whose last page would be nearly empty, only that is moved which belongs together."""
    chapters: list[tuple[Block, ...]] = [
        (
            Heading(f"h{place}", 2, (Run("Heading"),)),
            *(Paragraph(f"h{place}.{n}", (Run("Words"),)) for n in range(count)),
        )
        for place, count in enumerate((9, 7, 10))
    ]
    booklet = placed_on(made((COVER, Section("one", tuple(block for chapter in chapters for block in chapter)))))
    assert [shown_on(booklet, f"h{place}") for place in range(3)] == [2, 2, 3]
    assert shown_on(booklet, "h1.6") == 2


@pytest.mark.parametrize("kind", [PanelKind.NOTE, PanelKind.EMERGENCY])
def test_a_panel_longer_than_a_page_is_cut_and_stays_inside(kind: PanelKind) -> None:
    panel = Panel("panel", kind, tuple(Paragraph(f"p{number}", (Run(say(70)),)) for number in range(14)))
    booklet = placed_on(made((Section("one", (panel,)),)))
    taken = [page for page in booklet.pages if page.section == "one"]
    assert len(taken) > 1
    for page in taken:
        assert all(inside(ink(line), body(page, booklet)) for box in text_boxes(page) for line in box.lines)


def test_one_list_item_longer_than_a_page_is_cut_and_stays_inside() -> None:
    booklet = placed_on(made((Section("one", (List("l", (Item("i", (Run(say(700)),)), Item("j", (Run("x"),)))),)),)))
    for page in booklet.pages:
        assert all(inside(ink(line), body(page, booklet)) for box in text_boxes(page) for line in box.lines)


def test_a_table_in_a_panel_has_its_head_on_the_panel_too() -> None:
    rows = tuple(((Run(f"Row {number}"),), (Run(say(20)),)) for number in range(30))
    table = Table("t", ((Run("Name"),), (Run("Dose"),)), rows, (1, 2))
    booklet = placed_on(made((Section("one", (Panel("panel", PanelKind.NOTE, (table,)),)),)))
    for page in booklet.pages[:2]:
        ground = max((shape.box for shape in page.shapes if shape.fill == "tint"), key=lambda box: box.height)
        assert all(inside(ink(line), ground) for box in text_boxes(page) for line in box.lines)


def test_the_words_of_the_guide_are_the_same_on_every_paper() -> None:
    document = project.document()
    read_aloud = []
    for paper in ("A5", "A4", "half-letter", "letter"):
        booklet = placed_on(document, paper)
        said, should = read(booklet), expected(booklet)
        assert {key: text for key, text in said.items() if should.get(key) != text} == {}
        fillers = {section.id for section in (*document.fillers, *document.blanks)}
        own = {key for key, _ in words_of(s for s in booklet.sections if s.id not in fillers)}
        numbers = {key for key in own if key[1] == "Link"}
        read_aloud.append(
            {key: re.sub(r"\d+", "#", text) for key, text in read(booklet).items() if key in own - numbers}
        )
    assert all(words == read_aloud[0] for words in read_aloud)


def test_no_page_of_the_guide_is_nearly_empty() -> None:
    booklet = placed_on(project.document())
    assert booklet.overfull == ()
    assert {page.number: page.filled for page in booklet.pages if page.filled < 0.4} == {}
