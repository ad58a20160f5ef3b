"""Arrows cut into pieces, and texts dealt out to the cells of a document."""

import pytest

from sopdocs.chart import Cell, ChartPage, Column, Point, Rect, Row, TextStyle
from sopdocs.render.docx.pieces import Grid
from sopdocs.render.docx.portions import LEAVE, CellTexts
from sopdocs.render.docx.shapes import bounds, line

TYPE = TextStyle("Liberation Sans Narrow", 8, 3.4)
COLUMNS = tuple(Column(f"actor:{name}", 10 + 20 * index, 20) for index, name in enumerate("abc"))
ROWS = tuple(Row("step", 50 + 15 * index, 15, index, ()) for index in range(3))
PAGE = ChartPage(0, 0, None, COLUMNS, ROWS, (), (), (), ())


def cut(*points, head=True):
    pieces = Grid(PAGE).cut([Point(*point) for point in points], head)
    return [(piece.row, [(p.x, p.y) for p in piece.points]) for piece in pieces]


def test_a_line_inside_a_row_stays_whole():
    assert cut((12, 55), (12, 60)) == [(0, [(12, 55), (12, 60)])]


def test_a_line_is_cut_where_rows_end():
    assert cut((12, 55), (12, 82)) == [
        (0, [(12, 55), (12, 65)]),
        (1, [(12, 65), (12, 80)]),
        (2, [(12, 80), (12, 82)]),
    ]


def test_a_line_upwards_is_cut_too():
    assert cut((12, 82), (12, 60)) == [
        (2, [(12, 82), (12, 80)]),
        (1, [(12, 80), (12, 65)]),
        (0, [(12, 65), (12, 60)]),
    ]


def test_bends_stay_in_their_piece():
    assert cut((20, 57), (40, 57), (40, 68)) == [(0, [(20, 57), (40, 57), (40, 65)]), (1, [(40, 65), (40, 68)])]


def test_a_line_ending_on_a_border_makes_no_empty_piece():
    assert cut((12, 55), (12, 65)) == [(0, [(12, 55), (12, 65)])]
    assert cut((12, 65), (12, 55)) == [(0, [(12, 65), (12, 55)])]


def test_a_tip_from_the_side_hangs_in_its_own_column():
    assert cut((20, 57), (45, 57)) == [(0, [(20, 57), (30, 57)]), (0, [(30, 57), (45, 57)])]
    assert cut((45, 57), (20, 57)) == [(0, [(45, 57), (30, 57)]), (0, [(30, 57), (20, 57)])]
    assert cut((20, 57), (45, 57), (45, 60)) == [(0, [(20, 57), (30, 57)]), (0, [(30, 57), (45, 57), (45, 60)])]
    assert len(cut((20, 57), (45, 57), head=False)) == 1


@pytest.mark.parametrize(
    ("points", "preset"),
    [
        ([(0, 0), (10, 0)], "straightConnector1"),
        ([(0, 0), (10, 0), (10, 5)], "bentConnector2"),
        ([(0, 0), (0, 5), (10, 5)], "bentConnector2"),
        ([(0, 0), (4, 0), (4, 5), (10, 5)], "bentConnector3"),
    ],
)
def test_words_connectors_where_one_fits(points, preset):
    shape = line([Point(*point) for point in points], 0.26, "sm").xml
    assert f'prst="{preset}"' in shape
    assert "rot=" not in shape


@pytest.mark.parametrize(
    "points",
    [[(0, 0), (0, 5), (10, 5), (10, 9)], [(0, 0), (12, 0), (12, 5), (10, 5)], [(0, 0), (5, 0), (5, 4), (0, 4)]],
)
def test_other_lines_are_paths(points):
    shape = line([Point(*point) for point in points], 0.26, "sm").xml
    assert "<a:custGeom>" in shape
    assert shape.count("<a:lnTo>") == len(points) - 1


def test_the_head_is_at_the_end_whichever_way_the_connector_is_drawn():
    level = line([Point(0, 0), Point(10, 0), Point(10, 5)], 0.26, "sm").xml
    upright = line([Point(0, 0), Point(0, 5), Point(10, 5)], 0.26, "sm").xml
    assert "tailEnd" in level
    assert "headEnd" in upright
    assert "tailEnd" not in upright


def test_bounds():
    assert bounds([Point(3, 4), Point(1, 9)]) == Rect(1, 4, 2, 5)


def cell(text, lines, height=20.0, indents=(), part=0):
    return Cell(1, Rect(0, 0, 30, height), text, tuple(lines), TYPE, "left", "middle", part=part, indents=indents)


def row(part=0, parts=1):
    return Row("step", 0, 20, 0, (), part, parts)


def dealt(*cells, parts=1):
    texts = CellTexts(1.0)
    return [
        [(p.text, p.hang, p.begins) for p in texts.portions(PAGE, row(number, parts), one)]
        for number, one in enumerate(cells)
    ]


def test_a_text_is_given_whole_a_paragraph_a_line():
    assert dealt(cell("satu dua\ntiga", ["satu", "dua", "tiga"])) == [[("satu dua", 0, True), ("tiga", 0, True)]]


def test_items_hang_behind_their_marks():
    one = cell("1. satu dua\n2. tiga", ["1. satu", "dua", "2. tiga"], indents=(0, 3.0, 0))
    assert dealt(one) == [[("1. satu dua", 3.0, True), ("2. tiga", 0, True)]]


def test_a_divided_row_deals_its_text_out():
    text, lines = "satu dua tiga empat\nlima", ["satu dua", "tiga empat", "lima"]
    found = dealt(cell(text, lines[:1]), cell(text, lines[1:], part=1), parts=2)
    assert found == [[("satu dua", 0, True)], [("tiga empat", 0, False), ("lima", 0, True)]]


def test_leave_to_break_only_where_the_room_is_short():
    text, lines = "para masyarakat/pengadu", ["para masyarakat/", "pengadu"]
    assert dealt(cell(text, lines, height=9.0)) == [[(f"para masyarakat/{LEAVE}pengadu", 0, True)]]
    assert dealt(cell(text, lines, height=20.0)) == [[(text, 0, True)]]
