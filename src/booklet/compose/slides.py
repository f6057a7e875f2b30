"""What the composers of slides share: words, points, notes and pictures of one edition."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.blocks.deck import Note, Points, SlidePicture
from booklet.compose.phrases import Phrases
from booklet.compose.wording import Wording
from booklet.content.dose import Dose
from booklet.content.library import CompleteLibrary, Edition
from booklet.pictures.picture import Picture


class Slides:
    """Composes slides of one edition; ``pictures`` are those that it reads, by id."""

    def __init__(self, edition: Edition, pictures: Mapping[str, Picture]) -> None:
        self.edition, self.pictures = edition, pictures
        self.library: CompleteLibrary = edition.library
        self.wording = Wording(edition.locale)
        self.phrases: Phrases = self.wording.phrases

    def text(self, text: str, dose: Dose | None = None) -> str:
        """A text with its fields filled."""
        return self.wording.text(text, dose)

    def points(self, texts: tuple[str, ...], dose: Dose | None = None) -> Points:
        """Texts as the paragraphs of a placeholder."""
        return Points(tuple(self.wording.runs(text, dose) for text in texts))

    def notes(self, say: str, do: str, *more: Note) -> tuple[Note, ...]:
        """The speaker's notes: what to say, what to do, then the rest."""
        return Note(self.phrases.say, say), Note(self.phrases.do, do), *more

    def picture(self, picture: Picture) -> SlidePicture:
        """A picture with its own alternative text."""
        return SlidePicture(picture, picture.alt)
