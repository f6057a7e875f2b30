"""What all records have in common: frozen, closed, and knowing where each of their fields stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Final, NamedTuple, Self, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr, StringConstraints
from pydantic_core import PydanticCustomError

from booklet.diagnostics import Span
from booklet.source.located import Mapping, Node, locate, locate_key, plain

PROSE: Final = "prose"
"""Marks the types of words that a reader sees, as against ids and codes."""

SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of an id."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
"""An id: small letters, digits and single hyphens."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), PROSE]
"""A sentence or a few, in plain words; may hold fields such as ``{hold}``."""

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), PROSE]
"""A name or heading that fits on one or two lines."""

Cue = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90), PROSE]
"""A few words that can be read from the back of a room."""

Texts = tuple[Text, ...]
Slugs = tuple[Slug, ...]

Path: TypeAlias = tuple[str | int, ...]


def _written_as_date(value: object) -> object:
    """Only the ISO form, since pydantic would take a bare number for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
        raise PydanticCustomError("date_form", "not a date")
    return value.strip() if isinstance(value, str) else value


IsoDate = Annotated[date, BeforeValidator(_written_as_date)]
"""A day, written ``2026-03-31``."""


class Words(NamedTuple):
    """A text that a reader sees: the field it stands in, such as ``steps``, and its place."""

    text: str
    field: str
    span: Span


class Part(BaseModel):
    """A group of fields inside a record.  The text under a field becomes its description in the JSON Schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")

    prose_fields: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # noqa: ANN401 - pydantic's signature
        """Note which fields hold words for a reader."""
        cls.prose_fields = frozenset(
            name
            for name, field in cls.model_fields.items()
            if PROSE in field.metadata or _holds_prose(field.annotation)
        )


def _holds_prose(annotation: object) -> bool:
    return annotation == PROSE or any(_holds_prose(part) for part in get_args(annotation))


class Record(Part):
    """One file of the library, or one entry of a list file.  ``span`` finds its fields in the text."""

    _id: str = PrivateAttr("")
    _node: Node = PrivateAttr(Mapping((), Span("")))

    @classmethod
    def from_node(cls, node: Node, id_: str) -> Self:
        """Validate the data of a node and remember where it came from; raises pydantic's ValidationError."""
        record = cls.model_validate(plain(node))
        record._id = id_  # noqa: SLF001 - pydantic sets private attributes after validation
        record._node = node  # noqa: SLF001
        return record

    @property
    def id(self) -> str:
        """The file's name without its ending, or the key of the entry."""
        return self._id

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self._node.span.path

    def span(self, *path: str | int) -> Span:
        """Where the value at a path stands, such as ``span("steps", 2)``; its nearest parent where it is absent."""
        return locate(self._node, path)

    def key_span(self, *path: str | int) -> Span:
        """Where the key at the end of a path stands."""
        return locate_key(self._node, path)

    def prose(self) -> Iterator[Words]:
        """Every text of the record that a reader sees, in the order of the fields."""
        node = self._node  # once: pydantic is slow to give a private attribute
        for path, text in _prose(self, ()):
            yield Words(text, str(path[0]), locate(node, path))


def _prose(part: Part, path: Path) -> Iterator[tuple[Path, str]]:
    for name in type(part).model_fields:
        yield from _prose_in(getattr(part, name), (*path, name), is_prose=name in part.prose_fields)


def _prose_in(value: object, path: Path, *, is_prose: bool) -> Iterator[tuple[Path, str]]:
    match value:
        case str() if is_prose:
            yield path, value
        case Part():
            yield from _prose(value, path)
        case tuple():
            for index, item in enumerate(value):
                yield from _prose_in(item, (*path, index), is_prose=is_prose)


class Review(Part):
    """A clinician's sign-off.  Only a real person fills this in, after reading what it covers."""

    by: Label
    """The clinician's name."""
    role: Label
    """The profession, for instance `physiotherapist`."""
    on: IsoDate
    """The day of the sign-off, as 2026-03-31, after the last change."""
