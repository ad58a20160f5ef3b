"""SVG: one self-contained picture for each flow page, the table and its text included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from sopdocs.chart import ChartPage
from sopdocs.render.chart_html import SVG_NAMESPACE
from sopdocs.render.contents import HEADS, cells_of, page_texts
from sopdocs.render.drawing import draw_box, draw_flow, draw_rules, number, text_lines
from sopdocs.render.edition import Edition
from sopdocs.render.fonts import embedded_faces
from sopdocs.render.ink import Box, cell_words
from sopdocs.render.mark import mark_group
from sopdocs.render.telling import describe


def render_svg(edition: Edition) -> Mapping[str, bytes]:
    """``-alur-1.svg``, ``-alur-2.svg``, … -> bytes, in the order of the pages."""
    pages = edition.chart.pages
    return {f"-alur-{count}.svg": _page(edition, page).encode() for count, page in enumerate(pages, 1)}


def _page(edition: Edition, page: ChartPage) -> str:
    chart = edition.chart
    width, height = number(chart.width), number(chart.height)
    faces = embedded_faces(edition.typefaces, page_texts(page))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {SVG_NAMESPACE} width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" role="img" xml:lang="id">\n'
        f"<title>{escape(describe(edition.sop, page, len(chart.pages)))}</title>\n<style>\n{faces}</style>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
        f"{mark_group(edition.sop, chart.width, chart.height, edition.typefaces)}"
        f"{''.join(_table(edition, page))}\n{draw_rules(page, chart.pen)}\n"
        f"{draw_flow(page, chart.pen, edition.typefaces)}\n</svg>\n"
    )


def _table(edition: Edition, page: ChartPage) -> Iterator[str]:
    """Fill of the head, then the text of every cell, the head's in the ink that shows on its fill."""
    pen, padding = edition.chart.pen, edition.profile.table.padding
    head = [cell for row in page.rows if row.kind in HEADS for cell in row.cells]
    yield from (draw_box(Box(cell.rect, pen.header_fill)) for cell in head)
    yield f'<g fill="{pen.header_ink}">'
    yield from (text_lines(cell_words(cell, padding), edition.typefaces) for cell in head if cell.lines)
    yield "</g>"
    others = (cell for cell in cells_of(page) if cell.lines and cell not in head)
    yield from (text_lines(cell_words(cell, padding), edition.typefaces) for cell in others)
