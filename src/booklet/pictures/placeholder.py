"""What is printed where a drawing is still missing: a drawing of the same kind, an empty frame with a cross."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from booklet.pictures.picture import Close, Drawing, LineTo, Move, Path, Segment

WIDTH: Final = 120.0
HEIGHT: Final = 80.0
"""Millimetres, about those of a drawing."""

_EDGE: Final = 3.0
_CORNERS: Final = ((_EDGE, _EDGE), (WIDTH - _EDGE, _EDGE), (WIDTH - _EDGE, HEIGHT - _EDGE), (_EDGE, HEIGHT - _EDGE))


def placeholder(subject: str) -> Drawing:
    """A drawing that stands for the one of ``subject``, and says so in its alternative text."""
    frame: tuple[Segment, ...] = (Move(*_CORNERS[0]), *(LineTo(*corner) for corner in _CORNERS[1:]), Close())
    cross: tuple[Segment, ...] = (
        *(Move(*_CORNERS[0]), LineTo(*_CORNERS[2])),
        *(Move(*_CORNERS[1]), LineTo(*_CORNERS[3])),
    )
    paths = (Path("mat", frame), Path("prop-line", frame, 0.6), Path("prop-line", cross, 0.4))
    alt = f"Placeholder: there is no picture of {subject} yet."
    return Drawing(sha256(alt.encode()).hexdigest()[:24], WIDTH, HEIGHT, alt, paths)
