"""The measurements as Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from bench.processes import Cost

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row]) -> str:
    """A table with its columns in line."""
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def cells(cost: Cost) -> list[str]:
    """CPU, wall, memory and size."""
    size = f"{cost.size / 1e6:.2f}" if cost.size else ""
    return [f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.memory / 1e6:.0f}", size]


COST_HEAD = ("CPU s", "wall s", "peak MB", "made MB")


def ratio(ours: float, theirs: float) -> str:
    """Our CPU as a part of theirs."""
    return f"{ours / theirs:.2f}" if theirs else ""


def growth(start: Cost, small: Cost, large: Cost, times: float) -> str:
    """The exponent of CPU above a book of one exercise: 1 is in step with the book, 2 with its square."""
    above, further = small.cpu - start.cpu, large.cpu - start.cpu
    return f"{log(further / above) / log(times):.2f}" if above > 0 and further > 0 else ""
