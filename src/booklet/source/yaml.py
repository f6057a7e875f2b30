"""YAML to a tree of plain text, from the parser's events.

Events keep every scalar as it was written and show what a loaded document hides: anchors, aliases, tags and double
keys.  They also arrive one by one, so that a file nested too deeply is left at the first level too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from booklet.diagnostics import Checked, Code, Diagnostic, Span, in_order
from booklet.source.located import Entry, Lines, Mapping, Node, Scalar, Sequence, SourceText
from booklet.source.mistakes import DEEPEST, explain, too_deep
from booklet.source.text import forbidden_characters

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, with the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

# Quoted text and comments are matched first, so that their tabs are passed over
_TAB = re.compile(
    r"""
      (?<![^\s\[{,]) (?: "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+' )
    | (?<!\S) \# [^\n]*
    | (?P<tab> ^[ ]*\t (?![ \t]*$) | [:,?-][ ]*\t )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_QUOTE_IT = "put the whole text in quotes"


def parse_yaml(source: SourceText) -> Checked[Mapping]:
    """Read one document whose top level is a mapping.

    The tree is made wherever the file can be parsed to its end: of a double key the first stays, an alias becomes the
    text that it is written as, a merge key or a key that is not text is left out.
    """
    builder = _Builder(source.path, list(_tabs(source)))
    fault = _feed(builder, source)
    if fault and not any(found.code is Code.TAB or found.span.line == fault.span.line for found in builder.found):
        builder.found.append(fault)
    root = builder.finish()
    if fault:
        root = None
    elif root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        builder.report(Code.EMPTY, "nothing is written here", Span(source.path), "write `key: value`, a line each")
    elif not isinstance(root, Mapping):
        builder.report(
            Code.SHAPE, "the file is not made of keys and values", root.span, "write `key: value`, with the space"
        )
    return Checked(root if isinstance(root, Mapping) else None, in_order(builder.found))


def _tabs(source: SourceText) -> Iterator[Diagnostic]:
    """Tabs that indent a line or stand between a key and its value."""
    lines = Lines(source)
    for match in _TAB.finditer(source.text):
        if match["tab"]:
            place = lines.at(match.end() - 1)
            yield Diagnostic(Code.TAB, "a tab character", place, "indent and separate with spaces")


def _feed(builder: _Builder, source: SourceText) -> Diagnostic | None:
    """Give the events of the first document to the builder; the fault that ended them early, if any."""
    documents = 0
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                builder.report(
                    Code.EMPTY, "a second document begins here", builder.span(event), "delete `---`, or split the file"
                )
                return None
            builder.take(event)
            if builder.depth > DEEPEST:
                return too_deep(builder.span(event))
    except yaml.YAMLError as error:
        return explain(error, source)
    return None


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet; the children of a mapping are key, value in turn."""

    start: yaml.CollectionStartEvent
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Puts nodes together from events, and notes what is wrong with them."""

    def __init__(self, path: str, found: list[Diagnostic]) -> None:
        self.found = found
        self._path = path
        self._open: list[_Open] = []
        self._root: Node | None = None

    @property
    def depth(self) -> int:
        return len(self._open)

    def span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        return Span(self._path, mark.line + 1, mark.column + 1) if mark else Span(self._path)

    def report(self, code: Code, message: str, span: Span, hint: str = "") -> None:
        self.found.append(Diagnostic(code, message, span, hint))

    def take(self, event: yaml.Event) -> None:
        """Add what an event brings."""
        if isinstance(event, yaml.NodeEvent):
            self._refuse_anchor(event)
        match event:
            case yaml.CollectionStartEvent():
                self._open.append(_Open(event))
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.AliasEvent():
                self._add(Scalar(f"*{event.anchor}", self.span(event)))

    def finish(self) -> Node | None:
        """The top node; what the end of the events left open is closed."""
        while self._open:
            self._close()
        return self._root

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node

    def _close(self) -> None:
        done = self._open.pop()
        span = self.span(done.start)
        if isinstance(done.start, yaml.SequenceStartEvent):
            self._add(Sequence(tuple(done.children), span))
            return
        mapping = Mapping(tuple(self._entries(done.children)), span)
        if done.start.flow_style and any(value == Scalar("", value.span) for _, value in _pairs(done.children)):
            self.report(Code.SYNTAX, "`{` begins a mapping here, and a key of it has no value", span, _QUOTE_IT)
        self._add(mapping)

    def _entries(self, children: list[Node]) -> Iterator[Entry]:
        """The pairs of a mapping without those whose key cannot be kept."""
        lines: dict[str, int] = {}
        for key, value in _pairs(children):
            if not isinstance(key, Scalar) or not key.text:
                self.report(Code.SHAPE, "a key must be a word", key.span, f"if this is text, {_QUOTE_IT}")
            elif key.text == "<<" and key.plain:
                self.report(Code.ANCHOR, "a merge key `<<`", key.span, "write the entries out")
            elif key.text in lines:
                first = f"the first stands in line {lines[key.text]}"
                self.report(Code.DUPLICATE_KEY, f"the key `{key.text}` stands twice", key.span, first)
            else:
                lines[key.text] = key.span.line
                yield Entry(key, value)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        scalar = Scalar(event.value, self.span(event), plain=not event.style)
        # an escape such as "\u202e" is the one way past the check of the raw text
        if event.style == '"':
            self.found += forbidden_characters(SourceText(self._path, event.value), scalar.span)
        return scalar

    def _refuse_anchor(self, event: yaml.NodeEvent) -> None:
        """Note an anchor, an alias or a tag; each is more often text that lacks its quotes."""
        hint = f"if this is text, {_QUOTE_IT}; else write the value out"
        if isinstance(event, yaml.AliasEvent):
            self.report(Code.ANCHOR, f"an alias `*{event.anchor}`", self.span(event), hint)
        elif event.anchor is not None:
            self.report(Code.ANCHOR, f"an anchor `&{event.anchor}`", self.span(event), hint)
        if getattr(event, "tag", None) is not None:
            self.report(Code.ANCHOR, "a tag that begins with `!`", self.span(event), f"if this is text, {_QUOTE_IT}")


def _pairs(children: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Key and value; a last key that the end of the file left without one is dropped."""
    return zip(children[::2], children[1::2], strict=False)
