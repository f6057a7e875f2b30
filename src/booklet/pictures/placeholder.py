"""What is printed where a drawing is still missing: a drawing of the same kind, an empty frame with a cross."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from booklet.pictures.picture import Drawing, Path

WIDTH: Final = 120.0
HEIGHT: Final = 80.0
"""Millimetres, about those of a drawing."""

_FRAME: Final = "M3 3L117 3L117 77L3 77Z"
_CROSS: Final = "M3 3L117 77M117 3L3 77"


def placeholder(subject: str) -> Drawing:
    """A drawing that stands for the one of ``subject``, and says so in its alternative text."""
    paths = (Path("mat", _FRAME), Path("prop-line", _FRAME, 0.6), Path("prop-line", _CROSS, 0.4))
    alt = f"Placeholder: there is no picture of {subject} yet."
    return Drawing(sha256(alt.encode()).hexdigest()[:24], WIDTH, HEIGHT, alt, paths)
