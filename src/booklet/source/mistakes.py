"""What an author most likely meant where YAML cannot be parsed."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from yaml import Mark, MarkedYAMLError, YAMLError

from booklet.diagnostics import Code, Diagnostic, Span
from booklet.source.located import SourceText

DEEPEST: Final = 20
"""How many mappings and sequences may stand in each other."""

_QUOTE_IT = "put the whole text in quotes"
_TEXT = "put the text in quotes, or on the next line after `|`"
_IF_TEXT = f"if this is text, {_QUOTE_IT}"
_BACKSLASH = "write `\\\\`, or single quotes"
_INDENT = "indent the keys of one mapping alike, with spaces"


class _Mistake(NamedTuple):
    """What the parser reports, our words for it, and whether the start of what it could not end is the better place."""

    pattern: str
    message: str
    hint: str
    at_start: bool = False
    code: Code = Code.SYNTAX


_TOO_DEEP = _Mistake(
    "nesting depth",  # libyaml's own limit: it looks a whole line ahead of the events
    f"nested more than {DEEPEST} levels deep",
    "text with many `[` or `{` needs quotes",
    code=Code.TOO_DEEP,
)
_MISTAKES = (
    _TOO_DEEP,
    _Mistake("quoted scalar.*(stream|document)", "this quotation mark is never closed", _TEXT, at_start=True),
    _Mistake("unknown escape", "a backslash in double quotes begins an escape", _BACKSLASH),
    _Mistake("escape|hexadecimal", "a backslash is not followed by a character's code", _BACKSLASH),
    _Mistake(
        "block scalar",
        "nothing may follow `|` or `>` on its line",
        "begin the text on the next line, or quote it",
        at_start=True,
    ),
    _Mistake(
        "simple key",
        "this line is no `key: value`, nor does it continue the text above",
        "put a colon and a space after a key; indent further lines of a text deeper than its key",
        at_start=True,
    ),
    _Mistake("flow sequence", "the list that `[` begins lacks a comma or its `]`", _IF_TEXT, at_start=True),
    _Mistake("flow mapping", "the mapping that `{` begins lacks a comma or its `}`", _IF_TEXT, at_start=True),
    _Mistake("entries are not", "a list cannot begin on the line of its key", "put each `- item` on its own line"),
    _Mistake("directive|document start", "a line cannot begin with `%`", _QUOTE_IT),
)
_BAD_START = re.compile("cannot start any token|an alias|an anchor|a tag|node content|keys are not allowed")
_NO_KEY = re.compile("expected key|'-' indicator|<block end>")
_VALUE = re.compile(r"""\s*(?:-\s+)*(?:[^\s:"'{\[][^:]*:\s+)?(\S)""")


def too_deep(span: Span) -> Diagnostic:
    """That a file is nested more deeply than anybody writes."""
    return Diagnostic(_TOO_DEEP.code, _TOO_DEEP.message, span, _TOO_DEEP.hint)


def explain(error: YAMLError, source: SourceText) -> Diagnostic:
    """The syntax error in plain words, at the place where an author would mend it."""
    if not isinstance(error, MarkedYAMLError) or not error.problem_mark:
        return Diagnostic(Code.SYNTAX, "the file holds a character that YAML forbids", Span(source.path))
    report = f"{error.context}: {error.problem}"
    mark, start = error.problem_mark, error.context_mark or error.problem_mark
    for mistake in _MISTAKES:
        if re.search(mistake.pattern, report):
            place = _span(source, start if mistake.at_start else mark)
            return Diagnostic(mistake.code, mistake.message, place, mistake.hint)
    if "values are not allowed" in report:
        return _second_colon(source, mark)
    if _BAD_START.search(report):
        return _bad_start(source, _span(source, start))
    if _NO_KEY.search(report):
        return _no_key(source, mark, start, in_list="block collection" in report)
    return Diagnostic(Code.SYNTAX, error.problem or "the file is not YAML", _span(source, mark), _TEXT)


def _second_colon(source: SourceText, mark: Mark) -> Diagnostic:
    """A key where none can be: within a text, or below a key that has its value already."""
    place = _span(source, mark)
    line = _line(source, place)
    if ": " in line[: mark.column]:
        return Diagnostic(Code.SYNTAX, "the text holds `: `, which begins a value", place, _TEXT)
    if line[:1].strip():
        message = "no key can stand here: the line above is not finished, or its colon has no space behind it"
        return Diagnostic(Code.SYNTAX, message, place, "write `key: value` in each line")
    message = "a key below a text: the line above has its value already"
    return Diagnostic(Code.SYNTAX, message, place, f"{_INDENT}; begin a longer text on the next line after `|`")


def _bad_start(source: SourceText, place: Span) -> Diagnostic:
    character = _line(source, place)[place.column - 1 : place.column]
    message = f"a text cannot begin with `{character}`" if character else "a value is missing"
    return Diagnostic(Code.SYNTAX, message, place, _QUOTE_IT)


def _no_key(source: SourceText, mark: Mark, start: Mark, *, in_list: bool) -> Diagnostic:
    """Text after the end of a value, or a line that is indented unlike its neighbours."""
    place = _span(source, mark)
    line = _line(source, place)
    value = _VALUE.match(line)
    if value and value.start(1) < mark.column:
        if value[1] in "\"'":
            hint = (
                "within single quotes write '' for an apostrophe; else look for a quote that an earlier line left open"
            )
            return Diagnostic(Code.SYNTAX, "the line goes on after the closing quotation mark", place, hint)
        if value[1] in "{[*&!":
            return _bad_start(source, Span(source.path, place.line, value.start(1) + 1))
    if mark.column == start.column and (in_list or line.lstrip().startswith("- ")):
        return Diagnostic(Code.SYNTAX, "keys and list items (`- `) stand at one level", place, "indent one of them")
    return Diagnostic(Code.SYNTAX, "this line is indented unlike the lines around it", place, _INDENT)


def _span(source: SourceText, mark: Mark) -> Span:
    return Span(source.path, mark.line + 1, mark.column + 1)


def _line(source: SourceText, place: Span) -> str:
    """The line of a place; empty after the end of the text."""
    return "".join(source.text.split("\n")[place.line - 1 : place.line])
