"""What helps to find a page: "Find it fast" and the index of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from booklet.blocks.document import Block, Directory, Entry, Heading, Panel, PanelKind, Together
from booklet.compose.wording import Wording
from booklet.content.exercise import Exercise, Position, Setting
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
        if here:
            id_ = f"index.{position.name.lower()}"
            title = f"{position.value[:1].upper()}{position.value[1:]}"
            entries = tuple(
                Entry(f"{id_}.{number}", f"exercise.{ref}", name)
                for number, (name, ref) in enumerate(_names(here, title, wording), 1)
            )
            heading = Heading(id_, 2, wording.runs(title), style="h3", listed=False)
            yield Together((heading, Directory(f"{id_}.list", entries)))


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
