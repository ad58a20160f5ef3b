"""Spread the used tracks evenly in the room they float in; which line is left or above of which never changes."""

from __future__ import annotations

from collections.abc import Iterable

from sopdocs.layout.board import Board
from sopdocs.layout.lines import Lines
from sopdocs.layout.problem import PageProblem

_RULE = 0.8
"""Least distance from a table rule after spreading, mm."""


def respace(problem: PageProblem, board: Board) -> tuple[list[float], list[float]]:
    """New places of the vertical and the horizontal lines, in the order of the grid's lines."""
    width = board.grid.width
    used_x: set[int] = set()
    used_y: set[int] = set()
    for way in board.ways:
        if way is not None:
            for node, move in zip(way.nodes[:-1], way.moves, strict=False):
                if move & 1:
                    used_x.add(node % width)
                else:
                    used_y.add(node // width)
    slack = min(problem.style.border - _RULE, 0.0)
    return _spread(board.grid.xs, used_x, slack), _spread(board.grid.ys, used_y, slack)


def _spread(lines: Lines, used: Iterable[int], slack: float) -> list[float]:
    places = [line.at for line in lines.lines]
    by_zone: dict[int, list[int]] = {}
    for index in sorted(used):
        by_zone.setdefault(lines.lines[index].zone, []).append(index)
    by_zone.pop(-1, None)
    for number, members in by_zone.items():
        zone = lines.zones[number]
        low = zone.lo - (slack if zone.rule_low else 0.0)
        high = zone.hi + (slack if zone.rule_high else 0.0)
        step = (high - low) / (len(members) + 1)
        for order, index in enumerate(members):
            places[index] = low + step * (order + 1)
    return places
