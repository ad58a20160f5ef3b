"""Dye tracing: colour every cell, symbol and arrow of a copy, and see in the PDF where each one came to stand."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from zipfile import ZipFile

import pymupdf
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NS = {"w": W, "a": A, "wp": WP}
PT = 25.4 / 72

Cell = tuple[int, int, int]
"""Table, row, grid column."""


@dataclass
class Dyed:
    """A coloured copy: what each colour belongs to, and the cell each symbol's anchor stands in."""

    data: bytes = b""
    cells: dict[str, Cell] = field(default_factory=dict)
    symbols: dict[str, tuple[int, str]] = field(default_factory=dict)
    arrows: dict[str, tuple[int, str]] = field(default_factory=dict)
    anchors: dict[tuple[int, str], Cell] = field(default_factory=dict)
    presets: dict[tuple[int, str], str] = field(default_factory=dict)


def flow_tables(body) -> list:
    return [table for table in body.iter(f"{{{W}}}tbl") if table.find("w:tblPr/w:tblDescription", NS) is not None]


def document(data: bytes):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def with_document(data: bytes, root) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(name, text if name == "word/document.xml" else source.read(name))
    return target.getvalue()


def dye(data: bytes, change: Callable) -> Dyed:
    """Colour a document after ``change`` has been made to it."""
    root = document(data)
    change(root)
    dyed, numbers = Dyed(), count(1)
    shared: dict[tuple[int, str], str] = {}
    for number, table in enumerate(flow_tables(root)):
        for r, row in enumerate(table.findall("w:tr", NS)):
            column = 0
            for cell in row.findall("w:tc", NS):
                place = (number, r, column)
                colour = _colour(numbers)
                dyed.cells[colour] = place
                _shade(cell, colour)
                for anchor in cell.iter(f"{{{WP}}}anchor"):
                    _paint(anchor, place, dyed, shared, numbers)
                span = cell.find("w:tcPr/w:gridSpan", NS)
                column += int(span.get(f"{{{W}}}val")) if span is not None else 1
    dyed.data = with_document(data, root)
    return dyed


def _colour(numbers) -> str:
    value = next(numbers)
    return f"{40 + value % 150:02X}{40 + value // 150 % 150:02X}{90 + value // 22500 % 100:02X}"


def _shade(cell, colour: str) -> None:
    properties = cell.find("w:tcPr", NS)
    for old in properties.findall("w:shd", NS):
        properties.remove(old)
    shade = etree.Element(f"{{{W}}}shd", {f"{{{W}}}val": "clear", f"{{{W}}}color": "auto", f"{{{W}}}fill": colour})
    before = [c for c in properties if etree.QName(c).localname in ("tcW", "gridSpan", "vMerge", "tcBorders")]
    before[-1].addnext(shade)


def _paint(anchor, place: Cell, dyed: Dyed, shared: dict, numbers) -> None:
    name = anchor.find("wp:docPr", NS).get("name")
    _, kind, rest = name.split(":", 2)
    if kind == "simbol":
        colour = _colour(numbers)
        dyed.symbols[colour] = (place[0], rest)
        dyed.anchors[place[0], rest] = place
        preset = anchor.find(".//a:prstGeom", NS)
        dyed.presets[place[0], rest] = preset.get("prst") if preset is not None else "path"
        anchor.find(".//a:solidFill/a:srgbClr", NS).set("val", colour)
    elif kind == "panah":
        arrow = (place[0], rest.partition("#")[0])
        if arrow not in shared:
            shared[arrow] = _colour(numbers)
            dyed.arrows[shared[arrow]] = arrow
        anchor.find(".//a:ln/a:solidFill/a:srgbClr", NS).set("val", shared[arrow])


@dataclass
class Seen:
    """Where things stand in a PDF: (page, rectangle in mm); for arrows their strokes' ends and heads' rectangles."""

    pages: int = 0
    cells: dict[Cell, tuple[int, pymupdf.Rect]] = field(default_factory=dict)
    symbols: dict[tuple[int, str], tuple[int, pymupdf.Rect, str]] = field(default_factory=dict)
    strokes: dict[tuple[int, str], list] = field(default_factory=lambda: defaultdict(list))
    heads: dict[tuple[int, str], list] = field(default_factory=lambda: defaultdict(list))


def look(pdf: bytes, dyed: Dyed) -> Seen:
    """Read a dyed document's PDF."""
    seen = Seen()
    with pymupdf.open(stream=pdf) as document:
        seen.pages = len(document)
        for page in document:
            for drawing in page.get_drawings():
                _note(drawing, page.number, dyed, seen)
    return seen


def _hex(colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour) if colour else ""


def _mm(rect) -> pymupdf.Rect:
    return pymupdf.Rect(*(value * PT for value in rect))


def _note(drawing: dict, page: int, dyed: Dyed, seen: Seen) -> None:
    fill, stroke, rect = _hex(drawing.get("fill")), _hex(drawing.get("color")), _mm(drawing["rect"])
    if fill in dyed.cells and rect.width > 1:
        place = dyed.cells[fill]
        known = seen.cells.get(place)
        seen.cells[place] = (page, rect | known[1] if known and known[0] == page else rect)
    elif fill in dyed.symbols:
        seen.symbols[dyed.symbols[fill]] = (page, rect, _shape(drawing["items"]))
    if fill in dyed.arrows:
        seen.heads[dyed.arrows[fill]].append((page, rect))
    elif stroke in dyed.arrows:
        points = [p for item in drawing["items"] if item[0] == "l" for p in item[1:3]]
        ends = [(p.x * PT, p.y * PT) for p in points]
        seen.strokes[dyed.arrows[stroke]].append((page, ends))


def _shape(items) -> str:
    """What is drawn: by curves, and by how many corners lie on the middle of the box."""
    if any(item[0] == "c" for item in items):
        return "capsule"
    if any(item[0] == "re" for item in items):
        return "box"
    lines = [item for item in items if item[0] == "l" and abs(item[1] - item[2]) > 0.01]
    slanted = [item for item in lines if abs(item[1].x - item[2].x) > 0.5 and abs(item[1].y - item[2].y) > 0.5]
    return {0: "box", 2: "pentagon", 4: "diamond"}.get(len(slanted), "?")
