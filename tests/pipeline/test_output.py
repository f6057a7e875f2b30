from __future__ import annotations

import os
from pathlib import Path

import pytest

from booklet.pipeline.output import refuse_folder, write_atomically


def test_a_file_that_cannot_be_moved_in_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").mkdir()
    with pytest.raises(OSError, match=r"deck\.pptx"):
        write_atomically(tmp_path / "deck.pptx", b"new")
    assert [place.name for place in tmp_path.iterdir()] == ["deck.pptx"]


def test_a_write_that_is_stopped_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt(descriptor)

    (tmp_path / "deck.pptx").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "deck.pptx", b"new")
    assert [place.read_bytes() for place in tmp_path.iterdir()] == [b"old"]


def test_folders_are_made_on_the_way_to_a_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b/deck.pptx", b"new")
    assert (tmp_path / "a/b/deck.pptx").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["output", "build/here", "../elsewhere", "contents"])
def test_a_folder_of_its_own_is_fine(tmp_path: Path, name: str) -> None:
    assert refuse_folder(tmp_path / "project", tmp_path / "project" / name) is None


def test_a_circle_of_links_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(tmp_path / "output")
    assert refuse_folder(tmp_path, tmp_path / "output") is None
