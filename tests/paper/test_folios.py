"""The plain documents as files: conformance, bytes, what a reader finds in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pymupdf
import pytest
from making import HEAD, TODAY, assessed, listing, office, standing
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from sopdocs.model import Sop
from sopdocs.render.paper import FORMATS
from sopdocs.render.paper.evaluation import Assessed, evaluation_form
from sopdocs.render.paper.folio import Folio, Letterhead
from sopdocs.render.paper.listing import unit_of
from sopdocs.render.paper.matrix import Amended, change_list
from tests.pdfa import broken_rules
from tests.render.making import small_sop

STEPS = [
    {"kegiatan": "Mencatat peminjam dan tujuannya", "pelaksana": "petugas", "waktu": "5 Menit"},
    {"kegiatan": "Memeriksa izin", "pelaksana": "kepala"},
    {"kegiatan": "Menyerahkan kunci", "pelaksana": "kepala", "waktu": "15 Menit"},
]
HOSTILE = '=HYPERLINK("http://x")\x00\x0b <b>&amp;</b> {{ 1 }} {% endfor %} \ud83d\ufffe 官 ' + "p" * 90


def amended(**changed: Any) -> Amended:
    return Amended(small_sop(), small_sop(**changed))


MAKERS: dict[str, Callable[[Any], Folio]] = {
    "evaluasi": lambda lang: evaluation_form(office(), assessed(), lang),
    "perubahan": lambda lang: change_list(office(), [amended(langkah=STEPS)], TODAY, lang),
    "daftar": lambda lang: listing(30, lang).folio,
    "kosong": lambda lang: listing(0, lang).folio,
}
EVERY = pytest.mark.parametrize("name", MAKERS)


@pytest.fixture(scope="session")
def made() -> dict[tuple[str, str], dict[str, bytes]]:
    folios = {(name, lang): maker(lang) for name, maker in MAKERS.items() for lang in ("id", "en")}
    return {key: {kind: write(folio) for kind, write in FORMATS.items()} for key, folio in folios.items()}


def pages(data: bytes) -> list[str]:
    return [" ".join(sheet.get_text().split()) for sheet in pymupdf.open(stream=data, filetype="pdf")]


def pdf_text(data: bytes) -> str:
    return "".join("".join(pages(data)).split())


def docx_text(data: bytes) -> str:
    body = docx.Document(BytesIO(data)).element.body
    return "".join("".join(node.text or "" for node in body.iter("{*}t")).split())


def texts(made: dict[str, bytes]) -> tuple[str, str]:
    return pdf_text(made["pdf"]), docx_text(made["docx"])


@EVERY
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_pdfs_conform(name: str, profile: str, made: Any) -> None:
    assert broken_rules(made[name, "id"]["pdf"], profile) == set()


@EVERY
def test_word_documents_are_valid(name: str, made: Any, tmp_path: Path) -> None:
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=100)
    for lang in ("id", "en"):
        path = tmp_path / f"{lang}.docx"
        path.write_bytes(made[name, lang]["docx"])
        assert [str(error) for error in validator.validate(path).errors] == []


@EVERY
def test_the_same_folio_gives_the_same_bytes(name: str, made: Any) -> None:
    again = MAKERS[name]("id")
    assert again.composition.problems == ()
    assert {kind: write(again) for kind, write in FORMATS.items()} == made[name, "id"]


SCRIPT = """
import hashlib, sys
sys.path[:0] = ["tests/paper", "."]
from test_folios import MAKERS
from sopdocs.render.paper import FORMATS
from sopdocs.render.paper.listing import FORMATS as LISTING_FORMATS
from making import listing
for name in ("evaluasi", "perubahan"):
    for kind, write in FORMATS.items():
        print(name, kind, hashlib.sha256(write(MAKERS[name]("id"))).hexdigest())
print(hashlib.sha256(LISTING_FORMATS["xlsx"](listing(9))).hexdigest())
"""


def test_the_same_bytes_in_another_process_and_zone(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    for part in ("sopdocs", "templates", "tests/paper", "tests/render"):
        shutil.copytree(root / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "tests" / "pdfa.py", tmp_path / "tests")
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("4711", "Asia/Jayapura"))
    ]
    assert runs[0] == runs[1] != ""


@EVERY
def test_both_formats_say_the_same(name: str, made: Any) -> None:
    """But for drawn check boxes, page numbers, repeated heads and marks of lists."""
    body = docx.Document(BytesIO(made[name, "id"]["docx"])).element.body
    found = pdf_text(made[name, "id"]["pdf"])
    lines = ("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in body.iter("{*}p"))
    words = ["".join(part.split()) for line in lines for part in line.replace("\u2610", "\n").splitlines()]
    assert [word for word in words if word not in found] == []


@EVERY
def test_every_document_bears_the_letterhead_and_its_title(name: str, made: Any) -> None:
    for lang in ("id", "en"):
        title = MAKERS[name](lang).title
        for text in texts(made[name, lang]):
            wanted = (*HEAD.lines, HEAD.address)
            assert [line for line in wanted if "".join(line.split()) not in text] == []
        with pymupdf.open(stream=made[name, lang]["pdf"], filetype="pdf") as opened:
            assert opened.metadata["title"] == title
            assert opened.metadata["creationDate"].startswith("D:20261122")
        assert docx.Document(BytesIO(made[name, lang]["docx"])).core_properties.title == title


def test_the_evaluation_form_is_table_7_filled_in(made: Any) -> None:
    wanted = (
        "Penilaian", "berjalan baik", "tidak berjalan baik", "Catatan hasil penilaian", "Tindakan yang harus diambil",
        "Paraf penilai", "1/UJI/2024", "Peminjaman Kunci Gudang", "Bidang Pelayanan", "Mencatat peminjam (Petugas)",
        "Menyerahkan kunci (Kepala)", "5 Jan 2026", "Masih sesuai", "evaluasi tahunan ke-1", "lampiran hlm. 53",
        "lewat 23 hari", "1 peringatan, 1 saran", "SOP214: Peraturan ke-2 sudah dicabut.", "perlu revisi",
        "Nama Petinjau, S.Sos.", "Kepala Bidang Pelayanan", "Nama Contoh", "NIP. 198001012005011001", "5f5f5f5f",
        "PermenPANRB 35/2012, lampiran hlm. 54, tabel 7",
    )  # fmt: skip
    for text in texts(made["evaluasi", "id"]):
        assert [words for words in wanted if "".join(words.split()) not in text] == []


def test_a_table_7_row_is_a_step_with_room_to_write(made: Any) -> None:
    tables = docx.Document(BytesIO(made["evaluasi", "id"]["docx"])).tables
    table = next(table for table in tables if table.rows[0].cells[0].text == "No.")
    rows = [[cell.text.strip() for cell in row.cells] for row in table.rows[1:]]
    assert rows == [
        ["1", "Mencatat peminjam (Petugas)", "\u2610 berjalan baik\n\u2610 tidak berjalan baik", "", "", ""],
        ["2", "Menyerahkan kunci (Kepala)", "\u2610 berjalan baik\n\u2610 tidak berjalan baik", "", "", ""],
    ]
    assert all(row.height is not None and row.height.mm > 9 for row in table.rows[1:])


def test_the_forms_own_words_are_english_where_asked(made: Any) -> None:
    for text in texts(made["evaluasi", "en"]):
        assert "doesnotworkwell" in text
        assert not [word for word in ("berjalanbaik", "Tenggat", "Penilai,", "Tinjauanterakhir") if word in text]


def test_the_list_of_changes_has_both_sides(made: Any) -> None:
    wanted = (
        "SOP semula", "SOP menjadi", "Langkah 1, kegiatan", "Mencatat peminjam dan tujuannya", "Langkah 2", "(baru)",
        "Pelaksana: Kepala", "Langkah 3 (semula 2), waktu", "15 Menit", "Kepala Dinas Contoh",
    )  # fmt: skip
    for text in texts(made["perubahan", "id"]):
        assert [words for words in wanted if "".join(words.split()) not in text] == []


def test_a_list_of_several_sops_names_those_without_changes() -> None:
    folio = change_list(office(), [amended(judul="Lain"), amended(tanggal={"revisi_ke": "1"})], TODAY)
    text = docx_text(FORMATS["docx"](folio))
    assert "2" + "1/UJI/2024" + "PeminjamanKunciGudang" + "Tidakadaperubahanisi." in text
    assert "Tanggal,revisi" not in text


def test_heads_are_repeated_on_every_page(made: Any) -> None:
    found = pages(made["daftar", "id"]["pdf"])
    assert len(found) > 2
    assert all("Nomor SOP" in text and "Tinjauan berikutnya" in text for text in found)
    assert all(f"Halaman {number} dari {len(found)}" in text for number, text in enumerate(found, 1))
    assert [f"OT.02.02/{number:03}/UJI/" for number in range(1, 31)] == [
        each for number in range(1, 31) if (each := f"OT.02.02/{number:03}/UJI/") in "".join(found)
    ]
    tables = docx.Document(BytesIO(made["daftar", "id"]["docx"])).tables
    heads = [row._tr.find(".//{*}tblHeader") is not None for row in tables[-1].rows]
    assert heads == [True] + [False] * 30
    assert all(row._tr.find(".//{*}cantSplit") is not None for row in tables[-1].rows)


def test_what_is_overdue_is_bold(made: Any) -> None:
    with pymupdf.open(stream=made["daftar", "id"]["pdf"], filetype="pdf") as opened:
        spans = [
            span
            for sheet in opened
            for block in sheet.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    late = [span for span in spans if span["text"].strip().startswith("lewat ")]
    assert late != []
    assert all("Bold" in span["font"] for span in late)


def test_a_unit_does_not_repeat_the_letterhead() -> None:
    here = office()
    units = [", ".join(HEAD.lines), ", ".join((*HEAD.lines, "Bidang Uji")), "DINAS LAIN", ""]
    assert [unit_of(standing(1, unit=unit), here) for unit in units] == [
        "DINAS UJI COBA",
        "Bidang Uji",
        "DINAS LAIN",
        "",
    ]


def test_an_empty_list_says_so(made: Any) -> None:
    for text in texts(made["kosong", "id"]):
        assert "BelumadaSOP." in text


@pytest.mark.parametrize("kind", FORMATS)
def test_hostile_texts_print_as_texts(kind: str) -> None:
    sop = small_sop(nomor=HOSTILE, judul=HOSTILE, langkah=[{"kegiatan": HOSTILE, "pelaksana": HOSTILE}])
    folios = [
        evaluation_form(office(head=Letterhead((HOSTILE,), HOSTILE)), assessed(sop, unit=HOSTILE)),
        change_list(office(), [Amended(small_sop(), sop)], TODAY),
        listing(2, number=HOSTILE, title=HOSTILE, unit=HOSTILE, revision=HOSTILE).folio,
    ]
    for folio in folios:
        text = {"pdf": pdf_text, "docx": docx_text}[kind](FORMATS[kind](folio))
        assert folio.composition.problems == ()
        assert "<b>&amp;</b>{{1}}{%endfor%}" in text


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_known_is_no_obstacle(kind: str) -> None:
    bare = standing(1, number="", title="", unit="", revision="", effective=None, last=None, duties=(), signatures=(),
                    owner=None, findings={})  # fmt: skip
    folios = [
        evaluation_form(office(head=Letterhead()), Assessed(Sop(), "", bare)),
        change_list(office(head=Letterhead()), [], TODAY),
        change_list(office(head=Letterhead()), [Amended(Sop(), Sop())], TODAY),
    ]
    for folio in folios:
        assert folio.composition.problems == ()
        assert FORMATS[kind](folio)


def test_several_flows_are_told_apart() -> None:
    flow = {"pelaksana": {"p": "Petugas"}, "langkah": [{"kegiatan": "Menerima", "pelaksana": "p"}]}
    sop = Sop.model_validate({"alur": [{"judul": "Alur Satu", **flow}, flow]})
    text = docx_text(FORMATS["docx"](evaluation_form(office(), assessed(sop))))
    assert "AlurSatu1Menerima(Petugas)" in text


def test_an_office_has_its_own_form_and_logo(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "uji"
    folder.mkdir(parents=True)
    Image.new("RGB", (40, 30), (0, 90, 160)).save(folder / "logo.png")
    (folder / "profile.yaml").write_text("nama: Uji\nlogo: logo.png\nhuruf: {ukuran_isi: 12}\n", encoding="utf-8")
    heading = "<h1>{{ kata.judul_daftar }} {{ kop.baris|first }}</h1>"
    (folder / "daftar-sop.html").write_text(
        f'<section class="formulir">{heading}<marquee>x</marquee></section>', encoding="utf-8"
    )
    own = office("uji", (tmp_path / "templates",))
    list_ = listing(1)
    folio = Folio(own, "daftar-sop.html", list_.folio.values, "Daftar", TODAY)
    assert {problem.code for problem in folio.composition.problems} == {"SOP025"}
    assert "DaftarStandarOperasionalProsedurPEMERINTAH" in pdf_text(FORMATS["pdf"](folio))
    form = evaluation_form(own, assessed())
    data = FORMATS["pdf"](form)
    with pymupdf.open(stream=data, filetype="pdf") as opened:
        assert len(opened[0].get_images()) == 1
    assert broken_rules(data, "ua1") == set()
    assert len(docx.Document(BytesIO(FORMATS["docx"](form))).inline_shapes) == 1


def test_papers_come_from_the_institutions_profile() -> None:
    with pymupdf.open(stream=FORMATS["pdf"](evaluation_form(office("kpu"), assessed())), filetype="pdf") as opened:
        width, height = opened[0].rect.br
        assert width > height
        fonts = {font[3].partition("+")[2] for font in opened[0].get_fonts()}
    assert all("Liberation" in name for name in fonts)
