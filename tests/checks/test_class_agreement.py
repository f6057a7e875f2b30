"""A class whose finished files say something else than the records is not put in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.checks.agreement import check_class_deck_agrees
from booklet.checks.class_sheets import check_cards_agree, check_guide_agrees, check_register_agrees
from booklet.checks.deck_readback import DeckSlide, read_deck
from booklet.checks.page_references import check_pages_named
from booklet.checks.readback import Readback, read_booklet
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from checks import made, taught

EDITION = project.edition()


def slides(old: str = "", new: str = "") -> tuple[DeckSlide, ...]:
    pptx = taught.pptx()[1]
    return read_deck(made.rewritten(pptx, r"ppt/(slides|notesSlides)/.*\.xml", old, new) if old else pptx)


def deck_faults(old: str = "", new: str = "") -> set[Code]:
    return {found.code for found in check_class_deck_agrees(EDITION, taught.pptx()[0], slides(old, new))}


def booklet() -> tuple[Readback, ...]:
    return read_booklet(made.pdf(made.placed()))


def with_other_dose() -> Edition:
    return project.with_dose("pelvic-tilt", project.dose("12 reps, hold 7 s"))


def with_other_rule() -> Edition:
    library = EDITION.library
    scale = library.pain_scale.model_copy(update={"rule": "Carry on.", "rule_cue": "Carry on."})
    return replace(EDITION, library=replace(library, pain_scale=scale))


def test_the_shipped_class_agrees() -> None:
    assert deck_faults() == set()
    assert check_guide_agrees(EDITION, taught.pdf("guide")) == ()
    assert check_cards_agree(EDITION, taught.pdf("station-cards")) == ()
    assert check_register_agrees(EDITION, taught.pdf("register")) == ()
    assert check_pages_named(EDITION, slides(), booklet()) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("hold 5\N{NO-BREAK SPACE}s", "hold 9\N{NO-BREAK SPACE}s", Code.FOREIGN_DOSE),
        ("new numbness or weakness? Stop.", "new numbness?", Code.FILE_STOP),
        ("Cannot control your pee", "Cannot find your pen", Code.FILE_WARNING),
    ],
)
def test_a_misprint_in_the_deck_is_found(old: str, new: str, code: Code) -> None:
    assert code in deck_faults(old, new)


@pytest.mark.parametrize("kind", ["guide", "station-cards"])
def test_a_sheet_with_the_dose_of_yesterday_is_found(kind: str) -> None:
    check = {"guide": check_guide_agrees, "station-cards": check_cards_agree}[kind]
    found = check(with_other_dose(), taught.pdf(kind))
    assert {one.code for one in found} >= {Code.FILE_DOSE, Code.FOREIGN_DOSE}
    assert all("pelvic-tilt" in one.message for one in found)


@pytest.mark.parametrize("kind", ["guide", "station-cards", "register"])
def test_a_sheet_without_the_stop_rule_is_found(kind: str) -> None:
    checks = {"guide": check_guide_agrees, "station-cards": check_cards_agree, "register": check_register_agrees}
    found = checks[kind](EDITION, taught.pdf_of(kind, with_other_rule()))
    assert {one.code for one in found} == {Code.FILE_STOP}


def test_a_card_or_slide_without_the_first_rule_of_every_station_is_found() -> None:
    scale = EDITION.library.pain_scale.model_copy(update={"leg_cue": "Stop, and sit down, if your leg hurts more."})
    other = replace(EDITION, library=replace(EDITION.library, pain_scale=scale))
    found = check_cards_agree(other, taught.pdf("station-cards"))
    assert len(found) == len(EDITION.taught.stations)
    assert {one.code for one in found} == {Code.FILE_STOP}
    found = check_class_deck_agrees(other, taught.pptx()[0], slides())
    assert {one.code for one in found} == {Code.FILE_STOP}


@pytest.mark.parametrize("lost", range(len(EDITION.library.emergency.signs)))
def test_a_plan_to_take_home_without_one_emergency_sign_is_found(lost: int) -> None:
    library = EDITION.library
    signs = [sign for number, sign in enumerate(library.emergency.signs) if number != lost]
    fewer = replace(library, emergency=library.emergency.model_copy(update={"signs": tuple(signs)}))
    (found,) = check_register_agrees(EDITION, taught.pdf_of("register", replace(EDITION, library=fewer)))
    assert found.code is Code.FILE_WARNING


def pages_faults(old: str, new: str) -> tuple[Diagnostic, ...]:
    return check_pages_named(EDITION, slides(old, new), booklet())


def test_a_slide_names_the_page_on_which_the_exercise_stands() -> None:
    page = taught.pages()["exercise.figure-4"]
    words = f"Booklet page\N{NO-BREAK SPACE}{page}"
    (wrong,) = pages_faults(words, f"Booklet page\N{NO-BREAK SPACE}{page + 1}")
    assert wrong.code is Code.FILE_PAGE
    assert f"names page {page + 1} of the booklet for `figure-4`; it stands on page {page}" in wrong.message
    (missing,) = pages_faults(words, "Booklet")
    assert "names no page" in missing.message
