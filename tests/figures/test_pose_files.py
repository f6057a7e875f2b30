from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("scipy", reason="the extra `figures` is not installed")

from booklet.figures import stamp
from booklet.figures.figure import library, read_figure
from booklet.figures.stamp import made_from, stamp_in
from fixture_cases import Case, cases, report

CASES = cases(Path(__file__).parent.parent / "cases" / "figures" / "poses.md")
POSE = b"alt: {held: x}\nheld: {like: standing}\n"


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_is_wrong_with_a_pose_file_is_said_where_it_stands(case: Case) -> None:
    read = read_figure("x.yaml", case.input.encode(), "x")
    assert report(read.diagnostics) == case.expected


def test_the_stamp_changes_with_the_pose_and_the_build() -> None:
    stamps = {made_from(POSE, "slim"), made_from(POSE, "broad"), made_from(POSE + b"ghost: yes\n", "slim")}
    assert len(stamps) == 3


def test_the_stamp_stays_when_somebody_signs_or_saves_with_other_line_ends() -> None:
    signed = POSE + b"review:\n  by: A Person\n  role: physiotherapist\n  on: 2026-01-02\n"
    assert made_from(signed, "slim") == made_from(POSE + b"review:\n", "slim") == made_from(POSE, "slim")
    assert made_from(POSE.replace(b"\n", b"\r\n"), "slim") == made_from(POSE, "slim")


def test_the_stamp_knows_the_poses_of_the_library_that_a_file_uses_and_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poses = {b"standing": b"  knee_l: 1\n", b"prone": b"  knee_l: 2\n"}
    before = _stamp_with(monkeypatch, poses)
    assert _stamp_with(monkeypatch, {**poses, b"prone": b"  knee_l: 3\n"}) == before
    assert _stamp_with(monkeypatch, {**poses, b"standing": b"  knee_l: 3\n"}) != before


def _stamp_with(monkeypatch: pytest.MonkeyPatch, poses: dict[bytes, bytes]) -> str:
    monkeypatch.setattr(stamp, "_library", lambda: poses)
    return stamp.made_from(POSE, "slim")


def test_every_pose_of_the_library_counts_in_stamps_and_is_like_no_other() -> None:
    texts = stamp._library()  # noqa: SLF001
    assert {name.decode() for name in texts} == set(library())
    assert not any(pose.like for pose in library().values())


def test_a_drawing_made_elsewhere_has_no_stamp() -> None:
    assert stamp_in(b'<svg viewBox="0 0 1 1"></svg>') == ""
    assert stamp_in(b'<svg viewBox="0 0 1 1" data-made-from="0123456789abcdef">') == "0123456789abcdef"
