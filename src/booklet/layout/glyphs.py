"""Characters that a face lacks, shown as an empty box: a proof shows a page on which the checks found one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from booklet.layout.placed import Miniature, PictureBox, PlacedBooklet, PlacedBox, Shape, TextBox
from booklet.layout.ruler import Piece

_EMPTY_BOX: Final = "☐"


def with_glyphs(booklet: PlacedBooklet) -> PlacedBooklet:
    """The booklet with nothing in it that cannot be painted, in its miniatures neither."""
    pages = (
        replace(
            page,
            boxes=tuple(map(_box, page.boxes)),
            header=tuple(map(_text, page.header)),
            footer=tuple(map(_text, page.footer)),
        )
        for page in booklet.pages
    )
    return replace(booklet, pages=tuple(pages))


def _box(box: PlacedBox) -> PlacedBox:
    if isinstance(box, TextBox):
        return _text(box)
    return box._replace(picture=_scene(box.picture)) if isinstance(box.picture, Miniature) else box


def _scene(scene: Miniature) -> Miniature:
    parts = (part if isinstance(part, (Shape, PictureBox)) else _text(part) for part in scene.parts)
    return replace(scene, parts=tuple(parts))


def _text(box: TextBox) -> TextBox:
    if not any(piece.face.missing for line in box.lines for piece in line.pieces):
        return box
    return box._replace(lines=tuple(line._replace(pieces=tuple(map(_piece, line.pieces))) for line in box.lines))


def _piece(piece: Piece) -> Piece:
    return piece._replace(text=piece.text.translate(dict.fromkeys(map(ord, piece.face.missing), _EMPTY_BOX)))
