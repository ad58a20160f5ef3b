"""All wires of a page laid: one after the other, then improved, and begun anew where some found no way.

All limits are counted in expanded grid states, never in time, so the result is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.layout.board import Board
from sopdocs.layout.descent import Descent, total
from sopdocs.layout.occupancy import Way
from sopdocs.layout.watch import disturbed


@dataclass(frozen=True, slots=True)
class Limits:
    """How much effort (expanded states) may go into one page."""

    page: int = 150_000


DEFAULT_LIMITS = Limits()
_STARTS = 4


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
        Descent(board, limits.page, disturbed(board, order)).run()
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
