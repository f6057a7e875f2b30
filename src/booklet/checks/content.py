"""Preflight of the content: everything that can be known before a page is laid out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from booklet.checks.classes import check_class_of, check_classes
from booklet.checks.clinic import check_clinic
from booklet.checks.doses import check_doses, check_fields_of_doses
from booklet.checks.outputs import check_outputs
from booklet.checks.programmes import check_programmes, check_schedule
from booklet.checks.readability import check_readability, check_reading_of
from booklet.checks.release import check_codes, check_dates, check_status
from booklet.checks.safety import check_medicines, check_safety
from booklet.checks.wording import check_wording
from booklet.content.library import Library, edition_of
from booklet.content.links import check_links
from booklet.diagnostics import Diagnostic, in_order


def check_content(
    library: Library,
    editions: Iterable[str] | None = None,
    *,
    pictures: Collection[str] | None = None,
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """All rules on the records, and on the editions of the given ids (all where None).

    ``pictures`` are the ids of the project's pictures (not looked at where None).  ``today`` can only add a warning.
    """
    found = [
        *check_links(library, pictures),
        *check_clinic(library.clinic),
        *check_safety(library),
        *check_medicines(library),
        *check_wording(library),
        *check_readability(library),
        *check_doses(library),
        *check_programmes(library),
        *check_classes(library),
        *check_codes(library),
    ]
    for id_ in library.edition_ids if editions is None else editions:
        if spec := library.editions.get(id_):
            found += check_dates(spec, today)
        if edition := edition_of(library, id_):
            found += (*check_fields_of_doses(edition), *check_schedule(edition), *check_status(edition))
            found += (*check_reading_of(edition), *check_outputs(edition), *check_class_of(edition))
    return in_order(found)
