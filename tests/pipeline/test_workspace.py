from __future__ import annotations

from pathlib import Path

import pytest

from booklet.pipeline.workspace import find_project, read_files
from project_folder import run, write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def _problems(project: Path) -> list[str]:
    """The lines on standard error, without hints and without what pages look like."""
    lines = run(project, "check").stderr.splitlines()
    return [line for line in lines if line.startswith(("content", "images")) and " TYP-" not in line]


def test_the_nearest_project_upwards_is_found(project: Path) -> None:
    assert find_project(project / "images" / "drawings") == project


def test_pictures_are_known_by_their_ids(project: Path) -> None:
    workspace = read_files(project).value
    assert workspace
    assert sorted(workspace.pictures) == ["bridge-finish", "bridge-start"]


def test_a_huge_file_is_named_with_its_size(project: Path) -> None:
    with (project / "content/exercises/bridge.yaml").open("ab") as file:
        file.truncate(50_000_000)
    assert _problems(project) == [
        "content/exercises/bridge.yaml:1:1: SRC-02 the file has 50,000,000 bytes; at most 1,048,576 are read"
    ]


def test_a_file_that_cannot_be_read_is_one_problem(project: Path) -> None:
    place = project / "content/exercises/bridge.yaml"
    place.unlink()
    place.symlink_to(place)
    message = "the link leads nowhere, or back to itself"
    assert _problems(project) == [f"content/exercises/bridge.yaml:1:1: SRC-12 {message}"]


@pytest.mark.parametrize("name", ["content/exercises/bridge.yaml", "content/booklet.yaml"])
def test_a_folder_in_the_place_of_a_file_is_one_problem(project: Path, name: str) -> None:
    (project / name).unlink()
    (project / name).mkdir()
    assert _problems(project) == [f"{name}:1:1: SRC-12 this is a folder, not a file"]


def test_a_content_folder_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file")
    assert _problems(tmp_path) == ["content:1:1: SRC-12 this is a file, not a folder"]


def test_two_pictures_of_one_id_are_named(project: Path) -> None:
    photo = project / "images/photos/bridge-start.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"x")
    assert _problems(project) == [
        "images/photos/bridge-start.jpg:1:1: REC-09 images/drawings/bridge-start.svg has the same id"
    ]


def test_a_photo_needs_the_words_beside_it(project: Path) -> None:
    for name in ("start", "finish"):
        (project / f"images/drawings/bridge-{name}.svg").unlink()
    photo = project / "images/photos/bridge.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"x")
    assert "images/photos/bridge.yaml:1:1: REC-11 this file about the photo is missing" in _problems(project)


def test_a_huge_photo_is_not_read(project: Path) -> None:
    for name in ("start", "finish"):
        (project / f"images/drawings/bridge-{name}.svg").unlink()
    photo = project / "images/photos/bridge.jpg"
    photo.parent.mkdir()
    with photo.open("wb") as file:
        file.truncate(5_000_000_000)
    expected = "images/photos/bridge.jpg:1:1: IMG-17 the file has 5,000,000,000 bytes; at most 30,000,000 are read"
    assert expected in _problems(project)


def test_a_picture_in_a_text_that_does_not_exist_is_a_placeholder_and_a_warning(project: Path) -> None:
    page = project / "content/topics/about.md"
    page.write_text(page.read_text("utf-8") + "\n![A nerve in the leg](images/drawings/nerve.svg)\n", "utf-8")
    assert _problems(project) == ["content/topics/about.md:8:1: LNK-04 there is no picture `nerve`"]
    assert run(project, "build").exit_code == 0
