"""Pages that slides name, looked up in the finished booklet: exercise and programme stand where a slide says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from booklet.checks.comparison import HINT
from booklet.checks.deck_readback import DeckSlide
from booklet.checks.readback import Readback, normal
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.programme_pages import phase_title
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
    scheduled = re.compile(re.escape(normal(wording.phrases.dose_scheduled)).replace(r"\{page\}", r"(\d+)"))
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
            standing = _standing(pages, [name])
            if pages and (not said or any(page not in standing for page in said)):
                yield _fault(exercise, slide.slide.name, f"`{exercise.id}`", said, standing)
        said, standing = [int(page) for page in scheduled.findall(text)], _standing(booklet, _tables(edition, exercise))
        if any(page not in standing for page in said):
            yield _fault(exercise, slide.slide.name, "its programme", said, standing)


def _tables(edition: Edition, exercise: Exercise) -> list[str]:
    """The heading of the phase that says how often to do an exercise; none where no phase does."""
    stated, wording = edition.frequency_stated(exercise.id), Wording(edition.locale)
    return [normal(wording.text(phase_title(stated[1], wording)))] if stated else []


def _standing(pages: tuple[Readback, ...], names: list[str]) -> list[int]:
    """The pages on which one of some names is a text of its own."""
    return [place for place, page in enumerate(pages, 1) if not set(names).isdisjoint(page.texts)]


def _fault(exercise: Exercise, slide: str, what: str, named: list[int], standing: list[int]) -> Diagnostic:
    said = f"page {named[0]}" if named else "no page"
    stands = ", ".join(map(str, standing)) or "none"
    message = f"{slide} names {said} of the booklet for {what}; it stands on page {stands}"
    return Diagnostic(Code.FILE_PAGE, message, exercise.span(), HINT)
