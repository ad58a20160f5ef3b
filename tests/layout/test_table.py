"""Cells, columns, head and rows of the flow table."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from sopdocs.chart import Cell, Chart, ChartPage, Row
from sopdocs.layout.cells import CellText, list_items, row_texts
from sopdocs.layout.columns import EXTRA, solve_columns
from sopdocs.layout.lay_out import lay_out
from sopdocs.layout.letters import letter
from sopdocs.layout.measure import Item
from sopdocs.model import Flow, Sop
from sopdocs.profile import ColumnWidths, Profile
from sopdocs.typefaces import find_typefaces
from tests.layout.laws import PROFILE, violations

TYPEFACES = find_typefaces([])


def laid(profile: Profile = PROFILE, **parts: Any) -> Chart:
    sop = Sop.model_validate({"judul": "Uji", **parts})
    chart = lay_out(sop, profile, TYPEFACES)
    assert violations(sop, chart, profile) == []
    return chart


def steps(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"kegiatan": f"Langkah {k}", "pelaksana": "a", **more} for k in range(count)]


def cell(page: ChartPage, row: int, key: str) -> Cell | None:
    """The cell of a column in a row counted below the head; None where a cell above covers it."""
    body = [r for r in page.rows if r.kind in ("step", "strip")]
    return next((c for c in body[row].cells if page.columns[c.column].key == key), None)


LISTS = [
    ("angka", "1. x|2. y|3. z"),
    ("huruf", "a. x|b. y|c. z"),
    ("strip", "- x|- y|- z"),
    ("plus", "x + y + z"),
    ("baris", "x|y|z"),
    ("tanpa", "x|y|z"),
]


@pytest.mark.parametrize(("style", "text"), LISTS)
def test_lists_print_in_the_institutions_style(style: Any, text: str) -> None:
    assert CellText(list_items(("x", "y", "z"), style), ()).text == text.replace("|", "\n")
    assert list_items(("x",), style) == (Item("x"),)
    assert list_items((), style) == ()


def test_outputs_of_a_decision_name_their_exits() -> None:
    flow = Flow.model_validate({"langkah": [{"output": {"Lengkap": "Berkas", "Tidak": ["Catatan", "Surat"]}}]})
    (row,) = row_texts(flow, PROFILE.table)
    assert row["outputs"].text == "Lengkap: Berkas\nTidak:\n1. Catatan\n2. Surat"


LETTERS = [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]


@pytest.mark.parametrize(("position", "name"), LETTERS)
def test_letters_go_on_beyond_z(position: int, name: str) -> None:
    assert letter(position) == name


@pytest.mark.parametrize("officials", [0, 1, 2, 5, 12, 20])
def test_columns_fill_the_page(officials: int) -> None:
    flow = Flow.model_validate({"pelaksana": {f"p{k}": None for k in range(officials)}})
    widths = ColumnWidths()
    columns = solve_columns(flow, widths, 16.0, 267.0)
    assert columns.width == pytest.approx(267)
    assert [a.x + a.w for a, _ in pairwise(columns.columns)] == pytest.approx(
        [b.x for _, b in pairwise(columns.columns)]
    )
    actors = [column.w for column in columns.actors]
    assert len(actors) == officials
    if 0 < officials <= 12:
        assert min(actors) >= widths.actor_min - 1e-9
        assert max(actors) <= widths.actor_max + EXTRA


def test_text_columns_take_what_their_rows_need() -> None:
    long = "Menyampaikan berkas permohonan beserta lampirannya kepada kepala bidang untuk diperiksa " * 3
    page = laid(pelaksana={"a": "Kepala"}, langkah=steps(4, kelengkapan=long)).pages[0]
    widths = {column.key: column.w for column in page.columns}
    assert widths["inputs"] > widths["outputs"] + 10


def test_the_head_has_two_levels_and_is_repeated() -> None:
    chart = laid(pelaksana={"a": "Kepala", "b": "Sekretaris"}, langkah=steps(30))
    assert len(chart.pages) > 1
    for page in chart.pages:
        tops = [(c.text, c.row_span, c.column_span) for c in page.rows[0].cells]
        assert tops == [
            ("No", 2, 1), ("Kegiatan", 2, 1), ("Pelaksana", 1, 2), ("Mutu Baku", 1, 3), ("Keterangan", 2, 1)
        ]  # fmt: skip
        assert [c.text for c in page.rows[1].cells] == ["Kepala", "Sekretaris", "Kelengkapan", "Waktu", "Output"]
    assert [page.caption is not None for page in chart.pages] == [True] + [False] * (len(chart.pages) - 1)


def test_labels_come_from_the_sop_then_the_institution() -> None:
    profile = Profile.model_validate({"label": {"mutu_baku": "Pendukung", "keterangan": "Ket"}})
    page = laid(profile, pelaksana={"a": None}, label={"mutu_baku": "Mutubaku"}).pages[0]
    assert [c.text for c in page.rows[0].cells] == ["No", "Kegiatan", "Pelaksana", "Mutubaku", "Ket"]


def test_an_institution_may_number_its_columns() -> None:
    profile = Profile.model_validate({"tabel": {"baris_nomor_kolom": True}})
    page = laid(profile, pelaksana={"a": "Kepala"}, langkah=steps(1)).pages[0]
    assert [row.kind for row in page.rows] == ["header", "header", "numbers", "step"]
    assert [c.text for c in page.rows[2].cells] == [f"({k})" for k in range(1, 8)]


def test_headings_turn_where_columns_are_narrow() -> None:
    names = {f"p{k}": "Kasubbag Perencanaan dan Kepegawaian" for k in range(12)}
    chart = laid(pelaksana=names, langkah=[{"kegiatan": "Satu", "pelaksana": "p3"}])
    heads = chart.pages[0].rows[1].cells[:12]
    assert all(c.turned for c in heads)
    assert all(c.style.size >= 5.5 for c in heads)
    assert chart.faults == ()


def test_long_headings_of_few_officials_stay_level() -> None:
    long = "Kepala Subbagian Penyusunan Peraturan Perundang-undangan, Dokumentasi, dan Bantuan Hukum"
    page = laid(pelaksana={"a": long, "b": "Kepala"}, langkah=steps(1)).pages[0]
    heads = page.rows[1].cells[:2]
    assert [c.turned for c in heads] == [False, False]
    assert {c.style.size for c in heads} >= {7.5}
    assert page.columns[2].w > page.columns[3].w


def test_one_long_word_does_not_make_all_headings_small() -> None:
    names = {f"p{k}": "Kepala Bidang" for k in range(6)}
    names["p6"] = "Pengadministrasi Kepegawaian"
    level = laid(pelaksana=names, langkah=[{"kegiatan": "Satu", "pelaksana": "p3"}]).pages[0].rows[1].cells[:7]
    assert [c.turned for c in level] == [False] * 7
    assert [c.style.size for c in level[:6]] == [8.5] * 6
    assert 5.5 <= level[6].style.size < 8.5
    names |= {f"p{k}": "Kepala Bidang" for k in range(7, 12)} | {"p6": "Penyelenggaraankepegawaiannegarasipildaerah"}
    turned = laid(pelaksana=names, langkah=[{"kegiatan": "Satu", "pelaksana": "p3"}]).pages[0].rows[1].cells[:12]
    assert [c.turned for c in turned] == [True] * 12
    assert [c.style.size for k, c in enumerate(turned) if k != 6] == [8.5] * 11
    assert turned[6].style.size < 8


def test_type_that_would_be_unreadable_is_a_finding() -> None:
    name = "Kepala Subbagian Perencanaan, Evaluasi, Pelaporan, Keuangan, dan Pengelolaan Barang Milik Negara " * 3
    chart = laid(pelaksana={f"p{k}": name for k in range(12)}, langkah=[{"kegiatan": "Satu", "pelaksana": "p0"}])
    small = [fault for fault in chart.faults if fault.code == "SOP022"]
    assert [fault.route for fault in small] == [("actors", f"p{k}") for k in range(12)]
    assert {dict(fault.values)["ukuran"] for fault in small} == {f"{chart.pages[0].rows[1].cells[0].style.size:g}"}


def test_a_word_broken_inside_a_column_is_a_finding() -> None:
    word = "Pertanggungjawaban" * 4
    chart = laid(pelaksana={"a": "Kepala"}, langkah=steps(1, waktu=word))
    assert [(f.code, f.route) for f in chart.faults] == [("SOP023", ("steps", 0, "time"))]
    assert dict(chart.faults[0].values) == {"kata": word, "kolom": "Waktu"}


def test_a_character_no_font_has_is_a_finding() -> None:
    chart = laid(pelaksana={"a": "Kepala 長"}, langkah=steps(1, output="漢"))
    assert [(f.code, f.route) for f in chart.faults] == [
        ("SOP021", ("steps", 0, "outputs")),
        ("SOP021", ("actors", "a")),
    ]


def test_an_unknown_family_is_a_finding() -> None:
    chart = laid(Profile.model_validate({"huruf": {"tabel": "Arial Narrow"}}), pelaksana={"a": None}, langkah=steps(1))
    assert [(f.code, dict(f.values)) for f in chart.faults] == [("SOP020", {"huruf": "Arial Narrow"})]


def test_a_merged_cell_covers_its_rows_and_begins_again_on_a_new_page() -> None:
    rows = steps(30, waktu={"gabung": "atas"})
    rows[0]["waktu"] = "1 Hari"
    chart = laid(pelaksana={"a": "Kepala"}, langkah=rows)
    for page in chart.pages:
        body = [row for row in page.rows if row.kind == "step"]
        owners = [c for row in body for c in row.cells if page.columns[c.column].key == "time"]
        assert [(c.text, c.lines, c.row_span) for c in owners] == [("1 Hari", ("1 Hari",), len(body))]
        assert owners[0].rect.h == pytest.approx(sum(row.h for row in body))


def test_rows_grow_for_a_merged_cell_taller_than_they_are() -> None:
    rows = steps(3, keterangan={"gabung": "atas"})
    rows[0]["keterangan"] = "Catatan panjang tentang tiga langkah ini " * 12
    (page,) = laid(pelaksana={"a": "Kepala"}, langkah=rows).pages
    owner = cell(page, 0, "note")
    assert owner is not None
    assert owner.row_span == 3
    assert cell(page, 1, "note") is None


def test_a_row_taller_than_a_page_is_split_at_line_ends() -> None:
    text = "Menyampaikan berkas permohonan beserta lampirannya " * 120
    chart = laid(pelaksana={"a": "Kepala"}, langkah=[*steps(1), {"kegiatan": text, "pelaksana": "a"}, *steps(1)])
    parts = [(row.part, row.parts) for page in chart.pages for row in page.rows if row.kind == "step" and row.step == 1]
    assert len(parts) > 1
    assert parts == [(k, len(parts)) for k in range(len(parts))]


def step_rows(page: ChartPage) -> list[Row]:
    return [row for row in page.rows if row.kind == "step"]


def test_a_row_taller_than_a_page_begins_below_the_row_before_it_and_goes_on_at_the_top() -> None:
    text = "Menyampaikan berkas permohonan beserta lampirannya " * 200
    chart = laid(pelaksana={"a": "Kepala"}, langkah=[*steps(2), {"kegiatan": text, "pelaksana": "a"}, *steps(1)])
    assert [row.step for row in step_rows(chart.pages[0])] == [0, 1, 2]
    assert chart.pages[0].table.bottom > 170
    for page in chart.pages[1:]:
        going_on = step_rows(page)[0]
        assert (going_on.step, going_on.part > 0) == (2, True)
        assert {c.valign for c in going_on.cells} == {"top"}


def test_a_long_merged_text_is_shown_once() -> None:
    rows = steps(3, output={"gabung": "atas"})
    rows[0]["output"] = [f"Dokumen nomor {k}" for k in range(100)]
    chart = laid(pelaksana={"a": "Kepala"}, langkah=rows)
    lines = [line for page in chart.pages for row in step_rows(page) for c in row.cells for line in c.lines]
    assert [lines.count(f"{k + 1}. Dokumen nomor {k}") for k in range(100)] == [1] * 100
    assert [row.step for page in chart.pages for row in step_rows(page)] == [0] * len(chart.pages) + [1, 2]
    last = step_rows(chart.pages[-1])
    assert [c.row_span for c in last[0].cells if chart.pages[-1].columns[c.column].key == "outputs"] == [3]


def test_a_long_merged_cell_is_empty_where_it_goes_on_over_a_page() -> None:
    rows = steps(30, keterangan={"gabung": "atas"})
    rows[0]["keterangan"] = "Catatan panjang tentang semua langkah ini " * 20
    chart = laid(pelaksana={"a": "Kepala"}, langkah=rows)
    notes = [c for page in chart.pages for row in step_rows(page) for c in row.cells if c.column == 6]
    assert len(notes) == len(chart.pages) > 1
    assert [bool(c.lines) for c in notes] == [True] + [False] * (len(notes) - 1)


@pytest.mark.parametrize("style", ["sendiri", "bertumpuk"])
def test_start_and_end_capsules_follow_the_institution(style: str) -> None:
    profile = Profile.model_validate({"tabel": {"kapsul": style}})
    (page,) = laid(profile, pelaksana={"a": "Kepala"}, langkah=steps(2)).pages
    stacked = [s.id for s in page.symbols if s.id in ("mulai", "1.selesai")]
    assert stacked == (["mulai", "1.selesai"] if style == "bertumpuk" else [])
    first = [s.rect for s in page.symbols if s.step == 0]
    assert all(a.bottom + 3 < b.y for a, b in pairwise(first))


def test_a_question_stands_inside_its_diamond() -> None:
    rows = steps(3)
    rows[1] |= {"keputusan": {"Ya": "berikut", "Tidak": "selesai"}, "pertanyaan": "Sudah lengkap dan benar?"}
    (page,) = laid(pelaksana={"a": "Kepala"}, langkah=rows).pages
    (diamond,) = [s for s in page.symbols if s.kind == "diamond"]
    assert " ".join(diamond.lines) == "Sudah lengkap dan benar?"
    assert diamond.style is not None
    assert diamond.style.size >= 5.5


def test_a_narrow_column_widens_for_its_officials_question() -> None:
    rows: list[dict[str, Any]] = [{"kegiatan": "Memeriksa", "pelaksana": f"p{k}"} for k in (0, 4, 5)]
    rows[1] |= {"keputusan": {"Ya": "berikut", "Tidak": "selesai"}, "pertanyaan": "Lengkap?"}
    chart = laid(pelaksana={f"p{k}": f"Pejabat {k}" for k in range(13)}, langkah=rows)
    (page,) = chart.pages
    widths = {column.key: column.w for column in page.columns}
    assert widths["actor:p4"] > widths["actor:p5"] + 2
    (diamond,) = [s for s in page.symbols if s.kind == "diamond"]
    assert diamond.style is not None
    assert diamond.style.size >= 5.5
    assert chart.faults == ()


@pytest.mark.parametrize("officials", [1, 7, 12])
def test_a_usual_question_stands_in_its_diamond_however_narrow(officials: int) -> None:
    rows: list[dict[str, Any]] = [{"kegiatan": "Memeriksa", "pelaksana": f"p{k % officials}"} for k in range(4)]
    question = "Apakah dokumen sudah lengkap?"
    rows[1] |= {"keputusan": {"Ya": "berikut", "Tidak": "selesai"}, "pertanyaan": question}
    chart = laid(pelaksana={f"p{k}": f"Pejabat {k}" for k in range(officials)}, langkah=rows)
    (diamond,) = [s for s in chart.pages[0].symbols if s.kind == "diamond"]
    assert " ".join(diamond.lines) == question
    assert diamond.rect.h < 25
    assert chart.faults == ()


def test_a_question_that_fits_no_diamond_is_told_in_the_activity() -> None:
    rows = steps(3)
    question = "Apakah permohonan dan seluruh lampirannya sudah lengkap, benar, dan sah menurut peraturan? " * 6
    rows[1] |= {"keputusan": {"Ya": "berikut", "Tidak": "selesai"}, "pertanyaan": question}
    chart = laid(pelaksana={"a": "Kepala"}, langkah=rows)
    activity = cell(chart.pages[0], 1, "activity")
    assert activity is not None
    assert activity.text == f"Langkah 1\n{question}"
    assert [s.lines for s in chart.pages[0].symbols if s.kind == "diamond"] == [()]
    assert chart.faults == ()


def test_connectors_beyond_z_over_several_flows() -> None:
    flow = {"pelaksana": {"a": "Kepala", "b": "Sekretaris"}, "langkah": steps(40)}
    chart = laid(alur=[{"judul": f"Alur {k}", **flow} for k in range(8)])
    letters = [s.lines[0] for page in chart.pages for s in page.symbols if s.kind == "pentagon"]
    assert "AA" in letters
    assert [page.index for page in chart.pages] == list(range(len(chart.pages)))
    captions = [page.caption.cell.text for page in chart.pages if page.caption]
    assert captions == [f"Alur {k}" for k in range(8)]


def test_the_caption_has_air_above_the_table() -> None:
    (page,) = laid(pelaksana={"a": "Kepala"}, langkah=steps(1)).pages
    assert page.caption is not None
    assert 3 <= page.table.y - page.caption.cell.rect.bottom <= 4


@pytest.mark.parametrize("size", ["A4", "F4", "Letter", "Legal"])
def test_every_paper_is_filled(size: str) -> None:
    profile = Profile.model_validate({"kertas": {"mendatar": {"ukuran": size}}})
    chart = laid(profile, pelaksana={"a": "Kepala", "b": None}, langkah=steps(25))
    for page in chart.pages:
        assert page.table.w == pytest.approx(chart.width - 30)
        assert page.table.bottom <= chart.height - 17.6


def test_officials_columns_take_room_that_texts_do_not_need() -> None:
    names = {f"p{k}": f"Pejabat {k}" for k in range(7)}
    rows = [{"kegiatan": f"Langkah {k}", "pelaksana": f"p{k}", "waktu": "1 Hari"} for k in range(7)]
    roomy = laid(pelaksana=names, langkah=rows).pages[0]
    long = "Menyampaikan berkas permohonan beserta lampirannya kepada kepala bidang untuk diperiksa " * 4
    crowded = laid(pelaksana=names, langkah=[row | {"kegiatan": long, "output": long} for row in rows]).pages[0]
    wide, narrow = (page.columns[4].w for page in (roomy, crowded))
    assert wide >= 16 > narrow
