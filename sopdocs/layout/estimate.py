"""A lower bound of what is left of a way: distance, bends and price of each goal, and of merging into each line.

It never exceeds the true rest, so the search finds the cheapest way; the nearer it is, the fewer states are expanded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_ACROSS = ((2 * BEND, 0, 0), (BEND, 0, BEND), (0, 0, 2 * BEND), (BEND, 0, BEND))
"""What the bends to an upright line cost at least, by direction and sign of dx + 1."""
_DOWN = ((BEND, 0, BEND), (2 * BEND, 0, 0), (BEND, 0, BEND), (0, 0, 2 * BEND))
"""The same to a level line, by sign of dy + 1."""
NOWHERE = 1 << 40
_MOST = 3 * BEND
"""What bends to a goal cost at most."""

_Bound = tuple[int, Sequence[int], Sequence[int], Sequence[int], Sequence[int], Sequence[Sequence[int]]]
"""Price, distance by column and row, side by column and row, and what the bends cost by direction and sum of sides."""


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

    def away(self, nodes: Sequence[int]) -> tuple[list[int], list[int]]:
        """Distance of each column and each row from the box around some nodes."""
        xs, ys = [self._xs[node % self._width] for node in nodes], [self._ys[node // self._width] for node in nodes]
        return [max(min(xs) - x, 0, x - max(xs)) for x in self._xs], [
            max(min(ys) - y, 0, y - max(ys)) for y in self._ys
        ]


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
        self._xs, self._ys = frame(0).far_x, frame(0).far_y
        self._width = len(self._xs)
        self._bounds = [*self._ports(frame, goals), *self._trunks(joins)]

    def _ports(
        self, frame: Callable[[int], Frame], goals: Mapping[int, Iterable[tuple[int, int, int]]]
    ) -> Iterator[_Bound]:
        """The goals, but for those so dear that going on from them to another would be cheaper."""
        places = [
            (price, self._xs[node % self._width], self._ys[node // self._width], frame(node), arrival)
            for node, ports in goals.items()
            for _, arrival, price in ports
        ]
        for price, x, y, seen, arrival in places:
            if all(price <= other + abs(x - at_x) + abs(y - at_y) + _MOST for other, at_x, at_y, _, _ in places):
                yield price, seen.far_x, seen.far_y, seen.side_x, seen.side_y, _BENDS[arrival]

    def _trunks(self, joins: Mapping[int, Join]) -> Iterator[_Bound]:
        """The lines that may be joined: each straight one with the cheapest join from every column or row."""
        upright: dict[int, dict[int, int]] = {}
        level: dict[int, dict[int, int]] = {}
        for node, join in joins.items():
            if join.allowed:
                x, y = node % self._width, node // self._width
                if join.way.moves[join.index] & 1:
                    upright.setdefault(x, {})[y] = join.cost
                else:
                    level.setdefault(y, {})[x] = join.cost
        xs, ys = self._xs, self._ys
        flat = [0] * max(len(xs), len(ys))
        for x, costs in upright.items():
            yield 0, [abs(xs[x] - at) for at in xs], _cheapest(ys, costs), _signs(xs, x), flat, _ACROSS
        for y, costs in level.items():
            yield 0, _cheapest(xs, costs), [abs(ys[y] - at) for at in ys], flat, _signs(ys, y), _DOWN

    def rest(self, state: int) -> int:
        """The bound for one state."""
        node, direction = state >> 2, state & 3
        y, x = divmod(node, self._width)
        least = min(
            [
                price + far_x[x] + far_y[y] + bends[direction][side_x[x] + side_y[y]]
                for price, far_x, far_y, side_x, side_y, bends in self._bounds
            ]
        )
        self.known[state] = least
        return least


def _signs(places: Sequence[int], index: int) -> list[int]:
    """On which side of each place the one of that index lies: 0 before, 1 there, 2 behind."""
    return [(places[index] > at) - (places[index] < at) + 1 for at in places]


def _cheapest(places: Sequence[int], costs: Mapping[int, int]) -> list[int]:
    """For each place the least of the costs, by index, with the distances to them."""
    found = [costs.get(index, NOWHERE) for index in range(len(places))]
    for i in range(1, len(found)):
        found[i] = min(found[i], found[i - 1] + places[i] - places[i - 1])
    for i in range(len(found) - 2, -1, -1):
        found[i] = min(found[i], found[i + 1] + places[i + 1] - places[i])
    return found
