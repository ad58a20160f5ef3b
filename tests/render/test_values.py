"""What the institutions' templates print of a definition's values."""

from __future__ import annotations

import re

import pymupdf
import pytest

from sopdocs.chart import PT
from sopdocs.model import Sop
from sopdocs.render import FORMATS
from sopdocs.render.compose import compose
from sopdocs.render.dates import document_date, print_date
from sopdocs.render.faults import find_faults
from tests.pdfa import broken_rules
from tests.render.making import edition_of, small_sop


def printed(sop: Sop, part: str = "identitas") -> str:
    """Text of a part, white space squeezed."""
    edition = edition_of(sop)
    assert find_faults(edition) == ()
    elements = [element for each in compose(edition).parts if each.name == part for element in each.elements]
    return " ".join(" ".join(_texts(element)) for element in elements)


def _texts(element: object) -> list[str]:
    if isinstance(element, str):
        return element.split()
    return [word for child in element.children for word in _texts(child)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "pattern", "shown"),
    [
        ("2023-06-15", "EEEE, d MMMM y", "Kamis, 15 Juni 2023"),
        ("13/02/2022", "d MMMM y", "13 Februari 2022"),
        ("2023-07", "EEEE, d MMMM y", "Juli 2023"),
        ("2014", "d MMMM y", "2014"),
        ("-", "d MMMM y", "-"),
        ("31 Juni 2023", "d MMMM y", "31 Juni 2023"),
        ("sesuai keputusan", "d MMMM y", "sesuai keputusan"),
        (None, "d MMMM y", ""),
    ],
)
def test_dates_print_in_the_institutions_way(typed: str | None, pattern: str, shown: str) -> None:
    assert print_date(typed, pattern) == shown


def test_document_date_follows_the_newest_kind_of_date() -> None:
    sop = small_sop(tanggal={"pembuatan": "2023-01-02", "revisi": "2024-05", "efektif": "2023-03-04"})
    assert document_date(sop.dates).isoformat() == "2024-05-01"


def test_further_signers_the_duty_and_the_revision_are_printed() -> None:
    signers = [
        {"peran": "penyusun", "jabatan": "Kasubbag", "nama": "A. Penyusun"},
        {"peran": "Ketua Tim", "nama": "B."},
    ]
    text = printed(
        small_sop(
            penandatangan=signers,
            peninjauan={"frekuensi": "2 kali setahun"},
            tanggal={"revisi": "2024-05-03", "revisi_ke": "2"},
        )
    )
    for words in (
        "Disusun oleh Kasubbag A. Penyusun",
        "Ketua Tim",
        "Peninjauan : 2 kali setahun",
        "3 Mei 2024 (Revisi ke 2)",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("dates", "shown", "ticked"),
    [
        ({}, "Tanggal Revisi Revisi ke Tanggal Efektif Disahkan", [False]),
        ({"efektif": "2023-07-10"}, "Tanggal Efektif Senin, 10 Juli 2023", [False, True]),
        ({"revisi": "2023-07-10", "revisi_ke": "3"}, "Revisi ke 3 (Senin, 10 Juli 2023)", [True]),
    ],
)
def test_polhukams_check_boxes_follow_the_dates(dates: dict, shown: str, ticked: list[bool]) -> None:
    sop = small_sop(profil="polhukam", tanggal=dates)
    assert shown in printed(sop)
    html = FORMATS["html"](edition_of(sop))[".html"].decode()
    assert [word == "terisi" for word in re.findall("<title>kotak (terisi|kosong)</title>", html)] == ticked


@pytest.mark.parametrize(
    ("level", "label"), [("makro", "Judul SOP Makro"), ("mikro", "Judul SOP Mikro"), (None, "Judul SOP")]
)
def test_title_label_names_the_kind(level: str | None, label: str) -> None:
    assert f"{label} Peminjaman" in printed(small_sop(profil="polhukam", jenis=level))


def test_kpu_prints_its_own_clauses_date_and_words() -> None:
    sop = small_sop(
        profil="kpu",
        tanggal={"pengesahan": "2024-02-01", "efektif": "2024-03-01"},
        pengesahan={"tempat": "Kota Contoh", "nama": "Nama", "butir": ["Butir satu", "Butir dua"]},
        label={"dasar_hukum": "Dasar Hukum yang dipakai"},
    )
    text = printed(sop)
    assert "Tanggal Pengesahan : 1 Februari 2024" in text
    assert "Maret" not in text
    assert "Dasar Hukum yang dipakai" in text
    assert "Butir satu Butir dua Disahkan di Kota Contoh pada tanggal 1 Februari 2024" in printed(sop, "pengesahan")


@pytest.mark.parametrize(("profile", "part"), [("permenpan", "identitas"), ("kpu", "pengesahan")])
def test_who_signs_for_another_is_printed_with_it(profile: str, part: str) -> None:
    signer = {"sebutan": "Plt.", "jabatan": "Kepala Dinas Contoh", "nama": "Nama Contoh"}
    assert "Plt. Kepala Dinas Contoh" in printed(small_sop(profil=profile, pengesahan=signer), part)


def test_list_styles_and_single_items() -> None:
    sop = small_sop(profil="polhukam", peringatan=["satu", "dua"], pencatatan=["hanya satu"], dasar_hukum=["a", "b"])
    html = FORMATS["html"](edition_of(sop))[".html"].decode()
    assert '<ul class="strip"><li>satu</li><li>dua</li></ul>' in html
    assert "<p>hanya satu</p>" in html
    assert '<ol class="angka"><li>a</li><li>b</li></ol>' in html


def test_narrative_nests_numbers_letters_and_paragraphs() -> None:
    story = [
        "Pembuka",
        {"judul": "Satu", "isi": [{"judul": "Anak", "isi": ["Paragraf"]}, {"judul": "Adik"}]},
        "Penutup",
    ]
    sop = small_sop(profil="kpu", penjelasan=story)
    assert printed(sop, "penjelasan") == "A. PENJELASAN SOP Pembuka Satu Anak Paragraf Adik Penutup"
    html = FORMATS["html"](edition_of(sop))[".html"].decode()
    assert '<ol class="angka"><li><p>Satu</p><ol class="huruf"><li><p>Anak</p><p>Paragraf</p></li>' in html


def test_an_identity_block_longer_than_a_page_goes_on() -> None:
    laws = [
        f"Peraturan Contoh Nomor {number} Tahun 2020 tentang Hal yang Panjang Sekali Namanya" for number in range(1, 90)
    ]
    document = pymupdf.open(stream=FORMATS["pdf"](edition_of(small_sop(dasar_hukum=laws)))[".pdf"], filetype="pdf")
    text = " ".join(" ".join(page.get_text() for page in document).split())
    assert [law for law in laws if law not in text] == []
    assert "Mencatat peminjam" in document[-1].get_text()


ODD = "Kunci 漢 \U0001f600\ufe0f\u200b \u2009 baru"


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_character_no_font_has_is_a_box_on_every_machine(profile: str) -> None:
    step = {"kegiatan": f"{ODD} \u0338 cafe\u0301", "pelaksana": "petugas"}
    edition = edition_of(small_sop(dasar_hukum=[ODD], langkah=[step], judul=ODD))
    data = FORMATS["pdf"](edition)[".pdf"]
    document = pymupdf.open(stream=data, filetype="pdf")
    fonts = {font[3].partition("+")[2] for sheet in document for font in sheet.get_fonts()}
    assert all(font.startswith("Liberation") for font in fonts)
    assert all(sheet.get_text().count("Kunci □ □") >= 1 for sheet in document)
    assert "café" in document[-1].get_text()
    assert broken_rules(data, profile) == set()


def test_an_unseen_character_is_named_by_its_code() -> None:
    edition = edition_of(small_sop(langkah=[{"kegiatan": "a\u200b漢", "pelaksana": "kepala"}], dasar_hukum=["b\u2060"]))
    shown = [dict(fault.values)["aksara"] for fault in (*edition.chart.faults, *find_faults(edition))]
    assert shown == ["U+200B 漢", "U+2060"]


LAWS = [f"Peraturan Contoh Nomor {count} Tahun 2020 tentang Hal yang Panjang Sekali Namanya" for count in range(1, 60)]


def sheets_of(sop: Sop) -> list[pymupdf.Page]:
    document = pymupdf.open(stream=FORMATS["pdf"](edition_of(sop))[".pdf"], filetype="pdf")
    return list(document)


def test_a_box_over_two_pages_is_closed_on_both() -> None:
    for sheet in sheets_of(small_sop(dasar_hukum=LAWS))[:2]:
        rules = [item["rect"] for item in sheet.get_drawings()]
        level = [rule for rule in rules if rule.width > 50 and rule.height < 1]
        upright = [rule for rule in rules if rule.height > 5 and rule.width < 1]
        upright = [rule for rule in upright if rule.x0 == min(each.x0 for each in upright)]
        for end in (min(rule.y0 for rule in upright), max(rule.y1 for rule in upright)):
            assert sum(rule.width for rule in level if abs(rule.y0 - end) < 1) > sheet.rect.width / 2


def test_a_boxs_heading_stays_with_what_stands_in_it() -> None:
    for count in range(20, 25):
        texts = [sheet.get_text() for sheet in sheets_of(small_sop(dasar_hukum=LAWS[:count], keterkaitan=["Butir X"]))]
        assert ["Keterkaitan" in text for text in texts] == ["Butir X" in text for text in texts]


def test_empty_boxes_leave_room_to_write() -> None:
    sheet = sheets_of(small_sop())[0]
    heads = [sheet.search_for(words)[0].y0 * PT for words in ("Dasar Hukum", "Keterkaitan", "Peringatan")]
    assert heads[1] - heads[0] > 11
    assert heads[2] - heads[1] > 11


def test_a_cover_with_many_lines_stays_on_one_page() -> None:
    office = ["KOMISI CONTOH KABUPATEN YANG NAMANYA PANJANG SEKALI", "SEKRETARIAT KOMISI CONTOH", "BAGIAN UMUM", "D"]
    cover = {"instansi": office, "judul": [f"BARIS JUDUL {number}" for number in range(1, 8)], "tahun": "2024"}
    sop = small_sop(profil="kpu", sampul=cover, pengesahan={"nama": "Nama"})
    document = pymupdf.open(stream=FORMATS["pdf"](edition_of(sop))[".pdf"], filetype="pdf")
    assert "TAHUN 2024" in document[0].get_text()
    assert "PENGESAHAN" in document[1].get_text()


def test_a_part_without_content_is_not_printed() -> None:
    full = small_sop(profil="kpu", penjelasan=["Teks"])
    bare = Sop.model_validate({"profil": "kpu"})
    assert [part.name for part in compose(edition_of(full)).parts][::4] == ["sampul", "penjelasan"]
    assert [part.name for part in compose(edition_of(small_sop(profil="kpu"))).parts][-1] == "bagan"
    assert [part.name for part in compose(edition_of(bare)).parts] == ["pengesahan", "identitas", "bagan"]
    document = pymupdf.open(stream=FORMATS["pdf"](edition_of(small_sop(profil="kpu")))[".pdf"], filetype="pdf")
    assert not any("PENJELASAN" in sheet.get_text() for sheet in document)
