"""Which wires may have a cheaper way than the one they lie on.

A wire that was laid or tried on the board as it was lies on its best way until something changes for it: another line
crosses it, one of its group is moved, or one leaves room through which a cheaper way could lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sopdocs.layout.board import Board
from sopdocs.layout.costs import JOIN
from sopdocs.layout.occupancy import Way


@dataclass(frozen=True, slots=True)
class Change:
    """Wire ``wire`` has left one way for another."""

    wire: int
    old: Way | None
    new: Way | None


@dataclass(frozen=True, slots=True)
class _Span:
    """Distance of each column and row from where a wire begins, with that to where it ends, and its least price."""

    across: Sequence[int]
    down: Sequence[int]
    price: int


def disturbed(board: Board, order: Sequence[int]) -> set[int]:
    """Of wires laid in that order those that a later one has crossed or could be joined to, or that found no way."""
    found = set()
    for place, i in enumerate(order):
        way = board.ways[i]
        later = order[place + 1 :]
        if way is None or any(_concerns(board, i, way, j, board.ways[j]) for j in later):
            found.add(i)
    return found


def _concerns(board: Board, i: int, way: Way, other: int, there: Way | None) -> bool:
    if board.tasks[i].group == board.tasks[other].group:
        return True
    return there is not None and not way.at.isdisjoint(there.nodes)


class Watch:
    """The wires worth a try, ``open``, as the board changes."""

    def __init__(self, board: Board, wires: Iterable[int]) -> None:
        self.board = board
        self.open = {*wires, *(i for i, way in enumerate(board.ways) if way is None)}
        self._paid: dict[int, int] = {}
        self._spans: dict[int, _Span] = {}

    def settle(self, i: int, price: int) -> None:
        """Wire ``i`` has been tried and lies as it lay, for that price."""
        self.open.discard(i)
        self._paid[i] = price

    def note(self, changes: Sequence[Change]) -> None:
        """Open the wires that a change may concern; the changed ones, too, unless one alone took its best way."""
        board = self.board
        for change in changes:
            self._paid.pop(change.wire, None)
            for i, way in enumerate(board.ways):
                if i == change.wire or i in self.open:
                    continue
                if way is None or _concerns(board, i, way, change.wire, change.new) or self._gains(i, change.old):
                    self.open.add(i)
                    self._paid.pop(i, None)
        if len(changes) > 1:
            self.open.update(change.wire for change in changes)

    def _gains(self, i: int, freed: Way | None) -> bool:
        """Whether a way through what was freed could be cheaper, by distance alone."""
        if freed is None:
            return False
        if i not in self._paid:
            self._paid[i] = self.board.price_of(i)
        span = self._spans.get(i) or self._span(i)
        width, across, down = self.board.grid.width, span.across, span.down
        limit = self._paid[i] - span.price
        return any(across[node % width] + down[node // width] < limit for node in freed.nodes)

    def _span(self, i: int) -> _Span:
        board = self.board
        task, ports = board.tasks[i], board.grid.ports
        across, down = board.finder.frame.away([ports[number].node for number, _ in task.starts])
        price = task.starts[0][1]
        if len(board.members[task.group]) == 1 and task.goals:
            to_x, to_y = board.finder.frame.away([ports[number].node for number, _ in task.goals])
            across = [a + b for a, b in zip(across, to_x, strict=True)]
            down = [a + b for a, b in zip(down, to_y, strict=True)]
            price += task.goals[0][1]
        else:
            price += min(JOIN, task.goals[0][1]) if task.goals else JOIN
        found = self._spans[i] = _Span(across, down, price)
        return found
