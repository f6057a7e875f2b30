"""The exit statuses that scripts may rely on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    FINE = 0
    """Everything was done; there may be warnings."""
    CONTENT = 1
    """There are problems in the content."""
    USAGE = 2
    """The command was called the wrong way."""
    MISSING = 3
    """Something is missing on this machine."""
    OUTPUT = 4
    """A file cannot or must not be written."""
    BUG = 70
    """The program itself failed."""
