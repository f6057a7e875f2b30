"""Links between records: every id that one names exists, is not its own, and is named once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from booklet.content.clinic import Clinic
from booklet.content.edition import EditionSpec
from booklet.content.exercise import Exercise
from booklet.content.group_class import GroupClass
from booklet.content.library import Library
from booklet.content.programme import Programme
from booklet.content.record import Path, Record
from booklet.content.safety import Signs, Tags
from booklet.content.topic import Topic
from booklet.content.withheld import Withheld
from booklet.diagnostics import Code, Diagnostic, in_order, nearest

_SHOWN: Final = 12
_DELETE: Final = "delete this line"


class Link(NamedTuple):
    """An id that a record names, the kind of what it names, and where it stands in the record."""

    kind: str
    ref: str
    path: Path
    is_key: bool = False


def check_links(library: Library, pictures: Collection[str] | None = None) -> tuple[Diagnostic, ...]:
    """Unknown ids, records that name themselves, and lists that name something twice.

    ``pictures`` are the ids of the project's pictures; without them figures are not looked at.  A figure is one
    picture, or two whose ids end in ``-start`` and ``-finish``.
    """
    known = _known(library, pictures)
    found: list[Diagnostic] = []
    for record in library.records():
        for link in links_of(record):
            if link.kind in known and link.ref not in known[link.kind]:
                found.append(_unknown(record, link, known[link.kind]))
            elif link.path[0] == "see_also" and link.ref == record.id:
                message = f"`{link.ref}` names itself"
                found.append(Diagnostic(Code.NAMES_ITSELF, message, record.span(*link.path), _DELETE))
        found += _twice(record)
    return in_order(found)


def links_of(record: Record) -> Iterator[Link]:
    """Every id that a record names."""
    for index, ref in enumerate(getattr(record, "sources", ())):
        yield Link("source", ref, ("sources", index))
    match record:
        case Exercise():
            yield from _of_exercise(record)
        case Topic():
            yield from _figure(record.figure, ("figure",))
            for index, slide in enumerate(record.slides):
                yield from _figure(slide.figure, ("slides", index, "figure"))
            yield from _of_decision(record)
        case Programme():
            yield from _of_programme(record)
        case GroupClass():
            yield from _of_class(record)
        case EditionSpec():
            yield from _of_edition(record)
        case Withheld():
            yield Link("source", record.source, ("source",))
        case Clinic():
            yield from _figure(record.logo, ("logo",))


def _of_decision(topic: Topic) -> Iterator[Link]:
    for number, question in enumerate(topic.decision):
        for place, answer in enumerate(question.answers):
            for kind, ref in (("topic", answer.topic), ("exercise", answer.exercise)):
                if ref:
                    yield Link(kind, ref, ("decision", number, "answers", place, kind))


def _of_exercise(exercise: Exercise) -> Iterator[Link]:
    for source in exercise.doses:
        yield Link("source", source, ("doses", source), is_key=True)
    for index, variant in enumerate(exercise.variants):
        yield Link("source", variant.source, ("variants", index, "source"))
        for place, ref in enumerate(variant.sources or ()):
            yield Link("source", ref, ("variants", index, "sources", place))
        for place, ref in enumerate(variant.ask_first or ()):
            yield Link("condition", ref, ("variants", index, "ask_first", place))
        yield from _figure(variant.figure, ("variants", index, "figure"))
    for kind, field in (("condition", "ask_first"), ("activity", "avoid_tags"), ("exercise", "see_also")):
        for index, ref in enumerate(getattr(exercise, field)):
            yield Link(kind, ref, (field, index))
    yield from _figure(exercise.figure, ("figure",))


def _of_programme(programme: Programme) -> Iterator[Link]:
    yield Link("source", programme.source, ("source",))
    for number, phase in enumerate(programme.phases):
        for index, item in enumerate(phase.items):
            yield Link("exercise", item.exercise, ("phases", number, "items", index, "exercise"))
        for index, ref in enumerate(phase.avoid):
            yield Link("activity", ref, ("phases", number, "avoid", index))


def _of_class(taught: GroupClass) -> Iterator[Link]:
    if taught.screening:
        yield Link("topic", taught.screening, ("screening",))
    for number, segment in enumerate(taught.segments):
        for index, ref in enumerate(segment.topics):
            yield Link("topic", ref, ("segments", number, "topics", index))
        for index, station in enumerate(segment.stations):
            yield Link("exercise", station.exercise, ("segments", number, "stations", index, "exercise"))


def _of_edition(spec: EditionSpec) -> Iterator[Link]:
    yield Link("source", spec.source, ("source",))
    if spec.group_class:
        yield Link("class", spec.group_class, ("class",))
    yield from _figure(spec.cover, ("cover",))
    for number, part in enumerate(spec.parts):
        for index, item in enumerate(part.items):
            kind = item.kind if item.kind in {"exercise", "topic"} else "programme"
            yield Link(kind, item.ref, ("parts", number, "items", index, item.kind))


def _figure(ref: str | None, path: Path) -> Iterator[Link]:
    if ref is not None:
        yield Link("picture", ref, path)


def _known(library: Library, pictures: Collection[str] | None) -> Mapping[str, Collection[str]]:
    """The ids of each kind; a kind whose own file is missing or broken is left out, as that is said already."""
    known: dict[str, Collection[str]] = {
        "exercise": library.files["exercises"],
        "topic": library.files["topics"],
        "programme": library.files["programmes"],
        "class": library.files["classes"],
    }
    if not any(path.startswith("content/sources.") for path in library.broken):
        known["source"] = library.sources
    if library.ask_first:
        known["condition"] = [tag.id for tag in library.ask_first.tags]
    if library.avoid:
        known["activity"] = [tag.id for tag in library.avoid.tags]
    if pictures is not None:
        pairs = {name.removesuffix("-start") for name in pictures if name.removesuffix("-start") != name}
        known["picture"] = {*pictures, *(name for name in pairs if f"{name}-finish" in pictures)}
    return known


def _unknown(record: Record, link: Link, known: Collection[str]) -> Diagnostic:
    span = record.key_span(*link.path) if link.is_key else record.span(*link.path)
    names = sorted(known)
    some = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    listed = f"there are {some}" if names else "there are none yet"
    code = Code.NO_PICTURE if link.kind == "picture" else Code.UNKNOWN_ID
    return Diagnostic(code, f"there is no {link.kind} `{link.ref}`", span, nearest(link.ref, names) or listed)


def _twice(record: Record) -> Iterator[Diagnostic]:
    """Ids that stand twice in one list."""
    for paths in _lists(record):
        seen: Counter[object] = Counter()
        for path, what in paths:
            seen[what] += 1
            if seen[what] > 1:
                yield Diagnostic(Code.TWICE, f"{what} stands twice here", record.span(*path), _DELETE)


def _lists(record: Record) -> Iterator[Iterable[tuple[Path, str]]]:
    """Each list of a record in which a thing may stand once only: the places and the names of its items."""
    for field in ("sources", "ask_first", "avoid_tags", "see_also"):
        yield [((field, index), f"`{ref}`") for index, ref in enumerate(getattr(record, field, ()))]
    match record:
        case Signs():
            yield [(("signs", index, "code"), f"`{sign.code}`") for index, sign in enumerate(record.signs)]
        case Tags():
            yield [(("tags", index, "id"), f"`{tag.id}`") for index, tag in enumerate(record.tags)]
        case Programme():
            for number, phase in enumerate(record.phases):
                at: Path = ("phases", number)
                yield [((*at, "items", index), f"`{item.exercise}`") for index, item in enumerate(phase.items)]
                yield [((*at, "avoid", index), f"`{ref}`") for index, ref in enumerate(phase.avoid)]
        case GroupClass():
            yield [
                (("segments", number, "stations", index), f"`{station.exercise}`")
                for number, segment in enumerate(record.segments)
                for index, station in enumerate(segment.stations)
            ]
            yield [
                (("segments", number, "topics", index), f"`{ref}`")
                for number, segment in enumerate(record.segments)
                for index, ref in enumerate(segment.topics)
            ]
        case EditionSpec():
            yield [
                (("parts", number, "items", index), f"the {item.kind} `{item.ref}`")
                for number, part in enumerate(record.parts)
                for index, item in enumerate(part.items)
            ]
            yield [(("outputs", index), f"the {output.name}") for index, output in enumerate(record.outputs)]
