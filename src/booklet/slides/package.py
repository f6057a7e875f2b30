"""The zip of an Office file: the same parts give the same bytes, whenever and wherever it is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpeg")


def pack(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The package of (part name, bytes) in this order; pictures, packed already, are stored as they are."""
    out = _roomy(sum(len(data) for _, data in parts))
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    out.truncate()
    return out.getvalue()


def _roomy(size: int) -> io.BytesIO:
    """A buffer that need not grow piece by piece, which would copy a deck full of photos many times."""
    out = io.BytesIO()
    out.seek(size)
    out.write(b"\0")
    out.seek(0)
    return out
