"""Route all arrows of one page: the one entry point of the router.

Grid, search with merging, improvement, re-spacing, labels. Pure and deterministic; nothing is random or timed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sopdocs.chart import Rect
from sopdocs.layout.board import Board
from sopdocs.layout.costs import LABEL, TOLL
from sopdocs.layout.descent import Descent
from sopdocs.layout.grid import build_grid
from sopdocs.layout.improve import DEFAULT_LIMITS, Limits, solve
from sopdocs.layout.labels import place_labels
from sopdocs.layout.problem import PageProblem, Routed
from sopdocs.layout.respace import respace
from sopdocs.layout.trace import trace

_FINEST = 0.85
"""Tracks are not nearer than this, mm."""
_LABEL_ATTEMPTS = 6
_LABEL_EFFORT = 30_000


def route(problem: PageProblem, limits: Limits = DEFAULT_LIMITS) -> Routed:
    """Polylines and labels for every wire of the page; wires for which there is no way are named, never raised."""
    best: tuple[int, Board] | None = None
    effort = 0
    for tracks, pitch in _grids(problem):
        board = Board(problem, build_grid(problem, tracks, pitch))
        price = solve(board, limits)
        effort += board.effort
        if best is None or price < best[0]:
            best = price, board
        if None not in board.ways:
            break
    assert best is not None
    return _finish(problem, best[1], effort)


def _grids(problem: PageProblem) -> Sequence[tuple[int, float]]:
    """How many tracks a margin gets at which pitch (mm); the later ones are for wires that found no way."""
    pitch = problem.style.pitch
    first = 2
    return ((first, pitch), (first + 1, pitch * 0.8), (first + 3, max(pitch * 0.65, _FINEST)))


def _finish(problem: PageProblem, board: Board, effort: int) -> Routed:
    """Draw, place the labels, and make room for those that find none; the best attempt is kept."""
    best: tuple[tuple[int, ...], Routed] | None = None
    for attempt in range(_LABEL_ATTEMPTS + 1):
        xs, ys = respace(problem, board)
        paths = trace(problem, board, xs, ys)
        placed = place_labels(problem, paths)
        unrouted = tuple(task.wire.id for task, way in zip(board.tasks, board.ways, strict=True) if way is None)
        rank = (len(unrouted), placed.hits, len(placed.wanted), len(board.crossings()))
        if best is None or rank < best[0]:
            best = rank, Routed(paths, placed.labels, unrouted, 0)
        if not placed.wanted or attempt == _LABEL_ATTEMPTS:
            break
        start = board.effort
        moved = _make_room(board, placed.wanted, attempt)
        Descent(board, start + _LABEL_EFFORT, moved, settled=True).run()
        effort += board.effort - start
    assert best is not None
    return replace(best[1], effort=effort)


def _make_room(board: Board, wanted: Mapping[int, Rect], attempt: int) -> set[int]:
    """Others pay for passing where a label wants to stand; from the second attempt its own arrow pays, too.

    :returns: the wires that have become dearer.
    """
    dearer: set[int] = set()
    for i, task in enumerate(board.tasks):
        way = board.ways[i]
        if way is not None and task.wire.id in wanted:
            dearer |= board.toll(wanted[task.wire.id], TOLL)
            if attempt:
                board.discourage(i, way.out_port, LABEL)
                dearer.add(i)
    return dearer
