"""Pages and slides, made small -> Document: the proof, for a last look at everything before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from booklet.blocks.document import Block, Document, Figure, FigureRow, Heading, Paragraph, Section, Table, Together
from booklet.blocks.text import Run, Runs, runs, strong
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.proof_phrases import PROOF_PHRASES
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, Severity
from booklet.pictures.picture import Scene


class Grid(NamedTuple):
    """How many stand side by side, and how high each is, of the theme's height of figures."""

    columns: int
    share: float


PAGES: Final = Grid(3, 1)
SLIDES: Final = Grid(2, 0.64)


class ProofPage(NamedTuple):
    """A page or slide: its number, its picture with the marks on it, their numbers, the part that ink covers."""

    number: int
    scene: Scene
    marks: tuple[int, ...]
    ink: float | None = None


class ProofFinding(NamedTuple):
    """A finding by its number, and the pages or slides on which it is marked."""

    number: int
    diagnostic: Diagnostic
    pages: tuple[int, ...]


class ProofFile(NamedTuple):
    """A file that is shown."""

    name: str
    grid: Grid
    pages: tuple[ProofPage, ...]
    findings: tuple[ProofFinding, ...]


def compose_proof(edition: Edition, files: Sequence[ProofFile]) -> Document:
    """The proof of the files of an edition."""
    composer = _Composer(edition)
    title = composer.words.title.format(title=edition.spec.title)
    sections = [
        Section(f"proof.{place}", tuple(composer.file(f"proof.{place}", file))) for place, file in enumerate(files, 1)
    ]
    opening: tuple[Block, ...] = (
        Heading("proof", 1, runs(title), style="title", listed=False),
        Paragraph("proof.lead", runs(composer.words.lead if files else composer.words.nothing), "lead"),
    )
    first = sections[0] if sections else Section("proof.1", ())
    opened = (Section(first.id, opening + first.blocks), *sections[1:])
    return loose_sheets(edition, title, composer.words.lead, opened)


class _Composer:
    def __init__(self, edition: Edition) -> None:
        self.words = PROOF_PHRASES[edition.locale.language]

    def file(self, id_: str, file: ProofFile) -> Iterator[Block]:
        """Its heading, what was found in short, its pages or slides in rows, the findings."""
        yield Heading(id_, 1, runs(file.name))
        yield Paragraph(f"{id_}.summary", self._summary(file))
        columns = file.grid.columns
        for first in range(0, len(file.pages), columns):
            figures = tuple(self._figure(id_, file, page) for page in file.pages[first : first + columns])
            yield FigureRow(f"{id_}.row.{first}", figures, share=file.grid.share, columns=columns)
        heading = Heading(f"{id_}.findings", 2, runs(self.words.findings.format(name=file.name)))
        if file.findings:
            yield Together((heading, self._table(id_, file)))
        else:
            yield Together((heading, Paragraph(f"{id_}.none", runs(self.words.none))))

    def _summary(self, file: ProofFile) -> Runs:
        words = self.words
        errors = sum(one.diagnostic.severity is Severity.ERROR for one in file.findings)
        found = words.found.format(errors=errors, warnings=len(file.findings) - errors) if file.findings else words.none
        count = (words.slides if file.grid is SLIDES else words.pages).format(count=len(file.pages))
        inks = {page.number: page.ink for page in file.pages if page.ink is not None}
        parts: list[str | Run] = [f"{count} ", strong(found)]
        if inks:
            most = max(inks, key=lambda number: inks[number])
            mean = sum(inks.values()) / len(inks)
            parts.append(" " + words.coverage.format(mean=mean, most=inks[most], number=most))
        return runs(*parts)

    def _figure(self, id_: str, file: ProofFile, page: ProofPage) -> Figure:
        words = self.words
        name = (words.slide if file.grid is SLIDES else words.page).format(number=page.number)
        marks = ", ".join(map(str, page.marks))
        said = [name, words.ink.format(ink=page.ink) if page.ink is not None else ""]
        caption = runs(" · ".join(filter(None, said)), strong(f" · {words.see.format(marks=marks)}") if marks else "")
        alt = " ".join(filter(None, (words.alt.format(name=name, file=file.name), page.scene.alt)))
        return Figure(f"{id_}.figure.{page.number}", page.scene, alt, caption)

    def _table(self, id_: str, file: ProofFile) -> Table:
        words = self.words
        where = words.on_slides if file.grid is SLIDES else words.on_pages
        head = tuple(map(runs, (words.number_column, where, words.finding_column)))
        rows = tuple(self._row(finding) for finding in file.findings)
        return Table(f"{id_}.table", head, rows, (0.8, 1.7, 7.5))

    def _row(self, finding: ProofFinding) -> tuple[Runs, ...]:
        number, found = finding.number, finding.diagnostic
        grave = self.words.error if found.severity is Severity.ERROR else self.words.warning
        said = runs(
            strong(f"{grave} {found.code.id}: "), f"{found.message}. {found.span}", f"\n{found.hint}" * bool(found.hint)
        )
        return runs(f"{number}"), runs(", ".join(map(str, finding.pages)) or "–"), said
