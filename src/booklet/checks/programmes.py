"""Rules on programmes: the weeks in a row, nothing that a phase avoids, a page for each exercise (CNT-04, SAF-09 …)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from booklet.content.exercise import Setting
from booklet.content.library import Edition, Library
from booklet.content.programme import Programme
from booklet.diagnostics import Code, Diagnostic

LONGEST: Final = 52
"""Weeks that a programme may last."""

_OF_PROGRAMMES: Final = frozenset({"programme", "diary", "avoid"})


def check_programmes(library: Library) -> Iterator[Diagnostic]:
    """Each programme by itself."""
    for programme in library.programmes.values():
        yield from _check_weeks(programme)
        yield from _check_avoided(library, programme)


def check_schedule(edition: Edition) -> Iterator[Diagnostic]:
    """What the edition's programmes schedule has a page, and what has a page is scheduled."""
    shown = {exercise.id for exercise in edition.exercises}
    items = [
        (("parts", number, "items", index), item)
        for number, part in enumerate(edition.spec.parts)
        for index, item in enumerate(part.items)
    ]
    for programme in edition.programmes:
        planned = dict.fromkeys(item.exercise for phase in programme.phases for item in phase.items)
        if missing := [id_ for id_ in planned if id_ not in shown]:
            path = next(path for path, item in items if item.ref == programme.id and item.kind in _OF_PROGRAMMES)
            names = ", ".join(f"`{id_}`" for id_ in missing)
            message = f"the programme `{programme.id}` has exercises without a page in this edition: {names}"
            hint = f"add `- exercise: {missing[0]}` to a part"
            yield Diagnostic(Code.NOT_SHOWN, message, edition.spec.span(*path), hint)
    for path, item in items if edition.programmes else ():
        if item.kind == "exercise" and not edition.scheduled(item.ref) and _is_for_home(edition, item.ref):
            message = f"no programme of this edition schedules the exercise `{item.ref}`"
            hint = "add it to a phase, or let it stand as an extra"
            yield Diagnostic(Code.NOT_SCHEDULED, message, edition.spec.span(*path), hint)


def _is_for_home(edition: Edition, exercise_id: str) -> bool:
    return edition.library.exercises[exercise_id].setting is Setting.HOME


def _check_weeks(programme: Programme) -> Iterator[Diagnostic]:
    expected = 1
    for number, phase in enumerate(programme.phases):
        weeks, place = phase.span_of_weeks, programme.span("phases", number, "weeks")
        if weeks.first == 0:
            yield Diagnostic(Code.WEEKS, "there is no week 0", place, "weeks are counted from 1")
        elif weeks.last < weeks.first:
            message = f"the weeks {phase.weeks} run backwards"
            yield Diagnostic(Code.WEEKS, message, place, f"write `{weeks.last}-{weeks.first}`")
        elif weeks.first != expected:
            what = "leave a gap" if weeks.first > expected else "overlap the phase before"
            message = f"the weeks {phase.weeks} {what}"
            yield Diagnostic(Code.WEEKS, message, place, f"this phase should begin in week {expected}")
        elif weeks.last > LONGEST:
            yield Diagnostic(Code.WEEKS, f"week {weeks.last} is more than a year away", place, f"at most {LONGEST}")
        expected = max(weeks.first, weeks.last) + 1


def _check_avoided(library: Library, programme: Programme) -> Iterator[Diagnostic]:
    for number, phase in enumerate(programme.phases):
        for index, item in enumerate(phase.items):
            exercise = library.exercises.get(item.exercise)
            place = programme.span("phases", number, "items", index, "exercise")
            for tag in exercise.avoid_tags if exercise else ():
                if tag in phase.avoid:
                    message = f"`{item.exercise}` is `{tag}`, which the phase `{phase.name}` avoids"
                    hint = "move the exercise to a later phase, or take the tag off the phase's avoid list"
                    yield Diagnostic(Code.AVOIDED, message, place, hint)
            if exercise and exercise.setting is Setting.SUPERVISED:
                message = f"`{item.exercise}` is for a professional only (`setting: supervised`)"
                yield Diagnostic(Code.AVOIDED, message, place, "take it out of the programme")
