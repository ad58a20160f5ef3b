"""One page put together: head, strips, rows and symbols at their places, and the arrows' problem for the router."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdocs.chart import Cell, PlainLine, Point, Rect, Row, Symbol
from sopdocs.graph import Edge, Graph
from sopdocs.layout.columns import NARROW, Columns
from sopdocs.layout.connectors import Connector, Seat, seat_connectors
from sopdocs.layout.exits import label_shapes
from sopdocs.layout.header import Header
from sopdocs.layout.measure import Block
from sopdocs.layout.problem import Band, PageProblem, RouteStyle, Wire
from sopdocs.layout.rows import RowPlan, Shown
from sopdocs.layout.setting import SMALLEST, Setting
from sopdocs.layout.stack import Sizes

HEAD_LENGTH = 1.7
HEAD_WIDTH = 1.3
"""Arrowheads, mm."""
_LETTER_SIZE = 7.0
_STRIP_AIR = 0.8
_LABEL_SIZES = (6.5, 6.0, SMALLEST)
_CENTERED = ("no", "time")
_Way = tuple[tuple[str, ...], tuple[str, ...], str, bool, tuple[Edge, ...]]
_NOTHING = Shown("", Block(()))


@dataclass(frozen=True, slots=True)
class Table:
    """What all pages of a flow share."""

    graph: Graph
    columns: Columns
    sizes: Sizes
    header: Header
    setting: Setting

    @property
    def strip(self) -> float:
        """Height of a row of connectors, mm."""
        return strip_height(self.sizes, self.setting)

    def actor_column(self, name: str) -> int:
        """Index among the officials' columns."""
        return self.columns.at(f"actor:{name}") - self.columns.first


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What stands on a page: rows (or row parts), connectors, and where the table begins (mm from the paper's top)."""

    table: Table
    rows: tuple[RowPlan, ...]
    connectors: tuple[Connector, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page before its arrows: finished rows and symbols, the router's problem, and the edges behind each wire."""

    rows: tuple[Row, ...]
    symbols: tuple[Symbol, ...]
    problem: PageProblem
    edges: Mapping[int, tuple[Edge, ...]]


def strip_height(sizes: Sizes, setting: Setting) -> float:
    """Height of a strip row: a pentagon with room for a track on either side."""
    return sizes.kinds["pentagon"][1] + 2 * (setting.room.margin(1) + _STRIP_AIR)


def route_style(columns: Columns, setting: Setting) -> RouteStyle:
    """How arrows are drawn in these columns."""
    narrow = columns.narrowest < NARROW
    room = setting.room
    return RouteStyle(
        pitch=room.pitch,
        border=room.border,
        clearance=room.clearance,
        head_length=HEAD_LENGTH,
        head_width=HEAD_WIDTH,
        label_sizes=_LABEL_SIZES[1:] if narrow else _LABEL_SIZES,
        label_family=setting.family,
    )


def sketch_page(plan: PagePlan, wishes: Mapping[str, int]) -> Sketch:
    """Put a page together.

    :param wishes: officials' columns (counted from 0) that connectors are asked to take, by symbol id; the others
        stand near the symbols they lead to.
    """
    return _Page(plan, wishes).sketch()


class _Page:
    """A page under construction: rows from the top down, then symbols, then wires."""

    def __init__(self, plan: PagePlan, wishes: Mapping[str, int]) -> None:
        self.table, self.plans, self.wishes, self.y = plan.table, plan.rows, wishes, plan.top
        self.rows: list[Row] = []
        self.symbols: list[Symbol] = []
        self.above = self._seats([c for c in plan.connectors if c.top])
        self.below = self._seats([c for c in plan.connectors if not c.top])

    def sketch(self) -> Sketch:
        for row in self.table.header.rows:
            self.rows.append(_moved(row, self.y))
        self.y += self.table.header.height
        self._strip(self.above, from_below=True)
        for index in range(len(self.plans)):
            self._row(index)
        self._strip(self.below, from_below=False)
        wires = list(self._wires())
        problem = self._problem(tuple(wire for wire, _ in wires))
        return Sketch(tuple(self.rows), tuple(self.symbols), problem, {wire.id: edges for wire, edges in wires})

    # Rows

    def _row(self, index: int) -> None:
        plan = self.plans[index]
        cells = tuple(sorted(self._cells(index), key=lambda cell: cell.column))
        row = Row("step", self.y, plan.height, plan.step, cells, plan.part, plan.parts)
        for node in plan.nodes:
            column = self.table.columns.at(f"actor:{node.actor}")
            box = self.table.columns.columns[column]
            rect = plan.stack.rect(node, Rect(box.x, row.y, box.w, row.h))
            form = plan.stack.forms[node.id]
            self.symbols.append(
                Symbol(node.id, node.shape, rect, column, len(self.rows), plan.step, node.actor, form.lines, form.style)
            )
        self.rows.append(row)
        self.y += plan.height

    def _cells(self, index: int) -> Iterator[Cell]:
        plan = self.plans[index]
        setting = self.table.setting
        style = setting.style(setting.table.size)
        for number, column in enumerate(self.table.columns.columns):
            shown = plan.cells.get(column.key, _NOTHING if column.key.startswith("actor:") else None)
            if shown is None:
                continue
            height = sum(p.height for p in self.plans[index : index + shown.covers + 1])
            centered = column.key in _CENTERED
            yield Cell(
                column=number,
                rect=Rect(column.x, self.y, column.w, height),
                text=shown.text,
                lines=shown.block.lines,
                style=style,
                align="center" if centered else "left",
                valign="middle" if setting.table.vertical == "tengah" and not plan.part else "top",
                row_span=shown.covers + 1,
                part=shown.part,
                indents=() if centered else shown.block.indents,
            )

    # Strips

    def _seats(self, connectors: Sequence[Connector]) -> dict[Connector, Seat]:
        """Seats of the connectors of one strip, near the symbols on this page that they stand for."""
        if not connectors:
            return {}
        crowd = [0] * len(self.table.columns.actors)
        for plan in self.plans:
            for actor in {node.actor for node in plan.nodes}:
                crowd[self.table.actor_column(actor)] += 1
        wishes = [(connector, self._wish(connector)) for connector in connectors]
        return seat_connectors(wishes, crowd, len(crowd))

    def _wish(self, connector: Connector) -> int:
        """Column asked for, else that of the end nearest to the strip."""
        if connector.id in self.wishes:
            return self.wishes[connector.id]
        ends = [
            (edge.target_step if connector.incoming else edge.source_step, node)
            for edge in connector.edges
            for node in (edge.targets if connector.incoming else edge.sources)
        ]
        step = min(ends)[0] if connector.top else max(ends)[0]
        columns = sorted(self.table.actor_column(self.table.graph.node(node).actor) for at, node in ends if at == step)
        return columns[len(columns) // 2]

    def _strip(self, seats: Mapping[Connector, Seat], *, from_below: bool) -> None:
        count = max((seat.row for seat in seats.values()), default=-1) + 1
        order = range(count - 1, -1, -1) if from_below else range(count)
        for strip in order:
            cells = tuple(self._blanks())
            for connector, seat in seats.items():
                if seat.row == strip:
                    self.symbols.append(self._pentagon(connector, seat.column + self.table.columns.first))
            self.rows.append(Row("strip", self.y, self.table.strip, None, cells))
            self.y += self.table.strip

    def _blanks(self) -> Iterator[Cell]:
        """A strip's empty cells: one before the officials, one for each of them, one after."""
        columns, first, last = self.table.columns.columns, self.table.columns.first, self.table.columns.last
        style = self.table.setting.style(self.table.setting.table.size)
        spans = [(0, first), *((k, k + 1) for k in range(first, last)), (last, len(columns))]
        for start, end in spans:
            width = sum(column.w for column in columns[start:end])
            rect = Rect(columns[start].x, self.y, width, self.table.strip)
            yield Cell(start, rect, "", (), style, "left", "middle", column_span=end - start)

    def _pentagon(self, connector: Connector, number: int) -> Symbol:
        w, h = self.table.sizes.kinds["pentagon"]
        column = self.table.columns.columns[number]
        rect = Rect(column.x + (column.w - w) / 2, self.y + (self.table.strip - h) / 2, w, h)
        actor = column.key.partition(":")[2]
        style = self.table.setting.style(_LETTER_SIZE if len(connector.letter) < 3 else SMALLEST)
        return Symbol(
            connector.id, "pentagon", rect, number, len(self.rows), None, actor, (connector.letter,), style,
            flip=not connector.down,
        )  # fmt: skip

    # Arrows

    def _wires(self) -> Iterator[tuple[Wire, tuple[Edge, ...]]]:
        """Arrows of this page: whole ones, from a symbol to a connector, and from a connector to a symbol."""
        here = {symbol.id for symbol in self.symbols}
        style = route_style(self.table.columns, self.table.setting)
        measurer = self.table.setting.regular
        for number, (sources, targets, label, back, edges) in enumerate(self._ways(here)):
            shapes = label_shapes(label, style.label_sizes, measurer.width) if label else ()
            yield Wire(number, sources, targets, label, back, shapes), edges

    def _ways(self, here: set[str]) -> Iterator[_Way]:
        for edge in self.table.graph.edges:
            if here.issuperset(edge.sources) and here.issuperset(edge.targets):
                yield edge.sources, edge.targets, edge.label, self._goes_back(edge), (edge,)
        for connector in (*self.above, *self.below):
            back = not connector.down
            if connector.incoming:
                yield (connector.id,), connector.edges[0].targets, "", back, connector.edges
            else:
                yield from ((edge.sources, (connector.id,), edge.label, back, (edge,)) for edge in connector.edges)

    def _goes_back(self, edge: Edge) -> bool:
        """An earlier row, or the same step again."""
        if edge.target_step != edge.source_step:
            return edge.target_step < edge.source_step
        written = edge.route[2:3] in (("exits",), ("next",))
        return written and self.table.graph.node(edge.targets[0]).place == "step"

    def _problem(self, wires: tuple[Wire, ...]) -> PageProblem:
        head = len(self.table.header.rows)
        first = self.table.columns.first
        return PageProblem(
            columns=tuple(Band(column.x, column.x + column.w) for column in self.table.columns.actors),
            rows=tuple(Band(row.y, row.y + row.h) for row in self.rows[head:]),
            symbols=tuple(replace(s, column=s.column - first, row=s.row - head) for s in self.symbols),
            links=tuple(self._links()),
            wires=wires,
            style=route_style(self.table.columns, self.table.setting),
        )

    def _links(self) -> Iterator[PlainLine]:
        rects = {symbol.id: symbol.rect for symbol in self.symbols}
        for link in self.table.graph.links:
            if link.first in rects and link.second in rects:
                a, b = rects[link.first], rects[link.second]
                yield PlainLine(link.first, link.second, (Point(a.right, a.center.y), Point(b.x, b.center.y)))


def _moved(row: Row, dy: float) -> Row:
    cells = tuple(replace(cell, rect=replace(cell.rect, y=cell.rect.y + dy)) for cell in row.cells)
    return replace(row, y=row.y + dy, cells=cells)
