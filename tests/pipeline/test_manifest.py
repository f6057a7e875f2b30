from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from booklet.pipeline import manifest
from booklet.pipeline.manifest import PLACE, Manifest, data_hash, edition_ids, is_of_kind, load, project_hash


def _whole() -> Manifest:
    made = manifest.Made(program="p", reads={"content/a.yaml": "1"}, sha256="2", count=3, diagnostics=[])
    return {
        **manifest.empty(),
        "project": "x",
        "wanted": ["deck.pptx"],
        "made": {"deck.pptx": made},
        "files": {"deck.pptx": ["2"]},
    }


def _saved(folder: Path, data: bytes) -> Path:
    (folder / PLACE).parent.mkdir()
    (folder / PLACE).write_bytes(data)
    return folder


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert load(_saved(tmp_path, manifest.dump(_whole()))) == _whole()


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"files": {"../../content/booklet.yaml": ["2"]}},
        {"files": {"C:\\autoexec.bat": ["2"]}},
        {"files": {"deck.pptx": [["2"]]}},
        {"files": []},
        {"made": {"deck.pptx": {}}},
        {"wanted": None},
        {"another": "key"},
    ],
    ids=str,
)
def test_what_we_did_not_write_is_not_believed(tmp_path: Path, change: dict[str, Any]) -> None:
    assert load(_saved(tmp_path, json.dumps({**_whole(), **change}).encode())) == manifest.empty()


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_no_manifest_at_all(tmp_path: Path, data: bytes) -> None:
    assert load(tmp_path) == manifest.empty()
    assert load(_saved(tmp_path, data)) == manifest.empty()


def test_editions_are_known_by_their_files() -> None:
    files = ("content/editions/b.yaml", "content/editions/a.yml", "content/exercises/c.yaml")
    assert edition_ids(files) == ("a", "b")


@pytest.mark.parametrize(
    ("name", "kind"), [("booklet.pdf", "booklet"), ("booklet-A4.pdf", "booklet"), ("deck.pptx", "deck")]
)
def test_the_kind_of_an_output_stands_in_its_name(name: str, kind: str) -> None:
    assert is_of_kind(name, kind)
    assert not is_of_kind(name, "book")


def test_every_change_of_content_or_of_the_list_of_pictures_changes_the_hash() -> None:
    base = {"content/a.yaml": data_hash(b"a")}
    found = [
        project_hash(base, ["images/x.svg"]),
        project_hash(base, ["images/y.svg"]),
        project_hash({"content/a.yaml": data_hash(b"b")}, ["images/x.svg"]),
        project_hash({"content/b.yaml": data_hash(b"a")}, ["images/x.svg"]),
        project_hash({**base, "content/b.yaml": data_hash(b"a")}, ["images/x.svg"]),
    ]
    assert len(set(found)) == len(found)
