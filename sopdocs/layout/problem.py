"""One page as a routing problem: bands of columns and rows, symbols in them, and the wires to draw; and the answer.

The router knows nothing of SOPs, profiles or pages; it gets a `PageProblem` and gives a `Routed`. Lengths are mm.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import Label, PlainLine, Point, Symbol


@dataclass(frozen=True, slots=True)
class Band:
    """A column (x from ``lo`` to ``hi``) or a row (y from ``lo`` to ``hi``); its borders are table rules."""

    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class LabelShape:
    """One way to set a label: its lines, and the width of the widest (mm)."""

    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Wire:
    """One arrow to route: from any of ``sources`` to any of ``targets`` (symbol ids).

    ``back`` marks a loop (the true target lies on an earlier row or page). Wires with the same ``targets`` may merge.
    ``label`` is the text that must find room beside it; ``label_shapes`` are the ways to set it at each of
    ``RouteStyle.label_sizes``, the preferred first (empty where there is no label).
    """

    id: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    label: str
    back: bool
    label_shapes: tuple[tuple[LabelShape, ...], ...] = ()


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


@dataclass(frozen=True, slots=True)
class RoutedPath:
    """The way of one wire, from ``source`` to ``target`` (the symbols it really uses).

    ``points`` is the whole way, outline to outline; ``own`` is the part this wire draws itself. Where it
    merges into another wire with the same targets (``joined_to``), ``own`` ends there and ``head`` is false.
    """

    wire: int
    source: str
    target: str
    points: tuple[Point, ...]
    own: tuple[Point, ...]
    head: bool
    joined_to: int | None


@dataclass(frozen=True, slots=True)
class Routed:
    """What the router gives: paths in the order of the wires' ids, labels (``Label.arrow`` is the wire's id), the ids
    of wires that found no way, and the effort spent in expanded grid states (never in time)."""

    paths: tuple[RoutedPath, ...]
    labels: tuple[Label, ...]
    unrouted: tuple[int, ...]
    effort: int
