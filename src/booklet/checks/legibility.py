"""Rules on type: size, leading, length of lines, and contrast of every text with the ground that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from booklet.blocks.structure import ARTIFACT
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.placed import Line, Page, PlacedBooklet, TextBox
from booklet.layout.ruler import Piece
from booklet.theme.model import PageTheme

LEAST_LEADING: Final = 1.15
"""Of the size of the type, for type up to ``LARGE``."""

LONGEST_LINE: Final = 80
"""Characters (WCAG 2.2, 1.4.8)."""

LARGE: Final = 18.0
LARGE_BOLD: Final = 14.0
"""Points from which text counts as large (WCAG 2.2, 1.4.3)."""

CONTRAST: Final = (4.5, 7.0)
LARGE_CONTRAST: Final = (3.0, 4.5)
"""The least ratio of luminances, and the one to aim at in print."""

_DAY: Final = 2
"""Letters of a day's name over a column of boxes."""


class _Look(NamedTuple):
    """How a text looks on its ground; colours are roles."""

    colour: str
    ground: str
    large: bool


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, #RRGGBB, from 1 to 21 (WCAG 2.2)."""
    return _ratio(_luminance(one), _luminance(other))


def _ratio(*luminances: float) -> float:
    return (max(luminances) + 0.05) / (min(luminances) + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def check_legibility(placed: PlacedBooklet, theme: PageTheme, edition: Edition) -> Iterator[Diagnostic]:
    """What is hard to read; each fault once, with the first page that has it."""
    told: set[object] = set()
    lights = {role: _luminance(colour) for role, colour in theme.colours.items()}
    for page in placed.pages:
        for fault, code, message in _faults(page, lights, theme):
            if fault not in told:
                told.add(fault)
                yield Diagnostic(code, f"{message} (page {page.number})", edition.spec.span(), f"theme {theme.name}")


def _faults(page: Page, lights: Mapping[str, float], theme: PageTheme) -> Iterator[tuple[object, Code, str]]:
    """(what makes it the same fault as another, its code, its message)."""
    for box in (*page.boxes, *page.header, *page.footer):
        if not isinstance(box, TextBox):
            continue
        is_furniture = box in page.header or box in page.footer
        for line in box.lines:
            if box.key != ARTIFACT or is_furniture:
                yield from _line_faults(line, theme, is_furniture=is_furniture)
            for piece in line.pieces:
                if any(letter.isalnum() for letter in piece.text):
                    yield from _contrast_faults(_look(page, line, piece), lights)
        yield from _leading_faults(box)


def _line_faults(line: Line, theme: PageTheme, *, is_furniture: bool) -> Iterator[tuple[object, Code, str]]:
    text = "".join(piece.text for piece in line.pieces).strip()
    if len(text) > LONGEST_LINE and not is_furniture:
        message = f"a line has {len(text)} characters, more than {LONGEST_LINE}"
        yield Code.LONG_LINE, Code.LONG_LINE, message
    for piece in line.pieces:
        if piece.size < theme.smallest:
            yield (Code.SMALL_TEXT, piece.size), Code.SMALL_TEXT, f"text of {piece.size:g} pt is too small to read"
        elif piece.size < theme.body and not is_furniture and len(text) > _DAY:
            message = f"text of {piece.size:g} pt is small; {theme.body:g} pt is better"
            yield (Code.SMALLISH_TEXT, piece.size), Code.SMALLISH_TEXT, message


def _leading_faults(box: TextBox) -> Iterator[tuple[object, Code, str]]:
    if box.key[1] == "Figure":
        return  # the labels of a drawing are no paragraph; FIG-03 watches them
    for above, below in zip(box.lines, box.lines[1:], strict=False):
        size = max((piece.size for piece in (*above.pieces, *below.pieces)), default=0.0)
        pitch = below.y - above.y
        if 0 < pitch < LEAST_LEADING * size - 0.01 and size <= LARGE:
            message = f"lines of {size:g} pt stand {pitch:.1f} pt apart, too close"
            yield (Code.LEADING, size, round(pitch, 1)), Code.LEADING, message


def _look(page: Page, line: Line, piece: Piece) -> _Look:
    """The colours of a piece and of the last shape that was painted under it."""
    x, y = line.x + piece.x + piece.width / 2, line.y - piece.size / 4
    ground = "paper"
    for shape in page.shapes:
        box = shape.box
        if shape.fill and box.x <= x <= box.right and box.y <= y <= box.bottom:
            ground = shape.fill
    is_bold = "Bold" in piece.face.name
    return _Look(piece.colour, ground, piece.size >= LARGE or (is_bold and piece.size >= LARGE_BOLD))


def _contrast_faults(look: _Look, lights: Mapping[str, float]) -> Iterator[tuple[object, Code, str]]:
    least, better = LARGE_CONTRAST if look.large else CONTRAST
    ratio = _ratio(lights[look.colour], lights[look.ground])
    said = f"text in `{look.colour}` on `{look.ground}` has a contrast of {ratio:.1f} to 1"
    if ratio < least:
        yield look, Code.CONTRAST, f"{said}, less than {least:g}"
    elif ratio < better:
        yield look, Code.LOW_CONTRAST, f"{said}; {better:g} is better in print"
