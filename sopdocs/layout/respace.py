"""Spread the used tracks evenly in the room they float in; which line is left or above of which never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopdocs.layout.board import Board
from sopdocs.layout.lines import Lines, Zone
from sopdocs.layout.occupancy import Way
from sopdocs.layout.problem import PageProblem

_LEAST = 0.85
"""Parallel lines are not moved nearer to each other than this, mm."""
_OVER = 0.6
"""A line may count on this much of the border and the clearance beyond its zone, mm."""
_APART = 0.5
"""Lines whose ends come this near count as side by side, mm."""
_STRAIGHT = 0.8
"""What an arrow should run straight before its head begins, mm."""


@dataclass
class _Use:
    """The used lines of one direction: from where to where each is used, and on which an arrow turns to its port."""

    lines: Lines
    spans: dict[int, list[tuple[float, float]]] = field(default_factory=dict)
    headed: set[int] = field(default_factory=set)

    def note(self, line: int, across: Lines, first: int, last: int) -> None:
        """Line number ``line`` is used between two lines of the other direction, wherever those will be moved."""
        low, high = _room(across, min(first, last))[0], _room(across, max(first, last))[1]
        self.spans.setdefault(line, []).append((low, high))

    def head(self, turn: int, last: int) -> None:
        """An arrow turns to its port on line ``turn``; ``last`` is the line right before the symbol."""
        if self.lines.lines[turn].zone == self.lines.lines[last].zone:
            self.headed.add(turn)

    def beside(self, one: int, other: int) -> bool:
        """Whether two lines are used side by side somewhere."""
        return any(a < d and c < b for a, b in self.spans[one] for c, d in self.spans[other])


def respace(problem: PageProblem, board: Board) -> tuple[list[float], list[float]]:
    """New places of the vertical and the horizontal lines, in the order of the grid's lines."""
    width = board.grid.width
    across, down = _Use(board.grid.xs), _Use(board.grid.ys)
    for way in board.ways:
        if way is None:
            continue
        for (here, there), move in zip(pairwise(way.nodes), way.moves, strict=False):
            if move & 1:
                across.note(here % width, board.grid.ys, here // width, there // width)
            else:
                down.note(here // width, board.grid.xs, here % width, there % width)
        turn = _last_turn(way)
        if way.moves[-1] & 1:
            down.head(turn // width, way.nodes[-1] // width)
        else:
            across.head(turn % width, way.nodes[-1] % width)
    head = problem.style.head_length + _STRAIGHT - problem.style.clearance
    return _spread(across, head), _spread(down, head)


def _last_turn(way: Way) -> int:
    """The node from which a way runs straight into its port."""
    moves = (way.first_move, *way.moves)
    straight = next((i for i, move in enumerate(reversed(moves)) if move != moves[-1]), len(way.nodes))
    return way.nodes[max(len(way.nodes) - straight, 0)]


def _room(lines: Lines, index: int) -> tuple[float, float]:
    """Between which places a line may end up."""
    line = lines.lines[index]
    if line.zone < 0:
        return line.at - _APART, line.at + _APART
    zone = lines.zones[line.zone]
    return zone.lo - _APART, zone.hi + _APART


def _spread(use: _Use, head: float) -> list[float]:
    places = [line.at for line in use.lines.lines]
    for bundle in _bundles(use):
        inset = head if use.headed.intersection(bundle) else 0.0
        zone = use.lines.zones[use.lines.lines[bundle[0]].zone]
        for index, place in zip(bundle, _places(zone, len(bundle), inset), strict=True):
            places[index] = place
    return places


def _bundles(use: _Use) -> list[list[int]]:
    """The used floating lines of each zone, apart where they run nowhere side by side."""
    bundles: list[list[int]] = []
    for index in sorted(use.spans):
        zone = use.lines.lines[index].zone
        if zone < 0:
            continue
        joined = [index]
        apart = []
        for bundle in bundles:
            same = use.lines.lines[bundle[0]].zone == zone
            if same and any(use.beside(index, other) for other in bundle):
                joined += bundle
            else:
                apart.append(bundle)
        bundles = [*apart, sorted(joined)]
    return bundles


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
