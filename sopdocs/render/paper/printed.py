"""A plain document as PDF: PDF/A-3a and PDF/UA-1 as the SOPs are, the same bytes on any day."""

from __future__ import annotations

from html import escape

from sopdocs.render.docx.runs import clean
from sopdocs.render.drawing import number
from sopdocs.render.emit import blocks_html
from sopdocs.render.fonts import body_family, boxed, linked_faces
from sopdocs.render.metadata import xmp_marks
from sopdocs.render.pages import page_number, parts_style, sides
from sopdocs.render.paper.folio import Folio
from sopdocs.render.paper.words import word
from sopdocs.render.pdf import GENERATOR, print_pdf


def print_folio(folio: Folio) -> bytes:
    """The PDF of a document."""
    return print_pdf(clean(_html(folio)), folio.office.typefaces, xmp_marks(folio.office.provenance))


def _html(folio: Folio) -> str:
    office, composition = folio.office, folio.composition
    family = body_family(office.profile.fonts, office.typefaces)
    inner = boxed(blocks_html(composition.elements, composition.logo), family, office.typefaces)
    day = folio.day.isoformat()
    meta = {"author": folio.author, "generator": GENERATOR, "dcterms.created": day, "dcterms.modified": day}
    tags = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in meta.items() if value)
    return (
        f'<!DOCTYPE html><html lang="{folio.lang}"><head><meta charset="utf-8">'
        f"<title>{escape(folio.title)}</title>{tags}"
        f"<style>{linked_faces(office.typefaces, (family,))}"
        f"{parts_style(office.profile, composition.css, family)}{_page(folio)}</style>"
        f'</head><body><div class="bagian">{inner}</div></body></html>'
    )


def _page(folio: Folio) -> str:
    paper = folio.paper
    words = (word("halaman", folio.lang), word("dari", folio.lang))
    size = f"{number(paper.width)}mm {number(paper.height)}mm"
    foot = page_number(paper, words=words)
    return f"@page{{size:{size};margin:{sides(paper.margins)};{foot}}}\nh1,h2,h3{{bookmark-level:none}}\n"
