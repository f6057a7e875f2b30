"""A programme on slides: a table for each phase, and what to avoid."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.deck import Slide, SlideRole, SlideTable
from booklet.compose import dose_phrase
from booklet.compose.programme_pages import ProgrammePages, phase_title
from booklet.compose.programme_strip import programme_strip
from booklet.compose.slides import Slides
from booklet.content.programme import Item, Programme


class ProgrammeSlides(Slides):
    """Composes the slides of a programme in one edition."""

    def tables(self, programme: Programme) -> Iterator[Slide]:
        """The whole programme at a glance, then a slide for each phase with its exercises and their doses."""
        yield from self._strip(programme)
        pages = ProgrammePages(self.edition, programme)
        for number, phase in enumerate(programme.phases, 1):
            title = phase_title(phase, self.wording)
            rows = tuple(
                (self.text(self.library.exercises[item.exercise].name), pages.dose(item)) for item in phase.items
            )
            said = " ".join(self._said(item) for item in phase.items)
            head = (self.phrases.exercise_column, self.phrases.dose_column)
            table = SlideTable(head, rows, (4.6, 5.4), f"{title}. {self.text(phase.aim)}")
            notes = " ".join(self.text(note) for note in phase.notes)
            yield Slide(
                f"programme-{programme.id}-{number}",
                SlideRole.PROGRAMME,
                title,
                (("Table", table), ("Note", self.points((phase.aim,)))),
                self.notes(f"{self.text(phase.aim)} {said} {notes}".strip(), self.phrases.do_table),
            )

    def _strip(self, programme: Programme) -> Iterator[Slide]:
        strip = programme_strip(programme, self.wording)
        if strip is None:
            return
        aims = self.points(tuple(phase.aim for phase in programme.phases))
        yield Slide(
            f"programme-{programme.id}",
            SlideRole.PICTURE,
            self.text(programme.title),
            (("Picture", self.picture(strip)), ("Points", aims)),
            self.notes(self.text(programme.lead), self.phrases.do_picture),
        )

    def _said(self, item: Item) -> str:
        """An exercise and its dose as a sentence or two."""
        name = self.text(self.library.exercises[item.exercise].name)
        dose = self.edition.phase_dose(item)
        words = dose_phrase.phrase(dose, self.edition.locale) if dose else ""
        return f"{name}: {words}" if words else f"{name}."

    def avoid(self, programme: Programme) -> Iterator[Slide]:
        """A slide for each phase that leaves activities out."""
        tags = self.library.avoid
        for number, phase in enumerate(programme.phases, 1):
            if not phase.avoid:
                continue
            named = [tags.words(tag) for tag in phase.avoid]
            weeks = self.wording.weeks(phase.span_of_weeks)
            say = " ".join((weeks + ".", self.text(tags.lead), *(self.text(tag.text) for tag in named)))
            yield Slide(
                f"avoid-{programme.id}-{number}",
                SlideRole.CONTENT,
                f"{self.text(tags.title)}: {weeks[:1].lower()}{weeks[1:]}",
                (("Points", self.points(tuple(tag.cue for tag in named))),),
                self.notes(say, self.phrases.do_section),
            )
