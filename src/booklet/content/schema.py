"""JSON Schemas of the records, so that an editor completes and underlines while a clinician types.

They are made from the records and kept in ``content/schema/``; the text under a field is its description.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, get_args

from booklet.content.clinic import Clinic, Source, Term
from booklet.content.edition import EditionSpec
from booklet.content.exercise import Exercise
from booklet.content.group_class import GroupClass
from booklet.content.photo import PhotoNotes
from booklet.content.programme import Programme
from booklet.content.record import SLUG, Part, Record
from booklet.content.safety import Audience, PainScale, Signs, Tags
from booklet.content.topic import Topic
from booklet.content.withheld import Withheld

_KINDS: Final[Mapping[str, type[Record]]] = {
    "audience": Audience,
    "class": GroupClass,
    "clinic": Clinic,
    "edition": EditionSpec,
    "exercise": Exercise,
    "pain-scale": PainScale,
    "photo": PhotoNotes,
    "programme": Programme,
    "signs": Signs,
    "tags": Tags,
    "topic": Topic,
}
_LISTS: Final[Mapping[str, type[Record]]] = {"glossary": Term, "sources": Source, "withheld": Withheld}


def schemas() -> dict[str, str]:
    """The text of each schema by its file's name, such as ``exercise.json``."""
    made = {name: schema_of(kind) for name, kind in _KINDS.items()}
    made |= {name: _list_schema(kind) for name, kind in _LISTS.items()}
    return {f"{name}.json": written(made[name]) for name in sorted(made)}


def written(schema: dict[str, Any]) -> str:
    """The text of a schema's file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """The schema of a record; the text under a field is its description."""
    schema = kind.model_json_schema()
    parts = {part.__name__: part for part in _parts(kind)}
    for name, definition in (*schema.get("$defs", {}).items(), (kind.__name__, schema)):
        if part := parts.get(name):
            _describe(definition, part)
    eased: dict[str, Any] = _ease(schema)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **eased}


def _list_schema(kind: type[Record]) -> dict[str, Any]:
    """A mapping from ids to records of one kind."""
    entry = schema_of(kind)
    definitions = entry.pop("$defs", {})
    return {
        "$schema": entry.pop("$schema"),
        "$defs": {**definitions, kind.__name__: entry},
        "type": "object",
        "propertyNames": {"pattern": SLUG},
        "additionalProperties": {"$ref": f"#/$defs/{kind.__name__}"},
    }


def _parts(kind: type[Part]) -> Iterator[type[Part]]:
    """The class and those of its parts, and theirs."""
    yield kind
    for field in kind.model_fields.values():
        for part in _classes_in(field.annotation):
            yield from _parts(part)


def _classes_in(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes_in(inner)


def _describe(definition: dict[str, Any], part: type[Part]) -> None:
    """Give each property the text that stands under its field in the class."""
    for name, text in _texts_under_fields(part):
        if name in definition.get("properties", {}):
            definition["properties"][name]["description"] = text


def _texts_under_fields(part: type[Part]) -> Iterator[tuple[str, str]]:
    whole = [base for base in part.__mro__ if issubclass(base, Part)]
    bodies = [ast.parse(inspect.getsource(base)).body[0] for base in whole]
    for pair in (pair for body in bodies if isinstance(body, ast.ClassDef) for pair in pairwise(body.body)):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                field = part.model_fields.get(name)
                yield (field and field.alias) or name, text


def _ease(schema: Any) -> Any:  # noqa: ANN401 - a tree of JSON
    """Accept what an editor takes for a number or a truth value and we read as text: ``1.0``, ``no``."""
    if isinstance(schema, list):
        return [_ease(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(schema.get("description"), str):
        schema = {**schema, "description": " ".join(schema["description"].split())}
    eased = {key: _ease(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str))}
    if schema.get("type") == "string" and not {"enum", "format", "examples"} & schema.keys():
        eased["type"] = ["string", "number", "boolean"]
    if schema.get("type") == "boolean":
        eased["type"] = ["boolean", "string"]
        eased["enum"] = [True, False, "yes", "no"]
    return eased
