"""Rules on placed slides: what does not fit, where the safety slides stand, titles, notes, size of text (DEK, SAF)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from booklet.blocks.deck import SlideRole
from booklet.checks.finding import Finding, Spot, diagnostics_of
from booklet.checks.pages import misplaced_labels, no_glyph
from booklet.checks.whereabouts import Whereabouts
from booklet.compose.phrases import PHRASES
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic, Span
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, PlacedSlide, SlideFigure, SlideGrid, SlideText
from booklet.pictures.picture import Photo
from booklet.theme.slides import SMALLEST_TEXT, SlideTheme

MOST_WORDS: Final = 75
"""Words on a slide; more are read, not heard."""

LEAST_PIXELS: Final = 1.0
"""Pixels of a photo for a point of a slide: half of what most projectors show."""

LATEST_EMERGENCY: Final = 3
"""The slide by which the emergency signs have been shown."""

_WHOLE: Final = frozenset({SlideRole.EMERGENCY, SlideRole.URGENT, SlideRole.SOURCES})
"""What is never shortened, and what is there to be looked up."""

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "exercise Cues": ("cues",),
    "exercise Title": ("name",),
    "exercise Dose": ("doses",),
    "station Cues": ("cues",),
    "station Title": ("name",),
    "station Dose": ("doses",),
    "segment Points": ("segments",),
    "segment Title": ("segments",),
    "class Points": ("segments",),
    "question Question": ("segments",),
    "answer Points": ("segments",),
    "topic Points": ("slides",),
    "topic Title": ("title",),
    "programme Table": ("phases",),
    "programme Note": ("phases",),
    "programme Title": ("title",),
    "audience Points": ("cues",),
    "emergency Action": ("cue",),
    "emergency Signs left": ("signs",),
    "emergency Signs right": ("signs",),
    "urgent Left": ("signs",),
    "urgent Right": ("signs",),
    "part Summary": ("parts",),
    "part Title": ("parts",),
    "part Points": ("parts",),
    "take Points": ("take_home",),
    "title Title": ("title",),
    "title Subtitle": ("subtitle",),
}
"""The field that fills a slot, by the first part of the slide's id and the slot's name."""


def check_slides(placed: PlacedDeck, theme: SlideTheme, edition: Edition) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with placed slides, before they are written."""
    return diagnostics_of(slide_findings(placed, theme, edition))


def slide_findings(placed: PlacedDeck, theme: SlideTheme, edition: Edition) -> tuple[Finding, ...]:
    """The same, with the places on the slides."""
    checker = _Checker(placed, theme, edition)
    return (
        *checker.overfull(),
        *checker.safety(),
        *checker.titles(),
        *checker.missing_glyphs(),
        *(found for number, slide in enumerate(placed.slides, 1) for found in checker.slide(number, slide)),
    )


class _Checker:
    """One deck."""

    def __init__(self, placed: PlacedDeck, theme: SlideTheme, edition: Edition) -> None:
        self.placed, self.theme = placed, theme
        self.where = Whereabouts(edition)
        phrases = PHRASES[edition.locale.language]
        self.labels = (phrases.say, phrases.do)

    def overfull(self) -> Iterator[Finding]:
        """Text that does not fit, by record and field."""
        for id_, slot in self.placed.overfull:
            home, field = self.where.home(id_), self._field(id_, slot)
            message = f"on the slide `{id_}` the text in “{slot}” does not fit" + (f" (`{field}`)" if field else "")
            span = self._span(id_, field)
            hint = f"shorten `{field}` of {home.name}" if field else f"shorten it in {home.name}"
            yield Finding(Diagnostic(Code.OVERFULL_SLIDE, message, span, hint), tuple(self._slots(id_, slot)))

    def _slots(self, id_: str, slot: str) -> Iterator[Spot]:
        """Where a slot is on the slide of an id."""
        for number, slide in enumerate(self.placed.slides, 1):
            if slide.id == id_:
                yield from (Spot(number, shape.box) for shape in slide.shapes if shape.slot == slot)

    def _field(self, id_: str, slot: str) -> str:
        return _FIELDS.get(f"{id_.partition('-')[0]} {slot}", ("",))[0]

    def _span(self, id_: str, field: str) -> Span:
        """The field in the record; of a numbered slide of a topic, its own entry."""
        record, number = self.where.home(id_).record, id_.rpartition("-")[2]
        if field in {"slides", "phases", "parts", "segments"} and number.isdigit():
            return record.span(field, int(number) - 1)
        return record.span(field) if field else record.span()

    def safety(self) -> Iterator[Finding]:
        """The audience on slide 2; the emergency signs by the third slide and on the last."""
        slides = self.placed.slides
        if not any(slide.role is SlideRole.AUDIENCE for slide in slides[1:2]):
            span = self.where.home("audience").span
            missing = Diagnostic(Code.AUDIENCE_PLACE, "slide 2 does not say whom the class is for", span)
            yield Finding(missing, (Spot(2),))
        places = (
            (slides[:LATEST_EMERGENCY], f"one of the first {LATEST_EMERGENCY} slides"),
            (slides[-1:], "the last slide"),
        )
        for some, place in places:
            if not any(slide.role is SlideRole.EMERGENCY for slide in some):
                message = f"the emergency signs must stand on {place}, and do not"
                yield Finding(Diagnostic(Code.EMERGENCY_PLACE, message, self.where.home("emergency").span))

    def missing_glyphs(self) -> Iterator[Finding]:
        """Characters that the deck's font has no sign for, once each: another computer would show an empty box."""
        known, told = arial().regular.advance, set[str]()
        for number, slide in enumerate(self.placed.slides, 1):
            for character in sorted(set(_words(slide)) - known.keys() - told):
                told.add(character)
                span = self.where.with_character(character) or self.where.home(slide.id).span
                yield Finding(no_glyph(self.theme.font, character, f"slide {number}", span), (Spot(number),))

    def titles(self) -> Iterator[Finding]:
        """A title on every slide, and none twice."""
        seen: dict[str, int] = {}
        for number, slide in enumerate(self.placed.slides, 1):
            if not slide.title.strip():
                yield self._about(Code.SLIDE_TITLE, slide, f"slide {number} has no title", number=number)
            elif slide.title in seen:
                message = f"slides {seen[slide.title]} and {number} have one title, `{slide.title}`"
                yield self._about(Code.SLIDE_TITLE, slide, message, number=number)
            seen.setdefault(slide.title, number)

    def slide(self, number: int, slide: PlacedSlide) -> Iterator[Finding]:
        """Words, notes and sizes of one slide."""
        words = sum(any(map(str.isalnum, word)) for text in _texts(slide) for word in text.split())
        if words > MOST_WORDS and slide.role not in _WHOLE:
            message = f"slide {number} (`{slide.id}`) has {words} words, more than {MOST_WORDS}"
            yield self._about(Code.WORDY_SLIDE, slide, message, "shorten it, or make two of it", number=number)
        said = {note.label for note in slide.notes if note.text.strip()}
        for label in self.labels:
            if label not in said:
                message = f"the notes of slide {number} (`{slide.id}`) have no {label}"
                yield self._about(Code.NO_NOTES, slide, message, number=number)
        for shape in slide.shapes:
            for fault in misplaced_labels(shape.labels, shape.box) if isinstance(shape, SlideFigure) else ():
                message = f"on slide {number} {fault}"
                yield self._about(Code.LABEL_PLACE, slide, message, "move it, or shorten it", number=number)
        smallest = min(self._sizes(slide), default=SMALLEST_TEXT)
        if smallest < SMALLEST_TEXT:
            message = f"slide {number} (`{slide.id}`) has text of {smallest:g} pt, less than {SMALLEST_TEXT:g}"
            if smallest < self.theme.smallest:
                yield self._about(Code.SMALL_TEXT, slide, message, number=number)
            else:
                hint = "the template leaves little room; give its layouts more"
                yield self._about(Code.TEMPLATE_SMALL, slide, message, hint, number=number)
        yield from self._coarse(number, slide)

    def _coarse(self, number: int, slide: PlacedSlide) -> Iterator[Finding]:
        """Photos that a projector has to enlarge a lot."""
        for shape in slide.shapes:
            if isinstance(shape, SlideFigure) and isinstance(shape.picture, Photo):
                pixels = shape.picture.width / shape.box.width
                if pixels < LEAST_PIXELS:
                    message = f"the photo on slide {number} (`{slide.id}`) has only {shape.picture.width} pixels across"
                    hint = f"take one of {round(shape.box.width * 2)} pixels or more"
                    fault = Diagnostic(Code.COARSE_PHOTO, message, self.where.home(slide.id).span, hint)
                    yield Finding(fault, (Spot(number, shape.box),))

    def _sizes(self, slide: PlacedSlide) -> Iterator[float]:
        slots = {slot.name: slot.size for slot in self.theme.slots(self.theme.layout(slide.layout))}
        for shape in slide.shapes:
            if isinstance(shape, SlideGrid):
                yield shape.size
            elif isinstance(shape, SlideText):
                yield slots[shape.slot]

    def _about(self, code: Code, slide: PlacedSlide, message: str, hint: str = "", *, number: int) -> Finding:
        return Finding(Diagnostic(code, message, self.where.home(slide.id).span, hint), (Spot(number),))


def _texts(slide: PlacedSlide) -> Iterator[str]:
    for shape in slide.shapes:
        if isinstance(shape, SlideGrid):
            yield from (cell for row in shape.cells for cell in row)
        elif not isinstance(shape, SlideFigure):
            yield from (text for paragraph in shape.paragraphs for text, _, _ in paragraph.runs)


def _words(slide: PlacedSlide) -> str:
    """Every word on a slide; a line end is a space."""
    texts = [slide.title]
    for shape in slide.shapes:
        if isinstance(shape, SlideText):
            texts += [text for paragraph in shape.paragraphs for text, _, _ in paragraph.runs]
        elif isinstance(shape, SlideGrid):
            texts += [cell for row in shape.cells for cell in row]
    return " ".join(" ".join(texts).split("\n"))
