from __future__ import annotations

import json
from pathlib import Path

from project_folder import run_apart, write_project

HEAVY = {"PIL", "booklet.content", "lxml", "markdown_it", "pptx", "pydantic", "pypdfium2", "reportlab", "yaml"}

BUILD = """\
import sys
from booklet.cli import main
main(["build", "--project", sys.argv[1]], standalone_mode=False)
print(sorted(sys.modules))
"""

HELP = """\
import sys
from booklet.cli import main
main(["--help"], standalone_mode=False)
print(sorted(sys.modules))
"""


def _loaded(script: str, project: Path) -> tuple[str, set[str]]:
    """What a script prints, and which of the heavy modules it has loaded in the end."""
    done = run_apart("-c", script, str(project), cwd=project)
    assert done.returncode == 0, done.stderr
    *said, modules = done.stdout.splitlines()
    return "\n".join(said), HEAVY & set(json.loads(modules.replace("'", '"')))


def test_a_build_with_nothing_to_do_loads_no_stage(tmp_path: Path) -> None:
    write_project(tmp_path)
    first = run_apart("-m", "booklet", "build", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert _loaded(BUILD, tmp_path) == ("class: nothing changed", set())


def test_help_loads_no_stage(tmp_path: Path) -> None:
    said, loaded = _loaded(HELP, tmp_path)
    assert "build" in said
    assert loaded == set()
