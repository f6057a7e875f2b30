"""Runs of words: the smallest piece of a document or a deck."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """Words of one look.  ``page_of`` asks for the number of the page a block stands on; ``text`` is then ignored."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    page_of: str = ""


Runs: TypeAlias = tuple[Run, ...]


def runs(*parts: str | Run) -> Runs:
    """Plain strings and runs as one tuple of runs; empty strings are left out."""
    made = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in made if run.text or run.page_of)


def plain(text: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


def strong(text: str) -> Run:
    """Words in bold."""
    return Run(text, bold=True)
