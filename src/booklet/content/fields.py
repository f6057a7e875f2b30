"""Where an error of pydantic points to: the class, the choices and the node at a path in a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from booklet.content.record import Part, Path
from booklet.source.located import Mapping, Node, Scalar

_NOUNS: Final = {
    "Clinic": "the clinic",
    "Colours": "a list of colours",
    "DeckTemplate": "a template",
    "Source": "a source",
    "Term": "a term of the glossary",
    "Withheld": "a withheld statement",
    "Exercise": "an exercise",
    "Variant": "a variant",
    "Topic": "a topic",
    "SlideText": "a slide",
    "Signs": "a list of signs",
    "Sign": "a sign",
    "Tags": "a list of tags",
    "Tag": "a tag",
    "PainScale": "the pain scale",
    "Band": "a band of the pain scale",
    "Audience": "the audience",
    "Programme": "a programme",
    "Phase": "a phase",
    "Item": "an exercise of a phase",
    "EditionSpec": "an edition",
    "EditionPart": "a part",
    "PartItem": "an item of a part",
    "TakeHome": "the take-home message",
    "Output": "an output",
    "Review": "a review",
    "PhotoNotes": "the notes of a photo",
    "FigureSpec": "a figure",
    "Pose": "a pose",
}


def noun(part: type[Part]) -> str:
    """What a message calls a record or a part of one."""
    return _NOUNS.get(part.__name__, f"`{part.__name__.lower()}`")


def part_at(kind: type[Part], path: Path) -> type[Part]:
    """The class of the fields at a path."""
    for name in path:
        if isinstance(name, str) and (field := kind.model_fields.get(name)):
            kind = next(_parts_in(field.annotation), kind)
    return kind


def _parts_in(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for part in get_args(annotation):
        yield from _parts_in(part)


def choices_at(kind: type[Part], path: Path) -> tuple[str, ...]:
    """The values of the enum at a path."""
    names = [name for name in path if isinstance(name, str)]
    field = part_at(kind, tuple(names[:-1])).model_fields[names[-1]]
    annotations = (field.annotation, *get_args(field.annotation))
    return next(tuple(str(member.value) for member in enum) for enum in annotations if hasattr(enum, "__members__"))


def node_at(node: Node, path: Path) -> Node | None:
    """The node at a path."""
    for name in path:
        if isinstance(node, Mapping):
            child = node.get(str(name))
        elif isinstance(name, int) and not isinstance(node, Scalar) and name < len(node.items):
            child = node.items[name]
        else:
            child = None
        if child is None:
            return None
        node = child
    return node
