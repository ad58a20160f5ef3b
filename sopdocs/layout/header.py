"""The table's head, repeated on every page: two levels, and the row of column numbers where an institution wants it.

Rows are laid from y = 0; the page moves them down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdocs.chart import Cell, Fault, Rect, Row, TextStyle
from sopdocs.layout.cells import LABEL_OF
from sopdocs.layout.columns import Columns
from sopdocs.layout.headings import set_headings, sizes
from sopdocs.layout.measure import Block, Item
from sopdocs.layout.setting import SMALLEST, Setting
from sopdocs.model import Flow, Route


@dataclass(frozen=True, slots=True)
class Header:
    """Head rows from y = 0, their common height, and what had to be put up with."""

    rows: tuple[Row, ...]
    height: float
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading on its way: the columns it spans and its measured lines."""

    column: int
    span: int
    rect: Rect
    text: str
    block: Block
    style: TextStyle
    turned: bool = False
    rows: int = 1

    def cell(self, y: float, height: float) -> Cell:
        return Cell(
            column=self.column,
            rect=Rect(self.rect.x, y, self.rect.w, height),
            text=self.text,
            lines=self.block.lines,
            style=self.style,
            align="center",
            valign="middle",
            row_span=self.rows,
            column_span=self.span,
            turned=self.turned,
        )


def plan_header(flow: Flow, columns: Columns, labels: Mapping[str, str], setting: Setting, route: Route = ()) -> Header:
    """Lay the head of a flow's table.

    :param route: of the flow in the SOP, for faults: type that would have to fall under 5.5 pt (SOP022), words broken
        inside a column (SOP023).
    """
    faults: list[Fault] = []
    actors, level = _actor_headings(flow, columns, setting, route, faults)
    fixed = {key: _fixed(columns, key, labels[LABEL_OF[key]], setting, faults) for key in LABEL_OF}
    tops = list(_spanning(columns, labels, setting))
    high = max((setting.height(len(top.block.lines), top.style) for top in tops), default=0.0)
    low = max([level, *(_needs(fixed[key], setting) for key in ("inputs", "time", "outputs"))])
    whole = max(_needs(fixed[key], setting) for key in ("no", "activity", "note"))
    low = max(low, whole - high)
    if not tops:
        low, high = max(low, whole), 0.0
    rows = [Row("header", 0.0, high, None, _sorted(_top_cells(tops, fixed, high, low)))]
    under = [*actors, fixed["inputs"], fixed["time"], fixed["outputs"]]
    rows.append(Row("header", high, low, None, _sorted(heading.cell(high, low) for heading in under)))
    if setting.table.number_row:
        rows.append(_numbers(columns, setting, high + low))
    return Header(tuple(rows), sum(row.h for row in rows), tuple(faults))


def _sorted(cells: Iterator[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _needs(heading: _Heading, setting: Setting) -> float:
    return setting.height(len(heading.block.lines), heading.style)


def _top_cells(tops: list[_Heading], fixed: Mapping[str, _Heading], high: float, low: float) -> Iterator[Cell]:
    yield from (top.cell(0.0, high) for top in tops)
    for key in ("no", "activity", "note"):
        yield fixed[key].cell(0.0, high + low)


def _spanning(columns: Columns, labels: Mapping[str, str], setting: Setting) -> Iterator[_Heading]:
    """*Pelaksana* over the officials, *Mutu Baku* over inputs, time and outputs."""
    inputs = columns.at("inputs")
    for label, first, last in (("pelaksana", columns.first, columns.last), ("mutu_baku", inputs, inputs + 3)):
        if first < last:
            rect = _span(columns, first, last)
            style = setting.style(setting.table.header_size, bold=True)
            block = setting.block((Item(labels[label]),), rect.w, style)
            yield _Heading(first, last - first, rect, labels[label], block, style)


def _span(columns: Columns, first: int, last: int) -> Rect:
    part = columns.columns[first:last]
    return Rect(part[0].x, 0.0, sum(column.w for column in part), 0.0)


def _fixed(columns: Columns, key: str, text: str, setting: Setting, faults: list[Fault]) -> _Heading:
    """Heading of a text column, in the largest type that leaves its words whole."""
    index = columns.at(key)
    rect = _span(columns, index, index + 1)
    style, block = _fit(text, rect.w, setting)
    faults.extend(Fault("SOP023", ("labels",), (("kata", word), ("kolom", text))) for word in block.broken)
    rows = 2 if key in ("no", "activity", "note") else 1
    return _Heading(index, 1, rect, text, block, style, rows=rows)


def _fit(text: str, width: float, setting: Setting) -> tuple[TextStyle, Block]:
    style, block = setting.style(setting.table.header_size, bold=True), Block(())
    for size in sizes(setting.table.header_size):
        style = setting.style(size, bold=True)
        block = setting.block((Item(text),), width, style)
        if not block.broken:
            break
    return style, block


def _actor_headings(
    flow: Flow, columns: Columns, setting: Setting, route: Route, faults: list[Fault]
) -> tuple[list[_Heading], float]:
    """Officials' headings and the height they need."""
    names = tuple(dict(flow.actors))
    texts = tuple(flow.heading(name) for name in names)
    if not names:
        return [], 0.0
    found = set_headings(texts, [column.w for column in columns.actors], setting)
    headings: list[_Heading] = []
    for k, (name, text, part) in enumerate(zip(names, texts, found.texts, strict=True)):
        where = (*route, "actors", name)
        faults.extend(Fault("SOP023", where, (("kata", word), ("kolom", text))) for word in part.block.broken)
        if part.style.size < SMALLEST:
            faults.append(Fault("SOP022", where, (("ukuran", f"{part.style.size:g}"), ("kolom", text))))
        column = columns.first + k
        rect = _span(columns, column, column + 1)
        headings.append(_Heading(column, 1, rect, text, part.block, part.style, found.turned))
    return headings, found.height


def _numbers(columns: Columns, setting: Setting, y: float) -> Row:
    """The row (1) (2) (3) under the headings, in the largest type that fits the narrowest column."""
    texts = [f"({k + 1})" for k in range(len(columns.columns))]
    style = setting.style(SMALLEST)
    for size in sizes(max(SMALLEST, setting.table.size - 1)):
        style = setting.style(size)
        widths = [setting.regular.width(text, size) for text in texts]
        if all(width <= setting.inner(c.w) for width, c in zip(widths, columns.columns, strict=True)):
            break
    height = setting.height(1, style)
    cells = tuple(
        Cell(k, Rect(column.x, y, column.w, height), text, (text,), style, "center", "middle")
        for k, (column, text) in enumerate(zip(columns.columns, texts, strict=True))
    )
    return Row("numbers", y, height, None, cells)
