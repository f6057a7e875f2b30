"""What helps to find a page: "Find it fast" and the index of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from booklet.blocks.document import Block, Directory, Entry, Heading, Panel, PanelKind, Together
from booklet.compose.wording import Wording
from booklet.content.exercise import Exercise, Position, Setting
from booklet.content.library import Edition

_LONG: Final = 14
"""So many names of one position stand in one piece."""


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
        if here:
            title = f"{position.value[:1].upper()}{position.value[1:]}"
            yield from _group(f"index.{position.name.lower()}", title, _names(here, title, wording), wording)


def _group(id_: str, title: str, names: list[tuple[str, str]], wording: Wording) -> Iterator[Block]:
    """The names of one position in one piece; many in two, each with its letters: a page can end between them."""
    half = (len(names) + 1) // 2
    parts = [names] if len(names) <= _LONG else [names[:half], names[half:]]
    for number, part in enumerate(parts, 1):
        here = id_ if number == 1 else f"{id_}.{number}"
        letters = (part[0][0][:1].upper(), part[-1][0][:1].upper())
        whole = wording.phrases.index_letters.format(title=title, first=letters[0], last=letters[1])
        heading = Heading(here, 2, wording.runs(title if len(parts) == 1 else whole), style="h3", listed=False)
        entries = tuple(Entry(f"{here}.name.{n}", f"exercise.{ref}", name) for n, (name, ref) in enumerate(part, 1))
        yield Together((heading, Directory(f"{here}.list", entries)))


def _names(exercises: list[Exercise], title: str, wording: Wording) -> list[tuple[str, str]]:
    """The names under a title with the exercises that they lead to, from A to Z.

    Another name that says what the title says, or would stand beside the name that it leads to, is left out.
    """
    phrases = wording.phrases
    shown = {
        one.id: phrases.index_supervised.format(name=wording.text(one.name))
        if one.setting is Setting.SUPERVISED
        else wording.text(one.name)
        for one in exercises
    }
    others = [
        (wording.text(phrases.other_name, other=alias, name=wording.text(one.name)), one.id)
        for one in exercises
        for alias in one.aliases
        if alias.casefold() != title.casefold()
    ]
    names = sorted([*((name, id_) for id_, name in shown.items()), *others], key=lambda entry: entry[0].casefold())
    beside = {id_ for (_, id_), (_, next_id) in pairwise(names) if id_ == next_id}
    return [entry for entry in names if entry not in others or entry[1] not in beside]
