from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.blocks.document import FigureRow, Panel, PanelKind, Section, WriteIn
from booklet.blocks.text import plain
from booklet.compose.booklet import compose_booklet
from booklet.compose.deck import compose_deck
from booklet.content.dose import Dose, gaps
from booklet.content.library import Edition
from compose.outline import outline, slide_outline
from layout.documents import all_blocks

EXERCISES = [exercise.id for exercise in project.edition().exercises]
BRIDGE = "glute-bridge"


def page(edition: Edition, exercise: str) -> Section:
    mine = edition is project.edition()
    document = project.document() if mine else compose_booklet(edition, project.pictures(), project.FINGERPRINT)
    return next(section for section in document.sections if section.id == f"exercise.{exercise}.page")


def readable(text: str) -> str:
    return text.replace("~", " ").replace("*", "")


def everywhere(edition: Edition, exercise: str) -> dict[str, str]:
    """What each place says of an exercise: its page, its rows, its slide and the notes."""
    document = compose_booklet(edition, project.pictures(), project.FINGERPRINT)
    deck = compose_deck(edition, project.pictures())
    name = edition.library.exercises[exercise].name
    whole = readable(outline(document.sections)).splitlines()
    slides = [slide for section in deck.sections for slide in section.slides]
    (slide,) = [slide for slide in slides if slide.id == f"exercise-{exercise}"]
    table = readable(slide_outline(slide for slide in slides if slide.id.startswith("programme-"))).splitlines()
    return {
        "page": readable(outline([page(edition, exercise)])),
        "programme": "\n".join(line for line in whole if line.strip().startswith(f"{name} | ")),
        "diary": "\n".join(line for line in whole if line.strip().startswith(f"{name} / ")),
        "programme slide": "\n".join(line for line in table if line.strip().startswith(f"{name} | ")),
        "slide": readable(slide_outline([replace(slide, notes=())])),
        "notes": "\n".join(f"{note.label} {note.words}" for note in slide.notes).replace("\N{NO-BREAK SPACE}", " "),
    }


def test_one_changed_dose_changes_every_place() -> None:
    before = everywhere(project.edition(), BRIDGE)
    after = everywhere(project.with_dose(BRIDGE, project.dose("7 reps, hold 21-22 s, 3 times a week")), BRIDGE)
    long = ("page", "notes")
    for place, text in before.items():
        assert ("10 times" in text and "5 to 10 seconds" in text) if place in long else "hold 5–10 s" in text, place
    for place, text in after.items():
        assert ("21 to 22 seconds" if place in long else "21–22 s") in text, place
        assert ("7 times" if place in long else "7 ×") in text, place
        assert "times a week" in text, place
        for old in ("5 to 10", "5–10", "10 times", "10 ×"):
            assert old not in text, (place, old)
    assert "How often? Ask us" in before["slide"]
    assert "How often? Ask us" not in after["slide"] + after["notes"]


@pytest.mark.parametrize(
    "exercise", ["clamshell", "bird-dog", "abdominal-bracing", "figure-4", "pelvic-tilt", "walking"]
)
def test_a_changed_hold_leaves_no_old_one(exercise: str) -> None:
    edition = project.with_dose(exercise, project.dose("13 reps, hold 43 s"))
    for place, text in everywhere(edition, exercise).items():
        assert "43" in text, place
        assert "30 s" not in text, place


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_page_has_picture_dose_a_line_of_ones_own_and_a_stop_rule(exercise: str) -> None:
    blocks = list(all_blocks(page(project.edition(), exercise).blocks))
    assert any(isinstance(block, FigureRow) for block in blocks)
    kinds = [block.kind for block in blocks if isinstance(block, Panel)]
    assert kinds == [PanelKind.DOSE, PanelKind.STOP]
    (yours,) = [plain(block.text) for block in blocks if isinstance(block, WriteIn)]
    assert yours.split()[:4] == ["☐", "Yours", "Your", "dose"]
    assert ("(ask us)" in yours) is bool(gaps(project.edition().dose_of(exercise) or Dose()))
    text = readable(outline([page(project.edition(), exercise)]))
    assert project.edition().library.pain_scale.rule in text
    record = project.library().exercises[exercise]
    assert all(stop in text for stop in record.stop)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_safety_of_a_page_comes_from_the_record(exercise: str) -> None:
    text = readable(outline([page(project.edition(), exercise)]))
    record = project.library().exercises[exercise]
    assert ("Ask us first" in text) is bool(record.ask_first)
    assert text.count("caption: Start") == text.count("caption: Finish")


def test_an_exercise_without_a_dose_still_has_a_line_for_one() -> None:
    text = readable(outline([page(project.with_dose(BRIDGE, Dose()), BRIDGE)]))
    assert "☐ Yours" in text
    assert "10 times" not in text


def test_the_page_names_the_weeks_of_the_programme() -> None:
    text = readable(outline([page(project.edition(), "prone-press-up")]))
    assert "Weeks 1 to 2" in text
    assert "Weeks 3 to 4: 3 times a day" in text


def test_it_takes_a_page_or_two_that_lie_open_at_once() -> None:
    for exercise in EXERCISES:
        section = page(project.edition(), exercise)
        assert (section.pages, section.spread) == (2, True)


def test_where_somebody_else_moves_the_leg_the_stop_box_says_whom_to_tell() -> None:
    edition = project.edition("find-your-cause")
    told, own = (readable(outline([page(edition, id_)])) for id_ in ("slr-test", "clamshell"))
    assert "Say so at once. Your physiotherapist stops." in told
    assert "Say so at once" not in own
