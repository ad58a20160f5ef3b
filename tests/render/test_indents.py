"""List items hang behind their marks in every drawing."""

from __future__ import annotations

from xml.etree import ElementTree

import pymupdf
import pytest

from sopdocs.chart import PT, Cell
from sopdocs.render import FORMATS, Edition
from tests.render.making import edition_of, small_sop

WORDS = "Surat permohonan informasi publik yang lengkap dengan seluruh lampirannya"


@pytest.fixture(scope="module")
def edition() -> Edition:
    step = {"kegiatan": "Mencatat", "pelaksana": "petugas", "kelengkapan": [f"{WORDS} pertama", f"{WORDS} kedua"]}
    return edition_of(small_sop(langkah=[step]))


def listed(edition: Edition) -> Cell:
    (cell,) = (cell for row in edition.chart.pages[0].rows for cell in row.cells if any(cell.indents))
    return cell


def lefts(edition: Edition) -> list[float]:
    """Where each line of the list begins, mm."""
    cell = listed(edition)
    return [cell.rect.x + edition.profile.table.padding + indent for indent in cell.indents]


def test_lines_of_the_pdf_hang(edition: Edition) -> None:
    page = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")[-1]
    blocks = page.get_text("dict")["blocks"]
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    found = {span["text"].strip(): span["origin"][0] * PT for span in spans}
    assert [found[line] for line in listed(edition).lines] == pytest.approx(lefts(edition), abs=0.05)


def test_lines_of_the_svg_hang(edition: Edition) -> None:
    root = ElementTree.fromstring(FORMATS["svg"](edition)["-alur-1.svg"])
    found = {text.text: float(text.get("x", "")) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert [found[line] for line in listed(edition).lines] == pytest.approx(lefts(edition), abs=0.001)
