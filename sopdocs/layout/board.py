"""The routes of one page while they are being found: route one wire, take it out, price it as it lies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from sopdocs.chart import Rect
from sopdocs.layout.costs import CROSS, CROSS_HEAD, CROSS_LINK
from sopdocs.layout.grid import UNIT, Grid
from sopdocs.layout.joins import Join, find_joins
from sopdocs.layout.occupancy import EMPTY, Occupancy, Way
from sopdocs.layout.outline import Box
from sopdocs.layout.problem import PageProblem
from sopdocs.layout.search import NO_LIMIT, Finder
from sopdocs.layout.task import make_tasks, turn_costs

UNROUTED = 100_000 * UNIT
"""The price of a wire without a way, in totals."""


class Board:
    """Tasks, their ways (None while not routed) and the occupancy they make, by index in ``problem.wires``."""

    def __init__(self, problem: PageProblem, grid: Grid) -> None:
        self.problem, self.grid = problem, grid
        self.tasks = list(make_tasks(problem, grid))
        self.turns = turn_costs(grid)
        self.ways: list[Way | None] = [None] * len(self.tasks)
        self.occupancy = self._linked()
        self.length = list(grid.length)
        self.finder = Finder(grid, self.occupancy, self.turns, self.length)
        self._bare = Finder(grid, self._linked(), self.turns, self.length)
        self.members: dict[int, list[int]] = {}
        for i, task in enumerate(self.tasks):
            self.members.setdefault(task.group, []).append(i)
        self.prices = [dict(task.starts) for task in self.tasks]
        self._alone: list[int | None] = [None] * len(self.tasks)
        self._before_target = round((problem.style.head_length + 1) * UNIT)

    def _linked(self) -> Occupancy:
        occupancy = Occupancy(self.grid)
        index = {symbol.id: i for i, symbol in enumerate(self.problem.symbols)}
        for link in self.problem.links:
            first, second = (index[name] for name in (link.first, link.second))
            left, right = sorted((first, second), key=lambda i: self.problem.symbols[i].rect.x)
            start = [port for port in self._ports(left) if port[1] == 0]
            end = [port for port in self._ports(right) if port[1] == 2]
            if start and end:
                occupancy.link(start[0][2], end[0][2], (start[0][0], end[0][0]))
        return occupancy

    def _ports(self, symbol: int) -> list[tuple[int, int, int]]:
        ports = [self.grid.ports[number] for number in self.grid.ports_of[symbol]]
        return [(port.index, port.side, port.node) for port in ports]

    @property
    def effort(self) -> int:
        """Expanded states so far."""
        return self.finder.effort + self._bare.effort

    def discourage(self, i: int, port: int, cost: int) -> None:
        """Make leaving through ``port`` dearer for wire ``i`` from now on."""
        starts = [(number, price + cost if number == port else price) for number, price in self.tasks[i].starts]
        self.tasks[i] = replace(self.tasks[i], starts=tuple(sorted(starts, key=lambda item: (item[1], item[0]))))
        self.prices[i] = dict(starts)
        self._alone[i] = None

    def toll(self, rect: Rect, cost: int) -> None:
        """Make every way through a rectangle dearer from now on, by ``cost`` for each unit edge in it."""
        width = self.grid.width
        xs, ys = ([line.at for line in lines.lines] for lines in (self.grid.xs, self.grid.ys))
        for y, x in product(_within(ys, rect.y, rect.bottom), _between(xs, rect.x, rect.right)):
            self.length[4 * (y * width + x)] += cost
            self.length[4 * (y * width + x + 1) + 2] += cost
        for y, x in product(_between(ys, rect.y, rect.bottom), _within(xs, rect.x, rect.right)):
            self.length[4 * (y * width + x) + 1] += cost
            self.length[4 * ((y + 1) * width + x) + 3] += cost

    def joins(self, i: int) -> dict[int, Join]:
        """Where wire ``i`` would meet the lines of its group."""
        others = [(self.tasks[j], way) for j in self.members[self.tasks[i].group] if j != i and (way := self.ways[j])]
        return find_joins(self.tasks[i], others, self.occupancy, self._before_target)

    def find(self, i: int, limit: int = NO_LIMIT) -> Way | None:
        """The best way for wire ``i``, which must not be on the board."""
        return self.finder.find(self.tasks[i], self.joins(i), limit)

    def put(self, i: int, way: Way | None) -> None:
        """Lay a way."""
        self.ways[i] = way
        if way is not None:
            self.occupancy.add(way)

    def take(self, i: int) -> Way | None:
        """Take wire ``i`` off the board."""
        way = self.ways[i]
        self.ways[i] = None
        if way is not None:
            self.occupancy.remove(way)
        return way

    def alone(self, i: int) -> int:
        """The price of wire ``i`` if it were the only one on the page."""
        known = self._alone[i]
        if known is None:
            way = self._bare.find(self.tasks[i], {})
            known = self._alone[i] = UNROUTED if way is None else way.cost
        return known

    def floor(self, i: int) -> int:
        """What wire ``i`` costs at least, whatever else is on the page; little is known where it may merge."""
        return self.alone(i) if len(self.members[self.tasks[i].group]) == 1 else 0

    def price(self, i: int, way: Way | None) -> int:
        """What ``way`` costs wire ``i`` on the board without it, reckoned as the search does."""
        if way is None:
            return UNROUTED
        joins = self.joins(i)
        state, length = self.occupancy.state, self.length
        cost = self.prices[i][way.out_port]
        before = way.first_move
        for node, move in zip(way.nodes, way.moves, strict=True):
            if node in joins:
                return cost + joins[node].cost
            if state[node] != EMPTY:
                cost += CROSS_LINK if self.occupancy.soft[node] else CROSS
                cost += CROSS_HEAD if node in self.grid.near else 0
            cost += self.turns[node] if move != before else 0
            cost += length[4 * node + move]
            before = move
        last = way.nodes[-1]
        return cost - length[4 * last + way.moves[-1]] + self.tasks[i].ends[way.in_port]

    def box(self, way: Way) -> Box:
        """What a way spans, mm."""
        columns = [node % self.grid.width for node in way.nodes]
        xs, ys = self.grid.xs.lines, self.grid.ys.lines
        rows = min(way.nodes) // self.grid.width, max(way.nodes) // self.grid.width
        return xs[min(columns)].at, ys[rows[0]].at, xs[max(columns)].at, ys[rows[1]].at

    def crossings(self) -> list[tuple[int, int]]:
        """The pairs of wires of different groups that meet at a node."""
        passing: dict[int, list[tuple[int, int]]] = {}
        for i, way in enumerate(self.ways):
            if way is not None:
                for node in way.nodes:
                    passing.setdefault(node, []).append((i, way.group))
        found: dict[tuple[int, int], None] = {}
        for here in passing.values():
            if len(here) > 1:
                found.update(dict.fromkeys((i, j) for i, g in here for j, h in here if i < j and g != h))
        return list(found)


def _within(places: Sequence[float], low: float, high: float) -> range:
    """Indices of the lines between two places."""
    return range(bisect_right(places, low), bisect_left(places, high))


def _between(places: Sequence[float], low: float, high: float) -> range:
    """Indices of the lines whose gap to the next one overlaps the room between two places."""
    return range(max(bisect_right(places, low) - 1, 0), min(bisect_left(places, high), len(places) - 1))
