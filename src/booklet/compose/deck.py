"""Edition -> Deck: the class in the order in which it is taught, with what is said, done and watched on every slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from booklet.blocks.deck import Content, Deck, DeckSection, Note, Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import Run, Runs
from booklet.compose import dose_phrase
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.programme_pages import ProgrammePages
from booklet.compose.wording import Wording
from booklet.content.dose import Dose
from booklet.content.edition import EditionPart, PartItem
from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.content.programme import Programme
from booklet.content.safety import Signs
from booklet.content.topic import SlideText, Topic
from booklet.pictures.picture import Picture


def compose_deck(edition: Edition, pictures: Mapping[str, Picture]) -> Deck:
    """The whole deck."""
    return _Composer(edition, pictures).deck()


class _Composer:
    def __init__(self, edition: Edition, pictures: Mapping[str, Picture]) -> None:
        self.edition, self.pictures = edition, pictures
        self.spec, self.library = edition.spec, edition.library
        self.wording = Wording(edition.locale)
        self.phrases = self.wording.phrases

    def deck(self) -> Deck:
        code = self.phrases.version.format(code=self.spec.code, version=self.spec.version)
        parts = tuple(
            DeckSection(self._text(part.title), tuple(self._part(number, part)))
            for number, part in enumerate(self.spec.parts, 1)
        )
        return Deck(
            title=self.spec.title,
            author=self.library.clinic.name,
            subject=self.spec.subtitle,
            lang=self.edition.locale.tag,
            date=self.spec.date.isoformat(),
            version=self.spec.version,
            footer=f"{code} · {self.phrases.draft}" if self.edition.draft else code,
            sections=(
                DeckSection(self.phrases.safety, tuple(self._opening())),
                *parts,
                DeckSection(self._text(self.spec.take_home.title), tuple(self._closing())),
            ),
            continued=self.phrases.continued,
        )

    # --- words ------------------------------------------------------------------------------------------

    def _text(self, text: str, dose: Dose | None = None, **words: object) -> str:
        return self.wording.text(text, dose, **words)

    def _points(self, texts: tuple[str, ...], dose: Dose | None = None) -> Points:
        return Points(tuple(self.wording.runs(text, dose) for text in texts))

    def _notes(self, say: str, do: str, *more: Note) -> tuple[Note, ...]:
        return Note(self.phrases.say, say), Note(self.phrases.do, do), *more

    # --- opening ----------------------------------------------------------------------------------------

    def _opening(self) -> Iterator[Slide]:
        """Title, whom it is for, emergency signs: the third slide at the latest."""
        spec, phrases, library = self.spec, self.phrases, self.library
        slots: list[tuple[str, Content]] = [
            ("Subtitle", self._points((spec.subtitle,))),
            ("Details", self._points((library.clinic.name, *((phrases.draft,) if self.edition.draft else ())))),
        ]
        if spec.cover:
            slots.append(("Picture", self._picture(self.pictures[spec.cover])))
        yield Slide(
            "title",
            SlideRole.TITLE,
            self._text(spec.title),
            tuple(slots),
            self._notes(self._text(spec.about), phrases.do_title),
        )
        audience = library.audience
        yield Slide(
            "audience",
            SlideRole.AUDIENCE,
            self._text(audience.title),
            (("Points", self._points(audience.cues)),),
            self._notes(self._text(audience.text), self._text(library.ask_first.lead)),
        )
        yield self._emergency("emergency", self._text(library.emergency.title))
        yield self._urgent()
        yield self._ask_first()
        yield self._pain_scale()
        yield self._agenda()

    def _emergency(self, id_: str, title: str) -> Slide:
        signs = self.library.emergency
        half = (len(signs.signs) + 1) // 2
        slots = (
            ("Signs left", self._points(tuple(sign.cue for sign in signs.signs[:half]))),
            ("Signs right", self._points(tuple(sign.cue for sign in signs.signs[half:]))),
            ("Action", self._points((signs.cue,))),
        )
        return Slide(id_, SlideRole.EMERGENCY, title, slots, self._notes(self._said(signs), self.phrases.do_emergency))

    def _said(self, signs: Signs) -> str:
        """Signs and action in full, as they are read aloud."""
        return " ".join(self._text(text) for text in (signs.lead, *(sign.text for sign in signs.signs), *signs.action))

    def _urgent(self) -> Slide:
        day, week = self.library.same_day, self.library.same_week
        slots = (
            ("Left heading", self._points((day.cue,))),
            ("Left", self._points(tuple(sign.cue for sign in day.signs))),
            ("Right heading", self._points((week.cue,))),
            ("Right", self._points(tuple(sign.cue for sign in week.signs))),
        )
        say = f"{self._said(day)} {self._said(week)}"
        return Slide("urgent", SlideRole.URGENT, self.phrases.know, slots, self._notes(say, self.phrases.do_emergency))

    def _ask_first(self) -> Slide:
        ask = self.library.ask_first
        say = " ".join(self._text(text) for text in (ask.lead, *(tag.text for tag in ask.tags)))
        return Slide(
            "ask-first",
            SlideRole.CONTENT,
            self._text(ask.title),
            (("Points", self._points(tuple(tag.cue for tag in ask.tags))),),
            self._notes(say, self.phrases.do_section),
        )

    def _pain_scale(self) -> Slide:
        scale = self.library.pain_scale
        bands = tuple(f"{self.phrases.band.format(low=band.low, high=band.high)}: {band.name}" for band in scale.bands)
        said = (
            f"{self.phrases.band.format(low=band.low, high=band.high)}: {band.name}. {band.advice}"
            for band in scale.bands
        )
        say = " ".join(self._text(text) for text in (scale.lead, *said, scale.rule))
        return Slide(
            "pain-scale",
            SlideRole.CONTENT,
            self._text(scale.title),
            (("Points", self._points((*bands, scale.rule_cue))),),
            self._notes(say, self.phrases.do_section),
        )

    def _agenda(self) -> Slide:
        """The parts, each a link to its section's slide."""
        lines = tuple(
            (Run(self._text(part.title), link=f"#part-{number}"),) for number, part in enumerate(self.spec.parts, 1)
        )
        return Slide(
            "agenda",
            SlideRole.AGENDA,
            self.phrases.agenda,
            (("Points", Points(lines)),),
            self._notes(self._text(self.spec.about), self.phrases.do_section),
        )

    # --- parts ------------------------------------------------------------------------------------------

    def _part(self, number: int, part: EditionPart) -> Iterator[Slide]:
        names = tuple(name for item in part.items for name in self._name(item))
        slots: list[tuple[str, Content]] = [
            ("Summary", self._points((part.summary,))),
            ("Points", self._points(names)),
        ]
        picture = self._part_picture(part)
        if picture:
            slots.append(("Picture", self._picture(picture)))
        title, summary = self._text(part.title), self._text(part.summary)
        say = self.phrases.say_section.format(title=title, summary=summary)
        yield Slide(f"part-{number}", SlideRole.SECTION, title, tuple(slots), self._notes(say, self.phrases.do_section))
        for item in part.items:
            yield from self._item(item)

    def _name(self, item: PartItem) -> Iterator[str]:
        if item.kind == "exercise":
            yield self.library.exercises[item.ref].name
        elif item.kind == "topic":
            yield self.library.topics[item.ref].title
        elif item.kind == "programme":
            yield self.library.programmes[item.ref].title
        elif item.kind == "avoid":
            yield self.library.avoid.title
        else:
            yield self.phrases.diary

    def _part_picture(self, part: EditionPart) -> Picture | None:
        """The last picture of the part's first exercise."""
        exercises = [item.ref for item in part.items if item.kind == "exercise"]
        found = figure_pictures(self.library.exercises[exercises[0]], self.pictures) if exercises else ()
        return found[-1] if found else None

    def _item(self, item: PartItem) -> Iterator[Slide]:
        if item.kind == "exercise":
            yield self._exercise(self.library.exercises[item.ref])
        elif item.kind == "topic":
            yield from self._topic(self.library.topics[item.ref])
        elif item.kind == "programme":
            yield from self._programme(self.library.programmes[item.ref])
        elif item.kind == "avoid":
            yield from self._avoid(self.library.programmes[item.ref])

    def _topic(self, topic: Topic) -> Iterator[Slide]:
        for number, slide in enumerate(topic.slides, 1):
            yield self._topic_slide(f"topic-{topic.id}-{number}", topic, slide)

    def _topic_slide(self, id_: str, topic: Topic, slide: SlideText) -> Slide:
        slots: list[tuple[str, Content]] = [("Points", self._points(slide.points))]
        if slide.figure:
            slots.append(("Picture", self._picture(self.pictures[slide.figure])))
        role = SlideRole.PICTURE if slide.figure else SlideRole.CONTENT
        do = slide.do or (self.phrases.do_picture if slide.figure else self.phrases.do_section)
        title = self._text(slide.title or topic.title)
        return Slide(id_, role, title, tuple(slots), self._notes(self._text(slide.say), self._text(do)))

    # --- exercises --------------------------------------------------------------------------------------

    def _exercise(self, exercise: Exercise) -> Slide:
        dose = self.edition.dose_of(exercise.id)
        slots: list[tuple[str, Content]] = []
        found = figure_pictures(exercise, self.pictures)
        if len(found) > 1:
            slots += [
                ("Start picture", self._picture(found[0])),
                ("Start caption", self._points((self.phrases.start,))),
                ("Finish picture", self._picture(found[1])),
                ("Finish caption", self._points((self.phrases.finish,))),
            ]
        elif found:
            slots.append(("Picture", self._picture(found[0])))
        slots += [
            ("Dose", self._badge(dose)),
            ("Cues", self._points(exercise.cues, dose)),
            ("Stop", self._points((self.phrases.stop_cue,))),
        ]
        number = self.edition.number_of(exercise.id)
        title = self.phrases.exercise_number.format(number=number, name=self._text(exercise.name))
        return Slide(
            f"exercise-{exercise.id}", SlideRole.EXERCISE, title, tuple(slots), self._exercise_notes(exercise, dose)
        )

    def _badge(self, dose: Dose | None) -> Points:
        """How much on one line, how often on the next."""
        amount = dose_phrase.short(replace(dose, frequency=None), self.edition.locale) if dose else ""
        often = dose_phrase.short(Dose(frequency=dose.frequency), self.edition.locale) if dose else ""
        lines = (amount, often or self._text(self.phrases.dose_unstated))
        return Points(tuple((Run(line),) for line in lines if line))

    def _exercise_notes(self, exercise: Exercise, dose: Dose | None) -> tuple[Note, ...]:
        """The full instructions: what to say, what to do, the dose, what to watch, when to stop."""
        steps = (exercise.start, *exercise.steps)
        say = self._text(exercise.say, dose) if exercise.say else " ".join(self._text(step, dose) for step in steps)
        order = " ".join(f"{number}. {self._text(step, dose)}" for number, step in enumerate(exercise.steps, 1))
        do = f"{self.phrases.do_exercise} {self._text(exercise.start)} {order}"
        more = [Note(self.phrases.dose_label, self._spoken_dose(exercise, dose))]
        feel = [f"{self.phrases.feel}: {self._text(exercise.feel, dose)}"] if exercise.feel else []
        watch = [*feel, *(self._text(text, dose) for text in (*exercise.watch, *exercise.notes, *exercise.cautions))]
        if watch:
            more.append(Note(self.phrases.watch, " ".join(watch)))
        rule = self._text(self.library.pain_scale.rule)
        more.append(
            Note(self.phrases.stop_label, " ".join((*(self._text(text, dose) for text in exercise.stop), rule)))
        )
        return self._notes(say, do, *more)

    def _spoken_dose(self, exercise: Exercise, dose: Dose | None) -> str:
        """The dose as a sentence, then the weeks in which the programme differs."""
        words = [dose_phrase.phrase(dose, self.edition.locale)] if dose else []
        if dose is None or dose.frequency is None:
            words.append(f"{self._text(self.phrases.dose_unstated)}.")
        for phase, item in self.edition.scheduled(exercise.id):
            if item.dose:
                weeks = phase.span_of_weeks
                label = self.phrases.weeks if len(weeks) > 1 else self.phrases.week
                when = self._text(label, first=weeks.first, last=weeks.last)
                words.append(f"{when}: {dose_phrase.short(item.dose, self.edition.locale)}.")
        return " ".join(words)

    def _picture(self, picture: Picture) -> SlidePicture:
        return SlidePicture(picture, picture.alt)

    # --- programme --------------------------------------------------------------------------------------

    def _programme(self, programme: Programme) -> Iterator[Slide]:
        pages = ProgrammePages(self.edition, programme)
        for number, phase in enumerate(programme.phases, 1):
            title = f"{pages.weeks(phase.span_of_weeks)}: {phase.name}"
            rows = tuple(
                (self._text(self.library.exercises[item.exercise].name), pages.dose(item)) for item in phase.items
            )
            said = " ".join(f"{name}: {dose}." if dose else f"{name}." for name, dose in rows)
            head = (self.phrases.exercise_column, self.phrases.dose_column)
            table = SlideTable(head, rows, (4.6, 5.4), f"{title}. {self._text(phase.aim)}")
            notes = " ".join(self._text(note) for note in phase.notes)
            yield Slide(
                f"programme-{programme.id}-{number}",
                SlideRole.PROGRAMME,
                title,
                (("Table", table), ("Note", self._points((phase.aim,)))),
                self._notes(f"{self._text(phase.aim)} {said} {notes}".strip(), self.phrases.do_table),
            )

    def _avoid(self, programme: Programme) -> Iterator[Slide]:
        tags, pages = self.library.avoid, ProgrammePages(self.edition, programme)
        for number, phase in enumerate(programme.phases, 1):
            if not phase.avoid:
                continue
            named = [tags.words(tag) for tag in phase.avoid]
            weeks = pages.weeks(phase.span_of_weeks)
            say = " ".join((weeks + ".", self._text(tags.lead), *(self._text(tag.text) for tag in named)))
            yield Slide(
                f"avoid-{programme.id}-{number}",
                SlideRole.CONTENT,
                f"{self._text(tags.title)}: {weeks[:1].lower()}{weeks[1:]}",
                (("Points", self._points(tuple(tag.cue for tag in named))),),
                self._notes(say, self.phrases.do_section),
            )

    # --- closing ----------------------------------------------------------------------------------------

    def _closing(self) -> Iterator[Slide]:
        take = self.spec.take_home
        yield Slide(
            "take-home",
            SlideRole.TAKE_HOME,
            self._text(take.title),
            (("Points", self._points(take.points)),),
            self._notes(self._text(take.say), self.phrases.do_section),
        )
        sources = tuple(
            ". ".join(part for part in (source.title, source.author, source.publisher, str(source.year or "")) if part)
            for source in self.edition.sources
        )
        made_from = " ".join(
            self._text(self.phrases.made_from, author=source.author) for source in self.edition.sources if source.author
        )
        yield Slide(
            "sources",
            SlideRole.SOURCES,
            self.phrases.sources,
            (("Points", self._points(sources)),),
            self._notes(made_from or self.phrases.sources, self.phrases.do_sources),
        )
        yield self._emergency("emergency-again", self.phrases.emergency_again)
