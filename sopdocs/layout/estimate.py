"""A lower bound of what is left of a way: distance and bends to each goal, distance to the nearest joins.

It never exceeds the true rest, so the search finds the cheapest way; the nearer it is, the fewer states are expanded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sopdocs.layout.costs import BEND
from sopdocs.layout.grid import DOWN, RIGHT, Grid
from sopdocs.layout.joins import Join


def _least_bends(ahead: int, aside: int, direction: int, arrival: int) -> int:
    """The fewest bends of a way that lies ``ahead`` and ``aside`` (to the right; only signs count) of one who looks
    in ``direction``, ending in ``arrival``."""
    if direction == arrival:
        return 0 if aside == 0 and ahead >= 0 else 2
    if direction == arrival ^ 2:
        return 2
    toward = aside if arrival == (direction + 1) & 3 else -aside
    return 1 if ahead >= 0 and toward >= 0 else 3


def _turned(dx: int, dy: int, direction: int) -> tuple[int, int]:
    """(dx, dy) as (ahead, to the right) for one who looks in ``direction``."""
    return ((dx, dy), (dy, -dx), (-dx, -dy), (-dy, dx))[direction]


_BENDS = tuple(
    tuple(
        tuple(
            BEND * _least_bends(*_turned(dx, dy, direction), direction, arrival)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        )
        for direction in range(4)
    )
    for arrival in range(4)
)
"""What the bends cost at least, by arrival, direction and 3 * (sign of dx + 1) + sign of dy + 1."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One node seen from all lines: distance from each column and row of the grid, and on which side it lies."""

    far_x: Sequence[int]
    far_y: Sequence[int]
    side_x: Sequence[int]
    side_y: Sequence[int]


class Frames:
    """The frames of a grid's nodes, each made when it is first asked for."""

    def __init__(self, grid: Grid) -> None:
        across = (grid.length[4 * x + RIGHT] for x in range(grid.width - 1))
        down = (grid.length[4 * y * grid.width + DOWN] for y in range(grid.height - 1))
        self._xs = list(accumulate(across, initial=0))
        self._ys = list(accumulate(down, initial=0))
        self._width = grid.width
        self._known: dict[int, Frame] = {}

    def __call__(self, node: int) -> Frame:
        """The frame of a node."""
        known = self._known.get(node)
        if known is None:
            x, y = self._xs[node % self._width], self._ys[node // self._width]
            known = self._known[node] = Frame(
                [abs(x - at) for at in self._xs],
                [abs(y - at) for at in self._ys],
                [3 * ((x > at) - (x < at) + 1) for at in self._xs],
                [(y > at) - (y < at) + 1 for at in self._ys],
            )
        return known


class Estimate:
    """The lower bound for one search; ``known`` holds what was reckoned, -1 where nothing was yet."""

    def __init__(
        self,
        frame: Callable[[int], Frame],
        size: int,
        goals: Mapping[int, Iterable[tuple[int, int, int]]],
        joins: Mapping[int, Join],
    ) -> None:
        self.known = [-1] * size
        self._goals = [
            (price, seen.far_x, seen.far_y, seen.side_x, seen.side_y, _BENDS[arrival])
            for node, ports in goals.items()
            for seen in (frame(node),)
            for _, arrival, price in ports
        ]
        self._width = len(frame(0).far_x)
        places = [node for node, join in joins.items() if join.allowed]
        self._joins: tuple[int, list[int], list[int]] | None = None
        if places:
            least = min(joins[node].cost for node in places)
            self._joins = least, *self._box(frame(0), places)

    def _box(self, corner: Frame, nodes: Sequence[int]) -> tuple[list[int], list[int]]:
        """Distances of all columns and rows to the box around some nodes."""
        xs, ys = corner.far_x, corner.far_y
        in_x = sorted(xs[node % self._width] for node in nodes)
        in_y = sorted(ys[node // self._width] for node in nodes)
        return [max(in_x[0] - x, 0, x - in_x[-1]) for x in xs], [max(in_y[0] - y, 0, y - in_y[-1]) for y in ys]

    def rest(self, state: int) -> int:
        """The bound for one state."""
        node, direction = state >> 2, state & 3
        x, y = node % self._width, node // self._width
        bounds = [
            price + far_x[x] + far_y[y] + bends[direction][side_x[x] + side_y[y]]
            for price, far_x, far_y, side_x, side_y, bends in self._goals
        ]
        if self._joins is not None:
            price, box_x, box_y = self._joins
            bounds.append(price + box_x[x] + box_y[y])
        least = min(bounds)
        self.known[state] = least
        return least
