from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("scipy", reason="the extra `figures` is not installed")
pytest.importorskip("numba", reason="the extra `figures` is not installed")

from booklet.figures.checklist import Check
from booklet.figures.checks import check_figure, check_size
from booklet.figures.figure import library, read_figure
from booklet.figures.scene import Finding

DOCS = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
ALT = "alt: {held: A person stands still while the checks look at the body}\n"

BAD = {
    "joint-range": [
        "held: {like: standing, knee_r: 170}",
        "held: {like: prone, knee_r: 150}",  # a knee goes so far under the body's weight alone
        "held: {like: heel-sitting, knee_r: 165}",
    ],
    "reach": ["held: {like: standing, pin: {hand_r: {to: [2, 0, 1]}}}"],
    "support": [
        "held: {like: standing, root: {pitch: 90}, contact: {level: 0.6, parts: [foot], sink: -0.02}}",
        "props: {chair: {}}\nheld: {contact: {parts: [glute, thigh], level: 0.45}, hip_l: [90], hip_r: [90]}",
    ],
    "floor": ["held: {like: standing, contact: {fixed: 1.2}}", "held: {like: standing, contact: {fixed: 0.7}}"],
    "body": [
        "held: {like: standing, pin: {hand_r: {to: {joint: chest, rel: [0, 0, -0.1]}, at: wrist}}}",
        "held: {like: standing, pin: {hand_r: {to: {joint: shoulder_l, rel: [0, 0, -0.1]}, fingers: left}}}",
    ],
    "prop": [
        "props: {boxes: [{at: [0, 0, 0.4], size: [0.2, 0.5, 0.2]}]}\nheld: {like: standing}",
        "props: {wall: {x: 0.4}}\nheld: {like: standing, pin: {hand_r: {to: [0.46, -0.2, 1.3], fingers: up}}}",
        "props: {wall: {x: -0.05}}\nheld: {like: standing}",
        "props: {boxes: [{at: [0.3, 0, 0.9], size: [0.3, 0.8, 0.1]}]}\nheld: {pin: {hand_r: {to: [0.3, 0, 0.9]}}}",
    ],
    "straight-back": ["held: {like: standing, lumbar: [30], straight_back: yes}"],
    "arrow": [
        "arrows: [{tail: [0, 0, 2.1], tip: {joint: head, rel: [0.06, 0, 0.05]}}]\nheld: {like: standing}",
        "arrows: [{tail: [0.6, 0, 1], tip: [0.62, 0, 1]}]\nheld: {like: standing}",
    ],
    "highlight": ["view: {az: 90}\nhighlight: [lowback]\nheld: {like: standing}"],
}


LIBRARY = {
    "standing": "",
    "sitting": "props: {chair: {at: [0.03, 0]}}",
    "kneeling": "",
    "heel-sitting": "",
    "half-kneeling": "",
    "all-fours": "",
    "supine": "",
    "crook": "",
    "prone": "",
    "side-lying": "props: {pillows: [{at: [0.7, 0.02, 0.062], size: [0.34, 0.42, 0.13]}]}",
}


def checked(text: str) -> tuple[Finding, ...]:
    read = read_figure("images/poses/x.yaml", (ALT + text + "\n").encode(), "x")
    assert read.value, read.diagnostics
    return check_figure(read.value)


def findings(text: str) -> set[str]:
    return {found.check.value for found in checked(text)}


@pytest.mark.parametrize("name", library())
def test_a_pose_of_the_library_passes_all_checks(name: str) -> None:
    assert findings(f"{LIBRARY[name]}\nheld: {{like: {name}}}") == set()


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


def test_a_pin_out_of_reach_says_which_way_its_place_lies() -> None:
    [found] = checked("held: {like: standing, pin: {hand_r: {to: [1.2, -0.2, 1.35]}}}")
    assert found.check is Check.REACH
    assert re.fullmatch(r"the hand_r ends \d{3} mm before its place: \d{3} mm right", found.message)


def test_one_collision_is_one_finding_that_says_when() -> None:
    text = """\
alt: {start: A person stands with a hand in the chest, finish: The person has bent the head with the hand still there}
start: {like: standing, pin: {hand_r: {to: {joint: chest, rel: [0.03, -0.05, -0.1]}, fingers: left, palm: left}}}
finish: {like: start, neck: [20]}
"""
    read = read_figure("x.yaml", text.encode(), "x")
    assert read.value, read.diagnostics
    found = [one.message for one in check_figure(read.value) if one.check is Check.BODY]
    assert len(found) == len({message.split(" goes ")[0] + message.split(" into ")[1] for message in found})
    assert all(message.endswith("(start, half-way, finish)") for message in found)
    assert found


REGIONS = """lowback midback upperback loin neck neck_r flank_r shoulder_r upperarm_r elbow_r forearm_r wrist_r
glute_r hip_r sidehip_r quad_r hamstring_r knee_r calf_r shin_r ankle_r foot_r"""


@pytest.mark.parametrize("region", REGIONS.split())
def test_a_region_can_be_highlighted_where_it_is_looked_at(region: str) -> None:
    front = region in ("quad_r", "shin_r", "knee_r")
    view = "az: 40" if front else "az: -40"
    assert "highlight" not in findings(f"view: {{{view}}}\nhighlight: [{region}]\nheld: {{like: standing}}")


@pytest.mark.parametrize("region", ["chest", "abdomen"])
def test_a_region_of_the_front_is_not_seen_from_behind(region: str) -> None:
    pose = f"highlight: [{region}]\nheld: {{like: standing}}"
    assert "highlight" not in findings(f"view: {{az: 70}}\n{pose}")
    assert "highlight" in findings(f"view: {{az: -90}}\n{pose}")


def test_a_side_of_the_neck_is_not_seen_from_the_other() -> None:
    pose = "highlight: [neck_l]\nheld: {like: standing}"
    assert "highlight" not in findings(f"view: {{az: -140}}\n{pose}")
    assert "highlight" in findings(f"view: {{az: 10}}\n{pose}")


def test_a_low_wall_hides_nothing_above_it() -> None:
    low, high = (f"props: {{wall: {{x: 0.3{height}}}}}\nview: {{az: 150}}\n" for height in (", height: 0.4", ""))
    pose = "highlight: [chest]\nheld: {like: standing}"
    assert "highlight" not in findings(low + pose)
    assert "highlight" in findings(high + pose)


@pytest.mark.parametrize("text", re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[:1])
def test_the_first_figure_of_the_docs_passes_all_checks(text: str) -> None:
    read = read_figure("x.yaml", text.encode(), "x")
    assert read.value, read.diagnostics
    assert check_figure(read.value) == ()


def test_arms_crossed_as_in_the_docs_stay_crossed() -> None:
    pins = next(block for block in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL) if "trunk" in block)
    held = "".join(f"  {line}\n" for line in pins.splitlines())
    for turn in ("0", "-34", "25"):
        twisted = f"  lumbar: [0, 0, {int(turn) // 6}]\n  thoracic: [0, 0, {turn}]\n"
        text = f"props: {{chair: {{at: [0.03, 0]}}}}\nheld:\n  like: sitting\n{twisted}{held}"
        assert findings(text) == set()


def test_the_way_out_of_a_collision_leads_out() -> None:
    place = [0.02, -0.05, 1.2]
    [found, *_] = [one for one in checked(_hand_at(place)) if one.check is Check.BODY]
    way = re.search(r"the way out is (.*)", found.message)
    assert way
    for length, direction in re.findall(r"(\d+) mm (\w+)", way[1]):
        axis, sign = {"right": (0, 1), "left": (0, -1), "away": (1, 1), "near": (1, -1), "up": (2, 1), "down": (2, -1)}[
            direction
        ]
        place[axis] += sign * int(length) / 1000
    after = [one.size for one in checked(_hand_at(place)) if one.subject == found.subject]
    assert not after or after[0] < found.size / 2


def _hand_at(place: list[float]) -> str:
    return f"held: {{like: standing, pin: {{hand_r: {{to: {place}, at: wrist}}}}}}"


def test_an_angle_may_stand_by_itself() -> None:
    one, other = (checked(f"held: {{like: standing, hip_r: {angle}}}") for angle in ("160", "[160]"))
    assert one == other
    assert one
