"""A programme as a drawing: its weeks from left to right, a step up for each phase, with the names as labels."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from booklet.compose.wording import Wording
from booklet.content.programme import Programme
from booklet.pictures.picture import Drawing, Label, Path

_WIDTH: Final = 110.0
_FIRST: Final = 9.0
"""Millimetres: the strip, and the height of its first phase."""

_STEP: Final = 7.0
_OVER: Final = 6.0
"""How much higher each next phase is, and the room for a name over the last."""

_LINE: Final = 0.3
_GAP: Final = 1.5
"""The width of a line, and the space between a name and the next step."""

_LETTER: Final = 2.4
"""What a letter of a label takes at the least size that a page has, in millimetres of the drawing."""

_LONGEST_ALT: Final = 250


def programme_strip(programme: Programme, wording: Wording) -> Drawing | None:
    """The drawing; none where a phase is too short for its name, or so many that their steps would fill a page."""
    weeks = programme.phases[-1].span_of_weeks.last
    height = _OVER + _FIRST + _STEP * (len(programme.phases) - 1) + _LINE
    paths: list[Path] = []
    labels: list[Label] = []
    for place, phase in enumerate(programme.phases):
        span, name = phase.span_of_weeks, wording.text(phase.name)
        left, right = ((week / weeks) * (_WIDTH - 2 * _LINE) + _LINE for week in (span.first - 1, span.last))
        top, foot = height - _LINE - _FIRST - _STEP * place, height - _LINE
        if len(name) * _LETTER > right or height > _WIDTH / 2:
            return None
        box = f"M{left:.2f} {foot:.2f}L{left:.2f} {top:.2f}L{right:.2f} {top:.2f}L{right:.2f} {foot:.2f}Z"
        paths += (Path("mat", box), Path("prop-line", box, _LINE))
        short = f"{span.first}–{span.last}" if len(span) > 1 else f"{span.first}"
        full = wording.phrases.strip_weeks.format(weeks=short) if len(span) > 1 else short
        said = full if len(full) * _LETTER < right - left else short
        labels.append(Label(name, right - _GAP, top - _OVER / 2, "end"))
        labels.append(Label(said, (left + right) / 2, foot - _FIRST / 2, "middle"))
    phases = ", ".join(f"{wording.weeks(phase.span_of_weeks)} {phase.name}" for phase in programme.phases)
    alt = wording.text(wording.phrases.strip_alt, count=len(programme.phases), weeks=weeks, phases=phases)
    if len(alt) > _LONGEST_ALT:
        return None
    shown = (tuple(paths), tuple(labels))
    name = sha256(repr(shown).encode()).hexdigest()[:24]
    return Drawing(name, _WIDTH, height, alt, *shown, fixed=True)
