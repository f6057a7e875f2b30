"""Slabs: strips of the column that are never cut.  Blocks become slabs, slabs become pages."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from booklet.blocks.document import PageSide
from booklet.blocks.structure import Key
from booklet.layout.placed import PictureBox, Shape
from booklet.layout.ruler import Piece


class Glue(IntEnum):
    """How strongly a slab holds to the next one: not at all, if a page can hold both, or always."""

    NONE = 0
    WANTED = 1
    ALWAYS = 2


class Words(NamedTuple):
    """A line in a slab: ``x`` from the left of the column, ``y`` of the baseline from the top of the slab."""

    key: Key
    x: float
    y: float
    pieces: tuple[Piece, ...]


class Ground(NamedTuple):
    """A coloured ground behind the slabs that share it: what is drawn on each page it stands on.

    ``id`` tells two grounds of one look apart; ``bar`` is a bar at the left in the colour of the edge.
    """

    id: str
    x: float
    width: float
    fill: str = ""
    edge: str = ""
    edge_width: float = 0.0
    bar: float = 0.0
    radius: float = 0.0


Part: TypeAlias = Words | PictureBox | Shape


class Slab(NamedTuple):
    """A strip of the column; lengths in points, ``y`` of its parts from its own top.

    Of two meeting spaces (``after``, ``before``) the larger counts; there is none at the top of a page.  ``head`` is
    repeated where a page starts with this slab, ``anchor`` names the block that starts here, ``stretch`` is its share
    of the white space left on the page.
    """

    height: float
    parts: tuple[Part, ...] = ()
    before: float = 0
    after: float = 0
    glue: Glue = Glue.NONE
    head: tuple[Slab, ...] = ()
    grounds: tuple[Ground, ...] = ()
    anchor: str = ""
    new_page: PageSide | None = None
    stretch: float = 0


def glued(slabs: Iterable[Slab], glue: Glue) -> list[Slab]:
    """The slabs as one chain that ends with the last; a stronger glue inside is kept."""
    chain = list(slabs)
    return [slab._replace(glue=max(slab.glue, glue)) for slab in chain[:-1]] + chain[-1:]


def grounded(slabs: Iterable[Slab], ground: Ground) -> list[Slab]:
    """The slabs, and the heads that they repeat, on a ground; it lies behind the grounds that they have."""
    return [
        slab._replace(grounds=(ground, *slab.grounds), head=tuple(grounded(slab.head, ground)) if slab.head else ())
        for slab in slabs
    ]


def moved(part: Part, down: float, right: float = 0) -> Part:
    """A part moved down and to the right."""
    if isinstance(part, Words):
        return part._replace(x=part.x + right, y=part.y + down)
    box = part.box
    return part._replace(box=box._replace(x=box.x + right, y=box.y + down))


def gap(above: Slab, below: Slab) -> float:
    """The white space between two slabs that follow each other."""
    return max(above.after, below.before)


def total_height(slabs: list[Slab]) -> float:
    """The height of slabs one above the other, without the space before the first and after the last."""
    return sum(slab.height for slab in slabs) + sum(map(gap, slabs, slabs[1:]))


def stacked(slabs: list[Slab]) -> Slab:
    """Slabs one above the other as a single one."""
    parts: list[Part] = []
    y = 0.0
    for place, slab in enumerate(slabs):
        y += gap(slabs[place - 1], slab) if place else 0
        parts += [moved(part, y) for part in slab.parts]
        y += slab.height
    return Slab(y, tuple(parts), before=slabs[0].before, after=slabs[-1].after, anchor=slabs[0].anchor)


def beside(columns: list[Slab]) -> Slab:
    """Slabs side by side, their tops level, as a single one."""
    parts = tuple(part for column in columns for part in column.parts)
    return Slab(
        max(column.height for column in columns),
        parts,
        before=max(column.before for column in columns),
        after=max(column.after for column in columns),
    )
