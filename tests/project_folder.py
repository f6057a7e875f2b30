"""The base project on disk, and the command run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from base_project import BASE
from booklet.cli import main

SOURCE = Path(__file__).parents[1] / "src"

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
<title>A person lies on the back with bent knees: {name}.</title>
<path class="skin" d="M 10 10 L 90 10 L 90 50 L 10 50 Z"/>
</svg>
"""


def write_project(folder: Path, texts: Mapping[str, str] = BASE) -> Path:
    """Write a project with its two drawings; the folder."""
    drawings = {f"images/drawings/bridge-{name}.svg": DRAWING.format(name=name) for name in ("start", "finish")}
    for path, text in {**texts, **drawings}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return folder


def edit(place: Path, old: str, new: str) -> None:
    """Replace words that stand once in a text file."""
    text = place.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {place}"
    place.write_bytes(text.replace(old, new).encode())


def run(project: Path, *arguments: str) -> Result:
    """Run a command on a project, in this process; a bug of ours fails the test."""
    command, *rest = arguments
    result = CliRunner().invoke(main, [command, "--project", str(project), *rest])
    assert result.exit_code != 70, result.output
    return result


def run_apart(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the program, in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        encoding="utf-8",
    )


def contents(folder: Path) -> dict[str, bytes]:
    """All files under a folder by their paths."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }
