"""Edition -> Document: the blank forms of a class: register, incidents, evaluation, a plan to take home.

They ask for initials only, and nothing that is written on them comes back into this program.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.document import Block, Document, Heading, Panel, PanelKind, Paragraph, Section, Table, WriteIn
from booklet.blocks.text import Run, strong
from booklet.compose.class_script import ClassScript
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.safety_pages import short_emergency_panel
from booklet.content.library import Edition


def compose_register(edition: Edition) -> Document:
    """The forms, one a page; raises ValueError for an edition that teaches no class."""
    return _Register(edition, {}, {}).document()


class _Register(ClassScript):
    def document(self) -> Document:
        # The guide names these pages by their numbers, with the phrases `printed_forms` in this order.
        pages = {
            "attendance": self._attendance(),
            "incident": self._incident(),
            "evaluation": self._evaluation(),
            "plan": self._my_plan(),
        }
        sections = tuple(Section(f"register.{id_}.page", tuple(blocks), pages=1) for id_, blocks in pages.items())
        title = f"{self.words.register}: {self.taught.title}"
        return loose_sheets(self.edition, title, self.edition.spec.title, sections)

    def _lines(self, id_: str, lines: tuple[tuple[str, int], ...]) -> Iterator[Block]:
        for number, (label, more) in enumerate(lines, 1):
            yield WriteIn(f"{id_}.{number}", (strong(self.text(label)),), lines=more)

    def _attendance(self) -> Iterator[Block]:
        words = self.words
        yield Heading("register", 1, self.runs(f"{words.attendance}: {self.taught.title}"))
        yield Paragraph("register.lead", self.runs(words.attendance_lead))
        yield from self._lines("register.when", tuple((line, 0) for line in words.register_lines))
        head = tuple(map(self.runs, words.attendance_head))
        rows = tuple(((Run(str(number)),), *((),) * (len(head) - 1)) for number in range(1, self.taught.people + 1))
        yield Table("register.table", head, rows, (0.8, 1.5, 1.1, 1.4, 1.1, 1.4, 2.7), to_write=True)

    def _incident(self) -> Iterator[Block]:
        yield Heading("register.incident", 1, self.runs(self.words.incident))
        yield Paragraph("register.incident.lead", self.runs(self.words.incident_lead))
        yield from self._lines("register.incident", self.words.incident_lines)

    def _evaluation(self) -> Iterator[Block]:
        words = self.words
        yield Heading("register.evaluation", 1, self.runs(words.evaluation))
        yield Paragraph("register.evaluation.lead", self.runs(words.evaluation_lead))
        yield Paragraph("register.evaluation.scale", self.runs(words.evaluation_scale))
        for number, question in enumerate(words.evaluation_rows, 1):
            yield Paragraph(f"register.evaluation.asked.{number}", (strong(self.text(question)),), "question")
            yield Paragraph(f"register.evaluation.ring.{number}", (Run(words.scale),), "scale")
        yield from self._lines("register.evaluation", words.evaluation_lines)

    def _my_plan(self) -> Iterator[Block]:
        words, library = self.words, self.library
        yield Heading("register.plan", 1, self.runs(words.plan))
        yield Paragraph("register.plan.lead", self.runs(words.plan_lead))
        yield from self._lines("register.plan", words.plan_lines)
        yield Paragraph("register.plan.smaller", self.runs(words.plan_smaller))
        scale = library.pain_scale
        rules = tuple(
            Paragraph(f"register.plan.{name}", (strong(self.text(text)),), "compact")
            for name, text in (("leg", scale.leg_cue), ("rule", scale.rule))
        )
        yield Panel("register.plan.stop", PanelKind.STOP, rules, self.runs(words.plan_stop), 2)
        yield short_emergency_panel(library.emergency, self.wording, "register.plan")
