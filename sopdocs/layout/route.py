"""Route all arrows of one page: the one entry point of the router.

Grid, search with merging, improvement, re-spacing, labels. Pure and deterministic; nothing is random or timed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdocs.layout.board import Board
from sopdocs.layout.grid import build_grid
from sopdocs.layout.improve import DEFAULT_LIMITS, Limits, solve
from sopdocs.layout.labels import place_labels
from sopdocs.layout.problem import PageProblem, Routed
from sopdocs.layout.respace import respace
from sopdocs.layout.trace import trace


def route(problem: PageProblem, limits: Limits = DEFAULT_LIMITS) -> Routed:
    """Polylines and labels for every wire of the page; wires for which there is no way are named, never raised."""
    best: tuple[int, Board] | None = None
    effort = 0
    for tracks in _tracks(problem):
        board = Board(problem, build_grid(problem, tracks))
        total = solve(board, limits)
        effort += board.effort
        if best is None or total < best[0]:
            best = total, board
        if None not in board.ways:
            break
    assert best is not None
    return _finish(problem, best[1], effort)


def _tracks(problem: PageProblem) -> Sequence[int]:
    """How many tracks a margin gets, and what to try when a wire found no way."""
    first = 2 if len(problem.wires) < 6 else 3
    return (first, first + 1, first + 3)


def _finish(problem: PageProblem, board: Board, effort: int) -> Routed:
    xs, ys = respace(problem, board)
    paths = trace(problem, board, xs, ys)
    unrouted = tuple(task.wire.id for task, way in zip(board.tasks, board.ways, strict=True) if way is None)
    return Routed(paths, place_labels(problem, paths).labels, unrouted, effort)
