"""What somebody changed in a deck since it was made, slide by slide and by meaning.

PowerPoint writes every part anew when it saves, so that the bytes say nothing: words, tables, pictures, places and
notes are compared.  Looks (a colour, a size of type) are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import IO, Final

from booklet.checks.deck_readback import SlideMark, read_deck

MOST_NAMED: Final = 8
"""Slides that one message names."""


def hand_edits(made: Sequence[SlideMark], file: IO[bytes]) -> str:
    """What differs in a deck from the slides that were ``made``, for a sentence; never raises, whatever the file is."""
    try:
        now = [slide.mark for slide in read_deck(file)]
    except Exception:  # noqa: BLE001 - what zipfile and a parser raise over a broken or foreign file is not foreseeable
        return "it cannot be read as a deck"
    return "; ".join(_differences(made, now)) or (
        "it was only saved again: words, tables, pictures, places and notes of its slides are as they were made"
    )


def _differences(made: Sequence[SlideMark], now: Sequence[SlideMark]) -> Iterator[str]:
    origin = _origins(made, now)
    changed = [
        f"{number} {_called(slide)}" if place is not None else f"{number} (new)"
        for number, (slide, place) in enumerate(zip(now, origin, strict=True), 1)
        if place is None or slide.digest != made[place].digest
    ]
    if changed:
        yield f"{_listed(changed)} {'differs' if len(changed) == 1 else 'differ'}"
    if gone := [_called(slide) for place, slide in enumerate(made) if place not in origin]:
        yield f"{_listed(gone)} {'is' if len(gone) == 1 else 'are'} gone"
    if moved := [f"{number} {_called(now[number - 1])}" for number in _moved(origin)]:
        yield f"{_listed(moved)} {'has' if len(moved) == 1 else 'have'} moved"


def _origins(made: Sequence[SlideMark], now: Sequence[SlideMark]) -> list[int | None]:
    """For each slide of the file, the place of the one that it was made as; None for a new one.

    The name counts first, then the title; of a slide and its copy, the one that is as it was made is the slide.
    """
    origin: list[int | None] = [None] * len(now)
    keys: tuple[Callable[[SlideMark], object], ...] = (tuple, lambda one: one.id, lambda one: one.title)
    for key in keys:
        free: dict[object, int] = {}
        for place in reversed(range(len(made))):
            if place not in origin and key(made[place]):
                free[key(made[place])] = place
        for number, slide in enumerate(now):
            if origin[number] is None:
                origin[number] = free.pop(key(slide), None)
    return origin


def _moved(origin: Sequence[int | None]) -> list[int]:
    """The numbers of the slides that stand out of order: without them the others are in order."""
    known = [(number, place) for number, place in enumerate(origin, 1) if place is not None]
    order = [place for _, place in known]
    runs = SequenceMatcher(None, sorted(order), order, autojunk=False).get_matching_blocks()
    still = {at for run in runs for at in range(run.b, run.b + run.size)}
    return [number for at, (number, _) in enumerate(known) if at not in still]


def _called(slide: SlideMark) -> str:
    return f"“{slide.title or slide.id}”"


def _listed(names: Sequence[str]) -> str:
    """'slide 4 “Bridge”'; 'slides 4 “Bridge” and 9 (new)'; a long list ends with how many more there are."""
    if len(names) == 1:
        return f"slide {names[0]}"
    first, rest = (names[:-1], names[-1]) if len(names) <= MOST_NAMED else (names[:MOST_NAMED], "")
    return f"slides {', '.join(first)} and {rest or f'{len(names) - MOST_NAMED} more'}"
