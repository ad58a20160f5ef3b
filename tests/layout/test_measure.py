"""Measured lines against the program that prints them."""

from html import escape
from pathlib import Path
from random import Random

import pytest
from weasyprint import HTML

from bench.suites import usual
from sopdocs.layout.linebreak import break_units, fill, smallest_units, tidy
from sopdocs.layout.measure import WORD_SHARE, Item, Measurer
from sopdocs.layout.paragraph import Paragraph
from sopdocs.typefaces import PACKAGED_FONTS

NARROW = PACKAGED_FONTS / "LiberationSansNarrow-Regular.ttf"
SERIF = PACKAGED_FONTS / "LiberationSerif-Regular.ttf"
ODD = (
    "Tanda-tangan dan/atau paraf pada OT.01.02-056-056.De.5 serta SOP-001/17000/2025",
    "Kasubbag Umum & Kepegawaian (apabila diperlukan); UPP Unit Kerja/UPP Kementerian",
    "Paling lambat H+8 s.d. H+10 — sejak surat “diterima” lengkap, 5–10 hari kerja",
    "VAWATAVA Tya. P.A. LT 1 'Yth.' To Wa Ve AV",
)


def corpus() -> list[tuple[str, float, float]]:
    """Texts with widths in mm and sizes in pt, as the cells of a flow table have them."""
    rng = Random("cells")
    texts = [text for sop in usual(3, 7) for step in sop.steps for text in (step.activity or "", *step.outputs.items)]
    return [
        (text, rng.choice((10.0, 14.0, 24.0, 30.0, 52.0)), rng.choice((5.5, 8.0, 9.0)))
        for text in [*rng.sample(texts, 90), *ODD, *ODD]
    ]


def printed_lines(cells: list[tuple[str, float, float]], font: str) -> list[int]:
    """How many lines WeasyPrint sets each cell in."""
    style = (
        f'@font-face {{ font-family: "T"; src: url("{font}") }} @page {{ size: 400mm 9000mm; margin: 0 }}'
        'div { font-family: "T"; line-height: 1.2; overflow-wrap: break-word; text-align: left }'
    )
    body = "".join(
        f'<div style="width: {width}mm; font-size: {size}pt">{escape(text)}</div>' for text, width, size in cells
    )
    (page,) = HTML(string=f"<style>{style}</style>{body}").render().pages
    (html,) = page._page_box.children
    (outer,) = html.children
    return [len(block.children) for block in outer.children]


@pytest.mark.parametrize("font", [NARROW, SERIF], ids=["narrow", "serif"])
def test_never_fewer_lines_than_on_paper(font: Path) -> None:
    """WeasyPrint also breaks after a slash where the word would fit a line of its own; word processors do not."""
    cells = corpus()
    measurer = Measurer(font)
    ours = [len(measurer.lines(text, width, size).lines) for text, width, size in cells]
    paper = printed_lines(cells, font.as_uri())
    assert len(paper) == len(ours)
    assert [cell for cell, mine, real in zip(cells, ours, paper, strict=True) if mine < real] == []
    longer = [text for (text, _, _), mine, real in zip(cells, ours, paper, strict=True) if mine > real]
    assert len([text for text in longer if break_units(text) == smallest_units(text)]) <= 1


def test_room_for_another_programs_wrapping_costs_few_lines() -> None:
    measurer = Measurer(NARROW)
    cells = corpus()
    full = [len(measurer.lines(text, width, size).lines) for text, width, size in cells]
    spared = [len(measurer.lines(text, width * WORD_SHARE, size).lines) for text, width, size in cells]
    assert all(a <= b <= a + 1 for a, b in zip(full, spared, strict=True))
    assert sum(spared) - sum(full) <= 0.2 * len(cells)


def test_no_line_is_wider_than_its_column() -> None:
    measurer = Measurer(NARROW)
    for text, width, size in corpus():
        assert max(measurer.width(line, size) for line in measurer.lines(text, width, size).lines) <= width + 1e-9


def test_width_grows_with_size_and_does_not_depend_on_what_was_measured_before() -> None:
    fresh, used = Measurer(NARROW), Measurer(NARROW)
    used.lines("Kasubbag Umum menerima berkas", 20, 8)
    assert fresh.width("Kasubbag Umum", 8) == used.width("Kasubbag Umum", 8)
    assert fresh.width("Kasubbag Umum", 16) == pytest.approx(2 * fresh.width("Kasubbag Umum", 8))


def test_list_items_hang_behind_their_marks() -> None:
    block = Measurer(NARROW).block((Item("Kontrak yang ditandatangani", "1."), Item("SPMK", "2.")), 22, 8)
    assert block.lines == ("1. Kontrak yang", "ditandatangani", "2. SPMK")
    assert block.indents[0] == block.indents[2] == 0
    assert block.indents[1] > 1.5


def test_an_empty_cell_has_no_lines() -> None:
    assert Measurer(NARROW).block((Item(""), Item(" \n ")), 20, 8).lines == ()


@pytest.mark.parametrize("font", [NARROW, SERIF], ids=["narrow", "serif"])
def test_adding_words_up_finds_the_lines_that_measuring_them_whole_finds(font: Path) -> None:
    measurer = Measurer(font)
    for text, width, size in corpus():
        limit = measurer.limit(width, size)
        for part, paragraph in zip(tidy(text), measurer.paragraphs(text), strict=True):
            whole = fill(break_units(part), lambda line, limit=limit: measurer.units(line) <= limit)
            assert paragraph.lines(limit) == whole
            assert paragraph.count(limit) == len(whole.lines)


class Contextual:
    """A font that sets whole lines narrower than their words."""

    def units(self, text: str) -> int:
        return 10 * len(text) - 3 * text.count("a b")

    def kern(self, pair: str) -> int:
        return self.units(pair) - self.units(pair[0]) - self.units(pair[1])


def test_a_font_whose_words_do_not_add_up_is_measured_line_by_line() -> None:
    paragraph = Paragraph("aa bb cc", Contextual())
    assert paragraph.lines(47).lines == ("aa bb", "cc")
    assert paragraph.count(46) == 3


def test_counting_the_lines_of_a_cell_gives_what_the_block_has() -> None:
    measurer = Measurer(NARROW)
    rng = Random("lists")
    for text, _, size in corpus():
        items = tuple(Item(text[k:], rng.choice(("", f"{k}.", "-"))) for k in range(rng.randint(0, 3)))
        passage = measurer.passage(items, size)
        for width in (4.0, 9.0, 21.0, 60.0):
            count = passage.count(width, measurer.limit(width, size))
            assert count == len(measurer.block(items, width, size).lines)
