from __future__ import annotations

from pathlib import Path

import pytest

from booklet.pipeline import spool
from project_folder import contents, run, write_project


def test_what_was_put_by_comes_back_in_any_order() -> None:
    store = spool.Store()
    first, empty, second = (store.keep(data) for data in (b"one", b"", b"second"))
    assert (second(), first(), empty(), second()) == (b"second", b"one", b"", b"second")


def test_a_deck_too_large_for_the_memory_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for limit in (10_000_000, 1000):
        monkeypatch.setattr(spool, "_MOST_IN_MEMORY", limit)
        project = write_project(tmp_path / str(limit))
        assert run(project, "build", "--only", "deck").exit_code == 0
        made.append(contents(project / "output"))
    assert made[0] == made[1]
    assert "class/deck.pptx" in made[0]
