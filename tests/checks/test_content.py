from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base_project import BASE, PICTURES, TAUGHT, as_files, changed
from booklet.checks.content import check_content
from booklet.checks.release import release_problems
from booklet.content.library import Library, edition_of
from booklet.content.shelf import load_library
from booklet.diagnostics import Diagnostic, has_errors, in_order
from fixture_cases import Case, cases

ROOT = Path(__file__).parents[2]
PROJECTS = ROOT / "tests" / "cases" / "projects"
TODAY = date(2026, 11, 1)


def _library(texts: dict[str, str]) -> Library:
    library = load_library(as_files(texts)).value
    assert library
    return library


def _checked(texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    loaded = load_library(as_files(texts))
    assert loaded.value
    return in_order((*loaded.diagnostics, *check_content(loaded.value, pictures=PICTURES, today=TODAY)))


@pytest.mark.parametrize("base", [BASE, TAUGHT], ids=["base", "taught"])
def test_the_base_project_has_no_fault(base: dict[str, str]) -> None:
    assert _checked(dict(base)) == ()


@pytest.mark.parametrize(
    ("base", "case"),
    [
        pytest.param(TAUGHT if path.stem == "classes" else BASE, case, id=f"{case.line} {case.title}")
        for path in sorted(PROJECTS.glob("*.md"))
        for case in cases(path)
    ],
)
def test_a_faulty_project_gets_the_right_lines(base: dict[str, str], case: Case) -> None:
    found = _checked(changed(case.input, base))
    assert "".join(f"{each}\n" for each in found) == case.expected
    assert all(each.hint for each in found)


@given(st.data())
def test_no_change_of_a_line_ends_in_a_traceback(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(TAUGHT)))
    lines = TAUGHT[path].split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    key = lines[number].partition(":")[0]
    new = data.draw(
        st.one_of(
            st.sampled_from(
                ["", "  - x", "x: y", f"{key}:", f"{key}: []", f"{key}: {{}}", f"{key}: [[a]]", f"{key}: 0"]
            ),
            st.text(max_size=20).map(lambda text: f"{key}: {text}"),
        )
    )
    texts = {**TAUGHT, path: "\n".join([*lines[:number], new, *lines[number + 1 :]])}
    try:
        files = as_files(texts)
    except UnicodeEncodeError:  # lone surrogates cannot be written into a file
        return
    library = load_library(files).value
    assert library
    found = check_content(library, pictures=PICTURES, today=TODAY)
    assert all(each.span.path.startswith("content") for each in found)


def test_today_only_adds_a_warning() -> None:
    library = _library(dict(BASE))
    late = check_content(library, today=date(2040, 1, 1))
    assert check_content(library, today=None) == ()
    assert late
    assert not has_errors(late)


def test_pictures_are_not_looked_for_without_a_list_of_them() -> None:
    assert check_content(_library(changed("content/exercises/bridge.yaml\n- figure: bridge\n+ figure: none\n"))) == ()


def test_only_the_editions_asked_for_are_checked() -> None:
    texts = changed("content/editions/class.yaml\n- review_by: 2028-03-31\n+ review_by: 2020-03-31\n")
    library = _library(texts)
    assert check_content(library, ["class"])
    assert check_content(library, []) == ()


def test_a_draft_is_not_released() -> None:
    edition = edition_of(_library(dict(BASE)), "class")
    assert edition
    assert edition.draft
    assert "the edition is a draft" in {found.message for found in release_problems(edition)}


def test_an_edition_that_is_signed_throughout_is_released() -> None:
    review = "review: {by: A. Clinician, role: physiotherapist, on: 2026-03-31}\n"
    signed = ("content/safety/", "content/exercises/", "content/programmes/", "content/editions/")
    texts = {path: text + review if path.startswith(signed) else text for path, text in BASE.items()}
    texts["content/editions/class.yaml"] += "status: reviewed\n"
    assert _checked(texts) == ()
    edition = edition_of(_library(texts), "class")
    assert edition
    assert not edition.draft
    assert release_problems(edition) == ()


def test_the_shipped_content_has_no_error() -> None:
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "content").rglob("*.*")}
    loaded = load_library(files)
    assert loaded.value
    assert not has_errors((*loaded.diagnostics, *check_content(loaded.value)))
