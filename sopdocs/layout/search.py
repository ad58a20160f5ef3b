"""The cheapest way of one wire through the grid as it is now: A* over (node, direction of arrival).

A state is ``4 * node + direction``, the number of the unit edge that goes straight on. A way ends in a free port of a
target or on a line of its own group (a T-junction).
"""

from __future__ import annotations

from heapq import heappop, heappush

from sopdocs.layout.costs import BEND, CROSS, CROSS_HEAD, CROSS_LINK
from sopdocs.layout.grid import Grid
from sopdocs.layout.joins import Join
from sopdocs.layout.occupancy import EMPTY, Occupancy, Way
from sopdocs.layout.task import Task

NO_LIMIT = 1 << 40
_SHIFT = 20
_MASK = (1 << _SHIFT) - 1


class Finder:
    """Searches on one grid; counts its ``effort`` in expanded states."""

    def __init__(self, grid: Grid, occupancy: Occupancy, turns: list[int], length: list[int]) -> None:
        self.grid, self.occupancy, self.turns, self.length = grid, occupancy, turns, length
        self.effort = 0

    def find(self, task: Task, joins: dict[int, Join], limit: int = NO_LIMIT) -> Way | None:
        """The cheapest way that costs less than ``limit``.

        ``joins`` are all nodes of the group's own lines.
        """
        return _Search(self, task, joins, limit).run()


class _Search:
    def __init__(self, finder: Finder, task: Task, joins: dict[int, Join], limit: int) -> None:
        self.finder, self.task, self.joins, self.limit = finder, task, joins, limit
        self.grid, self.occupancy = finder.grid, finder.occupancy
        size = 4 * self.grid.width * self.grid.height
        self.size = size
        self.best = [NO_LIMIT] * size
        self.origin = [-1] * size
        self.heap: list[int] = []
        self.ends: list[tuple[int, int, int]] = []
        """Ways found to a goal: (state before, port or -1, cost)."""
        self.goals = self._open_goals()
        self.guess = _Estimate(self.grid, self.goals, joins)

    def _open_goals(self) -> dict[int, list[tuple[int, int, int]]]:
        """Free target ports by node: (port, direction of arrival, cost)."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        busy_in, busy_out = self.occupancy.port_in, self.occupancy.port_out
        for number, cost in self.task.goals:
            if not busy_in[number] and not busy_out[number]:
                port = self.grid.ports[number]
                found.setdefault(port.node, []).append((number, port.side ^ 2, cost))
        return found

    def run(self) -> Way | None:
        if not self.goals and not any(join.allowed for join in self.joins.values()):
            return None
        busy_in, busy_out = self.occupancy.port_in, self.occupancy.port_out
        for number, cost in self.task.starts:
            if cost < self.limit and not busy_in[number] and not busy_out[number]:
                port = self.grid.ports[number]
                self._reach(4 * port.node + port.side, -2 - number, cost)
        return self._loop()

    def _loop(self) -> Way | None:
        best, heap, size = self.best, self.heap, self.size
        busy, state, turns = self.occupancy.busy, self.occupancy.state, self.finder.turns
        step, length, goals = self.grid.step, self.finder.length, self.goals
        done = bytearray(size)
        while heap:
            at = heappop(heap) & _MASK
            if at >= size:
                return self._way(*self.ends[at - size])
            if done[at]:
                continue
            done[at] = 1
            self.finder.effort += 1
            node, direction, cost = at >> 2, at & 3, best[at]
            if node in goals:
                self._finish(at, cost)
            if not busy[at]:
                self._reach(at + 4 * step[direction], at, cost + length[at])
            if state[node] == EMPTY:
                turned = cost + turns[node]
                for side in ((direction + 1) & 3, (direction + 3) & 3):
                    edge = 4 * node + side
                    if not busy[edge]:
                        self._reach(edge + 4 * step[side], at, turned + length[edge])
        return None

    def _reach(self, to: int, origin: int, cost: int) -> None:
        """Note that state ``to`` can be reached at ``cost``, if what is there lets it pass."""
        node = to >> 2
        there = self.occupancy.state[node]
        if there != EMPTY:
            if node in self.joins:
                join = self.joins[node]
                if join.allowed:
                    self._end(origin, node, -1, cost + join.cost)
                return
            if there != 2 - (to & 1):
                return
            cost += CROSS_LINK if self.occupancy.soft[node] else CROSS
            if node in self.grid.near:
                cost += CROSS_HEAD
        if cost < self.best[to]:
            total = cost + self.guess.rest(to)
            if total < self.limit:
                self.best[to] = cost
                self.origin[to] = origin
                heappush(self.heap, total << _SHIFT | to)

    def _finish(self, at: int, cost: int) -> None:
        node, direction = at >> 2, at & 3
        for port, arrival, price in self.goals[node]:
            if arrival == direction:
                self._end(at, node, port, cost + price)
            elif arrival != direction ^ 2 and self.occupancy.state[node] == EMPTY:
                self._end(at, node, port, cost + price + self.finder.turns[node])

    def _end(self, origin: int, node: int, port: int, cost: int) -> None:
        if cost < self.limit:
            heappush(self.heap, cost << _SHIFT | self.size + len(self.ends))
            self.ends.append((origin, port if port >= 0 else -1 - node, cost))

    def _way(self, state: int, goal: int, cost: int) -> Way:
        states = []
        while state >= 0:
            states.append(state)
            state = self.origin[state]
        out_port = -2 - state
        states.reverse()
        return self._assemble(out_port, states, goal, cost)

    def _assemble(self, out_port: int, states: list[int], goal: int, cost: int) -> Way:
        nodes = [state >> 2 for state in states]
        moves = [state & 3 for state in states[1:]]
        first = self.grid.ports[out_port].side
        if goal >= 0:
            in_port = goal
            moves.append(self.grid.ports[goal].side ^ 2)
        else:
            here = -1 - goal
            join = self.joins[here]
            if nodes:
                moves.append(self.grid.step.index(here - nodes[-1]))
            in_port = join.way.in_port
            nodes += join.way.nodes[join.index :]
            moves += join.way.moves[join.index :]
        return Way(self.task.wire.id, self.task.group, out_port, in_port, first, tuple(nodes), tuple(moves), cost)


class _Estimate:
    """A lower bound of the rest of the way from a state: distance and bends to each goal, distance to the joins."""

    def __init__(self, grid: Grid, goals: dict[int, list[tuple[int, int, int]]], joins: dict[int, Join]) -> None:
        self.width = grid.width
        self.xs = [round(line.at * 100) for line in grid.xs.lines]
        self.ys = [round(line.at * 100) for line in grid.ys.lines]
        self.known: dict[int, int] = {}
        self.goals = [
            (self.xs[node % self.width], self.ys[node // self.width], arrival, price)
            for node, ports in goals.items()
            for _, arrival, price in ports
        ]
        places = [node for node, join in joins.items() if join.allowed]
        self.box = self._box(places)
        self.least = min((join.cost for join in joins.values() if join.allowed), default=NO_LIMIT)

    def _box(self, nodes: list[int]) -> tuple[int, int, int, int] | None:
        if not nodes:
            return None
        xs = [self.xs[node % self.width] for node in nodes]
        ys = [self.ys[node // self.width] for node in nodes]
        return min(xs), max(xs), min(ys), max(ys)

    def rest(self, state: int) -> int:
        found = self.known.get(state)
        if found is None:
            found = self.known[state] = self._rest(state)
        return found

    def _rest(self, state: int) -> int:
        node, direction = state >> 2, state & 3
        x, y = self.xs[node % self.width], self.ys[node // self.width]
        least = NO_LIMIT
        if self.box is not None:
            x0, x1, y0, y1 = self.box
            least = self.least + max(x0 - x, 0, x - x1) + max(y0 - y, 0, y - y1)
        for goal_x, goal_y, arrival, price in self.goals:
            dx, dy = goal_x - x, goal_y - y
            far = abs(dx) + abs(dy) + price
            if far < least:
                far += BEND * _bends(dx, dy, direction, arrival)
                least = min(least, far)
        return least


def _bends(dx: int, dy: int, direction: int, arrival: int) -> int:
    """The least number of bends to go (dx, dy) starting in ``direction`` and ending in ``arrival``."""
    ahead, aside = _turned(dx, dy, direction)
    if direction == arrival:
        return 0 if aside == 0 and ahead >= 0 else 2
    if direction == arrival ^ 2:
        return 2
    toward = aside if arrival == (direction + 1) & 3 else -aside
    return 1 if ahead >= 0 and toward >= 0 else 3


def _turned(dx: int, dy: int, direction: int) -> tuple[int, int]:
    """(dx, dy) as (ahead, to the right) for one who looks in ``direction``."""
    return ((dx, dy), (dy, -dx), (-dx, -dy), (-dy, dx))[direction]
