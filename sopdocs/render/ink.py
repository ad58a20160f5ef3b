"""What a chart page's drawing consists of: strokes, filled outlines, and words in their places. Lengths are mm.

Where everything stands is the `ChartPage`'s; how it is written is each writer's: SVG (`sopdocs.render.drawing`), PDF
(`sopdocs.render.flow`). Both take the shapes of symbols and heads, and the baselines of words, from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from sopdocs.chart import PT, Align, Arrow, Cell, ChartPage, Label, Pen, PlainLine, Point, Rect, Symbol, TextStyle
from sopdocs.render.fonts import extents, face_file
from sopdocs.typefaces import Typefaces

BLACK = "#000"
WHITE = "#fff"
_CIRCLE = 0.5523
"""Control point of a quarter circle drawn as a curve, as a share of its radius."""
_SHOULDER = 0.6
"""Share of a pentagon's height that its upright sides take."""

Step = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""A step of a path, in the letters of SVG: move, line, curve, close; with its numbers."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path that is only drawn along; ``square`` ends reach half of ``width`` beyond its ends."""

    steps: tuple[Step, ...]
    width: float
    square: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """Corners joined by straight sides and filled; ``width`` 0: without an outline."""

    corners: tuple[Point, ...]
    fill: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled; ``width`` 0: without an outline."""

    rect: Rect
    fill: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Capsule:
    """A box with half-circle ends, filled and outlined."""

    steps: tuple[Step, ...]
    fill: str
    width: float


@dataclass(frozen=True, slots=True)
class Words:
    """Lines in the middle of ``area``'s height, centred or from its left edge, there with ``indents``.

    ``turned`` words run upwards in ``area``: from its foot, beginning at its left edge.
    """

    lines: tuple[str, ...]
    area: Rect
    style: TextStyle
    align: Align = "center"
    indents: tuple[float, ...] = ()
    turned: bool = False


Ink = Stroke | Polygon | Box | Capsule | Words


def rules(page: ChartPage, pen: Pen) -> Stroke:
    """The table's rules: one line for every stretch that lies between two different cells or at the edge."""
    upright: dict[float, list[tuple[float, float]]] = {}
    level: dict[float, list[tuple[float, float]]] = {}
    for rect in (cell.rect for row in page.rows for cell in row.cells):
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        for x in (left, right):
            upright.setdefault(round(x, 3), []).append((top, bottom))
        for y in (top, bottom):
            level.setdefault(round(y, 3), []).append((left, right))
    steps: list[Step] = []
    for y, pieces in sorted(level.items()):
        for start, end in _joined(pieces):
            steps += (("M", (start, y)), ("L", (end, y)))
    for x, pieces in sorted(upright.items()):
        for start, end in _joined(pieces):
            steps += (("M", (x, start)), ("L", (x, end)))
    return Stroke(tuple(steps), pen.rule, square=True)


def flow(page: ChartPage, pen: Pen) -> Iterator[Ink]:
    """Everything that lies over the table, from below: plain lines, arrows, symbols with their text, labels."""
    for line in page.lines:
        yield from _line(line, pen)
    for arrow in page.arrows:
        yield from _arrow(arrow, pen)
    for symbol in page.symbols:
        yield from _symbol(symbol, pen)
    for label in page.labels:
        yield from _label(label)


def cell_words(cell: Cell, padding: float) -> Words:
    """A cell's text in its place.

    :param padding: space between a rule and the text beside it, mm (profile.yaml).
    """
    rect = cell.rect
    if cell.turned:
        return Words(cell.lines, rect, cell.style, turned=True)
    height = len(cell.lines) * cell.style.pitch
    top = rect.y + padding if cell.valign == "top" else rect.y + (rect.h - height) / 2
    left = padding if cell.align == "left" else 0.0
    area = Rect(rect.x + left, top, rect.w - left, height)
    return Words(cell.lines, area, cell.style, cell.align, cell.indents)


def baselines(words: Words, typefaces: Typefaces) -> Iterator[tuple[str, float, float]]:
    """Every line that is not blank, with its middle (centred) or its left end, and the height of its baseline.

    Those of turned words lie in a frame of their own: its origin is the foot of the area's left edge, x runs upwards,
    y to the right.
    """
    style, area = words.style, words.area
    if words.turned:
        area = Rect(0.0, 0.0, area.h, area.w)
    path = face_file(typefaces, style.family, style.bold, False)
    ascent, descent = extents(path) if path else (0.9, 0.2)
    size = style.size * PT
    top = area.y + (area.h - len(words.lines) * style.pitch) / 2
    drop = (style.pitch - (ascent + descent) * size) / 2 + ascent * size
    x = area.center.x if words.align == "center" else area.x
    moved = words.indents or (0.0,) * len(words.lines)
    for index, line in enumerate(words.lines):
        if line.strip():
            yield line, x + moved[index], top + index * style.pitch + drop


def _joined(pieces: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Edges of cells that lie on one line, those that meet joined."""
    start, end = None, 0.0
    for a, b in sorted(pieces):
        if start is None:
            start, end = a, b
        elif a <= end + 0.002:
            end = max(end, b)
        else:
            yield start, end
            start, end = a, b
    if start is not None:
        yield start, end


def _path(points: Sequence[Point], pen: Pen) -> Iterator[Stroke]:
    if len(points) >= 2:
        first, *others = points
        steps: list[Step] = [("M", (first.x, first.y)), *(("L", (point.x, point.y)) for point in others)]
        yield Stroke(tuple(steps), pen.stroke)


def _line(line: PlainLine, pen: Pen) -> Iterator[Ink]:
    return _path(line.points, pen)


def _arrow(arrow: Arrow, pen: Pen) -> Iterator[Ink]:
    if not arrow.head or len(arrow.own) < 2:
        yield from _path(arrow.own, pen)
        return
    before, tip = arrow.own[-2], arrow.own[-1]
    length = hypot(tip.x - before.x, tip.y - before.y) or 1.0
    along, across = (tip.x - before.x) / length, (tip.y - before.y) / length
    reach = min(pen.head_length, length)  # on a stub shorter than a head, a smaller head of the same shape
    half = pen.head_width / 2 * reach / pen.head_length
    base = Point(tip.x - along * reach, tip.y - across * reach)
    corners = (
        tip,
        Point(base.x - across * half, base.y + along * half),
        Point(base.x + across * half, base.y - along * half),
    )
    yield from _path((*arrow.own[:-1], base), pen)
    yield Polygon(corners, BLACK)


def _symbol(symbol: Symbol, pen: Pen) -> Iterator[Ink]:
    if symbol.kind == "box":
        yield Box(symbol.rect, WHITE, pen.stroke)
    elif symbol.kind == "capsule":
        yield Capsule(_capsule(symbol.rect), WHITE, pen.stroke)
    else:
        corners = _diamond(symbol.rect) if symbol.kind == "diamond" else _pentagon(symbol.rect, symbol.flip)
        yield Polygon(corners, WHITE, pen.stroke)
    if symbol.style:
        yield Words(symbol.lines, _text_area(symbol), symbol.style)


def _capsule(rect: Rect) -> tuple[Step, ...]:
    """As curves: rounded rectangles come out uneven in some engines."""
    radius = min(rect.h, rect.w) / 2
    pull = radius * _CIRCLE
    left, right, middle = rect.x + radius, rect.right - radius, rect.y + radius
    return (
        ("M", (left, rect.y)),
        ("L", (right, rect.y)),
        ("C", (right + pull, rect.y, rect.right, middle - pull, rect.right, middle)),
        ("C", (rect.right, middle + pull, right + pull, rect.bottom, right, rect.bottom)),
        ("L", (left, rect.bottom)),
        ("C", (left - pull, rect.bottom, rect.x, middle + pull, rect.x, middle)),
        ("C", (rect.x, middle - pull, left - pull, rect.y, left, rect.y)),
        ("Z", ()),
    )


def _diamond(rect: Rect) -> tuple[Point, ...]:
    middle = rect.center
    return (
        Point(middle.x, rect.y), Point(rect.right, middle.y), Point(middle.x, rect.bottom), Point(rect.x, middle.y),
    )  # fmt: skip


def _pentagon(rect: Rect, flip: bool) -> tuple[Point, ...]:
    flat, tip = (rect.bottom, rect.y) if flip else (rect.y, rect.bottom)
    shoulder = flat + (tip - flat) * _SHOULDER
    return (
        Point(rect.x, flat), Point(rect.right, flat), Point(rect.right, shoulder), Point(rect.center.x, tip),
        Point(rect.x, shoulder),
    )  # fmt: skip


def _text_area(symbol: Symbol) -> Rect:
    """Where a symbol's text is centred: a pentagon's lies away from its tip."""
    rect = symbol.rect
    if symbol.kind != "pentagon":
        return rect
    height = rect.h * (1 + _SHOULDER) / 2
    return Rect(rect.x, rect.bottom - height if symbol.flip else rect.y, rect.w, height)


def _label(label: Label) -> Iterator[Ink]:
    yield Box(label.rect, WHITE)
    yield Words(label.shown, label.rect, label.style)
