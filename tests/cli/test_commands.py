from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from booklet import __version__
from booklet.cli import main
from booklet.cli.build import KINDS as OUTPUTS
from booklet.cli.group import COMMANDS
from booklet.content.edition import Kind
from project_folder import SOURCE, contents, edit, run, run_apart, write_project

ROOT = Path(__file__).parents[2]
KINDS = ("exercise", "topic", "edition", "programme", "class")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"booklet, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_heading_in_the_docs(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"\n## `booklet {name}" in page
    for option in (word.strip(",") for word in result.stdout.split() if word.startswith("--")):
        assert f"`{option}" in page, f"{option} is not in docs/commands.md"


# --- which project ----------------------------------------------------------------------------------------


def test_the_project_is_the_nearest_folder_upwards(project: Path) -> None:
    done = run_apart("-m", "booklet", "check", "--fast", cwd=project / "content" / "topics")
    assert done.returncode == 0, done.stderr


def test_without_a_project_the_usage_is_wrong(tmp_path: Path) -> None:
    done = run_apart("-m", "booklet", "build", cwd=tmp_path)
    assert done.returncode == 2
    assert "booklet init DIR" in done.stderr


def test_a_project_without_its_first_file_says_so(project: Path) -> None:
    (project / "content/booklet.yaml").unlink()
    done = run_apart("-m", "booklet", "build", cwd=project)
    assert done.returncode == 1
    assert "content/booklet.yaml:1:1: REC-11" in done.stderr


# --- problems ---------------------------------------------------------------------------------------------


def test_problems_are_printed_with_place_code_and_hint(project: Path) -> None:
    edit(project / "content/exercises/roll.yaml", "name: Knee roll", "nmae: Knee roll")
    result = run(project, "check")
    assert result.exit_code == 1
    assert result.stdout == ""
    expected = "content/exercises/roll.yaml:1:1: REC-01 `nmae` is no field of an exercise\n    did you mean `name`?\n"
    assert expected in result.stderr
    assert "1 problem found" in result.stderr


@pytest.mark.parametrize("arguments", [("build", "--json"), ("check", "--json"), ("check", "--fast", "--json")])
def test_problems_as_json(project: Path, arguments: tuple[str, ...]) -> None:
    edit(project / "content/exercises/roll.yaml", "name: Knee roll", "nmae: Knee roll")
    result = run(project, *arguments)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "file": "content/exercises/roll.yaml",
            "line": 1,
            "column": 1,
            "code": "REC-01",
            "severity": "error",
            "message": "`nmae` is no field of an exercise",
            "hint": "did you mean `name`?",
        }
    ]


def test_json_is_the_same_when_nothing_has_changed(project: Path) -> None:
    (project / "images/drawings/bridge-start.svg").unlink()
    first, second = run(project, "build", "--json"), run(project, "build", "--json")
    assert "nothing changed" in second.stderr
    assert "LNK-04" in [found["code"] for found in json.loads(first.stdout)]
    assert json.loads(second.stdout) == json.loads(first.stdout)


def test_check_writes_nothing(project: Path) -> None:
    before = contents(project)
    assert run(project, "check").exit_code == 0
    assert contents(project) == before


def test_a_misspelt_edition_is_wrong_usage(project: Path) -> None:
    for command in ("build", "check"):
        result = run(project, command, "clas")
        assert result.exit_code == 2
        assert "did you mean `class`?" in result.stderr


def test_words_that_a_console_lacks_are_printed_as_escapes(project: Path) -> None:
    edit(project / "content/exercises/roll.yaml", "position: lying on your back", "position: 仰臥位")
    done = run_apart("-m", "booklet", "check", "--fast", cwd=project, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert "\\u4ef0" in done.stderr
    assert "Traceback" not in done.stderr


# --- the machine ------------------------------------------------------------------------------------------


def test_missing_fonts_are_named_with_the_remedy(project: Path, tmp_path: Path) -> None:
    empty = tmp_path / "shadow" / "font_source_sans_pro"
    empty.mkdir(parents=True)
    (empty / "__init__.py").touch()
    script = "import sys; sys.path.insert(0, sys.argv.pop(1)); from booklet.cli import main; main(prog_name='booklet')"
    done = run_apart("-c", script, str(empty.parent), "build", cwd=project)
    assert done.returncode == 3
    assert "pip install font-source-sans-pro" in done.stderr
    assert not (project / "output").exists()


def test_a_missing_library_is_named_with_the_remedy(project: Path) -> None:
    script = "import sys; sys.modules['yaml'] = None; from booklet.cli import main; main(prog_name='booklet')"
    done = run_apart("-c", script, "build", cwd=project)
    assert done.returncode == 3
    assert "the library `yaml` is missing" in done.stderr


def test_a_bug_is_a_sentence_and_with_debug_a_traceback(project: Path) -> None:
    script = """\
import sys
from booklet.pipeline import project
project.load_library = None
from booklet.cli import main
from booklet.cli.build import KINDS as OUTPUTS
main(prog_name="booklet")
"""
    done = run_apart("-c", script, "build", cwd=project)
    assert done.returncode == 70
    assert "please report it" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in run_apart("-c", script, "build", cwd=project, BOOKLET_DEBUG="1").stderr


# --- list, new, init --------------------------------------------------------------------------------------


def test_list_names_editions_outputs_and_exercises(project: Path) -> None:
    result = run(project, "list")
    assert result.exit_code == 0
    assert "class: Exercises for sciatica (SCI-01, version 1.0, draft) makes booklet, deck" in result.stdout
    assert "bridge: Bridge" in result.stdout


def test_list_shows_what_cannot_be_read(project: Path) -> None:
    edit(project / "content/exercises/roll.yaml", "name: Knee roll", "nmae: Knee roll")
    result = run(project, "list")
    assert result.exit_code == 1
    assert "roll: cannot be read" in result.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_has_no_fault(project: Path, kind: str) -> None:
    result = run(project, "new", kind, "shoulder-roll")
    assert result.exit_code == 0
    assert "#" in (project / result.stdout.strip()).read_text("utf-8") or kind == "topic"
    checked = run(project, "build")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_is_there_is_kept(project: Path, kind: str) -> None:
    run(project, "new", kind, "shoulder-roll")
    before = contents(project)
    assert run(project, "new", kind, "shoulder-roll").exit_code == 4
    assert contents(project) == before


@pytest.mark.parametrize("id_", ["Bird Dog", "../escape", "", "ünder"])
def test_a_new_record_needs_an_id(project: Path, id_: str) -> None:
    before = contents(project)
    assert run(project, "new", "exercise", id_).exit_code == 2
    assert contents(project) == before


def test_a_fresh_workspace_builds_at_once_without_a_problem_of_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    assert run(folder, "check", "--fast", "--json").stdout == "[]\n"
    assert run(folder, "build").exit_code == 0
    assert {"booklet.pdf", "deck.pptx"} <= contents(folder / "output/first-steps").keys()


def test_init_never_writes_into_a_project(project: Path) -> None:
    before = contents(project)
    assert CliRunner().invoke(main, ["init", str(project)]).exit_code == 4
    assert contents(project) == before


def test_the_starter_has_the_safety_texts_of_the_shipped_content() -> None:
    starter = resources.files("booklet.cli") / "starter" / "project"
    for path in sorted((ROOT / "content" / "safety").iterdir()):
        assert (starter / "content" / "safety" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_starter_has_the_figure_of_the_shipped_content() -> None:
    starter = resources.files("booklet.cli") / "starter" / "project"
    for path in sorted((ROOT / "images").glob("*/glute-bridge*")):
        assert (starter / path.relative_to(ROOT).as_posix()).read_bytes() == path.read_bytes(), path.name


# --- progress ---------------------------------------------------------------------------------------------


def test_no_progress_in_a_pipe(project: Path) -> None:
    done = run_apart("-m", "booklet", "build", cwd=project)
    assert "\r" not in done.stdout + done.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_progress_on_a_terminal(project: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "booklet", "build"]
    with subprocess.Popen(
        command, cwd=project, env={**os.environ, "PYTHONPATH": str(SOURCE)}, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        assert process.stdout
        printed = process.stdout.read()
        shown = os.read(ours, 100_000)
    os.close(ours)
    assert b"class/booklet.pdf" in shown
    assert b"\r" not in printed


def test_every_kind_of_output_can_be_made_alone() -> None:
    assert set(OUTPUTS) == {kind.value for kind in Kind}
