from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from pydantic import ValidationError

import booklet
import project
from booklet.blocks.document import PanelKind
from booklet.pictures.drawing import ROLES
from booklet.theme.load import load_page_theme
from booklet.theme.model import PageTheme, TextStyle

THEME = project.page_theme()
"""The ground that layout names itself."""

DISPLAY = 20
"""Titles of this size and more are a line or two long and may stand closer."""

LIGHT = sorted({"paper", "cover", *(panel.fill or "paper" for panel in THEME.panels.values())})
DARK = sorted({panel.title_fill for panel in THEME.panels.values() if panel.title_fill})


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(THEME.colours[one]), luminance(THEME.colours[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def source_files() -> Iterator[Path]:
    root = Path(booklet.__file__).parent
    return (path for folder in ("blocks", "compose", "layout") for path in (root / folder).glob("*.py"))


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("paper", "paper") == 1
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#777777") == pytest.approx(0.184, abs=0.001)


def test_body_text_on_paper_has_a_contrast_of_7() -> None:
    assert contrast(THEME.styles["body"].colour, "paper") >= 7


@pytest.mark.parametrize("look", ["clinic", "large-print", "ink-saver", "sheets"])
def test_words_that_say_when_to_ask_first_are_as_dark_as_the_steps(look: str) -> None:
    """A poor photocopy loses grey words first, and these are about safety."""
    styles = load_page_theme(look).styles
    assert styles["small"].colour == styles["step"].colour


@pytest.mark.parametrize(("name", "ground"), list(product(sorted(THEME.styles), LIGHT + DARK)))
def test_text_can_be_read_on_every_ground_that_it_can_stand_on(name: str, ground: str) -> None:
    """Light words stand on dark grounds only, all others on light ones."""
    colour = THEME.styles[name].colour
    if (colour == "paper") == (ground in DARK):
        assert contrast(colour, ground) >= 4.5, (name, ground)


def test_links_can_be_read_on_every_light_ground() -> None:
    assert all(contrast("link", ground) >= 4.5 for ground in LIGHT)


def test_lines_to_write_on_can_be_seen() -> None:
    assert contrast("write", "paper") >= 3


@pytest.mark.parametrize("name", sorted(THEME.styles))
def test_type_is_large_and_its_lines_are_apart(name: str) -> None:
    style = THEME.styles[name]
    assert style.size >= 10
    tightest = 1.15 if style.size < DISPLAY else 1.1
    assert tightest <= style.leading / style.size <= 1.6


@pytest.mark.parametrize(
    "name", ["body", "item", "step", "compact", "sign", "lead", "purpose", "cell", "caption", "small", "contents"]
)
def test_what_patients_read_is_12_points_or_more(name: str) -> None:
    assert THEME.styles[name].size >= 12


def test_every_colour_that_is_named_exists() -> None:
    named = {style.colour for style in THEME.styles.values()}
    for panel in THEME.panels.values():
        named |= {panel.fill, panel.edge, panel.title_fill} - {""}
    assert named | {"link", "rule", "write", "paper"} <= THEME.colours.keys()
    grounds = {section.ground for section in project.document().every_section()}
    assert grounds - {""} <= THEME.colours.keys()


def test_every_kind_of_panel_has_its_look_and_title_style() -> None:
    assert THEME.panels.keys() == {kind.value for kind in PanelKind} | {"table-head", "question", "answer"}
    assert {panel.title for panel in THEME.panels.values()} <= THEME.styles.keys()


def test_every_role_of_a_drawing_has_its_ink() -> None:
    assert THEME.drawing.keys() == ROLES


def test_every_style_is_used_somewhere() -> None:
    text = "\n".join(path.read_text("utf-8") for path in source_files())
    used = set(re.findall(r'"([a-z][a-z0-9-]*)"', text)) | {panel.title for panel in THEME.panels.values()}
    used |= {f"h{level}" for level in (1, 2, 3)}
    assert THEME.styles.keys() - used == set()


def test_papers_leave_room_between_the_margins() -> None:
    assert {"A5", "A4"} <= THEME.papers.keys()
    for name in THEME.papers:
        size = THEME.paper(name)
        assert size.width - THEME.papers[name].margins.inner - THEME.papers[name].margins.outer >= 300
        assert size.height - THEME.papers[name].margins.top - THEME.papers[name].margins.bottom >= 450


def test_an_unknown_paper_is_an_error() -> None:
    with pytest.raises(KeyError):
        THEME.paper("B7")


def test_an_unknown_theme_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_page_theme("nowhere")


@pytest.mark.parametrize("change", [{"shadow": "3"}, {"fonts": {}}, {"colours": {"ink": "black"}}])
def test_a_theme_is_closed_and_whole(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PageTheme.model_validate(THEME.model_dump() | change)


def test_a_style_stands_in_the_middle_or_at_a_side() -> None:
    with pytest.raises(ValidationError):
        TextStyle(size=12, leading=15, align=2)


def test_a_booklet_on_office_paper_is_set_larger_and_large_print_as_it_is() -> None:
    theme = load_page_theme()
    larger = theme.enlarged("A4")
    by = theme.papers["A4"].enlarged
    assert by > 1
    assert theme.enlarged("A5") == theme
    assert larger.styles["body"].size == theme.styles["body"].size * by
    assert larger.styles["caption"].align == theme.styles["caption"].align
    assert larger.spacing.figure_height == theme.spacing.figure_height * by
    large = load_page_theme("large-print")
    assert large.enlarged("A4") == large
