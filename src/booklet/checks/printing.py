"""Rules on sheets to fold and staple (PRN)."""

from __future__ import annotations

from booklet.content.edition import Output
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from booklet.layout.imposition import FOLD_MARGIN, PAGES_A_SHEET, creep
from booklet.theme.model import Margins
from booklet.units import MM


def check_fold(edition: Edition, output: Output, margins: Margins, count: int) -> tuple[Diagnostic, ...]:
    """Whether the words of the innermost sheet keep away from the fold; ``count`` is the number of pages."""
    shift = creep(count // PAGES_A_SHEET - 1, output.thickness)
    left = margins.inner - shift
    if left >= FOLD_MARGIN:
        return ()
    message = (
        f"on paper of {output.thickness:g} mm, words of the inner sheets come within {left / MM:.1f} mm of the fold"
    )
    span = edition.spec.span("outputs", edition.spec.outputs.index(output), "thickness")
    return (Diagnostic(Code.FOLD, message, span, "print on thinner paper, or make a shorter booklet"),)
