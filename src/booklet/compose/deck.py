"""Edition -> Deck: the class in the order in which it is taught, with what is said, done and watched on every slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.deck import Content, Deck, DeckSection, Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import Run
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.exercise_slides import ExerciseSlides
from booklet.compose.programme_slides import ProgrammeSlides
from booklet.compose.safety_slides import SafetySlides
from booklet.compose.slides import Slides
from booklet.content.clinic import SourceKind
from booklet.content.edition import EditionPart, PartItem
from booklet.content.library import Edition
from booklet.content.topic import DecisionQuestion, SlideText, Topic
from booklet.pictures.picture import Picture


def compose_deck(edition: Edition, pictures: Mapping[str, Picture]) -> Deck:
    """The whole deck."""
    return _Composer(edition, pictures).deck()


class _Composer(Slides):
    def __init__(self, edition: Edition, pictures: Mapping[str, Picture]) -> None:
        super().__init__(edition, pictures)
        self.spec = edition.spec
        self.safety = SafetySlides(edition, pictures)
        self.exercises = ExerciseSlides(edition, pictures)
        self.programmes = ProgrammeSlides(edition, pictures)

    def deck(self) -> Deck:
        parts = tuple(
            DeckSection(self.text(part.title), tuple(self._part(number, part)))
            for number, part in enumerate(self.spec.parts, 1)
        )
        return Deck(
            title=self.spec.title,
            author=self.library.clinic.name,
            subject=self.spec.subtitle,
            lang=self.edition.locale.tag,
            date=self.spec.date.isoformat(),
            version=self.spec.version,
            footer=self.wording.footer(self.edition),
            sections=(
                DeckSection(self.phrases.safety, tuple(self._opening())),
                *parts,
                DeckSection(self.text(self.spec.take_home.title), tuple(self._closing())),
            ),
            continued=self.phrases.continued,
        )

    def _opening(self) -> Iterator[Slide]:
        """Title, whom it is for, emergency signs: the third slide at the latest."""
        spec, phrases, library = self.spec, self.phrases, self.library
        slots: list[tuple[str, Content]] = [
            ("Subtitle", self.points((spec.subtitle,))),
            ("Details", self.points((library.clinic.name, *((phrases.draft,) if self.edition.draft else ())))),
        ]
        if spec.cover:
            slots.append(("Picture", self.picture(self.pictures[spec.cover])))
        if logo := library.clinic.logo:
            slots.append(("Logo", SlidePicture(self.pictures[logo], library.clinic.name)))
        yield Slide(
            "title",
            SlideRole.TITLE,
            self.text(spec.title),
            tuple(slots),
            self.notes(self.text(spec.about), phrases.do_title),
        )
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
        names = tuple(name for item in part.items for name in self._name(item))
        slots: list[tuple[str, Content]] = [
            ("Summary", self.points((part.summary,))),
            ("Points", self.points(names)),
        ]
        picture = self._part_picture(part)
        if picture:
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
            yield from self._topic(self.library.topics[item.ref])
        elif item.kind == "programme":
            yield from self.programmes.tables(self.library.programmes[item.ref])
        elif item.kind == "avoid":
            yield from self.programmes.avoid(self.library.programmes[item.ref])

    def _topic(self, topic: Topic) -> Iterator[Slide]:
        for number, slide in enumerate(topic.slides, 1):
            yield self._topic_slide(f"topic-{topic.id}-{number}", topic, slide)
        for number, question in enumerate(topic.decision, 1):
            yield self._question(f"topic-{topic.id}-question-{number}", number, question)

    def _question(self, id_: str, number: int, question: DecisionQuestion) -> Slide:
        """A question of a decision figure: its answers and what to do then, side by side."""
        rows = tuple((self.text(answer.when), self.text(answer.then)) for answer in question.answers)
        head = (self.phrases.answer_column, self.phrases.advice)
        title = self.text(f"{number}. {question.ask}")
        table = SlideTable(head, rows, (3.6, 6.4), title)
        say = " ".join((title, *(f"{when}: {then}" for when, then in rows)))
        return Slide(id_, SlideRole.PROGRAMME, title, (("Table", table),), self.notes(say, self.phrases.do_table))

    def _topic_slide(self, id_: str, topic: Topic, slide: SlideText) -> Slide:
        slots: list[tuple[str, Content]] = [("Points", self.points(slide.points))]
        if slide.figure:
            slots.append(("Picture", self.picture(self.pictures[slide.figure])))
        role = SlideRole.PICTURE if slide.figure else SlideRole.CONTENT
        do = slide.do or (self.phrases.do_picture if slide.figure else self.phrases.do_section)
        title = self.text(slide.title or topic.title)
        return Slide(id_, role, title, tuple(slots), self.notes(self.text(slide.say), self.text(do)))

    def _closing(self) -> Iterator[Slide]:
        take = self.spec.take_home
        yield Slide(
            "take-home",
            SlideRole.TAKE_HOME,
            self.text(take.title),
            (("Points", self.points(take.points)),),
            self.notes(self.text(take.say), self.phrases.do_section),
        )
        sources = tuple(
            ". ".join(part for part in (source.title, source.author, source.publisher, str(source.year or "")) if part)
            for source in self.edition.sources
        )
        article = self.library.sources[self.spec.source]
        made_from = self.wording.made_from(article) if article.kind is SourceKind.ARTICLE else ""
        yield Slide(
            "sources",
            SlideRole.SOURCES,
            self.phrases.sources,
            (("Points", self.points(sources)),),
            self.notes(made_from or self.phrases.sources, self.phrases.do_sources),
        )
        yield self.safety.emergency("emergency-again", self.phrases.emergency_again)
