from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import Code
from booklet.source import yaml as reader
from booklet.source.located import Mapping, Node, Scalar, Sequence, SourceText, plain
from booklet.source.mistakes import DEEPEST
from booklet.source.yaml import parse_yaml
from fixture_cases import Case, cases, report

CASES = Path(__file__).parents[1] / "cases" / "source"
SECONDS = 5.0

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn"]), min_size=1, max_size=12
)
trees = st.dictionaries(
    words,
    st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("case", cases(CASES / "yaml.md"), ids=lambda case: f"{case.line} {case.title}")
def test_mistakes_are_located_and_explained(case: Case) -> None:
    assert report(parse_yaml(SourceText("a.yaml", case.input.replace("→", "\t"))).diagnostics) == case.expected


@pytest.mark.parametrize("case", cases(CASES / "yaml.md"), ids=lambda case: f"{case.line} {case.title}")
def test_without_libyaml_the_same_lines_are_named(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_Loader", yaml.SafeLoader)
    found = parse_yaml(SourceText("a.yaml", case.input.replace("→", "\t"))).diagnostics
    expected = [line for line in case.expected.splitlines() if not line.startswith(" ")]
    assert [each.span.line for each in found] == [int(line.partition(":")[0]) for line in expected]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "a: " + "[\n" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(1000)),
    ],
    ids=["brackets", "braces", "lines", "dashes", "keys", "indentation"],
)
def test_deep_nesting_is_left_at_once(text: str) -> None:
    start = time.perf_counter()
    checked = parse_yaml(SourceText("a.yaml", text))
    assert checked.value is None
    assert Code.TOO_DEEP in {found.code for found in checked.diagnostics}
    assert time.perf_counter() - start < SECONDS


def test_twenty_levels_are_read() -> None:
    text = "a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert not parse_yaml(SourceText("a.yaml", text)).diagnostics
    assert parse_yaml(SourceText("a.yaml", text.replace("[]", "[[]]"))).diagnostics[0].code is Code.TOO_DEEP


def test_an_alias_bomb_grows_nothing() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    checked = parse_yaml(SourceText("a.yaml", text))
    assert {found.code for found in checked.diagnostics} == {Code.ANCHOR}
    assert len(checked.diagnostics) == 60 + 2 * 59


@pytest.mark.parametrize("unit", ["\n'", '\n"', " '", ' "', "''", " #", "\t", "a:\t", "- 'x\n"])
def test_a_large_file_is_searched_for_tabs_in_linear_time(unit: str) -> None:
    start = time.perf_counter()
    parse_yaml(SourceText("a.yaml", unit * (200_000 // len(unit))))
    assert time.perf_counter() - start < SECONDS


@given(st.text(st.sampled_from("ab:-?[]{}'\"#&*!|>%@`,\\ \n\tü"), max_size=60) | st.text(max_size=60))
def test_any_text_gives_a_mapping_or_a_diagnostic(text: str) -> None:
    checked = parse_yaml(SourceText("a.yaml", text))
    assert checked.diagnostics if checked.value is None else isinstance(checked.value, Mapping)


@given(trees, st.booleans())
def test_text_is_read_as_any_yaml_reader_does(tree: dict[str, Any], flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=40)
    checked = parse_yaml(SourceText("a.yaml", text))
    assert not checked.diagnostics
    assert checked.value
    assert plain(checked.value) == tree == yaml.safe_load(text)


@given(trees, st.booleans())
def test_every_place_is_where_the_text_stands(tree: dict[str, Any], flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    value = parse_yaml(SourceText("a.yaml", text)).value
    assert value
    lines = text.split("\n")
    for scalar in scalars(value):
        rest = lines[scalar.span.line - 1][scalar.span.column - 1 :]
        if scalar.plain:
            assert rest.startswith(scalar.text.split(" ")[0])
        else:
            assert rest[0] in "\"'|>"


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [scalar for item in node.items for scalar in scalars(item)]
        case Mapping():
            return [scalar for entry in node.entries for scalar in (entry.key, *scalars(entry.value))]
