"""The mark DRAF or DICABUT behind the pages of a document that is not in force: outlines in light grey, no text, no
transparency (PDF/A), and drawn as a page background, so that readers of text never meet it."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from sopdocs.model import Sop
from sopdocs.render.drawing import number
from sopdocs.render.fonts import USUAL, face_file
from sopdocs.typefaces import Typefaces

WORDS = {"draf": "DRAF", "dicabut": "DICABUT"}
"""Status -> what the pages show."""
GREY = "#e9e9e9"
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
    scale = min((width**2 + height**2) ** 0.5 * _SHARE / long, min(width, height) * _TALLEST / high)
    return (
        f'<g transform="translate({number(width / 2)} {number(height / 2)}) rotate(-32) '
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


@cache
def _outline(word: str, font: Path) -> tuple[str, float, float]:
    """SVG path of a word (baseline at y = 0, y downwards), its width and the height of its letters, font units."""
    import uharfbuzz
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    opened = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))))
    pen, x = SVGPathPen(None, ntos=number), 0.0
    for letter in word:
        glyph = opened.get_nominal_glyph(ord(letter)) or 0
        opened.draw_glyph_with_pen(glyph, TransformPen(pen, (1, 0, 0, -1, x, 0)))
        x += opened.get_glyph_h_advance(glyph)
    high = opened.get_metric_position(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
    return pen.getCommands(), x, float(high or opened.face.upem * 0.7)
