"""Make routes better by taking them out and laying them again: one at a time, then in pairs that bother each other.

All limits are counted in expanded grid states, never in time, so the result is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopdocs.layout.board import Board
from sopdocs.layout.grid import UNIT
from sopdocs.layout.occupancy import Way

_UNHAPPY = 12 * UNIT
"""A wire this much dearer than if it were alone is worth a try together with its neighbours."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much effort (expanded states) may go into one page."""

    page: int = 150_000


DEFAULT_LIMITS = Limits()
_STARTS = 4
_NEAR = 10.0
"""A change this far (mm) from a wire's box makes no difference to it."""


def solve(board: Board, limits: Limits) -> int:
    """Lay all wires of the board as well as the limits allow; the total price of what then lies there.

    Wires that find no way are laid first in a new start, as long as that helps.
    """
    order = _first_order(board)
    best: list[Way | None] | None = None
    least = 0
    for _ in range(_STARTS):
        _clear(board)
        for i in order:
            board.put(i, board.find(i))
        descend(board, limits)
        price = total(board, range(len(board.tasks)))
        if best is None or price < least:
            best, least = list(board.ways), price
        lost = [i for i, way in enumerate(board.ways) if way is None]
        if not lost:
            break
        order = [*lost, *(i for i in order if i not in lost)]
    _clear(board)
    for i, way in enumerate(best or ()):
        board.put(i, way)
    return least


def descend(board: Board, limits: Limits) -> None:
    """Re-route single wires and pairs until nothing gets cheaper or the effort is used up."""
    _Descent(board, limits.page).run()


def total(board: Board, wires: Iterable[int]) -> int:
    """The price of these wires and all that share their targets, laid one after the other in the order of the wires.

    Reckoned this way the price of the whole board falls with every change that is kept, so the descent ends.
    """
    groups = {board.tasks[i].group for i in wires}
    members = sorted(i for group in groups for i in board.members[group])
    ways = [board.take(i) for i in members]
    price = 0
    for i, way in zip(members, ways, strict=True):
        price += board.price(i, way)
        board.put(i, way)
    return price


def _clear(board: Board) -> None:
    for i in range(len(board.ways)):
        board.take(i)


def _first_order(board: Board) -> list[int]:
    """Forward arrows before loops, short ones before long ones."""
    rows = {symbol.id: symbol.row for symbol in board.problem.symbols}

    def span(i: int) -> int:
        wire = board.tasks[i].wire
        return abs(rows[wire.targets[0]] - rows[wire.sources[0]])

    return sorted(range(len(board.tasks)), key=lambda i: (board.tasks[i].wire.back, span(i), i))


class _Descent:
    """One run of the descent.

    ``version`` counts accepted changes and ``moved[i]`` is the last one near wire ``i``; what was tried since is not
    tried again.
    """

    def __init__(self, board: Board, effort: int) -> None:
        self.board, self.effort = board, effort
        self.version = 1
        self.moved = [1] * len(board.ways)
        self.tried: dict[tuple[int, ...], int] = {}

    def run(self) -> None:
        while True:
            before = self.version
            for i in range(len(self.board.ways)):
                self._once((i,))
            if self.version == before:
                for pair in self._pairs():
                    self._once(pair)
            if self.version == before or self.board.effort > self.effort:
                return

    def _once(self, wires: tuple[int, ...]) -> None:
        stale = self.tried.get(wires, 0) >= max(self.moved[i] for i in wires)
        if stale or self.board.effort > self.effort:
            return
        old = [self.board.ways[i] for i in wires]
        if self._single(*wires) if len(wires) == 1 else self._pair(*wires):
            self.version += 1
            self._note_moves([*old, *(self.board.ways[i] for i in wires)])
        self.tried[wires] = self.version

    def _note_moves(self, changed: list[Way | None]) -> None:
        boxes = [self.board.box(way) for way in changed if way is not None]
        for i, way in enumerate(self.board.ways):
            if way is None:
                self.moved[i] = self.version
                continue
            x0, y0, x1, y1 = self.board.box(way)
            for a0, b0, a1, b1 in boxes:
                if x0 - _NEAR < a1 and a0 < x1 + _NEAR and y0 - _NEAR < b1 and b0 < y1 + _NEAR:
                    self.moved[i] = self.version
                    break

    def _single(self, i: int) -> bool:
        board = self.board
        old = board.take(i)
        price = board.price(i, old)
        new = board.find(i, price) if price > board.floor(i) else None
        board.put(i, old)
        if new is None:
            return False
        before = total(board, (i,))
        board.take(i)
        board.put(i, new)
        if total(board, (i,)) < before:
            return True
        board.take(i)
        board.put(i, old)
        return False

    def _pair(self, i: int, j: int) -> bool:
        board = self.board
        before = total(board, (i, j))
        old_i, old_j = board.take(i), board.take(j)
        price = board.price(i, old_i)
        board.put(i, old_i)
        price += board.price(j, old_j)
        board.take(i)
        for first, second in ((i, j), (j, i)) if price > board.floor(i) + board.floor(j) else ():
            new_first = board.find(first, price - board.floor(second))
            if new_first is None or new_first == (old_i if first == i else old_j):
                continue
            board.put(first, new_first)
            new_second = board.find(second, price - new_first.cost)
            board.put(second, new_second)
            if new_second is not None and total(board, (i, j)) < before:
                return True
            board.take(first)
            board.take(second)
        board.put(i, old_i)
        board.put(j, old_j)
        return False

    def _pairs(self) -> list[tuple[int, int]]:
        """Pairs that cross, and pairs that share a symbol and of which one is unhappy."""
        found = dict.fromkeys(self.board.crossings())
        unhappy = [i for i in range(len(self.board.ways)) if self._unhappy(i)]
        for i in unhappy:
            found.update(dict.fromkeys((min(i, j), max(i, j)) for j in self._neighbours(i)))
        return list(found)

    def _unhappy(self, i: int) -> bool:
        way = self.board.ways[i]
        if way is None:
            return True
        self.board.take(i)
        price = self.board.price(i, way)
        self.board.put(i, way)
        return price > self.board.alone(i) + _UNHAPPY

    def _neighbours(self, i: int) -> list[int]:
        mine = self.board.tasks[i].wire
        ends = {*mine.sources, *mine.targets}
        return [
            j for j, task in enumerate(self.board.tasks) if j != i and ends & {*task.wire.sources, *task.wire.targets}
        ]
