from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import project
from booklet.blocks.deck import Deck, DeckSection, Points, Slide, SlideRole
from booklet.blocks.text import Run
from booklet.layout.arial import arial
from booklet.layout.miniature import SlideMiniatures, spoken
from booklet.layout.placed import Miniature, PictureBox, PlacedDeck, Shape, SlideFigure, SlideGrid, TextBox
from booklet.layout.slides import place_deck
from booklet.theme.load import load_page_theme, load_slide_theme
from booklet.units import Box


@cache
def deck() -> PlacedDeck:
    return place_deck(project.deck(), load_slide_theme(), arial())


def miniatures(placed: PlacedDeck) -> tuple[Miniature, ...]:
    slides = SlideMiniatures(placed, load_slide_theme(), load_page_theme("overview"), project.family())
    return tuple(slides.miniature(number) for number in range(1, len(placed.slides) + 1))


def number_of(id_: str) -> int:
    return next(number for number, slide in enumerate(deck().slides, 1) if slide.id == id_)


def words_of(scene: Miniature) -> str:
    texts = (part for part in scene.parts if isinstance(part, TextBox))
    said = ("".join(piece.text for piece in line.pieces) for text in texts for line in text.lines)
    return " ".join(" ".join(said).split())


def extents(scene: Miniature) -> list[Box]:
    """Where each line stands, from its baseline up."""
    found = []
    for part in scene.parts:
        for line in part.lines if isinstance(part, TextBox) else ():
            last = line.pieces[-1]
            found.append(Box(line.x, line.y - last.size, last.x + last.width, last.size))
    return found


def one_slide(words: tuple[str, ...], role: SlideRole = SlideRole.CONTENT) -> PlacedDeck:
    slide = Slide("one", role, "Title", (("Points", Points(tuple((Run(text),) for text in words))),))
    made = Deck("t", "a", "s", "en", "2026-01-01", "1", "foot", (DeckSection("s", (slide,)),), "({n} of {count})")
    return place_deck(made, load_slide_theme(), arial())


@pytest.mark.parametrize("number", range(1, len(deck().slides) + 1))
def test_a_miniature_says_what_its_slide_says_in_the_same_order(number: int) -> None:
    slide, shown = deck().slides[number - 1], words_of(miniatures(deck())[number - 1])
    at = 0
    for shape in slide.shapes:
        if isinstance(shape, SlideFigure):
            continue
        texts = (
            [cell for row in shape.cells for cell in row]
            if isinstance(shape, SlideGrid)
            else ["".join(words for words, _, _ in one.runs) for one in shape.paragraphs]
        )
        for text in texts:
            at = shown.index(" ".join(text.split()), at)


def test_its_pictures_stand_where_the_slide_has_them() -> None:
    number = number_of("exercise-glute-bridge")
    slide, scene = deck().slides[number - 1], miniatures(deck())[number - 1]
    there = [(part.box, part.picture) for part in scene.parts if isinstance(part, PictureBox)]
    assert there == [(shape.box, shape.picture) for shape in slide.shapes if isinstance(shape, SlideFigure)]
    assert len(there) == 2


def test_every_line_of_the_deck_stays_on_its_slide_and_over_none_other() -> None:
    for scene in miniatures(deck()):
        lines = extents(scene)
        assert all(line.x >= 0 and line.right <= scene.width and line.bottom <= scene.height for line in lines)
        for place, line in enumerate(lines):
            for other in lines[place + 1 :]:
                aside = line.right <= other.x + 0.1 or other.right <= line.x + 0.1
                assert aside or abs(line.bottom - other.bottom) > 0.7 * min(line.height, other.height)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ilf jItWm.", min_size=1, max_size=150).filter(str.strip), min_size=1, max_size=6))
def test_a_line_is_never_wider_than_its_place_whatever_its_letters(words: list[str]) -> None:
    """Narrow letters are wider in our face than in Arial."""
    placed = one_slide(tuple(" ".join(text.split()) for text in words))
    theme = load_slide_theme()
    for slide, scene in zip(placed.slides, miniatures(placed), strict=True):
        slots = {slot.name: slot for slot in theme.slots(theme.layout(slide.layout))}
        room = slots["Points"].box.right
        assert all(line.right <= room + 0.01 for line in extents(scene))


def test_words_at_the_foot_of_a_box_or_in_its_middle_stand_there() -> None:
    scene = miniatures(deck())[number_of("title") - 1]
    layout = load_slide_theme().layout(deck().slides[0].layout)
    details = next(slot for slot in layout.placeholders if slot.name == "Details")
    assert details.anchor == "b"
    lowest = max(line.bottom for line in extents(scene))
    assert details.box.bottom - 12 < lowest <= details.box.bottom


def test_the_grounds_have_the_colours_of_the_slide() -> None:
    scene = miniatures(deck())[number_of("emergency") - 1]
    fills = [scene.theme.colours[part.fill] for part in scene.parts if isinstance(part, Shape) and part.fill]
    assert fills[:4] == ["#FFFFFF", "#B3201B", fills[2], "#B3201B"]
    red, green, blue = (int(fills[2][at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > 220
    assert blue > 220


def test_a_numbered_slide_has_its_number_and_footer() -> None:
    number = number_of("agenda")
    shown = words_of(miniatures(deck())[number - 1])
    assert shown.endswith(f"{deck().footer} {number} / {len(deck().slides)}")
    assert "• Understanding sciatica • Before you start" in shown
    assert " 1. " in words_of(miniatures(deck())[number_of("sources") - 1])


def test_what_is_spoken_of_a_slide_is_all_it_shows_but_its_title() -> None:
    table = next(slide for slide in deck().slides if any(isinstance(shape, SlideGrid) for shape in slide.shapes))
    assert spoken(table).startswith("Exercise: Prone lying; How much and how often: ")
    exercise = deck().slides[number_of("exercise-glute-bridge") - 1]
    pictures = [shape.alt for shape in exercise.shapes if isinstance(shape, SlideFigure)]
    said = spoken(exercise)
    assert all(alt in said for alt in pictures)
    assert exercise.title not in said
    assert said.endswith("Stop.")
    assert said.index("Start") < said.index("Finish") < said.index("Lift your hips. ")
