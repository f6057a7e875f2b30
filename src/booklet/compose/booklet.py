"""Edition -> Document: what a booklet holds, in which order and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.document import (
    Block,
    Contents,
    Document,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Stretch,
    WriteIn,
)
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.exercise_pages import ExercisePage
from booklet.compose.programme_pages import ProgrammePages
from booklet.compose.safety_pages import emergency_panel, safety_section
from booklet.compose.topic_pages import TopicPage
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.clinic import Source, SourceKind
from booklet.content.edition import EditionPart
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


def compose_booklet(edition: Edition, pictures: Mapping[str, Picture], fingerprint: str) -> Document:
    """The whole booklet; ``fingerprint`` is that of the edition's content, printed on the back cover."""
    return _Composer(edition, pictures, fingerprint).document()


class _Composer:
    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], fingerprint: str) -> None:
        self.edition, self.pictures, self.fingerprint = edition, pictures, fingerprint
        self.spec, self.library, self.clinic = edition.spec, edition.library, edition.library.clinic
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases

    def document(self) -> Document:
        parts = tuple(
            section for number, part in enumerate(self.spec.parts, 1) for section in self._part(number, part)
        )
        contents = Section(
            "contents.page",
            (Heading("contents", 1, self._runs(self.phrases.contents), listed=False), Contents("contents.list", 2)),
        )
        return Document(
            title=self.spec.title,
            author=self.clinic.name,
            subject=self.spec.subtitle,
            lang=self.edition.locale.tag,
            date=self.spec.date.isoformat(),
            footer=self.footer(),
            page_label=self.phrases.page,
            sections=(self._cover(), safety_section(self.library, self.wording), contents, *parts),
            fillers=(self._goals(), self._lined("questions"), self._lined("notes")),
            closing=(*self._reference(), self._back()),
            blank=self._lined("blank"),
        )

    def _runs(self, text: str, **words: object) -> Runs:
        return self.wording.runs(text, **words)

    def code(self) -> str:
        """Leaflet code and version."""
        return self.phrases.version.format(code=self.spec.code, version=self.spec.version)

    def footer(self) -> str:
        """Code, version and, in a draft, that nobody has reviewed it."""
        return f"{self.code()} · {self.phrases.draft}" if self.edition.draft else self.code()

    # --- front ------------------------------------------------------------------------------------------

    def _cover(self) -> Section:
        spec = self.spec
        blocks: list[Block] = [
            Paragraph("cover.clinic", (strong(self.clinic.name),), "cover-small"),
            Stretch(1),
            Heading("cover.title", 1, self._runs(spec.title), style="title", listed=False),
            Paragraph("cover.subtitle", self._runs(spec.subtitle), "subtitle"),
            Stretch(0.6),
        ]
        if spec.cover:
            picture = self.pictures[spec.cover]
            blocks += [FigureRow("cover.row", (Figure("cover.figure", picture, picture.alt),), height=215), Stretch(0.6)]
        if self.edition.draft:
            draft = (Paragraph("cover.draft.text", (strong(self.phrases.draft),), "compact"),)
            blocks.append(Panel("cover.draft", PanelKind.DRAFT, draft))
        blocks.append(Paragraph("cover.code", self._runs(self.code()), "cover-small"))
        return Section("cover", tuple(blocks), bare=True, ground="cover", pages=1)

    # --- parts ------------------------------------------------------------------------------------------

    def _part(self, number: int, part: EditionPart) -> Iterator[Section]:
        """A part's topics flow one after another; each exercise has a page of its own."""
        id_ = f"part.{number}"
        opening: tuple[Block, ...] = (
            Heading(id_, 1, self._runs(part.title)),
            Paragraph(f"{id_}.summary", self._runs(part.summary), "lead"),
        )
        flowing: list[Block] = []
        for item in part.items:
            if item.kind in ("exercise", "diary"):
                if flowing:
                    yield self._flow(f"{id_}.before.{item.ref}", (*opening, *flowing), part.title)
                    opening, flowing = (), []
            if item.kind == "exercise":
                exercise = self.library.exercises[item.ref]
                yield ExercisePage(self.edition, exercise, self.pictures).section(opening, part.title)
                opening = ()
            elif item.kind == "topic":
                flowing += TopicPage(self.library.topics[item.ref], self.wording, self.pictures).blocks()
            else:
                pages = ProgrammePages(self.edition, self.library.programmes[item.ref])
                if item.kind == "diary":
                    yield from pages.diary(part.title)
                else:
                    flowing += pages.table() if item.kind == "programme" else pages.avoid()
        if flowing:
            yield self._flow(f"{id_}.end", (*opening, *flowing), part.title)

    def _flow(self, id_: str, blocks: tuple[Block, ...], head: str) -> Section:
        return Section(id_, blocks, head=head)

    # --- pages to write on --------------------------------------------------------------------------------

    def _goals(self) -> Section:
        phrases = self.phrases
        blocks: tuple[Block, ...] = (
            Heading("goals", 1, self._runs(phrases.goals), listed=False),
            Paragraph("goals.lead", self._runs(phrases.goals_lead)),
            *(
                WriteIn(f"goals.{number}", (strong(line),), lines=2)
                for number, line in enumerate(phrases.goals_lines, 1)
            ),
            WriteIn("goals.sure", self._runs(phrases.goals_sure), lines=1),
        )
        return Section("goals.page", blocks)

    def _lined(self, name: str) -> Section:
        """A page of lines under a title."""
        title = {"questions": self.phrases.questions, "notes": self.phrases.notes}.get(name, self.phrases.notes)
        lead = (Paragraph(f"{name}.lead", self._runs(self.phrases.questions_lead)),) if name == "questions" else ()
        blocks: tuple[Block, ...] = (
            Heading(name, 1, self._runs(title), listed=False),
            *lead,
            WriteIn(f"{name}.lines", (), lines=15 if lead else 16),
        )
        return Section(f"{name}.page", blocks)

    # --- end --------------------------------------------------------------------------------------------

    def _reference(self) -> Iterator[Section]:
        """The glossary and the sources, one after the other."""
        blocks: list[Block] = []
        terms = self.edition.terms
        if terms:
            blocks.append(Heading("glossary", 1, self._runs(self.phrases.glossary)))
            blocks += [
                Paragraph(f"glossary.{term.id}", (strong(f"{term.term}: "), *self._runs(term.meaning)), "compact")
                for term in terms
            ]
        blocks.append(Heading("sources", 1 if not terms else 2, self._runs(self.phrases.sources)))
        for source in self.edition.sources:
            if source.kind is SourceKind.ARTICLE and source.author:
                words = self._runs(self.phrases.made_from, author=source.author)
                blocks.append(Paragraph(f"sources.{source.id}.note", words))
        items = tuple(Item(f"sources.{source.id}", self._source(source)) for source in self.edition.sources)
        blocks.append(List("sources.list", items, style="compact"))
        yield Section("reference.page", tuple(blocks), head=self.phrases.sources)

    def _source(self, source: Source) -> Runs:
        said = [part for part in (source.author, source.publisher, str(source.year or "")) if part]
        words: list[Run] = [strong(self.wording.text(source.title))]
        if said:
            words.append(Run(". " + self.wording.text(", ".join(said))))
        words.append(Run("."))
        if source.url:
            words += [Run(" "), Run(source.url.removeprefix("https://"), link=source.url)]
        return tuple(words)

    def _back(self) -> Section:
        clinic, phrases, spec = self.clinic, self.phrases, self.spec
        reach = [
            (phrases.phone, clinic.phone),
            (phrases.email, clinic.email),
            (phrases.website, clinic.website),
            (phrases.hours, clinic.hours),
        ]
        lines = tuple(
            Paragraph(f"back.{label.lower()}", (strong(f"{label}: "), *self._runs(words)), "compact")
            for label, words in reach
            if words
        )
        address = (
            (Paragraph("back.address", self._runs(", ".join(clinic.address)), "compact"),) if clinic.address else ()
        )
        sample = (Paragraph("back.sample", self._runs(phrases.sample_clinic), "compact"),) if clinic.sample else ()
        dates = phrases.review.format(date=self.wording.day(spec.date), review=self.wording.day(spec.review_by))
        blocks: tuple[Block, ...] = (
            emergency_panel(self.library.emergency, self.wording, "back", 1),
            Heading("back.contact", 2, (Run(clinic.name),), listed=False, style="h3"),
            *sample,
            *lines,
            *address,
            Stretch(1),
            Paragraph("back.formats", self._runs(clinic.other_formats), "small"),
            Paragraph("back.feedback", self._runs(clinic.feedback), "small"),
            Paragraph(
                "back.dates",
                (Run(f"{dates} {phrases.fingerprint.format(fingerprint=self.fingerprint)}".replace(" ", " ")),),
                "small",
            ),
        )
        return Section("back", blocks, pages=1)


__all__ = ["NO_BREAK", "compose_booklet"]
