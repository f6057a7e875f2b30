"""The words for whoever prints, one table per language: on the test sheet, and the line that a build says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintPhrases:
    """Every fixed phrase of a language; ``{flip}`` and ``{other}`` are edges, ``{sheet}`` is a paper."""

    edges: Mapping[str, str]
    print_booklet: str = (
        "Print {name} on {sheet}: both sides, flip on {flip} edge, actual size (100 %). "
        "Fold the pile in half; staple it twice in the fold."
    )
    print_test: str = (
        "Print {name} on {sheet}: both sides, flip on {flip} edge, actual size (100 %). "
        "Fold it in half, and read what it says."
    )
    to_print: str = "{title} (to print and fold)"
    title: str = "Print test"
    subtitle: str = "One sheet shows whether your printer makes good booklets."
    how: tuple[str, ...] = (
        "Put {sheet} paper in the printer.",
        "Choose “print on both sides” and “flip on {flip} edge”.",
        "Choose “actual size” or 100 %. Do not choose “fit” or “booklet”: the file is one already.",
        "Print this sheet. Fold it in half, with this page in front.",
    )
    next: str = "Now look at pages 2, 3 and 4."
    back: str = "Page 2"
    back_lead: str = "Is this page behind page 1, and upright?"
    back_checks: tuple[str, ...] = (
        "Is it upside down? Choose “flip on {other} edge” and print again.",
        "Did it come on a second sheet? Print on both sides.",
        "Does the printer offer only the {other} edge? Whoever builds the booklet can write “flip: {other}” for it.",
    )
    light: str = (
        "Hold the sheet to the light. The cross below lies on that of page 1, or at most 2\N{NO-BREAK SPACE}mm off."
    )
    size: str = "Page 3"
    size_lead: str = "Is everything at its right size?"
    size_checks: tuple[str, ...] = (
        "Measure the line below. It is {ruler} long. If yours is shorter, choose “actual size” and print again.",
        "Look at the fold. It runs along the dashes, from top to bottom.",
        "Staples go through the two long marks in the fold: heads outside, points inside.",
    )
    ruler_metric: str = "10 cm"
    ruler_inches: str = "4 inches"
    edge: str = "Page 4"
    edge_lead: str = "Does the printer reach all edges?"
    edge_checks: tuple[str, ...] = (
        "Unfold the sheet. A thin frame runs round both its faces, 5\N{NO-BREAK SPACE}mm from the edge.",
        "Is a side of the frame missing? See that the paper lies straight in the tray, and that the size is 100 %.",
        "Is it still missing? Your printer has a wide margin. See that a booklet’s page numbers come out whole.",
    )
    good: str = "All is well?"
    good_next: str = "Print the booklets on this printer with the same settings. Keep this sheet beside it."


PRINT_PHRASES: Mapping[str, PrintPhrases] = {"en": PrintPhrases(edges={"short": "short", "long": "long"})}
"""The phrases of each language, by the first part of its tag."""
