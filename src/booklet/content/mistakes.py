"""What is wrong with a record, in an author's words: pydantic's errors become diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from booklet.content.fields import choices_at, node_at, noun, part_at
from booklet.content.record import SLUG, Part, Path, Record
from booklet.diagnostics import Code, Diagnostic, Span, nearest
from booklet.source.located import Node, Scalar, locate, locate_key

_LONGEST_QUOTATION: Final = 40
_CORRECT: Final = "correct it; the field's description says what is meant"

_WANTED: Final = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "a list of keys with values",
    "model_type": "a group of keys with values",
    "model_attributes_type": "a group of keys with values",
    "bool_parsing": "`yes` or `no`",
    "bool_type": "`yes` or `no`",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "date_type": "a date",
    "float_parsing": "a number",
    "float_type": "a number",
    "enum": "one word",
}
_FORMS: Final = {
    SLUG: "an id has small letters a-z, digits and single hyphens only, such as `bird-dog`",
    r"^https://\S+$": "an address begins with `https://` and has no spaces",
    r"^[A-Z0-9]+$": "capital letters and digits only, such as `SCI`",
    r"^[A-Z0-9]+(-[A-Z0-9]+)*$": "capital letters, digits and single hyphens only, such as `SCI-01`",
    r"^#[0-9A-Fa-f]{6}$": 'a colour is `#` and six digits or letters a-f, in quotation marks: `"#0B5CAD"`',
    r"^[^/\\]+\.\w+$": "write the name of the file alone, such as `clinic.potx`; it lies in images/templates/",
    r"^\d+(\.\d+)*$": "a version is numbers with dots, such as `1.2`",
}


class _Mistake(NamedTuple):
    """One error of pydantic, and the record in which it was found."""

    error: str
    path: Path
    value: object
    context: Mapping[str, Any]
    kind: type[Record]
    node: Node

    @property
    def where(self) -> Span:
        return locate(self.node, self.path)

    @property
    def subject(self) -> str:
        return _subject(self.path, self.kind)

    @property
    def part(self) -> type[Part]:
        """The class whose field is missing or unknown."""
        return part_at(self.kind, self.path[:-1])

    @property
    def key(self) -> str:
        return str(self.path[-1])

    def diagnostic(self, code: Code, message: str, hint: str = "") -> Diagnostic:
        return Diagnostic(code, message, self.where, hint)


def explain(error: ValidationError, kind: type[Record], node: Node) -> tuple[Diagnostic, ...]:
    """A diagnostic for each mistake; a field missing beside its own misspelt key is the same mistake."""
    mistakes = [
        _Mistake(found["type"], found["loc"], found["input"], found.get("ctx", {}), kind, node)
        for found in error.errors(include_url=False)
    ]
    meant = {
        (*mistake.path[:-1], _quoted(nearest(mistake.key, mistake.part.model_fields)))
        for mistake in mistakes
        if mistake.error == "extra_forbidden"
    }
    return tuple(
        _EXPLAIN.get(mistake.error, _type)(mistake)
        for mistake in mistakes
        if not (mistake.error == "missing" and mistake.path in meant) and not _follows(mistake)
    )


def _follows(mistake: _Mistake) -> bool:
    """Whether a list seems too short only because pydantic leaves out the items that have mistakes of their own."""
    value = mistake.value
    return mistake.error == "too_short" and isinstance(value, list) and len(value) >= mistake.context["min_length"]


def _unknown_key(mistake: _Mistake) -> Diagnostic:
    fields = mistake.part.model_fields
    message = f"`{_short(mistake.key)}` is no field of {noun(mistake.part)}"
    hint = nearest(mistake.key, fields) or f"its fields are {', '.join(fields)}"
    return Diagnostic(Code.UNKNOWN_KEY, message, locate_key(mistake.node, mistake.path), hint)


def _missing(mistake: _Mistake) -> Diagnostic:
    message = f"{noun(mistake.part)} needs `{mistake.key}`"
    return mistake.diagnostic(Code.MISSING, message, f"add a line `{mistake.key}: …`")


def _dose(mistake: _Mistake) -> Diagnostic:
    """At the part that is wrong, where the dose is written without quotation marks and so on one line."""
    if not isinstance(mistake.value, str):
        return _type(mistake)
    where, scalar = mistake.where, node_at(mistake.node, mistake.path)
    if isinstance(scalar, Scalar) and scalar.plain:
        where = where._replace(column=where.column + mistake.context["offset"])
    return Diagnostic(Code.DOSE, _small(mistake.context["message"]), where, mistake.context["hint"])


def _rule(mistake: _Mistake) -> Diagnostic:
    wrong = f"cannot be `{_short(mistake.value)}`" if isinstance(mistake.value, str) else "does not fit"
    return mistake.diagnostic(Code.FORM, f"{mistake.subject} {wrong}", str(mistake.context["error"]))


def _date(mistake: _Mistake) -> Diagnostic:
    if not isinstance(mistake.value, str):
        return _type(mistake)
    message = f"{mistake.subject} is `{_short(mistake.value)}`, which is no date"
    return mistake.diagnostic(Code.FORM, message, "write year-month-day, such as `2026-03-31`")


def _choice(mistake: _Mistake) -> Diagnostic:
    if not isinstance(mistake.value, str):
        return _type(mistake)
    choices = choices_at(mistake.kind, mistake.path)
    message = f"{mistake.subject} is `{_short(mistake.value)}`, which is not one of its choices"
    near = nearest(mistake.value, choices)
    offer = f"choose one of: {', '.join(choices)}"
    return mistake.diagnostic(Code.CHOICE, message, f"{near} {offer}" if near else offer)


def _pattern(mistake: _Mistake) -> Diagnostic:
    hint, value = _FORMS.get(str(mistake.context["pattern"]), _CORRECT), _short(str(mistake.value))
    if mistake.key == "[key]":
        return Diagnostic(Code.FORM, f"the key `{value}` is no id", locate_key(mistake.node, mistake.path[:-1]), hint)
    return mistake.diagnostic(Code.FORM, f"{mistake.subject} cannot be `{value}`", hint)


def _short_text(mistake: _Mistake) -> Diagnostic:
    if length := len(str(mistake.value).strip()):
        message = f"{mistake.subject} has {length} letters; it needs at least {mistake.context['min_length']}"
        return mistake.diagnostic(Code.LENGTH, message, "say more")
    return mistake.diagnostic(Code.MISSING, f"{mistake.subject} is empty", _fill("a text", mistake))


def _long_text(mistake: _Mistake) -> Diagnostic:
    length, most = len(str(mistake.value)), mistake.context["max_length"]
    message = f"{mistake.subject} has {length} letters; at most {most} fit"
    return mistake.diagnostic(Code.LENGTH, message, "shorten it, or split it")


def _few(mistake: _Mistake) -> Diagnostic:
    length = len(mistake.value) if isinstance(mistake.value, list) else mistake.context["actual_length"]
    items, least = _items(length), mistake.context["min_length"]
    hint = "put each item on its own line, after `- `"
    return mistake.diagnostic(Code.LENGTH, f"{mistake.subject} has {items}; it needs at least {least}", hint)


def _many(mistake: _Mistake) -> Diagnostic:
    # pydantic stops counting at the first item too many
    length = len(mistake.value) if isinstance(mistake.value, list) else mistake.context["actual_length"]
    message = f"{mistake.subject} has {_items(length)}; at most {mistake.context['max_length']} fit"
    return mistake.diagnostic(Code.LENGTH, message, "leave some out, or put several into one")


def _low(mistake: _Mistake) -> Diagnostic:
    message = f"{mistake.subject} is {mistake.value}; it must be at least {mistake.context['ge']}"
    return mistake.diagnostic(Code.FORM, message, _CORRECT)


def _high(mistake: _Mistake) -> Diagnostic:
    message = f"{mistake.subject} is {mistake.value}; it must be at most {mistake.context['le']}"
    return mistake.diagnostic(Code.FORM, message, _CORRECT)


def _type(mistake: _Mistake) -> Diagnostic:
    """A value of another kind than its field."""
    value, wanted = mistake.value, _WANTED.get(mistake.error, "a text")
    if value is None or value == "":
        return mistake.diagnostic(Code.MISSING, f"{mistake.subject} has no value", _fill(wanted, mistake))
    hint = f"write {wanted}"
    if wanted == "a list":
        hint = "put each item on its own line, after `- `"
    elif mistake.error.startswith("model"):
        hint = f"its fields are {', '.join(part_at(mistake.kind, mistake.path).model_fields)}"
    elif wanted == "a text" and isinstance(value, dict):
        hint = "this line contains `: `; put the whole text in quotes"
    elif wanted == "a text" and isinstance(value, list):
        hint = "write one text, without `- ` or `[ ]`; if the brackets belong to it, put the whole text in quotes"
    return mistake.diagnostic(Code.WRONG_TYPE, f"{mistake.subject} should be {wanted}, not {_kind_of(value)}", hint)


def _fill(wanted: str, mistake: _Mistake) -> str:
    """What to do about a value that is not there."""
    field = mistake.part.model_fields.get(mistake.key)
    return f"write {wanted}" if field and field.is_required() else f"write {wanted}, or delete the line"


_EXPLAIN: Final[Mapping[str, Callable[[_Mistake], Diagnostic]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "dose": _dose,
    "value_error": _rule,
    "date_form": _date,
    "date_from_datetime_parsing": _date,
    "date_parsing": _date,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _short_text,
    "string_too_long": _long_text,
    "too_short": _few,
    "too_long": _many,
    "greater_than_equal": _low,
    "less_than_equal": _high,
}
"""What is said about each type of error; anything else is a wrong type."""


def _subject(path: Path, kind: type[Record]) -> str:
    """'`purpose`', 'item 2 of `steps`', or 'an exercise' where the whole record is meant."""
    names = [part for part in path if part != "[key]"]
    if not names:
        return noun(kind)
    if isinstance(names[-1], str):
        return f"`{_short(names[-1])}`"
    return f"item {names[-1] + 1} of `{names[-2]}`" if len(names) > 1 else f"item {names[-1] + 1}"


def _kind_of(value: object) -> str:
    if isinstance(value, str):
        return f"`{_short(value)}`"
    return "a list" if isinstance(value, Sequence) else "a key with a value"


def _items(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTATION else f"{line[: _LONGEST_QUOTATION - 1]}…"


def _small(sentence: str) -> str:
    """A sentence of the dose grammar as messages are written: no capital, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _quoted(hint: str) -> str:
    """The name that a hint offers."""
    return hint.partition("`")[2].partition("`")[0]
