"""Find room for the text of each exit beside the beginning of its arrow.

A label never lies on a line, an arrowhead, a symbol or another label where there is any other place; it may stand in
the empty corner of a diamond's box. Places along the first pieces of the arrow, on both sides, are priced and the
cheapest is taken, in two rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sopdocs.chart import PT, Label, Point, Rect, TextStyle
from sopdocs.layout.outline import Box, head_box, meets, polygon
from sopdocs.layout.problem import PageProblem, RoutedPath, Wire

LEADING = 1.15
"""Height of a label, in type sizes."""
_BEGIN = 0.4
"""How far from the beginning of a piece a label stands at least, mm."""
_GAPS = ((0.4, 0.0), (0.95, 1.0))
"""From the middle of the arrow's line to the label, mm, and what that costs: the wider one passes an arrowhead."""
_AIR = 0.25
"""Around a label, mm."""
_STEP = 0.8
_PIECES = 4
_REACH = 40.0
"""How far along the arrow a label may stand, mm."""

_LINK = -1
_OUTSIDE = 5000.0
_SYMBOL = 1000.0
_LABEL = 800.0
_LINE = 300.0
BAD = 300.0
"""A label that costs this much lies on something."""
_RULE = 5.0
_SMALLER = 8.0
_SECOND = 3.0
_OTHER_SIDE = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """The labels; and for each wire whose label lies on something, the place it would take if other lines gave way."""

    labels: tuple[Label, ...]
    wanted: dict[int, Rect]


def place_labels(problem: PageProblem, paths: Sequence[RoutedPath]) -> Placed:
    """One label for each routed wire that has one."""
    wires = {wire.id: wire for wire in problem.wires}
    scene = _Scene(problem, paths)
    places: dict[int, tuple[float, Label]] = {}
    todo = [path for path in paths if wires[path.wire].label]
    for _ in range(2):
        for path in todo:
            places.pop(path.wire, None)
            taken = [_box(label.rect) for _, label in places.values()]
            places[path.wire] = scene.best(wires[path.wire], path, taken)
    found = tuple(places[path.wire][1] for path in todo)
    wanted: dict[int, Rect] = {}
    for path in todo:
        if places[path.wire][0] >= BAD:
            taken = [_box(places[other][1].rect) for other in places if other != path.wire]
            wanted[path.wire] = scene.best(wires[path.wire], path, taken, alone=True)[1].rect
    return Placed(found, wanted)


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.right, rect.bottom


def _apart(a: Box, b: Box) -> bool:
    return a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


class _Scene:
    """What stands on the page, as boxes: symbols, lines with their heads, rules."""

    def __init__(self, problem: PageProblem, paths: Sequence[RoutedPath]) -> None:
        self.style = problem.style
        self.symbols = [(_box(symbol.rect), polygon(symbol)) for symbol in problem.symbols]
        self.lines = [(path.wire, box) for path in paths for box in _path_boxes(path, problem)]
        self.lines += [(_LINK, _segment(*link.points)) for link in problem.links]
        columns, rows = problem.columns, problem.rows
        self.area = (columns[0].lo, rows[0].lo, columns[-1].hi, rows[-1].hi)
        self.rules_x = sorted({column.hi for column in columns[:-1]})
        self.rules_y = sorted({row.hi for row in rows[:-1]})

    def best(self, wire: Wire, path: RoutedPath, taken: Sequence[Box], *, alone: bool = False) -> tuple[float, Label]:
        """The cheapest place for a wire's label, at the largest size at which it lies on nothing; ``alone`` as if no
        other arrow were there."""
        found: tuple[float, Label] | None = None
        for number, size in enumerate(self.style.label_sizes):
            if found is not None and found[0] < BAD:
                break
            width, height = wire.label_widths[number], size * PT * LEADING
            style = TextStyle(self.style.label_family, size, height)
            view = self._near(path, width, height, taken, alone)
            for price, x, y in _candidates(path, width, height):
                cost = price + number * _SMALLER
                if found is not None and cost >= found[0]:
                    continue
                cost += view.cost((x, y, x + width, y + height))
                if found is None or cost < found[0]:
                    found = cost, Label(wire.id, wire.label, Rect(x, y, width, height), style)
        assert found is not None
        return found

    def _near(self, path: RoutedPath, width: float, height: float, taken: Sequence[Box], alone: bool) -> _View:
        """Only what a label of this arrow can meet."""
        points = path.own[: _PIECES + 1]
        window = (
            min(p.x for p in points) - width - 1,
            min(p.y for p in points) - height - 1,
            max(p.x for p in points) + width + 1,
            max(p.y for p in points) + height + 1,
        )
        return _View(
            area=self.area,
            symbols=[item for item in self.symbols if not _apart(item[0], window)],
            lines=[
                box
                for wire, box in self.lines
                if not (alone and wire not in (path.wire, _LINK)) and not _apart(box, window)
            ],
            labels=[box for box in taken if not _apart(box, window)],
            rules_x=[x for x in self.rules_x if window[0] < x < window[2]],
            rules_y=[y for y in self.rules_y if window[1] < y < window[3]],
        )


@dataclass(frozen=True, slots=True)
class _View:
    area: Box
    symbols: list[tuple[Box, tuple[tuple[float, float], ...]]]
    lines: list[Box]
    labels: list[Box]
    rules_x: list[float]
    rules_y: list[float]

    def cost(self, box: Box) -> float:
        """What is wrong with a label there."""
        x0, y0, x1, y1 = box
        area = self.area
        air = (x0 - _AIR, y0 - _AIR, x1 + _AIR, y1 + _AIR)
        cost = 0.0
        if x0 < area[0] + _AIR or y0 < area[1] + _AIR or x1 > area[2] - _AIR or y1 > area[3] - _AIR:
            cost += _OUTSIDE
        cost += _SYMBOL * sum(not _apart(around, air) and meets(shape, air) for around, shape in self.symbols)
        cost += _LINE * sum(not _apart(line, air) for line in self.lines)
        cost += _LABEL * sum(not _apart(label, air) for label in self.labels)
        cost += _RULE * sum(x0 < x < x1 for x in self.rules_x)
        cost += _RULE * sum(y0 < y < y1 for y in self.rules_y)
        return cost


def _candidates(path: RoutedPath, width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """Places beside the first pieces of an arrow, with what the place itself costs: (cost, x, y)."""
    gone = 0.0
    for number, (start, end) in enumerate(zip(path.own[:_PIECES], path.own[1:], strict=False)):
        length = abs(end.x - start.x) + abs(end.y - start.y)
        reach = min(length, max(_REACH - gone, 0.0))
        across = start.y == end.y
        for i, (gap, farther) in product(range(int(reach / _STEP) + 1), _GAPS):
            price = number * _SECOND + 0.5 * (gone + i * _STEP) + farther
            if across:
                forward = end.x > start.x
                x = start.x + _BEGIN + i * _STEP if forward else start.x - _BEGIN - i * _STEP - width
                yield price, x, start.y - gap - height
                yield price + _OTHER_SIDE, x, start.y + gap
            else:
                forward = end.y > start.y
                y = start.y + _BEGIN + i * _STEP if forward else start.y - _BEGIN - i * _STEP - height
                yield price, start.x + gap, y
                yield price + _OTHER_SIDE, start.x - gap - width, y
        gone += length


def _path_boxes(path: RoutedPath, problem: PageProblem) -> Iterator[Box]:
    for start, end in zip(path.own, path.own[1:], strict=False):
        yield _segment(start, end)
    if path.head:
        yield head_box(path.own[-2], path.own[-1], problem.style.head_length, problem.style.head_width)


def _segment(start: Point, end: Point) -> Box:
    return min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y)
