"""An independent reader of flow pages: what a printed PDF says, from its strokes and words alone.

It knows no Chart. Thin strokes are table rules, white filled outlines are symbols, heavier strokes are arrows, black
triangles are their heads. Lengths are PDF points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pymupdf

NEAR = 0.8
THIN = 0.6


class At(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A symbol on a page."""

    page: int
    kind: str
    rect: tuple[float, float, float, float]
    column: int
    row: int
    text: str = ""


@dataclass
class Row:
    """A step's row: its number and the text of each column, put together over split pages."""

    number: str
    texts: dict[int, str] = field(default_factory=dict)


@dataclass
class Reading:
    """Everything the flow pages say."""

    rows: list[Row] = field(default_factory=list)
    symbols: list[Box] = field(default_factory=list)
    arrows: set[tuple[Box, Box]] = field(default_factory=set)
    links: set[frozenset[Box]] = field(default_factory=set)
    words: str = ""


@dataclass
class _Page:
    number: int
    xs: list[float]
    ys: list[float]
    rules: list[tuple[At, At]]
    outlines: list[tuple[str, tuple[float, float, float, float]]]
    strokes: list[list[At]]
    heads: list[tuple[At, At]]
    words: list[tuple[float, float, str]]


def read(document: pymupdf.Document, actor_columns: int) -> Reading:
    """Read all flow pages: those whose table has the six fixed columns and one for each official."""
    reading = Reading()
    pairs: dict[str, tuple[list[Box], list[Box]]] = {}
    for number, page in enumerate(document):
        found = _page(number, page)
        if found is not None and len(found.xs) == 6 + actor_columns + 1:
            _read_page(found, reading, pairs)
    for before, after in pairs.values():
        reading.arrows |= {(source, target) for source in before for target in after}
    return reading


def _page(number: int, page: pymupdf.Page) -> _Page | None:
    found = _Page(number, [], [], [], [], [], [], [])
    for drawing in page.get_drawings():
        _sort(drawing, found)
    if not found.rules:
        return None
    top = min(rule[0].y for rule in found.rules)
    left = min(rule[0].x for rule in found.rules)
    found.xs = _merged([a.x for a, b in found.rules if abs(a.x - b.x) < NEAR])
    found.ys = _merged([a.y for a, b in found.rules if abs(a.y - b.y) < NEAR and a.x < left + NEAR])
    found.words = [
        ((w[0] + w[2]) / 2, (w[1] + w[3]) / 2, w[4]) for w in page.get_text("words") if (w[1] + w[3]) / 2 > top
    ]
    return found


def _sort(drawing: dict[str, Any], found: _Page) -> None:
    items = drawing["items"]
    kinds = [item[0] for item in items]
    if drawing["type"] == "fs" and drawing["fill"] == (1.0, 1.0, 1.0):
        kind = "capsule" if "c" in kinds else {"re": "box", "qu": "box"}.get(kinds[0]) or _polygon(len(kinds))
        found.outlines.append((kind, tuple(drawing["rect"])))
    elif drawing["type"] == "f" and drawing["fill"] == (0.0, 0.0, 0.0) and kinds == ["l"] * 3:
        tip, first, second = (At(*item[1]) for item in items)
        found.heads.append((tip, At((first.x + second.x) / 2, (first.y + second.y) / 2)))
    elif drawing["type"] == "s" and set(kinds) == {"l"}:
        if drawing["width"] < THIN:
            found.rules += [(At(*item[1]), At(*item[2])) for item in items]
        else:
            found.strokes.append([At(*items[0][1])] + [At(*item[2]) for item in items])


def _polygon(sides: int) -> str:
    return {4: "diamond", 5: "pentagon"}.get(sides, f"{sides}-gon")


def _merged(values: list[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > NEAR:
            merged.append(value)
    return merged


def _read_page(page: _Page, reading: Reading, pairs: dict[str, tuple[list[Box], list[Box]]]) -> None:
    rows = _rows(page, reading)
    symbols = [_symbol(page, kind, rect, rows) for kind, rect in page.outlines]
    reading.symbols += [symbol for symbol in symbols if symbol.kind != "pentagon"]
    reading.words += " ".join(word for _, _, word in page.words)
    for stroke in page.strokes:
        source = _touched(symbols, stroke[0])
        target = _end(page, stroke, symbols)
        assert source is not None, f"page {page.number}: a line begins nowhere: {stroke}"
        assert target is not None, f"page {page.number}: a line ends nowhere: {stroke}"
        if target[1] is False:
            reading.links.add(frozenset((source, target[0])))
        elif target[0].kind == "pentagon":
            pairs.setdefault(target[0].text, ([], []))[0].append(source)
        elif source.kind == "pentagon":
            pairs.setdefault(source.text, ([], []))[1].append(target[0])
        else:
            reading.arrows.add((source, target[0]))


def _rows(page: _Page, reading: Reading) -> dict[int, int]:
    """Band of the page -> index of its step, filling in the rows' texts on the way."""
    bands: dict[int, int] = {}
    cells: dict[tuple[int, int], list[str]] = {}
    for x, y, word in page.words:
        cells.setdefault((bisect_right(page.ys, y), bisect_right(page.xs, x)), []).append(word)
    for band in range(1, len(page.ys)):
        number = "".join(cells.get((band, 1), [])).rstrip(".")
        texts = {column: "".join(words) for (b, column), words in cells.items() if b == band}
        if number.isdecimal():
            reading.rows.append(Row(number, texts))
        elif reading.rows and not number and set(texts) & {2, len(page.xs) - 4, len(page.xs) - 1}:
            for column, text in texts.items():
                reading.rows[-1].texts[column] = reading.rows[-1].texts.get(column, "") + text
        else:
            continue
        bands[band] = len(reading.rows) - 1
    return bands


def _symbol(page: _Page, kind: str, rect: tuple[float, float, float, float], rows: dict[int, int]) -> Box:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    text = "".join(w for wx, wy, w in page.words if rect[0] <= wx <= rect[2] and rect[1] <= wy <= rect[3])
    column = bisect_right(page.xs, x)
    band = bisect_right(page.ys, y)
    inside = page.xs[column - 1] < rect[0] and rect[2] < page.xs[column] and page.ys[band - 1] < rect[1]
    assert inside, f"page {page.number}: {kind} at {rect} is not inside a cell"
    assert rect[3] < page.ys[band], f"page {page.number}: {kind} at {rect} is not inside a cell"
    return Box(page.number, kind, rect, column, rows.get(band, -1), text)


def _touched(symbols: list[Box], point: At) -> Box | None:
    """The symbol on whose outline the point lies."""
    return next((symbol for symbol in symbols if _on_outline(symbol, point)), None)


def _on_outline(symbol: Box, point: At) -> bool:
    x0, y0, x1, y1 = symbol.rect
    if not (x0 - NEAR <= point.x <= x1 + NEAR and y0 - NEAR <= point.y <= y1 + NEAR):
        return False
    if symbol.kind == "diamond":
        across = abs(point.x - (x0 + x1) / 2) / (x1 - x0) + abs(point.y - (y0 + y1) / 2) / (y1 - y0)
        return abs(across - 0.5) * min(x1 - x0, y1 - y0) < NEAR
    return min(abs(point.x - x0), abs(point.x - x1), abs(point.y - y0), abs(point.y - y1)) < NEAR


def _end(page: _Page, stroke: list[At], symbols: list[Box]) -> tuple[Box, bool] | None:
    """Where a line leads: the symbol, and whether an arrowhead points at it."""
    for _ in range(len(page.strokes)):
        last = stroke[-1]
        for tip, base in page.heads:
            if abs(base.x - last.x) < NEAR and abs(base.y - last.y) < NEAR:
                target = _touched(symbols, tip)
                return (target, True) if target else None
        target = _touched(symbols, last)
        if target:
            return target, False
        joined = next((other for other in page.strokes if other is not stroke and _on(other, last, page)), None)
        if joined is None:
            return None
        stroke = joined
    return None


def _on(stroke: list[At], point: At, page: _Page) -> bool:
    """True where the point lies on the stroke or on the way to its arrowhead."""
    tips = [tip for tip, base in page.heads if abs(base.x - stroke[-1].x) + abs(base.y - stroke[-1].y) < NEAR]
    whole = [*stroke, *tips]
    for a, b in pairwise(whole):
        if min(a.x, b.x) - NEAR <= point.x <= max(a.x, b.x) + NEAR and (
            min(a.y, b.y) - NEAR <= point.y <= max(a.y, b.y) + NEAR
        ):
            return True
    return False
