"""The document as HTML for every format that is made from HTML: parts, flow pages, and the style only we decide."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from sopdocs.chart import PT, ChartPage
from sopdocs.model import Sop
from sopdocs.profile import Margins, Paper, PartName, Profile
from sopdocs.render.chart_html import CHART_CSS, StyleBook, chart_section
from sopdocs.render.compose import Composition, PartTree, paper_of
from sopdocs.render.contents import chart_styles
from sopdocs.render.drawing import number
from sopdocs.render.edition import Edition
from sopdocs.render.emit import blocks_html
from sopdocs.render.fonts import body_family
from sopdocs.render.mark import mark_background, mark_word

STAMP_ZONE = 50 * PT
"""Height at the foot of every page that stays free for the signing service's stamp, mm."""
LANGUAGE = "id"
FLOW: Final = "bagan"
"""The part that is drawn from the Chart."""
PAGE_OF = ("Halaman", "dari")
"""The words of a page number: Halaman x dari y."""
_NUMBER_SIZE = 7.0
_NUMBER_LINE = 3.2
_TITLES: dict[PartName, str] = {
    "sampul": "Sampul",
    "pengesahan": "Pengesahan",
    "identitas": "Identitas",
    "bagan": "Bagan alur",
    "penjelasan": "Penjelasan",
}


def document_title(sop: Sop) -> str:
    """Title of the document, with its state where it is not in force."""
    word = mark_word(sop)
    return " ".join(("SOP", *(sop.title or "").split(), *([f"({word})"] if word else [])))


def families(edition: Edition) -> tuple[str, ...]:
    """The families a document is set in: that of its text first, those of the flow after it."""
    family = body_family(edition.profile.fonts, edition.typefaces)
    return tuple(dict.fromkeys((family, *(found.family for found in chart_styles(edition.chart)))))


def body(edition: Edition, composition: Composition) -> str:
    """Everything inside ``<body>``: a ``div.lembar`` for each part and for each flow page."""
    return "".join(sheet for part in composition.parts for sheet in sheets(edition, composition, part))


def sheets(edition: Edition, composition: Composition, part: PartTree) -> Iterator[str]:
    """A part's ``div.lembar``; those of the flow, one for each page."""
    if part.name != FLOW:
        html = blocks_html(part.elements, composition.logo)
        yield _sheet(part.name, _TITLES[part.name], f'<div class="bagian">{html}</div>')
        return
    book = StyleBook(edition.chart, edition.profile.table.padding)
    for page in edition.chart.pages:
        section = chart_section(edition.sop, edition.chart, page, book, edition.typefaces)
        yield _sheet(FLOW, _flow_title(edition, page), section)


def blank_sheets(edition: Edition) -> Iterator[str]:
    """The flow's ``div.lembar``, each an empty page for an engine that draws the Chart itself."""
    for page in edition.chart.pages:
        yield _sheet(FLOW, _flow_title(edition, page), "")


def _flow_title(edition: Edition, page: ChartPage) -> str:
    """For the bookmark of a flow's first page."""
    return (edition.sop.flows[page.flow].title or _TITLES[FLOW]) if page.index == 0 else ""


def _sheet(name: PartName, title: str, inner: str) -> str:
    label = f' data-judul="{escape(title)}"' if title else ""
    return f'<div class="lembar kertas-{name}"{label}>{inner}</div>\n'


def style(edition: Edition, composition: Composition, family: str) -> str:
    """The style sheet that every format shares: office style first, then what no office can move."""
    return parts_style(edition.profile, composition.css, family) + flow_style(edition)


def flow_style(edition: Edition) -> str:
    """The style of flow pages that are made from HTML; no office's style sheet reaches in here."""
    return CHART_CSS + StyleBook(edition.chart, edition.profile.table.padding).css()


def parts_style(profile: Profile, css: str, family: str) -> str:
    """The style of everything but the flow: the institution's type and its own ``css``."""
    return (
        f'html{{font-family:"{family}"}}\n'
        f"body{{margin:0;font-size:{number(profile.fonts.body_size)}pt;line-height:1.3;color:#000}}\n"
        f"{css}.bagian td{{box-decoration-break:clone}}"
        ".bagian img.logo{object-fit:contain}.bagian svg.kotak{width:1em;height:1em;vertical-align:-0.12em}\n"
    )


def paged_style(edition: Edition, composition: Composition) -> str:
    """Papers with margins and page numbers, for an engine that gets the flow pages empty."""
    return "".join(_page_rule(part.name, edition) for part in composition.parts)


def _page_rule(name: PartName, edition: Edition) -> str:
    paper = paper_of(name, edition.profile)
    return (
        f"@page {name}{{size:{number(paper.width)}mm {number(paper.height)}mm;margin:{sides(paper.margins)};"
        f"{'' if name == 'sampul' else page_number(paper)}}}\n"
        f".kertas-{name}{{page:{name};break-before:page}}\n"
    )


def sides(margins: Margins) -> str:
    """Margins as CSS: top, right, bottom, left."""
    return " ".join(f"{number(side)}mm" for side in (margins.top, margins.right, margins.bottom, margins.left))


def background(edition: Edition, paper: Paper) -> str:
    """The mark of a document that is not in force, as a background declaration; or nothing."""
    return mark_background(edition.sop, paper.width, paper.height, edition.typefaces)


def page_number(paper: Paper, words: tuple[str, str] = PAGE_OF) -> str:
    """'Halaman x dari y' between the text and the stamp's zone; at the head where the foot has no room for it."""
    room = paper.margins.bottom - STAMP_ZONE
    place, space = ("bottom", max(0.0, (room - _NUMBER_LINE) * 0.6)) if room >= _NUMBER_LINE else ("top", 6.0)
    return (
        f'@{place}-right{{content:"{words[0]} " counter(page) " {words[1]} " counter(pages);font-size:{_NUMBER_SIZE}pt;'
        f"font-family:inherit;line-height:{_NUMBER_LINE}mm;vertical-align:top;padding-top:{number(space)}mm}}"
    )
