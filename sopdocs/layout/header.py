"""The table's head, repeated on every page: two levels, and the row of column numbers where an institution wants it.

Rows are laid from y = 0; the page moves them down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdocs.chart import Cell, Fault, Rect, Row, TextStyle
from sopdocs.layout.cells import LABEL_OF
from sopdocs.layout.columns import Columns
from sopdocs.layout.measure import Block, Item
from sopdocs.layout.setting import SMALLEST, Setting
from sopdocs.model import Flow, Route

_STEP = 0.5
_TALLEST_TURNED = 34.0
_TALLEST = 48.0
_MOST_LINES = 4
_UNREADABLE = 3.0
_TURNED_AIR = 1.0


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


def _sizes(largest: float, smallest: float = SMALLEST) -> Iterator[float]:
    size = largest
    while size > smallest:
        yield size
        size -= _STEP
    yield smallest


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
    for size in _sizes(setting.table.header_size):
        style = setting.style(size, bold=True)
        block = setting.block((Item(text),), width, style)
        if not block.broken:
            break
    return style, block


def _actor_headings(
    flow: Flow, columns: Columns, setting: Setting, route: Route, faults: list[Fault]
) -> tuple[list[_Heading], float]:
    """Officials' headings and the height they need: level if every word stays whole, else turned, all alike."""
    names = tuple(dict(flow.actors))
    texts = tuple(flow.heading(name) for name in names)
    if not names:
        return [], 0.0
    for size in _sizes(setting.table.header_size, setting.table.header_size - 2):
        style = setting.style(max(size, SMALLEST), bold=True)
        blocks = [
            setting.block((Item(text),), column.w, style) for text, column in zip(texts, columns.actors, strict=True)
        ]
        if all(not block.broken and len(block.lines) <= _MOST_LINES for block in blocks):
            headings = _headings(columns, texts, blocks, style)
            return headings, max(_needs(heading, setting) for heading in headings)
    style, height, blocks = _turned(texts, columns, setting)
    for name, text, block in zip(names, texts, blocks, strict=True):
        where = (*route, "actors", name)
        faults.extend(Fault("SOP023", where, (("kata", word), ("kolom", text))) for word in block.broken)
        if style.size < SMALLEST:
            faults.append(Fault("SOP022", where, (("ukuran", f"{style.size:g}"), ("kolom", text))))
    return _headings(columns, texts, blocks, style, turned=True), height


def _headings(
    columns: Columns, texts: tuple[str, ...], blocks: list[Block], style: TextStyle, turned: bool = False
) -> list[_Heading]:
    spans = [_span(columns, k, k + 1) for k in range(columns.first, columns.last)]
    return [
        _Heading(columns.first + k, 1, rect, text, block, style, turned)
        for k, (rect, text, block) in enumerate(zip(spans, texts, blocks, strict=True))
    ]


def _turned(texts: tuple[str, ...], columns: Columns, setting: Setting) -> tuple[TextStyle, float, list[Block]]:
    """Largest type and least height at which every turned heading fits its column's width."""
    for size in _sizes(setting.table.header_size, _UNREADABLE):
        style = setting.style(size, bold=True)
        limit = _TALLEST_TURNED if size > SMALLEST else _TALLEST
        afforded = [max(1, int((column.w - _TURNED_AIR) / style.pitch)) for column in columns.actors]
        height = 14.0
        while height <= limit:
            blocks = [setting.block((Item(text),), height, style) for text in texts]
            fits = all(len(block.lines) <= most for block, most in zip(blocks, afforded, strict=True))
            if fits and not any(block.broken for block in blocks):
                return style, height, blocks
            height += 1.0
    style = setting.style(_UNREADABLE, bold=True)
    return style, _TALLEST, [setting.block((Item(text),), _TALLEST, style) for text in texts]


def _numbers(columns: Columns, setting: Setting, y: float) -> Row:
    """The row (1) (2) (3) under the headings, in the largest type that fits the narrowest column."""
    texts = [f"({k + 1})" for k in range(len(columns.columns))]
    style = setting.style(SMALLEST)
    for size in _sizes(max(SMALLEST, setting.table.size - 1)):
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
