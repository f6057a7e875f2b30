from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

import project
from booklet.blocks.document import Document, Heading, Paragraph
from booklet.blocks.structure import ARTIFACT
from booklet.blocks.text import runs
from booklet.checks.pages import check_pages, page_findings
from booklet.diagnostics import Code, Diagnostic, Severity
from booklet.layout.placed import Line, Page, PictureBox, PlacedBooklet, Shape, TextBox
from booklet.layout.ruler import Piece
from booklet.pictures.picture import Photo
from booklet.theme.colour import contrast
from booklet.theme.model import PageTheme
from booklet.units import Box
from checks import made


def checked(
    placed: PlacedBooklet, document: Document | None = None, theme: PageTheme | None = None
) -> tuple[Diagnostic, ...]:
    return check_pages(placed, document or project.document(), theme or project.page_theme(), project.edition())


@cache
def known() -> frozenset[Diagnostic]:
    """Those of the guide as it is."""
    return frozenset(checked(made.placed()))


def faults(placed: PlacedBooklet, code: Code) -> list[Diagnostic]:
    """The diagnostics of a code that the guide as it is does not have."""
    return [each for each in checked(placed) if each.code is code and each not in known()]


def pieces_changed(page: Page, change: Callable[[Piece], Piece], words: str) -> Page:
    """The page with other pieces in the boxes in which some words stand."""

    def changed(box: TextBox) -> TextBox:
        lines = tuple(line._replace(pieces=tuple(map(change, line.pieces))) for line in box.lines)
        return box._replace(lines=lines)

    def stand(box: TextBox) -> bool:
        return words in "".join(piece.text for line in box.lines for piece in line.pieces)

    boxes = tuple(changed(box) if isinstance(box, TextBox) and stand(box) else box for box in page.boxes)
    assert boxes != page.boxes
    return replace(page, boxes=boxes)


def moved(page: Page, id_: str, down: float = 0, right: float = 0) -> Page:
    """The page with the boxes of a block somewhere else."""

    def there(box: TextBox) -> TextBox:
        return box._replace(lines=tuple(line._replace(x=line.x + right, y=line.y + down) for line in box.lines))

    boxes = tuple(there(box) if isinstance(box, TextBox) and box.key[0] == id_ else box for box in page.boxes)
    assert boxes != page.boxes
    return replace(page, boxes=boxes)


def bridge() -> Page:
    return made.page_of("exercise.glute-bridge")


def test_the_shipped_booklet_has_no_error() -> None:
    assert [each for each in checked(made.placed()) if each.severity is Severity.ERROR] == []


# --- sections and counts ----------------------------------------------------------------------------------


def test_an_exercise_that_is_too_long_is_named_with_its_longest_field() -> None:
    document, id_ = project.document(), "exercise.glute-bridge.page"
    more = tuple(Paragraph(f"exercise.glute-bridge.more.{number}", runs("Lift, lower. " * 90)) for number in range(5))
    sections = tuple(
        replace(section, blocks=section.blocks + more) if section.id == id_ else section
        for section in document.sections
    )
    long = replace(document, sections=sections)
    (fault,) = [each for each in checked(made.placed_pages(long), long) if each.code is Code.TOO_LONG]
    record = project.library().exercises["glute-bridge"]
    assert fault.span == record.span("steps")
    assert "the exercise `glute-bridge` needs" in fault.message
    assert "a page or a facing spread" in fault.message
    assert fault.hint == "shorten `steps`, its longest field"


def test_a_spread_that_does_not_lie_open_at_once_is_too_long() -> None:
    page = made.placed().pages[bridge().number if bridge().number % 2 else bridge().number - 2]
    first = bridge() if bridge().number % 2 else made.placed().pages[bridge().number - 2]
    pages = list(made.placed().pages)
    pages[first.number - 1] = replace(first, section="exercise.glute-bridge.page")
    pages[first.number] = replace(page, number=first.number + 1, section="exercise.glute-bridge.page")
    assert faults(replace(made.placed(), pages=tuple(pages)), Code.TOO_LONG)


def test_an_almost_empty_page_is_noticed_but_not_a_page_to_write_on() -> None:
    assert faults(made.with_page(replace(bridge(), filled=0.2)), Code.EMPTY_PAGE)[0].message.endswith("only 20% full")
    notes = next(page for page in made.placed().pages if page.section in ("goals.page", "blank.page", "cover"))
    assert not faults(made.with_page(replace(notes, filled=0.2)), Code.EMPTY_PAGE)


def test_pages_that_cannot_be_stapled_are_noticed() -> None:
    pages = made.placed().pages
    assert "multiple of 4" in faults(replace(made.placed(), pages=pages[:-1]), Code.PAGE_COUNT)[0].message
    assert faults(replace(made.placed(), pages=pages + pages[:12]), Code.MANY_PAGES)


# --- safety -----------------------------------------------------------------------------------------------


def test_the_emergency_signs_stand_whole_on_page_2() -> None:
    page = made.placed().pages[1]
    signs = [box for box in page.boxes if box.key[0].startswith("emergency.front")]
    rest = replace(page, boxes=tuple(box for box in page.boxes if box is not signs[-1]))
    third = made.placed().pages[2]
    pages = made.placed().pages
    torn = replace(made.placed(), pages=(pages[0], rest, replace(third, boxes=(signs[-1], *third.boxes)), *pages[3:]))
    (fault,) = faults(torn, Code.EMERGENCY_PLACE)
    assert "pages 2 and 3" in fault.message
    assert fault.span.path == "content/safety/emergency.yaml"


def test_the_emergency_signs_stand_on_the_last_page() -> None:
    last = made.placed().pages[-1]
    (fault,) = faults(made.with_page(replace(last, boxes=())), Code.EMERGENCY_PLACE)
    assert f"must stand on page {last.number}" in fault.message


def test_page_2_says_whom_the_booklet_is_for() -> None:
    page = made.placed().pages[1]
    boxes = tuple(box for box in page.boxes if not box.key[0].startswith("audience"))
    assert faults(made.with_page(replace(page, boxes=boxes)), Code.AUDIENCE_PLACE)


@pytest.mark.parametrize(("block", "name"), [("dose", "the dose"), ("stop", "the stop rule"), ("", "a picture")])
def test_picture_dose_and_stop_rule_stand_on_the_first_page(block: str, name: str) -> None:
    def away(key: str, *, picture: bool) -> bool:
        return key.startswith(f"exercise.glute-bridge.{block}") if block else picture

    page = bridge()
    boxes = tuple(box for box in page.boxes if not away(box.key[0], picture=isinstance(box, PictureBox)))
    (fault,) = faults(made.with_page(replace(page, boxes=boxes)), Code.FIRST_PAGE)
    assert "Bridge" in fault.message
    assert fault.message.startswith(name)
    assert fault.span.path == "content/exercises/glute-bridge.yaml"


# --- places -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("down", "right"), [(0, 200), (0, -30), (500, 0), (-500, 0)])
def test_words_that_leave_the_margins_are_found(down: float, right: float) -> None:
    page = moved(bridge(), "exercise.glute-bridge.purpose", down, right)
    (fault, *_) = faults(made.with_page(page), Code.OFF_PAGE)
    assert f"page {page.number}" in fault.message
    assert fault.span.path == "content/exercises/glute-bridge.yaml"


def test_a_shape_and_a_running_foot_at_the_edge_of_the_paper_are_found() -> None:
    shape = replace(bridge(), shapes=(*bridge().shapes, Shape(Box(10, 100, 50, 20), "tint")))
    assert faults(made.with_page(shape), Code.OFF_PAGE)
    low = tuple(box._replace(lines=tuple(line._replace(y=590) for line in box.lines)) for box in bridge().footer)
    assert faults(made.with_page(replace(bridge(), footer=low)), Code.OFF_PAGE)


def test_texts_that_overlap_are_found() -> None:
    fault = faults(made.with_page(moved(bridge(), "exercise.glute-bridge.purpose", -12)), Code.OVERLAP)[0]
    assert "`exercise.glute-bridge.purpose`" in fault.message


def test_a_label_that_leaves_its_drawing_is_found() -> None:
    page = bridge()
    picture = next(box for box in page.boxes if isinstance(box, PictureBox))
    text = next(box for box in page.boxes if isinstance(box, TextBox))
    outside = TextBox(picture.key, (text.lines[0]._replace(y=picture.box.bottom + 1),))
    fault = faults(made.with_page(replace(page, boxes=(*page.boxes, outside))), Code.LABEL_PLACE)[0]
    assert fault.span.path == "content/exercises/glute-bridge.yaml"


def test_a_heading_alone_at_the_foot_is_found() -> None:
    page = made.page_of("topic.what-is-sciatica")
    heading = next(box for box in page.boxes if box.key == ("topic.what-is-sciatica", "H2"))
    alone = replace(page, boxes=(heading,), shapes=())
    assert faults(made.with_page(alone), Code.STRANDED)[0].span.path == "content/topics/what-is-sciatica.md"
    assert isinstance(project.document().sections[1].blocks[0], Heading)


# --- type -------------------------------------------------------------------------------------------------


def test_a_character_that_the_font_lacks_is_named_with_its_place() -> None:
    text = "Lie on your back with bent knees."
    face = project.family().regular
    lacking = "\N{SNOWMAN WITHOUT SNOW}"
    face.measure(lacking)
    page = pieces_changed(bridge(), lambda piece: piece._replace(text=piece.text.replace(".", lacking)), text)
    (fault,) = faults(made.with_page(page), Code.NO_GLYPH)
    said = f"SourceSansPro-Regular has no sign for `{lacking}` (U+26C4, SNOWMAN WITHOUT SNOW), needed on page "
    assert fault.message == f"{said}{page.number}"
    assert fault.span.path == "content/exercises/glute-bridge.yaml"


@pytest.mark.parametrize(("size", "code"), [(9.0, Code.SMALL_TEXT), (11.0, Code.SMALLISH_TEXT)])
def test_small_text_is_found(size: float, code: Code) -> None:
    page = pieces_changed(bridge(), lambda piece: piece._replace(size=size), "Lie on your back")
    assert faults(made.with_page(page), code)


def test_lines_too_close_or_too_long_are_found() -> None:
    purpose = next(box for box in bridge().boxes if box.key[0] == "exercise.glute-bridge.purpose")
    assert isinstance(purpose, TextBox)
    (first, *_) = purpose.lines
    close = (first, Line(first.x, first.y + 13, first.pieces))
    page = replace(bridge(), boxes=(purpose._replace(lines=close),))
    assert faults(made.with_page(page), Code.LEADING)
    wide = pieces_changed(bridge(), lambda piece: piece._replace(text=piece.text * 3), "Lie on your back")
    assert faults(made.with_page(wide), Code.LONG_LINE)


@pytest.mark.parametrize(("colour", "code"), [("rule", Code.CONTRAST), ("warm-edge", Code.CONTRAST)])
def test_pale_words_are_found(colour: str, code: Code) -> None:
    page = pieces_changed(bridge(), lambda piece: piece._replace(colour=colour), "Lie on your back")
    (fault,) = faults(made.with_page(page), code)
    assert f"`{colour}`" in fault.message


def test_words_that_are_only_just_dark_enough_are_a_warning() -> None:
    theme = project.page_theme()
    pale = theme.model_copy(update={"colours": {**theme.colours, "quiet": "#6B6B6B"}})
    found = checked(made.placed(), theme=pale)
    assert {each.code for each in found if "`quiet` on `paper`" in each.message} == {Code.LOW_CONTRAST}


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#00703C", "#D5281B") == pytest.approx(1.23, abs=0.02)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_dotted_leaders_are_not_read() -> None:
    dots = Line(60, 60, (Piece(0, 200, " ." * 60, project.family().regular, 13, "rule"),))
    empty = replace(bridge(), boxes=(TextBox(ARTIFACT, (dots,)),))
    found = {each.code for each in checked(made.with_page(empty))} - {each.code for each in known()}
    assert found == {Code.FIRST_PAGE}


def test_a_photo_with_too_few_pixels_for_its_size_is_named() -> None:
    photo = Photo("p", 400, 300, "A mat.", "jpeg", 3, lambda: b"")
    page = bridge()
    (figure, *_) = (box for box in page.boxes if isinstance(box, PictureBox))
    width = 400 / 300 * 72  # 300 pixels an inch

    def shown(times: float) -> list[Diagnostic]:
        box = figure.box._replace(width=width * times, height=width * times * 0.75)
        boxes = tuple(one._replace(picture=photo, box=box) if one is figure else one for one in page.boxes)
        return faults(made.with_page(replace(page, boxes=boxes)), Code.COARSE_PHOTO)

    assert shown(1.0) == []
    (fault,) = shown(1.6)
    assert "has 187 pixels an inch" in fault.message


def test_a_finding_knows_where_on_its_page_it_is() -> None:
    page = bridge()
    low = moved(page, "exercise.glute-bridge.purpose", down=-12)
    findings = page_findings(made.with_page(low), project.document(), project.page_theme(), project.edition())
    overlaps = [spot for found, spots in findings if found.code is Code.OVERLAP for spot in spots]
    assert {spot.page for spot in overlaps} == {page.number}
    purpose = next(box for box in low.boxes if box.key[0] == "exercise.glute-bridge.purpose")
    assert isinstance(purpose, TextBox)
    assert any(spot.box and abs(spot.box.bottom - (purpose.lines[0].y + 0.2 * 13)) < 0.1 for spot in overlaps)
