"""Find room for the text of each exit beside the beginning of its arrow.

A label never lies on a line, an arrowhead, a symbol or another label where there is any other place; it may stand in
the empty corner of a diamond's box. It stands near the symbol its arrow leaves, and nearer to its own arrow than to
any other line or symbol, so that a reader cannot take it for another's: for that it is broken into several lines, set
smaller, or the arrow takes another way. Places along the first pieces of the arrow, on both sides, are priced and the
cheapest is taken, in two rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from sopdocs.chart import PT, Label, Point, Rect, TextStyle
from sopdocs.layout.outline import Box, gap, head_box, meets, polygon
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
_FAR = 5.5
"""How far along the arrow a label still stands at the symbol it leaves, mm."""
_BESIDE = 4.0
"""The same for a label beside the symbol, where the arrow turns round it."""
_CLEARER = 0.15
"""How much nearer to its own arrow than to anything else a label must be, mm."""
_QUIET = 1.4
"""Nothing else comes nearer to a label than this if it can be helped, mm."""

_LINK = -1
_NOWHERE = 1e9
_OUTSIDE = 5000.0
_SYMBOL = 20000.0
_LABEL = 800.0
_LINE = 300.0
BAD = 300.0
"""A label that costs this much lies on something."""
ASTRAY = 120.0
"""A label that costs this much may be taken for another arrow's."""
_RULE = 5.0
_SMALLER = 8.0
_BROKEN = 2.0
_NOISE = 5.0
_SECOND = 3.0
_OTHER_ROW = 12.0
_OTHER_SIDE = 0.6
_ALONG = 0.8
"""For each mm along the arrow."""
_UNORDERED = 2.0
"""A place is not this much cheaper than any before it in the order of the places."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The labels; and for each wire whose label lies on something, or may be taken for another's, the place it would
    take if other lines gave way. ``hits`` counts those that lie on something."""

    labels: tuple[Label, ...]
    wanted: dict[int, Rect]
    hits: int


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
        if places[path.wire][0] >= ASTRAY:
            taken = [_box(places[other][1].rect) for other in places if other != path.wire]
            wanted[path.wire] = scene.best(wires[path.wire], path, taken, alone=True)[1].rect
    return Placed(found, wanted, sum(cost >= BAD for cost, _ in places.values()))


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.right, rect.bottom


def _apart(a: Box, b: Box) -> bool:
    return a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


class _Scene:
    """What stands on the page, as boxes: symbols, lines with their heads, rules."""

    def __init__(self, problem: PageProblem, paths: Sequence[RoutedPath]) -> None:
        self.style = problem.style
        self.symbols = [(symbol.id, _box(symbol.rect), polygon(symbol)) for symbol in problem.symbols]
        self.lines = [(path.wire, box) for path in paths for box in _path_boxes(path, problem)]
        self.lines += [(_LINK, _segment(*link.points)) for link in problem.links]
        columns, rows = problem.columns, problem.rows
        self.area = (columns[0].lo, rows[0].lo, columns[-1].hi, rows[-1].hi)
        self.rows = {symbol.id: (rows[symbol.row].lo, rows[symbol.row].hi) for symbol in problem.symbols}
        self.rules_x = sorted({column.hi for column in columns[:-1]})
        self.rules_y = sorted({row.hi for row in rows[:-1]})

    def best(self, wire: Wire, path: RoutedPath, taken: Sequence[Box], *, alone: bool = False) -> tuple[float, Label]:
        """The cheapest place for a wire's label, at the largest size at which it lies on nothing; ``alone`` as if no
        other arrow were there."""
        found: tuple[float, Label] | None = None
        for number, size in enumerate(self.style.label_sizes):
            if found is not None and found[0] < ASTRAY:
                break
            style = TextStyle(self.style.label_family, size, size * PT * LEADING)
            for shape in wire.label_shapes[number]:
                width, height = shape.width, len(shape.lines) * style.pitch
                view = self._near(path, width, height, taken, alone)
                extra = number * _SMALLER + (len(shape.lines) - 1) * _BROKEN
                least = _NOWHERE if found is None else found[0]
                cost, place = view.cheapest(_candidates(path, width, height), (width, height), extra, least)
                if place is not None:
                    lines = shape.lines if len(shape.lines) > 1 else ()
                    rect = Rect(place.x, place.y, width, height)
                    found = cost, Label(wire.id, wire.label, rect, style, lines)
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
        lines = [
            box
            for wire, box in self.lines
            if wire != path.wire and not (alone and wire != _LINK) and not _apart(box, window)
        ]
        ends = (path.source, path.target)
        strangers = [around for name, around, _ in self.symbols if name not in ends and not _apart(around, window)]
        return _View(
            area=self.area,
            source=next(around for name, around, _ in self.symbols if name == path.source),
            row=self.rows[path.source],
            symbols=[(around, shape) for _, around, shape in self.symbols if not _apart(around, window)],
            own=[box for wire, box in self.lines if wire == path.wire and not _apart(box, window)],
            lines=lines,
            others=[*lines, *strangers],
            labels=[box for box in taken if not _apart(box, window)],
            rules_x=[x for x in self.rules_x if window[0] < x < window[2]],
            rules_y=[y for y in self.rules_y if window[1] < y < window[3]],
        )


@dataclass(frozen=True, slots=True)
class _View:
    area: Box
    source: Box
    row: tuple[float, float]
    """Top and bottom of the row in which the arrow begins."""
    symbols: list[tuple[Box, tuple[tuple[float, float], ...]]]
    own: list[Box]
    lines: list[Box]
    """Of other arrows."""
    others: list[Box]
    """Lines of other arrows, and symbols at neither end of the arrow."""
    labels: list[Box]
    rules_x: list[float]
    rules_y: list[float]

    def cheapest(
        self, places: Iterator[_Place], size: tuple[float, float], extra: float, least: float
    ) -> tuple[float, _Place | None]:
        """The first of the cheapest places and its cost, if that is less than ``least``."""
        width, height = size
        best: _Place | None = None
        for place in places:
            price = place.price + extra
            if price >= least:
                if price >= least + _UNORDERED:
                    break
                continue
            box = (place.x, place.y, place.x + width, place.y + height)
            cost = price + self._cost(box, place, least - price)
            if cost < least:
                least, best = cost, place
        return least, best

    def _cost(self, box: Box, place: _Place, most: float) -> float:
        """What is wrong with a label there; reckoned no further where it is more than ``most``."""
        x0, y0, x1, y1 = box
        area = self.area
        ax, ay, bx, by = air = (x0 - _AIR, y0 - _AIR, x1 + _AIR, y1 + _AIR)
        cost = 0.0
        if x0 < area[0] + _AIR or y0 < area[1] + _AIR or x1 > area[2] - _AIR or y1 > area[3] - _AIR:
            cost += _OUTSIDE
        for around, shape in self.symbols:
            if around[0] < bx and around[2] > ax and around[1] < by and around[3] > ay and meets(shape, air):
                cost += _SYMBOL
        for u0, v0, u1, v1 in self.own:
            if u0 < bx and u1 > ax and v0 < by and v1 > ay:
                cost += _LINE
        if cost > most:
            return cost
        for u0, v0, u1, v1 in self.lines:
            if u0 < bx and u1 > ax and v0 < by and v1 > ay:
                cost += _LINE
        cost += _LABEL * sum(not _apart(label, air) for label in self.labels)
        cost += _RULE * sum(x0 < x < x1 for x in self.rules_x)
        cost += _RULE * sum(y0 < y < y1 for y in self.rules_y)
        return cost if cost > most else cost + self._mistaken(box, place)

    def _mistaken(self, box: Box, place: _Place) -> float:
        """What it costs that a reader might take the label for another arrow's."""
        cost = 0.0
        x0, y0, x1, y1 = box
        if place.gone > _FAR and gap(self.source, box) > _BESIDE:
            cost += ASTRAY + place.gone - _FAR
        if not self.row[0] <= (y0 + y1) / 2 <= self.row[1]:
            cost += _OTHER_ROW
        ax, ay, bx, by = x0 - _QUIET, y0 - _QUIET, x1 + _QUIET, y1 + _QUIET
        nearest = _QUIET
        for other in self.others:
            if other[0] < bx and other[2] > ax and other[1] < by and other[3] > ay:
                nearest = min(nearest, gap(other, box))
        if nearest < place.gap + _CLEARER:
            cost += ASTRAY
        return cost + _NOISE * max(0.0, _QUIET - nearest)


class _Place(NamedTuple):
    """Top left corner, what the place itself costs, how far along the arrow and how far from its line it is."""

    x: float
    y: float
    price: float
    gone: float
    gap: float


def _candidates(path: RoutedPath, width: float, height: float) -> Iterator[_Place]:
    """Places beside the first pieces of an arrow."""
    gone = 0.0
    for number, (start, end) in enumerate(zip(path.own[:_PIECES], path.own[1:], strict=False)):
        length = abs(end.x - start.x) + abs(end.y - start.y)
        reach = min(length, max(_REACH - gone, 0.0))
        across = start.y == end.y
        for i, (away, farther) in product(range(int(reach / _STEP) + 1), _GAPS):
            along = gone + i * _STEP
            price = number * _SECOND + _ALONG * along + farther
            if across:
                forward = end.x > start.x
                x = start.x + _BEGIN + i * _STEP if forward else start.x - _BEGIN - i * _STEP - width
                yield _Place(x, start.y - away - height, price, along, away)
                yield _Place(x, start.y + away, price + _OTHER_SIDE, along, away)
            else:
                forward = end.y > start.y
                y = start.y + _BEGIN + i * _STEP if forward else start.y - _BEGIN - i * _STEP - height
                yield _Place(start.x + away, y, price, along, away)
                yield _Place(start.x - away - width, y, price + _OTHER_SIDE, along, away)
        gone += length


def _path_boxes(path: RoutedPath, problem: PageProblem) -> Iterator[Box]:
    for start, end in zip(path.own, path.own[1:], strict=False):
        yield _segment(start, end)
    if path.head:
        yield head_box(path.own[-2], path.own[-1], problem.style.head_length, problem.style.head_width)


def _segment(start: Point, end: Point) -> Box:
    return min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y)
