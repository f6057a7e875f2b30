"""Pages that slides name, looked up in the finished booklet: the exercise stands on the page that its slide says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from booklet.checks.comparison import HINT
from booklet.checks.deck_readback import DeckSlide
from booklet.checks.readback import Readback, normal
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.wording import Wording
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic, in_order

_EXERCISE = re.compile(r"(?:exercise|station)-(?P<id>.+)")


def check_pages_named(
    edition: Edition, slides: Iterable[DeckSlide], booklet: tuple[Readback, ...]
) -> tuple[Diagnostic, ...]:
    """Compare what is read back from the deck and from the booklet."""
    return in_order(_faults(edition, slides, booklet))


def _faults(edition: Edition, slides: Iterable[DeckSlide], booklet: tuple[Readback, ...]) -> Iterator[Diagnostic]:
    words, wording = CLASS_PHRASES[edition.locale.language], Wording(edition.locale)
    reference = re.compile(normal(words.booklet_page).format(page=r"(?P<page>\d+)"))
    for slide in slides:
        found = _EXERCISE.fullmatch(slide.id)
        exercise = next((one for one in edition.exercises if found and one.id == found["id"]), None)
        if exercise is None:
            continue
        named = [int(match["page"]) for text in slide.slide.words() for match in reference.finditer(text)]
        name = normal(wording.text(exercise.name))
        standing = [place for place, page in enumerate(booklet, 1) if name in page.texts]
        if not named or any(page not in standing for page in named):
            said = f"page {named[0]}" if named else "no page"
            stands = ", ".join(map(str, standing)) or "none"
            message = f"{slide.slide.name} names {said} of the booklet for `{exercise.id}`; it stands on page {stands}"
            yield Diagnostic(Code.FILE_PAGE, message, exercise.span(), HINT)
