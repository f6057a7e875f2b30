from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from font_source_sans_pro import font_directory
from hypothesis import assume, example, given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from booklet.blocks.text import Run, Runs, plain
from booklet.layout.ruler import WIDEST_PAGE_NUMBER, Broken, Face, Ruler
from booklet.theme.model import TextStyle
from project import family

FILES = sorted(Path(font_directory).glob("*.ttf"))
STYLE = TextStyle(size=13, leading=17)
RULER = Ruler(family())
LETTERS = "".join(sorted(family().regular.advance.keys() - {"\u00ad"}))

WORDS = st.text("abcdefghijklmnopqrstuvwxyz,.WMé–\N{NO-BREAK SPACE}", min_size=1, max_size=14)
LINES = st.lists(WORDS, max_size=25).map(" ".join)
ROOMS = st.integers(20, 400).map(lambda room: room + 0.137)


@st.composite
def mixed(draw: st.DrawFn) -> Runs:
    """Words that change their look anywhere, also in the middle."""
    parts = draw(st.lists(st.tuples(LINES, st.booleans(), st.booleans(), st.sampled_from(["", "#x"])), max_size=5))
    return tuple(Run(text, bold, italic, link) for text, bold, italic, link in parts)


def texts(lines: list[Broken]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def ends(line: Broken) -> float:
    """The right edge of the last piece, as it will be painted."""
    return max((piece.x + piece.width for piece in line.pieces), default=0.0)


@given(st.text(LETTERS, max_size=40), st.floats(5, 50))
def test_widths_are_those_of_the_embedded_font(text: str, size: float) -> None:
    for face in family():
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face.name, str(Path(font_directory, f"{face.name}.ttf"))))
        theirs = pdfmetrics.stringWidth(text, face.name, size)
        assert RULER.width(text, face, size) == pytest.approx(theirs, abs=1e-6)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_family_is_read_as_reportlab_reads_it(path: Path) -> None:
    face = Face.from_truetype("any", path.read_bytes())
    theirs = TTFont("any", str(path)).face
    assert {ord(char) for char in face.advance} == set(theirs.charToGlyph) - {0xFFFF}
    assert {ord(char): width for char, width in face.advance.items()} == pytest.approx(
        {code: theirs.charWidths[code] for code in theirs.charToGlyph if code != 0xFFFF}
    )


@given(LINES, ROOMS)
def test_the_quick_way_breaks_like_the_general_one(text: str, room: float) -> None:
    quick = RULER.broken((Run(text),), STYLE, room)
    general = RULER._broken_mixed((Run(text),), STYLE, room)  # noqa: SLF001 - the two ways are one promise
    assert texts(quick) == texts(general)
    assert [line.width for line in quick] == pytest.approx([line.width for line in general])


@given(mixed(), ROOMS)
@example((Run("half", bold=True), Run("word")), 40.0)
def test_no_line_is_wider_than_its_room(text: Runs, room: float) -> None:
    for line in RULER.broken(text, STYLE, room):
        assert line.width <= room + 1e-6
        assert ends(line) <= room + 1e-6


@given(st.one_of(mixed(), LINES.map(lambda text: (Run(text),))), ROOMS)
def test_no_text_is_lost_or_doubled(text: Runs, room: float) -> None:
    assert "".join(texts(RULER.broken(text, STYLE, room))) == plain(text)


@given(st.lists(st.text("ab ", max_size=6).map(Run), max_size=6).map(tuple), ROOMS)
def test_surplus_spaces_lose_no_word(text: Runs, room: float) -> None:
    lines = RULER.broken(text, STYLE, room)
    assert "".join(texts(lines)).split() == plain(text).split()


@given(mixed(), ROOMS)
def test_pieces_stand_side_by_side_in_their_own_looks(text: Runs, room: float) -> None:
    for line in RULER.broken(text, STYLE, room):
        for left, right in pairwise(line.pieces):
            assert right.x >= left.x + left.width - 1e-6
        for piece in line.pieces:
            width = RULER.width(piece.text.rstrip(" "), piece.face, piece.size)
            assert width <= piece.width + 1e-6


@given(st.lists(WORDS, min_size=2, max_size=20), ROOMS)
def test_lines_are_as_full_as_they_can_be(words: list[str], room: float) -> None:
    lines = texts(RULER.broken((Run(" ".join(words)),), STYLE, room))
    assume(all(RULER.width(word, family().regular, STYLE.size) <= room for word in words))
    for line, following in pairwise(lines):
        more = line + following.split(" ")[0]
        assert RULER.width(more, family().regular, STYLE.size) > room - 1e-6


@given(st.lists(st.lists(st.text("abcde", min_size=1, max_size=5), max_size=12).map(" ".join), min_size=2, max_size=4))
@example(["exactly", "next"])
def test_a_line_feed_begins_a_line_and_nothing_else(parts: list[str]) -> None:
    """Also where the text before it fills its line to the last point."""
    widest = max(RULER.width(part, family().regular, STYLE.size) for part in parts)
    for text in ((Run("\n".join(parts)),), (Run("\n".join(parts)), Run("", bold=True))):
        lines = RULER.broken(text, STYLE, widest + 0.01)
        assert [line.rstrip(" ") for line in texts(lines)] == parts


def test_a_no_break_space_never_breaks() -> None:
    lines = texts(RULER.broken((Run("Hold for 30\N{NO-BREAK SPACE}seconds now"),), STYLE, 70))
    assert lines == ["Hold for ", "30\N{NO-BREAK SPACE}seconds ", "now"]


def test_a_word_of_500_letters_is_cut_without_a_space() -> None:
    for text in ((Run("x" * 500),), (Run("before "), Run("x" * 500, bold=True), Run(" after"))):
        lines = RULER.broken(text, STYLE, 120)
        assert "".join(texts(lines)) == plain(text)
        assert all(line.width <= 120 for line in lines)
        assert len(lines) > 20


def test_a_room_narrower_than_a_letter_holds_one_letter_a_line() -> None:
    assert texts(RULER.broken((Run("WWW"),), STYLE, 1)) == ["W", "W", "W"]


@pytest.mark.parametrize("text", [(), (Run(""),), (Run(""), Run("", bold=True)), (Run("", link="#x"),)])
def test_no_words_are_one_line_without_width(text: Runs) -> None:
    (line,) = RULER.broken(text, STYLE, 100)
    assert (line.width, "".join(piece.text for piece in line.pieces)) == (0, "")


def test_room_is_kept_for_a_page_number() -> None:
    (line,) = RULER.broken((Run("(page "), Run("", page_of="ask", link="#ask"), Run("): you")), STYLE, 300)
    number = next(piece for piece in line.pieces if piece.page_of)
    assert number.text == WIDEST_PAGE_NUMBER
    assert number.link
    assert number.link.target == "#ask"
    assert line.pieces[-1].x == pytest.approx(number.x + number.width)


def test_a_page_number_is_never_doubled() -> None:
    lines = RULER.broken((Run("", page_of="ask"),), STYLE, 10)
    assert [piece.page_of for line in lines for piece in line.pieces] == ["ask"]


def test_links_are_told_apart_and_coloured() -> None:
    (line,) = RULER.broken((Run("see "), Run("here", link="#a"), Run(", "), Run("there", link="#a")), STYLE, 300)
    links = [piece.link for piece in line.pieces if piece.link]
    assert len(set(links)) == 2
    assert {piece.colour for piece in line.pieces if piece.link} == {"link"}


def test_characters_that_the_font_lacks_are_noted() -> None:
    face = Face.from_truetype("fresh", family().regular.data)
    width = face.measure("a漢b")
    assert face.missing == {"漢"}
    assert width == face.advance["a"] + face.unknown + face.advance["b"]


def test_glyphs_stand_in_the_middle_of_their_line() -> None:
    face = family().regular
    above = RULER.baseline(STYLE) - face.ascent * STYLE.size
    below = STYLE.leading - RULER.baseline(STYLE) + face.descent * STYLE.size
    assert above == pytest.approx(below)


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(40), b"<svg/>"])
def test_what_is_no_truetype_font_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a TrueType font"):
        Face.from_truetype("other", data)


def test_a_long_address_is_cut_behind_a_slash_or_a_hyphen() -> None:
    lines = texts(RULER.broken((Run("www.example.org/services/sciatica-treatment/", link="#x"),), STYLE, 150.0))
    assert len(lines) > 1
    assert all(line.endswith(("/", "-")) for line in lines)
