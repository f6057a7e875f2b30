"""Trees of text that remember where each key and value stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from booklet.diagnostics import Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file: its path (relative to the project, with ``/``) and its text, whose lines end in line feeds."""

    path: str
    text: str


class Lines:
    """Where the lines of a text begin: offsets of characters, counted from 0, to places and back."""

    def __init__(self, source: SourceText) -> None:
        self._path, self._end = source.path, len(source.text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", source.text))]

    def at(self, offset: int) -> Span:
        """The place of the character at an offset."""
        line = bisect_right(self._starts, offset)
        return Span(self._path, line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int) -> int:
        """The offset of the first character of a line, which counts from 1; that of the end after the last line."""
        return self._starts[line - 1] if line <= len(self._starts) else self._end


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single text; ``plain`` is false where it was quoted or written as a block."""

    text: str
    span: Span
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key, if the mapping has it."""
        entry = self.entry(key)
        return entry.value if entry else None

    def entry(self, key: str) -> Entry | None:
        """A key with its value, if the mapping has it."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def plain(node: Node) -> Plain:
    """The tree without its places, as a schema reads it.

    Every scalar stays text, so that ``10:30``, ``no`` and ``010`` are what was written; a key without a value gives
    None.
    """
    match node:
        case Scalar():
            return None if node.plain and not node.text else node.text
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]


def locate(node: Node, path: Iterable[str | int]) -> Span:
    """Where the value at a path stands, or else its nearest ancestor.

    The path is a ``loc`` of pydantic: parts that name no child (the tag of a union, a missing field) are passed over.
    """
    return _follow(node, path)[0].span


def locate_key(node: Node, path: Iterable[str | int]) -> Span:
    """Where the key of the last entry on a path stands; without any, where the node itself does."""
    return _follow(node, path)[1]


def _follow(node: Node, path: Iterable[str | int]) -> tuple[Node, Span]:
    """The node that a path leads to, and the place of the last key on the way."""
    key = node.span
    for part in path:
        if isinstance(node, Mapping) and (entry := node.entry(str(part))):
            node, key = entry.value, entry.key.span
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
    return node, key
