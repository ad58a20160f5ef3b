"""Make routes better by taking them out and laying them again: single wires, one with all that is in its way, pairs.

What is tried is what something has happened to since it was tried last, so that a page costs what its tangles cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdocs.layout.board import Board
from sopdocs.layout.grid import UNIT
from sopdocs.layout.occupancy import Way
from sopdocs.layout.watch import Change, Watch

_UNHAPPY = 12 * UNIT
"""A wire this much dearer than if only its group were on the page is worth a try together with what is in its way."""
_NEAR = 10.0
"""A change this far (mm) from a wire's box makes no difference to what it might do with others."""
_MOST_BLOCKERS = 4
"""A wire that more others are in the way of does not get its best way."""


def total(board: Board, wires: Iterable[int]) -> int:
    """The price of these wires and all that share their targets, laid one after the other in the order of the wires.

    Reckoned this way the price of the whole board falls with every change that is kept, so the descent ends.
    """
    groups = {board.tasks[i].group for i in wires}
    return _in_turn(board, sorted(i for group in groups for i in board.members[group]))[0]


def _in_turn(board: Board, wires: Sequence[int]) -> tuple[int, list[Way | None]]:
    """What wires cost that are laid one after the other, each on the way it has; and these ways."""
    ways = [board.take(i) for i in wires]
    price = 0
    for i, way in zip(wires, ways, strict=True):
        price += board.price(i, way)
        board.put(i, way)
    return price, ways


class Descent:
    """Changes that make a board cheaper, until there are none or ``effort`` (expanded states) is used up.

    ``version`` counts the changes that were kept and ``moved[i]`` is the last one near wire ``i``; what wires might do
    together is not tried again before.
    """

    def __init__(self, board: Board, effort: int, wires: Iterable[int], *, settled: bool = False) -> None:
        """``wires`` may have a cheaper way, the others alone not; ``settled``: nor with each other."""
        self.board, self.effort = board, effort
        self.version = 1
        self.watch = Watch(board, wires)
        self.moved = [int(not settled or i in self.watch.open) for i in range(len(board.ways))]
        self.tried: dict[tuple[int, ...], int] = {}

    def run(self) -> None:
        """Change the board."""
        while True:
            before = self.version
            for i in range(len(self.board.ways)):
                if i in self.watch.open and self.board.effort <= self.effort:
                    self._single(i)
            if self.version == before:
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
        if len(wires) == 1:
            self._claim(*wires)
        else:
            self._pair(*wires)
        self.tried[wires] = self.version

    def _changed(self, wires: Sequence[int], old: Sequence[Way | None]) -> None:
        """A change is kept."""
        self.version += 1
        changes = [Change(i, way, self.board.ways[i]) for i, way in zip(wires, old, strict=True)]
        self.watch.note(changes)
        self._note_moves([way for change in changes for way in (change.old, change.new) if way is not None])

    def _note_moves(self, changed: Sequence[Way]) -> None:
        boxes = [self.board.box(way) for way in changed]
        for i, way in enumerate(self.board.ways):
            if way is None:
                self.moved[i] = self.version
                continue
            x0, y0, x1, y1 = self.board.box(way)
            for a0, b0, a1, b1 in boxes:
                if x0 - _NEAR < a1 and a0 < x1 + _NEAR and y0 - _NEAR < b1 and b0 < y1 + _NEAR:
                    self.moved[i] = self.version
                    break

    def _single(self, i: int) -> None:
        """Lay one wire anew."""
        board = self.board
        old = board.take(i)
        price = board.price(i, old)
        board.put(i, old)
        floor = board.floor(i)
        board.take(i)
        new = board.find(i, price) if price > floor else None
        board.put(i, old)
        self.watch.settle(i, price)
        if new is not None:
            self._keep((i,), (old,), (new,))

    def _keep(self, wires: Sequence[int], old: Sequence[Way | None], new: Sequence[Way]) -> bool:
        """Put wires on new ways if that makes the board cheaper."""
        before = total(self.board, wires)
        self._move(wires, new)
        if total(self.board, wires) < before:
            self._changed(wires, old)
            return True
        self._move(wires, old)
        return False

    def _move(self, wires: Sequence[int], ways: Sequence[Way | None]) -> None:
        for i in wires:
            self.board.take(i)
        for i, way in zip(wires, ways, strict=True):
            self.board.put(i, way)

    def _claim(self, i: int) -> None:
        """Lay one wire as if what is in its way were not there, and then that anew."""
        board = self.board
        ideal = board.ideal(i)
        if ideal is None or board.price_of(i) <= ideal.cost:
            return
        blockers = board.blockers(i, ideal)
        if 0 < len(blockers) <= _MOST_BLOCKERS:
            self._relay((i, *blockers))

    def _relay(self, wires: tuple[int, ...]) -> bool:
        """Lay some wires anew in that order; as they were unless that is cheaper."""
        board = self.board
        left, old = _in_turn(board, wires)
        for i in wires:
            board.take(i)
        new: list[Way] = []
        for i, way in zip(wires, old, strict=True):
            found = board.find(i, left)
            if found is None or (not new and found == way):
                break
            new.append(found)
            board.put(i, found)
            left -= found.cost
        self._move(wires, old)
        return len(new) == len(wires) and self._keep(wires, old, new)

    def _pair(self, i: int, j: int) -> None:
        """Lay two wires anew, in either order."""
        if not self._relay((i, j)):
            self._relay((j, i))

    def _pairs(self) -> list[tuple[int, int]]:
        """Pairs that cross, and pairs that share a symbol and of which one is unhappy and the other in its way."""
        board = self.board
        found = dict.fromkeys(board.crossings())
        crossing = {i for pair in found for i in pair}
        for i in range(len(board.ways)):
            ideal = board.ideal(i)
            if ideal is not None and board.price_of(i) > ideal.cost + _UNHAPPY:
                near = self._neighbours(i)
                who = near if i in crossing else [j for j in board.blockers(i, ideal) if j in near]
                found.update(dict.fromkeys((min(i, j), max(i, j)) for j in who))
        return list(found)

    def _neighbours(self, i: int) -> set[int]:
        mine = self.board.tasks[i].wire
        ends = {*mine.sources, *mine.targets}
        return {
            j for j, task in enumerate(self.board.tasks) if j != i and ends & {*task.wire.sources, *task.wire.targets}
        }
