from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

import tools
from booklet.checks.deck_readback import SlideMark, read_deck
from booklet.checks.hand_edits import hand_edits
from slides.sample import placed_and_written, sample

SAVED_AGAIN = "it was only saved again: words, tables, pictures, places and notes of its slides are as they were made"
BRIDGE, PLAN, LAST = 11, 16, 19


@cache
def made() -> bytes:
    return placed_and_written(sample())[1]


@cache
def marks() -> tuple[SlideMark, ...]:
    return tuple(slide.mark for slide in read_deck(made()))


def said(data: bytes) -> str:
    return hand_edits(marks(), io.BytesIO(data))


def saved(change: Callable[[Deck], object] = bool) -> bytes:
    """The deck opened, changed and saved by another program, which writes every part anew."""
    deck, out = Presentation(io.BytesIO(made())), io.BytesIO()
    change(deck)
    deck.save(out)
    return out.getvalue()


def shape(deck: Deck, number: int, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - python-pptx has no types
    return next(one for one in deck.slides[number - 1].shapes if one.name == name)


def reword(deck: Deck) -> None:
    shape(deck, BRIDGE, "Cues").text_frame.paragraphs[0].runs[0].text = "Lift your hips a little"


def annotate(deck: Deck) -> None:
    deck.slides[BRIDGE - 1].notes_slide.notes_text_frame.text += " Ask how it felt."


def push(deck: Deck) -> None:
    shape(deck, BRIDGE, "Start picture").left += Pt(20)


def crop(deck: Deck) -> None:
    shape(deck, BRIDGE, "Start picture").crop_left = 0.2


def redose(deck: Deck) -> None:
    shape(deck, PLAN, "Table").table.cell(1, 1).text = "2 min"


def exchange(deck: Deck) -> None:
    """Another picture in the frame."""
    frame, out = shape(deck, BRIDGE, "Start picture"), io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(out, "PNG")
    _, link = frame.part.get_or_add_image_part(io.BytesIO(out.getvalue()))
    frame._element.blipFill.blip.rEmbed = link  # noqa: SLF001 - no public call changes a picture


def draw(deck: Deck) -> None:
    deck.slides[BRIDGE - 1].shapes.add_textbox(0, 0, Pt(100), Pt(40)).text_frame.text = "Mats!"


def hide(deck: Deck) -> None:
    deck.slides[BRIDGE - 1]._element.set("show", "0")  # noqa: SLF001 - no public call hides a slide


def add(deck: Deck) -> None:
    deck.slides.add_slide(deck.slides[BRIDGE - 1].slide_layout).shapes.title.text = "Tea"


def drop(deck: Deck) -> None:
    ids = deck.slides._sldIdLst  # noqa: SLF001 - no public call removes or moves a slide
    deck.part.drop_rel(ids[BRIDGE - 1].rId)
    ids.remove(ids[BRIDGE - 1])


def move(deck: Deck) -> None:
    ids = deck.slides._sldIdLst  # noqa: SLF001 - as above
    ids.insert(0, ids[BRIDGE - 1])


def retitle(deck: Deck) -> None:
    deck.slides[BRIDGE - 1].shapes.title.text = "The bridge"


@pytest.mark.parametrize("change", [reword, annotate, push, crop, exchange, draw, hide])
def test_a_changed_slide_is_named(change: Callable[[Deck], object]) -> None:
    assert said(saved(change)) == "slide 11 “Bridge” differs"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ((reword, redose, add), "slides 11 “Bridge”, 16 “Weeks 1–2: ease the pain” and 20 (new) differ"),
        ((add,), "slide 20 (new) differs"),
        ((drop,), "slide “Bridge” is gone"),
        ((move,), "slide 1 “Bridge” has moved"),
        ((retitle,), "slide 11 “The bridge” differs"),
        ((reword, move), "slide 1 “Bridge” differs; slide 1 “Bridge” has moved"),
    ],
)
def test_changes_are_told_apart(changes: tuple[Callable[[Deck], object], ...], says: str) -> None:
    assert said(saved(lambda deck: [change(deck) for change in changes])) == says


def test_a_long_list_of_slides_ends_with_how_many_more() -> None:
    def all_titles(deck: Deck) -> None:
        for slide in deck.slides:
            slide.shapes.title.text += "!"

    assert said(saved(all_titles)).endswith("“How to lift!” and 11 more differ")


def test_a_deck_that_was_only_saved_again_is_told_so() -> None:
    assert made() != saved()
    assert said(saved()) == SAVED_AGAIN


def test_another_programs_own_way_of_saving_is_no_change(tmp_path: Path) -> None:
    """LibreOffice drops the slides' names, writes every place out, and makes layouts of its own."""
    place = tmp_path / "deck.pptx"
    place.write_bytes(made())
    (tmp_path / "again").mkdir()
    again = tools.converted(place, tmp_path / "again", "pptx")
    assert said(again.read_bytes()) == SAVED_AGAIN


def test_a_copy_of_a_slide_is_new_and_the_slide_is_not() -> None:
    slides = marks()
    copy = slides[BRIDGE - 1]._replace(digest="other")
    file = io.BytesIO(saved())
    assert hand_edits((*slides[: LAST - 1], copy._replace(id="x", title="y")), file).startswith(
        "slide 19 (new) differs"
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"my own slides", made()[:9000], b"PK\x05\x06" + bytes(18)],
    ids=["empty", "text", "cut short", "empty archive"],
)
def test_what_is_no_deck_is_no_traceback(data: bytes) -> None:
    assert said(data) == "it cannot be read as a deck"


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slides/slide4.xml", "_rels/.rels"])
@pytest.mark.parametrize("text", [b"", b"<a", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;&c;</x>", b" " * 20_000_001])
def test_damaged_parts_are_no_traceback(part: str, text: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, text if name == part else source.read(name))
    assert said(out.getvalue()) == "it cannot be read as a deck"


def test_somebody_elses_deck_shares_no_slide_with_ours() -> None:
    other, out = Presentation(), io.BytesIO()
    other.slides.add_slide(other.slide_layouts[0]).shapes.title.text = "Sales"
    other.save(out)
    assert said(out.getvalue()).startswith("slide 1 (new) differs; slides “Moving well with sciatica”, ")
