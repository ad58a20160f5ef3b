"""The file itself: valid, the same every time, and readable without us."""

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from dye import NS, WP, A, W, document, flow_tables
from editions import ROOT, edition, generated, seeds
from openxml_audit import FileFormat, OpenXmlValidator

from sopdocs.model import Sop
from sopdocs.render import FORMATS
from sopdocs.render.docx.document import render_docx


def _told(anchor) -> str:
    return anchor.find("wp:docPr", NS).get("descr")


def test_the_validator_finds_nothing(tmp_path):
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=100)
    found = {}
    for number, one in enumerate([*seeds().values(), *generated(20, largest=12)]):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(render_docx(one))
        result = validator.validate(path)
        found[number] = [str(error) for error in result.errors]
    assert len(found) == 22
    assert not any(found.values()), found


def test_the_same_bytes_in_another_process_place_and_time():
    program = (
        "import sys,hashlib; sys.path[:0]=['tests/docx','.']\n"
        "from editions import seeds\nfrom sopdocs.render.docx.document import render_docx\n"
        "print(hashlib.sha256(render_docx(seeds()['penanganan-masalah'])).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True,
            env={"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": hashed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for hashed, zone in (("1", "UTC"), ("2", "Asia/Jakarta"))
    ]  # fmt: skip
    assert runs[0] == runs[1] != ""


def test_the_archive_carries_no_dates(documents):
    for _, data in documents.values():
        with ZipFile(BytesIO(data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.namelist()[0] == "[Content_Types].xml"


def test_tables_obey_what_word_needs(documents):
    for _, data in documents.values():
        for table in flow_tables(document(data)):
            widths = [int(column.get(f"{{{W}}}w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
            assert table.find("w:tblPr/w:tblLayout", NS).get(f"{{{W}}}type") == "fixed"
            assert int(table.find("w:tblPr/w:tblW", NS).get(f"{{{W}}}w")) == sum(widths)
            assert table.find("w:tblPr/w:tblpPr", NS) is None
            heads = [row.find("w:trPr/w:tblHeader", NS) is not None for row in table.iterfind("w:tr", NS)]
            assert heads == sorted(heads, reverse=True)
            assert any(heads)
            for row in table.iterfind("w:tr", NS):
                assert sum(int(w.get(f"{{{W}}}w")) for w in row.iterfind("w:tc/w:tcPr/w:tcW", NS)) == sum(widths)
                assert row.find("w:trPr/w:trHeight", NS) is not None


def test_rows_of_steps_may_grow(documents):
    for one, data in documents.values():
        for page, table in zip(one.chart.pages, flow_tables(document(data)), strict=True):
            rules = [row.find("w:trPr/w:trHeight", NS).get(f"{{{W}}}hRule") for row in table.iterfind("w:tr", NS)]
            assert [rule == "atLeast" for rule in rules] == [row.kind == "step" for row in page.rows]


def test_shapes_obey_what_word_needs(documents):
    for _, data in documents.values():
        root = document(data)
        anchors = list(root.iter(f"{{{WP}}}anchor"))
        assert anchors
        for anchor in anchors:
            assert (anchor.get("layoutInCell"), anchor.get("locked")) == ("1", "0")
            assert anchor.find("wp:wrapNone", NS) is not None
            assert all(int(offset.text) >= 0 for offset in anchor.iter(f"{{{WP}}}posOffset"))
            assert anchor.find("wp:docPr", NS).get("descr")
            assert next(anchor.iterancestors(f"{{{W}}}tc")) is not None
        numbers = [about.get("id") for about in root.iter(f"{{{WP}}}docPr")]
        assert len(numbers) == len(set(numbers))


def test_symbols_are_words_own_flowchart_shapes(documents):
    presets = {
        "capsule": "flowChartTerminator",
        "box": "flowChartProcess",
        "diamond": "flowChartDecision",
        "pentagon": "flowChartOffpageConnector",
    }
    for one, data in documents.values():
        for page, table in zip(one.chart.pages, flow_tables(document(data)), strict=True):
            drawn = {
                anchor.find("wp:docPr", NS).get("name"): anchor.find(".//a:prstGeom", NS)
                for anchor in table.iter(f"{{{WP}}}anchor")
            }
            for symbol in page.symbols:
                shape = drawn[f"sop:simbol:{symbol.id}"]
                if symbol.flip:
                    assert shape is None
                else:
                    assert shape.get("prst") == presets[symbol.kind]


def test_every_shape_is_told_in_indonesian(documents):
    _, data = documents["pelayanan-pengaduan-masyarakat"]
    told = [about.get("descr") for about in document(data).iter(f"{{{WP}}}docPr")]
    assert "Keputusan, langkah 5, pelaksana UPP Kementerian" in told
    assert "Panah dari langkah 5 ke langkah 6: Diterima" in told
    assert "Jalan keluar: Ditolak" in told


def test_a_question_stands_in_its_diamond_as_one_group():
    step = {"kegiatan": "Memeriksa", "pelaksana": "a", "pertanyaan": "Lengkap?", "keputusan": {"Ya": "selesai"}}
    sop = Sop.model_validate({"pelaksana": {"a": "Kepala", "b": "Staf"}, "langkah": [step]})
    root = document(render_docx(edition(sop)))
    group = next(anchor for anchor in root.iter(f"{{{WP}}}anchor") if _told(anchor).startswith("Keputusan"))
    presets = [preset.get("prst") for preset in group.iter(f"{{{A}}}prstGeom")]
    assert presets == ["flowChartDecision", "rect"]
    assert "".join(text.text for text in group.iter(f"{{{W}}}t")) == "Lengkap?"
    assert _told(group) == "Keputusan, langkah 1, pelaksana Kepala: Lengkap?"


def test_settings_and_language(documents):
    for _, data in documents.values():
        with ZipFile(BytesIO(data)) as archive:
            settings, styles = (archive.read(f"word/{name}.xml").decode() for name in ("settings", "styles"))
        assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings)
        assert '<w:lang w:val="id-ID"' in styles
        assert 'w:ascii="Arial Narrow"' in styles


def test_page_numbers_are_fields_with_a_result(documents):
    _, data = documents["penanganan-masalah"]
    with ZipFile(BytesIO(data)) as archive:
        feet = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/footer")]
    assert len(feet) == 1
    assert re.findall(r"> (\w+) </w:instrText>", feet[0]) == ["PAGE", "NUMPAGES"]
    assert re.findall(r'"preserve">([^<]*)</w:t>', feet[0]) == ["Halaman ", "1", " dari ", "5"]


def test_paper_lies_as_the_parts_need_it(documents):
    _, data = documents["penanganan-masalah"]
    sections = [(s.page_width.mm > s.page_height.mm) for s in Document(BytesIO(data)).sections]
    assert sections == [False, False, True, True, False]


def test_python_docx_alone_reads_it(documents):
    one, data = documents["pelayanan-pengaduan-masyarakat"]
    tables = Document(BytesIO(data)).tables
    fields = {row.cells[1].text: row.cells[2].text for row in tables[0].rows[:6]}
    assert fields["Nomor SOP"] == one.sop.number
    assert fields["Tanggal Pembuatan"] == "Kamis, 15 Juni 2023"
    assert fields["Disahkan oleh"].split("\n")[-2:] == ["Drs. Rudolf Albert Rodja", "NRP. 66050431"]
    assert fields["Judul SOP Mikro"] == one.sop.title
    rows = [[cell.text.replace("\u200b", "") for cell in row.cells] for table in tables[1:] for row in table.rows]
    texts = {row[0]: row for row in rows}
    for number, step in enumerate(one.sop.steps, 1):
        row = texts[str(number)]
        assert row[1] == step.activity
        assert row[-4] == " + ".join(step.inputs.all_items)
        assert row[-3:] == [step.time.all_items[0], " + ".join(step.outputs.all_items), "".join(step.note.all_items)]


def test_properties_are_the_documents_own(documents):
    one, data = documents["pelayanan-pengaduan-masyarakat"]
    core = Document(BytesIO(data)).core_properties
    assert one.sop.title in core.title
    assert core.subject == one.sop.number
    assert core.language == "id-ID"
    assert (core.created.year, core.modified) == (2023, core.created)


def test_a_draft_says_so_on_every_page():
    def marks(status):
        sop = Sop.model_validate({"judul": "Contoh", "status": status})
        data = FORMATS["docx"](edition(sop))[".docx"]
        with ZipFile(BytesIO(data)) as archive:
            heads = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header")]
        return re.findall(r'string="(\w+)"', "".join(heads))

    assert marks("draf") == ["DRAF"]
    assert marks("dicabut") == ["DICABUT"]
    assert marks("diajukan") == []


def test_an_empty_sop_is_a_document_too():
    Document(BytesIO(render_docx(edition(Sop()))))


def test_hostile_text_stays_text():
    text = 'A & B <w:br/> "kutip" \x01\ud800 ]]>'
    sop = Sop.model_validate(
        {"judul": text, "nomor": text, "pelaksana": {"a": text}, "langkah": [{"kegiatan": text, "pelaksana": "a"}]}
    )
    tables = Document(BytesIO(render_docx(edition(sop)))).tables
    assert any('A & B <w:br/> "kutip"' in cell.text for row in tables[1].rows for cell in row.cells)
