from __future__ import annotations

import pytest

pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("scipy", reason="the extra `figures` is not installed")
pytest.importorskip("numba", reason="the extra `figures` is not installed")

from booklet.figures.checks import check_figure, check_size
from booklet.figures.figure import read_figure

ALT = "alt: {held: A person stands still while the checks look at the body}\n"

BAD = {
    "joint-range": ["held: {like: standing, knee_r: 170}"],
    "reach": ["held: {like: standing, pin: {hand_r: {to: [2, 0, 1]}}}"],
    "support": ["held: {like: standing, root: {pitch: 90}, contact: {level: 0.6, parts: [foot], sink: -0.02}}"],
    "floor": ["held: {like: standing, contact: {fixed: 1.2}}", "held: {like: standing, contact: {fixed: 0.7}}"],
    "body": ["held: {like: standing, pin: {hand_r: {to: {joint: chest, rel: [0, 0, -0.1]}, at: wrist}}}"],
    "prop": ["props: {boxes: [{at: [0, 0, 0.4], size: [0.2, 0.5, 0.2]}]}\nheld: {like: standing}"],
    "straight-back": ["held: {like: standing, lumbar: [30], straight_back: yes}"],
    "arrow": ["arrows: [{tail: [0, 0, 2.1], tip: {joint: head, rel: [0.06, 0, 0.05]}}]\nheld: {like: standing}"],
    "highlight": ["view: {az: 90}\nhighlight: [lowback]\nheld: {like: standing}"],
}


def findings(text: str) -> set[str]:
    read = read_figure("images/poses/x.yaml", (ALT + text + "\n").encode(), "x")
    assert read.value, read.diagnostics
    return {found.check.value for found in check_figure(read.value)}


def test_one_who_stands_passes_all_checks() -> None:
    assert findings("view: {az: 20}\nhighlight: [quad_r]\nheld: {like: standing}") == set()


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_a_bad_pose_is_found(name: str, text: str) -> None:
    assert name in findings(text)


def test_an_excuse_by_name_silences_one_check() -> None:
    excuse = 'excuses: [{check: joint-range, at: held, reason: "a test"}]\n'
    assert "joint-range" not in findings(excuse + BAD["joint-range"][0])
    assert "floor" in findings(excuse + BAD["floor"][0])


def test_an_excuse_for_another_moment_silences_nothing() -> None:
    excuse = 'excuses: [{check: joint-range, at: start, reason: "a test"}]\n'
    assert "joint-range" in findings(excuse + BAD["joint-range"][0])


def test_a_drawing_too_large_for_its_place_is_found() -> None:
    assert [found.check.value for found in check_size((140, 60))] == ["frame"]
    assert list(check_size((90, 60))) == []
