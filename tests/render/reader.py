"""An independent reader of flow pages: everything it knows, it takes from the printed PDF (PyMuPDF), nothing from us.

Rules give the grid, words in the grid give row numbers and officials, filled outlines are symbols, black triangles are
arrowheads, other strokes are arrow lines. Lengths are pt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pymupdf

RULE = 0.6
"""Strokes thinner than this are table rules."""
NEAR = 0.7


@dataclass
class Seen:
    """A symbol as printed: its page, kind, row number ("" in a strip), official, box, and the text in it."""

    page: int
    kind: str
    row: str
    official: str
    box: pymupdf.Rect
    text: str
    centred: bool


@dataclass
class Line:
    """An arrow's own line: corners from its start, and the tip of its head where it has one."""

    points: list[pymupdf.Point]
    tip: pymupdf.Point | None = None


@dataclass
class Sheet:
    """One flow page as printed."""

    number: int
    page: pymupdf.Page
    words: list[tuple[pymupdf.Rect, str]]
    xs: list[tuple[float, float, float]] = field(default_factory=list)
    ys: list[tuple[float, float, float]] = field(default_factory=list)
    symbols: list[Seen] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)


def read_flow(data: bytes) -> list[Sheet]:
    """Every page with a flow table on it."""
    document = pymupdf.open(stream=data, filetype="pdf")
    sheets = [_sheet(number, page) for number, page in enumerate(document)]
    return [sheet for sheet in sheets if sheet.symbols]


def _sheet(number: int, page: pymupdf.Page) -> Sheet:
    words = [(pymupdf.Rect(word[:4]), word[4]) for word in page.get_text("words")]
    sheet = Sheet(number, page, words)
    drawings = page.get_drawings()
    strokes = [item for item in drawings if item["type"] == "s" and item["color"] == (0, 0, 0)]
    for item in strokes:
        if item["width"] < RULE and len(item["items"]) == 1 and item["items"][0][0] == "l":
            _rule(sheet, item["items"][0][1], item["items"][0][2])
    if not sheet.xs:
        return sheet
    outlines = [item for item in drawings if item["type"] == "fs" and item["width"] >= RULE]
    sheet.symbols = [_symbol(sheet, item) for item in outlines]
    heads = [item for item in drawings if item["type"] == "f" and item["fill"] == (0, 0, 0) and len(item["items"]) == 3]
    sheet.lines = [_line(item) for item in strokes if item["width"] >= RULE]
    for head in heads:
        _crown(sheet, head)
    return sheet


def _rule(sheet: Sheet, a: pymupdf.Point, b: pymupdf.Point) -> None:
    if abs(a.x - b.x) < 0.01:
        sheet.xs.append((a.x, min(a.y, b.y), max(a.y, b.y)))
    else:
        sheet.ys.append((a.y, min(a.x, b.x), max(a.x, b.x)))


def _cell(sheet: Sheet, x: float, y: float) -> pymupdf.Rect:
    """The cell of the printed grid that holds a point."""
    left = max(at for at, top, bottom in sheet.xs if at <= x and top - NEAR <= y <= bottom + NEAR)
    right = min(at for at, top, bottom in sheet.xs if at > x and top - NEAR <= y <= bottom + NEAR)
    top = max(at for at, start, end in sheet.ys if at <= y and start - NEAR <= x <= end + NEAR)
    bottom = min(at for at, start, end in sheet.ys if at > y and start - NEAR <= x <= end + NEAR)
    return pymupdf.Rect(left, top, right, bottom)


def text_in(sheet: Sheet, area: pymupdf.Rect) -> str:
    """Words whose middle lies in an area, in reading order."""
    inside = [(box, word) for box, word in sheet.words if area.contains((box.tl + box.br) / 2)]
    return " ".join(word for _, word in inside)


def row_text(sheet: Sheet, x: float, y: float) -> str:
    """Text of the cell at a point."""
    return text_in(sheet, _cell(sheet, x, y))


def words_of(text: str) -> str:
    """Words in alphabetical order: headings that run upwards are read in another order."""
    return " ".join(sorted(text.split()))


def column_text(sheets: list[Sheet], column: int) -> str:
    """All text under the head of a column (counted from 0) over all pages, without white space."""
    return "".join("".join(text.split()) for sheet in sheets for text in _column(sheet, column))


def _column(sheet: Sheet, column: int) -> Iterator[str]:
    start, head = min(at for at, _, _ in sheet.xs) + 1, _head_bottom(sheet, sheet.symbols[0].box)
    for _ in range(column):
        start = _cell(sheet, start, head - 1).x1 + 1
    y, bottom = head + 1, max(at for at, _, _ in sheet.ys)
    while y < bottom:
        cell = _cell(sheet, start, y)
        yield text_in(sheet, cell)
        y = cell.y1 + 1


def _kind(items: list[tuple[object, ...]]) -> str:
    kinds = [item[0] for item in items]
    if "c" in kinds:
        return "capsule"
    if kinds == ["re"]:
        return "box"
    return "diamond" if len(kinds) == 4 else "pentagon"


def _symbol(sheet: Sheet, item: dict[str, object]) -> Seen:
    box = item["rect"]
    middle = (box.tl + box.br) / 2
    cell = _cell(sheet, middle.x, middle.y)
    edge = min(at for at, _, _ in sheet.xs)
    row = row_text(sheet, edge + 1, middle.y)
    head = _cell(sheet, middle.x, _head_bottom(sheet, box) - 1)
    inside = cell.x0 - NEAR <= box.x0 and box.x1 <= cell.x1 + NEAR and cell.y0 <= box.y0 and box.y1 <= cell.y1
    return Seen(
        sheet.number, _kind(item["items"]), row if re.fullmatch(r"\d+\.?", row) else "",
        text_in(sheet, head), box, text_in(sheet, box), inside and abs((cell.x0 + cell.x1) / 2 - middle.x) < NEAR,
    )  # fmt: skip


def _head_bottom(sheet: Sheet, symbol: pymupdf.Rect) -> float:
    """Lower edge of the table's head: the third rule from the top in an official's column, where symbols stand."""
    x = (symbol.x0 + symbol.x1) / 2
    levels = sorted(at for at, start, end in sheet.ys if start - NEAR <= x <= end + NEAR)
    return levels[2]


def _line(item: dict[str, object]) -> Line:
    points = [item["items"][0][1]]
    points += [piece[2] for piece in item["items"]]
    return Line(points)


def _crown(sheet: Sheet, head: dict[str, object]) -> None:
    """Give the line that runs into a head's base that head's tip."""
    corners = [piece[1] for piece in head["items"]]
    sides = {index: abs(corners[index - 1] - corners[index - 2]) for index in range(3)}
    tip_index = min(sides, key=lambda index: sides[index])
    tip = corners[tip_index]
    base = (corners[tip_index - 1] + corners[tip_index - 2]) / 2
    line = min(sheet.lines, key=lambda each: abs(each.points[-1] - base))
    assert abs(line.points[-1] - base) < NEAR, "a head without a line"
    line.tip = tip


def edges(sheet: Sheet) -> Iterator[tuple[Seen, Seen]]:
    """(source, target) of every arrow of a page; lines that neither start nor end at a symbol fail the reading."""
    for line in sheet.lines:
        source = _at(sheet, line.points[0])
        assert source, f"an arrow starts nowhere: {line.points}"
        if line.tip is None and _at(sheet, line.points[-1]):
            sheet.plain.append(line)
            continue
        yield source, _target(sheet, line)


def _target(sheet: Sheet, line: Line) -> Seen:
    for _ in sheet.lines:
        if line.tip is not None:
            target = _at(sheet, line.tip)
            assert target, f"an arrow ends nowhere: {line.points} {line.tip}"
            return target
        line = _joined(sheet, line)
    raise AssertionError("lines that run in a circle")


def _joined(sheet: Sheet, line: Line) -> Line:
    """The other arrow's line that this one ends on."""
    end = line.points[-1]
    found = [other for other in sheet.lines if other is not line and _on(other, end)]
    assert found, f"a line ends in the void: {line.points}"
    return found[0]


def _on(line: Line, point: pymupdf.Point) -> bool:
    path = [*line.points, line.tip] if line.tip is not None else line.points
    for a, b in pairwise(path):
        if _around(pymupdf.Rect(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))).contains(point):
            return True
    return False


def _around(box: pymupdf.Rect) -> pymupdf.Rect:
    return pymupdf.Rect(box.x0 - NEAR, box.y0 - NEAR, box.x1 + NEAR, box.y1 + NEAR)


def _at(sheet: Sheet, point: pymupdf.Point) -> Seen | None:
    """The symbol on whose outline's box a point lies."""
    for symbol in sheet.symbols:
        if _around(symbol.box).contains(point):
            return symbol
    return None
