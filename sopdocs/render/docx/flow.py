"""The flow pages: for each printed page its heading and its table, broken where the chart breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sopdocs.chart import PT, Chart, ChartPage, TextStyle
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.render.docx.drawing import Artist
from sopdocs.render.docx.portions import CellTexts, Portion
from sopdocs.render.docx.runs import Role, exact_line
from sopdocs.render.docx.sections import Section, Sheet
from sopdocs.render.docx.table import TableLook, table

HEADING, HEADER, CELL, SHAPE, EMPTY = "SOPJudulAlur", "SOPKepalaTabel", "SOPIsiTabel", "SOPSimbol", "SOPGambar"
_NAMES = {
    HEADING: "SOP Judul Alur",
    HEADER: "SOP Kepala Tabel",
    CELL: "SOP Isi Tabel",
    SHAPE: "SOP Simbol",
    EMPTY: "SOP Gambar",
}
_SMALLEST = 1 * PT
_RESERVE = 5.0
"""Room at the foot of a page for text typed in Word, mm, where the institution's margin has it to give."""
_FOOT = 17.7
"""Least margin at the foot, mm."""


def roles(chart: Chart, profile: Profile) -> Mapping[str, Role]:
    """The named styles of the flow pages. The chart decides them, an institution's style.docx does not: another
    type would make rows taller than planned."""
    usual = TextStyle(profile.fonts.table, profile.table.size, profile.table.size * profile.table.leading * PT)
    found = {EMPTY: replace(usual, size=1.0, pitch=_SMALLEST), SHAPE: replace(usual, size=7.0, pitch=7 * 1.2 * PT)}
    for page in chart.pages:
        if page.caption:
            found.setdefault(HEADING, page.caption.cell.style)
        for row in page.rows:
            for cell in row.cells:
                if cell.text:
                    found.setdefault(HEADER if row.kind in ("header", "numbers") else CELL, cell.style)
        for label in page.labels[:1]:
            found[SHAPE] = label.style
    padded = (HEADER, CELL)
    return {
        id_: Role(
            id_, name, found.get(id_, usual), id_ in (HEADING, HEADER, SHAPE), profile.table.padding * (id_ in padded)
        )
        for id_, name in _NAMES.items()
    }


def flow_section(sop: Sop, chart: Chart, profile: Profile, ids: Iterator[int]) -> Section:
    """All flow pages as one section."""
    styles = roles(chart, profile)
    look = TableLook(styles[HEADER], styles[CELL], styles[EMPTY], profile.table.padding, chart.pen)
    artist = Artist(chart.pen, styles[SHAPE], ids)
    texts = CellTexts(profile.table.padding)
    sheet = _sheet(chart, profile)
    blocks: list[str] = []
    for number, page in enumerate(chart.pages):
        blocks.append(_lead(page, styles[HEADING], sheet.margins.top, number > 0))
        held = artist.draw(page, sop.flows[page.flow])
        blocks.append(table(page, held, texts, look, f"Bagan alir, halaman {number + 1} dari {len(chart.pages)}"))
    return Section(sheet, "".join(blocks))


def _sheet(chart: Chart, profile: Profile) -> Sheet:
    """The chart's paper: text begins where the topmost heading or table does."""
    tables = [page.table for page in chart.pages]
    top = min(_begin(page) for page in chart.pages)
    margins = profile.pages.landscape.margins
    lowest = max(area.bottom for area in tables)
    bottom = min(max(_FOOT, margins.bottom - _RESERVE), chart.height - lowest)
    left = min(area.x for area in tables)
    right = chart.width - max(area.right for area in tables)
    return Sheet(
        chart.width,
        chart.height,
        margins.model_copy(update={"top": top, "left": left, "right": right, "bottom": bottom}),
    )


def _begin(page: ChartPage) -> float:
    return page.caption.cell.rect.y if page.caption else page.table.y - _SMALLEST


def _lead(page: ChartPage, role: Role, top: float, new_page: bool) -> str:
    """What stands above a table: the heading, or an empty line that only keeps the distance."""
    break_ = "<w:pageBreakBefore/>" if new_page else ""
    if page.caption is None:
        return f"<w:p><w:pPr>{break_}{exact_line(page.table.y - top)}</w:pPr></w:p>"
    cell = page.caption.cell
    lines = max(1, len(cell.lines))
    after = max(0.0, page.table.y - cell.rect.y - lines * cell.style.pitch)
    return role.heading(Portion(cell.text), cell.style, cell.align, (break_, cell.rect.y - top, after))
