"""Sphere tracing of implicit solids by an orthographic camera, compiled by numba.

Formulas of distance: Inigo Quilez, "Distance functions" (ellipsoid bound, round cone, box) and "Smooth minimum"
(quadratic); a tube is an ellipse with four radii that change along its axis.
"""
# mypy: disable-error-code="untyped-decorator,no-untyped-call,no-untyped-def"
# ruff: noqa: ANN001, ANN202, C901, E741, N806, PLR0912, PLR0915, PLW3301
# One screen of arithmetic on numbers alone: numba compiles it, and calls or objects would cost the speed.

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from booklet.figures.geometry import Array, Labels
from booklet.figures.solids import Solids

_TILE = 8
_EXACT = 0.00025
_THIN = 0.006
"""A ray goes no further beyond its safe step than this: what is thinner could be missed."""

_FLAT = 0.0006
"""What pixels round another see lies in one surface if their planes meet it within so many metres of each other."""

_STEADY = 0.985
"""How long the mean of their normals must be."""

_GRAZING = 0.25
"""Surfaces that are seen at a lower angle than this (its sine) are traced pixel by pixel."""

_BACK = 6.0
"""Rays begin this far in front of the world's origin, in metres."""

# Python's way to divide would check every divisor.
_compiled = njit(cache=True, fastmath=True, error_model="numpy", nogil=True)
_inlined = njit(cache=True, fastmath=True, error_model="numpy", forceinline=True)


class Trace(NamedTuple):
    """What each pixel sees: depth (metres; infinite for nothing), solid (-1: none), normal, coordinates on it."""

    depth: Array
    solid: Labels
    normal: Array
    uv: Array


def trace(solids: Solids, camera: Array, corner: Array, shape: tuple[int, int], pixel: float, floor: float) -> Trace:
    """Look at solids: ``corner`` is the point of the top left pixel, ``shape`` rows and columns; bodies end at a floor.

    Coordinates on a tube are the share of its length, front and left; of an ellipsoid height, front and left.
    """
    depth = np.full(shape, np.inf)
    solid = np.full(shape, -1, np.int64)
    normal = np.zeros((*shape, 3))
    uv = np.zeros((*shape, 3))
    arrays = solids.arrays()
    begin = corner - camera[2] * _BACK
    fields = (
        arrays.parameters,
        arrays.shapes,
        arrays.groups,
        arrays.blends,
        arrays.group_blends,
        arrays.profiles,
        arrays.curve_points,
        arrays.curve_frames,
        arrays.curve_lengths,
    )
    _march(begin, camera, pixel, arrays.capsules, *fields, floor, depth, solid, normal, uv)
    return Trace(depth - _BACK, solid, normal, uv)


def depths_inside(solids: Solids, points: Array, radii: Array, chosen: Labels) -> tuple[float, int, int]:
    """How deep balls go into chosen solids: the largest depth in metres, the ball's number and the solid's."""
    arrays = solids.arrays()
    fields = (
        arrays.parameters,
        arrays.shapes,
        arrays.profiles,
        arrays.curve_points,
        arrays.curve_frames,
        arrays.curve_lengths,
    )
    depth, ball, solid = _deepest(points, radii, chosen, arrays.capsules, *fields)
    return float(depth), int(ball), int(solid)


@_inlined
def _distance(i, px, py, pz, f, kind, tabs, cp, cf, cn, uv):
    """Distance to one solid; ``uv`` receives its coordinates there."""
    K = kind[i]
    v = f[i]
    d = 1e9
    if K == 0:
        dx, dy, dz = px - v[0], py - v[1], pz - v[2]
        a = v[6] * dx + v[7] * dy + v[8] * dz
        b = v[9] * dx + v[10] * dy + v[11] * dz
        c = v[12] * dx + v[13] * dy + v[14] * dz
        k0 = np.sqrt((a / v[3]) ** 2 + (b / v[4]) ** 2 + (c / v[5]) ** 2)
        k1 = np.sqrt((a / v[3] ** 2) ** 2 + (b / v[4] ** 2) ** 2 + (c / v[5] ** 2) ** 2)
        d = -min(v[3], min(v[4], v[5])) if k1 < 1e-9 else k0 * (k0 - 1.0) / k1
        uv[0], uv[1], uv[2] = c / v[5], a, b
    elif K == 1:
        bx, by, bz = v[3] - v[0], v[4] - v[1], v[5] - v[2]
        l2 = bx * bx + by * by + bz * bz
        rr = v[6] - v[7]
        a2 = l2 - rr * rr
        dx, dy, dz = px - v[0], py - v[1], pz - v[2]
        if a2 <= 1e-9:
            d = np.sqrt(dx * dx + dy * dy + dz * dz) - v[6]
        else:
            il2 = 1.0 / l2
            y = dx * bx + dy * by + dz * bz
            z = y - l2
            qx, qy, qz = dx * l2 - bx * y, dy * l2 - by * y, dz * l2 - bz * y
            x2 = qx * qx + qy * qy + qz * qz
            y2 = y * y * l2
            z2 = z * z * l2
            kk = rr * rr * x2
            if rr < 0:
                kk = -kk
            sz = z2 if z >= 0 else -z2
            sy = y2 if y >= 0 else -y2
            if sz * a2 > kk:
                d = np.sqrt(x2 + z2) * il2 - v[7]
            elif sy * a2 < kk:
                d = np.sqrt(x2 + y2) * il2 - v[6]
            else:
                d = (np.sqrt(x2 * a2 * il2) + y * rr) * il2 - v[6]
            uv[0] = min(max(y * il2, 0.0), 1.0)
            uv[1] = 0.0
            uv[2] = 0.0
    elif K == 2:
        dx, dy, dz = px - v[0], py - v[1], pz - v[2]
        L = v[3]
        a = v[6] * dx + v[7] * dy + v[8] * dz
        b = v[9] * dx + v[10] * dy + v[11] * dz
        c = -(v[12] * dx + v[13] * dy + v[14] * dz)
        e = 0.0
        cap = v[5]
        if c < 0:
            e = -c
        elif c > L:
            e = c - L
            cap = v[15]
        d = _section(tabs, int(v[4]), min(max(c / L, 0.0), 1.0), a, b, e, cap)
        uv[0], uv[1], uv[2] = c / L, a, b
    elif K == 3:
        ci = int(v[0])
        ti = int(v[1])
        n = cn[ci]
        bt, bu, bv = 0.0, 0.0, 0.0
        f0 = 0.0
        # the nearest section: where the way to the point stands square to the axis
        for j in range(n):
            qx, qy, qz = px - cp[ci, j, 0], py - cp[ci, j, 1], pz - cp[ci, j, 2]
            f1 = qx * cf[ci, j, 0, 2] + qy * cf[ci, j, 1, 2] + qz * cf[ci, j, 2, 2]
            if j == 0 and f1 <= 0.0:
                a = qx * cf[ci, j, 0, 0] + qy * cf[ci, j, 1, 0] + qz * cf[ci, j, 2, 0]
                b = qx * cf[ci, j, 0, 1] + qy * cf[ci, j, 1, 1] + qz * cf[ci, j, 2, 1]
                dd = _section(tabs, ti, 0.0, a, b, -f1, v[2])
                if dd < d:
                    d, bt, bu, bv = dd, f1, a, b
            if j > 0 and f0 > 0.0 and f1 <= 0.0:
                w = f0 / (f0 - f1)
                cx = cp[ci, j - 1, 0] * (1 - w) + cp[ci, j, 0] * w
                cy = cp[ci, j - 1, 1] * (1 - w) + cp[ci, j, 1] * w
                cz = cp[ci, j - 1, 2] * (1 - w) + cp[ci, j, 2] * w
                rx, ry, rz = px - cx, py - cy, pz - cz
                a = (
                    rx * (cf[ci, j - 1, 0, 0] * (1 - w) + cf[ci, j, 0, 0] * w)
                    + ry * (cf[ci, j - 1, 1, 0] * (1 - w) + cf[ci, j, 1, 0] * w)
                    + rz * (cf[ci, j - 1, 2, 0] * (1 - w) + cf[ci, j, 2, 0] * w)
                )
                b = (
                    rx * (cf[ci, j - 1, 0, 1] * (1 - w) + cf[ci, j, 0, 1] * w)
                    + ry * (cf[ci, j - 1, 1, 1] * (1 - w) + cf[ci, j, 1, 1] * w)
                    + rz * (cf[ci, j - 1, 2, 1] * (1 - w) + cf[ci, j, 2, 1] * w)
                )
                t = (j - 1 + w) / (n - 1)
                dd = _section(tabs, ti, t, a, b, 0.0, 1.0)
                if dd < d:
                    d, bt, bu, bv = dd, t, a, b
            if j == n - 1 and f1 > 0.0:
                a = qx * cf[ci, j, 0, 0] + qy * cf[ci, j, 1, 0] + qz * cf[ci, j, 2, 0]
                b = qx * cf[ci, j, 0, 1] + qy * cf[ci, j, 1, 1] + qz * cf[ci, j, 2, 1]
                dd = _section(tabs, ti, 1.0, a, b, f1, v[3])
                if dd < d:
                    d, bt, bu, bv = dd, 1.0 + f1, a, b
            f0 = f1
        uv[0], uv[1], uv[2] = bt, bu, bv
    else:
        dx, dy, dz = px - v[0], py - v[1], pz - v[2]
        a = abs(v[6] * dx + v[7] * dy + v[8] * dz) - v[3] + v[15]
        b = abs(v[9] * dx + v[10] * dy + v[11] * dz) - v[4] + v[15]
        c = abs(v[12] * dx + v[13] * dy + v[14] * dz) - v[5] + v[15]
        a1, b1, c1 = max(a, 0.0), max(b, 0.0), max(c, 0.0)
        d = np.sqrt(a1 * a1 + b1 * b1 + c1 * c1) + min(max(a, max(b, c)), 0.0) - v[15]
        uv[0], uv[1], uv[2] = 0.0, 0.0, 0.0
    return d


@_inlined
def _section(tabs, ti, t, a, b, e, cap):
    """Distance to a section with four radii; ``e`` is how far beyond the end of the tube, ``cap`` its rounding."""
    x = t * 32.0
    i = int(x)
    i = min(i, 31)
    w = x - i
    front, left = (0 if a >= 0 else 1), (2 if b >= 0 else 3)
    ra = tabs[ti, i, front] * (1 - w) + tabs[ti, i + 1, front] * w
    rb = tabs[ti, i, left] * (1 - w) + tabs[ti, i + 1, left] * w
    aa, bb = a / ra, b / rb
    s2 = aa * aa + bb * bb
    g2 = (aa / ra) ** 2 + (bb / rb) ** 2
    if e > 0 and cap > 0.008:
        ee = e / cap
        s2 += ee * ee
        g2 += (ee / cap) ** 2
    if g2 < 1e-12:
        return max(-min(ra, rb), e) if cap <= 0.008 and e > 0 else -min(ra, rb)
    s = np.sqrt(s2)
    d = s * (s - 1.0) / np.sqrt(g2)
    if e > 0 and cap <= 0.008:  # a flat, open end, as of a sleeve
        return np.sqrt(d * d + e * e) if d > 0 else max(d, e)
    return d


@_inlined
def _smooth_min(a, b, k):
    if k <= 1e-5:
        return min(a, b)
    h = max(k - abs(a - b), 0.0) / k
    return min(a, b) - h * h * k * 0.25


@_inlined
def _local_blend(k, cx, cy, cz, radius, px, py, pz):
    if k <= 0.0:
        return 0.0
    if radius <= 0.0:
        return k
    dx, dy, dz = px - cx, py - cy, pz - cz
    q = np.sqrt(dx * dx + dy * dy + dz * dz) / radius
    if q >= 1.0:
        return 0.0
    if q <= 0.45:
        return k
    q = (1.0 - q) / 0.55
    return k * q * q * (3 - 2 * q)


@_inlined
def _is_beyond(px, py, pz, cap, i, reach):
    """Whether a point is further than ``reach`` from the capsule that a solid lies in."""
    dx, dy, dz = px - cap[i, 0], py - cap[i, 1], pz - cap[i, 2]
    vx, vy, vz = cap[i, 3] - cap[i, 0], cap[i, 4] - cap[i, 1], cap[i, 5] - cap[i, 2]
    t = min(max((dx * vx + dy * vy + dz * vz) / max(vx * vx + vy * vy + vz * vz, 1e-12), 0.0), 1.0)
    dx, dy, dz = dx - vx * t, dy - vy * t, dz - vz * t
    reach += cap[i, 6]
    return dx * dx + dy * dy + dz * dz > reach * reach


@_inlined
def _scene(px, py, pz, act, na, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, uv, out):
    """Distance to all active solids; ``out`` receives the nearest one's number."""
    total = 1e9
    g = -1
    dg = 1e9
    bestd = 1e9
    besti = -1
    for q in range(na):
        i = act[q]
        gi = group[i]
        if gi != g:
            if g >= 0:
                if gb[g, 5] > 0.5:
                    dg = max(dg, floor - pz)
                k = _local_blend(gb[g, 0], gb[g, 1], gb[g, 2], gb[g, 3], gb[g, 4], px, py, pz)
                total = _smooth_min(total, dg, k)
            g = gi
            dg = 1e9
        # what lies so far away that it can be neither the nearest nor flow into what is nearer
        if _is_beyond(px, py, pz, cap, i, max(bestd, min(dg, total + gb[g, 0]) + blends[i, 0])):
            continue
        d = _distance(i, px, py, pz, f, kind, tabs, cp, cf, cn, uv)
        if d < bestd:
            bestd = d
            besti = i
        k = _local_blend(blends[i, 0], blends[i, 1], blends[i, 2], blends[i, 3], blends[i, 4], px, py, pz)
        dg = _smooth_min(dg, d, k)
    if g >= 0:
        if gb[g, 5] > 0.5:
            dg = max(dg, floor - pz)
        k = _local_blend(gb[g, 0], gb[g, 1], gb[g, 2], gb[g, 3], gb[g, 4], px, py, pz)
        total = _smooth_min(total, dg, k)
    out[0] = besti
    return total


@_inlined
def _is_between(y, x, camera, pixel, depth, solid, normal, uvo, clear):
    """Whether a pixel between others that are traced sees what they see: their mean is then written, or nothing.

    ``clear`` is how near their rays came to what they then left behind.
    """
    H, W = depth.shape
    dy, dx = y % 2, x % 2
    if y + dy >= H or x + dx >= W:
        return False
    seen = solid[y - dy, x - dx]
    count = 0
    mean, least, most = 0.0, 1.0, 0.0
    nx, ny, nz, u0, u1, u2 = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for sy in range(-dy, dy + 1, 2 if dy else 1):
        for sx in range(-dx, dx + 1, 2 if dx else 1):
            v, h = y + sy, x + sx
            if solid[v, h] != seen or clear[v, h] < 2.0 * pixel:
                return False
            if seen < 0:
                continue
            n0, n1, n2 = normal[v, h, 0], normal[v, h, 1], normal[v, h, 2]
            ahead = n0 * camera[2, 0] + n1 * camera[2, 1] + n2 * camera[2, 2]
            if ahead > -_GRAZING:
                return False
            # where the plane through what is seen there lies in this pixel
            right = n0 * camera[0, 0] + n1 * camera[0, 1] + n2 * camera[0, 2]
            up = n0 * camera[1, 0] + n1 * camera[1, 1] + n2 * camera[1, 2]
            here = depth[v, h] + (right * sx - up * sy) * pixel / ahead
            least = here if count == 0 else min(least, here)
            most = here if count == 0 else max(most, here)
            mean += (depth[v, h] + here) / 2  # the planes meet beyond a curved surface: it lies half-way
            nx, ny, nz = nx + n0, ny + n1, nz + n2
            u0, u1, u2 = u0 + uvo[v, h, 0], u1 + uvo[v, h, 1], u2 + uvo[v, h, 2]
            count += 1
    if seen < 0:
        return True
    length = np.sqrt(nx * nx + ny * ny + nz * nz)
    if most - least > _FLAT or length < _STEADY * count:
        return False
    depth[y, x], solid[y, x] = mean / count, seen
    normal[y, x, 0], normal[y, x, 1], normal[y, x, 2] = nx / length, ny / length, nz / length
    uvo[y, x, 0], uvo[y, x, 1], uvo[y, x, 2] = u0 / count, u1 / count, u2 / count
    return True


@_inlined
def _list_near(begin, camera, pixel, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, columns, uv, out, lists):
    """For each tile the solids that its rays can meet, how many they are, and between which depths; none: 0."""
    active, counts, nears, fars = lists
    r, u, w = camera[0], camera[1], camera[2]
    margin, half = 0.06, _TILE * pixel * 0.7072
    for tile in range(len(counts)):
        cx = (tile % columns * _TILE + _TILE / 2 - 0.5) * pixel
        cy = (tile // columns * _TILE + _TILE / 2 - 0.5) * pixel
        act = active[tile]
        na = 0
        near, far = 1e9, -1e9
        for i in range(cap.shape[0]):
            dx, dy, dz = cap[i, 0] - begin[0], cap[i, 1] - begin[1], cap[i, 2] - begin[2]
            vx, vy, vz = cap[i, 3] - cap[i, 0], cap[i, 4] - cap[i, 1], cap[i, 5] - cap[i, 2]
            sx, sy = dx * r[0] + dy * r[1] + dz * r[2] - cx, -(dx * u[0] + dy * u[1] + dz * u[2]) - cy
            tx, ty = vx * r[0] + vy * r[1] + vz * r[2], -(vx * u[0] + vy * u[1] + vz * u[2])
            along = min(max(-(sx * tx + sy * ty) / max(tx * tx + ty * ty, 1e-12), 0.0), 1.0)
            sx, sy = sx + along * tx, sy + along * ty
            rr = cap[i, 6] + half + margin
            if sx * sx + sy * sy < rr * rr:
                act[na] = i
                na += 1
                sd = dx * w[0] + dy * w[1] + dz * w[2]
                deeper = vx * w[0] + vy * w[1] + vz * w[2]
                near = min(near, sd + min(deeper, 0.0) - cap[i, 6] - margin)
                far = max(far, sd + max(deeper, 0.0) + cap[i, 6] + margin)
        if na == 0:
            continue
        # all rays of the tile begin where the one in its middle comes near something
        bx = begin[0] + r[0] * cx - u[0] * cy
        by = begin[1] + r[1] * cx - u[1] * cy
        bz = begin[2] + r[2] * cx - u[2] * cy
        for _ in range(160):
            qx, qy, qz = bx + w[0] * near, by + w[1] * near, bz + w[2] * near
            d = _scene(qx, qy, qz, act, na, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, uv, out)
            safe = d * 0.8 - half
            if safe < 0.001 or near > far:
                break
            near += safe
        if near <= far:
            counts[tile], nears[tile], fars[tile] = na, near, far


@_compiled
def _march(begin, camera, pixel, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, depth, solid, normal, uvo):
    H, W = depth.shape
    r, u, w = camera[0], camera[1], camera[2]
    columns, rows = (W + _TILE - 1) // _TILE, (H + _TILE - 1) // _TILE
    active = np.empty((columns * rows, cap.shape[0]), np.int32)
    counts = np.zeros(columns * rows, np.int64)
    nears, fars = np.zeros(columns * rows), np.zeros(columns * rows)
    lists = (active, counts, nears, fars)
    uv, out, clear = np.zeros(3), np.zeros(1, np.int64), np.full((H, W), 1e9)
    _list_near(begin, camera, pixel, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, columns, uv, out, lists)
    # every second pixel of every second row first; most of the others see what those round them see
    for turn in range(2 * len(counts)):
        between, tile = turn >= len(counts), turn % len(counts)
        act, na = active[tile], counts[tile]
        x0, y0 = tile % columns * _TILE, tile // columns * _TILE
        if na == 0:
            continue
        for place in range(_TILE * _TILE):
            yy, xx = y0 + place // _TILE, x0 + place % _TILE
            if yy >= H or xx >= W or (yy % 2 or xx % 2) != between:
                continue
            if between and _is_between(yy, xx, camera, pixel, depth, solid, normal, uvo, clear):
                continue
            bx = begin[0] + r[0] * xx * pixel - u[0] * yy * pixel
            by = begin[1] + r[1] * xx * pixel - u[1] * yy * pixel
            bz = begin[2] + r[2] * xx * pixel - u[2] * yy * pixel
            t, outside, outside_d, inside, inside_d = nears[tile], nears[tile], 0.0, -1.0, 0.0
            hit, before = False, 1e9
            qx, qy, qz = bx, by, bz
            for _ in range(160):
                qx, qy, qz = bx + w[0] * t, by + w[1] * t, bz + w[2] * t
                d = _scene(qx, qy, qz, act, na, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, uv, out)
                if d > before:  # going away from what the ray has passed, which may lie between it and the next
                    clear[yy, xx] = min(clear[yy, xx], before)
                before = d
                if abs(d) < _EXACT or (d < 0 and outside_d <= 0):
                    hit = True
                    break
                if d < 0:
                    inside, inside_d = t, d
                else:
                    # over the distance to a convex body the line through two points falls short of it
                    slope = (outside_d - d) / (t - outside) if t > outside else 0.0
                    step = d * 0.8
                    if slope > 0:
                        step = max(step, min(d / slope, d + _THIN))
                    outside, outside_d = t, d
                    t += step
                if inside > 0 and (d < 0 or t >= inside):
                    t = outside + (inside - outside) * outside_d / (outside_d - inside_d)
                if t > fars[tile]:
                    break
            if not hit:
                continue
            depth[yy, xx] = t
            solid[yy, xx] = out[0]
            _distance(out[0], qx, qy, qz, f, kind, tabs, cp, cf, cn, uv)
            uvo[yy, xx, 0], uvo[yy, xx, 1], uvo[yy, xx, 2] = uv[0], uv[1], uv[2]
            e = 0.0012
            nx, ny, nz = 0.0, 0.0, 0.0
            for s in range(4):  # the gradient from the corners of a tetrahedron
                ex = 1.0 if s in (0, 3) else -1.0
                ey = 1.0 if s in (2, 3) else -1.0
                ez = 1.0 if s in (1, 3) else -1.0
                ox, oy, oz = qx + ex * e, qy + ey * e, qz + ez * e
                d = _scene(ox, oy, oz, act, na, cap, f, kind, group, blends, gb, tabs, cp, cf, cn, floor, uv, out)
                nx += ex * d
                ny += ey * d
                nz += ez * d
            l = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
            normal[yy, xx, 0], normal[yy, xx, 1], normal[yy, xx, 2] = nx / l, ny / l, nz / l


@_compiled
def _deepest(points, radii, chosen, cap, f, kind, tabs, cp, cf, cn):
    worst, who, whom = 0.0, -1, -1
    uv = np.zeros(3)
    for p in range(points.shape[0]):
        px, py, pz = points[p, 0], points[p, 1], points[p, 2]
        for i in chosen:
            if _is_beyond(px, py, pz, cap, i, radii[p]):
                continue
            d = radii[p] - _distance(i, px, py, pz, f, kind, tabs, cp, cf, cn, uv)
            if d > worst:
                worst, who, whom = d, p, i
    return worst, who, whom
