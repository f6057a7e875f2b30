from __future__ import annotations

import re

import pytest

np = pytest.importorskip("numpy", reason="the extra `figures` is not installed")
pytest.importorskip("scipy", reason="the extra `figures` is not installed")
pytest.importorskip("numba", reason="the extra `figures` is not installed")

from booklet.figures import bezier  # noqa: E402
from booklet.figures.figure import Figure, read_figure  # noqa: E402
from booklet.figures.geometry import Array, smoothly  # noqa: E402
from booklet.figures.materials import Material  # noqa: E402
from booklet.figures.picture import draw_figure  # noqa: E402
from booklet.figures.solids import PROP, Look, Solids  # noqa: E402
from booklet.figures.strokes import circle, outlines  # noqa: E402
from booklet.figures.surface import look_at  # noqa: E402
from booklet.pictures.drawing import read_drawing  # noqa: E402

COARSE = 0.006

MOVEMENT = b"""\
alt:
  start: A person stands upright with both arms by the sides of the body.
  finish: A person stands upright and holds the right arm straight forward.
view: {az: 20, el: 6}
highlight: [quad_r]
arrows: [{follow: wrist_r, shift: [0.1, 0]}]
start: {like: standing}
finish:
  like: start
  shoulder_r: [85, 5]
  elbow_r: 3
review:
"""


def figure(text: bytes) -> Figure:
    read = read_figure("images/poses/reach.yaml", text, "reach")
    assert read.value, read.diagnostics
    return read.value


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return draw_figure(figure(MOVEMENT), "0123456789abcdef", COARSE)


def test_a_movement_gives_two_drawings_that_can_be_read(drawn: dict[str, str]) -> None:
    assert sorted(drawn) == ["reach-finish", "reach-start"]
    for name, text in drawn.items():
        read = read_drawing(name, text.encode())
        assert read.diagnostics == ()
        assert read.value
        assert read.value.alt.startswith("A person stands upright")


def test_start_and_finish_have_one_frame(drawn: dict[str, str]) -> None:
    boxes = {re.findall(r'viewBox="([^"]+)"', text)[0] for text in drawn.values()}
    assert len(boxes) == 1


def test_arrow_and_highlight_stand_in_the_finish_alone(drawn: dict[str, str]) -> None:
    for role in ("arrow", "feel"):
        assert f'class="{role}"' in drawn["reach-finish"]
        assert f'class="{role}"' not in drawn["reach-start"]


def test_the_same_pose_gives_the_same_bytes(drawn: dict[str, str]) -> None:
    assert draw_figure(figure(MOVEMENT), "0123456789abcdef", COARSE) == drawn


def test_a_broad_build_is_broader() -> None:
    from booklet.figures.build import BUILDS  # noqa: PLC0415

    held = MOVEMENT.replace(b"  start: A", b"  held: A").split(b"view")[0].split(b"  finish")[0]
    text = held + b"view: {az: 0}\nheld: {like: standing, shoulder_l: [0, 3], shoulder_r: [0, 3]}\n"
    widths = []
    for build in BUILDS.values():
        read = read_figure("x.yaml", text, "x", build)
        assert read.value, read.diagnostics
        drawing = read_drawing("x", draw_figure(read.value, "0" * 16, COARSE)["x"].encode()).value
        assert drawing
        widths.append(drawing.width)
    assert widths[1] > widths[0]


def test_a_fitted_curve_stays_within_its_tolerance() -> None:
    at = np.linspace(0, 4, 300)
    points = np.stack([at, np.sin(3 * at) * np.exp(-at / 3)], axis=-1)
    curve = bezier.fit_polyline(points, 0.01)
    near = _flatten(curve, 500)
    distance = np.hypot(*(points[:, None] - near[None]).transpose(2, 0, 1)).min(axis=1)
    assert distance.max() < 0.0105
    assert len(curve) < 12


def test_a_smooth_curve_goes_through_its_points_and_stays_straight_where_they_are() -> None:
    x, y = np.array([0.0, 1, 3, 4]), np.array([[0.0, 0], [1, 2], [3, 1], [4, 5]])
    assert smoothly(x, y, x) == pytest.approx(y)
    beyond = smoothly(x, y, np.array([4.0, 4.5, 5.0]))
    assert beyond[2] - beyond[1] == pytest.approx(beyond[1] - beyond[0])
    at = np.linspace(-1, 5, 30)
    assert smoothly(x, y[:, :1], at)[:, 0] == pytest.approx(at)


def test_a_ring_keeps_its_corners() -> None:
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=float)
    steps = np.linspace(0, 1, 20, endpoint=False)[:, None]
    ring = np.concatenate([a + (b - a) * steps for a, b in zip(square, np.roll(square, -1, 0), strict=True)])
    ends = bezier.fit_ring(ring, 0.001)[:, 3]
    for corner in square:
        assert np.hypot(*(ends - corner).T).min() < 1e-9


def test_a_circle_is_round() -> None:
    points = _flatten(circle(np.array([2.0, 1.0]), 0.5), 20)
    assert np.hypot(*(points - (2, 1)).T) == pytest.approx(0.5, rel=3e-4)


def test_the_outline_of_a_mask_with_a_hole_has_two_loops_of_the_right_area() -> None:
    y, x = np.mgrid[0:80, 0:80]
    disc = np.hypot(x - 40, y - 40)
    curves = outlines((disc < 30) & (disc > 12), np.zeros(2), 0.01, 0.01)
    areas = sorted(abs(_area(_flatten(curve))) for curve in curves)
    assert areas == pytest.approx([np.pi * 0.12**2, np.pi * 0.30**2], rel=0.04)


def test_most_pixels_are_not_traced_and_all_see_what_is_there() -> None:
    """A capsule along x and a thin cord before it, seen along y."""
    solids = Solids()
    solids.group(PROP, "capsule")
    solids.cone(np.array([-0.2, 0, 0]), np.array([0.2, 0, 0]), (0.1, 0.1), Look("box", Material.WOOD))
    solids.group(PROP, "cord")
    solids.cone(
        np.array([0.05, -0.3, -0.3]), np.array([0.08, -0.3, 0.3]), (0.001, 0.001), Look("strap", Material.STRAP)
    )
    camera, pixel = np.array([[1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]]), 0.0015
    seen = look_at(solids, camera, floor=-1.0, pixel=pixel)
    y, x = np.mgrid[0 : seen.hit.shape[0], 0 : seen.hit.shape[1]]
    right, up = seen.low[0] + x * pixel, seen.high[1] - y * pixel
    beside = np.maximum(np.abs(right) - 0.2, 0)
    away = np.hypot(beside, up)
    off = np.abs(right - 0.065 - 0.05 * up)
    cord = (off < 0.0008) & (np.abs(up) < 0.3)
    assert seen.is_part("strap")[cord].all()
    assert seen.hit[away < 0.0995].all()
    assert not seen.hit[(away > 0.1005) & (off > 0.0015)].any()
    wood = seen.is_part("box") & (away < 0.09)
    depth = -np.sqrt(0.1**2 - away[wood] ** 2)
    assert np.abs(seen.depth[wood] - depth).max() < 0.001
    towards = np.stack([np.sign(right) * beside, 0 * right, up], axis=-1)[wood] / 0.1
    towards[:, 1] = depth / 0.1
    assert (seen.normal[wood] * towards).sum(axis=-1).min() > np.cos(np.radians(3))


def _flatten(curve: Array, steps: int = 8) -> Array:
    u = np.linspace(0, 1, steps + 1)[:, None]
    weights = (1 - u) ** 3, 3 * (1 - u) ** 2 * u, 3 * (1 - u) * u**2, u**3
    points: Array = np.concatenate([sum(w * point for w, point in zip(weights, one, strict=True)) for one in curve])
    return points


def _area(points: Array) -> float:
    x, y = points.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)
