"""Edition -> sheets from the office printer: an exercise a page to tear off, at most two weeks a page to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.document import (
    Block,
    Document,
    Heading,
    List,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Stretch,
    Table,
    WriteIn,
)
from booklet.blocks.document import Item as ListItem
from booklet.blocks.text import Run, Runs, runs, strong
from booklet.compose.contact import contact_lines
from booklet.compose.exercise_pages import ExercisePage, figure_pictures
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.programme_pages import ProgrammePages, weeks_by_page
from booklet.compose.safety_pages import short_emergency_panel
from booklet.compose.wording import Wording
from booklet.content.edition import Kind
from booklet.content.exercise import Exercise, Setting
from booklet.content.library import Edition
from booklet.content.programme import Item, Phase, Programme, Weeks
from booklet.pictures.picture import Picture
from booklet.pictures.placeholder import placeholder

PageNumbers = Mapping[str, int]
"""The pages of the edition's booklet on which its blocks start."""


def sheet_id(exercise: Exercise) -> str:
    """The section of an exercise's sheet."""
    return f"exercise.{exercise.id}.sheet"


def weeks_id(programme: Programme, weeks: Weeks) -> str:
    """The section of some weeks of a programme."""
    return f"programme.{programme.id}.weeks.{weeks.first}.page"


def to_tear_off(edition: Edition) -> tuple[Exercise, ...]:
    """The exercises that have a sheet: what only a professional should do has none."""
    return tuple(exercise for exercise in edition.exercises if exercise.setting is Setting.HOME)


def compose_sheets(
    edition: Edition, pictures: Mapping[str, Picture], pages: PageNumbers, highlight: str = "amber"
) -> Document:
    """A page for each exercise that may be done at home; ``highlight`` is how the region that is felt looks."""
    maker = _Sheets(edition, pictures, pages)
    sections = (maker.exercise(ExercisePage(edition, one, pictures, highlight)) for one in to_tear_off(edition))
    return maker.document(Kind.SHEETS, tuple(sections))


def compose_programme(edition: Edition, pictures: Mapping[str, Picture], pages: PageNumbers) -> Document:
    """A page for each phase of each programme, or for every two weeks of a long one."""
    maker = _Sheets(edition, pictures, pages)
    sections = (
        maker.weeks(programme, phase, weeks)
        for programme in edition.programmes
        for phase, weeks in weeks_by_page(programme)
    )
    return maker.document(Kind.PROGRAMME, tuple(sections))


class _Sheets:
    """The sheets of one edition; what hangs alone on a wall carries the emergency signs and the clinic's number."""

    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], pages: PageNumbers) -> None:
        self.edition, self.library, self.pictures, self.pages = edition, edition.library, pictures, pages
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases

    def document(self, kind: Kind, sections: tuple[Section, ...]) -> Document:
        """The sheets as a document that is not stapled."""
        spec = self.edition.spec
        title = f"{spec.title}: {self.phrases.sheet_titles[kind.value]}"
        head = f"{spec.title} · {spec.subtitle}"
        return loose_sheets(self.edition, title, spec.subtitle, sections, head)

    def exercise(self, page: ExercisePage) -> Section:
        """The sheet of one exercise: the same words as in the booklet."""
        ask = self.wording.runs(self.phrases.sheet_page, page=self.pages["ask"])
        blocks: tuple[Block, ...] = (
            *page.head(1),
            *page.figures(),
            page.dose_panel(),
            *page.instructions(),
            page.stop_panel(),
            *page.easier_and_harder(),
            *page.ask_first(ask),
            self._emergency(page.id),
            Stretch(1),
            *contact_lines(self.edition.clinic, self.wording, page.id),
        )
        return Section(sheet_id(page.exercise), blocks, pages=1)

    def weeks(self, programme: Programme, phase: Phase, weeks: Weeks) -> Section:
        """The page of some weeks: what to do with a box for each day, what to leave out, when to stop."""
        section = weeks_id(programme, weeks)
        id_ = section.removesuffix(".page")
        rule = Paragraph(f"{id_}.stop.rule", self.wording.runs(self.library.pain_scale.rule), "compact")
        blocks: tuple[Block, ...] = (
            Heading(id_, 1, self.wording.runs(f"{self.wording.weeks(weeks)}: {phase.name}")),
            Paragraph(f"{id_}.aim", self.wording.runs(phase.aim), "lead"),
            Paragraph(f"{id_}.how", self.wording.runs(self.phrases.sheet_ticks), "compact"),
            self._chart(id_, programme, phase, weeks),
            *(Paragraph(f"{id_}.note.{n}", self.wording.runs(note)) for n, note in enumerate(phase.notes, 1)),
            *self._open_frequency(id_, phase),
            *self._avoid(id_, phase),
            Panel(f"{id_}.stop", PanelKind.STOP, (rule,)),
            self._emergency(id_),
            Stretch(1),
            *contact_lines(self.edition.clinic, self.wording, id_),
        )
        return Section(section, blocks, pages=1)

    def _chart(self, id_: str, programme: Programme, phase: Phase, weeks: Weeks) -> Table:
        """The exercises of the phase, a line of boxes for each of the weeks."""
        phrases = self.phrases
        days = tuple(runs(day) for day in phrases.days)
        numbers = runs("\n".join(str(week) for week in range(weeks.first, weeks.last + 1)))
        listing = ProgrammePages(self.edition, programme)
        return Table(
            f"{id_}.table",
            (self.wording.runs(phrases.sheet_exercises), self.wording.runs(phrases.week_column), *days),
            tuple((self._words(listing, item), numbers, *((),) * len(days)) for item in phase.items),
            (11, 2, *(1.0,) * len(days)),
            boxes=len(weeks),
            pictures=tuple(self._small(item) for item in phase.items),
        )

    def _words(self, listing: ProgrammePages, item: Item) -> Runs:
        """Name, whole dose, and the page where it is explained."""
        exercise = self.library.exercises[item.exercise]
        page = self.wording.text(self.phrases.sheet_row_page, page=self.pages[f"exercise.{exercise.id}"])
        said = [listing.dose(item), item.note and self.wording.text(item.note)]
        dose = ". ".join(words for words in said if words)
        return strong(self.wording.text(exercise.name)), Run(f"\n{dose} {page}" if dose else f"\n{page}")

    def _small(self, item: Item) -> Picture:
        """The picture by which an exercise is known again: where its movement ends."""
        exercise = self.library.exercises[item.exercise]
        found = figure_pictures(exercise, self.pictures)
        return found[-1] if found else placeholder(exercise.name)

    def _open_frequency(self, id_: str, phase: Phase) -> Iterator[Block]:
        """A line to write on where the source does not say how often."""
        if any(map(self.edition.frequency_open, phase.items)):
            yield WriteIn(f"{id_}.open", self.wording.runs(self.phrases.unstated))

    def _avoid(self, id_: str, phase: Phase) -> Iterator[Block]:
        if phase.avoid:
            tags = self.library.avoid
            items = tuple(
                ListItem(f"{id_}.avoid.{ref}", self.wording.runs(tags.words(ref).text)) for ref in phase.avoid
            )
            listed = List(f"{id_}.avoid.list", items, style="compact")
            yield Panel(f"{id_}.avoid", PanelKind.URGENT, (listed,), self.wording.runs(self.phrases.avoid), 2)

    def _emergency(self, id_: str) -> Panel:
        return short_emergency_panel(self.library.emergency, self.wording, id_, self.pages["emergency.front"])
