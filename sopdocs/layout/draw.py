"""One page drawn: its sketch routed, and its connectors moved where their arrows cross others for no good reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from sopdocs.chart import Arrow, ChartPage, Point, Symbol
from sopdocs.layout.page import PagePlan, Sketch, sketch_page
from sopdocs.layout.problem import Routed
from sopdocs.layout.quality import score
from sopdocs.layout.route import route

_BUDGET = 40_000
"""Effort (grid states) for trying connectors in other places of a page."""
_NEAR = 2

Wishes = Mapping[str, int]
"""Officials' columns (counted from 0) that connectors are asked to take, by symbol id."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, what it was drawn from, the wires that found no way, and the effort in grid states."""

    page: ChartPage
    sketch: Sketch
    unrouted: tuple[int, ...]
    effort: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Smaller is better."""
        quality = score(self.page)
        return len(self.unrouted), quality.label_hits, quality.crossings, quality.bends


def draw_page(plan: PagePlan) -> Drawn:
    """Route a page; while arrows of a connector cross others, see whether it stands better in a column nearby."""
    best = _draw(plan)
    wishes: Wishes = MappingProxyType({})
    if best.effort > _BUDGET / 2 or not any(_crossed(best.page)):
        return best
    spent, rank = 0, best.rank
    for symbol in tuple(_crossed(best.page)):
        for column in _columns_near(plan, symbol):
            moved = {**wishes, symbol.id: column}
            other = _draw(plan, moved)
            if other.rank < rank:
                best, rank, wishes = other, other.rank, moved
            spent += other.effort
            if spent > _BUDGET:
                return best
    return best


def _columns_near(plan: PagePlan, symbol: Symbol) -> Iterator[int]:
    """Other officials' columns, the nearest first."""
    here = symbol.column - plan.table.columns.first
    count = len(plan.table.columns.actors)
    for distance in range(1, _NEAR + 1):
        yield from (column for column in (here - distance, here + distance) if 0 <= column < count)


def _draw(plan: PagePlan, wishes: Wishes = MappingProxyType({})) -> Drawn:
    sketch = sketch_page(plan, wishes)
    routed = route(sketch.problem) if sketch.problem.wires else Routed((), (), (), 0)
    page = ChartPage(
        flow=0,
        index=0,
        caption=None,
        columns=plan.table.columns.columns,
        rows=sketch.rows,
        symbols=sketch.symbols,
        arrows=tuple(_arrows(sketch, routed)),
        lines=sketch.problem.links,
        labels=routed.labels,
    )
    return Drawn(page, sketch, routed.unrouted, routed.effort)


def _arrows(sketch: Sketch, routed: Routed) -> Iterator[Arrow]:
    wires = {wire.id: wire for wire in sketch.problem.wires}
    for path in routed.paths:
        edges = sketch.edges[path.wire]
        yield Arrow(
            id=path.wire,
            edges=tuple(edge.id for edge in edges),
            source=path.source,
            target=path.target,
            points=path.points,
            own=path.own,
            head=path.head,
            label=wires[path.wire].label,
            step=edges[0].source_step,
            target_step=edges[0].target_step,
        )


def _crossed(page: ChartPage) -> Iterator[Symbol]:
    """Connectors with an arrow that crosses another line."""
    lines = [arrow.own for arrow in page.arrows] + [link.points for link in page.lines]
    for symbol in page.symbols:
        if symbol.kind == "pentagon":
            mine = [arrow.own for arrow in page.arrows if symbol.id in (arrow.source, arrow.target)]
            if any(_cross(way, line) for way in mine for line in lines if line is not way):
                yield symbol


def _cross(way: tuple[Point, ...], line: tuple[Point, ...]) -> bool:
    return any(_pieces_cross(*a, *b) for a in pairwise(way) for b in pairwise(line))


def _pieces_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether a level and an upright piece cross, ends not counted."""
    if (a.y == b.y) == (c.y == d.y):
        return False
    if a.y != b.y:
        a, b, c, d = c, d, a, b
    return min(a.x, b.x) < c.x < max(a.x, b.x) and min(c.y, d.y) < a.y < max(c.y, d.y)
