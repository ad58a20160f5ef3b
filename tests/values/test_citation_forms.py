"""Every citation form met: numbers, abbreviations, chains, gazettes, articles; and the one form of them all."""

from __future__ import annotations

import pytest

from sopdocs.values.canonical import canonical
from sopdocs.values.citations import Gazette, read_item
from tests.values.test_citations import FORMS

LONG = "Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038"

NUMBERS = [
    ("UU Nomor 7 Tahun 2017", "7", 2017),
    ("UNDANG-UNDANG NOMOR : 7 TAHUN 2017", "7", 2017),
    ("Peraturan Menteri Keuangan Nomor 131/PMK.01/2015", "131/PMK.01/2015", 2015),
    ("Peraturan Menteri Negara PAN Nomor PER/21/M.PAN/11/2008", "PER/21/M.PAN/11/2008", 2008),
    ("Peraturan Menteri Perindustrian Nomor 42/M-IND/PER/8/2013", "42/M-IND/PER/8/2013", 2013),
    ("Keputusan Dirjen Kekayaan Negara Nomor KEP-104/KN/2012", "KEP-104/KN/2012", 2012),
    ("Peraturan Menteri Kehutanan Nomor P.48/MENHUT-II/2012", "P.48/MENHUT-II/2012", 2012),
    ("Peraturan Menteri Pertanian Nomor 25/PERMENTAN/OT.010/7/2017", "25/PERMENTAN/OT.010/7/2017", 2017),
    ("Peraturan Kepala Basarnas Nomor PK.16 Tahun 2014", "PK.16", 2014),
    ("Keputusan KPU Nomor 929/HK.03.1-Kpt/04/KPU/V/2019", "929/HK.03.1-Kpt/04/KPU/V/2019", 2019),
    ("Keputusan KMA Nomor 032/KMA/SK/IV/2006", "032/KMA/SK/IV/2006", 2006),
    ("Surat Dirjen Perbendaharaan S-123/PB.2/2019", "S-123/PB.2/2019", 2019),
    ("TAP MPR Nomor XI/MPR/1998", "XI/MPR/1998", 1998),
    ("Keputusan Kepala BKN Nomor 13, 14 dan 15 Tahun 2003", "13, 14 dan 15", 2003),
    ("PP Nomor Tahun 2007", None, 2007),
    ("Peraturan Bupati Nomor.. Tahun.", None, None),
]


@pytest.mark.parametrize(("text", "number", "year"), NUMBERS)
def test_number_form(text: str, number: str | None, year: int | None) -> None:
    main = read_item(text).main
    assert main is not None
    assert (main.number, main.year) == (number, year)


SHORT = [
    ("UU", "Undang-Undang"),
    ("UUD 1945", "Undang-Undang Dasar"),
    ("TAP MPR", "Ketetapan MPR"),
    ("Perppu", "Peraturan Pemerintah Pengganti Undang-Undang"),
    ("Perpu", "Peraturan Pemerintah Pengganti Undang-Undang"),
    ("PP", "Peraturan Pemerintah"),
    ("Perpres", "Peraturan Presiden"),
    ("Keppres", "Keputusan Presiden"),
    ("Inpres", "Instruksi Presiden"),
    *(
        (text, "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi")
        for text in ("Permenpan", "Permenpan-RB", "PermenPAN dan RB", "PermenPANRB", "Peraturan Menteri PANRB")
    ),
    ("Permendagri", "Peraturan Menteri Dalam Negeri"),
    ("Permenkes", "Peraturan Menteri Kesehatan"),
    ("Permendikbudristek", "Permendikbudristek"),
    ("Permenko Polhukam", "Peraturan Menteri Koordinator Bidang Politik, Hukum, dan Keamanan"),
    ("PMK", "Peraturan Menteri Keuangan"),
    ("KMK", "Keputusan Menteri Keuangan"),
    ("Kepmendagri", "Kepmendagri"),
    ("PKPU", "Peraturan Komisi Pemilihan Umum"),
    ("Kpt KPU", "Keputusan Komisi Pemilihan Umum"),
    ("Kpts KPU", "Keputusan Komisi Pemilihan Umum"),
    ("Perka BPS", "Peraturan Kepala Badan Pusat Statistik"),
    ("Perka BKN", "Peraturan Kepala Badan Kepegawaian Negara"),
    ("Perka BNPB", "Peraturan Kepala Badan Nasional Penanggulangan Bencana"),
    ("Perban BPS", "Peraturan Badan Badan Pusat Statistik"),
    ("Peraturan LKPP", "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah"),
    ("Perma", "Peraturan Mahkamah Agung"),
    ("SEMA", "Surat Edaran Mahkamah Agung"),
    ("SK KMA", "Surat Keputusan Ketua Mahkamah Agung"),
    ("Perkap", "Peraturan Kepala Kepolisian Negara Republik Indonesia"),
    ("Perpol", "Peraturan Kepolisian Negara Republik Indonesia"),
    ("Perda Kota Contoh", "Peraturan Daerah Kota Contoh"),
    ("Perda Kab. Contoh", "Peraturan Daerah Kabupaten Contoh"),
    ("Perprov Contoh", "Peraturan Daerah Provinsi Contoh"),
    ("Pergub", "Peraturan Gubernur"),
    ("Perbup", "Peraturan Bupati"),
    ("Perwali", "Peraturan Wali Kota"),
    ("Perwal", "Peraturan Wali Kota"),
    ("Kepgub", "Keputusan Gubernur"),
    ("SE", "Surat Edaran"),
]


@pytest.mark.parametrize(("text", "full"), SHORT)
def test_abbreviation(text: str, full: str) -> None:
    item = read_item(f"{text} Nomor 3 Tahun 2020 tentang X" if "1945" not in text else text)
    assert item.main is not None
    assert canonical(item).startswith(f"{full} ")


def test_offices_of_one_name_are_two() -> None:
    town, regency = (read_item(f"Perda {kind} Contoh Nomor 3 Tahun 2016").main for kind in ("Kota", "Kab."))
    assert town is not None
    assert regency is not None
    assert town.identity != regency.identity


GAZETTES = [
    (f"UU Nomor 25 Tahun 2009 tentang X ({LONG});", Gazette("Lembaran Negara", 2009, "112", "5038")),
    (
        "PKPU 2 Tahun 2021 tentang X (Berita Negara Republik Indonesia Tahun 2021 Nomor 784)",
        Gazette("Berita Negara", 2021, "784"),
    ),
    (
        "Perda Kota Contoh Nomor 1 Tahun 2016 tentang X (Lembaran Daerah Kota Contoh Tahun 2016 Nomor 5)",
        Gazette("Lembaran Daerah", 2016, "5"),
    ),
    (
        "Perwali Contoh 1 Tahun 2016 tentang X (Berita Daerah Tahun 2016 Nomor 7)",
        Gazette("Berita Daerah", 2016, "7"),
    ),
    ("UU 7 Tahun 2023 tentang X (LN 2023/54, TLN 6863)", Gazette("LN", 2023, "54", "6863")),
    ("UU 7 Tahun 2023 tentang X (Lembaran Negara)", Gazette("Lembaran Negara", None, None)),
    ("UU 7 Tahun 2023 tentang X", None),
]


@pytest.mark.parametrize(("text", "gazette"), GAZETTES)
def test_gazette(text: str, gazette: Gazette | None) -> None:
    main = read_item(text).main
    assert main is not None
    assert main.gazette == gazette
    assert main.title == "X"


ONE_FORM = [
    (
        "PERPRES NO. 16 TAHUN 2018 JO. Perpres No 12 Tahun 2021 Jo Perpres 46 Tahun 2025",
        "Peraturan Presiden Nomor 16 Tahun 2018 jo. Peraturan Presiden Nomor 12 Tahun 2021 "
        "jo. Peraturan Presiden Nomor 46 Tahun 2025",
    ),
    (
        f"UU No. 25 Tahun 2009 ttg X ({LONG}) sebagaimana telah diubah dengan UU 1 Tahun 2020",
        "Undang-Undang Nomor 25 Tahun 2009 tentang X sebagaimana telah diubah dengan Undang-Undang Nomor 1 Tahun 2020",
    ),
    *(
        (
            f"PP 6 Tahun 2006 tentang X {joint} PP 38 Tahun 2008",
            "Peraturan Pemerintah Nomor 6 Tahun 2006 tentang X sebagaimana telah beberapa kali diubah, terakhir dengan "
            "Peraturan Pemerintah Nomor 38 Tahun 2008",
        )
        for joint in (
            "sebagaimana telah beberapa kali diubah, terakhir dengan",
            "sebagaimana telah diubah beberapa kali, terakhir dengan",
        )
    ),
    (
        "PP 6 Tahun 2006 tentang X sebagaimana telah diubah dan ditambah dengan PP 38 Tahun 2008",
        "Peraturan Pemerintah Nomor 6 Tahun 2006 tentang X sebagaimana telah diubah dengan "
        "Peraturan Pemerintah Nomor 38 Tahun 2008",
    ),
    (
        "a. Pasal 20 ayat (1) huruf b UUD Negara Republik Indonesia Tahun 1945;",
        "Pasal 20 ayat (1) huruf b Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    ),
    (
        "Peraturan Bersama Menteri A dan Menteri B No. 15 Tahun 2015 dan No. 20 Tahun 2015 tentang X",
        "Peraturan Bersama Menteri A dan Menteri B Nomor 15 Tahun 2015 dan Nomor 20 Tahun 2015 tentang X",
    ),
    (
        "UU 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang "
        "Perubahan atas Undang-Undang Nomor 7 Tahun 2017 menjadi Undang-Undang",
        "Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun "
        "2022 tentang Perubahan atas Undang-Undang Nomor 7 Tahun 2017 menjadi Undang-Undang",
    ),
    ("Permenpan RB No. 35", f"{SHORT[9][1]} Nomor 35 Tahun …"),
    ("Buku II", "Buku II"),
]


@pytest.mark.parametrize(("text", "form"), ONE_FORM)
def test_one_form(text: str, form: str) -> None:
    assert canonical(read_item(text)) == form


@pytest.mark.parametrize("text", [*(text for text, _ in FORMS), *(text for text, _ in ONE_FORM)])
def test_the_form_stays_and_means_the_same(text: str) -> None:
    item = read_item(text)
    again = read_item(canonical(item))
    assert canonical(again) == canonical(item)
    if item.main is not None and item.main.head:
        assert again.main is not None
        assert (again.main.number, again.main.year, again.main.title) == (
            item.main.number,
            item.main.year,
            item.main.title,
        )
        assert again.main.issuer == item.main.issuer
