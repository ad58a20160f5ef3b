"""A chart page as PDF operators: the table's text, then the drawing over it. Lengths are mm, y downwards."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sopdocs.chart import PT, Cell, Chart, ChartPage, Row
from sopdocs.render.contents import HEADS, cells_of, head_scope, page_texts
from sopdocs.render.drawing import number
from sopdocs.render.flow.faces import Faces
from sopdocs.render.flow.tags import Tag
from sopdocs.render.fonts import stand_ins
from sopdocs.render.ink import (
    BLACK,
    Box,
    Capsule,
    Ink,
    Polygon,
    Step,
    Stroke,
    Words,
    baselines,
    cell_words,
    flow,
    rules,
)
from sopdocs.typefaces import Typefaces

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart page and what its drawing needs.

    :param padding: space between a rule and the text beside it, mm (profile.yaml).
    :param told: the page in words, for readers who cannot see it, as a PDF string.
    """

    chart: Chart
    page: ChartPage
    padding: float
    told: bytes
    typefaces: Typefaces


class Painter:
    """Writes one page; its marked content is numbered from ``first``."""

    def __init__(self, sheet: Sheet, faces: Faces, first: int) -> None:
        self._sheet = sheet
        self._faces = faces
        self._mark = first
        self._out: list[bytes] = []
        self._inks: dict[str, str] = {}
        self._font = ("", 0.0)
        self._stand_ins = _stand_ins(sheet)

    def paint(self) -> tuple[bytes, tuple[Tag, ...]]:
        """The page's operators and its tags."""
        page, pen = self._sheet.page, self._sheet.chart.pen
        self._say(f"q {1 / PT:.6f} 0 0 {1 / PT:.6f} 0 0 cm")
        tree = [Tag("H1", self._text(page.caption.cell, "H1", 0.0))] if page.caption else []
        self._grounds(page, pen.header_fill)
        self._ink("rg", pen.header_ink)
        head = tuple(self._row(row) for row in page.rows if row.kind in HEADS)
        self._ink("rg", BLACK)
        body = tuple(self._row(row) for row in page.rows if row.kind not in HEADS)
        tree += [Tag("Table", (Tag("THead", head), Tag("TBody", body))), self._figure(page)]
        self._say("Q")
        return b"\n".join(self._out), tuple(tree)

    def _say(self, operators: str) -> None:
        self._out.append(operators.encode())

    def _ink(self, operator: str, color: str) -> None:
        """Set the colour of areas (``rg``) or of strokes (``RG``), unless it is set."""
        if self._inks.get(operator) != color:
            self._inks[operator] = color
            self._say(f"{_rgb(color)} {operator}")

    def _grounds(self, page: ChartPage, fill: str) -> None:
        self._say("/Artifact BMC")
        for cell in (cell for row in page.rows if row.kind in HEADS for cell in row.cells):
            self._draw(Box(cell.rect, fill))
        self._say("EMC")

    def _row(self, row: Row) -> Tag:
        return Tag("TR", tuple(self._cell(row, cell) for cell in row.cells))

    def _cell(self, row: Row, cell: Cell) -> Tag:
        head = head_scope(self._sheet.page, row, cell)
        kind, scope = ("TH", f"/Scope /{head}") if head else ("TD", "")
        spans = f"/ColSpan {cell.column_span}" if cell.column_span > 1 else ""
        spans += f"/RowSpan {cell.row_span}" if cell.row_span > 1 else ""
        entries = f"/A <</O /Table{scope}{spans}>>".encode() if scope or spans else b""
        return Tag(kind, self._text(cell, kind, self._sheet.padding), entries)

    def _text(self, cell: Cell, kind: str, padding: float) -> tuple[int, ...]:
        """The text of a cell, and the number of its marked content."""
        if not any(line.strip() for line in cell.lines):
            return ()
        mark = self._begin(kind)
        self._words(cell_words(cell, padding), cell.text)
        self._say("EMC")
        return (mark,)

    def _begin(self, kind: str) -> int:
        mark = self._mark
        self._mark += 1
        self._say(f"/{kind} <</MCID {mark}>> BDC")
        return mark

    def _words(self, words: Words, text: str = "") -> None:
        """Lines, a space after each that has one in ``text``: who reads them aloud does not see where a line ends."""
        style, area = words.style, words.area
        size = style.size * PT
        read = 0
        self._say("BT")
        for line, across, down in baselines(words, self._sheet.typefaces):
            shown = self._known(line)
            name, run = self._faces.line(shown, style)
            if (name, size) != self._font:
                self._font = (name, size)
                self._say(f"/{name} {number(size)} Tf")
            start = across - run.width * size / 2 if words.align == "center" else across
            turn, x, y = "1 0 0 -1", start, down
            if words.turned:
                turn, x, y = "0 -1 -1 0", area.x + down, area.bottom - start
            self._say(f"{turn} {number(x)} {number(y)} Tm")
            self._out.append(run.shown)
            read = max(text.find(line, read) + len(line), read)
            if text[read : read + 1].isspace() or not text:
                self._out.append(self._faces.line(" ", style)[1].shown)
        self._say("ET")

    def _known(self, line: str) -> str:
        """A line as it is set: accents on their letters, and a box for what the face has no glyph for."""
        line = line if line.isascii() else unicodedata.normalize("NFC", line)
        return line.translate(self._stand_ins) if self._stand_ins else line

    def _figure(self, page: ChartPage) -> Tag:
        mark = self._begin("Figure")
        self._draw(rules(page, self._sheet.chart.pen))
        for ink in flow(page, self._sheet.chart.pen):
            self._draw(ink)
        self._say("EMC")
        area, height = page.table, self._sheet.chart.height
        sides = (area.x, height - area.bottom, area.right, height - area.y)
        box = " ".join(number(side / PT) for side in sides)
        return Tag("Figure", (mark,), b"/Alt %s/A <</O /Layout/BBox [%s]>>" % (self._sheet.told, box.encode()))

    def _draw(self, ink: Ink) -> None:
        match ink:
            case Words():
                self._ink("rg", BLACK)
                self._words(ink)
            case Stroke():
                self._ink("RG", BLACK)
                self._say(f"{number(ink.width)} w {2 if ink.square else 0} J\n{_path(ink.steps)} S")
            case Box() | Polygon() | Capsule():
                self._ink("rg", ink.fill)
                if ink.width:
                    self._ink("RG", BLACK)
                    self._say(f"{number(ink.width)} w 0 J")
                self._say(f"{_outline(ink)} {'B' if ink.width else 'f'}")


def _stand_ins(sheet: Sheet) -> Mapping[int, str]:
    family = next(cells_of(sheet.page)).style.family
    texts = "".join(text for _, _, _, text in page_texts(sheet.page))
    blank = {ord(character): " " for character in texts if unicodedata.category(character) == "Cc"}
    return {**stand_ins(texts, family, sheet.typefaces), **blank}


def _outline(ink: Box | Polygon | Capsule) -> str:
    if isinstance(ink, Box):
        rect = ink.rect
        return f"{number(rect.x)} {number(rect.y)} {number(rect.w)} {number(rect.h)} re"
    if isinstance(ink, Capsule):
        return _path(ink.steps)
    first, *others = (f"{number(corner.x)} {number(corner.y)}" for corner in ink.corners)
    return f"{first} m {' '.join(f'{each} l' for each in others)} h"


def _path(steps: tuple[Step, ...]) -> str:
    return " ".join(
        f"{' '.join(map(number, numbers))} {_OPERATORS[letter]}" if numbers else "h" for letter, numbers in steps
    )


def _rgb(color: str) -> str:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    return " ".join(number(int(digits[start : start + 2], 16) / 255) for start in (0, 2, 4))
