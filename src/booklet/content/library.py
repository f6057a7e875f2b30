"""The Library, every record of a project by kind and id, and the Edition, what one publication selects from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final, cast

from booklet.content.clinic import Clinic, Source, SourceKind, Term
from booklet.content.dose import Dose, gaps, merge
from booklet.content.edition import EditionSpec, Status
from booklet.content.exercise import Exercise, Setting
from booklet.content.group_class import GroupClass
from booklet.content.programme import Item, Phase, Programme
from booklet.content.record import Record
from booklet.content.safety import Audience, PainScale, Signs, Tags
from booklet.content.topic import Topic
from booklet.content.withheld import Withheld
from booklet.diagnostics import Diagnostic
from booklet.locale import Locale, locale_of

CONTENT: Final = "content"

SAFETY: Final[Mapping[str, type[Record]]] = {
    "emergency": Signs,
    "same-day": Signs,
    "same-week": Signs,
    "ask-first": Tags,
    "avoid": Tags,
    "pain-scale": PainScale,
    "audience": Audience,
}
"""The seven safety files and their kinds."""

FOLDERS: Final[Mapping[str, type[Record]]] = {
    "exercises": Exercise,
    "topics": Topic,
    "programmes": Programme,
    "classes": GroupClass,
    "editions": EditionSpec,
}
"""The folders with a record in each file, and their kinds."""

LISTS: Final[Mapping[str, type[Record]]] = {"sources": Source, "glossary": Term, "withheld": Withheld}
"""The files whose every key is the id of a record, and their kinds."""


def safety_path(name: str) -> str:
    """The path of one of the safety files."""
    return f"{CONTENT}/safety/{name}.yaml"


@dataclass(frozen=True, slots=True)
class Library:
    """The records of a project; one that is missing or broken is left out.

    ``files`` has the path of every file, broken or not, by folder (empty for ``content/`` itself) and id.
    """

    clinic: Clinic | None = None
    emergency: Signs | None = None
    same_day: Signs | None = None
    same_week: Signs | None = None
    ask_first: Tags | None = None
    avoid: Tags | None = None
    pain_scale: PainScale | None = None
    audience: Audience | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    classes: Mapping[str, GroupClass] = field(default_factory=dict)
    editions: Mapping[str, EditionSpec] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    @property
    def edition_ids(self) -> tuple[str, ...]:
        """The ids of all editions in order, also of those whose file is broken."""
        return tuple(sorted(self.files.get("editions", {})))

    def safety(self) -> tuple[Record, ...]:
        """The safety texts that there are, in the order in which a reader meets them."""
        texts = (
            self.audience,
            self.emergency,
            self.same_day,
            self.same_week,
            self.ask_first,
            self.pain_scale,
            self.avoid,
        )
        return tuple(text for text in texts if text is not None)

    def records(self) -> Iterator[Record]:
        """Every record, the safety texts first."""
        yield from self.safety()
        yield from (self.clinic,) if self.clinic else ()
        for name in (*LISTS, *FOLDERS):
            yield from cast("Mapping[str, Record]", getattr(self, name)).values()

    def reads(self, edition: str) -> frozenset[str]:
        """The paths of the files that an edition reads, also of those that are broken or missing."""
        found = {self._path("", name) for name in ("booklet", *LISTS)} | {self._path("safety", name) for name in SAFETY}
        found.add(self._path("editions", edition))
        if spec := self.editions.get(edition):
            if spec.group_class:
                found.add(self._path("classes", spec.group_class))
            for item in (item for part in spec.parts for item in part.items):
                folder = {"exercise": "exercises", "topic": "topics"}.get(item.kind, "programmes")
                found.add(self._path(folder, item.ref))
                if folder == "programmes" and (programme := self.programmes.get(item.ref)):
                    exercises = (entry.exercise for phase in programme.phases for entry in phase.items)
                    found.update(self._path("exercises", id_) for id_ in exercises)
        return frozenset(found)

    def diagnostics_for(self, edition: str, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those that stand in a file that the edition reads."""
        paths = self.reads(edition)
        return tuple(found for found in diagnostics if found.span.path in paths)

    def _path(self, folder: str, id_: str) -> str:
        place = "/".join(filter(None, (CONTENT, folder, id_)))
        return self.files.get(folder, {}).get(id_, f"{place}.yaml")


@dataclass(frozen=True, slots=True)
class CompleteLibrary(Library):
    """A Library that has its clinic and all seven safety texts: what every edition needs."""

    clinic: Clinic
    emergency: Signs
    same_day: Signs
    same_week: Signs
    ask_first: Tags
    avoid: Tags
    pain_scale: PainScale
    audience: Audience


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication with every record that it reads.

    In ``library`` each exercise is told as the edition's source does it; in ``written`` it stands as in its file, with
    the forms of all sources.  ``exercises`` are those with a page of their own, in the order of their first
    appearance; ``topics`` and ``programmes`` likewise.  ``sources`` are those of everything in it, ``terms`` those of
    the glossary that occur.
    ``group_class`` is the class that it teaches, if it teaches one.
    By the id of an exercise, ``numbers`` has its number and ``schedule`` where the programmes ask for it.
    """

    spec: EditionSpec
    library: CompleteLibrary
    written: CompleteLibrary
    locale: Locale
    exercises: tuple[Exercise, ...]
    topics: tuple[Topic, ...]
    programmes: tuple[Programme, ...]
    group_class: GroupClass | None
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    numbers: Mapping[str, int]
    schedule: Mapping[str, tuple[tuple[Programme, Phase, Item], ...]]

    @property
    def id(self) -> str:
        """The name of its folder in ``output/``."""
        return self.spec.id

    @property
    def clinic(self) -> Clinic:
        """Who publishes it."""
        return self.library.clinic

    @property
    def draft(self) -> bool:
        """Whether every page says that no clinician has reviewed it."""
        return self.spec.status is Status.DRAFT

    @property
    def taught(self) -> GroupClass:
        """The class that it teaches; raises ValueError for an edition without one."""
        if self.group_class is None:
            raise ValueError(f"the edition {self.id} teaches no class")
        return self.group_class

    def number_of(self, exercise_id: str) -> int | None:
        """The number of an exercise among those of the edition that are done at home, from 1; None for others."""
        return self.numbers.get(exercise_id)

    def dose_of(self, exercise_id: str) -> Dose | None:
        """The dose that the edition's source gives; None where it gives none."""
        return self.library.exercises[exercise_id].doses.get(self.spec.source)

    def scheduled(self, exercise_id: str) -> tuple[tuple[Phase, Item], ...]:
        """Where the programmes of the edition ask for an exercise, in order."""
        return tuple((phase, item) for _, phase, item in self.schedule.get(exercise_id, ()))

    def phase_dose(self, item: Item) -> Dose | None:
        """The dose of an exercise in a phase: what the programme's source gives, changed as the phase says."""
        programme = next(programme for programme, _, entry in self.schedule[item.exercise] if entry is item)
        base = self.library.exercises[item.exercise].doses.get(programme.source)
        return merge(base, item.dose) if base and item.dose else item.dose or base

    def frequency_scheduled(self, exercise_id: str) -> bool:
        """Whether a phase of a programme says how often to do an exercise."""
        return any(item.dose and item.dose.frequency for _, _, item in self.schedule.get(exercise_id, ()))

    def frequency_open(self, item: Item) -> bool:
        """Whether nobody states in numbers how often to do an exercise in a phase."""
        return "frequency" in gaps(self.phase_dose(item) or Dose())

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What its sources say and it does not print as they have it, in the order of the sources.

        Of the articles it is only the one that the edition follows: of another, other editions print other things.
        """
        known = self.library.withheld.values()
        asked = (each.id for each in self.sources if each.id == self.spec.source or each.kind is not SourceKind.ARTICLE)
        return tuple(entry for id_ in asked for entry in known if entry.source == id_)

    def see_also(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """The related exercises that have a page in this edition."""
        return tuple(other for id_ in exercise.see_also for other in self.exercises if other.id == id_)


def edition_of(library: Library, id_: str) -> Edition | None:
    """The edition of an id; None where something that it reads is broken, missing or unknown."""
    spec, whole = library.editions.get(id_), _complete(library)
    locale = locale_of(library.clinic.locale) if library.clinic else None
    if spec is None or whole is None or locale is None or not _has_all(library, spec):
        return None
    told = replace(whole, exercises={id_: each.told_by(spec.source) for id_, each in library.exercises.items()})
    exercises = tuple(told.exercises[ref] for ref in _refs(spec, "exercise"))
    topics = tuple(library.topics[ref] for ref in _refs(spec, "topic"))
    programmes = tuple(library.programmes[ref] for ref in _refs(spec, "programme", "diary", "avoid"))
    records = (*whole.safety(), *topics, *exercises, *programmes)
    return Edition(
        spec=spec,
        library=told,
        written=whole,
        locale=locale,
        exercises=exercises,
        topics=topics,
        programmes=programmes,
        group_class=library.classes[spec.group_class] if spec.group_class else None,
        sources=tuple(library.sources[name] for name in _cited(spec, records) if name in library.sources),
        terms=_terms(library.glossary.values(), (spec, *records)),
        numbers={exercise.id: number for number, exercise in enumerate(filter(_at_home, exercises), 1)},
        schedule=_schedule(programmes),
    )


def _at_home(exercise: Exercise) -> bool:
    return exercise.setting is Setting.HOME


def _complete(library: Library) -> CompleteLibrary | None:
    values = {entry.name: getattr(library, entry.name) for entry in fields(library)}
    return None if None in values.values() else CompleteLibrary(**values)


def _has_all(library: Library, spec: EditionSpec) -> bool:
    """Whether every record exists that the edition names, directly or in a programme."""
    programmes = _refs(spec, "programme", "diary", "avoid")
    if not (programmes <= library.programmes.keys() and _refs(spec, "topic") <= library.topics.keys()):
        return False
    scheduled = {
        item.exercise for name in programmes for phase in library.programmes[name].phases for item in phase.items
    }
    return (_refs(spec, "exercise") | scheduled) <= library.exercises.keys() and _has_class(library, spec)


def _has_class(library: Library, spec: EditionSpec) -> bool:
    """Whether its class exists, and all that it teaches."""
    if not spec.group_class:
        return True
    taught = library.classes.get(spec.group_class)
    if taught is None or not {*taught.topics} <= library.topics.keys():
        return False
    return {station.exercise for station in taught.stations} <= library.exercises.keys()


def _refs(spec: EditionSpec, *kinds: str) -> KeysView[str]:
    """The ids that the items of some kinds name, once each, in the order of their first appearance."""
    return dict.fromkeys(item.ref for part in spec.parts for item in part.items if item.kind in kinds).keys()


def _schedule(programmes: Iterable[Programme]) -> dict[str, tuple[tuple[Programme, Phase, Item], ...]]:
    """Every appointment of each exercise, in the order of the programmes."""
    found: dict[str, list[tuple[Programme, Phase, Item]]] = {}
    for programme in programmes:
        for phase in programme.phases:
            for item in phase.items:
                found.setdefault(item.exercise, []).append((programme, phase, item))
    return {id_: tuple(entries) for id_, entries in found.items()}


def _cited(spec: EditionSpec, records: Iterable[Record]) -> Iterator[str]:
    """The sources of everything in the edition, once each; the one whose doses it follows comes first."""
    cited = [spec.source]
    for record in records:
        cited += getattr(record, "sources", ())
        if isinstance(record, Programme):
            cited.append(record.source)
    return iter(dict.fromkeys(cited))


def _terms(glossary: Iterable[Term], records: Iterable[Record]) -> tuple[Term, ...]:
    """The terms that occur in a text, in alphabetical order."""
    text = "\n".join(words.text for record in records for words in record.prose()).casefold()
    found = (term for term in glossary if any(_occurs(form, text) for form in (term.term, *term.forms)))
    return tuple(sorted(found, key=lambda term: term.term.casefold()))


def _occurs(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", text) is not None
