"""Pages that slides name, looked up in the finished booklet: exercise and programme stand where a slide says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from booklet.checks.comparison import HINT
from booklet.checks.deck_readback import DeckSlide
from booklet.checks.readback import Readback, normal
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.wording import Wording
from booklet.content.exercise import Exercise
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
    own, scheduled = _naming(words.booklet_page), _naming(wording.phrases.dose_scheduled)
    for slide in slides:
        found = _EXERCISE.fullmatch(slide.id)
        exercise = next((one for one in edition.exercises if found and one.id == found["id"]), None)
        if exercise is None:
            continue
        named, standing = _named(own, slide), _standing(booklet, normal(wording.text(exercise.name)))
        if not named or any(page not in standing for page in named):
            yield _fault(slide, exercise, f"`{exercise.id}`", named, standing)
        titles = (normal(wording.text(programme.title)) for programme in edition.programmes)
        named, standing = _named(scheduled, slide), [page for title in titles for page in _standing(booklet, title)]
        if any(page not in standing for page in named):
            yield _fault(slide, exercise, "its programme", named, standing)


def _naming(phrase: str) -> re.Pattern[str]:
    """Where a phrase names a page."""
    return re.compile(re.escape(normal(phrase)).replace(r"\{page\}", r"(?P<page>\d+)"))


def _named(reference: re.Pattern[str], slide: DeckSlide) -> list[int]:
    return [int(match["page"]) for text in slide.slide.words() for match in reference.finditer(text)]


def _standing(booklet: tuple[Readback, ...], name: str) -> list[int]:
    return [place for place, page in enumerate(booklet, 1) if name in page.texts]


def _fault(slide: DeckSlide, exercise: Exercise, what: str, named: list[int], standing: list[int]) -> Diagnostic:
    said = f"page {named[0]}" if named else "no page"
    stands = ", ".join(map(str, standing)) or "none"
    message = f"{slide.slide.name} names {said} of the booklet for {what}; it stands on page {stands}"
    return Diagnostic(Code.FILE_PAGE, message, exercise.span(), HINT)
