"""What LibreOffice prints: symbols in their cells, arrows from symbol to symbol, pages as in the chart."""

from math import hypot

import pymupdf
import pytest

from sopdocs.graph import build_graph
from sopdocs.render import FORMATS

NAMES = ("pelayanan-pengaduan-masyarakat", "penanganan-masalah", "lazim-0", "lazim-1", "sulit")
every = pytest.mark.parametrize("name", NAMES)
changed = pytest.mark.parametrize("change", ["longer", "wider"])


def symbols(one):
    for number, page in enumerate(one.edition.chart.pages):
        for symbol in page.symbols:
            yield (number, symbol.id), page, symbol


def distance(point, rect) -> float:
    return hypot(max(rect.x0 - point[0], 0, point[0] - rect.x1), max(rect.y0 - point[1], 0, point[1] - rect.y1))


def corners(rect):
    return ((rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1))


def arrows(one):
    for number, page in enumerate(one.edition.chart.pages):
        for arrow in page.arrows:
            yield (number, f"{arrow.id}:{arrow.source}>{arrow.target}"), number, arrow


def assert_in_cells(one, leeway=1.0):
    for key, _, symbol in symbols(one):
        page, rect, _ = one.seen.symbols[key]
        cell_page, cell = one.seen.cells[key[0], symbol.row, symbol.column]
        assert page == cell_page, key
        assert cell.x0 - leeway <= rect.x0, key
        assert rect.x1 <= cell.x1 + leeway, key
        assert cell.y0 - leeway <= rect.y0, key
        assert rect.y1 <= cell.y1 + leeway, key


def assert_tips_touch(one):
    for key, number, arrow in arrows(one):
        if arrow.head:
            page, target, _ = one.seen.symbols[number, arrow.target]
            tips = [rect for head_page, rect in one.seen.heads[key] if head_page == page]
            assert len(tips) == 1, key
            assert min(distance(point, target) for point in corners(tips[0])) <= 3, key


@every
def test_every_symbol_stands_where_the_chart_has_it(prints, name):
    one = prints[name, "as made"]
    assert len(one.seen.symbols) == sum(len(page.symbols) for page in one.edition.chart.pages) > 0
    for key, page, symbol in symbols(one):
        _, rect, form = one.seen.symbols[key]
        _, cell = one.seen.cells[key[0], symbol.row, symbol.column]
        column, row = page.columns[symbol.column], page.rows[symbol.row]
        assert form == symbol.kind, key
        assert (rect.x0 + rect.x1) / 2 - cell.x0 == pytest.approx(symbol.rect.center.x - column.x, abs=0.5), key
        assert (rect.y0 + rect.y1) / 2 - cell.y0 == pytest.approx(symbol.rect.center.y - row.y, abs=0.5), key
    assert_in_cells(one)


@every
def test_arrows_run_from_symbol_to_symbol(prints, name):
    one = prints[name, "as made"]
    assert_tips_touch(one)
    for key, number, arrow in arrows(one):
        page, source, _ = one.seen.symbols[number, arrow.source]
        ends = [point for stroke_page, points in one.seen.strokes[key] if stroke_page == page for point in points]
        assert min(distance(point, source) for point in ends) <= 1.5, key


@every
def test_the_arrows_are_those_of_the_definition(documents, name):
    edition, _ = documents[name]
    for index, flow in enumerate(edition.sop.flows):
        stacked = edition.profile.table.capsule == "bertumpuk"
        drawn = {edge for page in edition.chart.pages if page.flow == index for a in page.arrows for edge in a.edges}
        assert drawn == {edge.id for edge in build_graph(flow, "stacked" if stacked else "own").edges}


@every
def test_pages_and_rows_break_as_in_the_chart(prints, name):
    one = prints[name, "as made"]
    pages = {table: page for (table, _, _), (page, _) in one.seen.cells.items()}
    first = pages[0]
    assert {(table, page) for (table, _, _), (page, _) in one.seen.cells.items()} == {
        (number, first + number) for number in range(len(one.edition.chart.pages))
    }
    for number, page in enumerate(one.edition.chart.pages):
        for index, row in enumerate(page.rows):
            if row.kind == "step":
                _, cell = one.seen.cells[number, index, row.cells[0].column]
                assert cell.height == pytest.approx(row.cells[0].rect.h, abs=0.5)


@every
@changed
def test_symbols_keep_to_their_cells_when_the_table_changes(prints, name, change):
    assert_in_cells(prints[name, change])


@every
@changed
def test_arrow_tips_keep_to_their_symbols_when_the_table_changes(prints, name, change):
    assert_tips_touch(prints[name, change])


def test_a_longer_text_makes_its_row_taller(prints):
    for name in NAMES:
        before, after = (prints[name, change].seen.cells for change in ("as made", "longer"))
        assert sum(after[key][1].height - before[key][1].height > 5 for key in before if key[0] == 0) > 0


def test_as_many_pages_as_the_pdf(prints):
    for name in NAMES[:2]:
        one = prints[name, "as made"]
        with pymupdf.open(stream=FORMATS["pdf"](one.edition)[".pdf"]) as pdf:
            assert one.seen.pages == len(pdf)
