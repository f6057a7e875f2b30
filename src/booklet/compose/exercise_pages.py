"""An exercise on its page: picture, dose and stop rule first, then how to do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.document import (
    Block,
    Fact,
    Facts,
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
    WriteIn,
)
from booklet.blocks.text import Run, Runs, runs, strong
from booklet.compose import dose_phrase
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.phrases import Phrases
from booklet.compose.wording import NO_BREAK, Wording, run_in
from booklet.content.dose import Dose, gaps
from booklet.content.exercise import Exercise, Setting
from booklet.content.library import Edition
from booklet.pictures.picture import Drawing, Picture, mirrored


def figure_pictures(exercise: Exercise, pictures: Mapping[str, Picture]) -> tuple[Picture, ...]:
    """Start and finish, or the one held position, on the side that the exercise shows; empty where it has no figure."""
    if exercise.figure is None:
        return ()
    names: tuple[str, ...] = (f"{exercise.figure}-start", f"{exercise.figure}-finish")
    if not all(name in pictures for name in names):
        names = (exercise.figure,)
    return tuple(mirrored(pictures[name]) if exercise.mirror else pictures[name] for name in names)


def shows_feel(picture: Picture) -> bool:
    """Whether a drawing has a highlighted region."""
    return isinstance(picture, Drawing) and any(path.role == "feel" for path in picture.paths)


def moments(found: tuple[Picture, ...], phrases: Phrases) -> tuple[str, ...]:
    """What each picture of a movement shows: its start and its finish; a single one has no name."""
    return (phrases.start, phrases.finish) if len(found) > 1 else ("",)


def figure_captions(found: tuple[Picture, ...], phrases: Phrases, highlight: str = "amber") -> tuple[str, ...]:
    """What stands under each picture: start or finish, and what its highlighted region means; may be empty."""
    feel = phrases.feel_here.format(look=phrases.highlights[highlight])
    return tuple(
        _caption(label, feel if shows_feel(picture) else "")
        for label, picture in zip(moments(found, phrases), found, strict=False)
    )


def _caption(label: str, feel: str) -> str:
    return f"{label} ({feel})" if label and feel else label or f"{feel[:1].upper()}{feel[1:]}"


class ExercisePage:
    """Composes the page of one exercise in one edition; ``highlight`` is how the region that is felt looks."""

    def __init__(
        self, edition: Edition, exercise: Exercise, pictures: Mapping[str, Picture], highlight: str = "amber"
    ) -> None:
        self.edition, self.exercise, self.pictures, self.highlight = edition, exercise, pictures, highlight
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases
        self.dose = edition.dose_of(exercise.id)
        self.id = f"exercise.{exercise.id}"

    def section(self, opening: tuple[Block, ...]) -> Section:
        """The page; ``opening`` is what stands above the first exercise of a part."""
        return Section(f"{self.id}.page", (*opening, *self._blocks()), pages=2, spread=True)

    @property
    def supervised(self) -> bool:
        """Whether only a professional does it."""
        return self.exercise.setting is Setting.SUPERVISED

    def _text(self, text: str) -> Runs:
        return self.wording.runs(text, self.dose)

    def _blocks(self) -> Iterator[Block]:
        yield from self.head(2)
        yield from self.figures()
        yield self.dose_panel()
        yield from self.instructions()
        yield self.stop_panel()
        yield from self.easier_and_harder()
        page = (Run(f"{self.phrases.on_page}{NO_BREAK}"), Run("", page_of="ask", link="#ask"))
        yield from self.ask_first(page)

    def head(self, level: int) -> Iterator[Block]:
        """Name, number and position, and what it is good for."""
        exercise, phrases = self.exercise, self.phrases
        number = self.edition.number_of(exercise.id)
        what = phrases.exercise.format(number=number) if number else phrases.supervised
        kicker = f"{what} · {exercise.position.value}"
        taught = self.edition.group_class
        if station := taught.station_number(exercise.id) if taught else 0:
            kicker += f" · {CLASS_PHRASES[self.edition.locale.language].in_class.format(number=station)}"
        yield Heading(self.id, level, self._text(exercise.name), style="exercise")
        yield Paragraph(f"{self.id}.kicker", self._text(kicker), "kicker")
        yield Paragraph(f"{self.id}.purpose", self._text(exercise.purpose), "purpose")

    def figures(self) -> Iterator[Block]:
        """Its pictures side by side."""
        found = figure_pictures(self.exercise, self.pictures)
        captions = figure_captions(found, self.phrases, self.highlight)
        figures = []
        for label, picture, caption in zip(moments(found, self.phrases), found, captions, strict=False):
            text = (Run(caption),) if caption else ()
            figures.append(Figure(f"{self.id}.{label or 'held'}", picture, picture.alt, text))
        if figures:
            yield FigureRow(f"{self.id}.figures", tuple(figures))

    def dose_panel(self) -> Panel:
        """The dose part by part; what the source leaves out is a line to write on."""
        blocks: list[Block] = []
        if parts := dose_phrase.parts(self.dose, self.edition.locale) if self.dose else ():
            facts = tuple(
                Fact(f"{self.id}.dose.{place}", (Run(part.label),), (Run(part.words),))
                for place, part in enumerate(parts)
            )
            blocks.append(Facts(f"{self.id}.dose.facts", facts))
        scheduled = self._schedule()
        if scheduled:
            blocks.append(Paragraph(f"{self.id}.dose.weeks", scheduled, "compact"))
        if self.supervised:
            blocks.append(Paragraph(f"{self.id}.supervised", self._text(self.phrases.not_at_home), "compact"))
            return Panel(f"{self.id}.dose", PanelKind.DOSE, tuple(blocks))
        yours = strong(f"{self.phrases.yours}{NO_BREAK * 3}{self.phrases.your_dose}")
        ask = Run(f" {self.wording.text(self.phrases.ask)}") if gaps(self.dose or Dose()) else Run("")
        blocks.append(WriteIn(f"{self.id}.yours", runs(yours, ask)))
        return Panel(f"{self.id}.dose", PanelKind.DOSE, tuple(blocks))

    def _schedule(self) -> Runs:
        """When the programme asks for it, and where that differs from the dose above, how."""
        words: list[Run] = []
        for phase, item in self.edition.scheduled(self.exercise.id):
            label = self.wording.weeks(phase.span_of_weeks)
            change = dose_phrase.short(item.dose, self.edition.locale) if item.dose else self.phrases.as_above
            words += [strong(f"{label}:{NO_BREAK}"), Run(f"{change}. ")]
        return tuple(words)

    def instructions(self) -> Iterator[Block]:
        """Start position, steps, what to feel, notes and cautions."""
        exercise = self.exercise
        yield Paragraph(
            f"{self.id}.start", (strong(f"{self.phrases.from_here}: "), *self._text(exercise.start)), "compact"
        )
        items = tuple(
            Item(f"{self.id}.step.{number}", self._text(step)) for number, step in enumerate(exercise.steps, 1)
        )
        yield List(f"{self.id}.steps", items, Marker.NUMBER, style="step")
        if exercise.feel:
            text = self._text(exercise.feel)
            yield Paragraph(f"{self.id}.feel", (strong(f"{self.phrases.feel}: "), *text), "compact")
        for number, note in enumerate((*exercise.notes, *exercise.cautions), 1):
            yield Paragraph(f"{self.id}.note.{number}", self._text(note), "compact")

    def stop_panel(self) -> Panel:
        """The exercise's own stop rules, the one that always holds, whom to tell if another moves the leg."""
        rule = self.edition.library.pain_scale.rule
        own = tuple(
            Paragraph(f"{self.id}.stop.{number}", self._text(stop), "compact")
            for number, stop in enumerate(self.exercise.stop, 1)
        )
        shared = Paragraph(f"{self.id}.stop.rule", self._text(rule), "compact")
        say_so = Paragraph(f"{self.id}.stop.tell", self._text(self.phrases.stop_supervised), "compact")
        told = (say_so,) if self.supervised else ()
        return Panel(f"{self.id}.stop", PanelKind.STOP, (*own, shared, *told))

    def easier_and_harder(self) -> Iterator[Block]:
        """How to make it easier, how to make it harder."""
        exercise, phrases = self.exercise, self.phrases
        for label, texts, key in (
            (phrases.easier, exercise.easier, "easier"),
            (phrases.harder, exercise.harder, "harder"),
        ):
            for number, text in enumerate(texts, 1):
                words = (strong(f"{label}: "), *self._text(text))
                yield Paragraph(f"{self.id}.{key}.{number}", words, "compact")

    def ask_first(self, page: Runs) -> Iterator[Block]:
        """Who must ask before doing it; ``page`` says where the whole list stands."""
        tags, conditions = self.edition.library.ask_first, self.exercise.ask_first
        if conditions:
            named = run_in(self.wording.text(tags.words(tag).cue) for tag in conditions)
            words = (strong(f"{self.phrases.ask_first} "), Run("("), *page, Run(f"): {named}."))
            yield Paragraph(f"{self.id}.ask", words, "small")
