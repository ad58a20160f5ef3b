"""HTML: one page that needs nothing else, for reading on a screen and for printing from a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sopdocs.profile import PartName
from sopdocs.render.compose import Composition, paper_of
from sopdocs.render.contents import page_texts
from sopdocs.render.drawing import number
from sopdocs.render.edition import Edition
from sopdocs.render.fonts import body_family, embedded_faces
from sopdocs.render.pages import LANGUAGE, background, body, document_title, sides, style

_SHEETS = """
.lembar{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}
@media screen{
html{background:#d9d9d9}
.lembar{margin:8mm auto;box-shadow:0 .4mm 2mm rgba(0,0,0,.3);overflow:hidden}
}
"""
_MARKERS = "0123456789.abcdefghijklmnopqrstuvwxyz- "
"""Characters of list marks, which stand in no text."""


def render_html(edition: Edition) -> bytes:
    """The HTML page of an edition: fonts, logo and drawing are inside it."""
    composition = edition.composition
    family = body_family(edition.profile.fonts, edition.typefaces)
    faces = embedded_faces(edition.typefaces, _texts(edition, composition, family))
    sheets = "".join(_sheet_rule(part.name, edition) for part in composition.parts)
    css = f"{faces}{style(edition, composition, family)}{_SHEETS}{sheets}"
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document_title(edition.sop))}</title>\n<style>\n{css}</style></head>\n"
        f"<body>{body(edition, composition)}</body></html>\n"
    ).encode()


def _sheet_rule(name: PartName, edition: Edition) -> str:
    """A sheet of the part's paper on the screen; on paper, margins for the parts and none for the flow."""
    paper = paper_of(name, edition.profile)
    width, height = number(paper.width), number(paper.height)
    margins = sides(paper.margins)
    ground = background(edition, paper) or "background:#fff;"
    if name == "bagan":
        return (
            f"@page {name}{{size:{width}mm {height}mm;margin:0}}\n"
            f".kertas-{name}{{page:{name};width:{width}mm;height:{number(paper.height - 0.1)}mm;{ground}}}\n"
            f"@media print{{.kertas-{name}{{break-before:page;overflow:hidden}}}}\n"
        )
    return (
        f"@page {name}{{size:{width}mm {height}mm;margin:{margins}}}\n"
        f"@media screen{{.kertas-{name}{{width:{width}mm;min-height:{height}mm;padding:{margins};{ground}}}}}\n"
        f"@media print{{.kertas-{name}{{page:{name};break-before:page;{ground}}}}}\n"
    )


def _texts(edition: Edition, composition: Composition, family: str) -> Iterator[tuple[str, bool, bool, str]]:
    """Every text with the face it may be set in, so that the fonts can be cut down to it."""
    elements = [element for part in composition.parts for element in part.elements]
    text = _MARKERS + "".join(element.text for element in elements)
    slanted = any(below.tag == "em" for element in elements for below in element.walk())
    for bold in (False, True):
        yield family, bold, False, text
        if slanted:
            yield family, bold, True, text
    for page in edition.chart.pages:
        yield from page_texts(page)
