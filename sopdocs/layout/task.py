"""What does not change while a page is routed: each wire's group, role, and the price of each port for it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import Symbol
from sopdocs.layout.costs import BEND, TIGHT_TURN, Role, in_cost, out_cost, roles
from sopdocs.layout.grid import DOWN, RIGHT, Grid
from sopdocs.layout.problem import PageProblem, Wire

_LOW_TRACK = 40
"""A turn on a track above the row's symbols costs a little more than one below the row before."""


@dataclass(frozen=True, slots=True)
class Task:
    """One wire to route. ``starts`` and ``goals`` are (port, cost with stub), cheapest first."""

    wire: Wire
    group: int
    role: Role
    starts: tuple[tuple[int, int], ...]
    goals: tuple[tuple[int, int], ...]
    ends: dict[int, int]
    """The cost of every target port, also of those the wire may reach only by merging."""
    apart: tuple[tuple[float, float, float, float], ...]
    """Rectangles (x0, y0, x1, y1) around the sources in which the wire may not merge into another."""


def make_tasks(problem: PageProblem, grid: Grid) -> tuple[Task, ...]:
    """One task a wire, in the order of ``problem.wires``; wires with equal targets share a group number."""
    index = {symbol.id: i for i, symbol in enumerate(problem.symbols)}
    groups: dict[tuple[str, ...], int] = {}
    kinds = roles(problem)
    tasks = []
    for wire, role in zip(problem.wires, kinds, strict=True):
        group = groups.setdefault(tuple(sorted(wire.targets)), len(groups))
        tasks.append(_Maker(problem, grid, wire, role, index).task(group))
    return tuple(tasks)


def turn_costs(grid: Grid) -> list[int]:
    """What a bend costs at each node."""
    costs: list[int] = []
    for line in grid.ys.lines:
        low = line.zone >= 0 and grid.ys.zones[line.zone].rule_low
        costs += [BEND + (_LOW_TRACK if low else 0)] * grid.width
    for node in grid.near:
        costs[node] += TIGHT_TURN
    return costs


@dataclass(frozen=True, slots=True)
class _Maker:
    problem: PageProblem
    grid: Grid
    wire: Wire
    role: Role
    index: dict[str, int]

    def task(self, group: int) -> Task:
        sources = [self.index[name] for name in self.wire.sources]
        targets = [self.index[name] for name in self.wire.targets]
        turning = bool(set(sources) & set(targets))
        starts = self._priced(sources, targets, leaving=True)
        goals = self._priced(targets, sources, leaving=False)
        ends = dict(goals)
        if turning:
            sides = [port.side for port in self.grid.ports]
            starts = [item for item in starts if sides[item[0]] in (RIGHT, DOWN)]
            goals = [item for item in goals if sides[item[0]] not in (RIGHT, DOWN)]
        room = 4.0
        rects = [self.problem.symbols[i].rect for i in sources]
        apart = tuple((r.x - room, r.y - room, r.right + room, r.bottom + room) for r in rects)
        return Task(self.wire, group, self.role, tuple(starts), tuple(goals), ends, apart)

    def _priced(self, ends: list[int], others: list[int], *, leaving: bool) -> list[tuple[int, int]]:
        symbols = self.problem.symbols
        price = out_cost if leaving else in_cost
        found = []
        for end in ends:
            toward = _toward(symbols[end], [symbols[i] for i in others])
            for number in self.grid.ports_of[end]:
                port = self.grid.ports[number]
                found.append((number, price(port, symbols[end], self.role, toward) + port.stub))
        return sorted(found, key=lambda item: (item[1], item[0]))


def _toward(end: Symbol, others: list[Symbol]) -> int:
    columns = [other.column for other in others]
    return (min(columns) > end.column) - (max(columns) < end.column)
