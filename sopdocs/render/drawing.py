"""A chart page's drawing as SVG markup: rules, plain lines, arrows, symbols, labels. Lengths are mm.

Nothing is decided here; coordinates come from the `ChartPage` and are only written out (to 1/1000 mm).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import hypot

from sopdocs.chart import PT, Arrow, ChartPage, Label, Pen, PlainLine, Point, Rect, Symbol, TextStyle
from sopdocs.render.fonts import extents, face_file
from sopdocs.typefaces import Typefaces

_BLACK = "#000"
_WHITE = "#fff"
_CIRCLE = 0.5523
"""Control point of a quarter circle drawn as a curve, as a share of its radius."""


def number(value: float) -> str:
    """A length as written: at most three decimals, no needless zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def draw_rules(page: ChartPage, pen: Pen) -> str:
    """The table's rules: one line for every stretch that lies between two different cells or at the edge."""
    strokes = "".join(f"M{number(a.x)} {number(a.y)}L{number(b.x)} {number(b.y)}" for a, b in _rule_lines(page))
    return (
        f'<path d="{strokes}" fill="none" stroke="{_BLACK}" stroke-width="{number(pen.rule)}" stroke-linecap="square"/>'
    )


def _rule_lines(page: ChartPage) -> Iterator[tuple[Point, Point]]:
    """Edges of all cells, those on one line joined into one stroke."""
    upright: dict[float, list[tuple[float, float]]] = {}
    level: dict[float, list[tuple[float, float]]] = {}
    for rect in (cell.rect for row in page.rows for cell in row.cells):
        for x in (rect.x, rect.right):
            upright.setdefault(round(x, 3), []).append((rect.y, rect.bottom))
        for y in (rect.y, rect.bottom):
            level.setdefault(round(y, 3), []).append((rect.x, rect.right))
    for y, pieces in sorted(level.items()):
        yield from ((Point(a, y), Point(b, y)) for a, b in _joined(pieces))
    for x, pieces in sorted(upright.items()):
        yield from ((Point(x, a), Point(x, b)) for a, b in _joined(pieces))


def _joined(pieces: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
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


def draw_flow(page: ChartPage, pen: Pen, typefaces: Typefaces) -> str:
    """Everything that lies over the table: plain lines, arrows, symbols with their text, labels."""
    return "".join(
        (
            *(_line(line, pen) for line in page.lines),
            *(_arrow(arrow, pen) for arrow in page.arrows),
            *(_symbol(symbol, pen, typefaces) for symbol in page.symbols),
            *(_label(label, typefaces) for label in page.labels),
        )
    )


def _path(points: Sequence[Point], pen: Pen) -> str:
    if len(points) < 2:
        return ""
    route = "L".join(f"{number(point.x)} {number(point.y)}" for point in points)
    return f'<path d="M{route}" fill="none" stroke="{_BLACK}" stroke-width="{number(pen.stroke)}"/>'


def _line(line: PlainLine, pen: Pen) -> str:
    return _path(line.points, pen)


def _arrow(arrow: Arrow, pen: Pen) -> str:
    if not arrow.head or len(arrow.own) < 2:
        return _path(arrow.own, pen)
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
    return _path((*arrow.own[:-1], base), pen) + f'<polygon points="{_points(corners)}" fill="{_BLACK}"/>'


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{number(point.x)},{number(point.y)}" for point in points)


def _symbol(symbol: Symbol, pen: Pen, typefaces: Typefaces) -> str:
    look = f'fill="{_WHITE}" stroke="{_BLACK}" stroke-width="{number(pen.stroke)}"'
    rect = symbol.rect
    if symbol.kind == "box":
        shape = (
            f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}" '
            f"{look}/>"
        )
    elif symbol.kind == "capsule":
        shape = f'<path d="{_capsule(rect)}" {look}/>'
    else:
        corners = _diamond(rect) if symbol.kind == "diamond" else _pentagon(rect, symbol.flip)
        shape = f'<polygon points="{_points(corners)}" {look} stroke-linejoin="miter"/>'
    return shape + (text_lines(symbol.lines, _text_area(symbol), symbol.style, typefaces) if symbol.style else "")


def _capsule(rect: Rect) -> str:
    """A box with half-circle ends, as curves: rounded rectangles come out uneven in some engines."""
    radius = min(rect.h, rect.w) / 2
    pull = radius * _CIRCLE
    left, right, middle = rect.x + radius, rect.right - radius, rect.y + radius
    return (
        f"M{number(left)} {number(rect.y)}L{number(right)} {number(rect.y)}"
        f"C{number(right + pull)} {number(rect.y)} {number(rect.right)} {number(middle - pull)} "
        f"{number(rect.right)} {number(middle)}"
        f"C{number(rect.right)} {number(middle + pull)} {number(right + pull)} {number(rect.bottom)} "
        f"{number(right)} {number(rect.bottom)}"
        f"L{number(left)} {number(rect.bottom)}"
        f"C{number(left - pull)} {number(rect.bottom)} {number(rect.x)} {number(middle + pull)} "
        f"{number(rect.x)} {number(middle)}"
        f"C{number(rect.x)} {number(middle - pull)} {number(left - pull)} {number(rect.y)} "
        f"{number(left)} {number(rect.y)}Z"
    )


def _diamond(rect: Rect) -> tuple[Point, ...]:
    middle = rect.center
    return (
        Point(middle.x, rect.y), Point(rect.right, middle.y), Point(middle.x, rect.bottom), Point(rect.x, middle.y),
    )  # fmt: skip


_SHOULDER = 0.6
"""Share of a pentagon's height that its upright sides take."""


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


def _label(label: Label, typefaces: Typefaces) -> str:
    rect = label.rect
    ground = (
        f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}" '
        f'fill="{_WHITE}"/>'
    )
    return ground + text_lines(label.shown, rect, label.style, typefaces)


def text_lines(
    lines: Sequence[str],
    area: Rect,
    style: TextStyle,
    typefaces: Typefaces,
    align: str = "center",
    indents: Sequence[float] = (),
) -> str:
    """Lines of text in the middle of ``area``'s height, centred or from its left edge, there with ``indents`` (mm)."""
    path = face_file(typefaces, style.family, style.bold, False)
    ascent, descent = extents(path) if path else (0.9, 0.2)
    size = style.size * PT
    top = area.y + (area.h - len(lines) * style.pitch) / 2
    drop = (style.pitch - (ascent + descent) * size) / 2 + ascent * size
    x, anchor = (area.center.x, ' text-anchor="middle"') if align == "center" else (area.x, "")
    look = (
        f'font-family="{escape(style.family)}, sans-serif" font-size="{number(size)}"{anchor}'
        f"{' font-weight=' + chr(34) + 'bold' + chr(34) if style.bold else ''}"
    )
    moved = indents or (0.0,) * len(lines)
    return "".join(
        f'<text x="{number(x + moved[index])}" y="{number(top + index * style.pitch + drop)}" {look} '
        f'xml:space="preserve">{escape(line)}</text>'
        for index, line in enumerate(lines)
        if line.strip()
    )
