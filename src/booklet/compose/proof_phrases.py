"""The words of the proof, one table per language; its reader is whoever makes the booklet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofPhrases:
    """Every fixed phrase of a language."""

    title: str = "Proof: {title}"
    lead: str = (
        "Every page and slide small, for a last look before printing. A numbered frame shows where something was "
        "found: red is an error, violet a warning. The list behind the pictures says what it is."
    )
    nothing: str = "This edition makes neither a booklet nor a deck, so there is nothing to show."
    pages: str = "{count} pages."
    slides: str = "{count} slides."
    page: str = "Page {number}"
    slide: str = "Slide {number}"
    alt: str = "{name} of {file}, small."
    ink: str = "ink {ink:.0%}"
    coverage: str = "Printed in black, ink covers {mean:.0%} of a page on average, {most:.0%} of page {number}."
    see: str = "see {marks}"
    findings: str = "Findings in {name}"
    none: str = "No findings."
    found: str = "Errors: {errors}. Warnings: {warnings}."
    number_column: str = "No."
    on_pages: str = "Pages"
    on_slides: str = "Slides"
    finding_column: str = "What was found, and where to mend it"
    error: str = "Error"
    warning: str = "Warning"


PROOF_PHRASES: Mapping[str, ProofPhrases] = {"en": ProofPhrases()}
"""The phrases of each language, by the first part of its tag."""
