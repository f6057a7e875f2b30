"""Rules on who has signed what and when (SAF-08, GOV-01 to GOV-03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from booklet.content.edition import EditionSpec
from booklet.content.exercise import Exercise
from booklet.content.library import Edition, Library
from booklet.content.programme import Programme
from booklet.content.record import Record
from booklet.diagnostics import Code, Diagnostic, in_order

LONGEST: Final = 3
"""Years after which a leaflet must have been reviewed."""

_HINT: Final = "a clinician who has read it adds `review:` with `by`, `role` and `on`"


def release_problems(edition: Edition) -> tuple[Diagnostic, ...]:
    """Why an edition may not be released: it is a draft, or something in it lacks a clinician's sign-off."""
    found = list(_unsigned(edition))
    if edition.draft:
        place = edition.spec.key_span("status")
        hint = "set `status: reviewed` once a clinician has signed everything in it"
        found.append(Diagnostic(Code.SIGN_OFF, "the edition is a draft", place, hint))
    return in_order(found)


def check_status(edition: Edition) -> Iterator[Diagnostic]:
    """An edition that calls itself reviewed carries every sign-off."""
    return iter(()) if edition.draft else _unsigned(edition)


def check_dates(spec: EditionSpec, today: date | None) -> Iterator[Diagnostic]:
    """The review date lies ahead of the edition's date, and of today."""
    place, due = spec.span("review_by"), spec.review_by
    hint = f"choose a day at most {LONGEST} years after `date`; two years are usual"
    if due <= spec.date:
        message = f"the review date {due} is not after the edition's date {spec.date}"
        yield Diagnostic(Code.REVIEW_DATE, message, place, hint)
    elif (due.year - LONGEST, due.month, due.day) > (spec.date.year, spec.date.month, spec.date.day):
        message = f"the review date {due} is more than {LONGEST} years after the edition's date {spec.date}"
        yield Diagnostic(Code.REVIEW_DATE, message, place, hint)
    if today and today > due:
        message = f"this edition should have been reviewed by {due}"
        yield Diagnostic(Code.OVERDUE, message, place, "review it, then raise `version`, `date` and `review_by`")


def check_codes(library: Library) -> Iterator[Diagnostic]:
    """A leaflet code names one edition."""
    seen: dict[str, EditionSpec] = {}
    for spec in library.editions.values():
        if (first := seen.setdefault(spec.code, spec)) is not spec:
            message = f"{first.path} has the code `{spec.code}` too"
            yield Diagnostic(Code.SAME_CODE, message, spec.span("code"), "give each edition a code of its own")


def _unsigned(edition: Edition) -> Iterator[Diagnostic]:
    """Doses, stop rules and safety texts without a review; the edition's own must not be older than its date."""
    library = edition.library
    taught = (edition.group_class,) if edition.group_class else ()
    records: tuple[Record, ...] = (*library.safety(), *edition.exercises, *edition.programmes, *taught)
    for record in records:
        if getattr(record, "review", None) is None:
            what = {Exercise: "the dose and the stop rules", Programme: "the programme"}.get(type(record), "this text")
            message = f"no clinician has signed {what}"
            yield Diagnostic(Code.SIGN_OFF, message, record.span(), _HINT)
    review = edition.spec.review
    if review is None:
        yield Diagnostic(Code.SIGN_OFF, "no clinician has signed the edition", edition.spec.span(), _HINT)
    elif review.on < edition.spec.date:
        message = f"the edition was signed on {review.on}, before its last change on {edition.spec.date}"
        yield Diagnostic(Code.SIGN_OFF, message, edition.spec.span("review", "on"), _HINT)
