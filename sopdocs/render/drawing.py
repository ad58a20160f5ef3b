"""A chart page's drawing as SVG markup: rules, plain lines, arrows, symbols, labels. Lengths are mm.

Nothing is decided here; what is drawn comes from `sopdocs.render.ink` and is only written out (to 1/1000 mm).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sopdocs.chart import PT, ChartPage, Pen
from sopdocs.render.ink import BLACK, Box, Capsule, Ink, Polygon, Step, Stroke, Words, baselines, flow, rules
from sopdocs.typefaces import Typefaces


def number(value: float) -> str:
    """A length as written: at most three decimals, no needless zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def draw_rules(page: ChartPage, pen: Pen) -> str:
    """The table's rules."""
    return _stroke(rules(page, pen))


def draw_flow(page: ChartPage, pen: Pen, typefaces: Typefaces) -> str:
    """Everything that lies over the table: plain lines, arrows, symbols with their text, labels."""
    return "".join(_draw(ink, typefaces) for ink in flow(page, pen))


def _draw(ink: Ink, typefaces: Typefaces) -> str:
    match ink:
        case Stroke():
            return _stroke(ink)
        case Box():
            return draw_box(ink)
        case Words():
            return text_lines(ink, typefaces)
        case Capsule():
            return f'<path d="{_steps(ink.steps)}" {_look(ink)}/>'
        case Polygon():
            joined = ' stroke-linejoin="miter"' if ink.width else ""
            corners = " ".join(f"{number(point.x)},{number(point.y)}" for point in ink.corners)
            return f'<polygon points="{corners}" {_look(ink)}{joined}/>'


def _stroke(ink: Stroke) -> str:
    ends = ' stroke-linecap="square"' if ink.square else ""
    width = number(ink.width)
    return f'<path d="{_steps(ink.steps)}" fill="none" stroke="{BLACK}" stroke-width="{width}"{ends}/>'


def draw_box(ink: Box) -> str:
    """A rectangle."""
    rect = ink.rect
    return (
        f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}" '
        f"{_look(ink)}/>"
    )


def _look(ink: Box | Polygon | Capsule) -> str:
    outline = f' stroke="{BLACK}" stroke-width="{number(ink.width)}"' if ink.width else ""
    return f'fill="{ink.fill}"{outline}'


def _steps(steps: Iterable[Step]) -> str:
    return "".join(letter + " ".join(map(number, numbers)) for letter, numbers in steps)


def text_lines(words: Words, typefaces: Typefaces) -> str:
    """Words as ``<text>``, a line each; turned ones in a ``<g>``."""
    style = words.style
    anchor = ' text-anchor="middle"' if words.align == "center" else ""
    look = (
        f'font-family="{escape(style.family)}, sans-serif" font-size="{number(style.size * PT)}"{anchor}'
        f"{' font-weight=' + chr(34) + 'bold' + chr(34) if style.bold else ''}"
    )
    lines = "".join(
        f'<text x="{number(x)}" y="{number(y)}" {look} xml:space="preserve">{escape(line)}</text>'
        for line, x, y in baselines(words, typefaces)
    )
    if not words.turned:
        return lines
    place = f"translate({number(words.area.x)} {number(words.area.bottom)}) rotate(-90)"
    return f'<g transform="{place}">{lines}</g>'
