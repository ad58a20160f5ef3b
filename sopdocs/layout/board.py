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
        self._ideals: dict[int, tuple[tuple[tuple[int, Way], ...], Way | None]] = {}
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
        self._ideals.pop(i, None)

    def toll(self, rect: Rect, cost: int) -> set[int]:
        """Make every way through a rectangle dearer from now on, by ``cost`` for each unit edge in it.

        :returns: the wires that run through it.
        """
        width = self.grid.width
        xs, ys = ([line.at for line in lines.lines] for lines in (self.grid.xs, self.grid.ys))
        dearer: set[int] = set()
        for y, x in product(_within(ys, rect.y, rect.bottom), _between(xs, rect.x, rect.right)):
            dearer |= {4 * (y * width + x), 4 * (y * width + x + 1) + 2}
        for y, x in product(_between(ys, rect.y, rect.bottom), _within(xs, rect.x, rect.right)):
            dearer |= {4 * (y * width + x) + 1, 4 * ((y + 1) * width + x) + 3}
        for edge in dearer:
            self.length[edge] += cost
        self._ideals.clear()
        return {
            i
            for i, way in enumerate(self.ways)
            if way and any(4 * node + move in dearer for node, move in zip(way.nodes, way.moves, strict=True))
        }

    def joins(self, i: int) -> dict[int, Join]:
        """Where wire ``i`` would meet the lines of its group."""
        others = [(j, way) for j in self.members[self.tasks[i].group] if j != i and (way := self.ways[j])]
        return self._joins(i, others, self.occupancy)

    def _joins(self, i: int, others: Sequence[tuple[int, Way]], occupancy: Occupancy) -> dict[int, Join]:
        lines = [(self.tasks[j], way) for j, way in others]
        return find_joins(self.tasks[i], lines, occupancy, self._before_target)

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

    def ideal(self, i: int) -> Way | None:
        """The best way for wire ``i`` if only those of its group were on the page, as they lie."""
        others = tuple((j, way) for j in self.members[self.tasks[i].group] if j != i and (way := self.ways[j]))
        known = self._ideals.get(i)
        if known is None or known[0] != others:
            bare = self._bare.occupancy
            for _, way in others:
                bare.add(way)
            joins = self._joins(i, others, bare)
            known = self._ideals[i] = others, self._bare.find(self.tasks[i], joins)
            for _, way in others:
                bare.remove(way)
        return known[1]

    def floor(self, i: int) -> int:
        """What wire ``i`` costs at least while those of its group lie as they do, whatever else is on the page."""
        way = self.ideal(i)
        return UNROUTED if way is None else way.cost

    def blockers(self, i: int, way: Way) -> list[int]:
        """The wires that ``way`` would meet or whose ports it takes, were it laid for wire ``i``."""
        ports, group = {way.out_port, way.in_port}, self.tasks[i].group
        own = frozenset[int]().union(*(line.at for j in self.members[group] if j != i and (line := self.ways[j])))
        joined = next((k for k, node in enumerate(way.nodes) if node in own), len(way.nodes))
        nodes = way.nodes[:joined]
        return [
            j
            for j, other in enumerate(self.ways)
            if other is not None
            and j != i
            and (
                other.out_port in ports
                or (self.tasks[j].group != group and (other.in_port in ports or not other.at.isdisjoint(nodes)))
            )
        ]

    def price_of(self, i: int) -> int:
        """What wire ``i`` costs on the board as it is."""
        way = self.take(i)
        price = self.price(i, way)
        self.put(i, way)
        return price

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
