from __future__ import annotations

import pytest

from base_project import BASE, as_files
from booklet.checks.printing import check_fold
from booklet.content.library import Edition, edition_of
from booklet.content.shelf import load_library
from booklet.diagnostics import Severity
from booklet.theme.load import load_page_theme

MARGINS = load_page_theme().papers["A5"].margins
"""15 mm at the fold."""


def _edition(thickness: str) -> Edition:
    """One that asks for sheets on paper of a thickness."""
    asked = f"  - kind: booklet-print\n    thickness: {thickness}\n"
    files = dict(BASE)
    files["content/editions/class.yaml"] = files["content/editions/class.yaml"].replace("  - kind: deck\n", asked)
    library = load_library(as_files(files)).value
    assert library
    edition = edition_of(library, "class")
    assert edition
    return edition


@pytest.mark.parametrize(("thickness", "pages"), [("0.1", 64), ("0.5", 32), ("0.3", 64)])
def test_words_that_keep_a_centimetre_from_the_fold_are_fine(thickness: str, pages: int) -> None:
    edition = _edition(thickness)
    assert check_fold(edition, edition.spec.outputs[1], MARGINS, pages) == ()


def test_paper_so_thick_that_words_reach_the_fold_is_warned_of_where_it_is_written() -> None:
    """Sixteen sheets: the innermost sticks out by 15 x 0.4 mm, and its words move inwards by as much."""
    edition = _edition("0.4")
    (found,) = check_fold(edition, edition.spec.outputs[1], MARGINS, 64)
    assert (found.code.id, found.code.severity) == ("PRN-04", Severity.WARNING)
    assert "come within 9.2 mm of the fold" in found.message
    assert str(found.span) == "content/editions/class.yaml:29:16"
