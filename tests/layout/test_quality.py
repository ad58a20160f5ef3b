"""The measures find what is wrong in pages drawn wrong on purpose, and nothing in a page drawn right."""

from __future__ import annotations

import pytest

from sopdocs.chart import Arrow, ChartPage, Column, Label, PlainLine, Point, Rect, Row, Symbol, SymbolKind, TextStyle
from sopdocs.layout.quality import Quality, score

STYLE = TextStyle("Liberation Sans Narrow", 6.5, 2.6)
Places = list[tuple[float, float]]


def symbol(name: str, column: int, row: int, kind: SymbolKind = "box") -> Symbol:
    """10 x 6 mm in the middle of a cell of 20 x 20 mm."""
    return Symbol(name, kind, Rect(column * 20 + 5, row * 20 + 7, 10, 6), column, row, None, "")


def arrow(number: int, ends: str, places: Places, own: Places | None = None) -> Arrow:
    points = tuple(Point(x, y) for x, y in places)
    drawn = points if own is None else tuple(Point(x, y) for x, y in own)
    return Arrow(number, (number,), ends[0], ends[1], points, drawn, own is None, "", 0, 0)


def page(symbols: list[Symbol], arrows: list[Arrow], *rest: PlainLine | Label) -> ChartPage:
    return ChartPage(
        flow=0,
        index=0,
        caption=None,
        columns=tuple(Column(f"actor:{i}", i * 20, 20) for i in range(3)),
        rows=tuple(Row("step", i * 20, 20, i, ()) for i in range(3)),
        symbols=tuple(symbols),
        arrows=tuple(arrows),
        lines=tuple(item for item in rest if isinstance(item, PlainLine)),
        labels=tuple(item for item in rest if isinstance(item, Label)),
    )


A, B, C, D = symbol("a", 0, 0), symbol("b", 0, 1), symbol("c", 1, 0), symbol("d", 1, 1)
DOWN_LEFT = arrow(1, "ab", [(10, 13), (10, 27)])
DOWN_RIGHT = arrow(2, "cd", [(30, 13), (30, 27)])

WRONG: dict[str, list[Arrow]] = {
    "through": [arrow(1, "ab", [(5, 10), (3, 10), (3, 30), (17, 30), (17, 28), (15, 28)])],
    "overlap": [DOWN_LEFT, arrow(2, "cd", [(25, 10), (10, 10), (10, 24), (30, 24), (30, 27)])],
    "touch": [DOWN_LEFT, arrow(2, "cd", [(30, 13), (30, 15), (10, 15), (10, 16), (30, 16), (30, 27)])],
    "tight": [DOWN_LEFT, arrow(2, "cd", [(30, 13), (30, 15), (10.5, 15), (10.5, 25), (30, 25), (30, 27)])],
    "on_rule": [arrow(1, "ad", [(10, 13), (10, 20.2), (30, 20.2), (30, 27)])],
    "outside": [arrow(1, "ab", [(5, 10), (-1, 10), (-1, 30), (5, 30)])],
    "detached": [arrow(1, "ab", [(10, 13), (10, 26)])],
    "mixed": [DOWN_LEFT, arrow(2, "ad", [(10.5, 13), (10.5, 16), (30, 16), (30, 27)])],
    "slanted": [arrow(1, "ab", [(10, 13), (12, 27)])],
}


@pytest.mark.parametrize("fault", WRONG)
def test_hard_fault_is_found(fault: str) -> None:
    assert fault in score(page([A, B, C, D], WRONG[fault])).hard


def test_good_page_has_no_fault() -> None:
    quality = score(page([A, B, C, D], [DOWN_LEFT, DOWN_RIGHT]))
    assert quality == Quality(arrows=2, length=28.0)


def test_unrouted_is_taken_over_and_hard() -> None:
    assert score(page([A, B], []), unrouted=2).hard == {"unrouted": 2}


def test_corner_of_a_diamond_box_is_free_but_the_box_of_a_box_is_not() -> None:
    around = arrow(1, "ab", [(5, 10), (3, 10), (3, 28), (7, 28), (7, 24), (10, 24), (10, 27)])
    diamond = symbol("b", 0, 1, "diamond")
    assert "through" not in score(page([A, diamond], [around])).hard
    assert "through" in score(page([A, B], [around])).hard


def test_end_on_a_slanted_outline_is_attached() -> None:
    off_center = arrow(1, "ab", [(10, 13), (10, 16), (12.5, 16), (12.5, 28.5)])
    assert score(page([A, symbol("b", 0, 1, "diamond")], [off_center])).hard == {}


def test_merged_trunk_counts_once() -> None:
    trunk = arrow(1, "ad", [(15, 10), (18, 10), (18, 30), (25, 30)])
    merged = arrow(2, "bd", [(10, 27), (10, 24), (18, 24), (18, 30), (25, 30)], own=[(10, 27), (10, 24), (18, 24)])
    crossing = arrow(3, "cb", [(25, 10), (23, 10), (23, 35), (10, 35), (10, 33)])
    quality = score(page([A, B, C, D], [trunk, merged, crossing]))
    assert (quality.hard, quality.crossings) == ({}, 1)


def test_end_that_meets_no_line_of_its_target_is_detached() -> None:
    stray = arrow(1, "bd", [(15, 30), (18, 30), (18, 31), (25, 31)], own=[(15, 30), (18, 30)])
    assert score(page([A, B, C, D], [stray])).hard["detached"] == 1


def test_link_is_a_line_too() -> None:
    link = PlainLine("a", "c", (Point(15, 10), Point(25, 10)))
    across = arrow(1, "bd", [(15, 30), (18, 30), (18, 3), (40, 3), (40.8, 3), (40.8, 30), (35, 30)])
    assert score(page([A, B, C, D], [across], link)).crossings == 1


@pytest.mark.parametrize(
    ("where", "hits"),
    [
        (Rect(10.4, 14, 3, 2.6), 0),
        (Rect(9, 14, 3, 2.6), 1),
        (Rect(10.4, 12, 3, 2.6), 1),
        (Rect(10.4, 25, 3, 1.9), 1),
        (Rect(-1, 15, 3, 2.6), 1),
    ],
    ids=["beside the line", "on the line", "on the symbol", "on the head", "outside"],
)
def test_label_hits(where: Rect, hits: int) -> None:
    assert score(page([A, B], [DOWN_LEFT], Label(1, "Ya", where, STYLE))).label_hits == hits


def test_two_labels_on_each_other_are_both_hit() -> None:
    labels = [Label(1, "Ya", Rect(x, 14, 3, 2.6), STYLE) for x in (10.4, 12)]
    assert score(page([A, B], [DOWN_LEFT], *labels)).label_hits == 2


@pytest.mark.parametrize(
    ("where", "astray"),
    [
        (Rect(10.4, 14, 3, 2.6), 0),
        (Rect(10.4, 18, 3, 2.6), 0),
        (Rect(26.4, 14, 3, 2.6), 1),
        (Rect(10.6, 23.9, 3, 2.6), 1),
    ],
    ids=["at its symbol", "a little farther", "at another's arrow", "far from its symbol"],
)
def test_label_astray(where: Rect, astray: int) -> None:
    assert score(page([A, B, C, D], [DOWN_LEFT, DOWN_RIGHT], Label(1, "Ya", where, STYLE))).astray == astray


def test_arrows_that_meet_nose_to_nose() -> None:
    host = arrow(1, "cd", [(25, 10), (20.9, 10), (20.9, 30), (25, 30)])
    rest = [(20.9, 10), (20.9, 30), (25, 30)]
    head_on = arrow(2, "ad", [(15, 10), *rest], own=[(15, 10), (20.9, 10)])
    along = arrow(
        2,
        "ad",
        [(15, 10), (18, 10), (18, 3), (20.9, 3), *rest[1:]],
        own=[(15, 10), (18, 10), (18, 3), (20.9, 3), (20.9, 10)],
    )
    assert [score(page([A, B, C, D], [host, other])).head_on for other in (head_on, along)] == [1, 0]


def test_label_over_a_rule_is_counted_apart() -> None:
    quality = score(page([A, B], [DOWN_LEFT], Label(1, "Ya", Rect(10.4, 18.5, 3, 2.6), STYLE)))
    assert (quality.label_hits, quality.labels_over_rule) == (0, 1)


def test_short_last_piece() -> None:
    stub = arrow(1, "ab", [(5, 10), (3, 10), (3, 25.5), (10, 25.5), (10, 27)])
    assert score(page([A, B], [stub])).short_arrows == 1


def test_sums() -> None:
    one = score(page([A, B, C, D], [DOWN_LEFT]))
    assert one + one == Quality(arrows=2, length=28.0)
