"""What a build tells while it works."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears of each step: how many of how many are done, and what is being made now."""

    def __call__(self, done: int, total: int, step: str) -> None:
        """Take note of a step."""


def silent(done: int, total: int, step: str) -> None:
    """Nobody listens."""
    del done, total, step
