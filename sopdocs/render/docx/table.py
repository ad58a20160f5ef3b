"""One printed page's flow table as a Word table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sopdocs.chart import Cell, ChartPage, Pen, Row
from sopdocs.render.docx.drawing import Place
from sopdocs.render.docx.portions import CellTexts
from sopdocs.render.docx.runs import Role, escape
from sopdocs.render.docx.units import eighth_points, twips

_NO_MARGIN = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
_ALIGN = {"top": "top", "middle": "center"}


@dataclass(frozen=True)
class TableLook:
    """How tables are set: styles of heading cells, of other cells and of cells that hold shapes; padding in mm."""

    header: Role
    body: Role
    shapes: Role
    padding: float
    pen: Pen


def table(page: ChartPage, held: Mapping[Place, str], texts: CellTexts, look: TableLook, title: str) -> str:
    """The whole ``w:tbl`` of a page.

    :param held: the runs of shapes by cell.
    :param texts: gives the part of a text that a cell shows.
    :param title: what a screen reader says about the table.
    """
    edges = [twips(column.x) for column in page.columns] + [twips(page.table.right)]
    widths = [right - left for left, right in itertools.pairwise(edges)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rest = _Rest(page, held, texts, look, widths)
    rows = [_row(index, rest) for index in range(len(page.rows))]
    return f"<w:tbl>{_properties(look, sum(widths), title)}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


@dataclass(frozen=True)
class _Rest:
    page: ChartPage
    held: Mapping[Place, str]
    texts: CellTexts
    look: TableLook
    widths: list[int]
    covered: dict[Place, int] = field(default_factory=dict)

    @cached_property
    def empty(self) -> list[str]:
        """A cell with nothing in it, for each column."""
        return [_shape_cell(self, (column, 1), "", "") for column in range(len(self.widths))]


def _properties(look: TableLook, width: int, title: str) -> str:
    rule = f'w:val="single" w:sz="{eighth_points(look.pen.rule)}" w:space="0" w:color="000000"'
    borders = "".join(f"<w:{side} {rule}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = twips(look.padding)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblDescription w:val="{escape(title)}"/></w:tblPr>'
    )


def _row(index: int, rest: _Rest) -> str:
    row = rest.page.rows[index]
    header = row.kind in ("header", "numbers")
    rule = "exact" if header or row.kind == "strip" else "atLeast"
    repeated = "<w:tblHeader/>" if header else ""
    cells = "".join(_cells(index, rest))
    height = twips(row.y + row.h) - twips(row.y)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="{rule}"/>{repeated}</w:trPr>{cells}</w:tr>'
    )


def _cells(index: int, rest: _Rest) -> Iterator[str]:
    """The row's cells from the left: its own, the ones a cell above reaches into, and empty ones."""
    row = rest.page.rows[index]
    own = {cell.column: cell for cell in row.cells}
    column = 0
    while column < len(rest.widths):
        cell = own.get(column)
        if cell is not None:
            yield _text_cell(row, cell, rest, rest.held.get((index, column), ""))
            if cell.row_span > 1:
                _cover(cell, index, rest.covered)
            column += cell.column_span
            continue
        span = rest.covered.get((index, column), 0)
        runs = rest.held.get((index, column), "")
        yield _shape_cell(rest, (column, max(span, 1)), "<w:vMerge/>" if span else "", runs)
        column += max(span, 1)


def _cover(cell: Cell, index: int, covered: dict[Place, int]) -> None:
    for below in range(index + 1, index + cell.row_span):
        covered[below, cell.column] = cell.column_span


def _span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>' if count > 1 else ""


def _shape_cell(rest: _Rest, columns: tuple[int, int], merged: str, runs: str) -> str:
    """A cell without text; ``columns`` are its first column and how many it spans."""
    width = sum(rest.widths[columns[0] : sum(columns)])
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(columns[1])}{merged}{_NO_MARGIN}'
        f'<w:vAlign w:val="top"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{rest.look.shapes.id}"/></w:pPr>{runs}</w:p>'
        "</w:tc>"
    )


def _shade(pen: Pen) -> str:
    fill = pen.header_fill.lstrip("#").upper()
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill != "FFFFFF" else ""


def _text_cell(row: Row, cell: Cell, rest: _Rest, runs: str) -> str:
    header = row.kind in ("header", "numbers")
    merge = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
    if not cell.text and (runs or not header):
        if not runs and cell.row_span == cell.column_span == 1:
            return rest.empty[cell.column]
        return _shape_cell(rest, (cell.column, cell.column_span), merge, runs)
    width = sum(rest.widths[cell.column : cell.column + cell.column_span])
    shade = _shade(rest.look.pen) if header else ""
    turned = f'{_NO_MARGIN}<w:textDirection w:val="btLr"/>' if cell.turned else ""
    role = rest.look.header if header else rest.look.body
    ink = rest.look.pen.header_ink if header else "#000000"
    paragraphs = role.paragraphs(rest.texts.portions(rest.page, row, cell), cell, ink)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(cell.column_span)}{merge}{shade}{turned}'
        f'<w:vAlign w:val="{_ALIGN[cell.valign]}"/></w:tcPr>{paragraphs}</w:tc>'
    )
