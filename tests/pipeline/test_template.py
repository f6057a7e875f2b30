"""A clinic's own colours, logo and template, from its file to the finished outputs."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from booklet.content.clinic import Colours
from booklet.content.edition import Kind, Variant
from booklet.diagnostics import Diagnostic, Severity
from booklet.pipeline.build import build
from booklet.pipeline.making.press import Looks
from booklet.pipeline.project import read_project
from booklet.pipeline.request import Request, Result
from booklet.theme.colour import contrast, is_near, readable_accent
from inspectors.legibility import Legibility
from project_folder import DRAWING, write_project
from slides import templates
from slides.templates import changed, with_relation

LOOK = """\
template:
  file: clinic.potx
  layouts:
    exercise: Zwei Spalten
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path)
    place = tmp_path / "images" / "templates" / "clinic.potx"
    place.parent.mkdir()
    place.write_bytes(templates.dark())
    return tmp_path


def made(project: Path, look: str, kind: str = "deck") -> Result:
    place = project / "content" / "booklet.yaml"
    place.write_text(place.read_text("utf-8") + look, "utf-8")
    return build(Request(project, project / "output", only=kind))


def said(result: Result, code: str) -> list[Diagnostic]:
    return [found for found in result.diagnostics if found.code.id == code]


def the_deck(project: Path) -> Any:  # noqa: ANN401 - python-pptx has few types
    (file,) = (project / "output").glob("*/deck.pptx")
    return Presentation(io.BytesIO(file.read_bytes()))


def test_the_deck_is_made_in_the_template(project: Path) -> None:
    result = made(project, LOOK)
    assert all(outcome.done for outcome in result.outcomes), result.diagnostics
    homes = {slide.name: slide.slide_layout.name for slide in the_deck(project).slides}
    assert homes["exercise-bridge"] == "Zwei Spalten"
    assert homes["title"] == "Titelfolie"


def test_slides_on_paper_stand_in_the_template_too(project: Path) -> None:
    """A handout reads the template, also where the edition makes no deck."""
    (edition,) = (project / "content" / "editions").glob("*.yaml")
    edition.write_text(edition.read_text("utf-8").replace("  - kind: deck\n", "  - kind: deck-handout\n"), "utf-8")
    result = made(project, LOOK, "deck-handout")
    assert all(outcome.done for outcome in result.outcomes), result.diagnostics
    (file,) = (project / "output").glob("*/report.json")
    assert "images/templates/clinic.potx" in json.loads(file.read_bytes())["inputs"]
    handout = file.with_name("deck-handout.pdf").read_bytes()
    ratio, where = Legibility(handout).lowest_contrast()
    assert ratio >= 3, where  # the template's white words stand on a ground that paper does not have


def test_the_accent_reaches_every_look(project: Path) -> None:
    clinic = read_project(project).library.clinic
    assert clinic
    looks = Looks(clinic.model_copy(update={"colours": Colours(accent="#5B2A86")}))
    sheets = (looks.sheet(kind) for kind in (Kind.SHEETS, Kind.PROGRAMME, Kind.STATION_CARDS, Kind.SOURCES_REVIEW))
    for theme in (looks.page(), looks.page(Variant.LARGE_PRINT), *sheets, looks.class_sheets, looks.overview):
        assert theme.colours["accent"] == "#5B2A86", theme.name


def test_the_report_says_which_slides_went_where(project: Path) -> None:
    made(project, LOOK)
    (file,) = (project / "output").glob("*/report.json")
    rows = {row["role"]: row for row in json.loads(file.read_bytes())["outputs"]["deck.pptx"]["template"]}
    assert rows["exercise"]["found"] == "configured"
    assert rows["exercise"]["layout"] == "Zwei Spalten"
    assert "Dose" in rows["exercise"]["free"]
    assert (rows["take-home"]["layout"], rows["take-home"]["found"]) == ("Text", "placeholders")
    assert (rows["take-home"]["bound"], rows["take-home"]["free"]) == (["Title", "Points"], [])


def test_a_kind_of_slide_without_a_layout_is_told(project: Path) -> None:
    found = said(made(project, LOOK), "TPL-06")
    assert any("`emergency` has no layout of its own" in one.message for one in found)
    assert not any("`exercise`" in one.message for one in found)


def test_words_that_a_low_template_makes_small_are_told(project: Path) -> None:
    (project / "images" / "templates" / "clinic.potx").write_bytes(templates.low(3.0))
    result = made(project, "template: {file: clinic.potx}\n")
    assert all(outcome.done for outcome in result.outcomes), result.diagnostics
    found = said(result, "TPL-08")
    assert any("has text of 20 pt, less than 24" in one.message for one in found)
    assert all(one.code.severity is Severity.WARNING for one in found)


def test_a_second_build_has_nothing_to_do(project: Path) -> None:
    made(project, LOOK)
    again = build(Request(project, project / "output", only="deck"))
    assert [outcome.state.value for outcome in again.outcomes] == ["nothing changed"]


def test_another_template_makes_another_deck(project: Path) -> None:
    made(project, LOOK)
    (project / "images" / "templates" / "clinic.potx").write_bytes(
        changed(templates.dark(), {"ppt/theme/theme1.xml": lambda part: part.replace(b"1F497D", b"102030")})
    )
    again = build(Request(project, project / "output", only="deck"))
    assert [outcome.state.value for outcome in again.outcomes] == ["made"]


FAULTS: dict[str, tuple[Callable[[], bytes | None], str, str]] = {
    "missing": (lambda: None, "TPL-01", "no file images/templates/clinic.potx"),
    "broken": (lambda: b"PK", "TPL-02", "clinic.potx: the file cannot be opened"),
    "too large": (lambda: bytes(50_000_001), "TPL-04", "50,000,001 bytes"),
    "linked": (
        lambda: with_relation(templates.plain(), "image", "file:///c:/logo.png", outside=True),
        *("TPL-03", "a link to `file:///c:/logo.png`"),
    ),
    "no such layout": (templates.plain, "TPL-05", "no layout `Zwei Spalten`"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_template_that_cannot_be_used_is_told_where_it_is_named(project: Path, name: str) -> None:
    data, code, words = FAULTS[name]
    place = project / "images" / "templates" / "clinic.potx"
    if (content := data()) is None:
        place.unlink()
    else:
        place.write_bytes(content)
    result = made(project, LOOK)
    (found,) = said(result, code)
    assert words in found.message
    assert found.span.path in {"content/booklet.yaml", "images/templates/clinic.potx"}
    assert not any((project / "output").glob("*/deck.pptx"))


def test_faint_words_of_the_template_are_told(project: Path) -> None:
    (project / "images" / "templates" / "clinic.potx").write_bytes(templates.plain())
    found = said(made(project, LOOK.replace("Zwei Spalten", "Title Only")), "TPL-07")
    assert any("“Subtitle” on `Title Slide` has a contrast of 3.5 to 1" in one.message for one in found)


def test_the_logo_stands_on_the_first_slide_and_says_the_name(project: Path) -> None:
    (project / "images" / "drawings" / "leaf.svg").write_text(DRAWING.format(name="leaf").replace("skin", "brand"))
    made(project, "logo: leaf\n")
    first = the_deck(project).slides[0]
    logos = [shape for shape in first.shapes if shape.name == "Logo"]
    assert [logo.element.nvPicPr.cNvPr.get("descr") for logo in logos] == ["Sample Clinic"]
    assert logos[0].width / logos[0].height == pytest.approx(100 / 60, rel=0.01)


def test_a_clinic_s_accent_colours_the_deck(project: Path) -> None:
    made(project, 'colours: {accent: "#4B2E83"}\n')
    (file,) = (project / "output").glob("*/deck.pptx")
    deck = Presentation(io.BytesIO(file.read_bytes()))
    theme = next(
        link.target_part.blob for link in deck.slide_master.part.rels.values() if link.reltype.endswith("theme")
    )
    assert b'<a:accent1><a:srgbClr val="4B2E83"/>' in theme
    assert b'<a:accent2><a:srgbClr val="B3201B"/>' in theme


@pytest.mark.parametrize("accent", ["#0B5CAD", "#FFD400", "#00A3E0", "#F47B20", "#FFFFFF"])
def test_an_accent_is_darkened_until_it_can_be_read(accent: str) -> None:
    readable = readable_accent(accent)
    assert contrast(readable, "#FFFFFF") >= 7
    assert readable_accent(readable) == readable


@pytest.mark.parametrize(
    ("colour", "near"), [("#C8102E", True), ("#7A1F1F", True), ("#4B2E83", False), ("#6B4F3F", False)]
)
def test_only_reds_are_near_the_alarm(colour: str, near: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_near(colour, "#B3201B") is near
