"""The numbers of clear print, measured on finished files: nothing of how they were made is asked."""

from __future__ import annotations

from functools import cache

import pytest

import project
from booklet.compose.booklet import compose_booklet
from booklet.layout.pages import place
from booklet.layout.ruler import Ruler
from booklet.pdf.paint import paint
from booklet.theme.load import load_page_theme
from inspectors.legibility import Legibility

EDITION = "four-exercises"
"""A leaflet has every kind of page but the diary; the measuring takes its time."""


@cache
def measured(look: str, paper: str) -> Legibility:
    theme = load_page_theme(look)
    document = compose_booklet(project.edition(EDITION), project.pictures(), project.FINGERPRINT, theme.highlight)
    return Legibility(paint(place(document, theme, paper, Ruler(project.family())), document, theme, project.family()))


PRINTED = [("clinic", "A5"), ("ink-saver", "A5"), ("large-print", "A4")]


@pytest.mark.parametrize(("look", "paper"), PRINTED)
def test_contrast_is_that_of_large_text_at_least_and_of_body_text_mostly(look: str, paper: str) -> None:
    ratio, where = measured(look, paper).lowest_contrast()
    assert ratio >= 4.5, where


@pytest.mark.parametrize(("look", "paper"), PRINTED)
def test_lines_stand_apart(look: str, paper: str) -> None:
    assert measured(look, paper).tightest_leading() >= 1.13


@pytest.mark.parametrize(
    ("look", "smallest", "body"), [("clinic", 10.5, 12), ("ink-saver", 10.5, 12), ("large-print", 16, 18)]
)
def test_type_is_as_large_as_the_look_promises(look: str, smallest: float, body: float) -> None:
    found = measured(look, dict(PRINTED)[look])
    assert found.smallest() >= smallest - 0.01
    assert found.share_under(body) < 0.12, "running heads and feet alone"
