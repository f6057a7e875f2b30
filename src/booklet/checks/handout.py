"""The handout of a deck, read back: every dose, stop rule and warning of its slides is there as the records say it."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.claims import Claim, Claims
from booklet.checks.comparison import Place
from booklet.checks.readback import read_printed
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, in_order
from booklet.layout.placed import PlacedDeck


def check_handout_agrees(edition: Edition, deck: PlacedDeck, pdf: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished handout with the records.  Raises pypdfium2.PdfiumError where ``pdf`` is no PDF file."""
    claims = _claims(edition, {slide.id for slide in deck.slides})
    whole = Place(read_printed(pdf))
    return in_order(whole.missing(claim._replace(whole=False) for claim in claims))  # a page is one text here


def _claims(edition: Edition, slides: set[str]) -> Iterator[Claim]:
    """What the slides of some ids have to say; the emergency signs are asked for whatever the slides are."""
    claims, library = Claims(edition), edition.library
    yield claims.condition(library.emergency)
    yield from claims.sign_cues(library.emergency)
    if "urgent" in slides:
        for signs in (library.same_day, library.same_week):
            yield from claims.sign_cues(signs)
    if "audience" in slides:
        yield from claims.audience_cues()
    if "ask-first" in slides:
        yield from claims.conditions(cue=True)
    for exercise in edition.exercises:
        if slides & {f"exercise-{exercise.id}", f"station-{exercise.id}"}:
            yield from claims.dose_badge(exercise)
            yield claims.rule_cue(claims.name(exercise))
