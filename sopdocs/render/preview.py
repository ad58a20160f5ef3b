"""A preview: the pages of the PDF drawn by PlutoPrint, many times faster.

It has no structure tags, no PDF/A, no bookmarks, no signature fields and does not carry the definition, so it is not
for signing, and every page says so. Pages, rows, lines and arrows are those of the PDF: both draw the same HTML.
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
from sopdocs.render.pages import LANGUAGE, PAGE_OF, background, document_title, families, page_number, sheets, style
from sopdocs.typefaces import Typefaces

_SAID = "Pratinjau, bukan untuk ditandatangani · "
_ONE_PAGE: tuple[PartName, ...] = ("sampul", "bagan")
"""Parts whose sheets are a page each; the others run on over as many as they need."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A part's HTML that starts on a page of its own."""

    part: PartName
    paper: Paper
    inner: str


def render_preview(edition: Edition) -> bytes:
    """The preview PDF of an edition; the same bytes on any day."""
    head, listed = _styles(edition), tuple(_sheets(edition))
    counts = [1 if each.part in _ONE_PAGE else _book(edition, each, head).get_page_count() for each in listed]
    return _drawn(edition, listed, counts, head)


def _drawn(edition: Edition, listed: Sequence[_Sheet], counts: Sequence[int], head: str) -> bytes:
    import plutoprint

    out = BytesIO()
    canvas = plutoprint.PDFCanvas.create_for_stream(out, plutoprint.PAGE_SIZE_A4)
    canvas.set_metadata(plutoprint.PDF_METADATA_TITLE, document_title(edition.sop))
    canvas.set_metadata(plutoprint.PDF_METADATA_CREATOR, "sopdocs")
    day = document_date(edition.sop.dates).isoformat()
    canvas.set_metadata(plutoprint.PDF_METADATA_CREATION_DATE, f"{day}T00:00:00Z")
    first = 1
    for sheet, count in zip(listed, counts, strict=True):
        book = _book(edition, sheet, head, first, sum(counts))
        for page in range(count):
            size = sheet.paper.width * plutoprint.UNITS_MM, sheet.paper.height * plutoprint.UNITS_MM
            canvas.set_size(plutoprint.PageSize(*size))
            canvas.save_state()
            canvas.scale(plutoprint.UNITS_PX, plutoprint.UNITS_PX)
            book.render_page(canvas, page)
            canvas.restore_state()
            canvas.show_page()
        first += count
    canvas.finish()
    return out.getvalue()


def _sheets(edition: Edition) -> Iterator[_Sheet]:
    used = families(edition)
    composition = edition.composition
    for part in composition.parts:
        paper = paper_of(part.name, edition.profile)
        for sheet in sheets(edition, composition, part):
            own = used[-1 if part.name == "bagan" else 0]
            yield _Sheet(part.name, paper, boxed(sheet, own, edition.typefaces))


def _styles(edition: Edition) -> str:
    used = families(edition)
    return linked_faces(edition.typefaces, used) + style(edition, edition.composition, used[0])


def _book(edition: Edition, sheet: _Sheet, head: str, first: int = 1, pages: int = 1) -> Any:
    """PlutoPrint's document of one sheet. It knows no named pages, so each has its own page rule."""
    import plutoprint

    paper = sheet.paper
    book = plutoprint.Book(
        plutoprint.PageSize(paper.width * plutoprint.UNITS_MM, paper.height * plutoprint.UNITS_MM),
        plutoprint.PAGE_MARGINS_NONE,
    )
    book.custom_resource_fetcher = _fetcher(edition.typefaces)
    book.load_html(
        f'<!DOCTYPE html><html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        f"<title>{escape(document_title(edition.sop))}</title>"
        f"<style>{head}{_page_rule(edition, sheet, first, pages)}</style></head><body>{sheet.inner}</body></html>"
    )
    return book


def _page_rule(edition: Edition, sheet: _Sheet, first: int, pages: int) -> str:
    """A flow page reaches from edge to edge: PlutoPrint makes a page smaller when something is wider than its area."""
    paper, margins, flow = sheet.paper, sheet.paper.margins, sheet.part == "bagan"
    right, left = (0.0, 0.0) if flow else (margins.right, margins.left)
    foot = ""
    if sheet.part != "sampul":
        foot = page_number(paper, words=(_SAID + PAGE_OF[0], PAGE_OF[1])).replace("counter(pages)", f'"{pages}"')
    if flow:
        inset = f"{{padding-right:{number(margins.right)}mm}}"
        foot += f"@bottom-right{inset}@top-right{inset}"
    return (
        f"@page{{size:{number(paper.width)}mm {number(paper.height)}mm;"
        f"margin:{number(margins.top)}mm {number(right)}mm {number(margins.bottom)}mm {number(left)}mm;"
        f"{background(edition, paper)}{foot}}}"
        f"@page:first{{counter-increment:page {first}}}.alur{{left:0;top:-{number(margins.top)}mm}}"
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
