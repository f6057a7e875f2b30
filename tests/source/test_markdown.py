from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import Code
from booklet.source.located import SourceText, locate, plain
from booklet.source.markdown import (
    Inline,
    MarkdownBlock,
    MarkdownHeading,
    MarkdownItem,
    MarkdownList,
    MarkdownParagraph,
    MarkdownPicture,
    MarkdownQuote,
    parse_markdown,
)
from fixture_cases import Case, cases, report

CASES = Path(__file__).parents[1] / "cases" / "source"
FRONT = "---\ntitle: Back care\n---\n"
SECONDS = 10.0


@pytest.mark.parametrize("case", cases(CASES / "markdown.md"), ids=lambda case: f"{case.line} {case.title}")
def test_mistakes_are_located_and_explained(case: Case) -> None:
    assert report(parse_markdown(SourceText("a.md", case.input)).diagnostics) == case.expected


@pytest.mark.parametrize("case", cases(CASES / "markdown_blocks.md"), ids=lambda case: f"{case.line} {case.title}")
def test_pages_become_blocks(case: Case) -> None:
    checked = parse_markdown(SourceText("a.md", case.input))
    assert checked.value
    assert not checked.diagnostics
    assert "".join(f"{line}\n" for block in checked.value.body for line in outline(block)) == case.expected


def outline(block: MarkdownBlock | MarkdownItem) -> list[str]:
    """A block in a line of its own, and those within it indented below."""
    match block:
        case MarkdownHeading(level, content):
            return [f"heading {level} | {words(content)}"]
        case MarkdownParagraph(content):
            return [f"paragraph | {words(content)}"]
        case MarkdownPicture(target, alt):
            return [f"picture {target} | {alt}"]
        case MarkdownList(ordered, items):
            return indented("list ordered" if ordered else "list", items)
        case MarkdownItem(blocks):
            return indented("item", blocks)
        case MarkdownQuote(blocks):
            return indented("quote", blocks)


def indented(title: str, blocks: tuple[MarkdownBlock, ...] | tuple[MarkdownItem, ...]) -> list[str]:
    return [title, *(f"  {line}" for block in blocks for line in outline(block))]


def words(content: tuple[Inline, ...]) -> str:
    return "|".join(styled(run) for run in content)


def styled(run: Inline) -> str:
    styles = ["strong"] * run.strong + ["em"] * run.emphasis + [f"link={run.link}"] * bool(run.link)
    return " ".join((*styles, run.text))


def test_front_matter_knows_its_lines() -> None:
    article = parse_markdown(SourceText("a.md", "---\ntitle: Back care\nreview:\n  by: Ada\n---\nText\n")).value
    assert article
    assert plain(article.front) == {"title": "Back care", "review": {"by": "Ada"}}
    assert str(locate(article.front, ["review", "by"])) == "a.md:4:7"


def test_blocks_know_where_they_begin() -> None:
    text = f"{FRONT}## Moving\n\nWalk a\nlittle.\n\n- one\n\n  two\n  1. three\n\n> ![a](b.svg)\n"
    article = parse_markdown(SourceText("a.md", text)).value
    assert article
    heading, paragraph, items, quote = article.body
    assert [block.span[1:] for block in (heading, paragraph, items, quote)] == [(4, 1), (6, 1), (9, 1), (14, 1)]
    assert isinstance(items, MarkdownList)
    assert [block.span[1:] for block in items.items[0].blocks] == [(9, 3), (11, 3), (12, 3)]
    assert isinstance(quote, MarkdownQuote)
    assert quote.blocks[0].span[1:] == (14, 3)


def test_a_refused_link_leaves_its_words_only() -> None:
    article = parse_markdown(SourceText("a.md", f"{FRONT}Press [here](javascript:x).\n")).value
    assert article
    assert article.body[0] == MarkdownParagraph((Inline("Press here."),), article.body[0].span)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 20_000,
        "![" * 5_000 + "](x.svg)" * 5_000,
        "[" * 5_000 + "](#x)" * 5_000,
        "*a " * 10_000 + "*" * 10_000,
        "**a *b* " * 5_000,
        "<" * 20_000,
        "[a](" * 10_000,
        "[a][b]" * 2_000,
        "`a``b" * 5_000,
        "&#8238;" * 2_000,
        "x\n" * 20_000,
        "# a\n" * 5_000,
    ],
    ids=lambda text: text[:10],
)
def test_monsters_end_soon(text: str) -> None:
    start = time.perf_counter()
    assert parse_markdown(SourceText("a.md", FRONT + text)).value
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("unit", ["> ", ">", "- ", "1. ", "> - "])
def test_deep_nesting_is_refused_rather_than_cut_off(unit: str) -> None:
    checked = parse_markdown(SourceText("a.md", f"{FRONT}{unit * 100_000}a"))
    assert checked.value is None
    assert [found.code for found in checked.diagnostics] == [Code.TOO_DEEP]


@given(st.text(st.sampled_from("ab#>-*_[]()!<>`|\\&;:/.1 \nü"), max_size=80) | st.text(max_size=60))
def test_any_body_gives_an_article_or_a_diagnostic(text: str) -> None:
    checked = parse_markdown(SourceText("a.md", f"{FRONT}\n{text}"))
    assert checked.value or checked.diagnostics
    assert all(found.span.line >= 4 and found.hint for found in checked.diagnostics)


@given(st.text(max_size=60))
def test_any_page_without_front_matter_gives_a_diagnostic(text: str) -> None:
    checked = parse_markdown(SourceText("a.md", text))
    assert (checked.value is None) == bool(checked.diagnostics)


@given(
    st.lists(st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x24F), min_size=1), min_size=1, max_size=8)
)
def test_plain_words_come_through_unchanged(lines: list[str]) -> None:
    article = parse_markdown(SourceText("a.md", FRONT + "\n\n".join(f"x{line}" for line in lines))).value
    assert article
    assert [outline(block) for block in article.body] == [[f"paragraph | x{line}"] for line in lines]
