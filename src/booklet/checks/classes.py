"""Rules on classes: minutes that add up, stations that may be taught, questions often enough (CLS-01 to CLS-04)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from booklet.content.edition import OF_CLASS
from booklet.content.exercise import Setting
from booklet.content.group_class import GroupClass, Segment, SegmentKind
from booklet.content.library import Edition, Library
from booklet.diagnostics import Code, Diagnostic

LONGEST_STRETCH: Final = 20
"""Minutes of teaching after which people have been asked what they took from it (teach-back)."""

_TEACHING: Final = frozenset({SegmentKind.TOPIC, SegmentKind.CIRCUIT, SegmentKind.DAILY_LIFE})


def check_classes(library: Library) -> Iterator[Diagnostic]:
    """Each class by itself, and whether editions that ask for an output of a class teach one."""
    for taught in library.classes.values():
        yield from _check_minutes(taught)
        yield from _check_stations(library, taught)
        yield from _check_teach_back(taught)
    for spec in library.editions.values():
        for number, output in enumerate(spec.outputs):
            if output.kind in OF_CLASS and not spec.group_class:
                message = f"`{output.kind.value}` is made of a class, and the edition teaches none"
                hint = "add `class:` with the id of a file in content/classes/; `booklet new class ID` writes one"
                yield Diagnostic(Code.NO_CLASS, message, spec.span("outputs", number, "kind"), hint)


def check_class_of(edition: Edition) -> Iterator[Diagnostic]:
    """The edition has a page for everything that its class teaches."""
    if not edition.group_class:
        return
    taught, shown = edition.group_class, {record.id for record in (*edition.exercises, *edition.topics)}
    named = [*(("topic", ref) for ref in taught.topics), *(("exercise", one.exercise) for one in taught.stations)]
    for kind, ref in named:
        if ref not in shown:
            message = f"the class `{taught.id}` teaches the {kind} `{ref}`, which has no page in this edition"
            hint = f"add `- {kind}: {ref}` to a part, or take it out of the class"
            yield Diagnostic(Code.CLASS_CONTENT, message, edition.spec.span("class"), hint)


def _check_minutes(taught: GroupClass) -> Iterator[Diagnostic]:
    total = taught.clocks[-1].end
    if total != taught.minutes:
        message = f"the segments last {total} minutes together, {_difference(total, taught.minutes)} of the class"
        hint = f"write `minutes: {total}`, or change the minutes of a segment"
        yield Diagnostic(Code.CLASS_MINUTES, message, taught.span("minutes"), hint)
    for number, segment in enumerate(taught.segments):
        if segment.briefing < 0:
            lasting = segment.minutes - segment.briefing
            message = f"the stations last {lasting} minutes together, {_difference(lasting, segment.minutes)}"
            hint = f"write `minutes: {lasting}`, or change the minutes of a station"
            yield Diagnostic(
                Code.CLASS_MINUTES, f"{message} of the segment", taught.span("segments", number, "minutes"), hint
            )


def _difference(total: int, wanted: int) -> str:
    return f"{abs(total - wanted)} {'more' if total > wanted else 'fewer'} than the {wanted}"


def _check_stations(library: Library, taught: GroupClass) -> Iterator[Diagnostic]:
    for number, segment in enumerate(taught.segments):
        for index, station in enumerate(segment.stations):
            exercise = library.exercises.get(station.exercise)
            if exercise and exercise.setting is Setting.SUPERVISED:
                message = f"`{station.exercise}` is for a professional only (`setting: supervised`)"
                span = taught.span("segments", number, "stations", index, "exercise")
                yield Diagnostic(Code.CLASS_CONTENT, message, span, "take it out of the class")


def _check_teach_back(taught: GroupClass) -> Iterator[Diagnostic]:
    """No more teaching in a row than people can be asked about."""
    stretch = 0
    for number, segment in enumerate(taught.segments):
        for minutes, asked in _steps(segment):
            stretch += minutes
            if stretch > LONGEST_STRETCH:
                message = f"{stretch} minutes of teaching without a teach-back; {LONGEST_STRETCH} are enough"
                span = taught.span("segments", number)
                hint = "add `teach_back:` with a question to this segment, a station or the segment before"
                yield Diagnostic(Code.TEACH_BACK, message, span, hint)
                stretch = 0
            if asked:
                stretch = 0


def _steps(segment: Segment) -> Iterator[tuple[int, bool]]:
    """The minutes of teaching from one moment in which people may be asked to the next, and whether they are."""
    asked = bool(segment.teach_back)
    if not segment.stations:
        yield segment.minutes if segment.kind in _TEACHING else 0, asked
        return
    yield segment.briefing, False
    for station in segment.stations:
        yield station.minutes, bool(station.teach_back)
    yield 0, asked
