"""From ways on the grid to polylines in millimetres: whole routes, and the part of each that it draws itself."""

from __future__ import annotations

from collections.abc import Sequence

from sopdocs.chart import Point
from sopdocs.layout.board import Board
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
        whole = [Point(start.x, start.y), *places, Point(end.x, end.y)]
        own = whole if meets is None else whole[: meets + 2]
        paths.append(
            RoutedPath(
                wire=task.wire.id,
                source=problem.symbols[start.symbol].id,
                target=problem.symbols[end.symbol].id,
                points=_corners(whole),
                own=_corners(own),
                head=meets is None,
                joined_to=joined,
            )
        )
    return tuple(sorted(paths, key=lambda path: path.wire))


def _corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """The polyline without the points on its straight pieces."""
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        straight = (before.x == here.x == after.x) or (before.y == here.y == after.y)
        if not straight:
            kept.append(here)
    kept.append(points[-1])
    return tuple(kept)
