"""What helps to find a page: "Find it fast" and the index of exercises."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.document import Block, Directory, Entry, Heading, Panel, PanelKind
from booklet.compose.wording import Wording
from booklet.content.exercise import Exercise, Position
from booklet.content.library import Edition


def find_it_fast(edition: Edition, wording: Wording) -> Panel:
    """The pages that a patient looks for in a hurry, the emergency signs first."""
    entries = tuple(
        Entry(f"find.{number}", target, wording.text(text), strong=number == 0)
        for number, (text, target) in enumerate(_wanted(edition, wording))
    )
    title = wording.runs(wording.phrases.find)
    return Panel("find", PanelKind.NOTE, (Directory("find.list", entries),), title, 2)


def _wanted(edition: Edition, wording: Wording) -> Iterator[tuple[str, str]]:
    """Words and the block that they lead to."""
    library, phrases = edition.library, wording.phrases
    yield f"{library.emergency.title}: {phrases.find_emergency}", "emergency.front"
    yield library.ask_first.title, "ask"
    yield library.pain_scale.title, "pain"
    shown = {(item.kind, item.ref) for part in edition.spec.parts for item in part.items}
    for programme in edition.programmes:
        if ("programme", programme.id) in shown:
            yield programme.title, f"programme.{programme.id}"
        if ("diary", programme.id) in shown:
            yield phrases.diary, f"programme.{programme.id}.diary"
    if edition.exercises:
        yield phrases.index, "index"
    yield phrases.goals, "goals"
    yield phrases.contact, "back.contact"


def exercise_index(edition: Edition, wording: Wording) -> Iterator[Block]:
    """The exercises by the position of the body, each under every name that it has, from A to Z."""
    if not edition.exercises:
        return
    yield Heading("index", 1, wording.runs(wording.phrases.index), listed=False)
    for position in Position:
        here = [exercise for exercise in edition.exercises if exercise.position is position]
        named = [(name, exercise.id) for exercise in here for name in _names(exercise, wording)]
        names = sorted(named, key=lambda pair: pair[0].casefold())
        if names:
            id_ = f"index.{position.name.lower()}"
            title = f"{position.value[:1].upper()}{position.value[1:]}"
            yield Heading(id_, 2, wording.runs(title), style="h3", listed=False)
            entries = (Entry(f"{id_}.{number}", f"exercise.{ref}", name) for number, (name, ref) in enumerate(names, 1))
            yield Directory(f"{id_}.list", tuple(entries))


def _names(exercise: Exercise, wording: Wording) -> Iterator[str]:
    """Its name, and those of its other names that stand elsewhere in the alphabet, with that one behind them."""
    own = wording.text(exercise.name)
    yield own
    for alias in exercise.aliases:
        other, first = wording.text(alias), sorted((own.casefold(), wording.text(alias).casefold()), key=len)
        if not first[1].startswith(first[0]):
            yield wording.text(wording.phrases.other_name, other=other, name=own)
