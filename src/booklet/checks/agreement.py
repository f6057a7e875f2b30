"""The proof: finished files are read back, and every dose, stop rule and warning in them is compared with the records.

An edit that reached the page but not the slide, a sign that got lost, a dose of another exercise: each is an error, and
nothing is put in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from booklet.checks.claims import Claim, Claims
from booklet.checks.comparison import HINT, Place, joined
from booklet.checks.deck_readback import DeckSlide
from booklet.checks.readback import Readback, read_booklet
from booklet.content.dose import Quantity, Range
from booklet.content.edition import PartItem
from booklet.content.exercise import Exercise
from booklet.content.library import Edition
from booklet.content.programme import Programme
from booklet.diagnostics import Code, Diagnostic, in_order
from booklet.layout.placed import PlacedBooklet, PlacedDeck

_SIDE_BY_SIDE = 2
"""Weeks on one page of a diary."""


def check_booklet_agrees(edition: Edition, placed: PlacedBooklet, pdf: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished booklet with the records; ``placed`` says on which pages each exercise stands.

    Raises pypdfium2.PdfiumError where ``pdf`` is no PDF file.
    """
    return in_order(_Booklet(edition, placed, read_booklet(pdf)).faults())


def check_class_deck_agrees(
    edition: Edition, placed: PlacedDeck, slides: tuple[DeckSlide, ...]
) -> tuple[Diagnostic, ...]:
    """The same as ``check_deck_agrees`` for the deck of the class that an edition teaches."""
    return in_order(_ClassDeck(edition, placed, slides).faults())


def check_deck_agrees(edition: Edition, placed: PlacedDeck, slides: tuple[DeckSlide, ...]) -> tuple[Diagnostic, ...]:
    """Compare a finished deck, slides and notes, as they were read back, with the records."""
    return in_order(_Deck(edition, placed, slides).faults())


# --- booklet --------------------------------------------------------------------------------------------


class _Table(NamedTuple):
    """A table that goes over some pages."""

    place: str
    rows: list[tuple[str, ...]]


class _Booklet:
    """A booklet and what it has to say."""

    def __init__(self, edition: Edition, placed: PlacedBooklet, pages: tuple[Readback, ...]) -> None:
        self.edition, self.library, self.pages = edition, edition.library, pages
        self.claims = Claims(edition)
        self.numbers: dict[str, list[int]] = {}
        for page in placed.pages:
            self.numbers.setdefault(page.section, []).append(page.number)
        self.anchors = {anchor.id: anchor.page for anchor in placed.anchors}

    def faults(self) -> Iterator[Diagnostic]:
        """Everything that is not as the records say."""
        yield from self._safety()
        for exercise in self.edition.exercises:
            yield from self._exercise(exercise)
        tables = iter(self._programme_tables())
        for part in self.edition.spec.parts:
            for item in part.items:
                if item.kind in {"programme", "avoid", "diary"}:
                    yield from self._programme(item, tables)

    def _section(self, id_: str) -> Place:
        return Place(self.pages[number - 1] for number in self.numbers.get(id_, ()))

    def _safety(self) -> Iterator[Diagnostic]:
        claims, library = self.claims, self.library
        for page in (self.pages[1:2], self.pages[-1:]):
            yield from Place(page).missing(claims.signs(library.emergency))
        yield from Place(self.pages[1:2]).missing((claims.audience(),))
        for some in (
            claims.signs(library.same_day),
            claims.signs(library.same_week),
            claims.conditions(cue=False),
            claims.bands(),
            (claims.rule(library.pain_scale.title),),
        ):
            yield from self._section("safety.section").missing(some)

    def _exercise(self, exercise: Exercise) -> Iterator[Diagnostic]:
        place, claims = self._section(f"exercise.{exercise.id}.page"), self.claims
        for some in (
            claims.dose_parts(exercise),
            claims.dose_changes(exercise),
            claims.stops(exercise),
            claims.cautions(exercise),
            claims.asks(exercise),
        ):
            yield from place.missing(some)
        yield from place.foreign(claims, exercise, claims.own_amounts(exercise))

    def _programme(self, item: PartItem, tables: Iterator[_Table]) -> Iterator[Diagnostic]:
        programme = self.library.programmes[item.ref]
        for number, phase in enumerate(programme.phases):
            if item.kind == "programme":
                table = next(tables, _Table("the programme", []))
                place = Place((Readback(table.place, (), tuple(table.rows)),))
                yield from place.missing_rows(self.claims.rows(programme, number, noted=True))
            elif item.kind == "avoid" and phase.avoid:
                first = self.anchors.get(f"programme.{programme.id}.avoid.{number + 1}", len(self.pages) + 1)
                yield from Place(self.pages[first - 1 : first + 1]).missing(self.claims.avoided(phase, cue=False))
            elif item.kind == "diary":
                yield from self._diary(programme, number)

    def _diary(self, programme: Programme, number: int) -> Iterator[Diagnostic]:
        weeks = programme.phases[number].span_of_weeks
        for week in range(weeks.first, weeks.last + 1, _SIDE_BY_SIDE):
            place = self._section(f"programme.{programme.id}.diary.{week}.page")
            yield from place.missing_rows(self.claims.diary_rows(programme, number))

    def _programme_tables(self) -> list[_Table]:
        """The tables of phases in the order of the booklet, each from its head to the next table's."""
        head = self.claims.programme_head()
        found: list[_Table] = []
        last: tuple[str, ...] = ()
        current = _Table("", [])
        for page in self.pages:
            for place, row in enumerate(page.rows):
                if row[0] == head[0]:
                    current = _Table(page.name, [])
                    if row == head:
                        found.append(current)
                elif not place:
                    current.rows.append(joined(last, row))
                current.rows.append(row)
                last = row
        return found


# --- deck -----------------------------------------------------------------------------------------------


class _Deck:
    """A deck and what it has to say."""

    def __init__(self, edition: Edition, placed: PlacedDeck, slides: tuple[DeckSlide, ...]) -> None:
        self.edition, self.library = edition, edition.library
        self.claims = Claims(edition)
        self.placed = placed
        self.groups = _groups(slides, frozenset(self._ids()))

    def _ids(self) -> Iterator[str]:
        """The slides that carry a dose, a stop rule or a warning."""
        yield from ("audience", "emergency", "urgent", "ask-first", "pain-scale", "emergency-again")
        yield from (id_ for id_, _ in self._shown())
        for programme, kind, number in self._phases():
            yield f"{kind}-{programme.id}-{number + 1}"

    def _shown(self) -> Iterator[tuple[str, Exercise]]:
        """The exercises with the ids of their slides."""
        return ((f"exercise-{exercise.id}", exercise) for exercise in self.edition.exercises)

    def _amounts(self, exercise: Exercise) -> frozenset[Quantity]:
        """The amounts that may stand on an exercise's slide."""
        return self.claims.own_amounts(exercise)

    def _phases(self) -> Iterator[tuple[Programme, str, int]]:
        for part in self.edition.spec.parts:
            for item in part.items:
                if item.kind in {"programme", "avoid"}:
                    programme = self.library.programmes[item.ref]
                    for number, phase in enumerate(programme.phases):
                        if item.kind == "programme" or phase.avoid:
                            yield programme, item.kind, number

    def faults(self) -> Iterator[Diagnostic]:
        """Everything that is not as the records say."""
        yield from self._lost()
        yield from self._safety()
        for id_, exercise in self._shown():
            yield from self._exercise(id_, exercise)
        for programme, kind, number in self._phases():
            slide, notes = self._places(f"{kind}-{programme.id}-{number + 1}")
            phase = programme.phases[number]
            if kind == "programme":
                yield from slide.missing_rows(self.claims.rows(programme, number, noted=False))
                yield from notes.missing(self.claims.spoken_rows(programme, number))
            else:
                yield from slide.missing(self.claims.avoided(phase, cue=True))
                yield from notes.missing(self.claims.avoided(phase, cue=False))

    def _places(self, id_: str) -> tuple[Place, Place]:
        """A slide with those that continue it, and their notes."""
        group = self.groups.get(id_, [])
        return Place(one.slide for one in group), Place(one.notes for one in group)

    def _lost(self) -> Iterator[Diagnostic]:
        """Slides that were placed and are not in the file."""
        there = {one.id for group in self.groups.values() for one in group}
        for slide in self.placed.slides:
            if slide.id not in there:
                message = f"the slide `{slide.id}` ({slide.title}) is not in the finished deck"
                yield Diagnostic(Code.FILE_WARNING, message, self.claims.edition_span(), HINT)

    def _safety(self) -> Iterator[Diagnostic]:
        claims, library = self.claims, self.library
        for id_ in ("emergency", "emergency-again"):
            when = claims.condition(library.emergency)
            cues, texts = claims.sign_cues(library.emergency), claims.signs(library.emergency)
            yield from self._both(id_, (when, *cues), (when, *texts))
        urgent = (library.same_day, library.same_week)
        cues = (claim for signs in urgent for claim in claims.sign_cues(signs))
        yield from self._both("urgent", cues, (claim for signs in urgent for claim in claims.signs(signs)))
        yield from self._both("audience", claims.audience_cues(), (claims.audience(),))
        yield from self._both("ask-first", claims.conditions(cue=True), claims.conditions(cue=False))
        rule, rule_cue = claims.rule(library.pain_scale.title), claims.rule_cue(library.pain_scale.title)
        yield from self._both("pain-scale", (rule_cue,), (*claims.bands(), rule))

    def _both(self, id_: str, cues: Iterable[Claim], texts: Iterable[Claim]) -> Iterator[Diagnostic]:
        """Cues on a slide, the full texts in its notes."""
        slide, notes = self._places(id_)
        yield from slide.missing(cues)
        yield from notes.missing(texts)

    def _exercise(self, id_: str, exercise: Exercise) -> Iterator[Diagnostic]:
        slide, notes = self._places(id_)
        claims = self.claims
        yield from slide.missing(claims.dose_badge(exercise))
        yield from slide.missing((claims.rule_cue(claims.name(exercise)),))
        for some in (
            claims.dose_sentences(exercise),
            claims.dose_changes(exercise),
            claims.stops(exercise),
            claims.cautions(exercise),
        ):
            yield from notes.missing(some)
        own = self._amounts(exercise)
        for place in (slide, notes):
            yield from place.foreign(claims, exercise, own)


class _ClassDeck(_Deck):
    """The deck of a class: its exercises are stations, and it has no programme."""

    def _exercise(self, id_: str, exercise: Exercise) -> Iterator[Diagnostic]:
        yield from super()._exercise(id_, exercise)
        yield from self._places(id_)[0].missing((self.claims.leg_cue(self.claims.name(exercise)),))

    def _shown(self) -> Iterator[tuple[str, Exercise]]:
        for station in self.edition.taught.stations:
            yield f"station-{station.exercise}", self.library.exercises[station.exercise]

    def _amounts(self, exercise: Exercise) -> frozenset[Quantity]:
        """Also the minutes at the station, which are no dose."""
        minutes = (one.minutes for one in self.edition.taught.stations if one.exercise == exercise.id)
        return self.claims.own_amounts(exercise) | {Quantity(Range(each, each), "min") for each in minutes}

    def _phases(self) -> Iterator[tuple[Programme, str, int]]:
        return iter(())


def _groups(slides: tuple[DeckSlide, ...], ids: frozenset[str]) -> dict[str, list[DeckSlide]]:
    """Each slide with those that continue it, which have its id and a number from 2."""
    groups: dict[str, list[DeckSlide]] = {}
    current = ""
    for slide in slides:
        goes_on = current and slide.id not in ids and slide.id == f"{current}-{len(groups[current]) + 1}"
        if not goes_on:
            current = slide.id
        groups.setdefault(current, []).append(slide)
    return groups
