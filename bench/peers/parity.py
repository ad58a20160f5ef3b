"""What a document must hold before its time counts: every word as often, every symbol, about as many pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from bench.peers.given import paper
from bench.peers.paper import Paper
from sopdocs.model import Sop

ROWS = 10
"""Rows on a page, for what is expected; a page in front of them for the identity block."""
PAGES = (0.5, 2.0)
"""Least and most pages, as shares of what is expected; one more is forgiven."""
_GLYPHS = "\u2b2d\u25c7\u25ad"


class Proof(NamedTuple):
    """Pages of a document (0: of a kind without pages), and what it lacks."""

    pages: int
    faults: tuple[str, ...]


def proof(file: Path, sop: Sop) -> Proof:
    """What is missing from a document made of ``sop``; a word may be parted by a line's or a column's end."""
    content = paper(sop)
    text, symbols, pages = _pdf(file) if file.suffix == ".pdf" else _word(file)
    return Proof(pages, tuple(_faults(content, _plain(text), symbols, pages)))


def _faults(content: Paper, text: str, symbols: int, pages: int) -> list[str]:
    words = Counter(_plain(word) for each in content.texts for word in each.replace(";", " ").split())
    lost = {word: count - text.count(word) for word, count in words.items() if text.count(word) < count}
    wrong = []
    if lost:
        wrong.append(f"{sum(lost.values())} of {words.total()} words missing, e.g. {min(lost)!r}")
    if symbols < content.symbols:
        wrong.append(f"{symbols} of {content.symbols} symbols")
    expected = 1 + len(content.lines) / ROWS
    if pages and not PAGES[0] * expected <= pages <= PAGES[1] * expected + 1:
        wrong.append(f"{pages} pages")
    return wrong


def _plain(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def _pdf(file: Path) -> tuple[str, int, int]:
    import pymupdf

    with pymupdf.open(file) as document:
        text = "".join(page.get_text() for page in document)
        shapes = sum(_is_symbol(each) for page in document for each in page.get_drawings())
        return text, shapes + sum(text.count(each) for each in _GLYPHS), len(document)


def _is_symbol(drawing: dict[str, Any]) -> bool:
    """An outline of a symbol's size: a rectangle, curves, or at least four lines."""
    rect, kinds = drawing["rect"], [item[0] for item in drawing["items"]]
    closed = bool({"re", "qu", "c"} & set(kinds)) or len(kinds) >= 4
    return closed and "s" in drawing["type"] and 8 < rect.width < 90 and 5 < rect.height < 60


def _word(file: Path) -> tuple[str, int, int]:
    from docx import Document

    document = Document(str(file))
    body = document.element.body
    text = "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    shapes = sum(node.tag.endswith("}wsp") for node in body.iter())
    return text, shapes + sum(text.count(each) for each in _GLYPHS), 0
