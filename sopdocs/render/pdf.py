"""PDF by WeasyPrint: one file that is PDF/A-3a and PDF/UA-1, carries its own definition, and is the same on any day.

``finish`` mends what WeasyPrint 70 leaves open: the PDF/UA mark beside the PDF/A one, plain XMP, the associated file
listed once. Objects stay outside object streams, because signing software reads those much slower.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import partial
from html import escape
from typing import Any

from sopdocs.provenance import Provenance
from sopdocs.render.compose import Composition
from sopdocs.render.dates import document_date
from sopdocs.render.edition import Edition
from sopdocs.render.engine import load_weasyprint, uncollected
from sopdocs.render.fields import GENERATOR as FIELDS_GENERATOR
from sopdocs.render.fields import finish_fields, with_fields
from sopdocs.render.flow.pages import FlowPages
from sopdocs.render.flow.paint import Sheet
from sopdocs.render.fonts import boxed, linked_faces
from sopdocs.render.mark import mark_operators, mark_word
from sopdocs.render.metadata import xmp_marks
from sopdocs.render.pages import (
    FLOW,
    LANGUAGE,
    blank_sheets,
    document_title,
    families,
    paged_style,
    parts_style,
    sheets,
)
from sopdocs.render.raw import freeze, resolve
from sopdocs.render.stylesheet import parsed
from sopdocs.render.telling import describe
from sopdocs.typefaces import Typefaces

GENERATOR = "sopdocs"
_BOOKMARKS = (
    ".lembar[data-judul]{bookmark-level:1;bookmark-label:attr(data-judul);bookmark-state:open}\n"
    "h1,h2,h3{bookmark-level:none}\n"
)


def render_pdf(edition: Edition, fields: bool = False, made_from: Provenance | None = None) -> bytes:
    """The PDF of an edition; ``fields`` puts an empty signature field in every place for a signature.

    :param made_from: what the metadata say the pages are made from, where that is not this very office.
    """
    weasyprint = load_weasyprint()

    composition = edition.composition
    moment = datetime.combine(document_date(edition.sop.dates), time(), UTC)
    attachment = weasyprint.Attachment(
        string=edition.source,
        name=edition.source_name,
        description="Definisi SOP (YAML) yang menghasilkan dokumen ini",
        created=moment,
        modified=moment,
        relationship="Source",
    )
    text = document_html(edition, composition, FIELDS_GENERATOR if fields else GENERATOR)
    marks = xmp_marks(made_from or edition.provenance)
    flow = FlowPages(tuple(_sheets(edition)))
    if fields:
        text = with_fields(text, edition.sop)
    return print_pdf(text, edition.typefaces, marks, Extras([attachment], flow, _mark(edition), fields))


@dataclass(frozen=True, slots=True)
class Extras:
    """What an SOP's document has and a form has not: attached files, flow pages, a mark, signature fields."""

    attachments: Sequence[Any] = ()
    flow: FlowPages = field(default_factory=FlowPages)
    under: Callable[[float, float], bytes] | None = None
    """Operators that come before all others of a page of that size (pt)."""
    fields: bool = False


def print_pdf(text: str, typefaces: Typefaces, marks: bytes, extras: Extras | None = None) -> bytes:
    """HTML as PDF/A-3a and PDF/UA-1; ``marks`` (`sopdocs.render.metadata.xmp_marks`) are put into its metadata."""
    extras = extras or Extras()
    load_weasyprint()

    from sopdocs.render.fetch import OwnFiles
    from sopdocs.render.lean import LeanHTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    options = {
        "pdf_variant": "pdf/a-3a", "pdf_forms": extras.fields, "uncompressed_pdf": True,
        "attachments": list(extras.attachments),
    }  # fmt: skip
    finisher = partial(finish, marks=marks, extras=extras)
    with uncollected():
        return _printed(LeanHTML(text, OwnFiles(typefaces)), typefaces, extras.flow, options, finisher)


def _printed(html: Any, typefaces: Typefaces, flow: FlowPages, options: dict[str, Any], finisher: Any) -> bytes:
    """The document is let go with the end of this function, before anyone looks for what nobody holds any more."""
    sheet, fonts = parsed(html.style, typefaces)
    document = html.render(cache={}, stylesheets=[sheet], font_config=fonts, **options)
    _rule_breaks(document)
    flow.hang_in(document, FLOW)
    made = bytes(document.write_pdf(finisher=finisher, cache={}, **options))
    flow.let_go()
    return made


def _mark(edition: Edition) -> Callable[[float, float], bytes] | None:
    """The mark of a document that is not in force, under everything else."""
    if not mark_word(edition.sop):
        return None
    return lambda width, height: mark_operators(edition.sop, width, height, edition.typefaces)


def _lay_under(pdf: Any, under: Callable[[float, float], bytes]) -> None:
    for reference in pdf.page_references:
        page = resolve(pdf, reference)
        left, top, right, bottom = page["MediaBox"]
        resolve(pdf, page["Contents"]).stream.insert(0, under(right - left, bottom - top))


def _sheets(edition: Edition) -> Iterator[Sheet]:
    import pydyf

    chart = edition.chart
    for part in edition.composition.parts:
        for page in chart.pages if part.name == FLOW else ():
            told = pydyf.String(describe(edition.sop, page, len(chart.pages))).data
            yield Sheet(chart, page, edition.profile.table.padding, told, edition.typefaces)


def _rule_breaks(document: Any) -> None:
    """A box that goes on over a page gets its rule at the foot and at the head, which WeasyPrint leaves out."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if hasattr(box, "skip_cell_border_top"):
                box.skip_cell_border_top = box.skip_cell_border_bottom = False


def document_html(edition: Edition, composition: Composition, generator: str = GENERATOR) -> str:
    """The HTML that WeasyPrint lays out; the fonts stay in their files, the flow pages are empty."""
    used = families(edition)
    family = used[0]
    inner = "".join(
        sheet if part.name == FLOW else boxed(sheet, family, edition.typefaces)
        for part in composition.parts
        for sheet in (blank_sheets(edition) if part.name == FLOW else sheets(edition, composition, part))
    )
    sop = edition.sop
    day = document_date(sop.dates).isoformat()
    meta = {
        "author": ", ".join(sop.institution),
        "description": " ".join(filter(None, ("Nomor SOP:", sop.number, f"Status: {sop.status}"))),
        "generator": generator,
        "dcterms.created": day,
        "dcterms.modified": day,
    }
    tags = "".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in meta.items() if value)
    return (
        f'<!DOCTYPE html><html lang="{LANGUAGE}"><head><meta charset="utf-8"/>'
        f"<title>{escape(document_title(sop))}</title>{tags}"
        f"<style>{linked_faces(edition.typefaces, used)}"
        f"{parts_style(edition.profile, composition.css, family)}"
        f"{paged_style(edition, composition)}{_BOOKMARKS}</style>"
        f"</head><body>{inner}</body></html>"
    )


def finish(document: Any, pdf: Any, marks: bytes, extras: Extras) -> None:
    """WeasyPrint's hook just before the file is written; ``marks`` are put into the metadata."""
    del document
    import pydyf

    extras.flow.tag(pdf)
    if extras.under:
        _lay_under(pdf, extras.under)

    for item in list(pdf.objects):
        if isinstance(item, pydyf.Stream):
            _finish_stream(item, marks)
        elif isinstance(item, dict) and item.get("S") == "/LI":
            _wrap_body(item, pdf)
    finish_fields(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    freeze(pdf)


def _finish_stream(stream: Any, marks: bytes) -> None:
    """Metadata stays plain text with ``marks`` in it; everything else is packed (pictures come packed)."""
    kind = stream.extra.get("Type")
    stream.compress = kind != "/Metadata" and "Filter" not in stream.extra
    if kind == "/Metadata":
        stream.stream = [part.replace(b"</rdf:RDF>", marks + b"</rdf:RDF>") for part in stream.stream]
    elif stream.extra.get("Subtype") == "/Image":
        stream.extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8
    elif kind == "/EmbeddedFile":
        stream.extra["Subtype"] = "/application#2fyaml"


def _wrap_body(item: Any, pdf: Any) -> None:
    """Put paragraphs that stand in a list item directly under one LBody, as ISO 32000 wants it."""
    import pydyf

    kids = [(reference, resolve(pdf, reference)) for reference in item["K"]]
    loose = [(reference, kid) for reference, kid in kids if kid.get("S") not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body_element = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body_element)
    for reference, kid in loose:
        kid["P"] = body_element.reference
        body_element["K"].append(reference)
    kept = [reference for reference, kid in kids if kid.get("S") in ("/Lbl", "/LBody")]
    item["K"] = pydyf.Array([*kept, body_element.reference])
