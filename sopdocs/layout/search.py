"""The cheapest way of one wire through the grid as it is now: A* over (node, direction of arrival).

A state is ``4 * node + direction``, the number of the unit edge that goes straight on. A way ends in a free port of a
target or on a line of its own group (a T-junction).
"""

from __future__ import annotations

from heapq import heappop, heappush

from sopdocs.layout.costs import CROSS, CROSS_HEAD, CROSS_LINK
from sopdocs.layout.estimate import Estimate, Frames
from sopdocs.layout.grid import Grid
from sopdocs.layout.joins import Join
from sopdocs.layout.occupancy import EMPTY, Occupancy, Way
from sopdocs.layout.task import Task

NO_LIMIT = 1 << 40
_SHIFT = 20
_HIGH = 40
"""Heap keys: price with estimate, estimate, state; of equally promising states the one nearest a goal comes first."""
_MASK = (1 << _SHIFT) - 1


class Finder:
    """Searches on one grid; counts its ``effort`` in expanded states."""

    def __init__(self, grid: Grid, occupancy: Occupancy, turns: list[int], length: list[int]) -> None:
        self.grid, self.occupancy, self.turns, self.length = grid, occupancy, turns, length
        self.jumps = tuple(4 * step for step in grid.step)
        self.effort = 0
        self.frame = Frames(grid)

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
        self.done = bytearray(size)
        self.heap: list[int] = []
        self.ends: list[tuple[int, int, int]] = []
        """Ways found to a goal: (state before, port or -1, cost)."""
        self.goals = self._open_goals()
        self.guess = Estimate(finder.frame, size, self.goals, joins)

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
        for number, price in self.task.starts:
            if price < self.limit and not busy_in[number] and not busy_out[number]:
                port = self.grid.ports[number]
                self._start(4 * port.node + port.side, -2 - number, price)
        way = self._loop()
        self.finder.effort += self.done.count(1)
        return way

    def _start(self, at: int, origin: int, price: int) -> None:
        there = self.occupancy.state[at >> 2]
        if there:
            price = self._enter(at, origin, price)
        if price < self.best[at]:
            rest = self.guess.rest(at)
            self.best[at], self.origin[at] = price, origin
            heappush(self.heap, (price + rest) << _HIGH | rest << _SHIFT | at)

    def _loop(self) -> Way | None:  # noqa: C901 - all the time goes here, and calls would double it
        best, origin, heap, limit, goals = self.best, self.origin, self.heap, self.limit, self.goals
        busy, state, turns, length = self.occupancy.busy, self.occupancy.state, self.finder.turns, self.finder.length
        known, guess, jumps = self.guess.known, self.guess.rest, self.finder.jumps
        done = self.done
        while heap:
            at = heappop(heap) & _MASK
            if at >= self.size:
                return self._way(*self.ends[at - self.size])
            if done[at]:
                continue
            done[at] = 1
            node = at >> 2
            cost = best[at]
            if node in goals:
                self._finish(at, cost)
            turned = NO_LIMIT if state[node] else cost + turns[node]
            for edge, so_far in ((at, cost), (at ^ 1, turned), (at ^ 3, turned)):
                if busy[edge]:
                    continue
                to = edge + jumps[edge & 3]
                price = so_far + length[edge]
                if state[to >> 2]:
                    price = self._enter(to, at, price)
                if price < best[to]:
                    rest = known[to]
                    if rest < 0:
                        rest = guess(to)
                    total = price + rest
                    if total < limit:
                        best[to] = price
                        origin[to] = at
                        heappush(heap, total << _HIGH | rest << _SHIFT | to)
        return None

    def _enter(self, to: int, origin: int, price: int) -> int:
        """The price at a node where something is: with a crossing, or out of reach; a join there is noted."""
        node = to >> 2
        if node in self.joins:
            join = self.joins[node]
            if join.allowed and to & 3 != join.against:
                self._end(origin, node, -1, price + join.cost)
            return NO_LIMIT
        if self.occupancy.state[node] != 2 - (to & 1):
            return NO_LIMIT
        price += CROSS_LINK if self.occupancy.soft[node] else CROSS
        return price + CROSS_HEAD if node in self.grid.near else price

    def _finish(self, at: int, cost: int) -> None:
        node, direction = at >> 2, at & 3
        for port, arrival, price in self.goals[node]:
            if arrival == direction:
                self._end(at, node, port, cost + price)
            elif arrival != direction ^ 2 and self.occupancy.state[node] == EMPTY:
                self._end(at, node, port, cost + price + self.finder.turns[node])

    def _end(self, origin: int, node: int, port: int, cost: int) -> None:
        if cost < self.limit:
            heappush(self.heap, cost << _HIGH | self.size + len(self.ends))
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
