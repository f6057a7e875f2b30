from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from booklet.pipeline.schemas import all_schemas

CONTENT = Path(__file__).parents[2] / "content"
MADE = {name: json.loads(text) for name, text in all_schemas().items()}
FILES = [*CONTENT.rglob("*.yaml"), *(CONTENT.parent / "images" / "poses").glob("*.yaml")]


def _properties(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    groups = (schema, *schema.get("$defs", {}).values())
    return [item for group in groups for item in group.get("properties", {}).items()]


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (CONTENT / "schema").glob("*.json")}
    assert committed == all_schemas(), "run `python tools/generated.py`"


@pytest.mark.parametrize("name", MADE)
def test_every_field_is_described(name: str) -> None:
    assert [key for key, value in _properties(MADE[name]) if not value.get("description")] == []


def test_an_editor_completes_the_fields_of_an_exercise() -> None:
    exercise = MADE["exercise.json"]
    assert exercise["additionalProperties"] is False
    assert "lying on your back" in exercise["$defs"]["Position"]["enum"]
    assert "reps" in exercise["properties"]["doses"]["patternProperties"].popitem()[1]["examples"][0]


def test_what_an_editor_takes_for_a_number_is_no_fault() -> None:
    assert "number" in MADE["edition.json"]["properties"]["version"]["type"]
    assert "no" in MADE["exercise.json"]["properties"]["helper"]["enum"]


@pytest.mark.parametrize("path", sorted(FILES), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_content_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    prefix, _, schema = first.partition("$schema=")
    assert prefix == "# yaml-language-server: "
    assert (path.parent / schema).is_file()
