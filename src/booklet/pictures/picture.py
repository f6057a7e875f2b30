"""Pictures as values: a drawing of vector paths, or a photo of which the bytes are passed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Move(NamedTuple):
    """Start a subpath at a point (millimetres, y down)."""

    x: float
    y: float


class LineTo(NamedTuple):
    """A straight segment to a point."""

    x: float
    y: float


class CurveTo(NamedTuple):
    """A cubic Bézier segment: two control points, then its end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """Close the subpath."""


Segment: TypeAlias = Move | LineTo | CurveTo | Close


class Path(NamedTuple):
    """A path and its role, such as ``skin``, ``ink`` or ``feel``.

    It is filled by the even-odd rule; where ``stroke`` is a width in millimetres, it is stroked instead.
    """

    role: str
    segments: tuple[Segment, ...]
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

    ``name`` is a hash of ``data``; ``kind`` is ``jpeg`` or ``png``; ``channels`` is 1 (grey) or 3 (RGB).
    """

    name: str
    width: int
    height: int
    alt: str
    kind: str
    channels: int
    data: bytes
    credit: str = ""


Picture: TypeAlias = Drawing | Photo
