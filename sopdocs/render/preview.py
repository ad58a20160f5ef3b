"""A preview: the pages of the PDF drawn by PlutoPrint, in less than half of the time.

It has no structure tags, no PDF/A, no bookmarks, no signature fields and does not carry the definition, so it is not
for signing, and every page says so. Pages, rows, lines and arrows are those of the PDF: both draw the same Chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from sopdocs.profile import Paper, PartName
from sopdocs.render.compose import paper_of
from sopdocs.render.dates import document_date
from sopdocs.render.drawing import number
from sopdocs.render.edition import Edition
from sopdocs.render.fonts import boxed, linked_faces
from sopdocs.render.pages import (
    FLOW,
    LANGUAGE,
    PAGE_OF,
    background,
    document_title,
    families,
    flow_style,
    page_number,
    parts_style,
    sheets,
)  # fmt: skip
from sopdocs.typefaces import Typefaces

_SAID = "Pratinjau, bukan untuk ditandatangani · "
_FIXED: tuple[PartName, ...] = ("sampul", FLOW)
"""Parts whose sheets are a page each; the others run on over as many as they need."""
_ABOVE = 1.0
"""Room above a table's first rule, mm: half of its stroke would otherwise lie on the page before."""
_TURN = ".lembar{position:relative;height:1px;break-before:page}"
"""For flow sheets: what stands in them lies over the whole page and takes no room in its flow."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A part's HTML, which begins on a page of its own, with its style; ``pages``: those it has at least."""

    part: PartName
    paper: Paper
    style: str
    inner: str
    pages: int


def render_preview(edition: Edition) -> bytes:
    """The preview PDF of an edition; the same bytes on any day."""
    listed, fetcher = tuple(_sheets(edition)), _fetcher(edition.typefaces)
    least = [each.pages for each in listed]
    books = _books(edition, listed, least, fetcher)
    pairs = zip(listed, books, strict=True)
    counts = [each.pages if each.part in _FIXED else book.get_page_count() for each, book in pairs]
    if counts != least:
        books = _books(edition, listed, counts, fetcher)
    return _drawn(edition, listed, books, counts)


def _books(edition: Edition, listed: Sequence[_Sheet], counts: Sequence[int], fetcher: Any) -> list[Any]:
    """PlutoPrint's documents; each page says which of how many it is, so all need the counts."""
    return [_book(edition, sheet, fetcher, sum(counts[:place]) + 1, sum(counts)) for place, sheet in enumerate(listed)]


def _drawn(edition: Edition, listed: Sequence[_Sheet], books: Sequence[Any], counts: Sequence[int]) -> bytes:
    import plutoprint

    out = BytesIO()
    canvas = plutoprint.PDFCanvas.create_for_stream(out, plutoprint.PAGE_SIZE_A4)
    canvas.set_metadata(plutoprint.PDF_METADATA_TITLE, document_title(edition.sop))
    canvas.set_metadata(plutoprint.PDF_METADATA_CREATOR, "sopdocs")
    day = document_date(edition.sop.dates).isoformat()
    canvas.set_metadata(plutoprint.PDF_METADATA_CREATION_DATE, f"{day}T00:00:00Z")
    for sheet, book, count in zip(listed, books, counts, strict=True):
        for page in range(count):
            size = sheet.paper.width * plutoprint.UNITS_MM, sheet.paper.height * plutoprint.UNITS_MM
            canvas.set_size(plutoprint.PageSize(*size))
            canvas.save_state()
            canvas.scale(plutoprint.UNITS_PX, plutoprint.UNITS_PX)
            book.render_page(canvas, page)
            canvas.restore_state()
            canvas.show_page()
    canvas.finish()
    return out.getvalue()


def _sheets(edition: Edition) -> Iterator[_Sheet]:
    used = families(edition)
    composition = edition.composition
    for part in composition.parts:
        flow, paper = part.name == FLOW, paper_of(part.name, edition.profile)
        look = parts_style(edition.profile, "" if flow else composition.css, used[0])
        faces = linked_faces(edition.typefaces, used if flow else used[:1])
        style = faces + look + (flow_style(edition) + _TURN if flow else "")
        inner = [
            boxed(sheet, used[-1 if flow else 0], edition.typefaces) for sheet in sheets(edition, composition, part)
        ]
        yield _Sheet(part.name, paper, style, "".join(inner), len(inner))


def _book(edition: Edition, sheet: _Sheet, fetcher: Any, first: int, pages: int) -> Any:
    """PlutoPrint's document of one part. It knows no named pages, so each has its own page rule."""
    import plutoprint

    paper = sheet.paper
    book = plutoprint.Book(
        plutoprint.PageSize(paper.width * plutoprint.UNITS_MM, paper.height * plutoprint.UNITS_MM),
        plutoprint.PAGE_MARGINS_NONE,
    )
    book.custom_resource_fetcher = fetcher
    book.load_html(
        f'<!DOCTYPE html><html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        f"<title>{escape(document_title(edition.sop))}</title>"
        f"<style>{sheet.style}{_page_rule(edition, sheet, first, pages)}</style></head>"
        f"<body>{sheet.inner}</body></html>"
    )
    return book


def _page_rule(edition: Edition, sheet: _Sheet, first: int, pages: int) -> str:
    """A flow page reaches from edge to edge: PlutoPrint makes a page smaller when something is wider than its area."""
    paper, margins, flow = sheet.paper, sheet.paper.margins, sheet.part == FLOW
    top, right, left = (
        (max(0.0, margins.top - _ABOVE), 0.0, 0.0) if flow else (margins.top, margins.right, margins.left)
    )
    foot = ""
    if sheet.part != "sampul":
        foot = page_number(paper, words=(_SAID + PAGE_OF[0], PAGE_OF[1])).replace("counter(pages)", f'"{pages}"')
    if flow:
        inset = f"{{padding-right:{number(margins.right)}mm}}"
        foot += f"@bottom-right{inset}@top-right{inset}"
    return (
        f"@page{{size:{number(paper.width)}mm {number(paper.height)}mm;"
        f"margin:{number(top)}mm {number(right)}mm {number(margins.bottom)}mm {number(left)}mm;"
        f"{background(edition, paper)}{foot}}}"
        f"@page:first{{counter-increment:page {first}}}.alur{{left:0;top:{number(-top)}mm}}"
    )


def _fetcher(typefaces: Typefaces) -> Any:
    """What PlutoPrint may open: data: URIs and the known font files. No network, no other file.

    PlutoPrint reads them itself: fonts handed over from Python are let go only after Python has ended, which crashes.
    """
    import plutoprint

    files = {path.resolve().as_uri() for path in typefaces.files.values()}

    class OwnFiles(plutoprint.ResourceFetcher):
        def fetch_url(self, url: str) -> Any:
            if not url.startswith("data:") and url not in files:
                raise ValueError(f"tidak diizinkan: {url}")
            return plutoprint.default_resource_fetcher.fetch_url(url)

    return OwnFiles()
