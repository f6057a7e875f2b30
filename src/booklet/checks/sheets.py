"""Finished sheets, read back: doses, stop rules and the emergency signs of each page are those of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.checks.claims import Claims
from booklet.checks.comparison import Place
from booklet.checks.readback import Readback, read_booklet
from booklet.compose.programme_pages import weeks_by_page
from booklet.compose.sheets import sheet_id, to_tear_off, weeks_id
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, in_order
from booklet.layout.placed import PlacedBooklet


def check_sheets_agree(
    edition: Edition, placed: PlacedBooklet, pages: Mapping[str, int], pdf: bytes
) -> tuple[Diagnostic, ...]:
    """Compare the finished sheets of exercises with the records.

    Args:
        edition: what the sheets are made of.
        placed: on which page each sheet stands.
        pages: the pages of the edition's booklet that the sheets name.
        pdf: the file; raises pypdfium2.PdfiumError where it is none.
    """
    return in_order(_sheet_faults(edition, _by_section(placed, pdf), pages))


def check_programme_agrees(
    edition: Edition, placed: PlacedBooklet, pages: Mapping[str, int], pdf: bytes
) -> tuple[Diagnostic, ...]:
    """Compare the finished sheets of a programme with the records; arguments as of ``check_sheets_agree``."""
    return in_order(_phase_faults(edition, _by_section(placed, pdf), pages))


def _by_section(placed: PlacedBooklet, pdf: bytes) -> Mapping[str, Place]:
    read: dict[str, list[Readback]] = {}
    for page, words in zip(placed.pages, read_booklet(pdf), strict=True):
        read.setdefault(page.section, []).append(words)
    return {section: Place(parts) for section, parts in read.items()}


def _sheet_faults(edition: Edition, places: Mapping[str, Place], pages: Mapping[str, int]) -> Iterator[Diagnostic]:
    claims = Claims(edition)
    for exercise in to_tear_off(edition):
        place = places.get(sheet_id(exercise), Place(()))
        for some in (
            claims.dose_parts(exercise),
            claims.dose_changes(exercise),
            claims.stops(exercise),
            claims.cautions(exercise),
            claims.asks(exercise),
            claims.sheet_warning(pages["emergency.front"]),
        ):
            yield from place.missing(some)
        yield from place.foreign(claims, exercise, claims.own_amounts(exercise))


def _phase_faults(edition: Edition, places: Mapping[str, Place], pages: Mapping[str, int]) -> Iterator[Diagnostic]:
    claims = Claims(edition)
    for programme in edition.programmes:
        for phase, weeks in weeks_by_page(programme):
            number = programme.phases.index(phase)
            place = places.get(weeks_id(programme, weeks), Place(()))
            yield from place.missing_rows(claims.chart_rows(programme, number, pages))
            for some in (
                claims.avoided(phase, cue=False),
                (claims.rule(programme.title),),
                claims.sheet_warning(pages["emergency.front"]),
            ):
                yield from place.missing(some)
