"""Edition -> Document: the guide with which somebody who walks in can lead the class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.deck import Deck, DeckSection, Note, Slide, SlideRole
from booklet.blocks.document import (
    Block,
    Contents,
    Document,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Table,
    Together,
    WriteIn,
)
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.class_kit import Thing, kit_of
from booklet.compose.class_script import ClassScript, Moment
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.safety_pages import emergency_panel, urgent_panel
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


def compose_guide(
    edition: Edition, pictures: Mapping[str, Picture], deck: Deck, numbers: Mapping[str, int]
) -> Document:
    """The guide; its script is what the notes of the class's ``deck`` say.

    ``numbers`` are those of the slides by id; without one, a slide is named by its title alone.  Raises ValueError for
    an edition that teaches no class.
    """
    return _Guide(edition, pictures, deck, numbers).document()


class _Guide(ClassScript):
    def __init__(
        self, edition: Edition, pictures: Mapping[str, Picture], deck: Deck, numbers: Mapping[str, int]
    ) -> None:
        super().__init__(edition, pictures, {})
        self.deck, self.slide_numbers = deck, numbers

    def document(self) -> Document:
        spec, words = self.edition.spec, self.words
        chapters = {
            "overview": self._overview(),
            "hurt": self._if_something_happens(),
            "screening": (*self._screening(), *self._kit(), *self._minutes()),
            "script": self._script(),
            "after": self._after(),
        }
        sections = tuple(Section(f"guide.{id_}.page", tuple(blocks)) for id_, blocks in chapters.items())
        return loose_sheets(self.edition, f"{words.guide}: {self.taught.title}", spec.title, sections)

    def _said(self, id_: str, label: str, text: str) -> Paragraph:
        return Paragraph(id_, (strong(f"{label}  "), Run(text)), "compact")

    # --- before the class -----------------------------------------------------------------------------------

    def _overview(self) -> Iterator[Block]:
        """What the class is, the place, the contents."""
        words, taught, spec = self.words, self.taught, self.edition.spec
        facts = (
            (words.aim, taught.aim),
            (words.audience, taught.audience),
            (words.time, self.minutes(taught.minutes)),
            (words.group, self.text(words.group_size, people=taught.people)),
            (words.leader, taught.leader),
            (words.staffing, taught.staffing),
            (words.made_for, f"{spec.title} ({self.wording.code(spec)})"),
        )
        rows = tuple((self.runs(label), self.runs(fact)) for label, fact in facts)
        yield Heading("guide", 1, self.runs(words.guide), style="title", listed=False)
        yield Paragraph("guide.class", self.runs(taught.title), "subtitle")
        if self.edition.draft:
            draft = (Paragraph("guide.draft.text", (strong(self.phrases.draft),), "compact"),)
            yield Panel("guide.draft", PanelKind.DRAFT, draft)
        yield Table("guide.facts", (self.runs(words.at_a_glance), self.runs(words.about_class)), rows, (2.2, 7.8))
        yield Heading("guide.place", 2, self.runs(words.about_place))
        yield Paragraph("guide.place.lead", self.runs(words.about_place_lead), "lead")
        for number, line in enumerate(taught.venue, 1):
            yield WriteIn(f"guide.place.{number}", self.runs(line))
        yield Heading("guide.contents", 2, self.runs(words.contents), listed=False)
        yield Contents("guide.contents.list", 1)

    def _if_something_happens(self) -> Iterator[Block]:
        """The emergency signs, and room for the procedure of the place."""
        words, library = self.words, self.library
        yield Heading("guide.hurt", 1, self.runs(words.hurt))
        yield Paragraph("guide.hurt.lead", (strong(self.text(words.hurt_lead)),))
        yield emergency_panel(library.emergency, self.wording, "guide", 2)
        yield urgent_panel(library.same_day, self.wording)
        lines = (WriteIn("guide.procedure.lines", (), lines=5),)
        yield Panel("guide.procedure", PanelKind.DRAFT, lines, self.runs(words.procedure), 2)

    def _screening(self) -> Iterator[Block]:
        """Whom to ask first, and which stations it concerns."""
        words, ask = self.words, self.library.ask_first
        yield Heading("guide.screening", 1, self.runs(words.screening))
        yield Paragraph("guide.screening.audience", self.runs(self.library.audience.text))
        yield Paragraph("guide.screening.lead", self.runs(words.screening_lead))
        rows = tuple((self.runs(tag.text), self.runs(self._concerned(tag.id))) for tag in ask.tags)
        head = (self.runs(words.condition), self.runs(words.concerns))
        yield Table("guide.screening.table", head, rows, (6.6, 3.4), row_heads=False)

    def _concerned(self, condition: str) -> str:
        """The stations whose exercise asks those to ask first."""
        stations = enumerate(self.taught.stations, 1)
        asking = [n for n, one in stations if condition in self.library.exercises[one.exercise].ask_first]
        return self._stations(asking) or self.words.concerns_none

    def _stations(self, numbers: list[int] | tuple[int, ...]) -> str:
        """'Stations 1, 2, 5'; empty for none."""
        words = self.words.stations_named if len(numbers) == 1 else self.words.stations_several
        return self.text(words, numbers=", ".join(map(str, numbers))) if numbers else ""

    def _kit(self) -> Iterator[Block]:
        """Kit and room, added up; what to do before people come."""
        words, people = self.words, self.taught.people
        kit = kit_of(self.edition, words)
        things = [thing for thing in (kit.mats, kit.chairs, *kit.others) if thing.number]
        head = (self.runs(words.kit_thing), self.runs(words.kit_count), self.runs(words.kit_for))
        yield Heading("guide.kit", 1, self.runs(words.kit))
        yield Paragraph("guide.kit.lead", self.runs(words.kit_lead, people=people), "lead")
        rows = tuple(self._thing(thing, talks=thing is kit.chairs) for thing in things)
        yield Table("guide.kit.table", head, rows, (4.6, 2, 3.4))
        room = words.kit_room if kit.mats.number else words.kit_room_chairs
        facts = [self.text(room, mats=kit.mats.number, chairs=kit.chairs.number)]
        facts += [
            self.text(words.kit_helper, number=number)
            for number, station in enumerate(self.taught.stations, 1)
            if self.library.exercises[station.exercise].helper
        ]
        facts += [self.text(words.kit_printed), self.text(words.kit_shown)]
        items = tuple(Item(f"guide.kit.{number}", (Run(fact),)) for number, fact in enumerate(facts, 1))
        yield List("guide.kit.room", items, style="compact")
        if self.taught.setting_up:
            yield Heading("guide.setting-up", 2, self.runs(words.setting_up))
            steps = enumerate(self.taught.setting_up, 1)
            ticks = tuple(Item(f"guide.setting-up.{number}", self.runs(step)) for number, step in steps)
            yield List("guide.setting-up.list", ticks, Marker.BOX, style="compact")

    def _thing(self, thing: Thing, *, talks: bool) -> tuple[Runs, ...]:
        name = f"{thing.name[:1].upper()}{thing.name[1:]}"
        used = [self.words.kit_talks] if talks else []
        used += [self._stations(thing.stations)] if thing.stations else []
        return self.runs(name), self.runs(str(thing.number)), self.runs("; ".join(used))

    # --- the class ------------------------------------------------------------------------------------------

    def _minutes(self) -> Iterator[Block]:
        """The plan of minutes: a row for each segment and station."""
        words = self.words
        head = (words.minute_column, words.what_column, words.lasts_column, words.slide_column)
        rows = tuple(row for moment, section in self._moments_shown() for row in self._plan_rows(moment, section))
        yield Heading("guide.minutes", 1, self.runs(words.plan_of_minutes))
        columns = 4 if self.slide_numbers else 3
        yield Table(
            "guide.minutes.table",
            tuple(map(self.runs, head[:columns])),
            tuple(row[:columns] for row in rows),
            (1.5, 5.6, 1.9, 1)[:columns],
        )

    def _moments_shown(self) -> Iterator[tuple[Moment, DeckSection]]:
        return zip(self.moments, self.deck.sections, strict=True)

    def _plan_rows(self, moment: Moment, section: DeckSection) -> Iterator[tuple[Runs, ...]]:
        def row(minutes: tuple[int, int], what: Runs, slide: str) -> tuple[Runs, ...]:
            start, end = minutes
            number = str(self.slide_numbers.get(slide, ""))
            time = self.runs(f"{start}–{end}")
            return time, what, self.runs(self.minutes(end - start)), (Run(number),) if number else ()

        yield row(moment.clock, (strong(self.text(moment.segment.title)),), section.slides[0].id)
        for stop in moment.stops:
            name = self.runs(f"{stop.number}. {stop.exercise.name}")
            yield row(stop.clock, name, f"station-{stop.exercise.id}")

    def _script(self) -> Iterator[Block]:
        """What the notes of the slides say, slide by slide."""
        yield Heading("guide.script", 1, self.runs(self.words.script))
        yield Paragraph("guide.script.lead", self.runs(self.words.script_lead), "lead")
        for moment, section in self._moments_shown():
            start, end = moment.clock
            title = self.text(f"{start}–{end}  {moment.segment.title}")
            yield Heading(f"segment-{moment.number}", 2, (Run(title),))
            for slide in section.slides:
                # Whoever leads has no hand free to turn the page in the middle of a station or an answer.
                yield Together(tuple(self._slide(slide)))

    def _slide(self, slide: Slide) -> Iterator[Block]:
        clock, *notes = slide.notes
        number = self.slide_numbers.get(slide.id)
        named = self.text(self.words.slide, number=number) if number else ""
        title = " · ".join(part for part in (named, self._title(slide), clock.text) if part)
        yield Heading(f"guide.{slide.id}", 3, (Run(title),), listed=False)
        if slide.role is SlideRole.STATION:
            yield from self._figures(slide.id.partition("-")[2])
        yield from (self._note(f"guide.{slide.id}.{place}", note) for place, note in enumerate(notes, 1))

    def _title(self, slide: Slide) -> str:
        if slide.role is not SlideRole.STATION:
            return slide.title
        number = self.taught.station_number(slide.id.partition("-")[2])
        return f"{self.text(self.words.station_listed, number=number)}{slide.title}"

    def _figures(self, exercise: str) -> Iterator[Block]:
        found = figure_pictures(self.library.exercises[exercise], self.pictures)
        figures = tuple(
            Figure(f"guide.station-{exercise}.figure.{place}", picture, picture.alt)
            for place, picture in enumerate(found)
        )
        if figures:
            yield FigureRow(f"guide.station-{exercise}.figures", figures)

    def _note(self, id_: str, note: Note) -> Paragraph:
        return self._said(id_, note.label, note.text)

    def _after(self) -> Iterator[Block]:
        """What to do when people have left."""
        words = self.words
        yield Heading("guide.after", 1, self.runs(words.after))
        steps = enumerate(words.after_steps, 1)
        items = tuple(Item(f"guide.after.{number}", self.runs(step)) for number, step in steps)
        yield List("guide.after.list", items, Marker.BOX, style="compact")
        yield WriteIn("guide.after.notes", self.runs(words.my_notes), lines=8)
