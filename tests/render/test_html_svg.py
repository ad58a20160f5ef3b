"""HTML and SVG stand alone, and show the same flow as the PDF."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sopdocs.render import FORMATS, Edition
from tests.render.making import SEEDS, edition_of, small_sop

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", SEEDS)
def test_html_needs_nothing_else(name: str, editions: dict[str, Edition]) -> None:
    html = FORMATS["html"](editions[name])[".html"].decode()
    links = re.findall(r"""(?:src|href)\s*=\s*["']([^"']*)|url\(["']?([^"')]*)|@import""", html)
    assert {first or second for first, second in links if not (first or second).startswith("data:")} == set()
    assert html.count("@font-face") >= 3
    assert len(html) < 400_000


def test_html_has_a_real_table(editions: dict[str, Edition]) -> None:
    html = FORMATS["html"](editions["polhukam"])[".html"].decode()
    flow = html[html.index('<section class="alur"') :]
    assert '<html lang="id">' in html
    assert flow.count('scope="col"') == 12
    assert flow.count('scope="row"') == 8
    assert flow.count('role="img"') == 1


@pytest.mark.parametrize("name", SEEDS)
def test_svg_shows_every_text_line_and_symbol(name: str, editions: dict[str, Edition]) -> None:
    chart = editions[name].chart
    files = FORMATS["svg"](editions[name])
    assert list(files) == [f"-alur-{number}.svg" for number in range(1, len(chart.pages) + 1)]
    for page, data in zip(chart.pages, files.values(), strict=True):
        root = ElementTree.fromstring(data)
        lines = [line for row in page.rows for cell in row.cells for line in cell.lines if line.strip()]
        lines += [line for label in page.labels for line in label.shown]
        lines += [line for symbol in page.symbols for line in symbol.lines if line.strip()]
        lines += page.caption.cell.lines if page.caption else ()
        assert sorted(text.text or "" for text in root.iter(f"{SVG}text")) == sorted(lines)
        heads = [item for item in root.iter(f"{SVG}polygon") if item.get("fill") == "#000"]
        assert len(heads) == sum(arrow.head for arrow in page.arrows)
        assert (root.get("width"), root.get("height")) == (f"{chart.width:g}mm", f"{chart.height:g}mm")


def test_svg_tells_the_flow_in_words(editions: dict[str, Edition]) -> None:
    title = ElementTree.fromstring(FORMATS["svg"](editions["polhukam"])["-alur-1.svg"]).findtext(f"{SVG}title")
    assert "Belah ketupat: langkah 5, pelaksana UPP Kementerian." in title
    assert "Panah dari langkah 5 ke langkah 6 (Diterima)." in title


def test_markup_in_an_authors_text_stays_text() -> None:
    evil = "</title></svg><script>alert(1)</script> & \"q\" 'x'"
    steps = [{"kegiatan": evil, "pelaksana": "petugas", "keputusan": {evil: "selesai", "b": "selesai"}}]
    edition = edition_of(small_sop(judul=evil, nomor=evil, langkah=steps, pelaksana={"petugas": evil}))
    html = FORMATS["html"](edition)[".html"].decode()
    assert "<script" not in html
    assert all(ElementTree.fromstring(data) is not None for data in FORMATS["svg"](edition).values())
    assert FORMATS["pdf"](edition)[".pdf"].startswith(b"%PDF-1.7")
