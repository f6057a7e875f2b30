from __future__ import annotations

from collections.abc import Iterator

from hypothesis import Phase, given, settings

import project
from booklet.blocks.document import (
    Block,
    Contents,
    Document,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Stretch,
    Table,
    Together,
    headings,
)
from booklet.blocks.structure import Element, structure
from booklet.blocks.text import Run, plain, runs, strong
from layout.documents import documents, drawing, words_of

PHASES = [Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink]


def said(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def roles(element: Element, depth: int = 0) -> Iterator[str]:
    """The tree as indented roles."""
    yield "  " * depth + element.role
    for kid in element.kids:
        yield from roles(kid, depth + 1)


def elements(tree: Element) -> Iterator[Element]:
    yield tree
    for kid in tree.kids:
        yield from elements(kid)


def tree_of(*blocks: Block) -> list[str]:
    return list(roles(structure((Section("one", blocks),))))[2:]


def test_a_list_has_labels_bodies_and_its_kind_of_numbers() -> None:
    inner = List("l2", (Item("i2", said("b")),))
    outer = List("l1", (Item("i1", said("a"), (inner,)),), Marker.NUMBER)
    (sect,) = structure((Section("one", (outer,)),)).kids
    assert [role.strip() for role in roles(sect)] == ["Sect", "L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody"]
    assert [element.attributes for element in elements(sect) if element.role == "L"] == [
        "<</O/List/ListNumbering/Decimal>>",
        "<</O/List/ListNumbering/Disc>>",
    ]


def test_a_caption_follows_its_figure() -> None:
    row = FigureRow("r", (Figure("a", drawing(9, 9), "A", said("Start")), Figure("b", drawing(9, 9), "B")))
    tree = structure((Section("one", (row,)),))
    assert [(element.role, element.alt) for element in elements(tree)][2:] == [
        ("Figure", "A"),
        ("Caption", ""),
        ("Figure", "B"),
    ]


def test_a_panel_is_a_part_with_its_title_as_heading_where_it_has_a_level() -> None:
    inner = (Paragraph("p", said("x")),)
    assert tree_of(Panel("a", PanelKind.NOTE, inner, said("T"), 2)) == [
        "    Sect",
        "      H2",
        "      P",
    ]
    assert tree_of(Panel("a", PanelKind.NOTE, inner, said("T")))[1] == "      P"
    assert tree_of(Panel("a", PanelKind.NOTE, inner)) == ["    Sect", "      P"]


def test_a_table_has_head_and_body_and_cells_that_say_what_they_head() -> None:
    table = Table("t", (said("Name"), said("Dose")), ((said("Bridge"), said("10")), (said("Walk"), ())), (1, 1))
    tree = structure((Section("one", (table,)),))
    assert [role.strip() for role in roles(tree)][2:] == (
        ["Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD", "TR", "TH", "TD"]
    )
    cells = {element.key[0]: element.attributes for element in elements(tree) if element.role == "TH"}
    assert cells == {
        "t.0.0": "<</O/Table/Scope/Column>>",
        "t.0.1": "<</O/Table/Scope/Column>>",
        "t.1.0": "<</O/Table/Scope/Row>>",
        "t.2.0": "<</O/Table/Scope/Row>>",
    }


def test_contents_are_entries_with_a_link_for_each_listed_heading() -> None:
    section = Section(
        "one",
        (
            Contents("c", 2),
            Heading("a", 1, said("A")),
            Heading("b", 2, said("B"), listed=False),
            Together((Heading("d", 2, said("D")), Heading("e", 3, said("E")))),
        ),
    )
    tree = structure((section,))
    assert [element.key for element in elements(tree) if element.role == "Link"] == [("c.a", "Link"), ("c.d", "Link")]
    assert [role.strip() for role in roles(tree)][2:6] == ["TOC", "TOCI", "Reference", "Link"]


def test_what_only_shapes_the_page_has_no_element() -> None:
    assert tree_of(Together((Paragraph("p", said("x")),)), Stretch()) == ["    P"]
    assert structure((Section("one", (Stretch(),)),)).kids == ()


def test_headings_are_found_wherever_they_stand() -> None:
    blocks = (
        Panel("p", PanelKind.NOTE, (Heading("a", 1, said("A")),)),
        List("l", (Item("i", said("x"), (Heading("b", 2, said("B")),)),)),
        Heading("c", 3, said("C")),
    )
    assert [heading.id for heading in headings(blocks, 2)] == ["a", "b"]


def test_empty_words_are_left_out_of_runs() -> None:
    assert runs("a", "", strong("b")) == (Run("a"), Run("b", bold=True))
    assert plain(runs("a ", strong("b"))) == "a b"


@given(documents())
@settings(max_examples=25, phases=PHASES)
def test_keys_are_unique_and_cover_all_words(document: Document) -> None:
    keys = [element.key for element in elements(structure(document.every_section()))]
    assert len(keys) == len(set(keys))
    assert {key for key, _ in words_of(document.every_section())} <= set(keys)


def test_levels_of_the_guide_never_skip() -> None:
    level = 0
    for element in elements(structure(project.document().sections)):
        if element.role[0] == "H" and element.role[1:].isdigit():
            assert int(element.role[1:]) <= level + 1, element.key
            level = int(element.role[1:])
