"""The flow pages drawn straight into the PDF: read aloud as the definition reads, set as HarfBuzz sets them."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf
import pytest
import uharfbuzz

from sopdocs.chart import PT, Cell, ChartPage
from sopdocs.render import FORMATS
from sopdocs.render.edition import Edition
from sopdocs.render.flow.glyphs import Shaper
from sopdocs.render.fonts import face_file
from tests.pdfa import broken_rules
from tests.render.conftest import SEEDS
from tests.render.making import edition_of, in_office, small_sop

KERNED = "AVAVAT To. Ty, WAVE “P.A.” Va fi ff Yo " * 3


@dataclass
class Element:
    """A structure element as poppler tells it."""

    kind: str
    about: dict[str, str] = field(default_factory=dict)
    kids: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, *kinds: str) -> Iterator[Element]:
        for kid in self.kids:
            if kid.kind in kinds:
                yield kid
            yield from kid.all(*kinds)


def structure(data: bytes, folder: Path) -> Element:
    """The tree that ``pdfinfo -struct-text`` prints by indents of two."""
    path = folder / "sop.pdf"
    path.write_bytes(data)
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    root = Element("")
    open_: list[tuple[int, Element]] = [(-1, root)]
    for line in told.splitlines():
        indent, said = len(line) - len(line.lstrip()), line.strip()
        while open_[-1][0] >= indent:
            open_.pop()
        current = open_[-1][1]
        if said.startswith('"'):
            current.text += said[1:-1]
        elif said.startswith("/"):
            name, _, value = said[1:].partition(" ")
            current.about[name] = value
        else:
            current.kids.append(Element(re.split(r"[ :]", said)[0]))
            open_.append((indent, current.kids[-1]))
    return root


def expected(page: ChartPage, cell: Cell, kind: str) -> tuple[str, str, str, str, str]:
    """What a cell is, over how many columns and rows, of what it is the head, what it reads."""
    head = kind == "header" or (kind == "step" and page.columns[cell.column].key == "activity" and bool(cell.text))
    scope = {"header": "/Column", "step": "/Row" if head else ""}.get(kind, "")
    spans = (str(count) if count > 1 else "" for count in (cell.column_span, cell.row_span))
    return ("TH" if head else "TD", *spans, scope, " ".join(cell.text.split()))


@pytest.mark.parametrize("name", SEEDS)
def test_tables_read_as_the_chart(name: str, editions: dict[str, Edition], tmp_path: Path) -> None:
    tree = structure(FORMATS["pdf"](editions[name])[".pdf"], tmp_path)
    tables = [table for table in tree.all("Table") if any(table.all("THead"))]
    pages = editions[name].chart.pages
    for page, table in zip(pages, tables, strict=True):
        rows = [
            [(cell.kind, *(cell.about.get(key, "") for key in ("ColSpan", "RowSpan", "Scope")), cell.text.strip())
             for cell in row.all("TH", "TD")]
            for row in table.all("TR")
        ]  # fmt: skip
        assert rows == [[expected(page, cell, row.kind) for cell in row.cells] for row in page.rows]
    captions = [page.caption.cell.text for page in pages if page.caption]
    assert [heading.text for heading in tree.all("H1") if heading.text in captions] == captions


def test_a_word_broken_at_a_line_end_stays_a_word(tmp_path: Path) -> None:
    long = "Masyarakat/Pengadu/Pelapor/Pemohon/Pendamping/Penerjemah/Perwakilan/Penasihat"
    step = {"kegiatan": f"Menerima {long} di loket", "pelaksana": "petugas", "kelengkapan": long}
    edition = edition_of(small_sop(langkah=[step]))
    (cell,) = (cell for row in edition.chart.pages[0].rows for cell in row.cells if cell.text.startswith("Menerima"))
    assert len(cell.lines) > 2
    read = [cell.text for cell in structure(FORMATS["pdf"](edition)[".pdf"], tmp_path).all("TH", "TD")]
    assert {f"Menerima {long} di loket", long} <= set(read)


@pytest.mark.parametrize("name", SEEDS)
def test_every_page_of_the_flow_is_told_in_words(
    name: str, pdfs: dict[str, bytes], editions: dict[str, Edition]
) -> None:
    document = pymupdf.open(stream=pdfs[name], filetype="pdf")
    objects = [document.xref_object(number) for number in range(1, document.xref_length())]
    figures = [
        each for each in objects if re.search(r"/S\s*/Figure", each) and "/BBox" in each and "Bagan alur" in each
    ]
    assert len(figures) == len(editions[name].chart.pages)


def test_glyphs_stand_where_harfbuzz_puts_them() -> None:
    edition = edition_of(small_sop(langkah=[{"kegiatan": KERNED, "pelaksana": "petugas"}]))
    page = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")[-1]
    spans = [span for block in page.get_text("rawdict")["blocks"] for line in block["lines"] for span in line["spans"]]
    characters = [char for span in spans for char in span["chars"]]
    (cell,) = (cell for row in edition.chart.pages[0].rows for cell in row.cells if cell.text.startswith("AVAVAT"))
    path = face_file(edition.typefaces, cell.style.family, cell.style.bold, False)
    assert path is not None
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    text, at = "".join(char["c"] for char in characters), 0
    for line in cell.lines:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(line)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        places, x = [], 0
        for position in buffer.glyph_positions or ():
            places.append(x)
            x += position.x_advance
        at = text.index(line, at)
        drawn = characters[at : at + len(line)]
        at += len(line)
        assert len(places) == len(drawn) == len(line)
        off = [
            char["origin"][0] - drawn[0]["origin"][0] - place * cell.style.size / font.face.upem
            for char, place in zip(drawn, places, strict=True)
        ]
        assert max(map(abs, off)) < 0.01 / PT


@pytest.mark.parametrize("text", ["e\u0301", "q\u0308q\u0308", "n\u0303o"])
def test_an_accent_apart_is_shown_on_its_letter_and_keeps_its_meaning(text: str) -> None:
    edition = edition_of(small_sop())
    path = face_file(edition.typefaces, "Liberation Sans", False, False)
    assert path is not None
    run = Shaper(path.read_bytes(), 0).run(text, 3.0)
    meant = "".join(meaning for _, meaning, _ in run.glyphs)
    assert set(meant) <= set(text) | set(unicodedata.normalize("NFC", text))
    assert (b" Ts" in run.shown) == (text[0] == "q")


def test_a_flow_that_an_office_prints_twice_is_drawn_twice(office: Path) -> None:
    (office / "profile.yaml").write_text("nama: Uji\nbagian: [bagan, identitas, bagan]\n", encoding="utf-8")
    edition = in_office(office)
    document = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")
    texts = ["".join(page.get_text().split()) for page in document]
    assert ["Mutubaku" in text or "MutuBaku" in text for text in texts] == [True, False, True]
    assert broken_rules(FORMATS["pdf"](edition)[".pdf"], "ua1") == set()


def test_a_tab_is_a_space() -> None:
    steps = [
        {"kegiatan": "Menerima\tberkas", "pelaksana": "petugas", "keputusan": {"ya\tatau": "selesai", "t": "selesai"}}
    ]
    data = FORMATS["pdf"](edition_of(small_sop(langkah=steps)))[".pdf"]
    assert broken_rules(data, "ua1") == set()
    text = pymupdf.open(stream=data, filetype="pdf")[-1].get_text()
    assert {"Menerima berkas", "ya atau"} <= {line.strip() for line in text.splitlines()}
