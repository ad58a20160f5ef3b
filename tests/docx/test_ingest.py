"""Definitions and hand-made changes read out of documents."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from changes import insert_row, move_symbol, replace_text, track_change
from docx import Document
from dye import document, with_document

from sopdocs.embedded import write_item
from sopdocs.ingest.diff import Change, compare
from sopdocs.ingest.extract import extract_source
from sopdocs.ingest.reading import read_document
from sopdocs.render import FORMATS

POLHUKAM = "pelayanan-pengaduan-masyarakat"
PAGE = "Bagan alir, halaman 1 dari 1"


def changes(documents, name, *works):
    data = documents[name][1]
    root = document(data)
    for work, *arguments in works:
        work(root, *arguments)
    return compare(read_document(with_document(data, root)), read_document(data))


def test_the_definition_comes_back_byte_for_byte(documents):
    for edition, data in documents.values():
        found = extract_source(data)
        assert (found.data, found.name, found.fault) == (edition.source, edition.source_name, "")


def test_the_definition_survives_libreoffice(documents, resaved):
    for name, (edition, _) in documents.items():
        assert extract_source(resaved[name]).data == edition.source


def test_saving_in_libreoffice_changes_no_text_and_moves_no_symbol(documents, resaved):
    for name, (_, data) in documents.items():
        assert compare(read_document(resaved[name]), read_document(data)) == ()


def test_a_damaged_definition_is_not_given_out(documents):
    data = documents[POLHUKAM][1]
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b'sha256="', b'sha256="0'))
    assert extract_source(target.getvalue()).fault == "damaged"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"judul: contoh"])
def test_other_files_are_refused(data):
    assert extract_source(data).fault == "unreadable"
    assert read_document(data) is None


def test_somebody_elses_document_carries_no_definition():
    target = BytesIO()
    Document().save(target)
    assert extract_source(target.getvalue()).fault == "absent"
    assert read_document(target.getvalue()).tables == ()


def test_an_unchanged_document_has_no_changes(documents):
    for _, data in documents.values():
        assert compare(read_document(data), read_document(data)) == ()


def test_a_changed_value_is_named_by_its_label(documents):
    number = documents[POLHUKAM][0].sop.number
    assert changes(documents, POLHUKAM, (replace_text, number, "OT.99")) == (
        Change("text", ("Nomor SOP",), number, "OT.99"),
    )


def test_a_changed_box_is_named_by_its_heading(documents):
    found = changes(documents, POLHUKAM, (replace_text, "Mesin Fotokopi", "Mesin cetak"))
    assert [change.place for change in found] == [("Peralatan/perlengkapan",)]
    assert "Mesin cetak" in found[0].after


def test_a_changed_cell_is_named_by_step_and_column(documents):
    found = changes(documents, POLHUKAM, (replace_text, "10 Menit", "15 Menit"))
    assert found == (Change("text", (PAGE, "langkah 7", "Waktu"), "10 Menit", "15 Menit"),)


def test_tracked_changes_count_as_made(documents):
    found = changes(documents, POLHUKAM, (track_change, "10 Menit", "15 Menit"))
    assert found == (Change("text", (PAGE, "langkah 7", "Waktu"), "10 Menit", "15 Menit"),)


def test_a_symbol_moved_to_another_official(documents):
    found = changes(documents, POLHUKAM, (move_symbol, "sop:simbol:2.sesdep", -1))
    assert found == (
        Change("moved", ("Proses, langkah 3, pelaksana Sesdep",), "langkah 3, Sesdep", "langkah 3, UPP Unit Kerja"),
    )


def test_a_new_row_is_one_change(documents):
    found = changes(documents, POLHUKAM, (insert_row, "Mencatat tamu"))
    assert [change.kind for change in found] == ["added"]
    assert found[0].after.startswith("1 | Mencatat tamu | ")


def test_a_changed_label_of_an_exit(documents):
    found = changes(documents, POLHUKAM, (replace_text, "Ditolak", "Tidak"))
    assert Change("text", ("Jalan keluar: Ditolak",), "Ditolak", "Tidak") in found


def test_a_changed_paragraph_is_named_by_its_style(documents):
    found = changes(documents, "penanganan-masalah", (replace_text, "PENGESAHAN", "PENETAPAN"))
    assert found == (Change("text", ("Pengesahan Judul Bagian",), "PENGESAHAN", "PENETAPAN"),)


def test_the_definition_comes_back_from_the_pdf_too(documents):
    for name in (POLHUKAM, "penanganan-masalah"):
        edition = documents[name][0]
        pdf = FORMATS["pdf"](edition)[".pdf"]
        found = extract_source(pdf + b"\n% signed\n")
        assert (found.data, found.name, found.fault) == (edition.source, edition.source_name, "")
        assert extract_source(re.sub(rb"(/CheckSum <)[0-9a-f]{4}", rb"\g<1>0000", pdf)).fault == "damaged"


def test_a_pdf_without_a_definition():
    assert extract_source(b"%PDF-1.7\n%%EOF").fault == "absent"
    assert read_document(b"%PDF-1.7") is None


@pytest.mark.parametrize("name", ["../../etc/rahasia.yaml", "..\\..\\rahasia.yaml", "/rahasia.yaml"])
def test_a_name_in_a_document_leads_nowhere(name):
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("customXml/item1.xml", write_item(b"judul: a", name))
    assert extract_source(target.getvalue()).name == "rahasia.yaml"
