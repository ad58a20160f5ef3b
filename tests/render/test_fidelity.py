"""The printed page against the Chart: every symbol, line of text and label where the geometry says, nothing drifts."""

from __future__ import annotations

from collections.abc import Iterator

import pymupdf
import pytest

from bench.suites import hard
from sopdocs.chart import PT, Cell, ChartPage, Rect
from sopdocs.render import FORMATS, Edition
from sopdocs.render.contents import cells_of
from tests.render.making import edition_of, seed_edition

CLOSE = 0.05
"""mm."""


def wide() -> Edition:
    """A tangled flow with many officials: headings run upwards, connectors, several pages."""
    return edition_of(next(sop for sop in hard(60, seed=2) if len(sop.actors) == 12 and 14 < len(sop.steps) < 26))


def tall() -> Edition:
    """One row that is higher than a page."""
    text = "Menyusun rincian yang panjang sekali untuk setiap kegiatan. " * 160
    sop = seed_edition("kpu").sop
    return edition_of(
        sop.model_copy(update={"steps": (sop.steps[0].model_copy(update={"activity": text}), *sop.steps)})
    )


def merged() -> Edition:
    """A merged text much longer than the last of its rows."""
    sop = seed_edition("kpu").sop
    steps = tuple(
        step.model_copy(
            update={"outputs": step.outputs.model_copy(update={"merge": "atas", "items": (), "by_exit": ()})}
        )
        for step in sop.steps[1:4]
    )
    papers = tuple(f"Dokumen nomor {count}" for count in range(90))
    first = sop.steps[0].model_copy(update={"outputs": sop.steps[0].outputs.model_copy(update={"items": papers})})
    return edition_of(sop.model_copy(update={"steps": (first, *steps, *sop.steps[4:])}))


MAKERS = {
    "kpu": lambda: seed_edition("kpu"),
    "polhukam": lambda: seed_edition("polhukam"),
    "wide": wide,
    "tall": tall,
    "merged": merged,
}


@pytest.fixture(scope="module", params=MAKERS)
def printed(request: pytest.FixtureRequest) -> tuple[Edition, list[pymupdf.Page]]:
    edition = MAKERS[request.param]()
    document = pymupdf.open(stream=FORMATS["pdf"](edition)[".pdf"], filetype="pdf")
    parts = edition.profile.parts
    before = sum(1 for part in parts[: parts.index("bagan")])
    return edition, [document[before + number] for number in range(len(edition.chart.pages))]


def mm(rect: pymupdf.Rect) -> Rect:
    return Rect(rect.x0 * PT, rect.y0 * PT, rect.width * PT, rect.height * PT)


def near(a: Rect, b: Rect) -> bool:
    pairs = ((a.x, b.x), (a.y, b.y), (a.right, b.right), (a.bottom, b.bottom))
    return all(abs(one - other) < CLOSE for one, other in pairs)


def test_every_symbol_is_drawn_in_its_place(printed: tuple[Edition, list[pymupdf.Page]]) -> None:
    edition, sheets = printed
    for page, sheet in zip(edition.chart.pages, sheets, strict=True):
        drawn = [mm(item["rect"]) for item in sheet.get_drawings() if item["type"] == "fs"]
        assert len(drawn) == len(page.symbols)
        assert [symbol.id for symbol in page.symbols if not any(near(symbol.rect, rect) for rect in drawn)] == []


def test_every_arrow_is_drawn_along_its_way(printed: tuple[Edition, list[pymupdf.Page]]) -> None:
    edition, sheets = printed
    for page, sheet in zip(edition.chart.pages, sheets, strict=True):
        drawings = sheet.get_drawings()
        starts = [item["items"][0][1] for item in drawings if item["type"] == "s" and item["width"] > 0.6]
        heads = [item for item in drawings if item["type"] == "f" and item["fill"] == (0, 0, 0)]
        tips = [corner for item in heads for piece in item["items"] for corner in piece[1:]]
        assert len(starts) == len(page.arrows) + len(page.lines)
        assert len(heads) == sum(arrow.head for arrow in page.arrows)
        for arrow in page.arrows:
            first, last = arrow.own[0], arrow.own[-1]
            assert any(abs(at.x * PT - first.x) + abs(at.y * PT - first.y) < CLOSE for at in starts)
            assert not arrow.head or any(abs(at.x * PT - last.x) + abs(at.y * PT - last.y) < CLOSE for at in tips)


def lines_of(page: ChartPage) -> Iterator[tuple[Cell, str]]:
    for cell in cells_of(page):
        yield from ((cell, line) for line in cell.lines if line.strip())


def test_every_line_of_text_stands_whole_in_its_cell(printed: tuple[Edition, list[pymupdf.Page]]) -> None:
    edition, sheets = printed
    for page, sheet in zip(edition.chart.pages, sheets, strict=True):
        blocks = sheet.get_text("dict")["blocks"]
        spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
        for cell, line in lines_of(page):
            places = [mm(pymupdf.Rect(span["bbox"])) for span in spans if span["text"].strip() == line.strip()]
            assert any(holds(cell.rect, place) for place in places), (line, cell.rect, places)


def holds(cell: Rect, text: Rect) -> bool:
    """Text within its cell sideways; upwards and downwards its middle (line boxes are higher than glyphs)."""
    middle = text.center
    inside = cell.y - CLOSE <= middle.y <= cell.bottom + CLOSE and cell.x - CLOSE <= middle.x <= cell.right + CLOSE
    return inside and (text.x >= cell.x - CLOSE and text.right <= cell.right + CLOSE)
