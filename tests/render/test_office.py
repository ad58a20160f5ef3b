"""An office's own templates, style and logo: what they may do, and what becomes a finding."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from sopdocs.finding import Problem
from sopdocs.render import FORMATS, Edition
from sopdocs.render.faults import find_faults
from tests.render.making import edition_of, in_office, small_sop

HOSTILE = """
* { padding: 20px !important; font-size: 30px !important; margin: 11mm !important; border: 5pt solid red !important }
svg, table, td, th, tr, .alur, .alur table, section.alur td, .kertas-bagan { width: 40mm !important;
  height: 90mm !important;
  display: block !important; line-height: 3 !important; letter-spacing: 2mm !important; float: right !important }
html, body, :root { font-size: 40pt !important; margin: 30mm !important; color: red !important }
.bagian ~ *, :not(.bagian) + .lembar, .lembar + * { display: none !important }
@page { margin: 90mm; size: A5 } @page bagan { margin: 0 !important }
@media print { svg { width: 1mm !important } }
.alur { & td { font-size: 40pt } }
p { position: fixed; top: 0; content: url(http://example.org/x.png); background: url(file:///etc/passwd) }
"""


def problem(found: tuple[Problem, ...], code: str) -> str:
    """The values of the first Problem of a code as one text."""
    return next(" ".join(value for _, value in each.values) for each in found if each.code == code)


def spans_of(edition: Edition) -> list[dict[str, object]]:
    """Pieces of text of the first page with font and size."""
    sheet = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")[0]
    return [span for block in sheet.get_text("dict")["blocks"] for line in block["lines"] for span in line["spans"]]


def flow_drawing(edition: Edition) -> tuple[list[object], list[object]]:
    sheet = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")[-1]
    shapes = [
        (item["type"], item["width"], item["color"], item["fill"], item["items"]) for item in sheet.get_drawings()
    ]
    foot = sheet.rect.height * 0.88
    return shapes, [word[:5] for word in sheet.get_text("words") if word[3] < foot]


def test_hostile_css_cannot_move_the_drawing(office: Path) -> None:
    calm = flow_drawing(in_office(office))
    (office / "style.css").write_text(HOSTILE, encoding="utf-8")
    hostile = in_office(office)
    shapes, words = flow_drawing(hostile)
    assert max(span["size"] for span in spans_of(hostile)) > 20, "the style sheet does reach the identity block"
    assert [str(shape) for shape in shapes] == [str(shape) for shape in calm[0]]
    assert words == calm[1]
    assert "uji/style.css" in problem(find_faults(hostile), "SOP025")


def test_office_css_dresses_the_other_parts(office: Path) -> None:
    (office / "style.css").write_text("td.judul { font-size: 17pt }", encoding="utf-8")
    edition = in_office(office)
    assert {round(span["size"]) for span in spans_of(edition) if "Kunci" in span["text"]} == {17}
    assert find_faults(edition) == ()


ESCAPES = {
    "python": "{{ ''.__class__.__mro__ }}",
    "subscript": "{{ sop['__class__'] }}",
    "method": "{{ sop.clear() }}",
    "unknown": "{{ sop.tidak_ada }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "range": "{% for i in range(100000000) %}x{% endfor %}",
    "recursion": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "self": "{% include 'identitas.html' %}",
    "doubling": "{% macro d(x) %}{{ x }}{{ x }}{% endmacro %}{{ " + "d(" * 40 + "'aa'" + ")" * 40 + " }}",
    "nesting": "".join(f"{{% for a{n} in sop.tanggal %}}" for n in range(18)) + "x" + "{% endfor %}" * 18,
    "outside": "{% include '../../../../etc/passwd' %}",
    "absolute": "{% include '/etc/passwd' %}",
    "syntax": "<p>baris satu</p>\n<p>{% if %}</p>",
}


@pytest.mark.parametrize("name", ESCAPES)
def test_template_that_reaches_out_or_hangs_is_a_finding(name: str, office: Path) -> None:
    (office / "identitas.html").write_text(f"<section class='identitas'>\n{ESCAPES[name]}</section>", encoding="utf-8")
    edition = in_office(office)
    assert "identitas.html" in problem(find_faults(edition), "SOP025")
    assert FORMATS["html"](edition)[".html"]


def test_fault_names_file_and_line(office: Path) -> None:
    (office / "identitas.html").write_text("<section>\n<p>\n{{ sop.nomer }}</p></section>", encoding="utf-8")
    assert "uji/identitas.html:3" in problem(find_faults(in_office(office)), "SOP025")


FOREIGN = {
    "image from the network": "<img src='http://example.org/logo.png' alt='x'>",
    "image from the disk": "<img src='file:///etc/passwd' alt='x'>",
    "image by path": "<img src='../../rahasia.png' alt='x'>",
    "script": "<p>a</p><script>alert(1)</script>",
    "style attribute": "<p style='position:fixed'>a</p>",
    "style element": "<style>@import url(http://example.org)</style>",
    "link": "<a href='http://example.org'>a</a>",
    "unknown class": "<p class='rahasia'>a</p>",
    "frame": "<iframe src='http://example.org'></iframe>",
    "form field": "<p><input type='checkbox'></p>",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_html_outside_the_vocabulary_is_left_out_and_found(name: str, office: Path) -> None:
    (office / "identitas.html").write_text(f"<section>{FOREIGN[name]}<p>Isi tetap ada</p></section>", encoding="utf-8")
    edition = in_office(office)
    html = FORMATS["html"](edition)[".html"].decode()
    assert find_faults(edition) != ()
    assert "Isi tetap ada" in html
    assert not any(word in html for word in ("example.org", "/etc/passwd", "rahasia", "<script", "<iframe", "<input"))


def test_a_form_builds_on_the_next_folder_of_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "polhukam"
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text("extends: polhukam\n", encoding="utf-8")
    (folder / "identitas.html").write_text(
        '{% extends "polhukam/identitas.html" %}{% block nilai_tanggal %}** {{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    edition = edition_of(small_sop(profil="polhukam"), roots=(folder.parent,))
    assert find_faults(edition) == ()
    assert "** " in FORMATS["html"](edition)[".html"].decode()


@pytest.mark.parametrize(
    ("fill", "ink"), [("#1f3864", 0xFFFFFF), ("#808080", 0x000000), ("#d9e2f3", 0x000000), ("#000000", 0xFFFFFF)]
)
def test_the_tables_head_is_legible_on_its_fill(fill: str, ink: int, office: Path) -> None:
    (office / "profile.yaml").write_text(
        f'nama: Uji\ntabel: {{arsir_kepala: "{fill}", baris_nomor_kolom: true}}\n', encoding="utf-8"
    )
    edition = in_office(office)
    for name in ("pdf", "svg"):
        data = list(FORMATS[name](edition).values())[-1]
        sheet = pymupdf.open(stream=data, filetype=name)[-1]
        blocks = sheet.get_text("dict")["blocks"]
        spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
        assert {span["color"] for span in spans if span["text"].strip() in ("Kegiatan", "Mutu Baku", "(1)")} == {ink}
        assert {span["color"] for span in spans if "Mencatat" in span["text"]} == {0}


def picture(path: Path, size: tuple[int, int]) -> None:
    Image.new("RGBA", size, (0, 90, 160, 120)).save(path)


def test_logo_keeps_its_ratio(office: Path) -> None:
    picture(office / "logo.png", (400, 100))
    (office / "profile.yaml").write_text("nama: Lembaga Uji\nlogo: logo.png\n", encoding="utf-8")
    edition = in_office(office)
    sheet = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")[0]
    box = sheet.get_image_rects(sheet.get_images()[0][0])[0]
    assert box.width / box.height == pytest.approx(4, rel=0.01)
    assert "logo" not in sheet.get_text()
    assert find_faults(edition) == ()


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_logo_is_printed_in_its_own_colours(suffix: str, office: Path) -> None:
    left, right = (0, 90, 160), (200, 30, 40)
    image = Image.new("RGB", (300, 200), left)
    image.paste(right, (150, 0, 300, 200))
    image.save(office / f"logo{suffix}", quality=95)
    (office / "profile.yaml").write_text(f"nama: Lembaga Uji\nlogo: logo{suffix}\n", encoding="utf-8")
    sheet = pymupdf.open(stream=FORMATS["pdf"](in_office(office))[".pdf"], filetype="pdf")[0]
    box = sheet.get_image_rects(sheet.get_images()[0][0])[0]
    seen = sheet.get_pixmap(clip=box, dpi=144)
    for share, color in ((0.2, left), (0.4, left), (0.6, right), (0.8, right)):
        for height in (0.15, 0.5, 0.85):
            pixel = seen.pixel(int(seen.width * share), int(seen.height * height))
            assert pixel == pytest.approx(color, abs=6)


def test_without_a_logo_stands_an_empty_box(small: Edition) -> None:
    sheet = pymupdf.open(stream=FORMATS["pdf"](small)[".pdf"], filetype="pdf")[0]
    assert sheet.get_text().split().count("logo") == 1


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("hilang.png", None),
        ("../rahasia.png", b"x"),
        ("rusak.png", b"\x89PNG\r\n\x1a\nnothing"),
        ("teks.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>"),
        ("luar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.org/a.png'/></svg>"),
    ],
)
def test_unusable_logo_is_a_finding(file: str, content: bytes | None, office: Path) -> None:
    if content is not None:
        (office / file).write_bytes(content)
    (office / "profile.yaml").write_text(f"nama: Lembaga Uji\nlogo: {file}\n", encoding="utf-8")
    edition = in_office(office)
    assert file in problem(find_faults(edition), "SOP024")
    assert b">logo<" in FORMATS["html"](edition)[".html"]


def test_svg_logo_with_text_says_what_to_do(office: Path) -> None:
    (office / "logo.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style></svg>")
    (office / "profile.yaml").write_text("nama: Lembaga Uji\nlogo: logo.svg\n", encoding="utf-8")
    values = dict(find_faults(in_office(office))[0].values)
    assert all(word in values["saran_id"] for word in ("Plain SVG", "PNG", "ubah teks menjadi garis"))
    assert "paths" in values["saran_en"]


def test_why_a_template_or_logo_cannot_be_used_is_said_in_both_languages(office: Path) -> None:
    (office / "style.css").write_text("@import 'x.css'; p { position: fixed; color: url(x) }", encoding="utf-8")
    (office / "profile.yaml").write_text("nama: Lembaga Uji\nlogo: hilang.png\n", encoding="utf-8")
    for content in (*ESCAPES.values(), *FOREIGN.values()):
        (office / "identitas.html").write_text(f"<section class='identitas'>{content}</section>", encoding="utf-8")
        found = find_faults(in_office(office))
        assert len(found) > 4
        for each in found:
            values = dict(each.values)
            assert "sebab" not in values
            assert values["sebab_id"]
            assert values["sebab_en"]
            assert values["sebab_id"] != values["sebab_en"]


def test_unknown_family_is_found_and_the_default_used(office: Path) -> None:
    (office / "profile.yaml").write_text("nama: Lembaga Uji\nhuruf: {isi: Bookman Palsu}\n", encoding="utf-8")
    edition = in_office(office)
    assert "Bookman Palsu" in problem(find_faults(edition), "SOP020")
    assert {span["font"] for span in spans_of(edition)} == {"Liberation-Sans", "Liberation-Sans-Bold"}


def test_character_without_glyph_is_found_at_its_place() -> None:
    found = find_faults(edition_of(small_sop(dasar_hukum=["Undang-Undang 漢"])))
    assert [(each.code, each.route) for each in found] == [("SOP021", ("legal_basis", 0))]
