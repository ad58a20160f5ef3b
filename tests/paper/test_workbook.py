"""The list of SOPs as a spreadsheet, read back with openpyxl."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from making import listing, office, standing
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sopdocs.render.paper.listing import FORMATS, Listing

HEADS = [
    "No.", "Nomor SOP", "Judul SOP", "Unit", "Status", "Revisi", "Tanggal efektif", "Tinjauan terakhir",
    "Jenis tinjauan", "Hasil", "Tinjauan berikutnya", "Sisa hari", "Tanda tangan", "Temuan terbuka",
]  # fmt: skip


def sheet_of(listed: Listing) -> Worksheet:
    return load_workbook(BytesIO(FORMATS["xlsx"](listed))).worksheets[0]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in body]


def test_a_row_is_an_sop_with_real_dates_and_numbers() -> None:
    sheet = sheet_of(listing(300))
    assert [cell.value for cell in sheet[1]] == HEADS
    found = rows(sheet)
    assert len(found) == 300
    assert found[0] == {
        "No.": 1, "Nomor SOP": "OT.02.02/001/UJI/2026",
        "Judul SOP": "Pelayanan Uji Coba Nomor 1 Bagi Masyarakat dan Instansi Lain", "Unit": "Bidang Pelayanan",
        "Status": "diajukan", "Revisi": 1, "Tanggal efektif": datetime(2025, 1, 2),
        "Tinjauan terakhir": datetime(2026, 1, 5), "Jenis tinjauan": "evaluasi", "Hasil": "tetap",
        "Tinjauan berikutnya": datetime(2026, 10, 30), "Sisa hari": -23, "Tanda tangan": "pengesah: elektronik",
        "Temuan terbuka": "1 peringatan, 1 saran",
    }  # fmt: skip
    assert sheet["G2"].is_date
    assert "mmm" in sheet["G2"].number_format


def test_it_can_be_read_filtered_and_printed() -> None:
    sheet = sheet_of(listing(5))
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:N6"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape", 1, 0,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["A"].width
    head = sheet.oddHeader
    assert (head.left.text, head.center.text, head.right.text) == (
        "PEMERINTAH KABUPATEN CONTOH, DINAS UJI COBA",
        "Daftar Standar Operasional Prosedur",
        "Keadaan pada: 22 November 2026",
    )
    assert sheet.page_setup.paperSize == 9
    assert sheet.row_dimensions[2].height >= 2 * 13
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Arial"}


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A1", "+6281", "-2", "@SUM(A1)", "\x00=\x07A1", "x" * 40_000])
def test_no_text_becomes_a_formula_or_breaks_the_file(text: str) -> None:
    sheet = sheet_of(listing(2, title=text, number=text, unit=text, revision=text))
    for cell in (sheet["B2"], sheet["C2"], sheet["D2"], sheet["F2"]):
        assert cell.data_type == "s" or (text == "-2" and cell.coordinate == "F2" and cell.data_type == "s")
        assert str(cell.value)[:20] == text.replace("\x00", "\ufffd").replace("\x07", "\ufffd")[:20]
        assert len(str(cell.value)) <= 32_767
    assert sheet["C2"].style is not None
    assert bool(sheet["C2"].quotePrefix) == (text[0] in "=+-@")


def test_the_same_listing_gives_the_same_bytes_whenever() -> None:
    first, second = (FORMATS["xlsx"](listing(3)) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"2026-11-22T00:00:00Z") == 2


def test_an_ampersand_in_the_offices_name_is_no_command_of_the_header() -> None:
    from sopdocs.render.paper.folio import Letterhead

    listed = Listing(office(head=Letterhead(("DINAS A & B",))), (standing(1),), date(2026, 11, 22), "en")
    sheet = sheet_of(listed)
    assert "DINAS A && B" in (sheet.oddHeader.left.text or "")
    assert sheet.title == "SOPs"
    assert sheet["L1"].value == "Days left"


def test_what_is_not_known_is_left_empty() -> None:
    bare = standing(1, effective=None, last=None, duties=(), signatures=(), findings={}, unit="")
    row = rows(sheet_of(Listing(office(), (bare,), date(2026, 11, 22))))[0]
    assert [row[head] for head in ("Unit", "Tanggal efektif", "Tinjauan terakhir", "Hasil", "Tinjauan berikutnya")] == [
        None
    ] * 5
    assert row["Temuan terbuka"] == "tidak ada"


def test_an_empty_list_has_its_head() -> None:
    sheet = sheet_of(Listing(office(), (), date(2026, 11, 22)))
    assert [cell.value for cell in sheet[1]] == HEADS
    assert sheet.max_row == 1
