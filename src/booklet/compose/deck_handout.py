"""Slides -> Document: the handout of a deck, three slides a page with lines beside them to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from booklet.blocks.deck import SlideRole
from booklet.blocks.document import Block, Document, Figure, FigureRow, Heading, Noted, Paragraph, Section, Together
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.wording import Wording
from booklet.content.library import Edition
from booklet.pictures.picture import Scene

_LEFT_OUT: Final = frozenset(
    {SlideRole.TITLE, SlideRole.AGENDA, SlideRole.SECTION, SlideRole.TIMER, SlideRole.QUESTION}
)
"""What the handout's own headings say, what only the room needs, and questions, which stand on their answers."""

_LARGE: Final = frozenset({SlideRole.EMERGENCY, SlideRole.URGENT, SlideRole.STATION})
"""As wide as the page, so that nobody needs a glass to read them; shown once."""

_SHARE: Final = 0.65
"""Of the width: the rest is for writing."""


class HandoutSlide(NamedTuple):
    """A slide as the handout needs it: its number in the deck, its role, title and section, and its miniature."""

    number: int
    role: SlideRole
    title: str
    section: str
    scene: Scene


def compose_deck_handout(edition: Edition, title: str, slides: Sequence[HandoutSlide]) -> Document:
    """The handout of a deck with a title."""
    wording = Wording(edition.locale)
    phrases = wording.phrases
    blocks: list[Block] = [
        Heading("handout", 1, wording.runs(title, None), style="title", listed=False),
        Paragraph("handout.lead", wording.runs(phrases.handout_lead, None), "lead"),
    ]
    for place, (section, group) in enumerate(groupby(_shown(slides), lambda slide: slide.section), 1):
        heading = Heading(f"handout.section.{place}", 2, wording.runs(section, None))
        first, *rest = (tuple(_slide(slide, wording)) for slide in group)
        blocks += [Together((heading, *first)), *map(Together, rest)]
    return loose_sheets(edition, title, phrases.handout_lead, (Section("handout.page", tuple(blocks)),))


def _shown(slides: Sequence[HandoutSlide]) -> Iterator[HandoutSlide]:
    """The slides that a participant needs on paper; the emergency signs that end a class stand on page 1 already."""
    large: set[str] = set()
    for slide in slides:
        if slide.role in _LEFT_OUT or (slide.role in _LARGE and slide.scene.alt in large):
            continue
        if slide.role in _LARGE:
            large.add(slide.scene.alt)
        yield slide


def _slide(slide: HandoutSlide, wording: Wording) -> Iterator[Block]:
    """Its heading, its picture, and the lines."""
    id_ = f"handout.slide.{slide.number}"
    title = wording.phrases.slide_title.format(number=slide.number, title=slide.title)
    yield Heading(id_, 3, wording.runs(title, None), listed=False)
    figure = Figure(f"{id_}.figure", slide.scene, slide.scene.alt)
    if slide.role in _LARGE:
        yield FigureRow(f"{id_}.row", (figure,), share=_TALLEST)
    else:
        yield Noted(figure, _SHARE)


_TALLEST: Final = 10.0
"""Of a figure's height: no limit but the width of the page."""
