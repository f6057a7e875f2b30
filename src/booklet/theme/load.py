"""The looks that come with the program, read from the package's own files and checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TypeVar

from pydantic import BaseModel

from booklet.source.located import plain
from booklet.source.text import read_text
from booklet.source.yaml import parse_yaml
from booklet.theme.model import PageTheme
from booklet.theme.slides import SlideTheme

M = TypeVar("M", bound=BaseModel)


@cache
def load_page_theme(name: str = "clinic") -> PageTheme:
    """The looks of pages; raises FileNotFoundError for an unknown name, ValueError for a file that is not whole."""
    return _load(f"{name}.yaml", PageTheme)


@cache
def load_slide_theme(name: str = "clinic") -> SlideTheme:
    """The looks of slides; raises as ``load_page_theme``."""
    return _load(f"{name}-slides.yaml", SlideTheme)


def _load(file: str, kind: type[M]) -> M:
    source = read_text(file, resources.files(__package__).joinpath(file).read_bytes())
    node = parse_yaml(source.value) if source.value else None
    if node is None or node.value is None:
        raise ValueError(f"the theme {file} cannot be read")
    return kind.model_validate(plain(node.value))
