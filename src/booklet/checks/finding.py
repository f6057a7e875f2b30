"""A diagnostic of a rule on placed pages or slides, with the places where it can be seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from booklet.diagnostics import Diagnostic, in_order
from booklet.units import Box


class Spot(NamedTuple):
    """A place: the number of a page or slide, and a box on it in points (None: the whole of it)."""

    page: int
    box: Box | None = None


class Finding(NamedTuple):
    """What is wrong, and where it is to be seen; what is missing has no spot."""

    diagnostic: Diagnostic
    spots: tuple[Spot, ...] = ()


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each diagnostic once and in order, with all places of those that say the same."""
    spots: dict[Diagnostic, list[Spot]] = {}
    for diagnostic, places in findings:
        spots.setdefault(diagnostic, []).extend(places)
    return tuple(Finding(diagnostic, tuple(spots[diagnostic])) for diagnostic in in_order(spots))


def diagnostics_of(findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The diagnostics alone, each once and in order."""
    return in_order(finding.diagnostic for finding in findings)
