from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("numba", reason="the extra `figures` is not installed")

from click.testing import CliRunner

from booklet.cli import main
from booklet.diagnostics import Code
from booklet.pictures.drawing import read_drawing
from booklet.pipeline.drawing import draw_poses, older_drawings
from booklet.pipeline.sheet import contact_sheet

POSE = """\
alt: {held: A person stands upright and looks straight ahead}
view: {az: 20}
held: {like: standing}
review:
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "images" / "poses").mkdir(parents=True)
    (tmp_path / "images" / "poses" / "stand.yaml").write_text(POSE, encoding="utf-8")
    return tmp_path


def test_a_pose_is_drawn_once_and_again_when_it_changes(project: Path) -> None:
    assert [one.code for one in older_drawings(project)] == [Code.OLD_DRAWING]
    assert draw_poses(project).made == ("stand",)
    drawing = project / "images" / "drawings" / "stand.svg"
    assert read_drawing("stand.svg", drawing.read_bytes()).diagnostics == ()
    assert older_drawings(project) == ()
    again = draw_poses(project)
    assert (again.made, again.unchanged) == ((), 1)
    before = drawing.read_bytes()
    pose = project / "images" / "poses" / "stand.yaml"
    pose.write_text(POSE.replace("az: 20", "az: 60"), encoding="utf-8")
    assert draw_poses(project, ("stand",)).made == ("stand",)
    assert drawing.read_bytes() != before


def test_an_old_drawing_of_a_further_build_is_named_and_a_missing_one_is_not(project: Path) -> None:
    draw_poses(project)
    assert older_drawings(project) == ()
    draw_poses(project, build="broad")
    assert older_drawings(project) == ()
    other = project / "images" / "drawings" / "broad" / "stand.svg"
    other.write_text(other.read_text(encoding="utf-8").replace("made-from=", "made-by="), encoding="utf-8")
    [found] = older_drawings(project)
    assert (found.code, found.hint) == (Code.OLD_DRAWING, "run `booklet draw --build broad`")


def test_a_pose_that_fails_a_check_keeps_its_older_drawing(project: Path) -> None:
    folder = project / "images" / "drawings"
    folder.mkdir()
    (folder / "stand.svg").write_text("older", encoding="utf-8")
    pose = project / "images" / "poses" / "stand.yaml"
    pose.write_text(POSE.replace("like: standing", "like: standing, knee_r: 170"), encoding="utf-8")
    result = draw_poses(project)
    assert "images/poses/stand.yaml:3:24" in {str(one.span) for one in result.diagnostics}
    assert any(one.message.startswith("joint-range") for one in result.diagnostics)
    assert (folder / "stand.svg").read_text(encoding="utf-8") == "older"


def test_a_draft_is_drawn_whatever_the_checks_find_and_is_no_drawing(project: Path) -> None:
    pose = project / "images" / "poses" / "stand.yaml"
    pose.write_text(POSE.replace("like: standing", "like: standing, knee_r: 170"), encoding="utf-8")
    result = CliRunner().invoke(main, ["draw", "--draft", "stand", "--project", str(project)])
    assert result.exit_code == 1
    assert "made output/drafts/stand.svg" in result.output
    assert "FIG-01 joint-range: knee flexion of knee_r is 170" in result.output
    assert ">z 1.0</text>" in (project / "output" / "drafts" / "stand.svg").read_text(encoding="utf-8")
    assert not (project / "images" / "drawings").exists()


def test_a_draft_says_what_almost_touches(project: Path) -> None:
    pose = project / "images" / "poses" / "stand.yaml"
    pose.write_text(POSE.replace("like: standing", "like: supine, neck: [10]"), encoding="utf-8")
    result = CliRunner().invoke(main, ["draw", "--draft", "stand", "--project", str(project)])
    assert result.exit_code == 0, result.output
    assert "stand: head 3" in result.output
    assert " mm over the floor" in result.output


def test_a_draft_that_cannot_be_written_is_named(project: Path) -> None:
    (project / "output").write_text("in the way", encoding="utf-8")
    result = CliRunner().invoke(main, ["draw", "--draft", "stand", "--project", str(project)])
    assert result.exit_code == 4
    assert "stand.yaml:1:1: OUT-02 the drawings of stand cannot be written: not a directory" in result.output


def test_a_new_figure_draws_at_once(starter: Path) -> None:
    assert CliRunner().invoke(main, ["new", "figure", "arm-raise", "--project", str(starter)]).exit_code == 0
    result = draw_poses(starter, ("arm-raise",))
    assert (result.made, result.diagnostics) == (("arm-raise-finish", "arm-raise-start"), ())


def test_a_drawing_of_a_pose_that_is_now_a_movement_goes(project: Path) -> None:
    draw_poses(project)
    movement = POSE.replace("held: A", "start: A person stands still and upright, finish: A").replace("held:", "start:")
    pose = project / "images" / "poses" / "stand.yaml"
    pose.write_text(movement + "finish: {like: start, shoulder_r: [80]}\n", encoding="utf-8")
    assert draw_poses(project).made == ("stand-finish", "stand-start")
    names = sorted(place.name for place in (project / "images" / "drawings").iterdir())
    assert names == ["stand-finish.svg", "stand-start.svg"]


def test_the_contact_sheet_is_a_pdf(project: Path) -> None:
    assert contact_sheet(project).startswith(b"%PDF-")


def test_an_unknown_figure_is_wrong_usage(project: Path) -> None:
    result = CliRunner().invoke(main, ["draw", "stnd", "--project", str(project)])
    assert result.exit_code == 2
    assert "did you mean `stand`?" in result.output


def test_looking_for_older_drawings_needs_no_numpy() -> None:
    code = "import booklet.pipeline.drawing, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_check_says_that_a_drawing_is_older_than_its_pose(starter: Path) -> None:
    poses = starter / "images" / "poses"
    (poses / "stand.yaml").write_text(POSE, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--fast", "--project", str(starter)])
    assert "images/poses/stand.yaml:1:1: FIG-02" in result.output


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    return folder
