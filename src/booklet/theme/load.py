"""The looks that come with the program, read from the package's own files and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import cast

from pydantic import TypeAdapter

from booklet.source.located import plain
from booklet.source.text import read_text
from booklet.source.yaml import parse_yaml
from booklet.theme.model import PageTheme, Person
from booklet.theme.slides import SlideTheme


@cache
def load_page_theme(name: str = "clinic") -> PageTheme:
    """The looks of pages; raises FileNotFoundError for an unknown name, ValueError for a file that is not whole.

    A variant names what it ``extends`` and states what differs.
    """
    return PageTheme.model_validate({"people": load_people(), **_extended(f"{name}.yaml")})


@cache
def load_people() -> Mapping[str, Person]:
    """The people that drawings can show, by id."""
    return TypeAdapter(dict[str, Person]).validate_python(_read("people.yaml"))


@cache
def load_slide_theme(name: str = "clinic") -> SlideTheme:
    """The looks of slides; raises as ``load_page_theme``."""
    return SlideTheme.model_validate(_read(f"{name}-slides.yaml"))


def _extended(file: str) -> dict[str, object]:
    own = _read(file)
    base = own.pop("extends", None)
    return _merged(_extended(f"{base}.yaml"), own) if base else own


def _merged(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """What ``own`` states in place of what ``base`` does, entry by entry down to the leaves."""
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _read(file: str) -> dict[str, object]:
    source = read_text(file, resources.files(__package__).joinpath(file).read_bytes())
    node = parse_yaml(source.value) if source.value else None
    if node is None or node.value is None:
        raise ValueError(f"the theme {file} cannot be read")
    return cast("dict[str, object]", plain(node.value))
