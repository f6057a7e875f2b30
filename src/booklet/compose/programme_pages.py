"""The programme week by week, what to avoid in a phase, and the diary to tick."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.document import (
    Block,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Table,
    Together,
    WriteIn,
)
from booklet.blocks.text import Run, Runs, strong
from booklet.compose import dose_phrase
from booklet.compose.programme_strip import programme_strip
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.library import Edition
from booklet.content.programme import Item as ProgrammeItem
from booklet.content.programme import Phase, Programme, Weeks

_WEEKS_A_PAGE = 2
_DIARY_ROWS = 8
"""So many rows fill a diary's page; where there is room, a few are left empty for exercises of one's own."""
_SPARE_ROWS = 2


def weeks_by_page(programme: Programme) -> Iterator[tuple[Phase, Weeks]]:
    """The weeks of each phase, no more of them at a time than a page has room for."""
    for phase in programme.phases:
        weeks = phase.span_of_weeks
        for week in range(weeks.first, weeks.last + 1, _WEEKS_A_PAGE):
            yield phase, Weeks(week, min(week + _WEEKS_A_PAGE - 1, weeks.last))


def phase_title(phase: Phase, wording: Wording) -> str:
    """'Weeks 1 to 2: Acute phase'."""
    return f"{wording.weeks(phase.span_of_weeks)}: {phase.name}"


class ProgrammePages:
    """Composes what a programme prints in one edition."""

    def __init__(self, edition: Edition, programme: Programme) -> None:
        self.edition, self.programme = edition, programme
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases
        self.id = f"programme.{programme.id}"

    def dose(self, item: ProgrammeItem) -> str:
        """The whole dose of an item, short; empty where nobody states one."""
        dose = self.edition.phase_dose(item)
        return dose_phrase.short(dose, self.edition.locale) if dose else ""

    def table(self) -> tuple[Block, ...]:
        """The programme as one table a phase."""
        blocks: list[Block] = [
            Heading(self.id, 2, self.wording.runs(self.programme.title)),
            Paragraph(f"{self.id}.lead", self.wording.runs(self.programme.lead)),
        ]
        if strip := programme_strip(self.programme, self.wording):
            blocks.append(
                FigureRow(f"{self.id}.strip", (Figure(f"{self.id}.strip.figure", strip, strip.alt),), share=0.5)
            )
        for number, phase in enumerate(self.programme.phases, 1):
            blocks += self._phase(f"{self.id}.phase.{number}", phase)
        blocks += self._open_frequency()
        for number, note in enumerate(self.programme.notes, 1):
            blocks.append(Paragraph(f"{self.id}.note.{number}", self.wording.runs(note)))
        return tuple(blocks)

    def _phase(self, id_: str, phase: Phase) -> Iterator[Block]:
        head = tuple(
            self.wording.runs(word)
            for word in (self.phrases.exercise_column, self.phrases.dose_column, self.phrases.page_column)
        )
        rows = tuple(self._row(item) for item in phase.items)
        title = phase_title(phase, self.wording)
        yield Together(
            (
                Heading(id_, 3, self.wording.runs(title), listed=False),
                Paragraph(f"{id_}.aim", self.wording.runs(phase.aim), "compact"),
                Table(f"{id_}.table", head, rows, (3.7, 5.1, 1.2)),
                *(
                    Paragraph(f"{id_}.note.{number}", self.wording.runs(note))
                    for number, note in enumerate(phase.notes, 1)
                ),
            )
        )

    def _open_frequency(self) -> Iterator[Block]:
        """A line to write on where the source does not say how often."""
        if any(self.edition.frequency_open(item) for phase in self.programme.phases for item in phase.items):
            yield WriteIn(f"{self.id}.open", self.wording.runs(self.phrases.unstated))

    def _row(self, item: ProgrammeItem) -> tuple[Runs, ...]:
        exercise = self.edition.library.exercises[item.exercise]
        target = f"exercise.{exercise.id}"
        words = [Run(self.dose(item))]
        if item.note:
            words.append(Run(". " + self.wording.text(item.note)))
        page = (Run("", page_of=target, link="#" + target),)
        return (strong(self.wording.text(exercise.name)),), tuple(words), page

    def avoid(self) -> tuple[Block, ...]:
        """The activities that a phase leaves out."""
        tags = self.edition.library.avoid
        blocks: list[Block] = []
        for number, phase in enumerate(self.programme.phases, 1):
            if not phase.avoid:
                continue
            id_ = f"{self.id}.avoid.{number}"
            items = tuple(Item(f"{id_}.{tag}", self.wording.runs(tags.words(tag).text)) for tag in phase.avoid)
            weeks = f"{self.wording.weeks(phase.span_of_weeks)} ({phase.name})"
            lead = Paragraph(f"{id_}.lead", (strong(weeks + ". "), Run(self.wording.text(tags.lead))))
            blocks += [
                Heading(id_, 2, self.wording.runs(tags.title)),
                Panel(f"{id_}.panel", PanelKind.URGENT, (lead, List(f"{id_}.list", items, style="compact"))),
            ]
        return tuple(blocks)

    def diary(self) -> Iterator[Section]:
        """A page for each two weeks of a phase, so that the days stand side by side."""
        for place, (phase, weeks) in enumerate(weeks_by_page(self.programme)):
            yield self._diary_page(phase, weeks, first=place == 0)

    def _diary_page(self, phase: Phase, weeks: Weeks, *, first: bool) -> Section:
        id_ = f"{self.id}.diary.{weeks.first}"
        opening: tuple[Block, ...] = ()
        if first:
            opening = (
                Heading(f"{self.id}.diary", 2, self.wording.runs(self.phrases.diary)),
                Paragraph(f"{self.id}.diary.how", self.wording.runs(self.phrases.diary_how)),
            )
        count = len(weeks)
        days = tuple((Run(day),) for day in self.phrases.days) * count
        rows = tuple(
            (
                (
                    strong(self.wording.text(self.edition.library.exercises[item.exercise].name)),
                    Run("\n" + self.dose(item)),
                ),
                *((),) * (7 * count),
            )
            for item in phase.items
        )
        spare = ((Run(f"{NO_BREAK}\n{NO_BREAK}"),), *((),) * (7 * count))
        rows += (spare,) * max(0, min(_SPARE_ROWS, _DIARY_ROWS - len(rows)))
        title = f"{self.wording.weeks(weeks)}: {phase.name}"
        table = Table(
            f"{id_}.table",
            (self.wording.runs(self.phrases.exercise_column), *days),
            rows,
            (6.4, *(1.0,) * (7 * count)),
            boxes=1,
            group=7,
        )
        heading = Heading(id_, 3, self.wording.runs(title), listed=False)
        return Section(f"{id_}.page", (*opening, heading, table), pages=2)
