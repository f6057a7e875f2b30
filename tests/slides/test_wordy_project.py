"""The shipped decks with three times the words: nothing may overflow, shrink or break."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

import project
from booklet.blocks.deck import Content, Deck, Note, Points, Slide, SlideRole, SlideTable
from booklet.blocks.text import Run, Runs
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideGrid
from booklet.layout.slides import WHOLE, place_deck
from booklet.slides.writer import image_key, write_deck
from booklet.theme.slides import SMALLEST_TEXT
from inspectors import deck as structure
from inspectors import deck_accessibility as accessibility
from inspectors import deck_rendering as rendering
from inspectors import deck_schema as schema
from slides.sample import THEME, image

TIMES = 3


def wordy(deck: Deck) -> Deck:
    """Every text that may flow, three times; a signal, a caption or a badge has no second slide to go on to."""
    sections = tuple(replace(part, slides=tuple(map(_wordy, part.slides))) for part in deck.sections)
    return replace(deck, sections=sections)


def _wordy(slide: Slide) -> Slide:
    flowing = (
        {slot.name for layout in THEME.of_role(slide.role) for slot in layout.placeholders if slot.flows}
        if slide.role not in WHOLE
        else set()
    )
    slots = tuple((name, _more(value) if name in flowing else value) for name, value in slide.slots)
    notes = tuple(Note(note.label, " ".join([note.text] * TIMES)) for note in slide.notes)
    return replace(slide, slots=slots, notes=notes)


def _more(value: Content) -> Content:
    if isinstance(value, Points):
        return Points(tuple(_runs(text) for text in value.paragraphs))
    if isinstance(value, SlideTable):
        return replace(value, rows=tuple(tuple(" ".join([cell] * TIMES) for cell in row) for row in value.rows))
    return value


def _runs(text: Runs) -> Runs:
    if len(text) == 1:
        return (text[0]._replace(text=" ".join([text[0].text] * TIMES)),)
    return (*text, *(part for _ in range(TIMES - 1) for part in (Run(" "), *text)))


def written(placed: PlacedDeck) -> bytes:
    out = io.BytesIO()
    write_deck(
        placed,
        THEME,
        lambda figure: image(image_key(figure.picture), (figure.picture.width, figure.picture.height)),
        out,
    )
    return out.getvalue()


@pytest.mark.parametrize("edition", ["phase-guide", "find-your-cause", "eight-exercises", "four-exercises"])
def test_three_times_the_words_of_any_deck_find_their_places(edition: str) -> None:
    deck = project.deck(edition)
    assert place_deck(wordy(deck), THEME, arial()).overfull == ()


def test_a_row_higher_than_a_slide_goes_on_in_rows_that_say_so() -> None:
    deck = project.deck("find-your-cause")
    placed = place_deck(wordy(deck), THEME, arial())
    (slide,) = [one for part in deck.sections for one in part.slides if one.id == "topic-find-your-branch-question-2"]
    table = dict(slide.slots)["Table"]
    assert isinstance(table, SlideTable)
    rows = [
        row
        for one in placed.slides
        if one.id.startswith(slide.id)
        for shape in one.shapes
        if isinstance(shape, SlideGrid)
        for row in shape.cells[1:]
    ]
    answer = " ".join([table.rows[0][0]] * TIMES)
    assert [row[0] for row in rows][:2] == [f"{answer} (1 of 2)", f"{answer} (2 of 2)"]
    assert " ".join(row[1] for row in rows[:2]) == " ".join([table.rows[0][1]] * TIMES)


@pytest.mark.parametrize("edition", [project.GUIDE])
def test_three_times_the_words_of_the_shipped_deck_still_fit(edition: str, tmp_path: Path) -> None:
    deck = project.deck(edition)
    placed, before = (place_deck(one, THEME, arial()) for one in (wordy(deck), deck))
    assert placed.overfull == ()
    assert len(placed.slides) > 1.2 * len(before.slides)
    assert {slide.role for slide in placed.slides} >= {SlideRole.EXERCISE, SlideRole.PROGRAMME, SlideRole.EMERGENCY}
    sizes = [shape.size for slide in placed.slides for shape in slide.shapes if isinstance(shape, SlideGrid)]
    assert min(sizes) >= SMALLEST_TEXT
    data = written(placed)
    assert structure.faults(data) == []
    assert schema.faults(data, tmp_path) == []
    assert accessibility.faults(data, deck.lang) == []
    assert rendering.faults(data, tmp_path) == []
