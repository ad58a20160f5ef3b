"""The PDF as a file: conformance, metadata, embedded definition, texts, marks, and what the unsigned must not carry."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from sopdocs.chart import PT
from sopdocs.model import Sop
from sopdocs.render import FORMATS, Edition
from sopdocs.render.pages import STAMP_ZONE
from tests.pdfa import broken_rules
from tests.render.making import SEEDS, edition_of, in_office, small_sop

LOOK = pytest.mark.parametrize("name", SEEDS)


def opened(data: bytes) -> pymupdf.Document:
    return pymupdf.open(stream=data, filetype="pdf")


def all_text(data: bytes) -> str:
    return "".join("".join(sheet.get_text() for sheet in opened(data)).split())


def identity_values(sop: Sop) -> list[str]:
    lists = (sop.legal_basis, sop.qualifications, sop.related, sop.equipment, sop.warnings, sop.records)
    signer = sop.approval
    return [
        sop.number or "", sop.title or "", signer.name or "", signer.position or "", signer.nip or signer.nrp or "",
        *sop.institution, *(item for items in lists for item in items),
    ]  # fmt: skip


@LOOK
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_one_file_is_pdf_a_and_pdf_ua(name: str, profile: str, pdfs: dict[str, bytes]) -> None:
    assert broken_rules(pdfs[name], profile) == set()


@pytest.mark.parametrize("status", ["draf", "dicabut"])
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_marked_document_conforms_too(status: str, profile: str) -> None:
    data = FORMATS["pdf"](edition_of(small_sop(status=status)))[".pdf"]
    assert broken_rules(data, profile) == set()


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_document_with_a_logo_conforms_too(profile: str, office: Path) -> None:
    Image.new("RGBA", (40, 30), (0, 90, 160, 120)).save(office / "logo.png")
    (office / "profile.yaml").write_text("nama: Lembaga Uji\nlogo: logo.png\n", encoding="utf-8")
    assert broken_rules(FORMATS["pdf"](in_office(office))[".pdf"], profile) == set()


@LOOK
def test_every_identity_value_is_printed(name: str, editions: dict[str, Edition], pdfs: dict[str, bytes]) -> None:
    text = all_text(pdfs[name])
    values = [value for value in identity_values(editions[name].sop) if value]
    assert [value for value in values if "".join(value.split()) not in text] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("polhukam", ["Kamis, 15 Juni 2023", "Senin, 10 Juli 2023", "Revisi ke", "Judul SOP Mikro", "NRP. 66050431"]),
        ("kpu", ["TAHUN 2023", "Disahkan di Bengkulu", "pada tanggal 2 Januari 2023", "A. PENJELASAN SOP", "MUTUBAKU"]),
    ],
)
def test_institutions_words_are_printed(name: str, words: list[str], pdfs: dict[str, bytes]) -> None:
    text = all_text(pdfs[name])
    assert [word for word in words if "".join(word.split()) not in text] == []


@LOOK
def test_definition_is_embedded_unchanged(name: str, pdfs: dict[str, bytes]) -> None:
    document = opened(pdfs[name])
    assert document.embfile_names() == [SEEDS[name].name]
    assert document.embfile_get(0) == SEEDS[name].read_bytes()
    assert document.xref_get_key(document.pdf_catalog(), "AF")[0] == "array"


def test_metadata_names_the_document(editions: dict[str, Edition], pdfs: dict[str, bytes]) -> None:
    document = opened(pdfs["polhukam"])
    sop = editions["polhukam"].sop
    assert document.metadata["title"] == f"SOP {sop.title}"
    assert sop.number in document.metadata["subject"]
    assert sop.institution[0] in document.metadata["author"]
    assert document.metadata["creationDate"].startswith("D:20230710")
    assert document.xref_get_key(document.pdf_catalog(), "Lang")[1] == "id"
    assert [title for _, title, _ in document.get_toc()] == ["Identitas", "Bagan alur"]


@LOOK
def test_the_foot_stays_free_for_the_stamp(name: str, pdfs: dict[str, bytes]) -> None:
    for sheet in opened(pdfs[name]):
        limit = sheet.rect.height - STAMP_ZONE / PT
        words = [word for word in sheet.get_text("words") if word[3] > limit + 1]
        drawings = [
            item["rect"] for item in sheet.get_drawings() if item["rect"].y1 > limit and item["fill"] != (1, 1, 1)
        ]
        assert (words, drawings) == ([], [])


def test_pages_are_counted(pdfs: dict[str, bytes]) -> None:
    document = opened(pdfs["kpu"])
    texts = ["".join(sheet.get_text().split()) for sheet in document]
    assert "Halaman" not in texts[0]
    assert [f"Halaman{number}dari{len(document)}" in text for number, text in enumerate(texts, 1)][1:] == [True] * 4


def test_check_boxes_are_drawn_and_there_is_no_form(pdfs: dict[str, bytes]) -> None:
    document = opened(pdfs["polhukam"])
    assert not document.is_form_pdf
    boxes = [item for item in document[0].get_drawings() if item["type"] == "fs" and len(item["items"]) == 1]
    ticks = [item for item in document[0].get_drawings() if item["type"] == "s" and len(item["items"]) == 2]
    assert (len(boxes), len(ticks)) == (2, 1)


@LOOK
def test_an_unsigned_document_does_not_look_signed(name: str, pdfs: dict[str, bytes]) -> None:
    assert "ditandatanganisecaraelektronik" not in all_text(pdfs[name]).lower()
    assert [sheet.get_images() for sheet in opened(pdfs[name])] == [[]] * len(opened(pdfs[name]))


@pytest.mark.parametrize(("status", "marked"), [("draf", True), ("dicabut", True), ("diajukan", False)])
def test_state_shows_behind_every_page(status: str, marked: bool) -> None:
    document = opened(FORMATS["pdf"](edition_of(small_sop(status=status)))[".pdf"])
    for sheet in document:
        marks = [item for item in sheet.get_drawings() if item["fill"] and item["rect"].width > sheet.rect.width / 3]
        grey = [item for item in marks if 0.88 < item["fill"][0] < 0.95 and len(set(item["fill"])) == 1]
        assert bool(grey) is marked
        assert "DRAF" not in sheet.get_text()


def test_missing_values_leave_empty_places() -> None:
    text = all_text(FORMATS["pdf"](edition_of(Sop()))[".pdf"])
    assert "None" not in text
    assert "NomorSOP" in text
    assert "DasarHukum" in text
