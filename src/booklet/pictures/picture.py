"""Pictures as values: a drawing of vector paths, or a photo of which the bytes are passed on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias


class Path(NamedTuple):
    """A path and its role (``skin``, ``ink``, ``feel`` …): filled by the even-odd rule, or stroked with a width in mm.

    ``data`` is SVG path data in millimetres, y down: absolute M, L, C and Z, each with its letter.
    """

    role: str
    data: str
    stroke: float = 0.0


class Label(NamedTuple):
    """Words on a drawing, at a point in millimetres, y down: half-way up their capitals, at ``anchor`` of their width.

    They have no size of their own: page and slide set them in a size that can be read there.
    """

    text: str
    x: float
    y: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing: size in millimetres, alternative text, paths in painting order, labels.

    ``name`` tells drawings with other paths or colours apart: a hash of the file's bytes, with the person shown.
    ``person`` is whom the theme dresses it as ('' is nobody in particular).  A ``fixed`` drawing is never mirrored.
    """

    name: str
    width: float
    height: float
    alt: str
    paths: tuple[Path, ...]
    labels: tuple[Label, ...] = ()
    person: str = ""
    mirrored: bool = False
    fixed: bool = False


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
    mirrored: bool = False
    fixed: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the JPEG or PNG."""
        return self.load()


Picture: TypeAlias = Drawing | Photo


@dataclass(frozen=True, slots=True)
class Scene:
    """What was placed as a page or slide of its own, to be shown small where a picture can stand; sizes in points.

    What there is to be seen on it is a matter of the layout.  ``name`` tells the scenes of one file apart.
    """

    name: str
    width: float
    height: float
    alt: str


_ANCHORS = {"start": "end", "middle": "middle", "end": "start"}
_SIDES = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


def dressed(drawing: Drawing, person: str) -> Drawing:
    """The drawing of a person: the theme gives that person's skin, hair and clothes."""
    return replace(drawing, name=f"{drawing.name}-{person}", person=person)


def mirrored(picture: Picture) -> Picture:
    """The other side of the body; a picture that forbids it, such as one of the inner organs, stays as it is."""
    if picture.fixed:
        return picture
    other = replace(picture, alt=other_side(picture.alt), mirrored=not picture.mirrored)
    if isinstance(other, Drawing):
        return replace(other, labels=tuple(_on_the_other_side(label, other.width) for label in other.labels))
    return other


def _on_the_other_side(label: Label, width: float) -> Label:
    """A label moves with what it names, and is not turned round itself."""
    return Label(other_side(label.text), width - label.x, label.y, _ANCHORS[label.anchor])


def other_side(alt: str) -> str:
    """A text about a mirrored picture: left becomes right."""
    return re.sub(r"\b(left|right|Left|Right)\b", lambda found: _SIDES[found[0]], alt)
