"""The ruler: how wide words are and where lines break.  Page and slide are measured with the same one.

Widths come from the font's own tables (cmap, hmtx; OpenType 1.9); kerning is ignored, as the painters ignore it.
``Ruler.width`` takes a whole run of text, so that a shaper can take a run over without a change elsewhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from booklet.blocks.text import Run, Runs
from booklet.theme.model import TextStyle

NO_BREAK_SPACE = "\u00a0"
WIDEST_PAGE_NUMBER = "888"
"""Room kept for a page number until it is known."""


@dataclass(frozen=True, eq=False)
class Face:
    """The widths of one face in thousandths of the type size; ``data`` is its TrueType file, empty where only measured.

    ``words`` remembers widths of words and ``missing`` the characters that the face lacks: both only ever grow and
    change no result.
    """

    name: str
    advance: Mapping[str, float]
    ascent: float
    descent: float
    unknown: float
    data: bytes = b""
    words: dict[str, float] = field(default_factory=dict, repr=False)
    missing: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def from_truetype(cls, name: str, data: bytes) -> Face:
        """Read a static TrueType file; raises ValueError where it is none."""
        if data[:4] not in (b"\0\1\0\0", b"true"):
            message = f"{name} is not a TrueType font"
            raise ValueError(message)
        (count,) = struct.unpack_from(">H", data, 4)
        tables = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
        (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
        ascent, descent = struct.unpack_from(">hh", data, tables[b"hhea"] + 4)
        (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
        advances = struct.unpack_from(">" + "Hh" * metrics, data, tables[b"hmtx"])[::2]
        widths = {
            chr(code): advances[min(glyph, metrics - 1)] * 1000 / units
            for code, glyph in _glyphs(data, tables[b"cmap"])
            if glyph
        }
        widths[NO_BREAK_SPACE] = widths[" "]  # painters show the glyph of a space, which some faces give another width
        return cls(name, widths, ascent / units, descent / units, advances[0] * 1000 / units, data)

    def measure(self, word: str) -> float:
        """The width of a word in thousandths; a character the face lacks is noted in ``missing``."""
        known = self.words.get(word)
        if known is not None:
            return known
        try:
            width = sum([self.advance[char] for char in word])
        except KeyError:
            self.missing.update(char for char in word if char not in self.advance)
            width = sum([self.advance.get(char, self.unknown) for char in word])
        self.words[word] = width
        return width


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """(code point, glyph number) of the Unicode character map, formats 12 and 4."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    records = [struct.unpack_from(">HHI", data, cmap + 4 + 8 * number) for number in range(count)]
    starts = {(platform, encoding): start for platform, encoding, start in records}
    at = cmap + next(starts[key] for key in ((3, 10), (0, 4), (3, 1), (0, 3)) if key in starts)
    if struct.unpack_from(">H", data, at)[0] == 12:  # noqa: PLR2004 - the number of a table format
        for number in range(struct.unpack_from(">I", data, at + 12)[0]):
            first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
            yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
        return
    yield from _segments(data, at)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """A character map of format 4."""
    half = struct.unpack_from(">H", data, at + 6)[0]
    ends, firsts, deltas, offsets = (
        struct.unpack_from(f">{half // 2}H", data, at + 14 + extra + half * number)
        for number, extra in enumerate((0, 2, 2, 2))
    )
    for number, (last, first, delta, offset) in enumerate(zip(ends, firsts, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if not offset:
                yield code, (code + delta) & 0xFFFF
                continue
            place = at + 16 + 3 * half + 2 * number + offset + 2 * (code - first)
            (glyph,) = struct.unpack_from(">H", data, place)
            yield code, (glyph + delta) & 0xFFFF if glyph else 0


class Family(NamedTuple):
    """Four faces that belong together."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        """The face of a look."""
        return self[bold + 2 * italic]


class Link(NamedTuple):
    """A URL, or '#' and a block id; ``number`` tells two links of one block apart."""

    target: str
    number: int


class Piece(NamedTuple):
    """A positioned run: text of one look on one line.

    ``x`` is from the left of the line, ``colour`` a role of the theme, ``page_of`` a block whose page number is to be
    filled in, keeping the right edge where ``right`` says so.
    """

    x: float
    width: float
    text: str
    face: Face
    size: float
    colour: str
    link: Link | None = None
    page_of: str = ""
    right: bool = False


class Broken(NamedTuple):
    """A line without a place yet."""

    width: float
    pieces: tuple[Piece, ...]


class Ruler:
    """Measures and breaks text in one family."""

    def __init__(self, family: Family) -> None:
        self.family = family

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of a run of text, in points."""
        return face.measure(text) * size / 1000

    def face(self, style: TextStyle, run: Run | None = None) -> Face:
        """The face of a run in a style."""
        bold, italic = (run.bold, run.italic) if run else (False, False)
        return self.family.face(bold=bold or style.bold, italic=italic or style.italic)

    def baseline(self, style: TextStyle) -> float:
        """From the top of a line to its baseline, in points: the glyphs stand in the middle of the leading."""
        face = self.face(style)
        return (style.leading + (face.ascent + face.descent) * style.size) / 2

    def broken(self, text: Runs, style: TextStyle, room: float) -> list[Broken]:
        """The lines of a text, as full as they can be; a line feed begins a new one.

        A line but the last ends in a space, which has no width.
        """
        if any("\n" in run.text for run in text):
            first, rest = _cut(text)
            *lines, last = self.broken(first, style, room)
            return [*lines, _spaced(last), *self.broken(rest, style, room)]
        if len(text) == 1 and not text[0].link and not text[0].page_of:
            return self._broken_plain(text[0], style, room)
        return self._broken_mixed(text, style, room)

    def _broken_plain(self, run: Run, style: TextStyle, room: float) -> list[Broken]:
        """The common case, one look all through, without a value for each word."""
        face, size, colour = self.face(style, run), style.size, style.colour
        measure, known, scale = face.measure, face.words, size / 1000
        space, limit = face.advance.get(" ", face.unknown), room / scale
        lines: list[Broken] = []
        line: list[str] = []
        at = 0.0
        for word in run.text.split(" "):
            width = known[word] if word in known else measure(word)
            if width > limit:
                return self._broken_mixed((run,), style, room)
            if at + width > limit and line:
                text, wide = " ".join(line) + " ", (at - space) * scale
                lines.append(Broken(wide, (Piece(0, wide, text, face, size, colour),)))
                line, at = [], 0.0
            line.append(word)
            at += width + space
        wide = (at - space) * scale
        lines.append(Broken(wide, (Piece(0, wide, " ".join(line), face, size, colour),)))
        return lines

    def _broken_mixed(self, text: Runs, style: TextStyle, room: float) -> list[Broken]:
        lines: list[Broken] = []
        line: list[Piece] = []
        at = 0.0
        for space, word in self._words(text, style, room):
            width = sum([part.width for part in word])
            lead = space.width if space and line else 0.0
            if line and at + lead + width > room:
                lines.append(_spaced(_joined(line, at)) if space else _joined(line, at))
                line, at, lead = [], 0.0, 0.0
            if space and lead:
                line.append(space._replace(x=at))
                at += lead
            for part in word:
                line.append(part._replace(x=at))
                at += part.width
        lines.append(_joined(line, at))
        return lines

    def _words(self, text: Runs, style: TextStyle, room: float) -> Iterator[tuple[Piece | None, list[Piece]]]:
        """(the space before, the pieces) of each word; a word may change its look in the middle."""
        space: Piece | None = None
        word: list[Piece] = []
        for number, run in enumerate(text):
            face, size = self.face(style, run), style.size
            colour = "link" if run.link else style.colour
            link = Link(run.link, number) if run.link else None
            parts = [WIDEST_PAGE_NUMBER] if run.page_of else run.text.split(" ")
            for place, part in enumerate(parts):
                if place:
                    yield space, word
                    space = Piece(0, self.width(" ", face, size), " ", face, size, colour, link)
                    word = []
                for bit in [part] if run.page_of else self._fitting(part, face, size, room):
                    wide = self.width(bit, face, size)
                    if word and (bit is not part or wide + sum([piece.width for piece in word]) > room):
                        yield space, word
                        space, word = None, []
                    word = [*word, Piece(0, wide, bit, face, size, colour, link, run.page_of)]
        yield space, word

    def _fitting(self, word: str, face: Face, size: float, room: float) -> list[str]:
        """The word, or parts of it where it alone is wider than a line: cut behind a slash or a hyphen if it can be."""
        parts: list[str] = []
        while self.width(word, face, size) > room and len(word) > 1:
            cut = 1
            width = self.width(word[0], face, size)
            while cut < len(word) - 1 and width + self.width(word[cut], face, size) <= room:
                width += self.width(word[cut], face, size)
                cut += 1
            cut = max(word.rfind("/", 0, cut), word.rfind("-", 0, cut)) + 1 or cut
            parts.append(word[:cut])
            word = word[cut:]
        return [*parts, word] if word else parts


def _cut(text: Runs) -> tuple[Runs, Runs]:
    """The text before its first line feed and the text behind it."""
    place = next(number for number, run in enumerate(text) if "\n" in run.text)
    run = text[place]
    before, _, behind = run.text.partition("\n")
    return (*text[:place], run._replace(text=before)), (run._replace(text=behind), *text[place + 1 :])


def _joined(line: list[Piece], width: float) -> Broken:
    """A line with its pieces of the same look made one."""
    out: list[Piece] = []
    for piece in line:
        last = out[-1] if out else None
        if last and last[3:] == piece[3:] and not piece.page_of:
            out[-1] = last._replace(text=last.text + piece.text, width=last.width + piece.width)
        else:
            out.append(piece)
    return Broken(width, tuple(out))


def _spaced(line: Broken) -> Broken:
    """The line with the space at its end, which has no width and belongs to its last piece."""
    if not line.pieces:
        return line
    last = line.pieces[-1]
    if last.page_of:
        end = last._replace(x=line.width, width=0, text=" ", page_of="")
        return line._replace(pieces=(*line.pieces, end))
    return line._replace(pieces=(*line.pieces[:-1], last._replace(text=last.text + " ")))
