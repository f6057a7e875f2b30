from __future__ import annotations

import re
from pathlib import Path

import pytest

from booklet.checks.codes import FAMILIES, codes_page
from booklet.diagnostics import Code

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"


def test_the_page_of_codes_is_current() -> None:
    page = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
    assert page == codes_page(), "run `python tools/generated.py`"


def test_every_code_belongs_to_a_family() -> None:
    assert {code.id.partition("-")[0] for code in Code} <= FAMILIES.keys()


@pytest.fixture(scope="module")
def told() -> frozenset[str]:
    """Every word of the tests and cases but this file."""
    paths = [*TESTS.rglob("test_*.py"), *(TESTS / "cases").rglob("*.md")]
    texts = (path.read_text(encoding="utf-8") for path in paths if path != Path(__file__))
    return frozenset(word for text in texts for word in re.findall(r"[A-Z][A-Z0-9_-]+", text))


@pytest.mark.parametrize("code", Code, ids=lambda code: code.id)
def test_every_code_is_provoked_by_a_test(code: Code, told: frozenset[str]) -> None:
    assert code.id in told or code.name in told
