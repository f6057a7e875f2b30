from __future__ import annotations

import pytest

from booklet.source.located import Lines, Mapping, Node, SourceText, locate, locate_key, plain
from booklet.source.yaml import parse_yaml

RECORD = """\
name: Bird dog
doses:
  - source: chartered
    reps: 10
    hold: '5-10 s'
  - source: hospital
empty:
quoted: ""
words: |
  Kneel on
  all fours.
flow: {start: 10:30, on: no, id: 010}
"""


@pytest.fixture
def record() -> Node:
    tree = parse_yaml(SourceText("bird-dog.yaml", RECORD)).value
    assert tree
    return tree


def test_every_value_stays_the_text_that_was_written(record: Node) -> None:
    assert plain(record) == {
        "name": "Bird dog",
        "doses": [{"source": "chartered", "reps": "10", "hold": "5-10 s"}, {"source": "hospital"}],
        "empty": None,
        "quoted": "",
        "words": "Kneel on\nall fours.\n",
        "flow": {"start": "10:30", "on": "no", "id": "010"},
    }


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), "1:1", "1:1"),
        (("name",), "1:7", "1:1"),
        (("doses", 0, "reps"), "4:11", "4:5"),
        (("doses", 1), "6:5", "2:1"),
        (("doses", 0, "Timed", "hold"), "5:11", "5:5"),
        (("doses", 0, "rest"), "3:5", "2:1"),
        (("doses", 7), "3:3", "2:1"),
        (("name", "deeper", 0), "1:7", "1:1"),
        (("words",), "9:8", "9:1"),
        (("flow", "on"), "12:26", "12:22"),
        (("nothing",), "1:1", "1:1"),
    ],
)
def test_a_path_leads_to_its_value_or_the_nearest_ancestor(
    record: Node, path: tuple[str | int, ...], value: str, key: str
) -> None:
    assert str(locate(record, path)) == f"bird-dog.yaml:{value}"
    assert str(locate_key(record, path)) == f"bird-dog.yaml:{key}"


def test_get_gives_a_value_by_its_key(record: Node) -> None:
    assert isinstance(record, Mapping)
    name = record.get("name")
    assert name is not None
    assert plain(name) == "Bird dog"
    assert record.get("nothing") is None


def test_lines_know_where_each_begins_and_ends() -> None:
    lines = Lines(SourceText("a", "ä\n\nxyz"))
    assert [lines.at(offset)[1:] for offset in (0, 1, 2, 3, 5, 6)] == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 3), (3, 4)]
    assert [lines.offset(line) for line in (1, 2, 3, 4)] == [0, 2, 3, 6]
