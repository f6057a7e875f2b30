"""Pictures as values: a drawing of vector paths, or a photo of which the bytes are passed on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Path(NamedTuple):
    """A path and its role (``skin``, ``ink``, ``feel`` …): filled by the even-odd rule, or stroked with a width in mm.

    ``data`` is SVG path data in millimetres, y down: absolute M, L, C and Z, each with its letter.
    """

    role: str
    data: str
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing: size in millimetres, alternative text, paths in painting order.

    ``name`` is a hash of its file's bytes: equal drawings have equal names.
    """

    name: str
    width: float
    height: float
    alt: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: the bytes that are written into the outputs (metadata dropped), its size in pixels, its colour space.

    ``name`` is a hash of ``data``; ``kind`` is ``jpeg`` or ``png``; ``channels`` is 1 (grey) or 3 (RGB).  ``load``
    gives the bytes, as many photos are more than fits into the memory.
    """

    name: str
    width: int
    height: int
    alt: str
    kind: str
    channels: int
    load: Callable[[], bytes] = field(compare=False, repr=False)
    credit: str = ""

    @property
    def data(self) -> bytes:
        """The bytes of the JPEG or PNG."""
        return self.load()


Picture: TypeAlias = Drawing | Photo

_SIDES = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


def other_side(alt: str) -> str:
    """The alternative text of a mirrored picture: left becomes right."""
    return re.sub(r"\b(left|right|Left|Right)\b", lambda found: _SIDES[found[0]], alt)
