from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import project
from booklet.blocks.document import (
    Block,
    Document,
    Facts,
    FigureRow,
    Item,
    List,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Table,
    headings,
)
from booklet.blocks.text import Run, plain
from booklet.compose.booklet import compose_booklet
from booklet.content.edition import Status
from compose.outline import document_words, outline
from layout.documents import all_blocks


def ids(block: Block) -> Iterator[str]:
    if identity := getattr(block, "id", ""):
        yield identity
    match block:
        case List(items=items):
            yield from (item.id for item in items)
        case FigureRow(figures=figures):
            yield from (figure.id for figure in figures)
        case Facts(facts=facts):
            yield from (fact.id for fact in facts)


def section(document: Document, id_: str) -> Section:
    return next(section for section in document.every_section() if section.id == id_)


def words_of(document: Document, id_: str) -> str:
    return outline([section(document, id_)]).replace("~", " ").replace("*", "")


def runs(value: object) -> Iterator[Run]:
    """Every run inside a value, however deep."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from runs(part)
    elif isinstance(value, Section | Item) or hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from runs(getattr(value, name))


def test_ids_are_unique() -> None:
    document = project.document()
    sections = (*document.every_section(), *document.blanks)
    found = [section.id for section in sections]
    found += [id_ for section in sections for block in all_blocks(section.blocks) for id_ in ids(block)]
    assert [id_ for id_, count in Counter(found).items() if count > 1] == []


def test_every_link_and_page_number_leads_to_a_block() -> None:
    sections = project.document().every_section()
    there = {id_ for section in sections for block in all_blocks(section.blocks) for id_ in ids(block)}
    for run in runs(tuple(sections)):
        assert not run.page_of or run.page_of in there
        assert not run.link.startswith("#") or run.link[1:] in there
        assert not run.link or run.link.startswith(("#", "https://"))


def test_no_field_is_left_unfilled() -> None:
    assert re.findall(r"\{\w*\}", document_words(project.document())) == []


def test_the_booklet_stands_in_the_order_of_the_edition() -> None:
    names = [section.id for section in project.document().sections]
    assert names[:3] == ["cover", "safety.section", "contents.page"]
    exercises = [name.split(".")[1] for name in names if name.startswith("exercise.")]
    assert exercises == [exercise.id for exercise in project.edition().exercises]
    assert project.document().closing[-1].id == "back"


def test_every_topic_is_in_it() -> None:
    text = outline(project.document().sections)
    assert all(f"topic.{topic.id}: " in text for topic in project.edition().topics)


def test_emergency_signs_stand_on_the_second_page_and_the_back_cover() -> None:
    document, edition = project.document(), project.edition()
    for id_ in ("safety.section", "back"):
        panels = [
            block
            for block in section(document, id_).blocks
            if isinstance(block, Panel) and block.kind is PanelKind.EMERGENCY
        ]
        assert len(panels) == 1
        words = words_of(document, id_)
        assert all(sign.text in words for sign in edition.library.emergency.signs)
        assert edition.locale.emergency_number in words
        assert "Do not wait" in words


def test_a_draft_says_so_on_the_cover_and_every_footer() -> None:
    document = project.document()
    said = "not reviewed by a clinician"
    assert said in words_of(document, "cover")
    assert said in document.footer
    assert document.footer.startswith("SCI-01 · version 0.1")


def test_a_reviewed_edition_says_nothing_of_a_draft() -> None:
    edition = project.edition()
    reviewed = edition.spec.model_copy(update={"status": Status.REVIEWED})
    document = compose_booklet(replace(edition, spec=reviewed), project.pictures(), project.FINGERPRINT)
    assert "not reviewed" not in document_words(document) + document.footer


def test_the_back_cover_tells_which_version_it_is() -> None:
    edition, words = project.edition(), words_of(project.document(), "back")
    assert f"{edition.spec.code} · version {edition.spec.version}" in words
    assert project.FINGERPRINT in words
    assert "Made on 21 November 2026. To be reviewed by 21 November 2028." in words
    assert (edition.clinic.phone or "no phone") in words


def test_numbers_never_part_from_their_units() -> None:
    """Also not those of a range, of weeks and pages, nor the groups of a phone number."""
    text = outline(project.document().every_section())
    assert "30~seconds" in text
    assert "5~to~10~seconds" in text
    loose = re.findall(r"\d (?:seconds?|minutes?|times|reps|s|min)\b|\d to \d|[Ww]eeks? \d|[Pp]age \d", text)
    assert loose == []


def test_rows_of_a_table_are_as_wide_as_its_head() -> None:
    for section_ in project.document().every_section():
        for block in all_blocks(section_.blocks):
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.head)} == {len(block.widths)}, block.id


def test_all_sources_and_terms_are_printed() -> None:
    document, edition = project.document(), project.edition()
    assert all(source.title in words_of(document, "sources.page") for source in edition.sources)
    assert all(term.meaning in words_of(document, "glossary.page") for term in edition.terms)
    assert "has not seen or approved this booklet" in words_of(document, "sources.page")


def test_the_line_for_an_answer_follows_its_question() -> None:
    lines = words_of(project.document(), "goals.page").splitlines()
    place = next(place for place, line in enumerate(lines) if "How sure am I" in line)
    assert lines[place].endswith("from 0 to 10?____")
    assert "smaller" in lines[place + 1]


def test_no_paragraph_is_empty() -> None:
    for section_ in project.document().every_section():
        for block in all_blocks(section_.blocks):
            if isinstance(block, Paragraph):
                assert "".join(run.text for run in block.text).strip(), block.id


def test_a_part_named_by_its_topic_has_one_heading_and_the_topic_is_found_there() -> None:
    document = project.document("find-your-cause")
    blocks = tuple(block for section in document.sections for block in section.blocks)
    found = [head for head in headings(blocks, 2) if "Pressure on a nerve root" in plain(head.text)]
    assert [(head.id, head.level) for head in found] == [("topic.nerve-root-pressure", 1)]


def test_what_a_decision_figure_leads_to_stands_on_other_pages() -> None:
    document = project.document("find-your-cause")
    sections = [[one.id for one in headings(section.blocks, 2)] for section in document.sections]
    assert ["part.7", "topic.find-your-branch"] in sections


def test_large_print_is_not_offered_to_those_who_hold_it() -> None:
    for large, said in ((False, "in large print, Easy Read, audio"), (True, "in Easy Read, audio")):
        document = compose_booklet(project.edition(), project.pictures(), project.FINGERPRINT, large_print=large)
        assert said in words_of(document, "back")
