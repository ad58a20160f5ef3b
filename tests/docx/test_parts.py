"""Parts made from templates: the same blocks and the same style sheet as the PDF's."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from editions import edition
from PIL import Image

from sopdocs.model import Sop
from sopdocs.profile import Fonts
from sopdocs.render.blocks import parse_blocks
from sopdocs.render.docx.appearance import Wardrobe
from sopdocs.render.docx.declared import Type
from sopdocs.render.docx.document import render_docx
from sopdocs.render.docx.lists import Lists
from sopdocs.render.docx.naming import Names
from sopdocs.render.docx.office_styles import office_styles
from sopdocs.render.docx.prose import Place, Scribe
from sopdocs.render.docx.runs import Face, font


def dressed(html, css=""):
    elements = parse_blocks(f'<section class="sampul">{html}</section>').elements
    return Wardrobe(css, 100.0).dress(elements, Type("Liberation Sans", 10))[0]


def written(html, css=""):
    scribe = Scribe(Names(), Lists(0, 1), None)
    return scribe.blocks(dressed(html, css), Place(100.0)), scribe


def test_sizes_and_distances_are_resolved():
    css = ".bagian section{font-size:1.2em} .bagian p.kop{font-size:150%;margin:1mm 0 2em;line-height:2;color:#ff0000}"
    kop = dressed('<p class="kop">A</p>', css).children[0]
    assert kop.type.size == pytest.approx(18)
    assert kop.box.margin == pytest.approx((1, 0, 36 * 25.4 / 72, 0))
    assert kop.type.pitch == pytest.approx(36 * 25.4 / 72)
    assert kop.type.colour == "FF0000"


def test_the_more_specific_rule_wins():
    css = (
        ".bagian section.sampul p.kop{text-align:right} .bagian p{text-align:center} .bagian p.kop{text-align:justify}"
    )
    assert dressed('<p class="kop">A</p>', css).children[0].type.align == "right"


def test_what_it_does_not_know_it_leaves():
    css = (
        ".bagian p{margin:auto;font-size:kecil;width:calc(1mm + 2mm);color:rgb(1 2)} .bagian p:hover{font-weight:bold}"
    )
    one = dressed("<p>A</p>", css).children[0]
    assert (one.type, one.box.width) == (Type("Liberation Sans", 10), None)


def test_roles_become_named_styles():
    xml, scribe = written('<h1>Judul</h1><p class="kop">A</p><p class="kop">B</p>')
    styles = scribe.names.styles()
    assert 'w:name w:val="SOP Sampul Judul Bagian"' in styles[0]
    assert 'w:name w:val="SOP Sampul Kop"' in styles[1]
    assert xml.count('w:pStyle w:val="SOPSampulKop"') == 2
    assert "outlineLvl" in styles[0]


def test_a_paragraph_that_differs_from_its_style_says_so():
    css = ".bagian table p.kop{font-size:2em;text-align:center}"
    xml, _ = written('<p class="kop">A</p><table><tr><td><p class="kop">B</p></td></tr></table>', css)
    assert xml.count('<w:sz w:val="40"/>') == 1
    assert xml.count('<w:jc w:val="center"/>') == 1


def test_lists_are_numbered_by_word_and_begin_anew():
    xml, scribe = written(
        '<ol class="huruf"><li>A<ul class="strip"><li>B</li></ul></li></ol><ol class="huruf"><li>C</li></ol>',
        ".bagian ol,.bagian ul{padding-left:5mm}",
    )
    assert [xml.count(f'w:numId w:val="{number}"') for number in (1, 2, 3)] == [1, 1, 1]
    assert 'w:left="567"' in xml
    assert len(scribe.lists.lists()) == 3


def test_only_the_first_paragraph_of_an_item_has_its_number():
    xml, _ = written("<ol><li><p>A</p><p>B</p></li></ol>")
    assert xml.count("<w:numPr>") == 1


def test_cells_may_span_rows_and_columns():
    xml, _ = written(
        '<table><colgroup><col><col><col></colgroup><tr><td rowspan="2">A</td><td colspan="2">B</td></tr>'
        "<tr><td>C</td><td>D</td></tr>"
        '<tr><td colspan="9" rowspan="9">E</td></tr></table>'
    )
    assert (xml.count('vMerge w:val="restart"'), xml.count("<w:vMerge/>")) == (2, 1)
    assert xml.count('gridSpan w:val="2"') == 1
    assert xml.count('gridSpan w:val="3"') == 1


def test_check_boxes_are_characters():
    xml, _ = written('<p><span class="kotak"></span> ya <span class="centang"></span></p>')
    assert "☐" in xml
    assert "☑" in xml


def test_fonts_are_named_as_word_knows_them():
    assert 'w:ascii="Arial Narrow"' in font(Face("Liberation Sans Narrow", 8))
    assert 'w:ascii="Bookman Old Style"' in font(Face("Bookman Old Style", 8))
    assert Fonts().body == "Liberation Sans"


def office(tmp_path, change):
    folder = tmp_path / "dinas"
    folder.mkdir(parents=True)
    document = Document()
    change(document)
    document.save(folder / "style.docx")
    return folder


SOP = Sop.model_validate(
    {"judul": "Contoh", "instansi": ["DINAS CONTOH"], "dasar_hukum": ["Undang-Undang A", "Undang-Undang B"],
     "pelaksana": {"a": "Kepala"}, "langkah": [{"kegiatan": "Membaca", "pelaksana": "a"}]}
)  # fmt: skip


def test_an_offices_own_styles_win_but_not_in_the_flow_table(tmp_path):
    def change(document):
        for name in ("SOP Identitas Induk", "SOP Isi Tabel"):
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(33)

    folder = office(tmp_path, change)
    styles = Document(BytesIO(render_docx(edition(SOP, folders=(folder,))))).styles
    assert styles["SOP Identitas Induk"].font.size == Pt(33)
    assert styles["SOP Isi Tabel"].font.size != Pt(33)
    assert styles["SOP Identitas Label"].name


def test_nothing_but_styles_is_taken_from_style_docx(tmp_path):
    folder = office(tmp_path, lambda document: document.add_paragraph("RAHASIA"))
    data = render_docx(edition(SOP, folders=(folder,)))
    with ZipFile(BytesIO(data)) as archive:
        assert not any(b"RAHASIA" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("data", [b"", b"bukan zip", b"PK\x05\x06" + bytes(18)])
def test_a_faulty_style_docx_is_named_and_left(tmp_path, data):
    (tmp_path / "style.docx").write_bytes(data)
    found = office_styles([tmp_path])
    assert (found.parts, found.file) == ({}, f"{tmp_path.name}/style.docx")
    assert found.fault
    Document(BytesIO(render_docx(edition(SOP, folders=(tmp_path,)))))


def test_the_logo_keeps_its_proportions(tmp_path):
    Image.new("RGB", (300, 100), "navy").save(tmp_path / "logo.png")
    made = edition(SOP, folders=(tmp_path,))
    profile = made.profile.model_copy(update={"logo": "logo.png"})
    document = Document(BytesIO(render_docx(type(made)(**(vars(made) | {"profile": profile})))))
    shape = document.inline_shapes[0]
    assert shape.width / shape.height == pytest.approx(3, rel=0.01)


def sized(document, points):
    document.styles.add_style("SOP Identitas Induk", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(points)


def test_an_office_that_changes_its_files_gets_other_documents_at_once(tmp_path):
    """What an office's documents have in common is kept from one to the next, but never longer than it holds."""
    folder = office(tmp_path, lambda document: sized(document, 33))
    before = render_docx(edition(SOP, folders=(folder,)))
    (folder / "style.css").write_text("h1 { color: #123456 }\np, td, th { letter-spacing: 1mm }\n")
    sized(document := Document(), 44)
    document.save(folder / "style.docx")
    after = render_docx(edition(SOP, folders=(folder,)))
    for data, size in ((before, 33), (after, 44)):
        assert Document(BytesIO(data)).styles["SOP Identitas Induk"].font.size == Pt(size)
    with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(after)) as new:
        widened = [archive.read("word/styles.xml").count(b'<w:spacing w:val="57"/>') for archive in (old, new)]
    assert widened[0] == 0 < widened[1]
    (folder / "style.css").unlink()
    office_before = office(tmp_path / "lagi", lambda document: sized(document, 33))
    assert render_docx(edition(SOP, folders=(office_before,))) == before


def test_documents_do_not_depend_on_those_made_before(documents):
    """Institutions, logos and marks of validity in turn."""
    for name in (*documents, *reversed(documents)):
        one, data = documents[name]
        assert render_docx(replace(one)) == data
