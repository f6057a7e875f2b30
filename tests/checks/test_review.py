from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.checks.pages import check_sheets
from booklet.checks.review import check_review_agrees
from booklet.content.library import Edition
from booklet.diagnostics import Code, has_errors
from checks import reviewed

EDITIONS = project.library().edition_ids


@pytest.mark.parametrize("id_", EDITIONS)
def test_a_shipped_review_says_what_the_records_say(id_: str) -> None:
    assert check_review_agrees(project.edition(id_), reviewed.shipped(id_)) == ()


@pytest.mark.parametrize("id_", EDITIONS)
def test_a_shipped_review_can_be_read_on_its_pages(id_: str) -> None:
    edition = project.edition(id_)
    document = reviewed.document(edition)
    assert not has_errors(check_sheets(reviewed.placed(document), document, reviewed.theme(), edition))


def test_a_dose_that_is_not_the_records_is_found() -> None:
    changed = project.with_dose("glute-bridge", project.dose("12 reps, hold 5-10 s"))
    (fault,) = check_review_agrees(project.edition(), reviewed.pdf(changed))
    assert fault.code is Code.FILE_DOSE
    assert fault.span == project.library().exercises["glute-bridge"].span("doses", "thornton-guide")
    assert "the dose of `thornton-guide` is" in fault.message
    assert "12 reps" in fault.message


def test_a_dose_of_another_exercise_is_no_stand_in() -> None:
    """Figure 4 and the hamstring stretch have one dose in the guide; each must have its own table."""
    figure = project.library().exercises["figure-4"].doses["thornton-guide"]
    assert figure == project.library().exercises["hamstring-supine"].doses["thornton-guide"]
    changed = project.with_dose("figure-4", project.dose("2 reps, hold 30 s"))
    faults = check_review_agrees(project.edition(), reviewed.pdf(changed))
    assert {fault.span.path for fault in faults} == {"content/exercises/figure-4.yaml"}


def test_a_stop_rule_that_is_missing_is_found() -> None:
    faults = check_review_agrees(project.edition(), reviewed.pdf(_without_stops("prone-lying")))
    assert {(fault.code, fault.span.path) for fault in faults} == {
        (Code.FILE_STOP, "content/exercises/prone-lying.yaml")
    }


def test_a_statement_that_is_missing_is_found() -> None:
    library = project.library()
    left = {id_: entry for id_, entry in library.withheld.items() if id_ != "guide-gabapentin"}
    shorter = project.edition_in(replace(library, withheld=left))
    faults = check_review_agrees(project.edition(), reviewed.pdf(shorter))
    assert {fault.code for fault in faults} == {Code.FILE_WARNING}
    assert all(fault.message.startswith("`guide-gabapentin`") for fault in faults)


def _without_stops(id_: str) -> Edition:
    library = project.library()
    bare = library.exercises[id_].model_copy(update={"stop": ()})
    return project.edition_in(replace(library, exercises={**library.exercises, id_: bare}))
