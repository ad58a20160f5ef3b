"""From ways on the grid to polylines in millimetres: whole routes, and the part of each that it draws itself."""

from __future__ import annotations

from collections.abc import Sequence

from sopdocs.chart import Point
from sopdocs.layout.board import Board
from sopdocs.layout.occupancy import Way
from sopdocs.layout.problem import PageProblem, RoutedPath


def trace(problem: PageProblem, board: Board, xs: Sequence[float], ys: Sequence[float]) -> tuple[RoutedPath, ...]:
    """The paths of all routed wires, with the grid's lines at ``xs`` and ``ys``."""
    drawn: dict[tuple[int, int], int] = {}
    width = board.grid.width
    paths = []
    for task, way in zip(board.tasks, board.ways, strict=True):
        if way is None:
            continue
        start, end = board.grid.ports[way.out_port], board.grid.ports[way.in_port]
        meets = next((i for i, node in enumerate(way.nodes) if (way.group, node) in drawn), None)
        joined = None if meets is None else drawn[way.group, way.nodes[meets]]
        for node in way.nodes[:meets]:
            drawn[way.group, node] = task.wire.id
        places = [Point(xs[node % width], ys[node // width]) for node in way.nodes]
        first, last = Point(start.x, start.y), Point(end.x, end.y)
        whole = (first, *_turns(way, places), last)
        own = whole if meets is None else (first, *_turns(way, places[:meets]), places[meets])
        paths.append(
            RoutedPath(
                wire=task.wire.id,
                source=problem.symbols[start.symbol].id,
                target=problem.symbols[end.symbol].id,
                points=whole,
                own=own,
                head=meets is None,
                joined_to=joined,
            )
        )
    return tuple(sorted(paths, key=lambda path: path.wire))


def _turns(way: Way, places: Sequence[Point]) -> list[Point]:
    """Those of the first places of a way at which it turns."""
    before = (way.first_move, *way.moves)
    return [place for place, came, goes in zip(places, before, way.moves, strict=False) if came != goes]
