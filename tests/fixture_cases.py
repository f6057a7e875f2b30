"""Readable cases in a Markdown file: a title, an input and what is expected, each closed by a line of one dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from booklet.diagnostics import Diagnostic


class Case(NamedTuple):
    """One case; ``line`` is that of its title, to find it by."""

    title: str
    line: int
    input: str
    expected: str


def cases(path: Path) -> list[Case]:
    """All cases of a file; input and expected text end in a line feed unless they are empty."""
    found: list[Case] = []
    parts: list[list[str]] = [[]]
    title_line = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line != ".":
            parts[-1].append(line)
            title_line = number if len(parts) == 1 and line.strip() else title_line
        elif len(parts) < len(("title", "input", "expected")):
            parts.append([])
        else:
            title = "".join(text for text in parts[0] if text.strip())
            found.append(Case(title, title_line, *("".join(f"{text}\n" for text in part) for part in parts[1:])))
            parts = [[]]
    if any(text.strip() for part in parts for text in part):
        raise ValueError(f"{path}: the case {''.join(parts[0]).strip()!r} is not closed")
    return found


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as a case expects them: ``line:column CODE message``, the hint indented below."""
    return "".join(
        f"{found.span.line}:{found.span.column} {found.code.name} {found.message}\n    {found.hint}\n"
        for found in diagnostics
    )
