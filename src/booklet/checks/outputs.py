"""Rules on what an edition asks for: there is something to print on its sheets (CNT-17)."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.content.edition import Kind
from booklet.content.exercise import Setting
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic


def check_outputs(edition: Edition) -> Iterator[Diagnostic]:
    """Sheets need exercises for home, a programme needs phases, and both name pages of the booklet."""
    outputs = edition.spec.outputs
    has = {
        Kind.SHEETS: any(exercise.setting is Setting.HOME for exercise in edition.exercises),
        Kind.PROGRAMME: bool(edition.programmes),
    }
    lacking = {
        Kind.SHEETS: ("sheets are asked for, and no exercise is for home", "add `- exercise: …` to a part"),
        Kind.PROGRAMME: ("a programme is asked for, and there is none", "add `- programme: …` to a part"),
    }
    makes_booklet = any(output.kind is Kind.BOOKLET for output in outputs)
    for number, output in enumerate(outputs):
        if output.kind not in has:
            continue
        span = edition.spec.span("outputs", number, "kind")
        if not has[output.kind]:
            message, hint = lacking[output.kind]
            yield Diagnostic(Code.NOTHING_TO_PRINT, message, span, hint)
        elif not makes_booklet:
            message = "sheets name pages of the booklet, and this edition makes none"
            yield Diagnostic(Code.NOTHING_TO_PRINT, message, span, "add `- kind: booklet` to the outputs")
