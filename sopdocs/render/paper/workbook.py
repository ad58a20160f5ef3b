"""The list of SOPs as a spreadsheet: real dates, a head that stays, filters, and a page that prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING

from sopdocs.render.docx.archive import repack
from sopdocs.render.docx.families import word_family
from sopdocs.render.docx.runs import clean
from sopdocs.render.paper.facts import findings_text, signatures_text
from sopdocs.render.paper.listing import Listing, overdue, unit_of
from sopdocs.render.paper.words import Lang, word
from sopdocs.standing import Standing

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_000
"""Characters a cell holds (Excel's limit is 32,767)."""
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_DATE_FORMAT = {"id": "[$-421]d\\ mmm\\ yyyy", "en": "[$-409]d\\ mmm\\ yyyy"}
_COLUMNS: tuple[tuple[str, float], ...] = (
    ("no", 5), ("nomor_sop", 22), ("judul", 38), ("unit", 24), ("status", 11), ("revisi", 8), ("efektif", 13),
    ("terakhir", 13), ("jenis", 12), ("hasil", 12), ("berikut", 13), ("sisa", 8), ("tanda_tangan", 20),
    ("temuan", 20),
)  # fmt: skip
"""Column -> its width in characters."""
_SISA = {"id": "Sisa hari", "en": "Days left"}
_PAPERS = {"A4": 9, "F4": 14, "Letter": 1, "Legal": 5}
"""Paper -> Excel's number of it; 14 is called Folio there, 8.5 x 13 inches."""
_SIZE = 10
_LINE = 13.5
"""Height of a line of that size, pt."""
_TALLEST = 400.0
"""Most height a row may have (Excel's limit is 409), pt."""


def write_workbook(listing: Listing) -> bytes:
    """The XLSX of a list; texts are texts, whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    book = Workbook()
    moment = datetime.combine(listing.today, time())
    author = clean(", ".join(listing.office.letterhead.lines))[:255]
    book.properties = DocumentProperties(
        title=listing.title, creator=author, lastModifiedBy=author, created=moment, modified=moment
    )
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Daftar SOP" if listing.lang == "id" else "SOPs")
    _fill(sheet, listing)
    _shape(sheet, listing)
    target = BytesIO()
    book.save(target)
    return _dateless(target.getvalue(), moment)


def _fill(sheet: Worksheet, listing: Listing) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="FF808080")
    border = Border(left=line, right=line, top=line, bottom=line)
    family = word_family(listing.office.profile.fonts.body)
    plain, bold = Font(name=family, size=_SIZE), Font(name=family, size=_SIZE, bold=True)
    alarm = Font(name=family, size=_SIZE, bold=True, color="FFC00000")
    ground = PatternFill("solid", fgColor="FFE7E6E6")
    left = Alignment(vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="top")
    heads = [_SISA[listing.lang] if name == "sisa" else word(name, listing.lang) for name, _ in _COLUMNS]
    for column, text in enumerate(heads, 1):
        cell = sheet.cell(1, column)
        _put(cell, text)
        cell.font, cell.border, cell.fill = bold, border, ground
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = _height(heads) + 4
    for row, standing in enumerate(listing.standings, 2):
        late = overdue(standing, listing.today)
        values = list(_values(standing, row - 1, listing))
        sheet.row_dimensions[row].height = _height(values)
        for (name, _), cell, value in zip(_COLUMNS, _cells(sheet, row), values, strict=True):
            _put(cell, value)
            cell.font = alarm if late and name in ("berikut", "sisa") else plain
            cell.border, cell.alignment = border, (left if isinstance(value, str) else middle)
            if isinstance(value, date):
                cell.number_format = _DATE_FORMAT[listing.lang]


def _cells(sheet: Worksheet, row: int) -> Iterator[Cell | MergedCell]:
    return (sheet.cell(row, column) for column in range(1, len(_COLUMNS) + 1))


def _height(values: Sequence[str | int | date | None]) -> float:
    """A row's height, pt: spreadsheet programs do not all find out by themselves how many lines a text takes."""
    lines = (
        sum(len(wrap(line, int(width))) or 1 for line in str(value)[:_LONGEST].split("\n"))
        for value, (_, width) in zip(values, _COLUMNS, strict=True)
        if isinstance(value, str)
    )
    return min(_TALLEST, max(lines, default=1) * _LINE + 2)


def _values(standing: Standing, number: int, listing: Listing) -> Iterator[str | int | date | None]:
    lang: Lang = listing.lang
    last, due = standing.last, standing.next_due
    yield number
    yield standing.number
    yield standing.title
    yield unit_of(standing, listing.office)
    yield word(standing.state, lang)
    yield int(standing.revision) if standing.revision.isdecimal() and len(standing.revision) < 6 else standing.revision
    yield standing.effective
    yield last.date if last else None
    yield word(last.kind, lang) if last else None
    yield word(last.result, lang) if last and last.result else None
    yield due or (word("tanpa_bukti", lang) if standing.unproven else None)
    yield (due - listing.today).days if due else None
    yield "\n".join(signatures_text(standing.signatures, lang))
    yield ", ".join(findings_text(standing.findings, lang))


def _put(cell: Cell | MergedCell, value: str | int | date | None) -> None:
    """A value as what it is; a text never becomes a formula, also when somebody edits it later."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = clean(value)[:_LONGEST] or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")


def _shape(sheet: Worksheet, listing: Listing) -> None:
    """Widths, the head that stays, filters, and how it prints."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    last = get_column_letter(len(_COLUMNS))
    rows = len(listing.standings) + 1
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{last}{rows}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{last}{rows}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPERS[listing.office.profile.pages.landscape.size]
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    office, (label, day) = ", ".join(listing.office.letterhead.lines), listing.facts[0]
    sheet.oddHeader = HeaderFooterItem(
        left=_HeaderFooterPart(_safe(office)),
        center=_HeaderFooterPart(_safe(listing.title)),
        right=_HeaderFooterPart(_safe(f"{label}: {day}")),
    )
    page = f"{word('halaman', listing.lang)} &P {word('dari', listing.lang)} &N"
    sheet.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(page))


def _safe(text: str) -> str:
    """A text for a header, where & begins a command; Excel takes 255 characters in all."""
    return " ".join(clean(text).split())[:75].replace("&", "&&")


def _dateless(data: bytes, moment: datetime) -> bytes:
    """The package without the time of its making."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        core = package.read(_CORE)
    stamp = f"{moment.isoformat()}Z".encode()
    return repack(data, {_CORE: _MODIFIED.sub(lambda found: found[1] + stamp, core)})
