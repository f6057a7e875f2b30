"""What the checks of a figure look at, and what they find."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from booklet.figures.checklist import Check, Stage
from booklet.figures.figure import Cast, Figure
from booklet.figures.geometry import Array
from booklet.figures.solids import Solids

PRESSED = 0.025
"""How far flesh and cloth are pressed flat by floor and wall, in metres."""


class Finding(NamedTuple):
    """What a check has found; ``path`` leads to the key of the pose file that it is about.

    Findings of one check about the same ``subject`` are one, the worst by its ``size``.
    """

    check: Check
    message: str
    moment: Stage
    path: tuple[str, ...] = ()
    subject: str = ""
    size: float = 0.0


class Scene(NamedTuple):
    """A figure at one moment, as the checks look at it."""

    figure: Figure
    moment: float
    cast: Cast
    solids: Solids

    @property
    def stage(self) -> Stage:
        """The name of the moment."""
        if self.figure.spec.held:
            return Stage.HELD
        return {0.0: Stage.START, 0.5: Stage.HALF_WAY, 1.0: Stage.FINISH}[self.moment]

    def found(self, check: Check, message: str, field: str, subject: str = "", size: float = 0.0) -> Finding:
        """A finding at this moment, about a key of the position; half-way, of the finish."""
        position = Stage.FINISH if self.stage is Stage.HALF_WAY else self.stage
        return Finding(check, message, self.stage, (position.value, field), subject or field, size)

    def drawn(self, check: Check, message: str, key: str) -> Finding:
        """A finding about a key of the whole figure."""
        return Finding(check, message, self.stage, (key,), message)


def way(vector: Array) -> str:
    """A way in words, such as ``40 mm right, 20 mm up``; what is under a fifth of it is left out."""
    words = (("left", "right"), ("near", "away"), ("down", "up"))
    least = 0.2 * np.abs(vector).max()
    return ", ".join(
        f"{abs(part) * 1000:.0f} mm {word[int(part > 0)]}"
        for part, word in zip(vector.tolist(), words, strict=True)
        if abs(part) >= least
    )
