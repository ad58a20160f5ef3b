"""Routing problems made by a seeded hand: pages as a flow might give them, without text or tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from sopdocs.chart import PlainLine, Point, Rect, Symbol, SymbolKind
from sopdocs.layout.exits import label_shapes
from sopdocs.layout.problem import Band, PageProblem, RouteStyle, Wire

STYLE = RouteStyle(1.3, 0.9, 0.9, 1.7, 1.3, (6.5, 5.5), "Liberation Sans Narrow")
SIZES: dict[SymbolKind, tuple[float, float]] = {
    "box": (14, 7),
    "capsule": (14, 6),
    "diamond": (14, 9),
    "pentagon": (8, 5),
}


@dataclass
class Sketch:
    """A page in the making: columns 24 mm and rows 20 mm, unless told otherwise."""

    columns: int
    rows: int
    column: float = 24
    row: float = 20
    shrink: float = 1
    symbols: dict[str, Symbol] = field(default_factory=dict)
    links: list[PlainLine] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)

    def put(self, name: str, kind: SymbolKind, column: int, row: int, shift: float = 0, flip: bool = False) -> None:
        """Stand a symbol in the middle of a cell, ``shift`` mm lower."""
        w, h = (size * self.shrink for size in SIZES[kind])
        x, y = (column + 0.5) * self.column - w / 2, (row + 0.5) * self.row - h / 2 + shift
        self.symbols[name] = Symbol(name, kind, Rect(x, y, w, h), column, row, None, "", flip=flip)

    def link(self, first: str, second: str) -> None:
        """Join two symbols of a row."""
        a, b = self.symbols[first].rect, self.symbols[second].rect
        self.links.append(PlainLine(first, second, (Point(a.right, a.center.y), Point(b.x, b.center.y))))

    def wire(self, sources: str, targets: str, label: str = "", back: bool | None = None) -> None:
        """An arrow between symbols named with blanks between; a loop if it goes up."""
        first, second = tuple(sources.split()), tuple(targets.split())
        if back is None:
            back = self.symbols[first[0]].row >= self.symbols[second[0]].row and first != second
            back = back and self.symbols[first[0]].row > self.symbols[second[0]].row
        shapes = label_shapes(label, STYLE.label_sizes, lambda text, size: 0.17 * size * len(text)) if label else ()
        self.wires.append(Wire(len(self.wires), first, second, label, back, shapes))

    def problem(self) -> PageProblem:
        """The finished problem."""
        return PageProblem(
            columns=tuple(Band(i * self.column, (i + 1) * self.column) for i in range(self.columns)),
            rows=tuple(Band(i * self.row, (i + 1) * self.row) for i in range(self.rows)),
            symbols=tuple(self.symbols.values()),
            links=tuple(self.links),
            wires=tuple(self.wires),
            style=STYLE,
        )


def random_page(seed: int, hard: bool = False) -> PageProblem:
    """A page of 3-9 steps; ``hard`` ones are half decisions with jumps anywhere, forks and joint acts."""
    random = Random(seed)
    columns, rows = random.randint(2, 12 if hard else 8), random.randint(3, 9)
    width = max(10.0, min(26.0, 120 / columns))
    page = Sketch(columns, rows, width, 20, 1 if width > 20 else (width - 4) / 16)
    kinds: list[SymbolKind] = []
    places: list[list[str]] = []
    column = random.randrange(columns)
    for row in range(rows):
        kind: SymbolKind = "diamond" if random.random() < (0.5 if hard else 0.25) else "box"
        if row in (0, rows - 1) and kind == "box":
            kind = "capsule"
        count = random.randint(2, min(3, columns)) if random.random() < 0.1 and kind == "box" else 1
        column = min(max(0, column + random.choice([-2, -1, -1, 0, 1, 1, 2])), columns - count)
        names = [f"{row}.{column + i}" for i in range(count)]
        for i, name in enumerate(names):
            page.put(name, kind, column + i, row)
        for first, second in pairwise(names):
            page.link(first, second)
        kinds.append(kind)
        places.append(names)
    _connect(page, random, kinds, places, hard)
    return page.problem()


def _connect(page: Sketch, random: Random, kinds: list[SymbolKind], places: list[list[str]], hard: bool) -> None:
    rows = len(places)
    for row, names in enumerate(places):
        exits = [row + 1] if row + 1 < rows else []
        if kinds[row] == "diamond":
            up = random.random() < 0.7 and row > 0
            exits.append(random.randrange(max(0, row - 6), row) if up else random.randrange(rows))
            if hard:
                exits = [random.randrange(rows) for _ in range(random.randint(2, 4))]
        elif hard and random.random() < 0.3:
            exits = sorted({random.randrange(rows) for _ in range(random.randint(1, 3))})
        for number, target in enumerate(exits):
            label = ("Ya", "Tidak", "Belum lengkap", "Lain")[number] if kinds[row] == "diamond" else ""
            page.wire(" ".join(names), " ".join(places[target]), label)
