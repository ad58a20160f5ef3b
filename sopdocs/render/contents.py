"""What a chart page holds, for every format: its cells, texts and text styles, and which cells are heads of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sopdocs.chart import Cell, Chart, ChartPage, Row, TextStyle

HEADS = ("header", "numbers")
"""Kinds of rows that are repeated at the head of every page, on the head's fill."""


def head_scope(page: ChartPage, row: Row, cell: Cell) -> Literal["Column", "Row", ""]:
    """What a cell is the head of: cells of the header, of their columns; the activity, of its row."""
    if row.kind == "header":
        return "Column"
    return "Row" if row.kind == "step" and page.columns[cell.column].key == "activity" and cell.text else ""


def chart_styles(chart: Chart) -> tuple[TextStyle, ...]:
    """Every text style of a chart: cells, symbols, labels."""
    found: dict[TextStyle, None] = {}
    for page in chart.pages:
        styles = [cell.style for cell in cells_of(page)]
        styles += [symbol.style for symbol in page.symbols if symbol.style]
        styles += [label.style for label in page.labels]
        found.update(dict.fromkeys(styles))
    return tuple(found)


def cells_of(page: ChartPage) -> Iterator[Cell]:
    """Every cell of a page, the caption included."""
    if page.caption:
        yield page.caption.cell
    for row in page.rows:
        yield from row.cells


def page_texts(page: ChartPage) -> Iterator[tuple[str, bool, bool, str]]:
    """Every text of a page with the face it is set in: family, bold, italic, text."""
    for cell in cells_of(page):
        yield cell.style.family, cell.style.bold, False, "".join(cell.lines)
    for symbol in page.symbols:
        if symbol.style:
            yield symbol.style.family, symbol.style.bold, False, "".join(symbol.lines)
    for label in page.labels:
        yield label.style.family, label.style.bold, False, label.text
