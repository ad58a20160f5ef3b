"""The finished geometry of the flow pages: what every exporter draws, and nothing it has to decide.

All lengths are millimetres from the page's top left corner, y downwards; type sizes are points (1 pt =
25.4/72 mm). Nothing is rounded here: only writers round. `Chart` is the one meeting point of layout and rendering;
see docs/ARCHITECTURE.md, "one geometry".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SymbolKind = Literal["capsule", "box", "diamond", "pentagon"]
Align = Literal["left", "center"]
VerticalAlign = Literal["top", "middle"]
PT = 25.4 / 72
"""One point in millimetres."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the page, mm."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the page, mm."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return self.y + self.h

    @property
    def center(self) -> Point:
        """Middle of the rectangle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of frozen lines is set: family, size (pt), line pitch (mm), weight."""

    family: str
    size: float
    pitch: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell with its lines already broken.

    ``text`` is the whole text as it reads (list marks included), for formats that wrap themselves; ``lines`` are
    what this page shows of it, to be set as they are; ``indents`` are their left indents in mm (hanging list items;
    empty: none). ``row_span``/``column_span`` count rows/columns of this page.
    ``turned`` text runs upwards. ``part`` > 0 marks the continuation of a row split over pages.
    """

    column: int
    rect: Rect
    text: str
    lines: tuple[str, ...]
    style: TextStyle
    align: Align
    valign: VerticalAlign
    row_span: int = 1
    column_span: int = 1
    turned: bool = False
    part: int = 0
    indents: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: ``key`` is ``no``, ``activity``, ``inputs``, ``time``, ``outputs``, ``note`` or
    ``actor:<short name>``."""

    key: str
    x: float
    w: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table on this page.

    ``kind``: ``header`` (repeated on every page), ``numbers`` (the column-number row), ``step``, or ``strip`` (the thin
    row that holds off-page connectors). ``step`` is the index of the step in its flow. Cells covered by a span from
    above are absent.
    """

    kind: Literal["header", "numbers", "step", "strip"]
    y: float
    h: float
    step: int | None
    cells: tuple[Cell, ...]
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Symbol:
    """A capsule, box, diamond or off-page pentagon.

    ``id`` is the graph node's id (``"3.kabag"``) or, for a pentagon, unique on its page. ``text`` (the question, or the
    connector's letter) stands centred in ``lines`` of ``style``. ``flip`` turns a pentagon's tip upwards.
    """

    id: str
    kind: SymbolKind
    rect: Rect
    column: int
    row: int
    step: int | None
    actor: str
    lines: tuple[str, ...] = ()
    style: TextStyle | None = None
    flip: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow (or its part on this page).

    ``source`` and ``target`` are symbol ids of this page. ``points`` is the whole orthogonal route from outline to
    outline; ``own`` is the part this arrow draws itself: where it merges into another arrow with the same
    target, ``own`` ends on that arrow's line and ``head`` is false. ``edges`` are the ids of the graph edges it stands
    for (several where they share an off-page connector); ``step``/``target_step`` are the true ends in the flow.
    """

    id: int
    edges: tuple[int, ...]
    source: str
    target: str
    points: tuple[Point, ...]
    own: tuple[Point, ...]
    head: bool
    label: str
    step: int
    target_step: int


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A joint-act line between two symbols, without arrowhead."""

    first: str
    second: str
    points: tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Label:
    """The text of a decision's exit beside its arrow; ``lines`` where it is broken into several."""

    arrow: int
    text: str
    rect: Rect
    style: TextStyle
    lines: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as they are set."""
        return self.lines or (self.text,)


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of text outside the table (heading above it)."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One printed page of one flow."""

    flow: int
    index: int
    caption: Caption | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    symbols: tuple[Symbol, ...]
    arrows: tuple[Arrow, ...]
    lines: tuple[PlainLine, ...]
    labels: tuple[Label, ...]

    @property
    def table(self) -> Rect:
        """The table's outer rectangle."""
        first, last = self.rows[0], self.rows[-1]
        left, right = self.columns[0], self.columns[-1]
        return Rect(left.x, first.y, right.x + right.w - left.x, last.y + last.h - first.y)


@dataclass(frozen=True, slots=True)
class Pen:
    """Strokes and fills shared by all pages: mm, and ``#rrggbb``."""

    rule: float
    """Table rules."""
    stroke: float
    """Symbol outlines and arrows."""
    head_length: float
    head_width: float
    header_fill: str

    @property
    def header_ink(self) -> str:
        """Colour of the text on ``header_fill``: black, or white where that contrasts more (WCAG 2.2, 1.4.3)."""
        parts = (int(self.header_fill[start : start + 2], 16) / 255 for start in (1, 3, 5))
        linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        luminance = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
        return "#000000" if (luminance + 0.05) ** 2 >= 1.05 * 0.05 else "#ffffff"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the layout had to put up with: a finding's code, where (route in the model) and values."""

    code: str
    route: tuple[str | int, ...]
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """All flow pages of an SOP. ``width`` and ``height`` are the paper's, mm."""

    width: float
    height: float
    pen: Pen
    pages: tuple[ChartPage, ...]
    faults: tuple[Fault, ...] = ()
