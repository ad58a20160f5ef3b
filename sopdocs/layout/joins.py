"""Where a wire may merge into routes that lead to the same target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sopdocs.layout.costs import JOIN, JOIN_BEND, JOIN_CORNER, JOIN_FORWARD, JOIN_LOOP, JOIN_SHARE
from sopdocs.layout.grid import UNIT, Grid
from sopdocs.layout.occupancy import BOTH, Occupancy, Way
from sopdocs.layout.task import Task

_FROM_SOURCE = 4 * UNIT
_FROM_LABELLED = 7 * UNIT


@dataclass(frozen=True, slots=True)
class Join:
    """Merging into ``way`` at its node ``index``: the price of the shared rest, and whether it would be readable.

    Nobody may come in direction ``against``, nose to nose with the other where it turns away: together they would look
    like one straight line without an arrowhead.
    """

    way: Way
    index: int
    cost: int
    allowed: bool
    against: int


def find_joins(
    task: Task, others: Iterable[tuple[Task, Way]], occupancy: Occupancy, before_target: int
) -> dict[int, Join]:
    """The `Join` at every node of ``others`` (ways of the same group).

    ``before_target`` is how much of the line in front of the target stays free of junctions (hundredths of mm).
    """
    found: dict[int, Join] = {}
    arms: dict[int, int] = {}
    banned: set[int] = set()
    for other, way in others:
        _note_arms(way, arms)
        for join in _along(task, other, way, occupancy.grid, before_target):
            node = way.nodes[join.index]
            if not join.allowed:
                banned.add(node)
            known = found.get(node)
            if known is None or join.cost < known.cost:
                found[node] = join
    for node, join in found.items():
        crossed = occupancy.state[node] == BOTH
        if node in banned or crossed or arms[node].bit_count() != 2 or _inside(task, node, occupancy.grid):
            found[node] = replace(join, allowed=False)
    return found


def _note_arms(way: Way, arms: dict[int, int]) -> None:
    before = way.first_move
    for node, move in zip(way.nodes, way.moves, strict=True):
        arms[node] = arms.get(node, 0) | 1 << (before ^ 2) | 1 << move
        before = move


def _along(task: Task, other: Task, way: Way, grid: Grid, before_target: int) -> Iterable[Join]:
    """The join at each node of ``way``, from its end; allowed where far enough from both its ends."""
    rest, bends = grid.ports[way.in_port].stub, 0
    lengths = _lengths(way, grid)
    gone = sum(lengths) + grid.ports[way.out_port].stub
    first_corner = _first_corner(way)
    apart = _FROM_LABELLED if other.wire.label else _FROM_SOURCE
    for i in range(len(way.nodes) - 1, -1, -1):
        if i < len(way.nodes) - 1:
            rest += lengths[i]
            gone -= lengths[i]
            bends += way.moves[i] != way.moves[i + 1]
        cost = JOIN + rest // JOIN_SHARE + JOIN_BEND * bends
        if (other.role == "loop") != (task.role == "loop"):
            cost += JOIN_LOOP if other.role == "loop" else JOIN_FORWARD
        corner = i == first_corner and gone < apart
        far = (gone >= apart or corner) and rest >= before_target
        before = way.moves[i - 1] if i else way.first_move
        yield Join(way, i, cost + (JOIN_CORNER if corner else 0), far, before ^ 2)


def _lengths(way: Way, grid: Grid) -> Sequence[int]:
    return [grid.length[4 * node + move] for node, move in zip(way.nodes[:-1], way.moves, strict=False)]


def _first_corner(way: Way) -> int:
    before = way.first_move
    for i, move in enumerate(way.moves):
        if move != before:
            return i
        before = move
    return -1


def _inside(task: Task, node: int, grid: Grid) -> bool:
    x, y = grid.xs.lines[node % grid.width].at, grid.ys.lines[node // grid.width].at
    return any(x0 < x < x1 and y0 < y < y1 for x0, y0, x1, y1 in task.apart)
