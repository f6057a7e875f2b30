"""The zip of an Office file: the same parts give the same bytes, whenever and wherever it is written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import IO

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpeg")


def pack(parts: Iterable[tuple[str, bytes]], out: IO[bytes]) -> None:
    """Write the package of (part name, bytes) in this order; pictures, packed already, are stored as they are."""
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
