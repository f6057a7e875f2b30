"""A deck in a clinic's own template: which kind of slide went where, and what the clinic should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from booklet.blocks.deck import SlideRole
from booklet.content.clinic import Clinic
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.placed import PlacedDeck
from booklet.theme.binding import Binding
from booklet.theme.slides import SlideLayout

_SHOWN: Final = 12
_EXTRA: Final = frozenset({"Picture"})
"""What a title or section may have beside its words."""


class Row(NamedTuple):
    """What became of one kind of slide on one layout of the template.

    ``found`` is how its own layout was: ``configured``, by ``name``, by ``type`` or by its ``placeholders``; where the
    words do not fit there, they stand on another.  ``bound`` are the slots in placeholders, ``free`` those in boxes of
    their own, ``left`` those that are not shown.
    """

    role: str
    layout: str
    found: str
    bound: tuple[str, ...]
    free: tuple[str, ...]
    left: tuple[str, ...]


def binding_rows(binding: Binding, placed: PlacedDeck) -> tuple[Row, ...]:
    """The report, in the order of the slides: what the deck really uses."""
    layouts = {layout.name: layout for layout in binding.theme.layouts}
    used = dict.fromkeys((slide.role, slide.layout) for slide in placed.slides)
    rows: dict[tuple[str, str], Row] = {}
    for role, name in used:
        row = _row(role, layouts[name], binding)
        key = (row.role, row.layout)
        rows[key] = _both(rows[key], row) if key in rows else row
    return tuple(rows.values())


def _row(role: SlideRole, layout: SlideLayout, binding: Binding) -> Row:
    slots = [(slot.stated != "everything", (slot.name, *slot.takes)) for slot in layout.placeholders]
    bound = tuple(name for inside, names in slots if inside for name in names)
    free = tuple(name for inside, names in slots if not inside for name in names)
    left = tuple(name for name in layout.leaves if name != "Logo")  # a template has its own
    return Row(role.value, binding.names[layout.part], binding.found[role], bound, free, left)


def _both(one: Row, other: Row) -> Row:
    """Two candidates on one layout as one row."""
    return one._replace(
        bound=tuple(dict.fromkeys(one.bound + other.bound)),
        free=tuple(dict.fromkeys(one.free + other.free)),
        left=tuple(dict.fromkeys(one.left + other.left)),
    )


def check_template(binding: Binding, placed: PlacedDeck, clinic: Clinic) -> Iterator[Diagnostic]:
    """Kinds of slide without a layout of their own, and words that the template makes hard to read."""
    names = ", ".join(list(binding.names.values())[:_SHOWN])
    lacking: dict[str, list[str]] = {}
    for row in binding_rows(binding, placed):
        if row.found != "configured" and (set(row.free) - _EXTRA or row.left):
            lacking.setdefault(row.role, []).append(f"`{row.layout}`{' without its picture' if row.left else ''}")
    for role, homes in lacking.items():
        where = " and ".join(sorted(set(homes)))
        message = f"`{role}` has no layout of its own in the template; it is made on {where}"
        hint = f"if it should be another, write `layouts: {{{role}: …}}`; there are {names}"
        yield Diagnostic(Code.TEMPLATE_FREE, message, clinic.span("template", "layouts"), hint)
    yield from _faint(binding, placed, clinic)


def _faint(binding: Binding, placed: PlacedDeck, clinic: Clinic) -> Iterator[Diagnostic]:
    layouts: Mapping[str, SlideLayout] = {layout.name: layout for layout in binding.theme.layouts}
    used = {
        (layouts[slide.layout].part, slot.idx): slot.name
        for slide in placed.slides
        for slot in layouts[slide.layout].placeholders
        if slot.stated != "everything"
    }
    for faint in binding.faint:
        if (slot := used.get((faint.part, faint.idx))) is None:
            continue
        where = f"in the template, “{slot}” on `{binding.names[faint.part]}`"
        message = f"{where} has a contrast of {faint.ratio:.1f} to 1; black, white or the usual colour is used instead"
        hint = "change its colour in the template"
        if not faint.ratio:
            message, hint = f"{where} stands on a picture or a pattern", "look at the slides: can everybody read it?"
        yield Diagnostic(Code.TEMPLATE_CONTRAST, message, clinic.span("template", "file"), hint)
