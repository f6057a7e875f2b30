"""Room for bytes that may be more than the memory should hold: photos that are read, files that are finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Final

_MOST_IN_MEMORY: Final = 16_000_000
"""Bytes; more go into a temporary file without a name, which is gone when nothing asks for it any more."""


class _Spool(SpooledTemporaryFile[bytes]):
    """Lasts as long as what is made of it: closed with the last that holds it."""

    def __del__(self) -> None:
        self.close()


def spool() -> IO[bytes]:
    """An empty file, in memory while it is small."""
    return _Spool(_MOST_IN_MEMORY)


@dataclass(frozen=True, slots=True)
class Store:
    """The bytes of many pictures in one file."""

    file: IO[bytes] = field(default_factory=spool)

    def keep(self, data: bytes) -> Callable[[], bytes]:
        """Put bytes by; what gives them back."""
        start = self.file.seek(0, SEEK_END)
        self.file.write(data)
        return partial(self._bytes, start, len(data))

    def _bytes(self, start: int, size: int) -> bytes:
        self.file.seek(start)
        return self.file.read(size)
