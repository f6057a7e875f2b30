"""What a class needs in its room, added up from the equipment and the positions of its exercises."""

from __future__ import annotations

from typing import Final, NamedTuple

from booklet.compose.class_phrases import ClassPhrases
from booklet.content.exercise import Exercise, Position
from booklet.content.group_class import GroupClass
from booklet.content.library import Edition

_ON_A_MAT: Final = frozenset(
    (
        *(Position.LYING_ON_FRONT, Position.LYING_ON_BACK, Position.LYING_ON_SIDE),
        *(Position.HANDS_AND_KNEES, Position.KNEELING),
    )
)


class Thing(NamedTuple):
    """A kind of thing, how many of it, and the numbers of the stations that need it."""

    name: str
    number: int
    stations: tuple[int, ...]


class Kit(NamedTuple):
    """Everything for one class; everybody does a station at one time: each person, and the leader who shows it."""

    mats: Thing
    chairs: Thing
    others: tuple[Thing, ...]


def kit_of(edition: Edition, words: ClassPhrases) -> Kit:
    """The kit of the class that an edition teaches; there is a chair for everybody for the talks."""
    taught: GroupClass = edition.taught
    needed: dict[str, list[int]] = {words.mat: [], words.chair: []}
    for number, station in enumerate(taught.stations, 1):
        for name in needs(edition.library.exercises[station.exercise], words):
            needed.setdefault(name, []).append(number)
    mats, chairs, *others = (Thing(name, taught.people + 1, tuple(stations)) for name, stations in needed.items())
    return Kit(
        mats._replace(name=words.kit_mats, number=mats.number if mats.stations else 0),
        chairs._replace(name=words.kit_chairs),
        tuple(others),
    )


def needs(exercise: Exercise, words: ClassPhrases) -> tuple[str, ...]:
    """What one person needs for an exercise: a mat or a chair, as its position and equipment say, then all else."""
    choices = [frozenset(label.casefold().split(words.alternative)) for label in exercise.equipment]
    places = frozenset().union(*(choice for choice in choices if choice <= words.places))
    others = [label for label, choice in zip(exercise.equipment, choices, strict=True) if not choice <= words.places]
    if exercise.position in _ON_A_MAT or (places and words.chair not in places):
        return (words.mat, *others)
    seated = exercise.position is Position.SITTING or words.chair in places
    return (words.chair, *others) if seated else tuple(others)
