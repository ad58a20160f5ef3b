"""The mark DRAF or DICABUT behind the pages of a document that is not in force: outlines in light grey, no text, no
transparency (PDF/A), and drawn as a page's background, so that readers of text never meet it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache
from math import cos, hypot, radians, sin
from pathlib import Path
from typing import Any

from sopdocs.model import Sop
from sopdocs.render.drawing import number
from sopdocs.render.fonts import USUAL, face_file
from sopdocs.typefaces import Typefaces

WORDS = {"draf": "DRAF", "dicabut": "DICABUT"}
"""Status -> what the pages show."""
GREY = "#e9e9e9"
_SLOPE = 32
"""Degrees by which the word rises to the right."""
_SHARE = 0.62
"""Part of the paper's diagonal that the word spans."""
_TALLEST = 0.34
"""Most of the paper's shorter side that its letters may take."""


def mark_word(sop: Sop) -> str:
    """DRAF, DICABUT, or "" for a document without a mark."""
    return WORDS.get(sop.status, "")


def mark_group(sop: Sop, width: float, height: float, typefaces: Typefaces) -> str:
    """The word across a page of that size (mm) as an SVG group; "" for a document without a mark."""
    word = mark_word(sop)
    font = face_file(typefaces, USUAL, bold=True, italic=False)
    if not word or font is None:
        return ""
    outline, long, high = _outline(word, font)
    scale = _scale(width, height, long, high)
    return (
        f'<g transform="translate({number(width / 2)} {number(height / 2)}) rotate(-{_SLOPE}) '
        f'scale({scale:.5f}) translate({number(-long / 2)} {number(high / 2)})">'
        f'<path d="{outline}" fill="{GREY}"/></g>'
    )


def mark_background(sop: Sop, width: float, height: float, typefaces: Typefaces) -> str:
    """The same as a CSS background over the whole page, or ""."""
    group = mark_group(sop, width, height, typefaces)
    if not group:
        return ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}mm" height="{number(height)}mm" '
        f'viewBox="0 0 {number(width)} {number(height)}">{group}</svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    return f'background:#fff url("data:image/svg+xml;base64,{data}") 0 0/100% 100% no-repeat;'


def mark_operators(sop: Sop, width: float, height: float, typefaces: Typefaces) -> bytes:
    """The same as PDF operators for a page of that size (pt), an artifact (ISO 32000-1, 14.8.2.2); or nothing."""
    word = mark_word(sop)
    font = face_file(typefaces, USUAL, bold=True, italic=False)
    if not word or font is None:
        return b""
    outline, long, high = _operators(word, font)
    scale = _scale(width, height, long, high)
    across, along = scale * cos(radians(_SLOPE)), scale * sin(radians(_SLOPE))
    x = width / 2 - (across * long - along * high) / 2
    y = height / 2 - (along * long + across * high) / 2
    place = f"{across:.6f} {along:.6f} {-along:.6f} {across:.6f} {x:.3f} {y:.3f} cm"
    grey = number(int(GREY[1:3], 16) / 255)
    return f"/Artifact BMC q {place} {grey} {grey} {grey} rg\n{outline} f Q EMC".encode()


def _scale(width: float, height: float, long: float, high: float) -> float:
    """How much larger than its outline a word of that length and height is on a page."""
    return min(hypot(width, height) * _SHARE / long, min(width, height) * _TALLEST / high)


@cache
def _outline(word: str, font: Path) -> tuple[str, float, float]:
    """SVG path of a word (baseline at y = 0, y downwards), its width and the height of its letters, font units."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    pen = SVGPathPen(None, ntos=number)
    long, high = _draw(word, font, lambda x: TransformPen(pen, (1, 0, 0, -1, x, 0)))
    return pen.getCommands(), long, high


@cache
def _operators(word: str, font: Path) -> tuple[str, float, float]:
    """The same as PDF operators, y upwards."""
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.transformPen import TransformPen

    said: list[str] = []

    class Operators(BasePen):  # type: ignore[misc]
        """Curves of both kinds come as cubic ones, which PDF has."""

        def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            said.append(f"{_numbers(pt)} m")

        def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
            said.append(f"{_numbers(pt)} l")

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            said.append(f"{_numbers(*points)} c")

        def _closePath(self) -> None:  # noqa: N802
            said.append("h")

    pen = Operators(None)
    long, high = _draw(word, font, lambda x: TransformPen(pen, (1, 0, 0, 1, x, 0)))
    return "\n".join(said), long, high


def _numbers(*points: tuple[float, float]) -> str:
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)


def _draw(word: str, font: Path, pen_at: Callable[[float], Any]) -> tuple[float, float]:
    """Draw a word's letters, each with the pen for its place; its width and the height of its letters."""
    import uharfbuzz

    opened = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))))
    x = 0.0
    for letter in word:
        glyph = opened.get_nominal_glyph(ord(letter)) or 0
        opened.draw_glyph_with_pen(glyph, pen_at(x))
        x += opened.get_glyph_h_advance(glyph)
    high = opened.get_metric_position(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
    return x, float(high or opened.face.upem * 0.7)
