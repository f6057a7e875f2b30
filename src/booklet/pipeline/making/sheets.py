"""Sheets from the office printer: an exercise a page, a phase of the programme a page."""

from __future__ import annotations

from booklet.checks.sheets import check_programme_agrees, check_sheets_agree
from booklet.compose.sheets import compose_programme, compose_sheets
from booklet.content.edition import Output
from booklet.pipeline.making.booklets import booklet_pages, placed_pages, printed_sheets
from booklet.pipeline.making.press import Artefact, Press


def make_sheets(press: Press, output: Output) -> Artefact:
    """The exercises to tear off."""
    edition, theme, numbers = press.edition, press.looks.sheet(output.kind), booklet_pages(press)
    document = compose_sheets(edition, press.pictures(output), numbers, theme.highlight)
    pages = placed_pages(press, output, document, theme)
    return printed_sheets(press, output, pages, lambda data: check_sheets_agree(edition, pages.placed, numbers, data))


def make_programme(press: Press, output: Output) -> Artefact:
    """The phases for the fridge."""
    edition, theme, numbers = press.edition, press.looks.sheet(output.kind), booklet_pages(press)
    document = compose_programme(edition, press.pictures(output), numbers)
    pages = placed_pages(press, output, document, theme)
    return printed_sheets(
        press, output, pages, lambda data: check_programme_agrees(edition, pages.placed, numbers, data)
    )
