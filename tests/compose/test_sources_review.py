"""The finished review of sources, read back as a clinician reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import project
from booklet.checks.readback import Readback, read_booklet
from booklet.content.dose import notation
from booklet.content.record import Review
from booklet.content.withheld import Treatment
from checks import reviewed
from inspectors.pdf import PdfFile
from tools import verapdf

A4 = (595.28, 841.89)


@cache
def pages(id_: str = project.GUIDE) -> tuple[Readback, ...]:
    return read_booklet(reviewed.shipped(id_))


def words(id_: str = project.GUIDE) -> str:
    return "\n".join(text for page in pages(id_) for text in page.words())


def test_it_is_for_the_clinician_and_says_so_on_its_first_page() -> None:
    first = pages()[0].texts
    assert first[0] == "What the sources say"
    assert first[1] == "For the clinician who reviews. Not for patients."
    assert ("Leaflet code and version", "SCI-01 · version 0.1") in pages()[0].rows


def test_every_sheet_is_a4_and_says_that_nobody_has_reviewed_it() -> None:
    file = PdfFile(reviewed.shipped())
    assert all(size == pytest.approx(A4, abs=0.1) for size in file.sizes)
    assert all("Sample – not reviewed by a clinician" in text for text in file.texts)


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_it_keeps_every_dose_of_every_source_in_the_notation_of_its_record(id_: str) -> None:
    edition, text = project.edition(id_), words(id_).replace("- ", "-")
    assert edition.exercises
    for exercise in edition.exercises:
        written = project.library().exercises[exercise.id]
        others = [variant.dose for variant in written.variants if variant.dose]
        for dose in (*written.doses.values(), *others):
            assert notation(dose) in text, exercise.id


def test_it_says_which_dose_is_printed_and_which_is_not() -> None:
    rows = [row for page in pages() for row in page.rows]
    (printed,) = [row for row in rows if row[1:2] == ("10 × · hold 3 s · each side 10 reps, hold 3 s, each side",)]
    (other,) = [row for row in rows if row[1:2] == ("20 × · painful side up 20 reps, painful side up",)]
    assert printed[2].startswith("10 times on each side. Hold each one for 3 seconds.")
    assert printed[2].endswith("Left open, with a line to fill in: how often.")
    assert other[2] == "Not printed here."


def test_every_record_that_needs_a_signature_has_a_place_for_it() -> None:
    edition = project.edition()
    places = [row for page in pages() for row in page.rows if row == ("Reviewed by", "Role", "Date")]
    safety = len(edition.library.safety())
    signed = len(edition.exercises) + len(edition.programmes) + bool(edition.group_class)
    assert len(places) == 1 + signed + safety


def test_a_signature_in_the_record_is_printed() -> None:
    library = project.library()
    review = Review(by="A. Clinician", role="physiotherapist", on=date(2026, 3, 31))
    signed = library.exercises["clamshell"].model_copy(update={"review": review})
    edition = project.edition_in(replace(library, exercises={**library.exercises, "clamshell": signed}))
    rows = [row for page in read_booklet(reviewed.pdf(edition)) for row in page.rows]
    assert ("A. Clinician", "physiotherapist", "31 March 2026") in rows


def test_a_suggestion_of_the_editors_is_named_with_its_words() -> None:
    label = "Editor’s suggestion, in no source (what the leader looks for)"
    assert f"{label}: The feet stay together. The hips do not roll back." in words()


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_what_is_not_printed_stands_there_with_the_reason(id_: str) -> None:
    entries, text = project.edition(id_).withheld, "".join(words(id_).split())
    assert {entry.kind for entry in entries} == set(Treatment)
    for entry in entries:
        said = project.edition(id_).locale.doctor.join(entry.reason.split("{doctor}"))
        assert "".join(said.split()) in text, entry.id


@pytest.mark.xdist_group("java")
def test_it_keeps_to_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "sources-review.pdf"
    path.write_bytes(reviewed.shipped())
    assert verapdf([path]) == []


def test_what_to_avoid_is_listed_only_where_it_is_printed() -> None:
    title = project.edition().library.avoid.title
    assert title in words().split("\n")
    assert title not in words("eight-exercises").split("\n")
