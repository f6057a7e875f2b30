from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation

from booklet.blocks.deck import Deck, SlideRole
from booklet.diagnostics import Code
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck
from booklet.layout.slides import place_deck
from booklet.slides.package_reader import LARGEST_CONTENT, Package, RefusedTemplateError, open_package
from booklet.slides.template_reader import read_template
from booklet.slides.writer import write_deck
from booklet.theme.binding import Binding, bind
from booklet.theme.colour import contrast
from booklet.theme.slides import SMALLEST_TEXT
from booklet.theme.template import UNKNOWN_FONT, Template, roomiest
from booklet.units import Box
from inspectors import deck as structure
from inspectors import deck_accessibility as accessibility
from inspectors import deck_rendering as rendering
from slides import templates
from slides.sample import THEME, image_of, sample
from slides.templates import Untyped, changed
from slides.test_deck import wordy

_MASTER = "ppt/slideMasters/slideMaster1.xml"
FILES = {"plain": templates.plain, "dark": templates.dark, "low": templates.low}
WANTED = {
    "plain": {"exercise": "Title Only", "urgent": "Comparison"},
    "low": {},
    "dark": {"emergency": "Nur Titel", "exercise": "Zwei Spalten", "section": "Kapitel"},
}


@cache
def opened(name: str) -> tuple[Package, Template, Binding]:
    package = open_package(FILES[name]())
    template = read_template(package)
    return package, template, bind(template, THEME, WANTED[name])


def placed_in(name: str, deck: Deck) -> tuple[PlacedDeck, bytes]:
    package, template, binding = opened(name)
    placed = place_deck(deck, binding.theme, arial(template.font_width))
    out = io.BytesIO()
    write_deck(placed, binding.theme, image_of, out, package)
    return placed, out.getvalue()


@cache
def made(name: str) -> tuple[PlacedDeck, bytes]:
    return placed_in(name, sample())


@pytest.mark.parametrize("name", FILES)
def test_every_word_finds_its_place(name: str) -> None:
    assert made(name)[0].overfull == ()


@pytest.mark.parametrize("name", FILES)
def test_three_times_the_words_find_their_places_too(name: str) -> None:
    placed, data = placed_in(name, wordy())
    assert structure.faults(data) == []
    assert [slot for _, slot in placed.overfull if slot in {"Points", "Cues", "Summary", "Subtitle"}] == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_in_the_file_is_damaged(name: str) -> None:
    assert structure.faults(made(name)[1]) == []


@pytest.mark.parametrize("name", FILES)
def test_no_slide_has_a_barrier(name: str) -> None:
    smallest = opened(name)[2].theme.smallest if name == "low" else SMALLEST_TEXT
    assert accessibility.faults(made(name)[1], "en-GB", smallest) == []


@pytest.mark.parametrize("name", FILES)
def test_no_text_leaves_its_box_when_it_is_printed(name: str, tmp_path: Path) -> None:
    assert rendering.faults(made(name)[1], tmp_path) == []


@pytest.mark.parametrize("name", FILES)
def test_masters_layouts_theme_and_media_are_kept_byte_for_byte(name: str) -> None:
    before, after = _parts(FILES[name]()), _parts(made(name)[1])
    kept = [part for part in before if re.match(r"ppt/(slideMasters|slideLayouts|theme|media)/", part)]
    assert len(kept) > 20
    assert [part for part in kept if after.get(part) != before[part]] == []


def test_sample_slides_and_their_notes_stay_behind() -> None:
    text = b"".join(_parts(made("dark")[1]).values())
    assert b"How to use this template" not in text
    assert b"Notes of the template" not in text


def test_a_notes_master_that_is_not_whole_is_replaced() -> None:
    """Keynote opens no deck with notes whose master lacks one of the six placeholders."""
    part = "ppt/notesMasters/notesMaster1.xml"
    data = changed(templates.dark(), {part: lambda xml: xml.replace(b'type="hdr"', b'type="pic"')})
    package = open_package(data)
    template = read_template(package)
    theme = bind(template, THEME, {}).theme
    out = io.BytesIO()
    write_deck(place_deck(sample(), theme, arial(template.font_width)), theme, image_of, out, package)
    assert structure.faults(out.getvalue()) == []
    assert b'type="hdr"' in _parts(out.getvalue())[part]


@pytest.mark.parametrize("name", FILES)
def test_every_title_is_in_the_title_of_its_layout(name: str) -> None:
    placed, data = made(name)
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(data)).slides]
    assert titles == [slide.title for slide in placed.slides]


def test_slides_stand_on_the_layouts_that_were_named() -> None:
    homes = _homes("dark")
    assert homes["exercise-bridge"] == "Zwei Spalten"
    assert homes["emergency"] == "Nur Titel"
    assert homes["section-what"] == "Kapitel"


def test_other_slides_find_their_layouts_by_type_or_by_placeholders() -> None:
    assert {_homes("plain")[id_] for id_ in ("nerve", "agenda", "take-home", "sources")} == {"Title and Content"}
    assert {_homes("plain")[id_] for id_ in ("lifting", "resting")} == {"Two Content"}
    assert _homes("dark")["title"] == "Titelfolie"
    assert _homes("dark")["nerve"] == "Text"
    assert _homes("dark")["lifting"] == "Zwei Spalten"


def test_words_of_plain_slides_fill_the_placeholders_of_the_template() -> None:
    deck = Presentation(io.BytesIO(made("dark")[1]))
    slide = next(slide for slide in deck.slides if slide.name == "nerve")
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 111)
    assert body.text_frame.text.startswith("It is the longest nerve")


def test_the_logo_of_the_master_is_not_covered() -> None:
    deck = Presentation(io.BytesIO(made("dark")[1]))
    logo = next(shape for shape in deck.slide_master.shapes if shape.name == "Logo")
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                beside = shape.left >= logo.left + logo.width or shape.left + shape.width <= logo.left
                assert beside or shape.top >= logo.top + logo.height, (slide.name, shape.name)


def test_type_is_as_large_in_the_room_on_a_smaller_slide() -> None:
    deck = Presentation(io.BytesIO(made("dark")[1]))
    assert deck.slide_height is not None
    sizes = [int(size) for part in _slides(made("dark")[1]) for size in re.findall(rb'sz="(\d+)"', part)]
    footer = 14 * 100 * 0.75
    assert {size for size in sizes if size < 1800} <= {size for size in sizes if footer <= size <= footer * 1.2}


def test_where_there_is_little_room_pictures_give_way_before_words_do() -> None:
    placed, _ = made("low")
    theme = opened("low")[2].theme
    slide = next(slide for slide in placed.slides if slide.id == "exercise-bridge")
    layout = theme.layout(slide.layout)
    assert min(slot.size for slot in theme.slots(layout)) >= SMALLEST_TEXT
    scaled = next(slot.box.height for slot in layout.placeholders if slot.name == "Stop")
    usual = next(slot.box.height for slot in THEME.of_role(SlideRole.EXERCISE)[0].placeholders if slot.name == "Stop")
    assert scaled >= usual - 0.01
    assert all(slot.size >= 20 for layout in theme.layouts for slot in layout.placeholders)


def test_words_beside_no_placeholder_stand_on_a_plain_panel_over_pictures() -> None:
    theme = opened("low")[2].theme
    for layout in theme.of_role(SlideRole.EMERGENCY):
        card = layout.decorations[0]
        boxes = [slot.box for slot in layout.placeholders if slot.stated == "everything"]
        assert boxes
        assert all(card.box.x <= box.x and box.bottom <= card.box.bottom for box in boxes)
        assert theme.colours[card.fill].fixed == "#FFFFFF"


def test_the_emergency_panel_stays_red() -> None:
    for name in FILES:
        slide = next(part for part in _slides(made(name)[1]) if b'name="emergency"' in part)
        assert b'<a:srgbClr val="B3201B"/>' in slide


def test_the_file_is_the_same_twice() -> None:
    assert placed_in("dark", sample())[1] == made("dark")[1]


def test_a_role_named_like_a_layout_is_bound_to_it() -> None:
    deck = Presentation()
    deck.slide_layouts[5].name = "Exercise"
    out = io.BytesIO()
    deck.save(out)
    binding = bind(read_template(open_package(out.getvalue())), THEME, {})
    assert binding.found[SlideRole.EXERCISE] == "name"


def test_placeholders_with_our_names_are_filled_with_our_slots() -> None:
    deck: Untyped = Presentation()
    layout = deck.slide_layouts[4]
    names = iter(("Dose", "Cues", "Stop", "Other"))
    for shape in layout.placeholders:
        if shape.placeholder_format.idx in (1, 2, 3, 4):
            shape.element.nvSpPr.cNvPr.set("name", next(names))
    out = io.BytesIO()
    deck.save(out)
    binding = bind(read_template(open_package(out.getvalue())), THEME, {"exercise": "Comparison"})
    words_only = next(one for one in binding.theme.of_role(SlideRole.EXERCISE) if "Exercise, narrow, words" in one.name)
    assert {slot.name for slot in words_only.placeholders if slot.stated != "everything"} == {
        *("Title", "Dose", "Cues", "Stop"),
    }


def test_an_unknown_font_is_taken_for_a_wide_one() -> None:
    data = changed(templates.plain(), {"ppt/theme/theme1.xml": lambda theme: theme.replace(b'"Arial"', b'"Papyrus"')})
    assert read_template(open_package(data)).font_width == UNKNOWN_FONT


def test_a_faint_text_of_the_template_is_named_and_replaced() -> None:
    _, template, binding = opened("plain")
    cover = template.layouts[0]
    assert (cover.part, 1) in {(faint.part, faint.idx) for faint in binding.faint}
    slot = next(slot for slot in binding.theme.of_role(SlideRole.TITLE)[0].placeholders if slot.name == "Subtitle")
    assert contrast(binding.theme.colours[slot.colour].fixed, cover.grounds[0]) >= 4.5


def test_a_background_picture_cannot_be_judged() -> None:
    fill = b'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId1"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    data = changed(
        templates.plain(),
        {_MASTER: lambda part: re.sub(rb"<p:bg>.*?</p:bg>", fill, part, flags=re.DOTALL)},
    )
    template = read_template(open_package(data))
    assert template.layouts[0].grounds == ()
    assert {faint.ratio for faint in bind(template, THEME, {}).faint} == {0.0}


@pytest.mark.parametrize(("shape", "known"), [("rect", True), ("roundRect", True), ("flowChartConnector", False)])
def test_words_on_a_shape_that_is_not_all_its_box_cannot_be_judged(shape: str, *, known: bool) -> None:
    package = open_package(changed(templates.low(), {_MASTER: lambda part: _with_shape(part, shape)}))
    patch = read_template(package).layouts[0].patches[-1]
    assert patch.grounds == (("#112233",) if known else ())


def test_the_room_is_the_largest_box_beside_all_obstacles() -> None:
    bounds = Box(0, 0, 100, 100)
    assert roomiest(bounds, []) == bounds
    assert roomiest(bounds, [Box(0, 0, 100, 20), Box(80, 20, 20, 10)]) == Box(0, 30, 100, 70)
    assert roomiest(bounds, [bounds]).width == 0


def _with_shape(master: bytes, preset: str) -> bytes:
    """The master with one more shape of a colour of its own."""
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="900" name="Ornament"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="112233"/></a:solidFill></p:spPr></p:sp></p:spTree>'
    )
    return master.replace(b"</p:spTree>", shape.encode())


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"ppt/media/{number}.bin", bytes(LARGEST_CONTENT // 2))
    return out.getvalue()


def _with_macros() -> bytes:
    macros = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    types = {"[Content_Types].xml": lambda part: part.replace(b"</Types>", macros)}
    return changed(templates.plain(), types, {"ppt/vbaProject.bin": b"macro"})


def _locked() -> bytes:
    data = bytearray(templates.plain())
    for at in (found.start() for found in re.finditer(b"PK\x01\x02", bytes(data))):
        data[at + 8] |= 1
    return bytes(data)


def _doctype() -> bytes:
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><p:presentation '
    return changed(templates.plain(), {"ppt/presentation.xml": lambda part: part.replace(b"<p:presentation ", entity)})


def _untitled() -> bytes:
    names = [name for name in _parts(templates.plain()) if name.startswith("ppt/slideLayouts/slideLayout")]
    drop: Callable[[bytes], bytes] = lambda part: re.sub(rb'type="(title|ctrTitle)"/>', b'type="body"/>', part)  # noqa: E731
    return changed(templates.plain(), dict.fromkeys(names, drop))


def _other() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "no Office file")
    return out.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], Code, str]] = {
    "no zip": (lambda: b"PK\x03\x04 nothing", Code.TEMPLATE_FILE, "cannot be opened"),
    "cut off": (lambda: templates.plain()[:20000], Code.TEMPLATE_FILE, "cannot be opened"),
    "another zip": (_other, Code.TEMPLATE_FILE, "cannot be opened"),
    "old or locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Code.TEMPLATE_FILE, "password"),
    "locked zip": (_locked, Code.TEMPLATE_FILE, "password"),
    "doctype": (_doctype, Code.TEMPLATE_FILE, "DOCTYPE"),
    "no titles": (_untitled, Code.TEMPLATE_FILE, "none of its layouts has a title"),
    "bomb": (_bomb, Code.TEMPLATE_SIZE, "unpacked"),
    "macros": (_with_macros, Code.TEMPLATE_UNSAFE, "macros"),
    "linked picture": (
        lambda: templates.with_relation(templates.plain(), "image", "https://example.org/a.png", outside=True),
        Code.TEMPLATE_UNSAFE,
        "https://example.org/a.png",
    ),
    "embedded object": (
        lambda: templates.with_relation(templates.plain(), "oleObject", "/ppt/embeddings/o.bin", outside=False),
        Code.TEMPLATE_UNSAFE,
        "an embedded object",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_is_refused(name: str) -> None:
    build, code, words = REFUSED[name]
    with pytest.raises(RefusedTemplateError) as refused:
        read_template(open_package(build()))
    assert refused.value.code is code
    assert words in str(refused.value)
    assert refused.value.hint


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _slides(data: bytes) -> list[bytes]:
    return [part for name, part in _parts(data).items() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]


def _homes(name: str) -> dict[str, str]:
    return {slide.name: slide.slide_layout.name for slide in Presentation(io.BytesIO(made(name)[1])).slides}
