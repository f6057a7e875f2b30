from __future__ import annotations

from booklet.pictures.drawing import ROLES, read_drawing
from booklet.pictures.placeholder import placeholder


def test_a_placeholder_says_what_is_missing() -> None:
    assert placeholder("bird dog").alt == "Placeholder: there is no picture of bird dog yet."


def test_a_placeholder_is_a_drawing_like_any_other() -> None:
    drawing = placeholder("bird dog")
    assert {path.role for path in drawing.paths} <= ROLES
    paths = "".join(f'<path class="{path.role}" d="{path.data}"/>' for path in drawing.paths)
    size = f"0 0 {drawing.width:g} {drawing.height:g}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}"><title>{drawing.alt}</title>{paths}</svg>'
    assert read_drawing("placeholder.svg", svg.encode()).diagnostics == ()


def test_two_placeholders_are_two_pictures() -> None:
    assert placeholder("bird dog").name != placeholder("bridge").name
