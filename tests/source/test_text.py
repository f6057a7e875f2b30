from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import Checked, Code
from booklet.source.located import SourceText
from booklet.source.text import LARGEST, MOST_CHARACTERS, read_text


def only(checked: Checked[SourceText]) -> str:
    (found,) = checked.diagnostics
    assert checked.value is None
    return str(found).partition("\n")[0]


def test_text_is_kept_as_written() -> None:
    assert read_text("a.yaml", "name: Müller\n".encode()).value == SourceText("a.yaml", "name: Müller\n")


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n", b"\xef\xbb\xbfa\nb\n"])
def test_line_ends_and_byte_order_mark_do_not_matter(data: bytes) -> None:
    assert read_text("a", data).value == SourceText("a", "a\nb\n")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\u00a0\n".encode()])
def test_a_file_without_text_is_named_empty(data: bytes) -> None:
    assert only(read_text("a", data)) == "a:1:1: SRC-09 the file is empty"


def test_one_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    assert read_text("a", b"x" * LARGEST).value
    assert only(read_text("a", b"x" * (LARGEST + 1))).startswith("a:1:1: SRC-02 the file has 1,048,577 bytes")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_recognised_by_its_mark_or_its_nuls(encoding: str) -> None:
    checked = read_text("a", "title: Sciatica\n".encode(encoding))
    assert only(checked) == "a:1:1: SRC-01 the file is UTF-16, not UTF-8"
    assert "Save as" in checked.diagnostics[0].hint


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("ä: b\nü".encode() + b"\xfc: c\nd", "2:2"),
        (b"a\r\nb\rc\xff", "3:2"),
        (b"\xef\xbb\xbfa\xe4", "1:2"),
        (b"a\n\xed\xa0\x80", "2:1"),
        (b"half a sign \xe2\x82", "1:13"),
    ],
)
def test_the_first_byte_that_is_no_utf_8_is_located(data: bytes, place: str) -> None:
    assert only(read_text("a", data)).startswith(f"a:{place}: SRC-01 byte 0x")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 control character"),
        ("\x1b", "U+001B control character"),
        ("\x7f", "U+007F control character"),
        ("\x85", "U+0085 control character"),
        ("\u061c", "U+061C ARABIC LETTER MARK"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\uffff", "U+FFFF not a character"),
    ],
)
def test_control_and_direction_characters_are_named_where_they_stand(character: str, name: str) -> None:
    data = f"first line\nthen {character} here\n".encode()
    assert only(read_text("a", data)) == f"a:2:6: SRC-03 {name} must not stand in a text"


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u200d", "\u2011", "\u05d0", "\u0627", "\U0001f642"])
def test_characters_that_words_need_are_kept(character: str) -> None:
    assert read_text("a", f"a{character}b".encode()).value == SourceText("a", f"a{character}b")


def test_many_forbidden_characters_give_a_short_report() -> None:
    found = read_text("a", b"text" * 200_000 + b"\x01" * 100_000).diagnostics
    assert [each.code for each in found] == [Code.CONTROL_CHARACTER] * MOST_CHARACTERS


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_give_text_or_a_diagnostic(data: bytes) -> None:
    checked = read_text("a", data)
    assert (checked.value is None) == bool(checked.diagnostics)
    if checked.value:
        assert "\r" not in checked.value.text
