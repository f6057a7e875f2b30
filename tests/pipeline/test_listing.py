from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from booklet.pipeline import listing
from booklet.pipeline.listing import list_files


def _write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def _faults(root: Path) -> dict[str, str]:
    return {fault.path: fault.message for fault in list_files(root, "content").faults}


def test_files_are_listed_in_order_with_slashes(tmp_path: Path) -> None:
    _write(tmp_path, "content/b.yaml", "content/a/z.md", "content/a/Å.md", "elsewhere.yaml")
    assert list_files(tmp_path, "content") == (("content/a/z.md", "content/a/Å.md", "content/b.yaml"), ())


def test_a_folder_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert list_files(tmp_path, "images") == ((), ())


@pytest.mark.parametrize("name", [".hidden.yaml", "a.yaml~", ".a.yaml.swp", "~$a.yaml", "a.yaml.bak", "Thumbs.db"])
def test_hidden_files_and_copies_are_passed_over(tmp_path: Path, name: str) -> None:
    _write(tmp_path, f"content/{name}")
    assert list_files(tmp_path, "content") == ((), ())


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    _write(tmp_path, "shared/a.yaml", "content/b.yaml")
    (tmp_path / "content/a.yaml").symlink_to(tmp_path / "shared/a.yaml")
    assert list_files(tmp_path, "content") == (("content/a.yaml", "content/b.yaml"), ())


def test_links_that_lead_astray_are_named(tmp_path: Path) -> None:
    project = tmp_path / "project"
    _write(tmp_path, "outside.yaml", "project/content/a.yaml")
    (project / "content/out.yaml").symlink_to(tmp_path / "outside.yaml")
    (project / "content/gone.yaml").symlink_to(project / "nothing")
    (project / "content/self.yaml").symlink_to(project / "content/self.yaml")
    (project / "content/round").symlink_to(project / "content")
    assert _faults(project) == {
        "content/out.yaml": "the link leaves the project",
        "content/gone.yaml": "the link leads nowhere, or back to itself",
        "content/self.yaml": "the link leads nowhere, or back to itself",
        "content/round": "the link leads back to a folder that it is in",
    }
    assert list_files(project, "content").files == ("content/a.yaml",)


def test_a_content_folder_that_is_elsewhere_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "elsewhere/a.yaml")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/content").symlink_to(tmp_path / "elsewhere")
    assert list_files(tmp_path / "project", "content").files == ()
    assert _faults(tmp_path / "project") == {"content": "the link leaves the project"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/pipe.yaml")
    assert _faults(tmp_path) == {"content/pipe.yaml": "this is neither a file nor a folder"}


@pytest.mark.skipif(os.name == "nt", reason="these names cannot be made on Windows")
def test_names_that_cannot_be_printed_are_shown_as_escapes(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in (b"a\nb.yaml", b"\xff.yaml"):
        Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/" + name)).write_text("x")
    assert sorted(_faults(tmp_path)) == ["content/\\udcff.yaml", "content/a\\nb.yaml"]


def test_a_name_with_loose_accents_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "content/" + unicodedata.normalize("NFD", "é.yaml"))
    if list_files(tmp_path, "content").files:
        pytest.skip("this file system joins accents itself")
    assert len(_faults(tmp_path)) == 1


def test_folders_deep_in_each_other_are_left(tmp_path: Path) -> None:
    _write(tmp_path, "content/" + "a/" * 30 + "b.yaml")
    assert _faults(tmp_path) == {"content" + "/a" * 8: "more than 8 folders stand in each other"}


def test_absurdly_many_files_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_FILES", 10)
    _write(tmp_path, *(f"content/{number}.yaml" for number in range(20)))
    assert _faults(tmp_path) == {"content": "more than 10 files"}
