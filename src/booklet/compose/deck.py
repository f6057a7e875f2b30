"""Edition -> Deck: the whole booklet for a room, with what is said, done and watched on every slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.deck import Content, Deck, DeckSection, Points, Slide, SlideRole
from booklet.blocks.text import Run
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.exercise_slides import ExerciseSlides
from booklet.compose.frame_slides import FrameSlides
from booklet.compose.programme_slides import ProgrammeSlides
from booklet.compose.safety_slides import SafetySlides
from booklet.compose.slides import Slides
from booklet.compose.topic_slides import TopicSlides
from booklet.content.edition import EditionPart, PartItem
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


def compose_deck(
    edition: Edition,
    pictures: Mapping[str, Picture],
    pages: Mapping[str, int] | None = None,
    large: Mapping[str, int] | None = None,
) -> Deck:
    """The whole deck.

    ``pages`` are those of the booklet by the id of what stands on them, ``large`` those of the one in large print.
    """
    return _Composer(edition, pictures, ExerciseSlides(edition, pictures, pages or {}, large)).deck()


_PICTURED = 6
"""The names of so many things stand on the slide of a part beside a picture; more would run on to a second slide."""


class _Composer(Slides):
    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], exercises: ExerciseSlides) -> None:
        super().__init__(edition, pictures)
        self.spec = edition.spec
        self.frame = FrameSlides(edition, pictures)
        self.safety = SafetySlides(edition, pictures)
        self.topics = TopicSlides(edition, pictures)
        self.exercises = exercises
        self.programmes = ProgrammeSlides(edition, pictures)

    def deck(self) -> Deck:
        parts = tuple(
            DeckSection(self.text(part.title), tuple(self._part(number, part)))
            for number, part in enumerate(self.spec.parts, 1)
        )
        return self.frame.deck(
            self.spec.title,
            (
                DeckSection(self.phrases.safety, tuple(self._opening())),
                *parts,
                DeckSection(self.text(self.spec.take_home.title), tuple(self._closing())),
            ),
        )

    def _opening(self) -> Iterator[Slide]:
        """Title, whom it is for, emergency signs: the third slide at the latest."""
        spec = self.spec
        yield self.frame.title(spec.title, spec.subtitle, spec.about, self.phrases.do_title)
        yield from self.safety.opening()
        yield self._agenda()

    def _agenda(self) -> Slide:
        """The parts, each a link to its section's slide."""
        lines = tuple(
            (Run(self.text(part.title), link=f"#part-{number}"),) for number, part in enumerate(self.spec.parts, 1)
        )
        return Slide(
            "agenda",
            SlideRole.AGENDA,
            self.phrases.agenda,
            (("Points", Points(lines)),),
            self.notes(self.text(self.spec.about), self.phrases.do_section),
        )

    def _part(self, number: int, part: EditionPart) -> Iterator[Slide]:
        names = tuple(name for item in part.items for name in self._name(item) if not part.is_named_by(name))
        slots: list[tuple[str, Content]] = [
            ("Summary", self.points((part.summary,))),
            ("Points", self.points(names)),
        ]
        picture = self._part_picture(part)
        if picture and len(names) <= _PICTURED:
            slots.append(("Picture", self.picture(picture)))
        title, summary = self.text(part.title), self.text(part.summary)
        say = self.phrases.say_section.format(title=title, summary=summary)
        yield Slide(f"part-{number}", SlideRole.SECTION, title, tuple(slots), self.notes(say, self.phrases.do_section))
        for item in part.items:
            yield from self._item(item)

    def _name(self, item: PartItem) -> Iterator[str]:
        if item.kind == "exercise":
            yield self.library.exercises[item.ref].name
        elif item.kind == "topic":
            yield self.library.topics[item.ref].title
        elif item.kind == "programme":
            yield self.library.programmes[item.ref].title
        elif item.kind == "avoid":
            yield self.library.avoid.title
        else:
            yield self.phrases.diary

    def _part_picture(self, part: EditionPart) -> Picture | None:
        """The last picture of the part's first exercise."""
        exercises = [item.ref for item in part.items if item.kind == "exercise"]
        found = figure_pictures(self.library.exercises[exercises[0]], self.pictures) if exercises else ()
        return found[-1] if found else None

    def _item(self, item: PartItem) -> Iterator[Slide]:
        if item.kind == "exercise":
            yield self.exercises.slide(self.library.exercises[item.ref])
        elif item.kind == "topic":
            yield from self.topics.slides(self.library.topics[item.ref])
        elif item.kind == "programme":
            yield from self.programmes.tables(self.library.programmes[item.ref])
        elif item.kind == "avoid":
            yield from self.programmes.avoid(self.library.programmes[item.ref])

    def _closing(self) -> Iterator[Slide]:
        yield self.frame.take_home()
        yield self.frame.sources()
        yield self.safety.emergency("emergency-again", self.phrases.emergency_again)
