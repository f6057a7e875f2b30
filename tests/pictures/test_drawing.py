from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import Code
from booklet.pictures.drawing import read_drawing
from booklet.pictures.picture import Drawing, Label, mirrored
from booklet.pictures.picture import Path as Outline

DRAWINGS = Path(__file__).parents[2] / "images" / "drawings"
TITLE = "A person lies on a mat with both knees bent."
GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20.5" width="40mm">
<title>A person lies on a mat
 with both knees bent.</title>
<style>.skin{fill:#f00}</style>
<path class="skin" d="M1 2L3,4C5 6 7 8 9 10Z"/>
<path class="ink" stroke-width=".3" d="M-1 2.5 L 3 4"/>
</svg>"""


def codes(text: str | bytes) -> list[tuple[Code, int]]:
    """(code, line) of what is wrong with a drawing."""
    data = text.encode() if isinstance(text, str) else text
    checked = read_drawing("a.svg", data)
    assert (checked.value is None) == bool(checked.diagnostics)
    return [(found.code, found.span.line) for found in checked.diagnostics]


def with_path(path: str) -> str:
    return GOOD.replace("</svg>", f"{path}\n</svg>")


def test_a_drawing_is_read_in_painting_order() -> None:
    drawing = read_drawing("a.svg", GOOD.encode()).value

    assert drawing
    assert (drawing.width, drawing.height, drawing.alt) == (40, 20.5, TITLE)
    assert drawing.paths == (
        Outline("skin", "M1 2L3,4C5 6 7 8 9 10Z"),
        Outline("ink", "M-1 2.5 L 3 4", 0.3),
    )


def test_equal_files_have_equal_names() -> None:
    first, second, other = (
        read_drawing(name, GOOD.encode() + end).value for name, end in (("a", b""), ("b", b""), ("c", b"\n"))
    )

    assert first
    assert second
    assert other
    assert first.name == second.name != other.name


@pytest.mark.parametrize(
    "path",
    [
        '<path class="skn" d="M1 2Z"/>',
        '<path d="M1 2Z"/>',
        '<path class="skin" d="m1 2z"/>',
        '<path class="skin" d="M1 2Q3 4 5 6"/>',
        '<path class="skin" d="M1 2L3"/>',
        '<path class="skin" d="M1 2L3 4 5 6"/>',
        '<path class="skin" d="M1 2Z3"/>',
        '<path class="skin" d="L1 2"/>',
        '<path class="skin" d=""/>',
        '<path class="skin" d="M1 --2"/>',
        '<path class="skin" d="M1 2e3"/>',
        '<path class="skin" d="M1-2"/>',
        '<path class="skin" d="M1,,2"/>',
        '<path class="skin" d="M1 2;Z"/>',
        '<path class="skin" d="M1 ٢"/>',
        '<path class="skin" d="M1 20000"/>',
        f'<path class="skin" d="M1 {"9" * 400}"/>',
        '<path class="skin" stroke-width="0" d="M1 2"/>',
        '<path class="skin" stroke-width="thin" d="M1 2"/>',
        '<path class="skin" transform="scale(2)" d="M1 2"/>',
        '<path class="skin" style="fill:red" d="M1 2"/>',
        '<g id="layer"/>',
        '<image href="https://example.org/x.png"/>',
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_part_of_a_drawing_is_named_at_its_line(path: str) -> None:
    assert codes(with_path(path)) == [(Code.DRAWING_FORM, 7)]


def test_a_mistyped_role_gets_a_hint() -> None:
    (found,) = read_drawing("a.svg", with_path('<path class="hiar" d="M1 2Z"/>').encode()).diagnostics

    assert str(found).splitlines() == [
        "a.svg:7:1: IMG-12 the class `hiar` is no role of a drawing",
        "    did you mean `hair`?",
    ]


def test_all_mistakes_are_told_at_once() -> None:
    broken = with_path('<path class="nose" d="M1 2Z"/>\n<path class="skin" d="H1"/>').replace(
        ' viewBox="0 0 40 20.5"', ""
    )

    assert codes(broken) == [(Code.DRAWING_FORM, 1), (Code.DRAWING_FORM, 7), (Code.DRAWING_FORM, 8)]


@pytest.mark.parametrize("box", ["", "0 0 40", "1 0 40 20", "0 0 0 20", "0 0 -4 20", "0 0 40 twenty", "0 0 99999 20"])
def test_a_view_box_is_a_size_in_millimetres(box: str) -> None:
    assert codes(GOOD.replace("0 0 40 20.5", box)) == [(Code.DRAWING_FORM, 1)]


@pytest.mark.parametrize("title", ["", "<title>Too short</title>", f"<title>{'long ' * 60}</title>"])
def test_a_title_is_an_alternative_text(title: str) -> None:
    changed = re.sub(r"<title>.*</title>", title, GOOD, flags=re.DOTALL)

    assert [code for code, _ in codes(changed)] == [Code.DRAWING_TITLE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no XML",
        GOOD.replace("</svg>", ""),
        GOOD.replace("http://www.w3.org/2000/svg", "urn:other"),
        "<html><title>A page that is no drawing at all</title></html>",
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + GOOD.replace("A person", "&b;"),
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_svg_is_refused(text: str | bytes) -> None:
    assert [code for code, _ in codes(text)] == [Code.DRAWING_SYNTAX]


def test_a_drawing_has_its_limits() -> None:
    long = "M1 2" + "L3 4" * 10_000

    assert codes(with_path(f'<path class="skin" d="{long}"/><path class="skin" d="{long}"/>')) == [
        (Code.DRAWING_TOO_LARGE, 7)
    ]
    assert codes(GOOD + " " * (1 << 20)) == [(Code.DRAWING_TOO_LARGE, 1)]


def test_a_file_of_another_kind_gives_few_lines() -> None:
    assert len(codes(with_path("<g/>" * 1000))) == 20


@given(st.binary(max_size=60), st.integers(0, len(GOOD)))
def test_no_bytes_make_it_raise(noise: bytes, at: int) -> None:
    data = GOOD.encode()

    codes(noise)
    codes(data[:at] + noise + data[at + len(noise) :])


@pytest.mark.parametrize("path", sorted(DRAWINGS.glob("*.svg")), ids=lambda path: path.stem)
def test_our_own_drawings_can_be_read(path: Path) -> None:
    assert codes(path.read_bytes()) == []


def test_labels_are_read_with_their_places() -> None:
    text = with_path(
        '<text class="label" x="3" y="4.5">sciatic\n nerve</text>'
        '<text class="label" x="30" y="2" text-anchor="end">disc</text>'
    )
    drawing = read_drawing("a.svg", text.encode()).value

    assert drawing
    assert drawing.labels == (Label("sciatic nerve", 3, 4.5), Label("disc", 30, 2, "end"))


@pytest.mark.parametrize(
    "label",
    [
        '<text x="1" y="1">no class</text>',
        '<text class="skin" x="1" y="1">a role</text>',
        '<text class="label" x="41" y="1">outside</text>',
        '<text class="label" x="1">no y</text>',
        '<text class="label" x="1" y="-1">above</text>',
        '<text class="label" x="1" y="1" text-anchor="left">anchor</text>',
        '<text class="label" x="1" y="1" font-size="3">a size</text>',
        '<text class="label" x="1" y="1"> </text>',
        f'<text class="label" x="1" y="1">{"long " * 7}</text>',
        '<text class="label" x="1" y="1">神経</text>',
    ],
)
def test_a_label_has_its_form(label: str) -> None:
    assert codes(with_path(label)) == [(Code.DRAWING_FORM, 7)]


def test_a_label_has_nothing_in_it() -> None:
    found = codes(with_path('<text class="label" x="1" y="1">a <tspan>b</tspan></text>'))
    assert found == [(Code.DRAWING_FORM, 7)]


def test_a_drawing_with_very_many_labels_is_refused() -> None:
    assert codes(with_path('<text class="label" x="1" y="1">a</text>' * 21)) == [(Code.DRAWING_FORM, 7)]


def test_a_label_moves_to_the_other_side_of_a_mirrored_drawing() -> None:
    text = with_path(
        '<text class="label" x="3" y="4">left leg</text>'
        '<text class="label" x="20" y="9" text-anchor="middle">hip</text>'
    )
    drawing = read_drawing("a.svg", text.encode()).value
    assert drawing
    other = mirrored(drawing)

    assert isinstance(other, Drawing)
    assert other.labels == (Label("right leg", 37, 4, "end"), Label("hip", 20, 9, "middle"))
    assert mirrored(other) == drawing
