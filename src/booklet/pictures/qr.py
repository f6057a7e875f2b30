"""QR codes (ISO/IEC 18004) as drawings."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import Final

from booklet.pictures.picture import Drawing, Path

QUIET: Final = 4
"""Modules of white round the code: ISO/IEC 18004, 9.1."""

SMALLEST: Final = 20.0
"""Millimetres: a telephone reads a code of this size from the hand's distance."""

_MODULE: Final = 0.8
"""Millimetres; a longer address makes a larger code, not finer modules."""


def qr_code(address: str, alt: str) -> Drawing:
    """The code of an address with medium error correction (15 %), on its white ground.

    ``alt`` is its alternative text.  Raises ValueError where an address is too long for a code.
    """
    from segno import make_qr  # noqa: PLC0415 - few projects print a code

    rows = tuple(make_qr(address, error="M", boost_error=False).matrix)
    module = max(_MODULE, SMALLEST / len(rows))
    side = (len(rows) + 2 * QUIET) * module
    data = " ".join(_bars(rows, module))
    name = f"qr-{sha256(address.encode()).hexdigest()[:20]}"
    return Drawing(name, side, side, alt, (Path("ink", data),), fixed=True)


def _bars(rows: tuple[bytearray, ...], module: float) -> Iterator[str]:
    """The dark modules of each row, those that touch as one bar."""
    for down, row in enumerate(rows, QUIET):
        top, foot, across = down * module, (down + 1) * module, QUIET
        for dark, run in groupby(row):
            left, across = across * module, across + len(list(run))
            right = across * module
            if dark:
                corners = ((left, top), (right, top), (right, foot), (left, foot))
                yield f"M {' L '.join(f'{x:.3f} {y:.3f}' for x, y in corners)} Z"
