"""What a document must hold before its time counts: every text, as many symbols, about as many pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.peers.paper import paper
from sopdocs.model import Sop

PAGES = (0.5, 2.0)
"""Least and most pages, as shares of what the table needs at 10 rows a page and one page in front."""


def faults(file: Path, sop: Sop) -> tuple[str, ...]:
    """What is missing from a document made of ``sop``; a word may stand anywhere, as narrow columns part texts."""
    content = paper(sop)
    text, symbols, pages = _pdf(file) if file.suffix == ".pdf" else _word(file)
    words = {word for each in content.texts for word in each.replace(";", " ").split()}
    lost = sorted(word for word in words if _plain(word) not in _plain(text))
    wrong = []
    if lost:
        wrong.append(f"{len(lost)} of {len(words)} words missing, e.g. {lost[0]!r}")
    if symbols < content.symbols:
        wrong.append(f"{symbols} of {content.symbols} symbols")
    expected = 1 + len(content.lines) / 10
    if pages and not PAGES[0] * expected <= pages <= PAGES[1] * expected + 1:
        wrong.append(f"{pages} pages")
    return tuple(wrong)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def _pdf(file: Path) -> tuple[str, int, int]:
    import pymupdf

    with pymupdf.open(file) as document:
        text = "".join(page.get_text() for page in document)
        shapes = sum(_is_symbol(each) for page in document for each in page.get_drawings())
        glyphs = sum(text.count(each) for each in "\u2b2d\u25c7\u25ad")
        return text, shapes + glyphs, len(document)


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
    return text, shapes + sum(text.count(each) for each in "\u2b2d\u25c7\u25ad"), 0
