"""Rules on sheets to fold and staple (PRN)."""

from __future__ import annotations

from booklet.content.edition import Output, Paper
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic, Span
from booklet.layout.imposition import FOLD_MARGIN, PAGES_A_SHEET, SHEETS, creep
from booklet.theme.model import Margins
from booklet.units import MM


def not_folded(edition: Edition, output: Output, paper: Paper) -> tuple[Diagnostic, ...]:
    """What is said of sheets to fold whose pages are too large for an office printer to print two on one."""
    message = f"pages of {paper.value} cannot be folded from a sheet of an office printer"
    hint = f"give `paper: {' or '.join(paper.value for paper in SHEETS)}`, or print the booklet as it is"
    return (Diagnostic(Code.NOT_FOLDED, message, _span(edition, output, "paper"), hint),)


def check_fold(edition: Edition, output: Output, margins: Margins, count: int) -> tuple[Diagnostic, ...]:
    """Whether the words of the innermost sheet keep away from the fold; ``count`` is the number of pages."""
    shift = creep(count // PAGES_A_SHEET - 1, output.thickness)
    left = margins.inner - shift
    if left >= FOLD_MARGIN:
        return ()
    message = (
        f"on paper of {output.thickness:g} mm, words of the inner sheets come within {left / MM:.1f} mm of the fold"
    )
    hint = "print on thinner paper, or make a shorter booklet"
    return (Diagnostic(Code.FOLD, message, _span(edition, output, "thickness"), hint),)


def _span(edition: Edition, output: Output, field: str) -> Span:
    """Where an output's field stands, or else the output."""
    return edition.spec.span("outputs", edition.spec.outputs.index(output), field)
