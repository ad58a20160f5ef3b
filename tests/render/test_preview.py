"""The preview shows the pages of the PDF: the same words on the same pages, the same picture, and says what it is."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.load import load
from sopdocs.render import FORMATS
from sopdocs.render.edition import Edition
from sopdocs.render.preview import render_preview

SEEDS = sorted((Path(__file__).parents[2] / "definitions").rglob("*.yaml"))
NOTE = "Pratinjau, bukan untuk ditandatangani · "
INK, TRACE = 128, 235
"""A pixel darker than the first is ink; one darker than the second has a trace of it."""


@pytest.fixture(scope="module", params=SEEDS, ids=lambda path: path.stem)
def edition(request: pytest.FixtureRequest) -> Edition:
    definition = load(request.param)
    assert definition.sop is not None
    return edition_of(definition, definition.sop, institution_of(definition))


@pytest.fixture(scope="module")
def both(edition: Edition) -> tuple[pymupdf.Document, pymupdf.Document]:
    final, preview = FORMATS["pdf"](edition)[".pdf"], FORMATS["pratinjau"](edition)[".pratinjau.pdf"]
    return pymupdf.open("pdf", final), pymupdf.open("pdf", preview)


def words(page: pymupdf.Page) -> list[str]:
    return sorted("".join(page.get_text().replace(NOTE, "").split()))


def test_words_are_on_the_same_pages(both: tuple[pymupdf.Document, pymupdf.Document]) -> None:
    final, preview = both
    assert len(preview) == len(final)
    for own, other in zip(preview, final, strict=True):
        assert tuple(own.rect) == pytest.approx(tuple(other.rect), abs=0.1)
        assert words(own) == words(other)


def test_ink_is_in_the_same_places(both: tuple[pymupdf.Document, pymupdf.Document]) -> None:
    """At 50 dpi, ink of one has a trace of ink at or beside it in the other."""
    for own, other in zip(*both, strict=True):
        ours, theirs = painted(own), painted(other)
        assert sum(value < INK for value in ours.values()) > 200
        assert stray(ours, theirs) < 0.02
        assert stray(theirs, ours) < 0.02


def painted(page: pymupdf.Page) -> dict[tuple[int, int], int]:
    page.draw_rect(pymupdf.Rect(*note_box(page)), color=None, fill=(1, 1, 1))
    picture = page.get_pixmap(dpi=50, colorspace=pymupdf.csGRAY)
    wide = picture.stride
    return {(at % wide, at // wide): value for at, value in enumerate(picture.samples) if value < TRACE}


def note_box(page: pymupdf.Page) -> tuple[float, float, float, float]:
    """The foot, where the preview says what it is."""
    return (0, page.rect.height - 55, page.rect.width, page.rect.height)


def stray(some: dict[tuple[int, int], int], others: dict[tuple[int, int], int]) -> float:
    ink = {at for at, value in some.items() if value < INK}
    near = {(x + dx, y + dy) for x, y in others for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return len(ink - near) / len(ink)


def test_every_numbered_page_says_what_it_is(both: tuple[pymupdf.Document, pymupdf.Document]) -> None:
    final, preview = both
    for own, other in zip(preview, final, strict=True):
        assert (NOTE in own.get_text()) == ("Halaman" in other.get_text())


def test_same_bytes_and_nothing_for_signing(edition: Edition) -> None:
    first = render_preview(edition)
    assert first == render_preview(edition)
    document = pymupdf.open("pdf", first)
    assert document.embfile_count() == 0
    assert not document.is_form_pdf
    assert "StructTreeRoot" not in document.xref_object(document.pdf_catalog())


def test_no_file_but_the_fonts_is_opened(edition: Edition, tmp_path: Path) -> None:
    """What an office's style sheet points to stays closed."""
    from sopdocs.render.preview import _fetcher

    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia")
    with pytest.raises(ValueError, match="tidak diizinkan"):
        _fetcher(edition.typefaces).fetch_url(secret.as_uri())
