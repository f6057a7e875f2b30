"""Edition -> Document: what a booklet holds, in which order and in which words."""

from __future__ import annotations

import re
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
    Table,
    WriteIn,
)
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.contact import contact_blocks
from booklet.compose.exercise_pages import ExercisePage
from booklet.compose.finding import exercise_index, find_it_fast
from booklet.compose.programme_pages import ProgrammePages
from booklet.compose.safety_pages import emergency_panel, safety_section
from booklet.compose.topic_pages import TopicPage
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.clinic import Source, SourceKind
from booklet.content.edition import EditionPart, PartItem
from booklet.content.library import Edition
from booklet.pictures.picture import Picture

_SHORT_GLOSSARY = 8
"""A glossary of so many terms shares its page with the sources."""

_FLOWING = ("topic", "programme", "avoid")
"""The items of a part that need no page of their own."""


def compose_booklet(
    edition: Edition,
    pictures: Mapping[str, Picture],
    fingerprint: str,
    highlight: str = "amber",
    *,
    large_print: bool = False,
) -> Document:
    """The whole booklet.

    ``fingerprint`` is that of the edition's content, printed on the back cover; ``highlight`` is how the region that is
    felt looks in the drawings; one in large print does not offer itself.
    """
    return _Composer(edition, pictures, fingerprint, highlight, large_print=large_print).document()


class _Composer:
    def __init__(
        self, edition: Edition, pictures: Mapping[str, Picture], fingerprint: str, highlight: str, *, large_print: bool
    ) -> None:
        self.edition, self.pictures, self.fingerprint, self.highlight = edition, pictures, fingerprint, highlight
        self.large_print = large_print
        self.spec, self.library, self.clinic = edition.spec, edition.library, edition.library.clinic
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases

    def document(self) -> Document:
        return Document(
            title=self.spec.title,
            author=self.clinic.name,
            subject=self.spec.subtitle,
            lang=self.edition.locale.tag,
            date=self.spec.date.isoformat(),
            footer=self.wording.footer(self.edition),
            page_label=self.phrases.page,
            sections=(
                self._cover(),
                safety_section(self.library, self.wording),
                *self._contents(),
                *self._parts(),
                *self._written(),
            ),
            fillers=self._fillers(),
            closing=(*self._reference(), self._back()),
            blanks=tuple(
                self._lined(f"blank.{number}", self.phrases.notes) for number, _ in enumerate(self.edition.exercises, 1)
            ),
        )

    def _runs(self, text: str, **words: str) -> Runs:
        return self.wording.runs(text, None, **words)

    # --- front ------------------------------------------------------------------------------------------

    def _cover(self) -> Section:
        spec = self.spec
        blocks: list[Block] = [
            *self._logo(),
            Paragraph("cover.clinic", (strong(self.clinic.name),), "cover-small"),
            *self._sample(),
            Stretch(1),
            Heading("cover.title", 1, self._runs(spec.title), style="title", listed=False),
            Paragraph("cover.subtitle", self._runs(spec.subtitle), "subtitle"),
            Stretch(0.6),
        ]
        if spec.cover:
            picture = self.pictures[spec.cover]
            blocks += [
                FigureRow("cover.row", (Figure("cover.figure", picture, picture.alt),), share=1.3),
                Stretch(0.6),
            ]
        if self.edition.draft:
            draft = (Paragraph("cover.draft.text", (strong(self.phrases.draft),), "compact"),)
            blocks.append(Panel("cover.draft", PanelKind.DRAFT, draft))
        blocks.append(Paragraph("cover.code", self._runs(self.wording.code(self.spec)), "cover-small"))
        return Section("cover", tuple(blocks), bare=True, ground="cover", pages=1)

    def _logo(self) -> Iterator[FigureRow]:
        """The clinic's logo, if it has one; its name says it to those who cannot see it."""
        if logo := self.clinic.logo:
            figure = Figure("cover.logo.figure", self.pictures[logo], self.clinic.name)
            yield FigureRow("cover.logo", (figure,), share=0.3, align=0)

    def _sample(self) -> Iterator[Paragraph]:
        """That the clinic is invented, where nobody can miss it."""
        if self.clinic.sample:
            yield Paragraph("cover.sample", self._runs(self.phrases.sample_clinic), "cover-small")

    def _contents(self) -> Iterator[Section]:
        """What is needed in a hurry, then everything in order, then the exercises by position and name."""
        if self.spec.contents:
            blocks: tuple[Block, ...] = (
                Heading("contents", 1, self._runs(self.phrases.contents), listed=False),
                find_it_fast(self.edition, self.wording),
                Contents("contents.list", 2),
                *exercise_index(self.edition, self.wording),
            )
            yield Section("contents.page", blocks)

    # --- parts ------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Section]:
        """Topics flow one after another, through parts that have nothing else; each exercise has a page of its own."""
        flowing: list[Block] = []
        for number, part in enumerate(self.spec.parts, 1):
            id_ = f"part.{number}"
            alone = any(item.kind not in _FLOWING or self._decides(item) for item in part.items)
            if flowing and alone:
                yield Section(f"{id_}.before", tuple(flowing))
                flowing = []
            named = self._named_by(part)
            flowing += [
                Heading(f"topic.{named.ref}" if named else id_, 1, self._runs(part.title)),
                Paragraph(f"{id_}.summary", self._runs(part.summary), "lead"),
            ]
            for item in part.items:
                if item is named:
                    flowing += self._flowing(item)[1:]
                elif item.kind in _FLOWING:
                    flowing += self._flowing(item)
                elif item.kind == "exercise":
                    exercise = self.library.exercises[item.ref]
                    yield ExercisePage(self.edition, exercise, self.pictures, self.highlight).section(tuple(flowing))
                    flowing = []
                else:
                    if flowing:
                        yield Section(f"{id_}.{item.kind}", tuple(flowing))
                        flowing = []
                    yield from ProgrammePages(self.edition, self.library.programmes[item.ref]).diary()
            if flowing and alone:
                yield Section(f"{id_}.end", tuple(flowing))
                flowing = []
        if flowing:
            yield Section("parts.end", tuple(flowing))

    def _decides(self, item: PartItem) -> bool:
        """Whether it has a decision figure: that stands on one page if it can, and what it leads to on others."""
        return item.kind == "topic" and bool(self.library.topics[item.ref].decision)

    def _named_by(self, part: EditionPart) -> PartItem | None:
        """The first topic of a part that is named by it."""
        first = part.items[0]
        return first if first.kind == "topic" and part.is_named_by(self.library.topics[first.ref].title) else None

    def _flowing(self, item: PartItem) -> tuple[Block, ...]:
        if item.kind == "topic":
            return TopicPage(self.edition, self.library.topics[item.ref], self.pictures).blocks()
        pages = ProgrammePages(self.edition, self.library.programmes[item.ref])
        return pages.table() if item.kind == "programme" else pages.avoid()

    # --- pages to write on --------------------------------------------------------------------------------

    def _written(self) -> Iterator[Section]:
        """The page of goals has its place where "Find it fast" names it; in a leaflet it stands where there is room."""
        if self.spec.contents:
            yield self._goals()

    def _fillers(self) -> tuple[Section, ...]:
        goals = () if self.spec.contents else (self._goals(),)
        more = (
            self._visits(),
            self._lined("notes", self.phrases.notes),
            self._lined("more", self.phrases.more_questions),
        )
        return (*goals, *more)

    def _goals(self) -> Section:
        """What to do again and how to begin, then what to ask."""
        phrases = self.phrases
        blocks: tuple[Block, ...] = (
            Heading("goals", 1, self._runs(phrases.goals), listed=False),
            Paragraph("goals.lead", self._runs(phrases.goals_lead)),
            *(
                WriteIn(f"goals.{number}", (strong(line),), lines=1)
                for number, line in enumerate(phrases.goals_lines, 1)
            ),
            WriteIn("goals.sure", (strong(self.wording.text(phrases.goals_sure)),)),
            Paragraph("goals.unsure", self._runs(phrases.goals_unsure)),
            Heading("questions", 2, self._runs(phrases.questions), listed=False),
            WriteIn("questions.lines", (), lines=5),
        )
        return Section("goals.page", blocks, pages=1)

    def _visits(self) -> Section:
        """A page for appointments."""
        phrases = self.phrases
        empty = ((Run(f"{NO_BREAK}\n{NO_BREAK}\n{NO_BREAK}"),), (), ())
        head = tuple(self._runs(word) for word in phrases.visits_head)
        table = Table("visits.table", head, (empty,) * 7, (3, 3, 5))
        heading = Heading("visits", 1, self._runs(phrases.visits), listed=False)
        return Section("visits.page", (heading, table))

    def _lined(self, name: str, title: str) -> Section:
        """A page of lines under a title."""
        blocks: tuple[Block, ...] = (
            Heading(name, 1, self._runs(title), listed=False),
            WriteIn(f"{name}.lines", (), lines=16),
        )
        return Section(f"{name}.page", blocks)

    # --- end --------------------------------------------------------------------------------------------

    def _reference(self) -> Iterator[Section]:
        """The glossary, then the sources."""
        terms = tuple(
            Paragraph(f"glossary.{term.id}", (strong(f"{term.term}: "), *self._runs(term.meaning)), "compact")
            for term in self.edition.terms
        )
        glossary: tuple[Block, ...] = ()
        if terms:
            glossary = (Heading("glossary", 1, self._runs(self.phrases.glossary)), *terms)
        items = tuple(Item(f"sources.{source.id}", self._source(source)) for source in self.edition.sources)
        heading = Heading("sources", 1, self._runs(self.phrases.sources))
        sources: tuple[Block, ...] = (heading, *self._made_from(), List("sources.list", items, style="compact"))
        if len(terms) > _SHORT_GLOSSARY:
            yield Section("glossary.page", glossary)
            yield Section("sources.page", sources)
        else:
            yield Section("sources.page", (*glossary, *sources))

    def _made_from(self) -> Iterator[Paragraph]:
        """That the author of the article behind the edition has neither seen nor approved it."""
        source = self.library.sources[self.spec.source]
        if source.kind is SourceKind.ARTICLE:
            words = self._runs(self.wording.made_from(source))
            yield Paragraph("sources.made-from", words)

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
        made = phrases.fingerprint.format(fingerprint=self.fingerprint)
        dates = phrases.review.format(date=self.wording.day(spec.date), review=self.wording.day(spec.review_by))
        blocks: tuple[Block, ...] = (
            emergency_panel(self.library.emergency, self.wording, "back", 1),
            *contact_blocks(clinic, self.wording, self.pictures),
            Stretch(1),
            Paragraph("back.formats", self._runs(f"{self._formats()} {clinic.feedback}"), "small"),
            Paragraph("back.dates", (Run(f"{self.wording.code(self.spec)}. {dates} {made}"),), "small"),
        )
        return Section("back", blocks, pages=1)

    def _formats(self) -> str:
        """In which other formats people can have the booklet: not in the one that they hold."""
        formats = self.clinic.other_formats
        return re.sub(rf"{self.phrases.large_print}(?:,| or) ", "", formats) if self.large_print else formats
