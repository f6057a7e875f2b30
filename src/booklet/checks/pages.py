"""Rules on placed pages: what is too long, leaves its margins, overlaps or stands on the wrong page (TYP, SAF, PRN)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from booklet.blocks.document import Document
from booklet.blocks.structure import Key
from booklet.checks.finding import Finding, Spot, diagnostics_of
from booklet.checks.legibility import extent_of, legibility_findings
from booklet.checks.whereabouts import Whereabouts, exercise_sections
from booklet.compose.safety_pages import EMERGENCY_PAGE
from booklet.content.exercise import Exercise, Setting
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic, Span
from booklet.layout.imposition import UNPRINTABLE
from booklet.layout.placed import Line, Miniature, Page, PictureBox, PlacedBooklet, TextBox
from booklet.pictures.picture import Photo
from booklet.theme.model import PageTheme
from booklet.units import INCH, Box

LEAST_FILLED: Final = 0.4
"""The part of a page that something must stand on, but on covers and pages to write on."""

MOST_PAGES: Final = 48
"""More sheets than these hardly hold on a staple."""

LEAST_RESOLUTION: Final = 200
"""Pixels an inch; below, a printed photo looks coarse."""

_SLACK: Final = 0.5
"""Points that rounding may take."""


def check_pages(
    placed: PlacedBooklet, document: Document, theme: PageTheme, edition: Edition
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with placed pages, before they are painted."""
    return diagnostics_of(page_findings(placed, document, theme, edition))


def page_findings(placed: PlacedBooklet, document: Document, theme: PageTheme, edition: Edition) -> tuple[Finding, ...]:
    """The same, with the places on the pages."""
    checker = _Checker(placed, document, theme, edition)
    return (
        *checker.lengths(),
        *checker.fullness(),
        *checker.counts(),
        *checker.emergency(),
        *checker.first_pages(),
        *checker.every_page(),
    )


def check_sheets(
    placed: PlacedBooklet, document: Document, theme: PageTheme, edition: Edition
) -> tuple[Diagnostic, ...]:
    """What is wrong with placed pages that are no booklet: sheets of any number, not stapled."""
    checker = _Checker(placed, document, theme, edition)
    return diagnostics_of((*checker.lengths(), *checker.every_page()))


class _Checker:
    """One booklet; the numbers of the pages of each section, and of those with a block or one in it."""

    def __init__(self, placed: PlacedBooklet, document: Document, theme: PageTheme, edition: Edition) -> None:
        self.placed, self.document, self.theme, self.edition = placed, document, theme, edition
        self.where = Whereabouts(edition)
        self.pages_of: dict[str, list[int]] = defaultdict(list)
        self.standing: dict[str, set[int]] = defaultdict(set)
        for page in placed.pages:
            self.pages_of[page.section].append(page.number)
            for id_ in {box.key[0] for box in page.boxes}:
                for whole in _containing(id_):
                    self.standing[whole].add(page.number)

    def _about(self, code: Code, id_: str, message: str, hint: str = "", *, spots: Iterable[Spot] = ()) -> Finding:
        return Finding(Diagnostic(code, message, self.where.home(id_).span, hint), tuple(spots))

    # --- sections -----------------------------------------------------------------------------------------

    def lengths(self) -> Iterator[Finding]:
        """Sections that take more pages than they may, and spreads that do not lie open at once."""
        limits = {section.id: section for section in self.document.every_section()}
        for id_, pages in self.pages_of.items():
            section = limits.get(id_)
            if section is None:
                continue
            too_many = 0 < section.pages < len(pages)
            apart = section.spread and len(pages) > 1 and pages[0] % 2 == 1
            if not too_many and not apart:
                continue
            home = self.where.home(id_)
            field = home.longest_field()
            room = "a page or a facing spread" if section.spread else _count(section.pages, "page")
            message = f"{home.name} needs {_count(len(pages), 'page')}, and it may take {room}"
            span = home.record.span(field) if field and id_.startswith("exercise.") else home.span
            hint = f"shorten `{field}`, its longest field" if field else ""
            yield Finding(Diagnostic(Code.TOO_LONG, message, span, hint), tuple(map(Spot, pages)))

    def fullness(self) -> Iterator[Finding]:
        """Pages that look as if something were missing."""
        spared = {section.id for section in self.document.fillers + self.document.blanks + self.document.closing[-1:]}
        spared |= {section.id for section in self.document.sections[:1]}
        for page in self.placed.pages:
            if page.filled < LEAST_FILLED and page.section not in spared:
                message = f"page {page.number} is only {page.filled:.0%} full"
                hint = "shorten what runs over, or add to it"
                yield self._about(Code.EMPTY_PAGE, page.section, message, hint, spots=(Spot(page.number),))

    def counts(self) -> Iterator[Finding]:
        """Whether the pages can be folded and stapled."""
        count, multiple = len(self.placed.pages), self.theme.papers[self.placed.paper].multiple
        if count % multiple:
            message = f"the booklet has {_count(count, 'page')}, no multiple of {multiple}"
            yield self._about(Code.PAGE_COUNT, "", message, "take a page out, or add one")
        if count > MOST_PAGES:
            message = f"the booklet has {_count(count, 'page')}; a staple holds {MOST_PAGES}"
            yield self._about(Code.MANY_PAGES, "", message, "make two editions of it")

    # --- safety -------------------------------------------------------------------------------------------

    def emergency(self) -> Iterator[Finding]:
        """The emergency signs on page 2 and on the last page, each time in one piece; the audience on page 2."""
        last = len(self.placed.pages)
        for place, number in (("front", EMERGENCY_PAGE), ("back", last)):
            pages = self._pages_with(f"emergency.{place}")
            if pages != {number}:
                stand = f"stand on {_named(pages)}" if pages else "are missing"
                message = f"the emergency signs {stand}, and all of them must stand on page {number}"
                hint = "shorten what stands on that page"
                spots = map(Spot, sorted(pages))
                yield self._about(Code.EMERGENCY_PLACE, "emergency", message, hint, spots=spots)
        if self._pages_with("audience") != {2}:
            yield self._about(Code.AUDIENCE_PLACE, "audience", "page 2 does not say whom the booklet is for")

    def _dose_part(self, exercise: Exercise) -> str:
        """What stands for the dose on a page: itself, a line to write on, or that it is not for home."""
        if self.edition.dose_of(exercise.id):
            return "dose"
        return "supervised" if exercise.setting is Setting.SUPERVISED else "yours"

    def first_pages(self) -> Iterator[Finding]:
        """Picture, dose and stop rule of each exercise together on its first page."""
        for section, exercise in exercise_sections(self.edition).items():
            pages = self.pages_of.get(section)
            if not pages:
                message = f"{exercise.name} has no page"
                yield Finding(Diagnostic(Code.FIRST_PAGE, message, exercise.span()))
                continue
            id_ = f"exercise.{exercise.id}"
            parts = {
                "the dose": self._pages_with(f"{id_}.{self._dose_part(exercise)}"),
                "the stop rule": self._pages_with(f"{id_}.stop"),
                "a picture": self._pictures(pages) if exercise.figure else {pages[0]},
            }
            away = [name for name, found in parts.items() if found != {pages[0]}]
            if away:
                message = f"{' and '.join(away)} of {exercise.name} does not stand on its first page, {pages[0]}"
                field = self.where.home(id_).longest_field()
                hint = f"shorten `{field}`, its longest field"
                yield Finding(Diagnostic(Code.FIRST_PAGE, message, exercise.span(), hint), (Spot(pages[0]),))

    def _pages_with(self, id_: str) -> set[int]:
        """The pages on which a block, or one in it, stands."""
        return self.standing.get(id_, set())

    def _pictures(self, pages: list[int]) -> set[int]:
        return {
            number
            for number in pages
            for box in self.placed.pages[number - 1].boxes
            if isinstance(box, PictureBox) and box.key[1] == "Figure"
        }

    # --- pages --------------------------------------------------------------------------------------------

    def every_page(self) -> Iterator[Finding]:
        """What stands where it must not on a page, or cannot be read."""
        for page in self.placed.pages:
            yield from self._outside(page)
            yield from self._overlaps(page)
            yield from self._stranded(page)
            yield from self._coarse(page)
            yield from self._labels(page)
        yield from self.missing_glyphs()
        yield from legibility_findings(self.placed, self.theme, self.edition)

    def _outside(self, page: Page) -> Iterator[Finding]:
        margins, size = self.theme.papers[self.placed.paper].margins, self.placed
        left, right = (margins.inner, margins.outer) if page.number % 2 else (margins.outer, margins.inner)
        column = Box(left, margins.top, size.width - left - right, size.height - margins.top - margins.bottom)
        paper = Box(0, 0, size.width, size.height)
        safe = paper.inset(UNPRINTABLE)
        for box in page.boxes:
            for extent in (box.box,) if isinstance(box, PictureBox) else map(extent_of, box.lines):
                if not _inside(extent, column):
                    yield self._leaves(page, box.key[0] or page.section, "its margins", extent)
        for box in page.header + page.footer:
            for extent in map(extent_of, box.lines):
                if not _inside(extent, safe):
                    yield self._leaves(page, "", "the part of the paper that every printer prints", extent)
        for shape in page.shapes:
            if not _inside(shape.box, column) and shape.box != paper:
                yield self._leaves(page, page.section, "its margins", shape.box)

    def _leaves(self, page: Page, id_: str, what: str, extent: Box) -> Finding:
        message = f"something on page {page.number} leaves {what}"
        return self._about(Code.OFF_PAGE, id_, message, "shorten its words", spots=(Spot(page.number, extent),))

    def _overlaps(self, page: Page) -> Iterator[Finding]:
        """Words of different blocks that lie on each other; from the top of the page down, each with the next few."""
        texts = sorted(
            (
                (extent_of(line._replace(pieces=(piece,))), box.key)
                for box in page.boxes
                if isinstance(box, TextBox)
                for line in box.lines
                for piece in line.pieces
            ),
            key=lambda text: text[0].y,
        )
        for place, (extent, key) in enumerate(texts):
            for other, other_key in texts[place + 1 :]:
                if other.y > extent.bottom - _SLACK:
                    break
                if key != other_key and other.x < extent.right - _SLACK and extent.x < other.right - _SLACK:
                    message = f"on page {page.number} two texts overlap (`{key[0]}` and `{other_key[0]}`)"
                    spots = Spot(page.number, extent), Spot(page.number, other)
                    yield self._about(Code.OVERLAP, key[0] or page.section, message, "shorten them", spots=spots)

    def _stranded(self, page: Page) -> Iterator[Finding]:
        """A heading under which nothing stands."""
        texts = [(line, box.key) for box in page.boxes if isinstance(box, TextBox) for line in box.lines]
        if not texts or page.section == self.placed.pages[0].section:
            return
        last, key = max(texts, key=lambda text: text[0].y)
        others = [box.box for box in page.boxes if isinstance(box, PictureBox)] + [shape.box for shape in page.shapes]
        if _is_heading(key) and not any(box.y > last.y for box in others):
            message = f"the heading at the foot of page {page.number} has nothing under it"
            yield self._about(Code.STRANDED, key[0], message, spots=(Spot(page.number, extent_of(last)),))

    def _coarse(self, page: Page) -> Iterator[Finding]:
        """Photos with too few pixels for their size."""
        for box in page.boxes:
            if isinstance(box, PictureBox) and isinstance(box.picture, Photo):
                resolution = box.picture.width * INCH / box.box.width
                if resolution < LEAST_RESOLUTION:
                    message = (
                        f"the photo on page {page.number} has {resolution:.0f} pixels an inch, "
                        f"less than {LEAST_RESOLUTION}"
                    )
                    spots = (Spot(page.number, box.box),)
                    yield self._about(Code.COARSE_PHOTO, box.key[0], message, "take a larger one", spots=spots)

    def _labels(self, page: Page) -> Iterator[Finding]:
        """Labels that leave their drawing, or lie on each other."""
        lettered = {box.key: box.lines for box in page.boxes if isinstance(box, TextBox) and box.key[1] == "Figure"}
        for box in page.boxes:
            if isinstance(box, PictureBox):
                for fault in misplaced_labels(lettered.get(box.key, ()), box.box):
                    message = f"on page {page.number} {fault}"
                    spots = (Spot(page.number, box.box),)
                    yield self._about(Code.LABEL_PLACE, box.key[0], message, "move it, or shorten it", spots=spots)

    # --- glyphs -------------------------------------------------------------------------------------------

    def missing_glyphs(self) -> Iterator[Finding]:
        """Characters that a font has no sign for, once each."""
        found: dict[tuple[str, str], Diagnostic] = {}
        spots: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        for page, key, line, is_small in _all_lines(self.placed):
            for piece in line.pieces:
                for character in sorted(set(piece.text).intersection(piece.face.missing)):
                    which = character, piece.face.name
                    spots[which].append(Spot(page.number, None if is_small else extent_of(line)))
                    if which not in found:
                        found[which] = self._missing(character, piece.face.name, page, key[0])
        yield from (Finding(diagnostic, tuple(spots[which])) for which, diagnostic in found.items())

    def _missing(self, character: str, font: str, page: Page, id_: str) -> Diagnostic:
        span = self.where.with_character(character) or self.where.home(id_ or page.section).span
        return no_glyph(font, character, f"page {page.number}", span)


def no_glyph(font: str, character: str, place: str, span: Span) -> Diagnostic:
    """That a font lacks a character which is needed in some place."""
    name = unicodedata.name(character, "a character without a name")
    message = f"{font} has no sign for `{character}` (U+{ord(character):04X}, {name}), needed on {place}"
    return Diagnostic(Code.NO_GLYPH, message, span, "write it in other letters")


def misplaced_labels(lines: Sequence[Line], box: Box) -> Iterator[str]:
    """What is wrong with the places of labels on a picture in a box."""
    extents = [(extent_of(line), line.pieces[0].text) for line in lines]
    for place, (extent, text) in enumerate(extents):
        if not _inside(extent, box):
            yield f"the label `{text}` leaves its drawing"
        for other, name in extents[place + 1 :]:
            if _overlap(extent, other):
                yield f"the labels `{text}` and `{name}` overlap"


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.right - _SLACK and other.x < one.right - _SLACK
    return across and one.y < other.bottom - _SLACK and other.y < one.bottom - _SLACK


def _inside(box: Box, room: Box) -> bool:
    return (
        box.x > room.x - _SLACK
        and box.y > room.y - _SLACK
        and box.right < room.right + _SLACK
        and box.bottom < room.bottom + _SLACK
    )


def _containing(id_: str) -> Iterator[str]:
    """The id of a block and of those that it is in: a, a.b and a.b.c for a.b.c."""
    parts = id_.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _is_heading(key: Key) -> bool:
    role = key[1]
    return len(role) == len("H1") and role[0] == "H" and role[1].isdigit()


def _all_lines(placed: PlacedBooklet) -> Iterator[tuple[Page, Key, Line, bool]]:
    """Each line with its page and key, and whether it is shown small, on a picture of a page or slide."""
    for page in placed.pages:
        for box in (*page.boxes, *page.header, *page.footer):
            if isinstance(box, TextBox):
                yield from ((page, box.key, line, False) for line in box.lines)
            elif isinstance(box.picture, Miniature):
                for part in box.picture.parts:
                    if isinstance(part, TextBox):
                        yield from ((page, box.key, line, True) for line in part.lines)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _named(pages: set[int]) -> str:
    numbers = " and ".join(map(str, sorted(pages)))
    return f"page {numbers}" if len(pages) == 1 else f"pages {numbers}"
