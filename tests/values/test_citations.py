"""Citation forms met in SOPs and decrees, with their readings."""

from __future__ import annotations

import pytest

from sopdocs.values.citations import read_item
from sopdocs.values.hierarchy import is_short, written_out

UU = "Undang-Undang"
FORMS = [
    # text, (kind, rank, number, year, title, parts missing)
    (f"{UU} Republik Indonesia Nomor 7 Tahun 2017 tentang Pemilihan Umum", ("uu", 2, "7", 2017, "Pemilihan Umum", "")),
    ("Undang – Undang No. 14 Tahun 2008", ("uu", 2, "14", 2008, None, "tentang")),
    ("UU Nomor 5/2014 tentang ASN", ("uu", 2, "5", 2014, "ASN", "")),
    ("Permendagri 52/2011", ("permendagri", 7, "52", 2011, None, "tentang")),
    ("UU 14 Tahun 2008", ("uu", 2, "14", 2008, None, "tentang")),
    ("UU RI No. 20 Tahun 2003", ("uu", 2, "20", 2003, None, "tentang")),
    ("UU No. 14 Tahun 2008 ttg Keterbukaan", ("uu", 2, "14", 2008, "Keterbukaan", "")),
    ("1, Undang-undang No 5 Tahun 2014 Tentang ASN", ("uu", 2, "5", 2014, "ASN", "")),
    ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", ("uud", 0, None, 1945, None, "")),
    ("Perppu Nomor 1 Tahun 2022 tentang X", ("perppu", 2, "1", 2022, "X", "")),
    ("Peraturan Pemerintah Nomer 53 tahun 2010", ("pp", 3, "53", 2010, None, "tentang")),
    ("PP 61 Tahun 2010", ("pp", 3, "61", 2010, None, "tentang")),
    ("Peraturan Presiden Nomor 81 Tahun 2010 tentang X", ("perpres", 4, "81", 2010, "X", "")),
    ("Permenpan dan RB Nomor 62 Tahun 2018 tentang X", ("permenpanrb", 7, "62", 2018, "X", "")),
    ("Permenpan RB No. 35", ("permenpanrb", 7, "35", None, None, "tahun tentang")),
    ("Permendagri No. 3 Tahun 2017", ("permendagri", 7, "3", 2017, None, "tentang")),
    ("Perki 1 Tahun 2010", ("perki", 7, "1", 2010, None, "tentang")),
    ("PERKI Nomor 1", ("perki", 7, "1", None, None, "tahun tentang")),
    ("PMA Nomor 13 Tahun 2012", ("pma", 7, "13", 2012, None, "tentang")),
    ("PMK. Nomor 215/PMK.05/2016", ("pmk", 7, "215/PMK.05/2016", 2016, None, "tentang")),
    ("Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang X", ("peraturan", 7, "2", 2021, "X", "")),
    ("Peraturan Menteri A Nomor 42/M-IND/PER/8/2013", ("peraturan", 7, "42/M-IND/PER/8/2013", 2013, None, "tentang")),
    ("Peraturan Menteri Kehutanan P.48/MENHUT-II/2012", ("peraturan", 7, "P.48/MENHUT-II/2012", 2012, None, "tentang")),
    ("Peraturan Kepala Basarnas PK.16 Tahun 2014", ("peraturan", 7, "PK.16", 2014, None, "tentang")),
    ("PER/21/M.PAN/11/2008 tentang X", ("peraturan", 7, "PER/21/M.PAN/11/2008", 2008, "X", "")),
    ("Peraturan Daerah Provinsi Bengkulu Nomor 3 Tahun 2016 tentang X", ("perda_provinsi", 8, "3", 2016, "X", "")),
    ("Pergub 71 Tahun 2017", ("pergub", 9, "71", 2017, None, "tentang")),
    ("Peraturan Daerah Kota Bengkulu Nomor 3 Tahun 2016 tentang X", ("perda_kabupaten", 10, "3", 2016, "X", "")),
    ("Perda Nomor 3 Tahun 2016 tentang X", ("perda", None, "3", 2016, "X", "")),
    ("Peraturan Wali Kota Bengkulu Nomor 9 Tahun 2019 tentang X", ("perwali", 11, "9", 2019, "X", "")),
    ("PER-40/PB/2006", ("eselon_satu", 12, "PER-40/PB/2006", 2006, None, "tentang")),
    ("Peraturan Dirjen Pajak Nomor PER-5/PJ/2020 tentang X", ("eselon_satu", 12, "PER-5/PJ/2020", 2020, "X", "")),
    ("SK KMA 032/KMA/SK/IV/2006", ("keputusan", 13, "032/KMA/SK/IV/2006", 2006, None, "tentang")),
    ("Keputusan KMARI No.032/KMA/SK/IV/2006", ("keputusan", 13, "032/KMA/SK/IV/2006", 2006, None, "tentang")),
    ("Keputusan Kepala BKN Nomor 13, 14 dan 15 Tahun 2003", ("keputusan", 13, "13, 14 dan 15", 2003, None, "tentang")),
    ("Keputusan KPU Nomor 929/HK.1-Kpt/V/2019 tentang X", ("keputusan", 13, "929/HK.1-Kpt/V/2019", 2019, "X", "")),
    ("Surat Dirjen Perbendaharaan S-123/PB.2/2019", ("surat", 14, "S-123/PB.2/2019", 2019, None, "tentang")),
    ("SE Menteri PANRB Nomor 1 Tahun 2020 tentang X", ("edaran", 14, "1", 2020, "X", "")),
    (
        "Peraturan Bersama Menteri A dan Menteri B Nomor 15 Tahun 2015 dan Nomor 20 Tahun 2015 tentang X",
        ("peraturan", 7, "15", 2015, "X", ""),
    ),
    ("Peraturan Bersama A dan B Nomor 2, Nomor 3 Tahun 2012", ("peraturan", 7, "2", 2012, None, "tentang")),
    ("Keputusan Presiden Nomor 3 Tahun 1999 tentang X", ("keppres", 5, "3", 1999, "X", "")),
    ("Instruksi Presiden Nomor 7 Tahun 1999 tentang X", ("inpres", 6, "7", 1999, "X", "")),
    ("Peraturan Bupati.. Nomor.. Tahun.", ("perbup", 11, None, None, None, "nomor tahun tentang")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reading"), FORMS)
def test_form(text: str, reading: tuple[object, ...]) -> None:
    main = read_item(text).main
    assert main is not None
    parts = (main.kind.key, main.kind.rank, main.number, main.year, main.title, " ".join(main.missing))
    assert parts == reading


@pytest.mark.parametrize("text", ["Renstra KPU 2020-2024", "Buku II", "Nomor Tahun 2007", "", "..."])
def test_no_regulation(text: str) -> None:
    assert read_item(text).citations == ()


def test_gazette_is_not_part_of_the_title() -> None:
    item = read_item(
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 "
        "Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);"
    )
    assert item.main is not None
    assert item.main.title == "Pelayanan Publik"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Perpres No. 16 Tahun 2018 jo. Perpres No. 12 Tahun 2021 jo. Perpres No. 46 Tahun 2025",
            [("main", "16", 2018), ("jo", "12", 2021), ("jo", "46", 2025)],
        ),
        (
            "Peraturan Presiden Nomor 16 Tahun 2018 tentang X sebagaimana telah beberapa kali diubah, terakhir dengan "
            "Peraturan Presiden Nomor 46 Tahun 2025 tentang Perubahan Kedua atas Perpres Nomor 16 Tahun 2018",
            [("main", "16", 2018), ("amended_by", "46", 2025), ("amends", "16", 2018)],
        ),
        (
            "Peraturan Menteri Keuangan Nomor 131/PMK.01/2015 tentang SOP sebagaimana telah diubah dengan PMK "
            "128/PMK.01/2020",
            [("main", "131/PMK.01/2015", 2015), ("amended_by", "128/PMK.01/2020", 2020)],
        ),
        (
            "Peraturan Menko Polhukam Nomor 4 Tahun 2023 tentang Perubahan atas Permenko Polhukam Nomor 1 Tahun 2021 "
            "tentang Organisasi",
            [("main", "4", 2023), ("amends", "1", 2021)],
        ),
    ],
)
def test_chain(text: str, chain: list[tuple[str, str, int]]) -> None:
    item = read_item(text)
    assert [(each.relation, each.number, each.year) for each in item.citations] == chain
    assert all(text[each.start : each.end].startswith(each.head) for each in item.citations)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PKPU Nomor 2 Tahun 2021", "Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang X", True),
        ("Peraturan KPU No. 2 Tahun 2021", "PKPU 2 Tahun 2021", True),
        ("UU RI No. 20 Tahun 2003", "Undang-Undang Nomor 20 Tahun 2003", True),
        ("Permensos Nomor 1 Tahun 2020", "Permenaker Nomor 1 Tahun 2020", False),
        ("Keputusan KPU Nomor 1 Tahun 2020", "Peraturan KPU Nomor 1 Tahun 2020", False),
    ],
)
def test_one_regulation_in_two_forms(one: str, other: str, same: bool) -> None:
    first, second = read_item(one).main, read_item(other).main
    assert first is not None
    assert second is not None
    assert (first.identity == second.identity) is same


@pytest.mark.parametrize(
    ("text", "short"),
    [("UU", True), ("Peraturan KPU", True), ("Permenpan dan RB", True), ("Peraturan Menko Polhukam", True),
     ("Undang – Undang", False), ("Peraturan Menteri Dalam Negeri", False), ("Surat Edaran", False)],
)  # fmt: skip
def test_abbreviation_is_noticed(text: str, short: bool) -> None:
    assert is_short(text) is short


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("UU", "Undang-Undang"),
        ("UU RI", "Undang-Undang Republik Indonesia"),
        ("PP", "Peraturan Pemerintah"),
        ("PKPU", "Peraturan Komisi Pemilihan Umum"),
        ("Permenko Polhukam", "Peraturan Menteri Koordinator Bidang Politik, Hukum, dan Keamanan"),
        ("Permensos", "Permensos"),
    ],
)
def test_abbreviation_written_out(text: str, full: str) -> None:
    assert written_out(text) == full
