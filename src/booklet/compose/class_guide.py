"""Edition -> Document: the guide with which somebody who walks in can lead the class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

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
from booklet.blocks.text import Run, Runs, plain, strong
from booklet.compose.class_kit import Thing, kit_of
from booklet.compose.class_script import ClassScript, Moment
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.safety_pages import emergency_panel, urgent_panel
from booklet.compose.safety_slides import SafetySlides
from booklet.compose.topic_pages import TopicPage
from booklet.compose.wording import NO_BREAK, joined
from booklet.content.edition import Kind
from booklet.content.library import Edition
from booklet.pictures.picture import Picture

_MORE: Final = WriteIn("guide.procedure.more", (), lines=8)
"""Room for what no prompt asks about."""


def compose_guide(
    edition: Edition,
    pictures: Mapping[str, Picture],
    deck: Deck,
    numbers: Mapping[str, int],
    print_lines: tuple[str, ...] = (),
) -> Document:
    """The guide; its script is what the notes of the class's ``deck`` say.

    ``numbers`` are those of the slides by id; without one, a slide is named by its title alone.  ``print_lines`` say
    what to choose in the print dialogue for the booklet.  Raises ValueError for an edition that teaches no class.
    """
    return _Guide(edition, pictures, deck, numbers, print_lines).document()


def _file_name(kind: Kind) -> str:
    return f"{kind.value}.{kind.ending}"


class _Guide(ClassScript):
    def __init__(
        self,
        edition: Edition,
        pictures: Mapping[str, Picture],
        deck: Deck,
        numbers: Mapping[str, int],
        print_lines: tuple[str, ...],
    ) -> None:
        super().__init__(edition, pictures, {})
        self.deck, self.slide_numbers, self.print_lines = deck, numbers, print_lines
        self.emergency = emergency_panel(self.library.emergency, self.wording, "guide", 2)

    def document(self) -> Document:
        spec, words = self.edition.spec, self.words
        chapters = {
            "overview": self._overview(),
            "hurt": self._if_something_happens(),
            "screening": self._screening(),
            "kit": (*self._kit(), *self._minutes()),
            "script": self._script(),
            "after": self._after(),
        }
        sections = tuple(Section(f"guide.{id_}.page", tuple(blocks)) for id_, blocks in chapters.items())
        return loose_sheets(self.edition, f"{words.guide}: {self.taught.title}", spec.title, sections)

    # --- before the class -----------------------------------------------------------------------------------

    def _overview(self) -> Iterator[Block]:
        """What the class is, the place, the contents."""
        words, taught, spec = self.words, self.taught, self.edition.spec
        facts = (
            (words.aim, taught.aim),
            (words.audience, taught.audience),
            (words.time, self.text(words.time_and_group, minutes=self.minutes(taught.minutes), people=taught.people)),
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
        for number, line in enumerate(taught.venue, 1):
            yield WriteIn(f"guide.place.{number}", self.runs(line))
        yield Heading("guide.contents", 2, self.runs(words.contents), listed=False)
        yield Contents("guide.contents.list", 1)

    def _if_something_happens(self) -> Iterator[Block]:
        """The emergency signs, and room for the procedure of the place."""
        words, library = self.words, self.library
        yield Heading("guide.hurt", 1, self.runs(words.hurt))
        day = urgent_panel(library.same_day, self.wording)
        lead = self._on_page(words.hurt_lead, self.emergency)
        yield Paragraph("guide.hurt.lead", tuple(run._replace(bold=True) for run in lead), "compact")
        yield self._listed("guide.hurt", words.hurt_steps, Marker.NUMBER)
        yield Paragraph("guide.hurt.today", self._on_page(words.hurt_today, day))
        prompts = enumerate(words.procedure_lines, 1)
        lines = (*(WriteIn(f"guide.procedure.{n}", self.runs(line)) for n, line in prompts), _MORE)
        yield Panel("guide.procedure", PanelKind.DRAFT, lines, self.runs(words.procedure), 2)
        yield self.emergency
        yield day

    def _on_page(self, phrase: str, panel: Panel) -> Runs:
        """A phrase with the title of a panel and the page of this guide on which it stands."""
        before, after = (self.text(part, title=plain(panel.title)) for part in phrase.split(" {page}"))
        return Run(f"{before}{NO_BREAK}"), Run("", page_of=panel.id, link=f"#{panel.id}"), Run(after)

    def _listed(self, id_: str, texts: tuple[str, ...], marker: Marker = Marker.BULLET) -> List:
        items = tuple(Item(f"{id_}.{number}", self.runs(text)) for number, text in enumerate(texts, 1))
        return List(f"{id_}.list", items, marker, style="compact")

    def _screening(self) -> Iterator[Block]:
        """Who may exercise, whom to ask first, and which stations it concerns."""
        words, ask = self.words, self.library.ask_first
        yield Heading("guide.screening", 1, self.runs(words.screening))
        yield Paragraph("guide.screening.audience", self.runs(self.library.audience.text))
        yield Paragraph("guide.screening.lead", (strong(self.text(words.screening_lead)),))
        if self.taught.screening:
            yield from TopicPage(self.edition, self.library.topics[self.taught.screening], self.pictures).first_list(2)
            yield Paragraph("guide.screening.emergency", self._on_page(words.screening_emergency, self.emergency))
            yield Paragraph("guide.screening.no", self.runs(words.screening_no))
        yield from self._signs()
        if self.edition.programmes:
            yield Paragraph("guide.screening.week", self.runs(words.screening_week))
        yield Paragraph("guide.screening.ask", self.runs(words.screening_ask))
        rows = tuple((self.runs(tag.text), self.runs(self._concerned(tag.id))) for tag in ask.tags)
        head = (self.runs(words.condition), self.runs(words.concerns))
        yield Table("guide.screening.table", head, rows, (6.6, 3.4), row_heads=False)
        if floor := self._stations(kit_of(self.edition, words).mats.stations):
            yield Paragraph(
                "guide.screening.floor", self.runs(words.screening_floor, stations=floor[:1].lower() + floor[1:])
            )

    def _signs(self) -> Iterator[Block]:
        """The signs that can wait for hours or days, in few words, and what follows from every kind of sign."""
        words, library = self.words, self.library
        yield Heading("guide.signs", 2, self.runs(words.screening_signs))
        for signs in (library.same_day, library.same_week):
            id_ = f"guide.signs.{signs.id}"
            yield Paragraph(id_, (strong(self.text(signs.title)),), "compact")
            yield self._listed(id_, tuple(sign.cue for sign in signs.signs))
        lead = Paragraph("guide.signs.follows", (strong(self.text(words.screening_follows)),), "compact")
        follows = SafetySlides(self.edition, self.pictures).consequences(library.emergency, library.same_day)
        yield Together((lead, self._listed("guide.signs.follows", follows)))

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
        facts += [words.kit_up] if kit.mats.number else []
        facts += [
            self.text(words.kit_helper, number=number)
            for number, station in enumerate(self.taught.stations, 1)
            if self.library.exercises[station.exercise].helper
        ]
        facts += [*self.taught.kit, words.kit_pens, words.kit_shown]
        yield self._listed("guide.kit", tuple(facts))
        if printed := tuple(self._printed()):
            head = (self.runs(words.printed_file), self.runs(words.kit_count), self.runs(words.printed_for))
            yield Heading("guide.printed", 2, self.runs(words.printed))
            yield Paragraph("guide.printed.lead", self.runs(words.printed_lead), "lead")
            for number, line in enumerate(self.print_lines, 1):
                yield Paragraph(f"guide.printed.line.{number}", self.runs(line))
            yield Table("guide.printed.table", head, printed, (3.8, 1.7, 4.5))
        if self.taught.setting_up:
            yield Heading("guide.setting-up", 2, self.runs(words.setting_up))
            yield self._listed("guide.setting-up", self.taught.setting_up, Marker.BOX)

    def _printed(self) -> Iterator[tuple[Runs, ...]]:
        """Which files the class needs on paper, how many, and for whom: those that the edition makes."""
        words, people = self.words, self.taught.people
        titles = (words.attendance, words.incident, words.evaluation, words.plan)  # in the order of the register
        forms = zip(titles, (1, 1, people, people), words.printed_forms, strict=True)
        made = {output.kind for output in self.edition.spec.outputs}
        whole = self.text(words.printed_whole, name=_file_name(Kind.DECK)) if Kind.DECK in made else ""
        files = (
            (Kind.CLASS_DECK, "", 1, joined(words.printed_deck, whole)),
            (Kind.GUIDE, "", 1, words.printed_guide),
            (Kind.BOOKLET_PRINT, "", people + 1, words.printed_booklet),
            *(
                (Kind.REGISTER, self.text(words.printed_page, page=page, title=title), count, whom)
                for page, (title, count, whom) in enumerate(forms, 1)
            ),
            (Kind.STATION_CARDS, "", 1, words.printed_cards),
            (Kind.DECK_HANDOUT, "", people, words.printed_handout),
        )
        for kind, page, count, whom in files:
            if kind in made:
                yield self.runs(f"{_file_name(kind)}{page}"), self.runs(str(count)), self.runs(whom)

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
        heading = Heading("guide.minutes", 1, self.runs(words.plan_of_minutes))
        columns = 4 if self.slide_numbers else 3
        table = Table(
            "guide.minutes.table",
            tuple(map(self.runs, head[:columns])),
            tuple(row[:columns] for row in rows),
            (1.5, 5.6, 1.9, 1)[:columns],
        )
        yield Together((heading, table))

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
            for one in stop.asked if stop.station.asking else ():
                yield row(stop.asking, self.runs(self.words.question, number=one.number), f"question-{one.number}")

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
        for place, note in enumerate(notes, 1):
            yield from self._note(f"guide.{slide.id}.{place}", note)

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

    def _note(self, id_: str, note: Note) -> Iterator[Block]:
        yield Paragraph(id_, (strong(f"{note.label}  "), Run(note.text)), "compact")
        if note.lines:
            yield self._listed(id_, note.lines, Marker.NUMBER if note.numbered else Marker.BULLET)

    def _after(self) -> Iterator[Block]:
        """What to do when people have left."""
        words = self.words
        yield Heading("guide.after", 1, self.runs(words.after))
        yield self._listed("guide.after", words.after_steps, Marker.BOX)
        yield WriteIn("guide.after.notes", self.runs(words.my_notes), lines=8)
