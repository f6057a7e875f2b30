"""The sheets of a class, read back: signs, doses and stop rules in guide, station cards and forms are the records'."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.checks.claims import Claims
from booklet.checks.comparison import Place
from booklet.checks.readback import Readback, normal, read_booklet
from booklet.compose.class_phrases import CLASS_PHRASES
from booklet.compose.safety_pages import EMERGENCY_PAGE
from booklet.content.dose import Quantity, Range
from booklet.content.exercise import Exercise
from booklet.content.group_class import Station
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, in_order


def check_guide_agrees(edition: Edition, pdf: bytes) -> tuple[Diagnostic, ...]:
    """Compare a finished guide with the records.  Raises pypdfium2.PdfiumError where ``pdf`` is no PDF file."""
    return in_order(_Sheets(edition, read_booklet(pdf)).guide())


def check_cards_agree(edition: Edition, pdf: bytes) -> tuple[Diagnostic, ...]:
    """The same for station cards."""
    return in_order(_Sheets(edition, read_booklet(pdf)).cards())


def check_register_agrees(edition: Edition, pdf: bytes) -> tuple[Diagnostic, ...]:
    """The same for the forms of a class: the plan to take home says when to stop and when to get help."""
    return in_order(_Sheets(edition, read_booklet(pdf)).register())


class _Sheets:
    """The pages of one file and what they have to say."""

    def __init__(self, edition: Edition, pages: tuple[Readback, ...]) -> None:
        self.edition, self.library, self.pages = edition, edition.library, pages
        self.claims, self.words = Claims(edition), CLASS_PHRASES[edition.locale.language]

    def guide(self) -> Iterator[Diagnostic]:
        """Signs and conditions somewhere; dose, stop rules and cautions in the part of each station."""
        whole, library, claims = Place(self.pages), self.library, self.claims
        for signs in (library.emergency, library.same_day):
            yield from whole.missing(claims.signs(signs))
        yield from whole.missing((claims.audience(), *claims.conditions(cue=False), *claims.bands()))
        chapters = self._chapters()
        for number, station in enumerate(self.edition.taught.stations, 1):
            exercise, place = self._exercise(station), Place(chapters.get(number, []))
            for some in (claims.dose_sentences(exercise), claims.stops(exercise), claims.cautions(exercise)):
                yield from place.missing(some)
            yield from place.foreign(claims, exercise, self._amounts(station))

    def cards(self) -> Iterator[Diagnostic]:
        """A page for each station with its dose, stop rules and cautions, and no amount of another."""
        for page, station in zip(self.pages, self.edition.taught.stations, strict=True):
            exercise, place, claims = self._exercise(station), Place((page,)), self.claims
            own = (claim for claim in claims.stops(exercise) if claim.span.path == exercise.path)
            yield from place.missing(claims.dose_badge(exercise))
            name = claims.name(exercise)
            yield from place.missing((claims.leg_cue(name), *own, claims.rule_cue(name), *claims.cautions(exercise)))
            yield from place.foreign(claims, exercise, claims.own_amounts(exercise))

    def register(self) -> Iterator[Diagnostic]:
        """The rule when to stop, when to get help now, and how."""
        rule, warning = self.claims.rule(self.library.pain_scale.title), self.claims.sheet_warning(EMERGENCY_PAGE)
        yield from Place(self.pages).missing((rule, *warning))

    def _exercise(self, station: Station) -> Exercise:
        return self.library.exercises[station.exercise]

    def _amounts(self, station: Station) -> frozenset[Quantity]:
        """Those of the exercise, and the minutes in the room."""
        minutes = Quantity(Range(station.minutes, station.minutes), "min")
        return self.claims.own_amounts(self._exercise(station)) | {minutes}

    def _chapters(self) -> dict[int, list[Readback]]:
        """What the script says at each station, page by page, from its heading to the next slide's."""
        stations = {
            normal(f"{self.words.station_listed.format(number=number)}{self._exercise(one).name}"): number
            for number, one in enumerate(self.edition.taught.stations, 1)
        }
        found: dict[int, list[Readback]] = {}
        current = 0
        for page in self.pages:
            for text in page.texts:
                if " · " in text:  # the heading of a slide: its title and its minutes
                    named = (number for title, number in stations.items() if title in text.split(" · "))
                    current = next(named, 0) if self._is_heading(text) else current
                if current:
                    found.setdefault(current, []).append(Readback(page.name, (text,)))
        return found

    def _is_heading(self, text: str) -> bool:
        """Whether a text ends in the minutes of a slide."""
        start = normal(self.words.at).partition("{")[0]
        return text.rpartition(" · ")[2].startswith(start)
