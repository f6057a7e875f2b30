from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.blocks.deck import Content, Deck, DeckSection, Points, Slide, SlideRole, SlideTable
from booklet.blocks.text import Run
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, PlacedSlide, SlideFigure, SlideGrid, SlideText
from booklet.layout.shares import balanced, column_widths
from booklet.layout.slides import place_deck, sentences
from slides.sample import THEME, picture, points, sample

LONG = "Keep your back level and breathe while you count slowly to five, then let go"


def place(*slides: Slide, footer: str = "") -> PlacedDeck:
    deck = Deck("", "", "", "en-GB", "", "", footer, (DeckSection("All", slides),), "({n} of {count})")
    return place_deck(deck, THEME, arial())


def content(*texts: str, title: str = "Title", role: SlideRole = SlideRole.CONTENT) -> Slide:
    return Slide("one", role, title, (("Points", points(*texts)),))


def text(slide: PlacedSlide, slot: str) -> SlideText:
    return next(shape for shape in slide.shapes if isinstance(shape, SlideText) and shape.slot == slot)


def words(slide: PlacedSlide, slot: str = "Points") -> list[str]:
    return ["".join(run[0] for run in paragraph.runs) for paragraph in text(slide, slot).paragraphs]


def test_the_sample_fits_on_one_slide_each() -> None:
    deck = sample()
    placed = place_deck(deck, THEME, arial())
    assert placed.overfull == ()
    assert [slide.id for slide in placed.slides] == [slide.id for part in deck.sections for slide in part.slides]


def test_long_lists_go_on_in_order_and_balanced() -> None:
    placed = place(content(*[f"{number} {LONG}" for number in range(16)]))
    pages = [words(slide) for slide in placed.slides]
    assert [line for page in pages for line in page] == [f"{number} {LONG}" for number in range(16)]
    assert max(map(len, pages)) - min(map(len, pages)) <= 1
    assert [slide.title for slide in placed.slides] == [
        f"Title ({n}\u00a0of\u00a0{len(pages)})" for n in range(1, len(pages) + 1)
    ]
    assert [slide.id for slide in placed.slides][:2] == ["one", "one-2"]
    assert placed.overfull == ()


def test_numbers_of_a_list_go_on() -> None:
    placed = place(content(*[LONG] * 20, role=SlideRole.SOURCES))
    numbers = [paragraph.number for slide in placed.slides for paragraph in text(slide, "Points").paragraphs]
    assert len(placed.slides) > 1
    assert numbers == list(range(1, 21))


def test_what_is_not_continued_is_repeated() -> None:
    one = next(s for part in sample().sections for s in part.slides if s.id == "exercise-bridge")
    slots: tuple[tuple[str, Content], ...] = tuple(
        (name, points(*[LONG] * 6) if name == "Cues" else value) for name, value in one.slots
    )
    placed = place(replace(one, slots=slots))
    assert len(placed.slides) > 1
    for slide in placed.slides:
        assert len([shape for shape in slide.shapes if isinstance(shape, SlideFigure)]) == 2
        assert words(slide, "Dose") == ["10 reps", "hold 5 s", "twice a day"]
        assert words(slide, "Stop")[0].endswith("Stop.")


@pytest.mark.parametrize("role", [SlideRole.EMERGENCY, SlideRole.URGENT])
def test_signs_are_never_split(role: SlideRole) -> None:
    one = next(s for part in sample().sections for s in part.slides if s.role is role)
    slots = tuple((name, Points(value.paragraphs * 9)) for name, value in one.slots if isinstance(value, Points))
    placed = place(replace(one, slots=slots))
    assert len(placed.slides) == 1
    assert {slot for _, slot in placed.overfull} == {name for name, _ in slots}


def test_eleven_signs_of_forty_letters_fit_on_one_slide() -> None:
    sign = "Numb or odd feeling between your legs ab"
    assert len(sign) == 40
    sides = (("Signs left", points(*[sign] * 6)), ("Signs right", points(*[sign] * 5)))
    action = (
        "Action",
        points(
            "Any one of these signs that is new or getting worse:", "Call 999 or go to A&E now. One sign is enough."
        ),
    )
    placed = place(Slide("red", SlideRole.EMERGENCY, "Emergency: get help now", (*sides, action)))
    assert (len(placed.slides), placed.overfull) == (1, ())


@pytest.mark.parametrize(
    ("slot", "texts"),
    [
        ("exercise-bridge Dose", ["3 sets of 10 reps", "hold 5–10 s", "each side", "every 2–3 hours", "as tolerated"]),
        ("exercise-prone Dose", ["3 sets of 10 reps", "hold 5–10 s", "each side", "every 2–3 hours", "as tolerated"]),
        ("urgent Right heading", [LONG]),
        (
            "emergency Action",
            [
                "Any one of these signs that is new or getting worse:",
                "Call 911 or go to the nearest emergency department now. One sign is enough.",
            ],
        ),
    ],
)
def test_longer_words_take_a_roomier_layout(slot: str, texts: list[str]) -> None:
    name, _, slot = slot.partition(" ")
    one = next(s for part in sample().sections for s in part.slides if s.id == name)
    slots = tuple((key, points(*texts) if key == slot else value) for key, value in one.slots)
    placed = place(replace(one, slots=slots))
    assert (len(placed.slides), placed.overfull) == (1, ())


def test_one_paragraph_too_long_is_reported_not_shrunk() -> None:
    assert place(content(" ".join([LONG] * 14))).overfull == (("one", "Points"),)


def test_titles_and_footers_too_long_are_reported() -> None:
    assert place(content("short", title=" ".join([LONG] * 3))).overfull == (("one", "Title"),)
    assert place(content("short"), footer=LONG * 2).overfull == (("", "Footer"),)


def test_no_two_slides_have_one_title() -> None:
    titles = [slide.title for slide in place(content("a"), content("b"), content("c")).slides]
    assert len(set(titles)) == 3


def test_a_slot_without_a_layout_is_an_error() -> None:
    with pytest.raises(ValueError, match="Cuess"):
        place(Slide("one", SlideRole.EXERCISE, "Bridge", (("Cuess", points("a")),)))


@pytest.mark.parametrize(("name", "layout"), [("bridge", "Exercise, wide pictures"), ("glide", "Exercise")])
def test_pictures_choose_the_layout_that_shows_them_largest(name: str, layout: str) -> None:
    slots = (("Start picture", picture(f"{name}-a", "x")), ("Finish picture", picture(f"{name}-b", "x")))
    assert place(Slide("one", SlideRole.EXERCISE, "Bridge", slots)).slides[0].layout == layout


def test_pictures_are_shown_whole_inside_their_box() -> None:
    placed = place_deck(sample(), THEME, arial())
    layouts = {layout.name: layout for layout in THEME.layouts}
    for slide in placed.slides:
        slots = {slot.name: slot for slot in THEME.slots(layouts[slide.layout])}
        for shape in slide.shapes:
            if isinstance(shape, SlideFigure):
                box, room = shape.box, slots[shape.slot].box
                assert box.width / box.height == pytest.approx(shape.picture.width / shape.picture.height)
                assert room.x - 0.01 <= box.x <= box.right <= room.right + 0.01
                assert room.y - 0.01 <= box.y <= box.bottom <= room.bottom + 0.01


def test_table_rows_go_on_under_the_same_head() -> None:
    rows = tuple((f"Exercise {number}", "10 reps, twice a day") for number in range(21))
    table = SlideTable(("Exercise", "Your dose"), rows, (1, 1), "A table.")
    placed = place(Slide("one", SlideRole.PROGRAMME, "Weeks", (("Table", table),)))
    grids = [shape for slide in placed.slides for shape in slide.shapes if isinstance(shape, SlideGrid)]
    assert len(grids) > 2
    assert all(grid.cells[0] == table.head for grid in grids)
    assert tuple(row for grid in grids for row in grid.cells[1:]) == rows
    assert all(grid.box.bottom <= 510 for grid in grids)
    assert all(sum(grid.rows) == pytest.approx(grid.box.height) for grid in grids)


def test_a_narrow_column_is_as_wide_as_its_longest_word() -> None:
    table = SlideTable(("Physiotherapist", "Dose"), (("a", "b"),), (1, 99), "A table.")
    placed = place(Slide("one", SlideRole.PROGRAMME, "Weeks", (("Table", table),)))
    grid = next(shape for shape in placed.slides[0].shapes if isinstance(shape, SlideGrid))
    assert grid.rows[0] == grid.rows[1]
    assert sum(grid.columns) == pytest.approx(864)


@given(st.lists(st.floats(1, 90), min_size=1, max_size=60), st.floats(0, 20))
def test_shares_keep_order_fit_and_are_as_few_as_can_be(heights: list[float], gap: float) -> None:
    room = 100.0
    pages = balanced(heights, gap, room)
    sizes = [sum(heights[at] for at in page) + gap * (len(page) - 1) for page in pages]
    assert [at for page in pages for at in page] == list(range(len(heights)))
    assert max(sizes) <= room + 1e-3
    fewest, used = 1, 0.0
    for height in heights:
        more = used + (gap if used else 0) + height
        fewest, used = (fewest, more) if more <= room + 1e-6 else (fewest + 1, height)
    assert len(pages) == fewest


@given(st.lists(st.tuples(st.floats(0.1, 9), st.floats(1, 80)), min_size=1, max_size=8))
def test_column_widths_fill_the_table(columns: list[tuple[float, float]]) -> None:
    shares, least = [one for one, _ in columns], [other for _, other in columns]
    widths = column_widths(shares, least, 300)
    assert sum(widths) == pytest.approx(300)
    if sum(least) < 300:
        assert all(width >= need - 0.001 for width, need in zip(widths, least, strict=True))


def test_arial_knows_the_letters_of_european_languages() -> None:
    face = arial().regular
    face.measure("Hernia – “łóżko” 5 × 3 s, πόνος, боль, 10–12 °, ½ … €")
    assert not face.missing
    assert face.measure("W") == pytest.approx(944)
    assert arial().bold.measure("a") > face.measure("i")


def test_a_paragraph_too_long_for_a_slide_is_parted_at_its_sentences() -> None:
    parted = sentences((Run("One. Two "), Run("three", bold=True), Run("! Four 1.5 five?")))
    assert parted == [(Run("One."),), (Run("Two "), Run("three", bold=True), Run("!")), (Run("Four 1.5 five?"),)]
