"""The symbols, arrows and labels of one page, each in the table cell it hangs in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdocs.chart import ChartPage, Label, Pen, Point, Rect, Symbol
from sopdocs.model import Flow
from sopdocs.render.docx import shapes, words
from sopdocs.render.docx.pieces import Grid
from sopdocs.render.docx.runs import Role, chart_font, exact_line, run
from sopdocs.render.docx.shapes import Tag

Place = tuple[int, int]
"""Row and column of a page."""

_CENTRED = 0.05
_LEEWAY = 0.3
_HEADS = {"sm": 1.4, "med": 2.1, "lg": 3.5}
"""Lengths in mm in which a thin line's arrowhead comes."""


@dataclass
class Artist:
    """Draws the shapes of a document; ``ids`` numbers them through."""

    pen: Pen
    role: Role
    ids: Iterator[int]

    def draw(self, page: ChartPage, flow: Flow) -> Mapping[Place, str]:
        """Runs to put into each cell's paragraph."""
        held: dict[Place, list[str]] = defaultdict(list)
        grid = Grid(page)
        self._draw_lines(page, grid, held)
        for label in page.labels:
            place = (grid.row(label.rect.y), grid.column(label.rect.x))
            box = _within(page, place, _roomy(label.rect))
            tag = Tag(next(self.ids), words.label_name(label), words.describe_label(label))
            text = self._text(label.shown, label)
            shape = shapes.text_box(box, text, filled=_straddles(page, place, label.rect))
            held[place].append(shapes.anchor(tag, box, shapes.LABELS, shape))
        for symbol in page.symbols:
            held[(symbol.row, symbol.column)].append(self._symbol(page, flow, symbol))
        return {place: "".join(runs) for place, runs in held.items()}

    def _draw_lines(self, page: ChartPage, grid: Grid, held: dict[Place, list[str]]) -> None:
        for line in page.lines:
            tag = (words.line_name(line), words.describe_line())
            self._hang(page, grid, (grid.row(line.points[0].y), line.points, ""), tag, held)
        head = min(_HEADS, key=lambda name: abs(_HEADS[name] - self.pen.head_length))
        for arrow in page.arrows:
            if len(arrow.own) < 2:
                continue
            told = words.describe_arrow(arrow)
            for number, piece in enumerate(grid.cut(arrow.own, arrow.head), 1):
                tag = (words.arrow_name(arrow, number), told)
                tip = head if arrow.head and piece.tip else ""
                self._hang(page, grid, (piece.row, piece.points, tip), tag, held)

    def _hang(
        self,
        page: ChartPage,
        grid: Grid,
        stroke: tuple[int, Sequence[Point], str],
        tag: tuple[str, str],
        held: dict[Place, list[str]],
    ) -> None:
        row, points, head = stroke
        bounds = shapes.bounds(points)
        place = (row, grid.column(bounds.x))
        shape = shapes.line(points, self.pen.stroke, head)
        box = _within(page, place, bounds)
        held[place].append(shapes.anchor(Tag(next(self.ids), *tag), box, shapes.LINES, shape))

    def _symbol(self, page: ChartPage, flow: Flow, symbol: Symbol) -> str:
        column = page.columns[symbol.column]
        tag = Tag(next(self.ids), words.symbol_name(symbol), words.describe_symbol(symbol, flow.heading(symbol.actor)))
        text = self._text(symbol.lines, symbol) if symbol.lines else ""
        if symbol.kind == "diamond" and text:
            shape = shapes.diamond(symbol.rect, self.pen.stroke, text, (next(self.ids), next(self.ids)))
        else:
            shape = shapes.symbol(symbol.kind, symbol.rect, self.pen.stroke, text, symbol.flip)
        centred = abs(symbol.rect.center.x - column.x - column.w / 2) < _CENTRED
        box = _within(page, (symbol.row, symbol.column), symbol.rect)
        return shapes.anchor(tag, box, shapes.SYMBOLS, shape, centred)

    def _text(self, lines: Sequence[str], owner: Symbol | Label) -> str:
        """The text of a shape. It says all of its look itself: LibreOffice forgets the style of text in groups."""
        style = owner.style or self.role.type
        properties = f'<w:pStyle w:val="{self.role.id}"/>{exact_line(style.pitch)}<w:jc w:val="center"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(chr(10).join(lines), chart_font(style))}</w:p>"


def _roomy(rect: Rect) -> Rect:
    """A label's rectangle with a little more width: another program's text may be a hair wider, and must not wrap."""
    return Rect(rect.x - _LEEWAY, rect.y, rect.w + 2 * _LEEWAY, rect.h)


def _within(page: ChartPage, place: Place, rect: Rect) -> Rect:
    """``rect`` from the corner of the cell at ``place``."""
    row, column = page.rows[place[0]], page.columns[place[1]]
    return Rect(rect.x - column.x, rect.y - row.y, rect.w, rect.h)


def _straddles(page: ChartPage, place: Place, rect: Rect) -> bool:
    row = page.rows[place[0]]
    column = page.columns[place[1]]
    return rect.right > column.x + column.w or rect.bottom > row.y + row.h
