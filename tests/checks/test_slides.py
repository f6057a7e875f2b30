from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.checks.finding import Spot
from booklet.checks.slides import check_slides, slide_findings
from booklet.diagnostics import Code, Diagnostic, Severity
from booklet.layout.arial import arial
from booklet.layout.placed import Line, PlacedDeck, PlacedSlide, SlideFigure, SlideGrid, SlideText
from booklet.layout.ruler import Piece
from booklet.pictures.picture import Photo
from booklet.theme.load import load_slide_theme
from checks import made


def deck() -> PlacedDeck:
    return made.deck()[0]


def checked(placed: PlacedDeck) -> tuple[Diagnostic, ...]:
    return check_slides(placed, load_slide_theme(), project.edition())


def with_slide(slide: PlacedSlide) -> PlacedDeck:
    return replace(deck(), slides=tuple(slide if one.id == slide.id else one for one in deck().slides))


def slide(id_: str) -> PlacedSlide:
    return next(one for one in deck().slides if one.id == id_)


def faults(placed: PlacedDeck, code: Code) -> list[Diagnostic]:
    known = set(checked(deck()))
    return [each for each in checked(placed) if each.code is code and each not in known]


def test_the_shipped_deck_has_no_error() -> None:
    assert [each for each in checked(deck()) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("id_", "slot", "path", "field"),
    [
        ("exercise-glute-bridge", "Cues", "content/exercises/glute-bridge.yaml", "cues"),
        ("topic-symptoms-1", "Points", "content/topics/symptoms.md", "slides"),
        ("emergency-again", "Signs left", "content/safety/emergency.yaml", "signs"),
        ("programme-phase-guide-2", "Note", "content/programmes/phase-guide.yaml", "phases"),
        ("part-3", "Summary", "content/editions/phase-guide.yaml", "parts"),
        ("title", "Subtitle", "content/editions/phase-guide.yaml", "subtitle"),
    ],
)
def test_text_that_does_not_fit_is_named_by_record_and_field(id_: str, slot: str, path: str, field: str) -> None:
    (fault,) = faults(replace(deck(), overfull=((id_, slot),)), Code.OVERFULL_SLIDE)
    assert fault.span.path == path
    assert fault.span.line > 1
    assert f"`{field}`" in fault.message
    assert fault.hint.startswith(f"shorten `{field}`")


def test_the_emergency_signs_come_by_the_third_slide_and_last() -> None:
    slides = deck().slides
    late = (*slides[:2], *slides[3:7], slides[2], *slides[7:])
    (fault,) = faults(replace(deck(), slides=late), Code.EMERGENCY_PLACE)
    assert "first 3 slides" in fault.message
    (fault,) = faults(replace(deck(), slides=slides[:-1]), Code.EMERGENCY_PLACE)
    assert "the last slide" in fault.message


def test_slide_2_says_whom_the_class_is_for() -> None:
    slides = deck().slides
    swapped = replace(deck(), slides=(slides[0], slides[2], slides[1], *slides[3:]))
    assert faults(swapped, Code.AUDIENCE_PLACE)[0].span.path == "content/safety/audience.yaml"


@pytest.mark.parametrize("said", ["has no title", "have one title"])
def test_a_slide_has_a_title_of_its_own(said: str) -> None:
    title = " " if "no" in said else slide("take-home").title
    (fault,) = faults(with_slide(replace(slide("sources"), title=title)), Code.SLIDE_TITLE)
    assert said in fault.message
    assert fault.span.path == "content/editions/phase-guide.yaml"


def test_a_wordy_slide_is_a_warning_but_not_the_emergency_signs() -> None:
    wordy = slide("exercise-bird-dog")
    texts = [shape for shape in wordy.shapes if isinstance(shape, SlideText)]
    assert faults(with_slide(replace(wordy, shapes=tuple(texts * 6))), Code.WORDY_SLIDE)
    signs = slide("emergency")
    assert not faults(with_slide(replace(signs, shapes=signs.shapes * 3)), Code.WORDY_SLIDE)


@pytest.mark.parametrize("label", ["SAY", "DO"])
def test_notes_say_what_to_say_and_what_to_do(label: str) -> None:
    notes = tuple(note for note in slide("take-home").notes if note.label != label)
    (fault,) = faults(with_slide(replace(slide("take-home"), notes=notes)), Code.NO_NOTES)
    assert fault.message.endswith(f"have no {label}")


def test_text_under_the_floor_is_found_in_tables_too() -> None:
    table = slide("programme-phase-guide-1")
    shapes = tuple(replace(shape, size=20.0) if isinstance(shape, SlideGrid) else shape for shape in table.shapes)
    assert "20 pt" in faults(with_slide(replace(table, shapes=shapes)), Code.SMALL_TEXT)[0].message


def test_a_character_that_the_deck_font_lacks_is_named_with_its_slide() -> None:
    odd = replace(slide("exercise-glute-bridge"), title="9. Bridge 漢")
    (fault,) = faults(with_slide(odd), Code.NO_GLYPH)
    assert "Arial has no sign for `漢` (U+6F22" in fault.message
    assert "needed on slide" in fault.message


def test_text_that_does_not_fit_is_found_in_its_box() -> None:
    findings = slide_findings(
        replace(deck(), overfull=(("emergency", "Signs left"),)), load_slide_theme(), project.edition()
    )
    (spots,) = (spots for found, spots in findings if found.code is Code.OVERFULL_SLIDE)
    box = next(shape.box for shape in slide("emergency").shapes if shape.slot == "Signs left")
    assert spots == (Spot(made.slide_number("emergency"), box),)


def test_a_photo_that_a_projector_enlarges_a_lot_is_named() -> None:
    exercise = slide("exercise-glute-bridge")
    figure = next(shape for shape in exercise.shapes if isinstance(shape, SlideFigure))
    for pixels, count in ((figure.box.width * 1.5, 0), (figure.box.width * 0.9, 1)):
        photo = Photo("p", round(pixels), 300, "A mat.", "jpeg", 3, lambda: b"")
        shapes = tuple(replace(shape, picture=photo) if shape is figure else shape for shape in exercise.shapes)
        assert len(faults(with_slide(replace(exercise, shapes=shapes)), Code.COARSE_PHOTO)) == count


def test_a_label_that_leaves_its_drawing_is_found_on_its_slide() -> None:
    shown, figure = next(
        (one, shape) for one in deck().slides for shape in one.shapes if isinstance(shape, SlideFigure)
    )
    piece = Piece(0, 60, "sciatic nerve", arial().bold, 20, "ink")
    for inside in (True, False):
        line = Line(figure.box.x + 5, figure.box.y + (40 if inside else 2), (piece,))
        shapes = tuple(replace(shape, labels=(line,)) if shape is figure else shape for shape in shown.shapes)
        found = faults(with_slide(replace(shown, shapes=shapes)), Code.LABEL_PLACE)
        assert len(found) == (not inside)
