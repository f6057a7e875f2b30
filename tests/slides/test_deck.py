from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from booklet.blocks.deck import Content, Deck, Points, SlideTable
from booklet.blocks.text import Run
from inspectors import deck as structure
from inspectors import deck_accessibility as accessibility
from inspectors import deck_rendering as rendering
from inspectors import deck_schema as schema
from slides.sample import THEME, placed_and_written, sample

PROGRAM = "from slides.sample import *; import sys; sys.stdout.buffer.write(placed_and_written(sample())[1])"


@pytest.fixture(scope="module")
def deck() -> bytes:
    return placed_and_written(sample())[1]


def wordy() -> Deck:
    """The sample with three times the words; signs and captions, which have no second slide, stay as they are."""
    long = ("Points", "Cues", "Summary", "Aside")

    def more(name: str, value: Content) -> Content:
        if isinstance(value, Points) and name in long:
            paragraphs = [(*text, Run(" and then do the same again, gently"), *text) for text in value.paragraphs]
            return Points(tuple(paragraphs) * 2)
        if isinstance(value, SlideTable):
            return replace(value, rows=tuple(tuple(f"{cell}, {cell}" for cell in row) for row in value.rows) * 3)
        return value

    base = sample()
    sections = tuple(
        replace(
            part,
            slides=tuple(
                replace(
                    one,
                    title=one.title if one.role.value in ("emergency", "title") else f"{one.title}: a longer title",
                    slots=tuple((name, more(name, value)) for name, value in one.slots),
                )
                for one in part.slides
            ),
        )
        for part in base.sections
    )
    return replace(base, sections=sections)


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The file with the first match of ``old`` in a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if re.fullmatch(name, entry.filename):
                assert re.search(old.encode(), part), (name, old)
                part = re.sub(old.encode(), new.encode(), part, count=1)
            target.writestr(entry, part)
    return out.getvalue()


def test_nothing_in_the_file_is_damaged(deck: bytes) -> None:
    assert structure.faults(deck) == []


BREAKS = [
    ("ppt/slides/slide11.xml", 'id="3" name', 'id="2" name', "two shapes have the id 2"),
    ("ppt/slides/slide11.xml", "<a:p>.*?</a:p></p:txBody>", "</p:txBody>", "no paragraph"),
    ("ppt/slides/slide11.xml", 'r:embed="rId[0-9]+"', 'r:embed="rId99"', "rId99 is no relationship"),
    ("ppt/slides/slide11.xml", 'idx="14"', 'idx="13"', "two placeholders are"),
    ("ppt/slides/slide11.xml", 'idx="18"', 'idx="77"', "its layout has no placeholder"),
    ("ppt/slides/slide11.xml", '<a:ext cx="([1-9])', r'<a:ext cx="-\1', "negative size"),
    ("ppt/slides/slide11.xml", '<a:off x="[0-9]+"', '<a:off x="NaN"', "is NaN"),
    ("ppt/slides/slide16.xml", "<a:tc>.*?</a:tc>", "", "as many cells"),
    ("ppt/slides/slide16.xml", "<a:tableStyleId>.", "<a:tableStyleId>", "style is not in the file"),
    (r"ppt/slides/_rels/slide11.xml.rels", "image[0-9]+.png", "image999.png", "dangling"),
    (r"ppt/slides/_rels/slide11.xml.rels", 'Id="rId2"', 'Id="rId1"', "rId1 stands twice"),
    (
        r"ppt/slides/_rels/slide11.xml.rels",
        "notesSlide11.xml",
        "notesSlide12.xml",
        "notesSlide11.xml belongs to nothing",
    ),
    (r"\[Content_Types\].xml", "/docProps/app.xml", "/ppt/media/app.xml", "which is absent"),
    (r"\[Content_Types\].xml", "/docProps/app.xml", "/ppt/media/app.xml", "docProps/app.xml is of no kind"),
    (r"\[Content_Types\].xml", '<Default Extension="png"[^>]*>', "", "no content type for ppt/media/image1.png"),
    ("ppt/presentation.xml", '<p14:sldId id="257"/>', "", "sections do not list"),
    ("ppt/presentation.xml", '<p:sldId id="257"', '<p:sldId id="256"', "two slides have the id 256"),
    ("ppt/presentation.xml", '<p:sldId id="257"', '<p:sldId id="25"', "out of range"),
    ("ppt/presentation.xml", "<p:notesMasterId [^>]*>", "", "not listed"),
    ("ppt/presentation.xml", "<p:sldSz ", '<p:sldSz type="screen4x3" ', "not what its type says"),
    ("ppt/presentation.xml", "2147483648", "2147483649", "two masters or layouts"),
    ("ppt/notesMasters/notesMaster1.xml", '<p:ph type="hdr" sz="quarter"/>', "", "all six placeholders"),
    ("ppt/slides/slide11.xml", '<p:sp><p:nvSpPr><p:cNvPr id="[0-9]+" name="Footer".*?</p:sp>', "", "lacks the ftr"),
    (r"ppt/notesSlides/_rels/notesSlide11.xml.rels", "slide11.xml", "slide12.xml", "does not lead back to"),
    ("ppt/media/image1.png", "PNG", "GIF", "image1.png is no picture of that kind"),
    ("docProps/core.xml", "(<dc:title>.*</dc:title>)", r"\1\1", "the property title stands twice"),
    ("docProps/core.xml", "T00:00:00Z", "", "2026-03-01 is no date and time"),
    ("docProps/app.xml", "booklet", "python-pptx", "app.xml holds 'python'"),
    ("ppt/slides/slide11.xml", 'name="Start picture"', 'name="C:\\\\Users\\\\a.png"', "holds 'C:"),
    (
        "ppt/slides/slide2.xml",
        "</p:clrMapOvr>",
        '</p:clrMapOvr><x:y xmlns:x="http://schemas.microsoft.com/office/x"/>',
        "an extension stands outside",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), BREAKS, ids=[one[3] for one in BREAKS])
def test_the_structural_rules_bite(deck: bytes, name: str, old: str, new: str, says: str) -> None:
    assert says in "\n".join(structure.faults(changed(deck, name, old, new)))


def test_every_part_keeps_to_the_schema(deck: bytes, tmp_path: Path) -> None:
    assert schema.faults(deck, tmp_path) == []


FORBIDDEN = [
    ("ppt/slides/slide11.xml", "<a:bodyPr/><a:lstStyle/>", "<a:lstStyle/><a:bodyPr/>", "'bodyPr' is missing"),
    ("ppt/presentation.xml", "(<p:sldSz[^>]*>)(<p:notesSz[^>]*>)", r"\2\1", "Unexpected element 'sldSz'"),
    ("ppt/slides/slide11.xml", 'lang="en-GB"', 'lang="en-GB" b="maybe"', "Invalid boolean value"),
    ("ppt/slides/slide16.xml", "<a:gridCol ", '<a:gridCol x="1" ', "'x' attribute is not declared"),
]


def test_the_schema_bites(deck: bytes, tmp_path: Path) -> None:
    broken = deck
    for name, old, new, _ in FORBIDDEN:
        broken = changed(broken, name, old, new)
    found = "\n".join(schema.faults(broken, tmp_path))
    assert [says for *_, says in FORBIDDEN if says not in found] == []


def test_media_packed_twice_is_found(deck: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in reversed(source.namelist()):
            target.writestr(name, source.read(name))
    found = "\n".join(structure.faults(out.getvalue()))
    assert "image1.png is packed twice" in found
    assert "the content types are not the first entry" in found


def test_every_slide_can_be_read_by_everyone(deck: bytes) -> None:
    assert accessibility.faults(deck, "en-GB") == []


def test_a_picture_that_is_marked_as_decoration_needs_no_words(deck: bytes) -> None:
    marked = changed(deck, "ppt/slides/slide11.xml", ' descr="[^"]*"/>', f">{DECORATIVE}</p:cNvPr>")
    assert accessibility.faults(marked, "en-GB") == []


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
BARRIERS = [
    ("ppt/slides/slide7.xml", "<a:t>The nerve, and why it hurts</a:t>", "<a:t></a:t>", "7: there is no title"),
    ("ppt/slides/slide11.xml", ' descr="[^"]*"', "", "11: Start picture has no alternative text"),
    ("ppt/slides/slide11.xml", ' descr="[^"]*"', ' descr="a.png"', "the name of a file"),
    ("ppt/slides/slide11.xml", ' descr="[^"]*"', f' descr="{"long " * 60}"', "longer than 250"),
    ("ppt/slides/slide16.xml", ' descr="[^"]*"', "", "16: Table has no alternative text"),
    ("ppt/slides/slide11.xml", '(descr="[^"]*")/>', rf"\1>{DECORATIVE}</p:cNvPr>", "is decoration, and has"),
    (
        "ppt/theme/theme1.xml",
        '<a:accent1><a:srgbClr val="......"',
        '<a:accent1><a:srgbClr val="DDDDDD"',
        "Table, firstRow",
    ),
    (
        "ppt/theme/theme1.xml",
        '<a:dk1><a:srgbClr val="......"',
        '<a:dk1><a:srgbClr val="BBBBBB"',
        "Table, wholeTbl: BBBBBB",
    ),
    ("ppt/slides/slide16.xml", ' firstRow="1"', "", "16: Table has no head"),
    ("ppt/slides/slide16.xml", "<a:t>Walking</a:t>", "<a:t></a:t>", "16: Table has an empty cell"),
    ("ppt/slides/slide16.xml", 'sz="2400"', 'sz="1800"', "16: Table: 18 pt is too small"),
    ("ppt/slides/slide7.xml", ' lang="en-GB"', "", "the language of"),
    ("ppt/notesSlides/notesSlide7.xml", ' lang="en-GB"', ' lang="de-DE"', "the language of"),
    ("ppt/notesSlides/notesSlide7.xml", "(?s)<a:p>.*</a:p>", "<a:p/>", "7: there are no notes"),
    ("ppt/slideLayouts/slideLayout9.xml", 'sz="2400"', 'sz="2000"', "20 pt is too small"),
    ("ppt/slideMasters/slideMaster1.xml", 'sz="1400"', 'sz="1200"', "Footer: 12 pt is too small"),
    ("ppt/theme/theme1.xml", '<a:dk1><a:srgbClr val="......"', '<a:dk1><a:srgbClr val="BBBBBB"', "too little contrast"),
    ("ppt/theme/theme1.xml", '<a:accent2><a:srgbClr val="......"', '<a:accent2><a:srgbClr val="FF9999"', "too little"),
    ("ppt/presentation.xml", 'section name="Exercises"', 'section name="Your plan"', "a section has no name"),
    ("docProps/core.xml", "<dc:title>.*</dc:title>", "", "the deck has no title"),
    ("ppt/slides/slide7.xml", "The nerve, and why it hurts", "How to lift", "2 slides are called"),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), BARRIERS, ids=[f"{one[0]} {one[3]}" for one in BARRIERS])
def test_the_accessibility_rules_bite(deck: bytes, name: str, old: str, new: str, says: str) -> None:
    assert says in "\n".join(accessibility.faults(changed(deck, name, old, new), "en-GB"))


def test_reading_order_is_found_out(deck: bytes) -> None:
    moved = changed(deck, "ppt/slides/slide11.xml", "(?s)(<p:pic>.*?</p:pic>)(.*)(</p:spTree>)", r"\2\1\3")
    assert "stands above" in "\n".join(accessibility.faults(moved, "en-GB"))


def test_text_stays_in_its_box_when_printed(deck: bytes, tmp_path: Path) -> None:
    assert rendering.faults(deck, tmp_path) == []


def test_three_times_the_words_still_fit(tmp_path: Path) -> None:
    placed, data = placed_and_written(wordy())
    assert placed.overfull == ()
    assert len(placed.slides) > 1.5 * len(placed_and_written(sample())[0].slides)
    assert structure.faults(data) == []
    assert accessibility.faults(data, "en-GB") == []
    assert rendering.faults(data, tmp_path) == []


def test_text_that_leaves_its_box_is_found(deck: bytes, tmp_path: Path) -> None:
    longer = changed(deck, "ppt/slides/slide7.xml", "Gentle movement", "Gentle movement " * 40)
    assert any(one.startswith("7: Points") for one in rendering.faults(longer, tmp_path))


def test_python_pptx_reads_every_word_back(deck: bytes) -> None:
    placed, data = placed_and_written(sample())
    assert data == deck
    read = Presentation(io.BytesIO(data))
    assert len(read.slides) == len(placed.slides)
    for one, slide in zip(placed.slides, read.slides, strict=True):
        shown = {
            shape.name: [paragraph.text for paragraph in shape.text_frame.paragraphs]
            for shape in slide.placeholders
            if shape.has_text_frame
        }
        wanted = {
            shape.slot: ["".join(run[0] for run in paragraph.runs) for paragraph in shape.paragraphs]
            for shape in one.shapes
            if hasattr(shape, "paragraphs")
        }
        assert shown.items() >= wanted.items()
        assert slide.name == one.id
        assert slide.slide_layout.name == one.layout
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert notes[0].startswith("SAY: ")
        assert notes[-1] == f"[{one.id}]"


def test_agenda_jumps_to_its_slides(deck: bytes) -> None:
    read = Presentation(io.BytesIO(deck))
    agenda = next(slide for slide in read.slides if slide.name == "agenda")
    targets = [
        agenda.part.related_part(click.rId).slide.name
        for click in agenda.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
    ]
    assert targets == ["section-what", "section-move", "programme", "take-home"]


def test_footer_and_number_stand_on_all_slides_but_the_title(deck: bytes) -> None:
    read = Presentation(io.BytesIO(deck))
    for number, slide in enumerate(read.slides, 1):
        texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        if number == 1:
            assert "Footer" not in texts
        else:
            assert texts["Footer"] == sample().footer
            assert texts["Slide Number"] == f"{number} / {len(read.slides)}"


def test_slides_state_nothing_that_the_layout_can_state(deck: bytes) -> None:
    for _, tree in structure.Package(deck).matching(r"ppt/slides/[^/]+\.xml"):
        for shape in tree.iter(structure.P + "sp"):
            assert len(shape.find(structure.P + "spPr")) == 0
            assert shape.find(f".//{structure.P}ph") is not None
            assert not [
                look for look in shape.iter(structure.A + "rPr") if look.get("sz") or look.find(structure.A + "latin")
            ]


def test_the_masters_title_moves_every_title(deck: bytes) -> None:
    moved = changed(
        deck, "ppt/slideMasters/slideMaster1.xml", 'name="Title"(.*?)<a:off x="609600"', r'name="Title"\1<a:off x="1"'
    )
    lefts = [
        slide.shapes.title.left
        for slide in Presentation(io.BytesIO(moved)).slides
        if "Content" in slide.slide_layout.name
    ]
    assert lefts
    assert set(lefts) == {1}


def test_equal_pictures_are_stored_once(deck: bytes) -> None:
    def media(data: bytes) -> list[bytes]:
        return [part for name, part in structure.Package(data).parts.items() if name.startswith("ppt/media/")]

    once = sample()
    _, twice = placed_and_written(replace(once, sections=once.sections * 2))
    assert len(set(media(deck))) == len(media(deck)) > 0
    assert media(twice) == media(deck)


def test_long_lists_go_on_with_their_numbers() -> None:
    _, data = placed_and_written(wordy())
    starts = [
        mark.get("startAt")
        for _, tree in structure.Package(data).matching(r"ppt/slides/[^/]+\.xml")
        for mark in tree.iter(structure.A + "buAutoNum")
    ]
    assert starts
    assert all(int(start) > 1 for start in starts)


def test_markup_in_words_stays_words() -> None:
    text = 'Less than < 5 & "more" > 3 <a:b/>'
    base = sample()
    part = base.sections[1]
    slide = replace(part.slides[1], slots=(("Points", Points(((Run(text + "\x0b\x00"),),))),))
    _, data = placed_and_written(replace(base, sections=(replace(part, slides=(slide,)),), title=text))
    read = Presentation(io.BytesIO(data))
    assert read.slides[0].placeholders[1].text_frame.text == text
    assert read.core_properties.title == text


@pytest.mark.parametrize("setting", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2"}])
def test_same_deck_same_bytes(deck: bytes, setting: dict[str, str], tmp_path: Path) -> None:
    path = os.pathsep.join(str(Path(one).resolve()) for one in sys.path if one)
    environment = {**os.environ, **setting, "PYTHONPATH": path}
    again = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, cwd=tmp_path, check=True, capture_output=True
    )
    assert again.stdout == deck


def test_the_writer_needs_no_library() -> None:
    path = os.pathsep.join(one for one in sys.path if one)
    program = "import booklet.slides.writer, sys; print([name for name in ('pptx', 'lxml') if name in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_text_of_the_theme_has_contrast() -> None:
    palette = {name: colour[1:] for name, colour in THEME.palette}
    for name, ground, least in (("dk1", "lt1", 7.0), ("dk1", "lt2", 7.0), ("dk2", "lt1", 7.0), ("hlink", "lt1", 4.5)):
        assert accessibility.ratio(palette[name], palette[ground]) >= least
    for number in range(1, 7):
        assert accessibility.ratio(palette["lt1"], palette[f"accent{number}"]) >= 4.5
