"""What is wrong with a record, in an author's words: pydantic's errors become diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from booklet.content.record import SLUG, Part, Path, Record
from booklet.diagnostics import Code, Diagnostic, Span, nearest
from booklet.source.located import Mapping, Node, Scalar, locate, locate_key

_LONGEST_QUOTATION: Final = 40

_NOUNS: Final = {
    "Clinic": "the clinic",
    "Source": "a source",
    "Term": "a term of the glossary",
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
}
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
    "enum": "one word",
}
_FORMS: Final = {
    SLUG: "an id has small letters a-z, digits and single hyphens only, such as `bird-dog`",
    r"^https://\S+$": "an address begins with `https://` and has no spaces",
    r"^[A-Z0-9]+$": "capital letters and digits only, such as `SCI`",
    r"^[A-Z0-9]+(-[A-Z0-9]+)*$": "capital letters, digits and single hyphens only, such as `SCI-01`",
    r"^\d+(\.\d+)*$": "a version is numbers with dots, such as `1.2`",
}


def explain(error: ValidationError, kind: type[Record], node: Node) -> tuple[Diagnostic, ...]:
    """A diagnostic for each mistake; a field missing beside its own misspelt key is the same mistake."""
    errors = error.errors(include_url=False)
    misspelt = {
        (found["loc"][:-1], meant)
        for found in errors
        if found["type"] == "extra_forbidden"
        if (meant := _near(str(found["loc"][-1]), _part_at(kind, found["loc"][:-1]).model_fields))
    }
    return tuple(
        _diagnostic(found, kind, node)
        for found in errors
        if found["type"] != "missing" or (found["loc"][:-1], found["loc"][-1]) not in misspelt
    )


def _diagnostic(found: ErrorDetails, kind: type[Record], node: Node) -> Diagnostic:
    path, value, context = found["loc"], found["input"], found.get("ctx", {})
    where = locate(node, path)
    match found["type"]:
        case "extra_forbidden":
            return _unknown_key(_part_at(kind, path[:-1]), str(path[-1]), locate_key(node, path))
        case "missing":
            return _missing(_part_at(kind, path[:-1]), str(path[-1]), where)
        case "dose" if isinstance(value, str):
            return _dose(path, context, node)
        case "value_error":
            return Diagnostic(Code.FORM, f"{_subject(path, kind)}: {context['error']}", where)
        case "date_form" | "date_from_datetime_parsing" | "date_parsing" if isinstance(value, str):
            message = f"{_subject(path, kind)} is `{_short(value)}`, which is no date"
            return Diagnostic(Code.FORM, message, where, "write year-month-day, such as `2026-03-31`")
        case "enum" if isinstance(value, str):
            return _choice(path, kind, value, where)
        case "string_pattern_mismatch":
            return _pattern(path, kind, str(value), context, node)
        case "string_too_short" | "string_too_long" | "too_short" | "too_long":
            return _length(_subject(path, kind), found, where)
        case "greater_than_equal" | "less_than_equal":
            bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
            return Diagnostic(Code.FORM, f"{_subject(path, kind)} is {value}; it must be {bound}", where)
    return _type(path, kind, found, where)


def _unknown_key(part: type[Part], key: str, where: Span) -> Diagnostic:
    fields = part.model_fields
    message = f"`{_short(key)}` is no field of {_noun(part)}"
    return Diagnostic(Code.UNKNOWN_KEY, message, where, nearest(key, fields) or f"fields: {', '.join(fields)}")


def _missing(part: type[Part], key: str, where: Span) -> Diagnostic:
    return Diagnostic(Code.MISSING, f"{_noun(part)} needs `{key}`", where, f"add a line `{key}: …`")


def _dose(path: Path, context: dict[str, Any], node: Node) -> Diagnostic:
    """At the part that is wrong, where the dose is written without quotation marks and so on one line."""
    where = locate(node, path)
    scalar = _at(node, path)
    if isinstance(scalar, Scalar) and scalar.plain:
        where = where._replace(column=where.column + context["offset"])
    return Diagnostic(Code.DOSE, _small(context["message"]), where, context["hint"])


def _choice(path: Path, kind: type[Record], value: str, where: Span) -> Diagnostic:
    choices = _choices(kind, path)
    message = f"{_subject(path, kind)} is `{_short(value)}`, which is not one of its choices"
    offer = f"choose one of: {', '.join(choices)}"
    near = nearest(value, choices)
    return Diagnostic(Code.CHOICE, message, where, f"{near} {offer}" if near else offer)


def _pattern(path: Path, kind: type[Record], value: str, context: dict[str, Any], node: Node) -> Diagnostic:
    is_key = path[-1] == "[key]"
    where = locate_key(node, path[:-1]) if is_key else locate(node, path)
    message = f"the key `{_short(value)}` is no id" if is_key else f"{_subject(path, kind)} cannot be `{_short(value)}`"
    return Diagnostic(Code.FORM, message, where, _FORMS.get(str(context["pattern"]), ""))


def _length(subject: str, found: ErrorDetails, where: Span) -> Diagnostic:
    context = found.get("ctx", {})
    match found["type"]:
        case "string_too_short":
            return Diagnostic(Code.MISSING, f"{subject} is empty", where, "write its text, or leave the key out")
        case "string_too_long":
            message = f"{subject} has {len(found['input'])} letters; at most {context['max_length']} fit"
            return Diagnostic(Code.LENGTH, message, where, "shorten it, or split it")
        case "too_short":
            message = f"{subject} has {_items(context['actual_length'])}; it needs at least {context['min_length']}"
            return Diagnostic(Code.LENGTH, message, where)
    message = f"{subject} has {_items(context['actual_length'])}; at most {context['max_length']} fit"
    return Diagnostic(Code.LENGTH, message, where, "leave some out, or put several into one")


def _type(path: Path, kind: type[Record], found: ErrorDetails, where: Span) -> Diagnostic:
    """A value of another kind than its field."""
    value, subject = found["input"], _subject(path, kind)
    wanted = _WANTED.get(found["type"], "a text")
    if value is None or value == "":
        return Diagnostic(Code.MISSING, f"{subject} has no value", where, f"write {wanted}, or leave the key out")
    hint = ""
    if wanted == "a list":
        hint = "put each item on its own line, after `- `"
    elif wanted == "a text" and isinstance(value, dict):
        hint = "this line contains `: `; put the whole text in quotes"
    elif wanted == "a text" and isinstance(value, list):
        hint = "write one text, without `- ` or `[ ]`; if the brackets belong to it, put the whole text in quotes"
    return Diagnostic(Code.WRONG_TYPE, f"{subject} should be {wanted}, not {_kind_of(value)}", where, hint)


def _subject(path: Path, kind: type[Record]) -> str:
    """'`purpose`', 'item 2 of `steps`', or 'an exercise' where the whole record is meant."""
    names = [part for part in path if part != "[key]"]
    if not names:
        return _noun(kind)
    if isinstance(names[-1], str):
        return f"`{_short(names[-1])}`"
    return f"item {names[-1] + 1} of `{names[-2]}`" if len(names) > 1 else f"item {names[-1] + 1}"


def _noun(part: type[Part]) -> str:
    return _NOUNS.get(part.__name__, f"`{part.__name__.lower()}`")


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


def _near(word: str, known: Iterable[str]) -> str:
    return nearest(word, known).partition("`")[2].partition("`")[0]


def _part_at(kind: type[Part], path: Path) -> type[Part]:
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


def _choices(kind: type[Part], path: Path) -> tuple[str, ...]:
    """The values of the enum at a path."""
    names = [name for name in path if isinstance(name, str)]
    field = _part_at(kind, tuple(names[:-1])).model_fields[names[-1]]
    annotations = (field.annotation, *get_args(field.annotation))
    return next(tuple(str(member.value) for member in enum) for enum in annotations if hasattr(enum, "__members__"))


def _at(node: Node, path: Path) -> Node | None:
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
