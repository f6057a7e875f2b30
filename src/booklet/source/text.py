"""Bytes of a file to text that is safe to parse and to print."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import islice
from typing import Final

from booklet.diagnostics import Checked, Code, Diagnostic, Span
from booklet.source.located import Lines, SourceText

LARGEST: Final = 1 << 20
"""The most bytes that a text file may have."""

MOST_CHARACTERS: Final = 20
"""How many forbidden characters of one file are named."""

# C0 (without tab and line ends), DEL, C1; bidi controls; line and paragraph separators; surrogates, a byte order
# mark inside the text, and two codes that are no characters
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SAVE_AS_UTF8 = "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"


def read_text(path: str, data: bytes) -> Checked[SourceText]:
    """Decode a file as strict UTF-8, without its byte order mark and with line feeds alone.

    Refused are files over ``LARGEST`` bytes, files without any text, and characters that no printed page can show.
    """
    if len(data) > LARGEST:
        return _refused(Code.TOO_LARGE, f"the file has {len(data):,} bytes; at most {LARGEST:,} are read", Span(path))
    if _is_utf16(data):
        return _refused(Code.NOT_UTF8, "the file is UTF-16, not UTF-8", Span(path), _SAVE_AS_UTF8)
    try:
        source = SourceText(path, _unix_lines(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = _unix_lines(data[: error.start].decode("utf-8"))
        place = Lines(SourceText(path, before)).at(len(before))
        return _refused(Code.NOT_UTF8, f"byte 0x{data[error.start]:02X} is not UTF-8", place, _SAVE_AS_UTF8)
    if found := tuple(islice(forbidden_characters(source), MOST_CHARACTERS)):
        return Checked(None, found)
    if not source.text.strip():
        return _refused(Code.EMPTY, "the file is empty", Span(path), "write something, or delete the file")
    return Checked(source)


def forbidden_characters(source: SourceText, place: Span | None = None) -> Iterator[Diagnostic]:
    """A diagnostic for each character that must not stand in a text: at the character, or all at one given place."""
    for match in _FORBIDDEN.finditer(source.text):
        yield Diagnostic(
            Code.CONTROL_CHARACTER,
            f"{_name(match[0])} must not stand in a text",
            place or Lines(source).at(match.start()),
            "delete it; it is invisible, so retype the word if you cannot find it",
        )


def _name(character: str) -> str:
    """'U+202E RIGHT-TO-LEFT OVERRIDE'; control characters have no name of their own."""
    kind = "control character" if unicodedata.category(character) == "Cc" else "not a character"
    return f"U+{ord(character):04X} {unicodedata.name(character, kind)}"


def _is_utf16(data: bytes) -> bool:
    """By its byte order mark, or by the many NULs that UTF-16 gives to Western text."""
    return data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)) or data.count(0) > len(data) // 4


def _unix_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _refused(code: Code, message: str, span: Span, hint: str = "") -> Checked[SourceText]:
    return Checked(None, (Diagnostic(code, message, span, hint),))
