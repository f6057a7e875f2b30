"""What is printed where a drawing is still missing: a drawing of the same kind, an empty frame with a cross."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from booklet.pictures.picture import Drawing, Path

WIDTH: Final = 80.0
HEIGHT: Final = 32.0
"""Millimetres, about those of a drawing."""

_FRAME: Final = "M2 2L78 2L78 30L2 30Z"
_CROSS: Final = "M2 2L78 30M78 2L2 30"


def placeholder(subject: str) -> Drawing:
    """A drawing that stands for the one of ``subject``, and says so in its alternative text."""
    paths = (Path("mat", _FRAME), Path("prop-line", _FRAME, 0.6), Path("prop-line", _CROSS, 0.4))
    alt = f"Placeholder: there is no picture of {subject} yet."
    return Drawing(sha256(alt.encode()).hexdigest()[:24], WIDTH, HEIGHT, alt, paths)
