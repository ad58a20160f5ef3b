"""Spread the used tracks evenly in the room they float in; which line is left or above of which never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sopdocs.layout.board import Board
from sopdocs.layout.lines import Lines, Zone
from sopdocs.layout.problem import PageProblem

_LEAST = 0.85
"""Parallel lines are not moved nearer to each other than this, mm."""
_OVER = 0.6
"""A line may count on this much of the border and the clearance beyond its zone, mm."""
_STRAIGHT = 0.8
"""What an arrow should run straight before its head begins, mm."""


@dataclass
class _Use:
    """Which lines of one direction are used, and in which zones an arrow turns towards a symbol's port."""

    lines: Lines
    used: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)


def respace(problem: PageProblem, board: Board) -> tuple[list[float], list[float]]:
    """New places of the vertical and the horizontal lines, in the order of the grid's lines."""
    width = board.grid.width
    across, down = _Use(board.grid.xs), _Use(board.grid.ys)
    for way in board.ways:
        if way is None:
            continue
        for node, move in zip(way.nodes[:-1], way.moves, strict=False):
            if move & 1:
                across.used.add(node % width)
            else:
                down.used.add(node // width)
        last = way.nodes[-1]
        if (way.first_move, *way.moves)[-2] != way.moves[-1]:
            if way.moves[-1] & 1:
                down.headed.add(down.lines.lines[last // width].zone)
            else:
                across.headed.add(across.lines.lines[last % width].zone)
    head = problem.style.head_length + _STRAIGHT - problem.style.clearance
    return _spread(across, head), _spread(down, head)


def _spread(use: _Use, head: float) -> list[float]:
    places = [line.at for line in use.lines.lines]
    by_zone: dict[int, list[int]] = {}
    for index in sorted(use.used):
        by_zone.setdefault(use.lines.lines[index].zone, []).append(index)
    by_zone.pop(-1, None)
    for number, members in by_zone.items():
        inset = head if number in use.headed else 0.0
        for index, place in zip(members, _places(use.lines.zones[number], len(members), inset), strict=True):
            places[index] = place
    return places


def _places(zone: Zone, count: int, inset: float) -> Sequence[float]:
    """Where ``count`` lines go in a zone; ``inset`` is kept free on the symbols' side as far as there is room."""
    low, high = zone.lo, zone.hi
    sides = 2 - zone.rule_low - zone.rule_high
    inset = max(0.0, min(inset, (high - low - _LEAST * (count - 1)) / max(sides, 1)))
    low += 0.0 if zone.rule_low else inset
    high -= 0.0 if zone.rule_high else inset
    step = (high - low + 2 * _OVER) / (count + 1)
    first = low - _OVER + step
    if first < low or step < _LEAST:
        step = (high - low) / max(count - 1, 1)
        first = low if count > 1 else (low + high) / 2
    return [first + step * i for i in range(count)]
