"""A chart page as HTML: a real table with frozen lines, and one drawing of page size laid over it.

Widths, heights and line breaks come from the `ChartPage`; the browser or PlutoPrint has nothing left to decide. The
table carries no borders of its own: its rules belong to the drawing, so that nothing can drift.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from sopdocs.chart import Cell, Chart, ChartPage, Row, TextStyle
from sopdocs.model import Sop
from sopdocs.render.contents import HEADS, cells_of, head_scope
from sopdocs.render.drawing import draw_flow, draw_rules, number
from sopdocs.render.telling import describe
from sopdocs.typefaces import Typefaces

SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'

_BLACK = "#000000"
_SCOPES = {"Column": "col", "Row": "row"}

CHART_CSS = """
.kertas-bagan{position:relative}
.alur{position:absolute;left:0;top:0;margin:0;padding:0}
.alur table{table-layout:fixed;border-collapse:separate;border-spacing:0;padding:0;border:0}
.alur th,.alur td{padding:0;border:0;font-weight:normal;text-align:left;vertical-align:middle;white-space:pre}
.alur .baris{display:block;position:relative;height:0}
.alur .putar{display:block;transform-origin:0 0;white-space:pre;text-align:center}
.alur svg{position:absolute;margin:0;padding:0;overflow:visible}
.alur h1{position:absolute;margin:0;padding:0;white-space:pre}
.alur .atas{vertical-align:top}.alur .tengah{text-align:center}
"""
"""The look of every chart page; no office's style sheet reaches in here."""


class StyleBook:
    """Text styles of a chart, each with a short class name, and what cells have in common.

    :param padding: space between a rule and the text beside it, mm (profile.yaml).
    """

    def __init__(self, chart: Chart, padding: float) -> None:
        self.padding = padding
        self._pen = chart.pen
        found = dict.fromkeys(cell.style for page in chart.pages for cell in cells_of(page))
        self._names: Mapping[TextStyle, str] = {style: f"h{index}" for index, style in enumerate(found)}

    def name(self, style: TextStyle) -> str:
        """Class name of a style."""
        return self._names[style]

    def css(self) -> str:
        """One rule for each style, and those of heads and paddings."""
        ink = "" if self._pen.header_ink == _BLACK else f";color:{self._pen.header_ink}"
        space = f"{number(self.padding)}mm"
        common = (
            f".alur .kepala{{background:{self._pen.header_fill}{ink}}}"
            f".alur .kiri{{padding-left:{space}}}.alur .tepi{{padding-top:{space}}}\n"
        )
        return common + "".join(
            f".alur .{name}{{font:{'bold' if style.bold else 'normal'} {number(style.size)}pt/{number(style.pitch)}mm "
            f'"{style.family}"}}\n'
            for style, name in self._names.items()
        )


def chart_section(sop: Sop, chart: Chart, page: ChartPage, book: StyleBook, typefaces: Typefaces) -> str:
    """One page as ``<section class="alur">`` whose origin is the paper's top left corner."""
    drawing = (
        f'<svg {SVG_NAMESPACE} style="left:0;top:0;width:{number(chart.width)}mm;height:{number(chart.height)}mm" '
        f'viewBox="0 0 {number(chart.width)} {number(chart.height)}" role="img">'
        f"<title>{escape(describe(sop, page, len(chart.pages)))}</title>"
        f"{draw_rules(page, chart.pen)}{draw_flow(page, chart.pen, typefaces)}</svg>"
    )
    table = _table(page, book)
    size = f"width:{number(chart.width)}mm;height:{number(chart.height)}mm"
    return f'<section class="alur" style="{size}">{_caption(page, book)}{table}{drawing}</section>'


def _caption(page: ChartPage, book: StyleBook) -> str:
    if page.caption is None:
        return ""
    cell = page.caption.cell
    rect = cell.rect
    place = f"left:{number(rect.x)}mm;top:{number(rect.y)}mm;width:{number(rect.w)}mm;height:{number(rect.h)}mm"
    return f'<h1 class="{_classes(cell, book)}" style="{place}">{_lines(cell)}</h1>'


def _table(page: ChartPage, book: StyleBook) -> str:
    area = page.table
    columns = "".join(f'<col style="width:{number(column.w)}mm"/>' for column in page.columns)
    head = "".join(_row(page, row, book) for row in page.rows if row.kind in HEADS)
    body = "".join(_row(page, row, book) for row in page.rows if row.kind not in HEADS)
    return (
        f'<table style="margin:{number(area.y)}mm 0 0 {number(area.x)}mm;width:{number(area.w)}mm">'
        f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def _row(page: ChartPage, row: Row, book: StyleBook) -> str:
    cells = "".join(_cell(page, row, cell, book) for cell in row.cells)
    return f'<tr style="height:{number(row.h)}mm">{cells}</tr>'


def _cell(page: ChartPage, row: Row, cell: Cell, book: StyleBook) -> str:
    spans = "".join(
        f' {name}="{count}"' for name, count in (("colspan", cell.column_span), ("rowspan", cell.row_span)) if count > 1
    )
    words = [_classes(cell, book)]
    words += ["kepala"] if row.kind in HEADS else []
    words += ["kiri"] if not cell.turned and cell.align == "left" else []
    words += ["tepi"] if not cell.turned and cell.valign == "top" and cell.row_span == 1 else []
    tag, scope = _tag(page, row, cell)
    return f'<{tag}{scope}{spans} class="{" ".join(words)}">{_content(cell, book.padding)}</{tag}>'


def _tag(page: ChartPage, row: Row, cell: Cell) -> tuple[str, str]:
    scope = head_scope(page, row, cell)
    return ("th", f' scope="{_SCOPES[scope]}"') if scope else ("td", "")


def _classes(cell: Cell, book: StyleBook) -> str:
    words = [book.name(cell.style)]
    words += ["tengah"] if cell.align == "center" else []
    words += ["atas"] if cell.valign == "top" or cell.turned or cell.row_span > 1 else []
    return " ".join(words)


def _content(cell: Cell, padding: float) -> str:
    if not cell.lines:
        return ""
    rect = cell.rect
    if not cell.turned and cell.row_span == 1:
        return _lines(cell)
    if not cell.turned:
        # Without a height of its own: an engine may stretch the last row to the height of a cell that ends there.
        top = padding if cell.valign == "top" else (rect.h - len(cell.lines) * cell.style.pitch) / 2
        return f'<span class="baris" style="top:{number(top)}mm">{_lines(cell)}</span>'
    side = (rect.w - len(cell.lines) * cell.style.pitch) / 2
    return (
        f'<span class="putar" style="width:{number(rect.h)}mm;'
        f'transform:translate({number(side)}mm,{number(rect.h)}mm) rotate(-90deg)">'
        f"{_lines(cell)}</span>"
    )


def _lines(cell: Cell) -> str:
    """The frozen lines, one below the other where white space is kept."""
    indents = cell.indents or (0.0,) * len(cell.lines)
    return "\n".join(_line(line, indent) for line, indent in zip(cell.lines, indents, strict=True))


def _line(line: str, indent: float) -> str:
    text = escape(line)
    return f'<span style="padding-left:{number(indent)}mm">{text}</span>' if indent else text
