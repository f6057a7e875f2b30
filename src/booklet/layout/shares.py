"""Sharing out: heights over slides, and a table's width over its columns."""

from __future__ import annotations

from collections.abc import Sequence

_STEPS = 24
"""Halvings that find the lowest even height to well under a point."""


def balanced(heights: Sequence[float], gap: float, room: float) -> list[range]:
    """Share pieces out, in order, over as few pages as they need, as evenly as can be.

    ``gap`` stands between two pieces of a page; a piece higher than ``room`` has a page of its own.
    """
    pages = _filled(heights, gap, room)
    if len(pages) < 2:  # noqa: PLR2004 - one page is as even as can be
        return pages
    low, high = 0.0, room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        tried = _filled(heights, gap, middle)
        if len(tried) > len(pages):
            low = middle
        else:
            pages, high = tried, middle
    return pages


def _filled(heights: Sequence[float], gap: float, room: float) -> list[range]:
    """Pages filled one after the other."""
    pages: list[range] = []
    first, used = 0, 0.0
    for number, height in enumerate(heights):
        if number > first and used + gap + height > room + 1e-6:
            pages.append(range(first, number))
            first, used = number, height
        else:
            used += height + (gap if number > first else 0)
    return [*pages, range(first, len(heights))]


def column_widths(shares: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Share a width out; a column gets less than ``least`` only where all of those are too much together."""
    if sum(least) >= width:
        return tuple(need * width / sum(least) for need in least)
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[column] for column in fixed)
        total = sum(share for column, share in enumerate(shares) if column not in fixed)
        widths = [least[column] if column in fixed else share * rest / total for column, share in enumerate(shares)]
        narrow = {column for column, wide in enumerate(widths) if wide < least[column] - 1e-6}
        if not narrow:
            return tuple(widths)
        fixed |= narrow
