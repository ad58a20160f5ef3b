"""The true outlines of the symbols: where an axis-parallel line meets them, and whether a point lies inside."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

from sopdocs.chart import Point, Symbol

TIP = 0.35
"""Share of a pentagon's height that its tip takes."""


def reach(symbol: Symbol, side: int, x: float) -> tuple[float, float]:
    """Where the outline is met coming from side 0 right, 1 down, 2 left or 3 up; sideways at the symbol's middle
    height, from above or below at ``x`` (mm)."""
    rect = symbol.rect
    center = rect.center
    if side in (0, 2):
        return (rect.right if side == 0 else rect.x), center.y
    inset = _inset(symbol, x, lower=side == 1)
    return x, (rect.bottom - inset if side == 1 else rect.y + inset)


def _inset(symbol: Symbol, x: float, *, lower: bool) -> float:
    """How far below the box's top (or above its bottom) the outline is at ``x``."""
    rect = symbol.rect
    half_w, half_h = rect.w / 2, rect.h / 2
    away = min(abs(x - rect.center.x), half_w)
    if symbol.kind == "diamond":
        return half_h * away / half_w
    if symbol.kind == "capsule":
        radius = min(half_h, half_w)
        over = away - (half_w - radius)
        return 0.0 if over <= 0 else radius - sqrt(max(radius * radius - over * over, 0.0))
    if symbol.kind == "pentagon" and lower != symbol.flip:
        return rect.h * TIP * away / half_w
    return 0.0


def polygon(symbol: Symbol, steps: int = 8) -> tuple[tuple[float, float], ...]:
    """The outline as a convex polygon, clockwise from the top left; arcs are cut into ``steps`` chords."""
    rect = symbol.rect
    x0, x1, y0, y1 = rect.x, rect.right, rect.y, rect.bottom
    center = rect.center
    if symbol.kind == "diamond":
        return ((center.x, y0), (x1, center.y), (center.x, y1), (x0, center.y))
    if symbol.kind == "pentagon":
        if symbol.flip:
            cut = y0 + rect.h * TIP
            return ((x0, cut), (center.x, y0), (x1, cut), (x1, y1), (x0, y1))
        cut = y1 - rect.h * TIP
        return ((x0, y0), (x1, y0), (x1, cut), (center.x, y1), (x0, cut))
    if symbol.kind == "capsule":
        radius = min(rect.h, rect.w) / 2
        turns = [pi * (i / steps - 0.5) for i in range(steps + 1)]
        right = [(x1 - radius + radius * cos(t), center.y + radius * sin(t)) for t in turns]
        left = [(x0 + radius - radius * cos(t), center.y - radius * sin(t)) for t in turns]
        return (*right, *left)
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


def meets(shape: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether a convex polygon and an axis-parallel box (or segment) have inner points in common."""
    x0, y0, x1, y1 = box
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    if max(xs) <= x0 or min(xs) >= x1 or max(ys) <= y0 or min(ys) >= y1:
        return False
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    for (ax, ay), (bx, by) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if all((bx - ax) * (y - ay) - (by - ay) * (x - ax) <= 1e-9 for x, y in corners):
            return False
    return True


def head_box(before: Point, tip: Point, length: float, width: float) -> Box:
    """The box around the arrowhead at ``tip`` of a line that comes from ``before``."""
    half = width / 2
    if before.y == tip.y:
        back = tip.x - length if before.x < tip.x else tip.x + length
        return min(back, tip.x), tip.y - half, max(back, tip.x), tip.y + half
    back = tip.y - length if before.y < tip.y else tip.y + length
    return tip.x - half, min(back, tip.y), tip.x + half, max(back, tip.y)


def gap(a: Box, b: Box) -> float:
    """The distance of two boxes."""
    return hypot(max(a[0] - b[2], b[0] - a[2], 0.0), max(a[1] - b[3], b[1] - a[3], 0.0))


def gap_to(shape: Sequence[tuple[float, float]], box: Box) -> float:
    """The distance of a convex polygon and a box."""
    if meets(shape, box):
        return 0.0
    corners = [Point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    sides = list(zip(shape, (*shape[1:], shape[0]), strict=True))
    found = [distance(corner, a, b) for corner in corners for a, b in sides]
    return min(found + [gap((x, y, x, y), box) for x, y in shape])


def distance(point: Point, a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of a point from a straight piece."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((point.x - a[0]) * dx + (point.y - a[1]) * dy) / length))
    return hypot(point.x - a[0] - share * dx, point.y - a[1] - share * dy)


def shrunk(shape: Sequence[tuple[float, float]], hair: float) -> list[tuple[float, float]]:
    """The polygon drawn in by about ``hair`` towards its middle."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    fx, fy = (max(0.0, 1 - 2 * hair / max(max(v) - min(v), 1e-9)) for v in (xs, ys))
    return [(cx + (x - cx) * fx, cy + (y - cy) * fy) for x, y in shape]
