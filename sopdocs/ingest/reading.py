"""What a Word document says, without how it looks: paragraphs, tables, and the shapes in their cells.

Changes that are still marked count as made: inserted text is read, deleted text is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from sopdocs.zipped import read_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = {f"{_MC}AlternateContent", f"{_W}drawing", f"{_W}pict", f"{_W}object"}
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_ZERO_WIDTH = {ord("\u200b"): None, ord("\u200c"): None, ord("\ufeff"): None, ord("\u00ad"): None}
_MAIN = "word/document.xml"

Xml: TypeAlias = etree._Element


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape: its name, its alternative text, its form (a preset of Word, or ``path``), the text in it."""

    name: str
    description: str
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that begins in grid column ``column``; ``style`` is that of its first paragraph."""

    column: int
    text: str
    style: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells; ``header`` where it is repeated on every page. Cells covered from above are left out."""

    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``description`` is its alternative text."""

    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs and the tables of a document, each in order; empty paragraphs are left out."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]


def read_document(data: bytes) -> Reading | None:
    """Read a DOCX; None for anything else. Never raises."""
    parts = read_parts(data, lambda name: name == _MAIN)
    if not parts:
        return None
    try:
        root = etree.fromstring(parts[_MAIN], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    body = root.find(f"{_W}body")
    if body is None:
        return None
    paragraphs = (Paragraph(_text(p), _style(p)) for p in _blocks(body, f"{_W}p"))
    tables = tuple(Table(_description(t), tuple(_rows(t))) for t in _blocks(body, f"{_W}tbl"))
    return Reading(tuple(paragraph for paragraph in paragraphs if paragraph.text), tables)


def _blocks(parent: Xml, tag: str) -> Iterator[Xml]:
    """Paragraphs or tables directly in ``parent``, also inside content controls and marked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child, tag)


def _rows(table: Xml) -> Iterator[Row]:
    for row in _blocks(table, f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            header = row.find(f"{_W}trPr/{_W}tblHeader")
            yield Row(header is not None and _value(header) not in ("0", "false", "off"), tuple(_cells(row)))


def _cells(row: Xml) -> Iterator[Cell]:
    column = 0
    for cell in _blocks(row, f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is None or _value(merge) == "restart":
            paragraphs = list(cell.iter(f"{_W}p"))
            own = [p for p in paragraphs if not _inside_shape(p, cell)]
            text = "\n".join(filter(None, map(_text, own)))
            yield Cell(column, text, _style(own[0]) if own else "", tuple(_shapes(cell)))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        column += int(_value(span)) if span is not None and _value(span).isdigit() else 1


def _inside_shape(paragraph: Xml, cell: Xml) -> bool:
    for ancestor in paragraph.iterancestors():
        if ancestor is cell:
            return False
        if ancestor.tag in _DRAWN:
            return True
    return False


def _shapes(cell: Xml) -> Iterator[Shape]:
    for anchor in cell.iter(f"{_WP}anchor", f"{_WP}inline"):
        if any(ancestor.tag in {*_GONE, f"{_MC}Fallback"} for ancestor in anchor.iterancestors()):
            continue
        about = anchor.find(f"{_WP}docPr")
        preset = next(anchor.iter(f"{_A}prstGeom"), None)
        text = "\n".join(filter(None, map(_text, anchor.iter(f"{_W}p"))))
        yield Shape(
            name=about.get("name", "") if about is not None else "",
            description=about.get("descr", "") if about is not None else "",
            form=preset.get("prst", "") if preset is not None else "path",
            text=text,
        )


def _text(paragraph: Xml) -> str:
    """The paragraph's text without that of shapes in it, white space evened out."""
    lines = "".join(_pieces(paragraph)).translate(_ZERO_WIDTH).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: Xml) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _DRAWN and child.tag not in _GONE:
            yield from _pieces(child)


def _style(paragraph: Xml) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return _value(style) if style is not None else ""


def _description(table: Xml) -> str:
    found = table.find(f"{_W}tblPr/{_W}tblDescription")
    return _value(found) if found is not None else ""


def _value(element: Xml) -> str:
    return str(element.get(f"{_W}val", ""))
