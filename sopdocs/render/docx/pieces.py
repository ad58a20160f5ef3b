"""Where on a page a shape hangs: which row and column holds it, and arrows cut where a row ends.

A shape belongs to the cell its anchor stands in and moves with it. An arrow that passes several rows is cut at their
borders, so that each piece moves with its own row when somebody types a longer text above it; and the tip is cut
off where it enters its column, so that it moves with its target when a column is made wider.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sopdocs.chart import ChartPage, Point

_SPAN = 1e-6


class Piece(NamedTuple):
    """The part of an arrow inside one row; ``tip`` marks the part that ends it."""

    row: int
    points: tuple[Point, ...]
    tip: bool


class Grid:
    """The rows and columns of a page by position."""

    def __init__(self, page: ChartPage) -> None:
        self._page = page
        self._tops = [row.y for row in page.rows]
        self._lefts = [column.x for column in page.columns]

    def row(self, y: float) -> int:
        """Index of the row at height ``y``; the nearest one outside the table."""
        return max(0, bisect_right(self._tops, y + _SPAN) - 1)

    def column(self, x: float) -> int:
        """Index of the column at ``x``; the nearest one outside the table."""
        return max(0, bisect_right(self._lefts, x + _SPAN) - 1)

    def cut(self, points: Sequence[Point], head: bool) -> tuple[Piece, ...]:
        """Cut a polyline with right angles at every row border it crosses, and before its tip if it has a ``head``."""
        pieces: list[Piece] = []
        present = [points[0]]
        row = self._starting_row(points)
        for start, end in itertools.pairwise(points):
            step = 1 if end.y > start.y else -1
            while (border := self._border(row, start.y, end.y)) is not None:
                crossing = Point(end.x, border)
                pieces.append(Piece(row, (*present, crossing), tip=False))
                present = [crossing]
                row += step
            present.append(end)
        before, present = self._split_tip(present) if head else ([], present)
        if before:
            pieces.append(Piece(row, tuple(before), tip=False))
        pieces.append(Piece(row, tuple(present), tip=True))
        return tuple(pieces)

    def _split_tip(self, points: list[Point]) -> tuple[list[Point], list[Point]]:
        """Cut a line where it last enters the column it ends in; nothing before where it never left that column."""
        column = self._page.columns[self.column(points[-1].x)]
        sides = (column.x, column.x + column.w)
        for index in range(len(points) - 1, 0, -1):
            start, end = points[index - 1], points[index]
            low, high = min(start.x, end.x) + _SPAN, max(start.x, end.x) - _SPAN
            crossed = [side for side in sides if low < side < high]
            if crossed:
                entry = Point(min(crossed, key=lambda side: abs(side - end.x)), end.y)
                return [*points[:index], entry], [entry, *points[index:]]
        return [], points

    def _starting_row(self, points: Sequence[Point]) -> int:
        """The row of the first point; one that lies on a border belongs to where the line goes."""
        first = points[0]
        later = next((p.y for p in points if abs(p.y - first.y) > _SPAN), first.y)
        row = self.row(first.y)
        return row - 1 if row and later < first.y and abs(self._tops[row] - first.y) <= _SPAN else row

    def _border(self, row: int, start: float, end: float) -> float | None:
        """The border by which a line going from ``start`` to ``end`` leaves ``row``, if it does."""
        if end > start:
            below = self._page.rows[row]
            border = below.y + below.h
            return border if row + 1 < len(self._tops) and end > border + _SPAN else None
        border = self._tops[row]
        return border if row > 0 and end < border - _SPAN else None
