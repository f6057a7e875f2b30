"""Rules on type: size, leading, length of lines, and contrast of every text with the ground that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from booklet.blocks.structure import ARTIFACT
from booklet.checks.finding import Finding, Spot
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.placed import Line, Page, PlacedBooklet, TextBox
from booklet.layout.ruler import Piece
from booklet.theme.colour import contrast
from booklet.theme.model import PageTheme
from booklet.units import Box

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


class _Fault(NamedTuple):
    """A fault: what makes it the same as another, its code, its message, where it is."""

    same: object
    code: Code
    message: str
    box: Box


def legibility_findings(placed: PlacedBooklet, theme: PageTheme, edition: Edition) -> Iterator[Finding]:
    """What is hard to read; each fault once, with the first page that has it, and with every place."""
    found: dict[object, Diagnostic] = {}
    spots: dict[object, list[Spot]] = {}
    for page in placed.pages:
        for fault in _faults(page, theme):
            spots.setdefault(fault.same, []).append(Spot(page.number, fault.box))
            if fault.same not in found:
                message = f"{fault.message} (page {page.number})"
                found[fault.same] = Diagnostic(fault.code, message, edition.spec.span(), f"theme {theme.name}")
    yield from (Finding(diagnostic, tuple(spots[same])) for same, diagnostic in found.items())


def extent_of(line: Line) -> Box:
    """Where the letters of a line are: from above its capitals to below its descenders."""
    if not line.pieces:
        return Box(line.x, line.y, 0, 0)
    size = max(piece.size for piece in line.pieces)
    text = "".join(piece.text for piece in line.pieces)
    if not text.strip():
        return Box(line.x, line.y, 0, 0)
    start = min(piece.x for piece in line.pieces)
    end = max(piece.x + piece.width for piece in line.pieces)
    return Box(line.x + start, line.y - 0.7 * size, end - start, 0.9 * size)


def _faults(page: Page, theme: PageTheme) -> Iterator[_Fault]:
    for box in (*page.boxes, *page.header, *page.footer):
        if not isinstance(box, TextBox):
            continue
        is_furniture = box in page.header or box in page.footer
        for line in box.lines:
            if box.key != ARTIFACT or is_furniture:
                yield from _line_faults(line, theme, is_furniture=is_furniture)
            for piece in line.pieces:
                if any(letter.isalnum() for letter in piece.text):
                    box_of_piece = extent_of(line._replace(pieces=(piece,)))
                    yield from _contrast_faults(_look(page, line, piece), theme.colours, box_of_piece)
        yield from _leading_faults(box)


def _line_faults(line: Line, theme: PageTheme, *, is_furniture: bool) -> Iterator[_Fault]:
    text = "".join(piece.text for piece in line.pieces).strip()
    if len(text) > LONGEST_LINE and not is_furniture:
        message = f"a line has {len(text)} characters, more than {LONGEST_LINE}"
        yield _Fault(Code.LONG_LINE, Code.LONG_LINE, message, extent_of(line))
    for piece in line.pieces:
        if piece.size < theme.smallest:
            message = f"text of {piece.size:g} pt is too small to read"
            yield _Fault((Code.SMALL_TEXT, piece.size), Code.SMALL_TEXT, message, extent_of(line))
        elif piece.size < theme.body and not is_furniture and len(text) > _DAY:
            message = f"text of {piece.size:g} pt is small; {theme.body:g} pt is better"
            yield _Fault((Code.SMALLISH_TEXT, piece.size), Code.SMALLISH_TEXT, message, extent_of(line))


def _leading_faults(box: TextBox) -> Iterator[_Fault]:
    if box.key[1] == "Figure":
        return  # the labels of a drawing are no paragraph; FIG-03 watches them
    for above, below in zip(box.lines, box.lines[1:], strict=False):
        size = max((piece.size for piece in (*above.pieces, *below.pieces)), default=0.0)
        pitch = below.y - above.y
        if 0 < pitch < LEAST_LEADING * size - 0.01 and size <= LARGE:
            message = f"lines of {size:g} pt stand {pitch:.1f} pt apart, too close"
            yield _Fault((Code.LEADING, size, round(pitch, 1)), Code.LEADING, message, extent_of(below))


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


def _contrast_faults(look: _Look, colours: Mapping[str, str], box: Box) -> Iterator[_Fault]:
    least, better = LARGE_CONTRAST if look.large else CONTRAST
    ratio = contrast(colours[look.colour], colours[look.ground])
    said = f"text in `{look.colour}` on `{look.ground}` has a contrast of {ratio:.1f} to 1"
    if ratio < least:
        yield _Fault(look, Code.CONTRAST, f"{said}, less than {least:g}", box)
    elif ratio < better:
        yield _Fault(look, Code.LOW_CONTRAST, f"{said}; {better:g} is better in print", box)
