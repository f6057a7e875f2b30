"""The format-neutral deck: what each slide shows and what is said with it, without saying where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from booklet.blocks.text import Runs
from booklet.pictures.picture import Picture


class SlideRole(Enum):
    """What a slide is for; the theme has one layout for each."""

    TITLE = "title"
    AUDIENCE = "audience"
    EMERGENCY = "emergency"
    URGENT = "urgent"
    AGENDA = "agenda"
    SECTION = "section"
    CONTENT = "content"
    PICTURE = "picture"
    EXERCISE = "exercise"
    STATION = "station"
    TIMER = "timer"
    QUESTION = "question"
    ANSWER = "answer"
    PROGRAMME = "programme"
    TAKE_HOME = "take-home"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Points:
    """Paragraphs of a placeholder, bulleted or numbered as its layout says; a run's link ``#slide-id`` jumps there.

    Points that do not fit go on to a further slide, balanced; none is ever shrunk.
    """

    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A picture with its alternative text."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table; rows that do not fit go on to a further slide under the same head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt: str


Content: TypeAlias = Points | SlidePicture | SlideTable


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of the speaker's notes under its label, such as SAY, DO or WATCH; ``lines`` are a list under it."""

    label: str
    text: str
    lines: tuple[str, ...] = ()
    numbered: bool = False

    @property
    def marked(self) -> tuple[str, ...]:
        """The lines, each after its number or a bullet."""
        marks = (f"{number}." if self.numbered else "•" for number, _ in enumerate(self.lines, 1))
        return tuple(f"{mark} {line}" for mark, line in zip(marks, self.lines, strict=True))

    @property
    def words(self) -> str:
        """Everything that it says, as one text."""
        return " ".join((self.text, *self.marked))


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of content; ``slots`` fill the placeholders of its role's layout by name."""

    id: str
    role: SlideRole
    title: str
    slots: tuple[tuple[str, Content], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A named run of slides."""

    title: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck; ``footer`` stands on every slide but the title, before the slide's number."""

    title: str
    author: str
    subject: str
    lang: str
    date: str
    version: str
    footer: str
    sections: tuple[DeckSection, ...]
    continued: str
