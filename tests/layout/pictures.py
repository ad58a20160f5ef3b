"""A routed page as a picture typed in text: what runs where, not how far.

Symbols: ``[3]`` box, ``(1)`` capsule, ``<2>`` diamond, ``\\A/`` and ``/A\\`` connectors with their tip down and up.
``═`` is a joint act's plain line. Rows and columns in which nothing happens are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from sopdocs.chart import Point, Symbol
from sopdocs.layout.problem import PageProblem, Routed

_LINES = " ╴╷┐╶─┌┬╵┘│┤└┴├┼"
"""By the arms of a place: left 1, down 2, right 4, up 8."""
_FRAMES = {"box": "[]", "capsule": "()", "diamond": "<>", "pentagon": "\\/"}
_HEADS = {(1, 0): "▶", (-1, 0): "◀", (0, 1): "▼", (0, -1): "▲"}
_ACROSS, _DOWN = 4, 2


def draw(problem: PageProblem, routed: Routed) -> str:
    """The picture, without blanks at line ends, one empty line before and none after."""
    return _Picture(problem, routed).text()


class _Picture:
    def __init__(self, problem: PageProblem, routed: Routed) -> None:
        self.symbols = {symbol.id: symbol for symbol in problem.symbols}
        self.routed, self.problem = routed, problem
        points = [point for path in routed.paths for point in path.own[1:-1]]
        points += [path.own[-1] for path in routed.paths if not path.head]
        points += [symbol.rect.center for symbol in problem.symbols]
        points += [point for path in routed.paths for point in self._off_center(path.source, path.own[0])]
        points += [point for path in routed.paths for point in self._off_center(path.target, path.points[-1])]
        self.xs, self.ys = _ranks(p.x for p in points), _ranks(p.y for p in points)
        width, height = len(self.xs) * _ACROSS + 1, len(self.ys) * _DOWN + 1
        self.arms = [[0] * width for _ in range(height)]
        self.marks: dict[tuple[int, int], str] = {}

    def text(self) -> str:
        for path in self.routed.paths:
            self._path(path.source, path.target, path.own, path.head)
        for link in self.problem.links:
            (x0, y), (x1, _) = (self._at(self.symbols[name].rect.center) for name in (link.first, link.second))
            self.marks.update(dict.fromkeys([(x, y) for x in range(min(x0, x1), max(x0, x1))], "═"))
        for symbol in self.problem.symbols:
            self._symbol(symbol)
        rows = [
            [self.marks.get((x, y)) or _LINES[arms] for x, arms in enumerate(row)] for y, row in enumerate(self.arms)
        ]
        rows = [row for row in rows if set(row) - set(" │")]
        columns = [column for column, _ in groupby(zip(*rows, strict=True)) if set(column) - set(" ─")]
        return "\n" + "\n".join("".join(row).rstrip() for row in zip(*columns, strict=True))

    def _off_center(self, symbol: str, point: Point) -> list[Point]:
        """A port beside a symbol's middle, as a place of its own."""
        center = self.symbols[symbol].rect.center
        return [] if point.x == center.x or point.y == center.y else [Point(point.x, center.y)]

    def _at(self, point: Point) -> tuple[int, int]:
        return _rank(self.xs, point.x) * _ACROSS + 2, _rank(self.ys, point.y) * _DOWN + 1

    def _path(self, source: str, target: str, own: Sequence[Point], head: bool) -> None:
        places = [self._port(source, own[0]), *(self._at(point) for point in own[1:-1])]
        places.append(self._port(target, own[-1]) if head else self._at(own[-1]))
        for a, b in pairwise(places):
            self._line(a, b)
        if head:
            (x0, y0), (x, y) = places[-2:]
            dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
            self.marks[x - 2 * dx, y - dy] = _HEADS[dx, dy]

    def _port(self, symbol: str, point: Point) -> tuple[int, int]:
        """Where the line would reach the middle of its symbol, or stand beside it."""
        center = self.symbols[symbol].rect.center
        return self._at(center if point.y == center.y else Point(point.x, center.y))

    def _line(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        (x0, y0), (x1, y1) = min(a, b), max(a, b)
        for x in range(x0, x1):
            self.arms[y0][x] |= 4
            self.arms[y0][x + 1] |= 1
        for y in range(y0, y1):
            self.arms[y][x0] |= 2
            self.arms[y + 1][x0] |= 8

    def _symbol(self, symbol: Symbol) -> None:
        x, y = self._at(symbol.rect.center)
        left, right = _FRAMES[symbol.kind][:: -1 if symbol.flip else 1]
        for shift, mark in enumerate(left + symbol.id[:1] + right, -1):
            self.marks[x + shift, y] = mark


def _ranks(places: Iterable[float]) -> list[float]:
    """The different places, ascending."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 0.05:
            found.append(place)
    return found


def _rank(places: list[float], place: float) -> int:
    return max(0, bisect_left(places, place + 0.05) - 1)
