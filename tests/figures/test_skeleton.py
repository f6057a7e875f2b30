from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("scipy", reason="the extra `figures` is not installed")
pytest.importorskip("numba", reason="the extra `figures` is not installed")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from booklet.figures.blend import blend  # noqa: E402
from booklet.figures.build import BUILDS, LENGTHS, SLIM  # noqa: E402
from booklet.figures.checks import scene_of  # noqa: E402
from booklet.figures.clearances import clearances  # noqa: E402
from booklet.figures.figure import library, read_figure  # noqa: E402
from booklet.figures.place import InSegment, Spot  # noqa: E402
from booklet.figures.placing import dressed, fitted, lowest_of, solve  # noqa: E402
from booklet.figures.pose import Pose  # noqa: E402
from booklet.figures.posture import posture_of  # noqa: E402
from booklet.figures.ranges import ball_joint  # noqa: E402
from booklet.figures.skeleton import Skeleton, aim, locate  # noqa: E402


def pose(text: dict[str, object]) -> Pose:
    return Pose.model_validate(text)


def standing(skeleton: Skeleton, joint: str) -> tuple[float, ...]:
    return tuple(skeleton.joint(joint).round(6).tolist())


points = st.tuples(*(st.floats(-0.8, 0.8) for _ in range(3)))


@given(hand=points, foot=points)
@settings(max_examples=25, deadline=None)
def test_bones_keep_their_lengths_wherever_hands_and_feet_are_pinned(
    hand: tuple[float, ...], foot: tuple[float, ...]
) -> None:
    pins = {"hand_r": {"to": [str(x) for x in hand]}, "foot_l": {"to": [str(x) for x in foot], "at": "ankle"}}
    skeleton = solve(posture_of(pose({"pin": pins, "contact": {"fixed": "0.5"}})))
    for side in "lr":
        for upper, lower, bone in (("hip", "knee", "thigh"), ("knee", "ankle", "shank"), ("elbow", "wrist", "forearm")):
            length = np.linalg.norm(skeleton.joint(f"{upper}_{side}") - skeleton.joint(f"{lower}_{side}"))
            assert length == pytest.approx(LENGTHS[bone], abs=1e-6)


def test_a_hand_in_reach_comes_to_its_place() -> None:
    skeleton = solve(posture_of(pose({"pin": {"hand_r": {"to": ["0.3", "-0.2", "1.2"], "at": "wrist"}}})))
    assert standing(skeleton, "wrist_r") == pytest.approx((0.3, -0.2, 1.2), abs=2e-3)
    assert skeleton.reach["hand_r"].share < 1


def test_a_hand_out_of_reach_says_how_far() -> None:
    skeleton = solve(posture_of(pose({"pin": {"hand_r": {"to": ["2", "0", "1.2"]}}})))
    assert skeleton.reach["hand_r"].share > 2


def test_left_and_right_are_mirror_images() -> None:
    text: dict[str, object] = {
        "hip_l": ["40", "12", "9"],
        "knee_l": "30",
        "shoulder_l": ["60", "20", "10"],
        "elbow_l": "35",
    }
    other: dict[str, object] = {key.replace("_l", "_r"): value for key, value in text.items()}
    left, right = (solve(posture_of(pose(one | {"lumbar": ["5"]}))) for one in (text, other))
    for joint in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist"):
        x, y, z = left.joint(f"{joint}_l")
        assert standing(right, f"{joint}_r") == pytest.approx((x, -y, z), abs=1e-6)


@pytest.mark.parametrize("name", sorted(library()))
@pytest.mark.parametrize("build", sorted(BUILDS))
def test_every_pose_of_the_library_rests_on_the_floor_or_its_seat(name: str, build: str) -> None:
    posture = fitted(posture_of(library()[name]), BUILDS[build])
    skeleton = solve(posture, BUILDS[build])
    low = lowest_of(dressed(skeleton, posture), posture.support.parts)
    assert low == pytest.approx(posture.support.level - posture.support.sink, abs=0.005)


def test_a_blend_begins_and_ends_with_its_poses() -> None:
    start, finish = (posture_of(library()[name]) for name in ("standing", "crook"))
    for moment, posture in ((0.0, start), (1.0, finish)):
        skeleton, _ = blend(start, finish, moment, SLIM)
        assert standing(skeleton, "wrist_l") == standing(solve(posture), "wrist_l")


def test_a_blend_bends_a_joint_half_way() -> None:
    start, finish = (posture_of(pose({"knee_r": knee})) for knee in ("0", "90"))
    skeleton, _ = blend(start, finish, 0.5, SLIM)
    assert skeleton.joints["knee_r"][0, 0] == pytest.approx(np.cos(np.radians(45)))


def test_hands_and_knees_have_straight_arms_and_upright_thighs() -> None:
    skeleton = solve(fitted(posture_of(library()["all-fours"])))
    assert skeleton.reach["hand_l"].share == pytest.approx(0.985, abs=0.01)
    assert abs(skeleton.segments["thigh_l"].axes[2, 2]) > 0.95


def test_a_spot_lies_on_the_skin_of_its_side() -> None:
    skeleton = solve(posture_of(pose({})))
    point, outwards = locate(skeleton, Spot("thigh_r", 0.5, 90))
    assert point[1] < skeleton.joint("hip_r")[1]
    assert outwards is not None
    assert outwards[1] < -0.99


@given(flexion=st.floats(-20, 120), abduction=st.floats(-40, 45), rotation=st.floats(-50, 60))
@settings(max_examples=30, deadline=None)
def test_the_angles_of_a_hip_are_read_back_as_they_were_written(
    flexion: float, abduction: float, rotation: float
) -> None:
    written = posture_of(pose({"hip_r": [str(flexion), str(abduction), str(rotation)]}))
    assert ball_joint(written.joints["hip_r"], "r") == pytest.approx((flexion, abduction, rotation), abs=1e-6)


def test_a_spot_of_the_trunk_lies_on_the_shirt_and_turns_with_it() -> None:
    straight, turned = (solve(posture_of(pose({"thoracic": ["0", "0", twist]}))) for twist in ("0", "30"))
    spots = [locate(skeleton, Spot("trunk", 0.9, 0, 0.01))[0] for skeleton in (straight, turned)]
    assert spots[0][0] > straight.joint("chest")[0] + 0.09
    assert spots[1][1] > spots[0][1] + 0.03  # towards the person's left
    left, _ = locate(straight, Spot("trunk", 0.5, 90))
    assert left[1] > 0.1


def test_a_spot_of_the_head_lies_on_it_and_turns_with_it() -> None:
    ahead, aside = (solve(posture_of(pose({"neck": ["0", "0", twist]}))) for twist in ("0", "60"))
    face, left, crown = (locate(ahead, Spot("head", *spot))[0] - ahead.joint("head") for spot in _HEAD_SPOTS)
    assert face[0] > 0.08
    assert left[1] > 0.07
    assert crown[2] > 0.2
    assert locate(aside, Spot("head", 0.4, 0))[0][1] > ahead.joint("head")[1] + 0.06
    off, _ = locate(ahead, Spot("head", 0.5, 90, 0.05))
    assert off[1] - ahead.joint("head")[1] == pytest.approx(left[1] + 0.05, abs=0.01)


_HEAD_SPOTS = ((0.4, 0), (0.5, 90), (1, 0))


@pytest.mark.parametrize(("side", "other"), [("l", "r"), ("r", "l")])
def test_a_hand_holds_the_wrist_of_the_other_on_either_side(side: str, other: str) -> None:
    pins = {f"hand_{other}": {"to": ["0.3", "0", "1.2"], "at": "wrist"}, f"hand_{side}": {"to": f"wrist_{other}"}}
    skeleton = solve(posture_of(pose({"pin": pins})))
    palm = skeleton.segments[f"hand_{side}"].point(0, 0, -0.075)
    assert np.linalg.norm(palm - skeleton.joint(f"wrist_{other}")) < 0.03
    assert np.linalg.norm(skeleton.reach[f"hand_{side}"].missing) < 0.005


def test_two_hands_that_hold_each_other_are_said_to_miss() -> None:
    pins = {"hand_l": {"to": "wrist_r"}, "hand_r": {"to": "wrist_l"}}
    reach = solve(posture_of(pose({"pin": pins}))).reach
    assert max(np.linalg.norm(one.missing) for one in reach.values()) > 0.01


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("supine", ("head", "foot_l", "foot_r")),
        ("crook", ("head", "foot_l", "foot_r")),
        ("prone", ("shank_l", "shank_r", "foot_l", "foot_r")),
        ("kneeling", ("foot_l", "foot_r")),
        ("half-kneeling", ("foot_l", "foot_r")),
        ("all-fours", ("foot_l", "foot_r")),
        ("heel-sitting", ("foot_l", "foot_r")),
    ],
)
def test_nothing_that_should_lie_on_the_floor_hangs_over_it(name: str, parts: tuple[str, ...]) -> None:
    read = read_figure("x.yaml", f"alt: {{held: A person rests on the floor}}\nheld: {{like: {name}}}\n".encode(), "x")
    assert read.value, read.diagnostics
    near = list(clearances(scene_of(read.value, 1)))
    assert [line for line in near if line.endswith("over the floor") and line.startswith(parts)] == []


def test_a_direction_of_a_segment_turns_with_it() -> None:
    skeleton = solve(posture_of(pose({"thoracic": ["0", "0", "40"]})))
    ahead = aim(skeleton, InSegment("chest", (1, 0, 0)))
    assert np.degrees(np.arctan2(ahead[1], ahead[0])) == pytest.approx(40, abs=2)
    assert aim(skeleton, (0, 1, 0)).tolist() == [0, 1, 0]


def test_a_chin_tuck_moves_the_head_back_and_keeps_it_level() -> None:
    before, after = (solve(posture_of(pose({"retraction": degrees}))) for degrees in ("0", "18"))
    way = after.joint("head") - before.joint("head")
    assert way[0] < -0.02
    assert after.segments["head"].axes[:, 2] == pytest.approx(before.segments["head"].axes[:, 2], abs=1e-9)
