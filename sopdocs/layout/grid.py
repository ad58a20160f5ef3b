"""The grid of a page: nodes where track lines meet, what is blocked by symbols, and the ports of each symbol.

A node is ``y_index * width + x_index``. Directions are 0 right, 1 down, 2 left, 3 up; the directed unit edge that
leaves node ``n`` in direction ``d`` is ``4 * n + d``. Lengths inside are hundredths of a millimetre (int).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sopdocs.chart import Symbol
from sopdocs.layout.lines import LEAST, Extent, Lines, Spacing, lay_lines
from sopdocs.layout.outline import reach
from sopdocs.layout.problem import PageProblem

UNIT = 100
"""Grid lengths and costs to the millimetre."""
RIGHT, DOWN, LEFT, UP = range(4)


@dataclass(frozen=True, slots=True)
class Port:
    """A place on a symbol's outline (``x``, ``y``) where an arrow may begin or end, and the first free node outside.

    ``side`` points away from the symbol; ``stub`` is the length from outline to node; ``off`` ports are not on the
    symbol's middle line.
    """

    index: int
    symbol: int
    side: int
    node: int
    stub: int
    off: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Flat arrays over nodes and directed unit edges; see the module's description for the numbering."""

    xs: Lines
    ys: Lines
    width: int
    height: int
    step: tuple[int, int, int, int]
    length: tuple[int, ...]
    """Of each directed unit edge."""
    blocked: bytes
    """1 for directed unit edges no arrow may use."""
    ports: tuple[Port, ...]
    ports_of: tuple[tuple[int, ...], ...]
    """Port indices of each symbol."""
    near: frozenset[int]
    """Nodes right before a port whose stub is too short for an arrowhead."""


def build_grid(problem: PageProblem, tracks: int, pitch: float) -> Grid:
    """The grid with at most ``tracks`` tracks in a margin, ``pitch`` mm apart."""
    style = problem.style
    spacing = Spacing(style.border, style.clearance, pitch, tracks)
    spread = _off_centers(problem)
    xs = lay_lines(problem.columns, _extents(problem, spread, across=True), spacing)
    ys = lay_lines(problem.rows, _extents(problem, spread, across=False), spacing)
    return _Builder(problem, xs, ys, spread).build()


def _off_centers(problem: PageProblem) -> dict[str, tuple[float, ...]]:
    """For each symbol the x of its ports, middle first: crowded symbols get more than one above and below."""
    leaving: dict[str, int] = {symbol.id: 0 for symbol in problem.symbols}
    arriving: dict[str, set[tuple[str, ...]]] = {symbol.id: set() for symbol in problem.symbols}
    for wire in problem.wires:
        for source in wire.sources:
            leaving[source] += 1
        for target in wire.targets:
            arriving[target].add(wire.targets)
    linked = [name for link in problem.links for name in (link.first, link.second)]
    offsets: list[list[float]] = [[] for _ in problem.columns]
    return {
        symbol.id: _port_xs(
            symbol, leaving[symbol.id], len(arriving[symbol.id]) + linked.count(symbol.id), offsets[symbol.column]
        )
        for symbol in problem.symbols
    }


def _port_xs(symbol: Symbol, leaving: int, other: int, offsets: list[float]) -> tuple[float, ...]:
    """The x of a symbol's ports; ``offsets`` from the middle that its column has already are taken where they are near,
    so that no two lines run too close to each other."""
    center, half = symbol.rect.center.x, symbol.rect.w / 2
    crowd = leaving + other + (symbol.kind != "diamond" and leaving > 1)
    if symbol.kind == "pentagon" or crowd < 4:
        return (center,)
    found = []
    for share in (0.6,) if crowd < 5 or half < 4 else (0.35, 0.75):
        offset = next((known for known in offsets if abs(known - share * half) < LEAST), share * half)
        offsets.append(offset)
        found += [center - offset, center + offset]
    return (center, *found)


def _extents(problem: PageProblem, spread: dict[str, tuple[float, ...]], *, across: bool) -> list[list[Extent]]:
    bands: list[list[Extent]] = [[] for _ in (problem.columns if across else problem.rows)]
    for symbol in problem.symbols:
        rect = symbol.rect
        if across:
            bands[symbol.column].append(Extent(rect.x, rect.right, spread[symbol.id]))
        else:
            bands[symbol.row].append(Extent(rect.y, rect.bottom, (rect.center.y,)))
    return bands


@dataclass(frozen=True, slots=True)
class _Guard:
    """A symbol's rectangle with the distance that lines keep from it."""

    x0: float
    x1: float
    y0: float
    y1: float


class _Builder:
    """Works out the arrays of a `Grid` once."""

    def __init__(self, problem: PageProblem, xs: Lines, ys: Lines, spread: dict[str, tuple[float, ...]]) -> None:
        self.problem, self.lines_x, self.lines_y, self.spread = problem, xs, ys, spread
        self.xs = [line.at for line in xs.lines]
        self.ys = [line.at for line in ys.lines]
        self.width, self.height = len(self.xs), len(self.ys)
        self.step = (1, self.width, -1, -self.width)
        self.solid = bytearray(self.width * self.height)
        self.guards = [self._guard(symbol) for symbol in problem.symbols]

    def build(self) -> Grid:
        for guard in self.guards:
            self._fill(guard)
        ports: list[Port] = []
        ports_of: list[tuple[int, ...]] = []
        for index in range(len(self.problem.symbols)):
            found = self._ports(index, len(ports))
            ports += found
            ports_of.append(tuple(port.index for port in found))
        head = round((self.problem.style.head_length + 0.4) * UNIT)
        return Grid(
            xs=self.lines_x,
            ys=self.lines_y,
            width=self.width,
            height=self.height,
            step=self.step,
            length=self._lengths(),
            blocked=self._blocked(),
            ports=tuple(ports),
            ports_of=tuple(ports_of),
            near=frozenset(port.node for port in ports if port.stub < head),
        )

    def _guard(self, symbol: Symbol) -> _Guard:
        """The clearance shrinks where a neighbour or a rule is nearer than twice that."""
        rect, clear, border = symbol.rect, self.problem.style.clearance, self.problem.style.border
        column, row = self.problem.columns[symbol.column], self.problem.rows[symbol.row]
        share = clear / (clear + border) * 0.999
        left = min(clear, max(rect.x - column.lo, 0) * share)
        right = min(clear, max(column.hi - rect.right, 0) * share)
        above = min(clear, max(rect.y - row.lo, 0) * share)
        below = min(clear, max(row.hi - rect.bottom, 0) * share)
        for other in self.problem.symbols:
            if other.column == symbol.column and other.row == symbol.row and other is not symbol:
                if other.rect.bottom <= rect.y:
                    above = min(above, (rect.y - other.rect.bottom) * 0.44)
                if other.rect.y >= rect.bottom:
                    below = min(below, (other.rect.y - rect.bottom) * 0.44)
        tiny = 1e-6
        return _Guard(
            rect.x - left + tiny, rect.right + right - tiny, rect.y - above + tiny, rect.bottom + below - tiny
        )

    def _fill(self, guard: _Guard) -> None:
        left, right = bisect_left(self.xs, guard.x0), bisect_left(self.xs, guard.x1)
        for row in range(bisect_left(self.ys, guard.y0), bisect_left(self.ys, guard.y1)):
            start = row * self.width
            self.solid[start + left : start + right] = b"\1" * (right - left)

    def _lengths(self) -> tuple[int, ...]:
        across = [round((b - a) * UNIT) for a, b in zip(self.xs, self.xs[1:], strict=False)]
        down = [round((b - a) * UNIT) for a, b in zip(self.ys, self.ys[1:], strict=False)]
        flat = [0] * (4 * self.width * self.height)
        flat[RIGHT::4] = [*across, 0] * self.height
        flat[LEFT::4] = [0, *across] * self.height
        flat[DOWN::4] = [length for length in [*down, 0] for _ in range(self.width)]
        flat[UP::4] = [length for length in [0, *down] for _ in range(self.width)]
        return tuple(flat)

    def _blocked(self) -> bytes:
        width, height = self.width, self.height
        blocked = bytearray(4 * width * height)
        for y in range(height):
            blocked[4 * y * width + LEFT] = 1
            blocked[4 * (y * width + width - 1) + RIGHT] = 1
        for x in range(width):
            blocked[4 * x + UP] = 1
            blocked[4 * ((height - 1) * width + x) + DOWN] = 1
        for node, solid in enumerate(self.solid):
            if solid:
                for direction, step in enumerate(self.step):
                    blocked[4 * node + direction] = 1
                    back = 4 * (node + step) + (direction ^ 2)
                    if 0 <= back < len(blocked):
                        blocked[back] = 1
        return bytes(blocked)

    def _ports(self, index: int, first: int) -> list[Port]:
        symbol = self.problem.symbols[index]
        found: list[Port] = []
        center = symbol.rect.center
        places = [(side, center.x) for side in (RIGHT, LEFT)]
        places += [(side, x) for x in self.spread[symbol.id] for side in (DOWN, UP)]
        for side, x in places:
            port = self._port(index, side, x, first + len(found))
            if port is not None:
                found.append(port)
        return found

    def _port(self, index: int, side: int, x: float, number: int) -> Port | None:
        """The port where the line through ``x`` leaves the symbol on that side; None when there is no way out."""
        symbol, guard = self.problem.symbols[index], self.guards[index]
        column = bisect_left(self.xs, x - 1e-3)
        row = bisect_left(self.ys, symbol.rect.center.y - 1e-3)
        at_x, at_y = reach(symbol, side, self.xs[column])
        at_y = self.ys[row] if side in (RIGHT, LEFT) else at_y
        if side == RIGHT:
            column = bisect_left(self.xs, guard.x1)
        elif side == LEFT:
            column = bisect_left(self.xs, guard.x0) - 1
        elif side == DOWN:
            row = bisect_left(self.ys, guard.y1)
        else:
            row = bisect_left(self.ys, guard.y0) - 1
        if not (0 <= column < self.width and 0 <= row < self.height) or self.solid[row * self.width + column]:
            return None
        stub = abs(self.xs[column] - at_x) + abs(self.ys[row] - at_y)
        off = side in (DOWN, UP) and abs(at_x - symbol.rect.center.x) > 1e-3
        return Port(number, index, side, row * self.width + column, round(stub * UNIT), off, at_x, at_y)
