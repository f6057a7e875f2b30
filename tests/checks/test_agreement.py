from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.checks.agreement import check_booklet_agrees, check_deck_agrees
from booklet.checks.deck_readback import read_deck
from booklet.content.dose import Dose, parse_dose
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.placed import Page, PlacedBooklet, PlacedDeck
from checks import made

CHANGES = (
    ("prone-lying", '5-8 min, "several times" a day', "For 5 to 10 minutes", "For 5 to 8 minutes"),
    ("prone-press-up", "12 reps, hold 5 s, every 2-3 hours", "How many 10 times", "How many 12 times"),
    ("nerve-floss-lying", "8 reps, slowly, 2-3 times a day", "How many 10 times", "How many 8 times"),
    ("bird-dog", "10 reps, hold 2 s, each side", "Hold 5 to 10 seconds each time", "Hold 2 seconds each time"),
    ("hamstring-supine", "3 reps, hold 20 s", "Hold 30 seconds each time", "Hold 20 seconds each time"),
)


def dose(text: str) -> Dose:
    value = parse_dose(text)
    assert isinstance(value, Dose)
    return value


def read_back(pages: PlacedBooklet) -> tuple[Diagnostic, ...]:
    return check_booklet_agrees(project.edition(), pages, made.pdf(pages))


def agrees(edition: Edition, slides: PlacedDeck, pptx: bytes) -> bool:
    return check_deck_agrees(edition, slides, read_deck(pptx)) == ()


def read_back_deck(part: str, old: str, new: str) -> tuple[Diagnostic, ...]:
    slides, pptx = made.deck()
    return check_deck_agrees(project.edition(), slides, read_deck(made.rewritten(pptx, part, old, new)))


def only(found: tuple[Diagnostic, ...], code: Code) -> Diagnostic:
    """The one diagnostic of a code, where no other code is given."""
    assert {each.code for each in found} == {code}, found
    return found[0]


def exercise_page(id_: str) -> Page:
    return made.page_of(f"exercise.{id_}")


# --- the booklet ----------------------------------------------------------------------------------------


def test_the_shipped_booklet_says_what_the_records_say() -> None:
    assert read_back(made.placed()) == ()


@pytest.mark.parametrize(("id_", "new", "said", "printed"), CHANGES, ids=[change[0] for change in CHANGES])
def test_a_dose_that_is_not_the_records_is_found_on_page_programme_and_diary(
    id_: str, new: str, said: str, printed: str
) -> None:
    changed = project.with_dose(id_, dose(new))
    pages, pdf = made.booklet_of(changed)
    assert check_booklet_agrees(changed, pages, pdf) == ()
    found = check_booklet_agrees(project.edition(), pages, pdf)
    wrong = [each for each in found if each.code is Code.FILE_DOSE]
    record = project.library().exercises[id_]
    page = f"{record.name} (`{id_}`), page "
    assert any(page in each.message and f"`{said}`, but there it says `{printed}`" in each.message for each in wrong)
    assert any("dose in weeks" in each.message for each in wrong)
    assert any(each.code is Code.FOREIGN_DOSE for each in found)
    own = [each for each in found if each.span.path == f"content/exercises/{id_}.yaml"]
    assert all(each.span == record.span("doses", "thornton-guide") for each in own)


def test_one_wrong_row_of_the_programme_is_found() -> None:
    page = made.page_of("programme.phase-guide.phase.2")
    fault = only(read_back(made.misprinted(page, "15–20\u00a0min", "15–25\u00a0min")), Code.FILE_DOSE)
    assert fault.span.path == "content/programmes/phase-guide.yaml"
    assert "`Walking 15–20 min`, but there it says `Walking 15–25 min`" in fault.message


def test_one_wrong_row_of_the_diary_is_found() -> None:
    page = next(page for page in made.placed().pages if page.section == "programme.phase-guide.diary.7.page")
    fault = only(read_back(made.misprinted(page, "20–30\u00a0min", "20–40\u00a0min")), Code.FILE_DOSE)
    assert f"Walking (`walking`), page {page.number}:" in fault.message


def test_a_wrong_dose_beside_the_weeks_is_found() -> None:
    found = read_back(made.misprinted(exercise_page("pelvic-tilt"), "twice a\u00a0day", "daily"))
    assert "`Weeks 1 to 2: twice a day.`" in only(found, Code.FILE_DOSE).message


@pytest.mark.parametrize("old", ["in your leg gets", "whatever the"])
def test_an_altered_stop_rule_is_found(old: str) -> None:
    page = exercise_page("prone-lying")
    fault = only(read_back(made.misprinted(page, old, "you are tired")), Code.FILE_STOP)
    assert f"Prone lying (`prone-lying`), page {page.number}:" in fault.message
    assert "you are tired" in fault.message


@pytest.mark.parametrize("number", [2, -1])
@pytest.mark.parametrize(
    ("old", "new"), [("Sciatica in both legs", "Sciatica in one leg"), ("999", "111"), ("you cannot pee", "you pee")]
)
def test_an_altered_emergency_sign_is_found_on_page_2_and_on_the_back(number: int, old: str, new: str) -> None:
    page = made.placed().pages[number - 1 if number > 0 else number]
    fault = only(read_back(made.misprinted(page, old, new)), Code.FILE_WARNING)
    assert f"page {page.number}:" in fault.message
    assert fault.span.path == "content/safety/emergency.yaml"


@pytest.mark.parametrize(
    ("block", "old"),
    [
        ("same-day", "swollen"),
        ("same-week", "cancer"),
        ("ask", "pregnant or may be"),
        ("pain", "24\u00a0hours"),
        ("audience", "already been"),
        ("programme.phase-guide.avoid.1.panel", "Lifting heavy"),
    ],
)
def test_every_other_warning_is_read_back(block: str, old: str) -> None:
    assert only(read_back(made.misprinted(made.page_of(block), old, "xx")), Code.FILE_WARNING)


def test_an_amount_that_is_none_of_the_exercises_own_is_found() -> None:
    page = exercise_page("glute-bridge")
    fault = only(read_back(made.misprinted(page, "Lift your hips", "Lift for 20\u00a0s")), Code.FOREIGN_DOSE)
    assert "Bridge (`glute-bridge`)" in fault.message
    assert "`20 s`" in fault.message


def test_hyphens_and_foreign_letters_at_the_ends_of_lines_are_no_difference() -> None:
    record = project.library().exercises["glute-bridge"]
    stops = ("Stop for high- or low- or in- and out- pain, " * 6, "Ἐν ἀρχῇ ἦν ὁ λόγος – čeština, žluťoučký kůň; " * 6)
    changed = record.model_copy(update={"stop": tuple(stop.strip() for stop in stops)})
    library = replace(project.library(), exercises={**project.library().exercises, "glute-bridge": changed})
    edition = project.edition_in(library)
    assert check_booklet_agrees(edition, *made.booklet_of(edition)) == ()
    assert agrees(edition, *made.deck_of(edition))


# --- the deck -------------------------------------------------------------------------------------------


def test_the_shipped_deck_says_what_the_records_say() -> None:
    assert agrees(project.edition(), *made.deck())


@pytest.mark.parametrize(("id_", "new", "said", "_"), CHANGES, ids=[change[0] for change in CHANGES])
def test_a_dose_that_is_not_the_records_is_found_on_slide_and_notes(id_: str, new: str, said: str, _: str) -> None:
    changed = project.with_dose(id_, dose(new))
    slides, pptx = made.deck_of(changed)
    assert agrees(changed, slides, pptx)
    found = check_deck_agrees(project.edition(), slides, read_deck(pptx))
    messages = [each.message for each in found if each.code is Code.FILE_DOSE and f"(`{id_}`)" in each.message]
    number = made.slide_number(f"exercise-{id_}")
    assert any(f", slide {number}: the dose is" in message for message in messages), said
    assert any(f", the notes of slide {number}: the dose is" in message for message in messages)
    assert any("dose in weeks" in message for message in messages)


@pytest.mark.parametrize(
    ("id_", "kind", "old", "new", "code"),
    [
        ("exercise-glute-bridge", "slide", "5–10", "3", Code.FILE_DOSE),
        ("exercise-pelvic-tilt", "notesSlide", "twice a", "4\u00a0times a", Code.FILE_DOSE),
        ("exercise-prone-lying", "notesSlide", "Stop if the pain", "Rest if the pain", Code.FILE_STOP),
        ("exercise-clamshell", "slide", "weakness? Stop.", "weakness? Rest.", Code.FILE_STOP),
        ("exercise-clamshell", "notesSlide", "whatever the number", "if you like", Code.FILE_STOP),
        ("programme-phase-guide-1", "slide", "3\u00a0times", "5\u00a0times", Code.FILE_DOSE),
        ("emergency", "slide", "Sciatica in both legs", "Sciatica", Code.FILE_WARNING),
        ("emergency-again", "slide", "999", "111", Code.FILE_WARNING),
        ("emergency-again", "notesSlide", "999", "111", Code.FILE_WARNING),
        ("urgent", "slide", "dropping foot", "sore foot", Code.FILE_WARNING),
        ("ask-first", "notesSlide", "You get dizzy", "You are fit", Code.FILE_WARNING),
        ("pain-scale", "notesSlide", "24\u00a0hours", "48\u00a0hours", Code.FILE_WARNING),
        ("audience", "slide", "already assessed", "not yet assessed", Code.FILE_WARNING),
        ("avoid-phase-guide-1", "slide", "Twisting", "Walking", Code.FILE_WARNING),
    ],
)
def test_every_dose_rule_and_warning_of_a_deck_is_read_back(
    id_: str, kind: str, old: str, new: str, code: Code
) -> None:
    number = made.slide_number(id_)
    found = read_back_deck(rf"ppt/{kind}s/{kind}{number}\.xml", old, new)
    assert code in {each.code for each in found}
    assert all(f"slide {number}" in each.message for each in found)


def test_an_amount_that_a_leader_would_say_and_no_record_has_is_found() -> None:
    number = made.slide_number("exercise-figure-4")
    found = read_back_deck(rf"ppt/notesSlides/notesSlide{number}\.xml", "SAY: ", "SAY: for two minutes, ")
    assert "`two minutes`" in only(found, Code.FOREIGN_DOSE).message


def test_a_slide_that_was_placed_and_is_not_in_the_file_is_missed() -> None:
    number = made.slide_number("take-home")
    found = read_back_deck(rf"ppt/slides/slide{number}\.xml", 'name="take-home"', 'name="elsewhere"')
    assert "`take-home`" in only(found, Code.FILE_WARNING).message
