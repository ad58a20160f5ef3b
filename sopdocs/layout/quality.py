"""How good a drawn page is, from its final coordinates alone; knows nothing of how it was routed.

Two arrows belong together when they end in the same symbol: they may merge. "Lines" are the parts that arrows draw
themselves (``Arrow.own``), so a merged trunk counts once, and joint links. Lengths are mm.

Hard faults (each must be 0):

* ``through``: a piece of a line with a point inside a symbol (the true outline, 0.05 mm allowed);
* ``overlap``: two lines on each other (within 0.1 mm, over more than 0.1 mm), merged trunks included, because each
  piece is to be drawn once;
* ``touch``: a corner or end of a line lies on a line that leads elsewhere;
* ``tight``: parallel pieces nearer than 0.7 mm over more than 1 mm;
* ``on_rule``: a piece within 0.5 mm of a parallel table rule over more than 1 mm;
* ``outside``: a point outside the officials' columns or the rows;
* ``detached``: an arrow that does not begin or end on the outline of its symbol (0.05 mm), or whose own part neither
  has a head nor ends on a line to the same symbol;
* ``mixed``: at one symbol, an end of one arrow within 0.7 mm of an end of another (merged ends excepted) or of a link;
* ``slanted``: a piece neither horizontal nor vertical;
* ``unrouted``: given by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations, pairwise
from math import hypot

from sopdocs.chart import Arrow, ChartPage, Label, Point, Rect
from sopdocs.layout.outline import Box, distance, gap, gap_to, head_box, meets, polygon, shrunk

HARD = (
    "through",
    "overlap",
    "touch",
    "tight",
    "on_rule",
    "outside",
    "detached",
    "mixed",
    "slanted",
    "unrouted",
)
_HAIR = 0.05
_ON = 0.1
_TIGHT = 0.7
_RULE = 0.5
_LONG = 1.0
_ASTRAY = 6.0


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts for one page, or with ``+`` for many."""

    through: int = 0
    overlap: int = 0
    touch: int = 0
    tight: int = 0
    on_rule: int = 0
    outside: int = 0
    detached: int = 0
    mixed: int = 0
    slanted: int = 0
    unrouted: int = 0
    arrows: int = 0
    crossings: int = 0
    """Points where lines cross; a merged trunk counts once; joint links count too."""
    bends: int = 0
    length: float = 0.0
    labels: int = 0
    label_hits: int = 0
    """Labels on a symbol, a line, an arrowhead or another label, or outside the officials' columns."""
    labels_over_rule: int = 0
    short_arrows: int = 0
    """Heads whose last straight piece is shorter than the head and 0.3 mm."""
    astray: int = 0
    """Labels more than 6 mm from the symbol their arrow leaves, or nearer to another line or to a symbol at neither end
    of their arrow than to their own arrow."""
    head_on: int = 0
    """Merged arrows that meet the other one nose to nose where it turns away."""

    def __add__(self, other: Quality) -> Quality:
        return Quality(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def hard(self) -> dict[str, int]:
        """The hard faults that are there, by name."""
        return {name: count for name in HARD if (count := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A straight piece of line: whose (arrow index, or -1 - link index), to which symbol, which piece, from where."""

    line: int
    target: str
    number: int
    box: Box

    @property
    def across(self) -> bool:
        return self.box[1] == self.box[3]


def score(page: ChartPage, *, unrouted: int = 0, head_length: float = 1.7, head_width: float = 1.3) -> Quality:
    """Measure one page."""
    return _Page(page, head_length, head_width).quality(unrouted)


class _Page:
    def __init__(self, page: ChartPage, head_length: float, head_width: float) -> None:
        self.page, self.head_length, self.head_width = page, head_length, head_width
        self.shapes = {symbol.id: polygon(symbol, 48) for symbol in page.symbols}
        self.pieces = list(_pieces(page))
        rows = [row for row in page.rows if row.kind in ("step", "strip")]
        columns = [column for column in page.columns if column.key.startswith("actor:")]
        self.rules_x = sorted({c.x for c in columns} | {c.x + c.w for c in columns})
        self.rules_y = sorted({r.y for r in rows} | {r.y + r.h for r in rows})

    def quality(self, unrouted: int) -> Quality:
        arrows = self.page.arrows
        overlap, tight, crossings = self._pairs()
        return Quality(
            through=sum(self._through(piece) for piece in self.pieces),
            overlap=overlap,
            touch=sum(self._touches(arrow, i) for i, arrow in enumerate(arrows)),
            tight=tight,
            on_rule=sum(self._on_rule(piece) for piece in self.pieces),
            outside=sum(self._outside(point) for arrow in arrows for point in arrow.own),
            detached=sum(self._detached(arrow, i) for i, arrow in enumerate(arrows)),
            mixed=self._mixed(),
            slanted=sum(a.x != b.x and a.y != b.y for arrow in arrows for a, b in pairwise(arrow.own)),
            unrouted=unrouted,
            arrows=len(arrows),
            crossings=crossings,
            bends=sum(len(arrow.own) - 2 for arrow in arrows),
            length=sum(abs(a.x - b.x) + abs(a.y - b.y) for arrow in arrows for a, b in pairwise(arrow.own)),
            labels=len(self.page.labels),
            label_hits=sum(self._label_hit(i) for i in range(len(self.page.labels))),
            labels_over_rule=sum(self._over_rule(label.rect) for label in self.page.labels),
            short_arrows=sum(self._short(arrow) for arrow in arrows),
            astray=sum(self._astray(label) for label in self.page.labels),
            head_on=sum(self._head_on(arrow) for arrow in arrows),
        )

    def _through(self, piece: _Piece) -> bool:
        x0, y0, x1, y1 = piece.box
        thin = (
            (x0 + _HAIR, y0 - 1e-6, x1 - _HAIR, y1 + 1e-6)
            if piece.across
            else (x0 - 1e-6, y0 + _HAIR, x1 + 1e-6, y1 - _HAIR)
        )
        if thin[0] >= thin[2] or thin[1] >= thin[3]:
            return False
        return any(meets(shrunk(shape, _HAIR), thin) for shape in self.shapes.values())

    def _pairs(self) -> tuple[int, int, int]:
        """Overlaps, tight pairs and crossings."""
        overlap = tight = crossings = 0
        for a, b in combinations(self.pieces, 2):
            if a.across != b.across:
                crossings += _crosses(a.box, b.box)
                continue
            if a.line == b.line and abs(a.number - b.number) < 2:
                continue
            apart, shared = _beside(a, b)
            overlap += apart < _ON and shared > _ON
            tight += _ON <= apart < _TIGHT and shared > _LONG
        return overlap, tight, crossings

    def _touches(self, arrow: Arrow, index: int) -> int:
        return sum(
            _on(piece.box, point)
            for point in arrow.own[1:]
            for piece in self.pieces
            if piece.line != index and piece.target != arrow.target
        )

    def _on_rule(self, piece: _Piece) -> bool:
        x0, y0, x1, y1 = piece.box
        if piece.across:
            return x1 - x0 > _LONG and any(abs(y0 - y) < _RULE for y in self.rules_y)
        return y1 - y0 > _LONG and any(abs(x0 - x) < _RULE for x in self.rules_x)

    def _outside(self, point: Point) -> bool:
        return not (self.rules_x[0] <= point.x <= self.rules_x[-1] and self.rules_y[0] <= point.y <= self.rules_y[-1])

    def _detached(self, arrow: Arrow, index: int) -> bool:
        if arrow.own[0] != arrow.points[0] or self._away(arrow.points[0], arrow.source):
            return True
        if self._away(arrow.points[-1], arrow.target):
            return True
        if arrow.head:
            return arrow.own[-1] != arrow.points[-1]
        others = (piece for piece in self.pieces if piece.line != index and piece.target == arrow.target)
        return not any(_on(piece.box, arrow.own[-1]) for piece in others)

    def _away(self, point: Point, symbol: str) -> bool:
        shape = self.shapes[symbol]
        return min(distance(point, a, b) for a, b in zip(shape, (*shape[1:], shape[0]), strict=True)) > _HAIR

    def _mixed(self) -> int:
        ends: dict[str, list[Point]] = {}
        for arrow in self.page.arrows:
            ends.setdefault(arrow.source, []).append(arrow.own[0])
            if arrow.head:
                ends.setdefault(arrow.target, []).append(arrow.own[-1])
        for link in self.page.lines:
            ends.setdefault(link.first, []).append(link.points[0])
            ends.setdefault(link.second, []).append(link.points[1])
        return sum(hypot(a.x - b.x, a.y - b.y) < _TIGHT for points in ends.values() for a, b in combinations(points, 2))

    def _label_hit(self, index: int) -> bool:
        rect = self.page.labels[index].rect
        box = (rect.x, rect.y, rect.right, rect.bottom)
        others = [label.rect for i, label in enumerate(self.page.labels) if i != index]
        return (
            rect.x < self.rules_x[0]
            or rect.right > self.rules_x[-1]
            or any(meets(shape, box) for shape in self.shapes.values())
            or any(_apart_by(piece.box, box) < 0 for piece in self.pieces)
            or any(_apart_by(self._head(arrow), box) < 0 for arrow in self.page.arrows if arrow.head)
            or any(_apart_by((r.x, r.y, r.right, r.bottom), box) < 0 for r in others)
        )

    def _head(self, arrow: Arrow) -> Box:
        return head_box(arrow.own[-2], arrow.own[-1], self.head_length, self.head_width)

    def _over_rule(self, rect: Rect) -> bool:
        return any(rect.x < x < rect.right for x in self.rules_x) or any(rect.y < y < rect.bottom for y in self.rules_y)

    def _astray(self, label: Label) -> bool:
        rect = label.rect
        box = (rect.x, rect.y, rect.right, rect.bottom)
        index, arrow = next((i, arrow) for i, arrow in enumerate(self.page.arrows) if arrow.id == label.arrow)
        if gap_to(self.shapes[arrow.source], box) > _ASTRAY:
            return True
        own = min(gap(piece.box, box) for piece in self.pieces if piece.line == index)
        others = [gap(piece.box, box) for piece in self.pieces if piece.line != index]
        others += [gap_to(s, box) for name, s in self.shapes.items() if name not in (arrow.source, arrow.target)]
        return min(others, default=own) < own - _HAIR

    def _head_on(self, arrow: Arrow) -> bool:
        if arrow.head:
            return False
        before, end = arrow.own[-2:]
        return any(
            other is not arrow
            and other.target == arrow.target
            and hypot(end.x - b.x, end.y - b.y) < _ON
            and _against(before, end, a, b)
            for other in self.page.arrows
            for a, b in pairwise(other.own)
        )

    def _short(self, arrow: Arrow) -> bool:
        a, b = arrow.own[-2:]
        return arrow.head and abs(a.x - b.x) + abs(a.y - b.y) < self.head_length + 0.3


def _pieces(page: ChartPage) -> Iterator[_Piece]:
    for index, arrow in enumerate(page.arrows):
        for number, (a, b) in enumerate(pairwise(arrow.own)):
            yield _Piece(index, arrow.target, number, (min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)))
    for index, link in enumerate(page.lines):
        a, b = link.points
        yield _Piece(-1 - index, "", 0, (min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)))


def _crosses(a: Box, b: Box) -> bool:
    """Whether two perpendicular pieces cross, not just touch."""
    across, down = (a, b) if a[1] == a[3] else (b, a)
    return across[0] + _HAIR < down[0] < across[2] - _HAIR and down[1] + _HAIR < across[1] < down[3] - _HAIR


def _beside(a: _Piece, b: _Piece) -> tuple[float, float]:
    """How far apart two parallel pieces run, and over what length side by side."""
    p, q = a.box, b.box
    if a.across:
        return abs(p[1] - q[1]), min(p[2], q[2]) - max(p[0], q[0])
    return abs(p[0] - q[0]), min(p[3], q[3]) - max(p[1], q[1])


def _on(box: Box, point: Point) -> bool:
    return box[0] - _ON < point.x < box[2] + _ON and box[1] - _ON < point.y < box[3] + _ON


def _apart_by(a: Box, b: Box) -> float:
    """The gap between two boxes along the axis where it is largest; negative when they overlap."""
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def _against(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two pieces run in opposite directions."""
    return (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) < 0
