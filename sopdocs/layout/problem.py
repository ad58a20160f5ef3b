"""One page as a routing problem: bands of columns and rows, symbols in them, and the wires to draw.

The router knows nothing of SOPs, profiles or pages; it gets this and gives polylines. Lengths are mm.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import PlainLine, Symbol


@dataclass(frozen=True, slots=True)
class Band:
    """A column (x from ``lo`` to ``hi``) or a row (y from ``lo`` to ``hi``); its borders are table rules."""

    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Wire:
    """One arrow to route: from any of ``sources`` to any of ``targets`` (symbol ids).

    ``back`` marks a loop (the true target lies on an earlier row or page). Wires with the same ``targets`` may merge.
    ``label`` is the text that must find room beside it.
    """

    id: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    label: str
    back: bool


@dataclass(frozen=True, slots=True)
class RouteStyle:
    """Measures of the drawing, mm (``label_sizes`` in pt, largest first)."""

    pitch: float
    """Distance of neighbouring tracks."""
    border: float
    """Least distance of a track from a table rule."""
    clearance: float
    """Least distance of a passing line from a symbol."""
    head_length: float
    head_width: float
    label_sizes: tuple[float, ...]
    label_family: str


@dataclass(frozen=True, slots=True)
class PageProblem:
    """The actor columns and rows of one page, the symbols standing in them (``Symbol.column`` and ``Symbol.row`` index
    ``columns`` and ``rows``), joint links already drawn, and the wires."""

    columns: tuple[Band, ...]
    rows: tuple[Band, ...]
    symbols: tuple[Symbol, ...]
    links: tuple[PlainLine, ...]
    wires: tuple[Wire, ...]
    style: RouteStyle
