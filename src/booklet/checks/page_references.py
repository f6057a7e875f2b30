"""Pages that slides name, looked up in the finished booklets: the exercise stands where its slide says."""

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
    edition: Edition,
    slides: Iterable[DeckSlide],
    booklet: tuple[Readback, ...],
    large: tuple[Readback, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Compare what is read back from the deck and the booklet, and from the one in ``large`` print, if there is one."""
    return in_order(_faults(edition, slides, booklet, large))


def _faults(
    edition: Edition, slides: Iterable[DeckSlide], booklet: tuple[Readback, ...], large: tuple[Readback, ...]
) -> Iterator[Diagnostic]:
    wording = Wording(edition.locale)
    phrases = CLASS_PHRASES[edition.locale.language].booklet_page, wording.phrases.booklet_pages
    numbers = {"page": r"(?P<page>\d+)", "large": r"(?P<large>\d+)"}
    references = [re.compile(normal(phrase).format(**numbers)) for phrase in phrases]
    for slide in slides:
        found = _EXERCISE.fullmatch(slide.id)
        exercise = next((one for one in edition.exercises if found and one.id == found["id"]), None)
        if exercise is None:
            continue
        text = " ".join(slide.slide.words())
        named = [match.groupdict() for reference in references for match in reference.finditer(text)]
        name = normal(wording.text(exercise.name))
        for key, pages in (("page", booklet), ("large", large)):
            said = [int(match.get(key, match["page"])) for match in named]
            standing = [place for place, page in enumerate(pages, 1) if name in page.texts]
            if pages and (not said or any(page not in standing for page in said)):
                yield _fault(exercise, slide.slide.name, said, standing)


def _fault(exercise: Exercise, slide: str, named: list[int], standing: list[int]) -> Diagnostic:
    said = f"page {named[0]}" if named else "no page"
    stands = ", ".join(map(str, standing)) or "none"
    message = f"{slide} names {said} of the booklet for `{exercise.id}`; it stands on page {stands}"
    return Diagnostic(Code.FILE_PAGE, message, exercise.span(), HINT)
