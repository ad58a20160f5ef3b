"""How large the symbols are and how they stand in a row: one above the other where a cell holds several.

Sizes are those measured on real pages (medians of 318 SOPs), made smaller where a column is narrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdocs.chart import PT, Fault, Rect, SymbolKind, TextStyle
from sopdocs.graph import Graph, Node, Place
from sopdocs.layout.columns import Columns
from sopdocs.layout.setting import SMALLEST, Room, Setting
from sopdocs.model import Flow, Route

NOMINAL: Mapping[SymbolKind, tuple[float, float]] = {
    "capsule": (37 * PT, 18 * PT),
    "box": (42 * PT, 19.5 * PT),
    "diamond": (50 * PT, 24 * PT),
    "pentagon": (26 * PT, 14 * PT),
}
GAP = 4.4
"""Distance of stacked symbols, mm: an arrow with its head."""
LABEL_GAP = 5.6
"""Distance of an end capsule under a diamond, mm: the exit's label stands beside the arrow."""
AIR = 0.6
"""Room above and below a row's symbols beyond the arrows' tracks, mm."""
_FLATTEST = 0.7
_SIZES = (7.5, 7.0, 6.5, 6.0, SMALLEST)
_UNREADABLE = (5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5)
_GROWTHS = (1.0, 1.25, 1.6, 2.0, 2.5)
_QUESTION_AIR = 0.3
_PLACES: tuple[Place, ...] = ("start", "step", "end")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Width and height of each symbol in a flow, and how wide a diamond with a question may get in each column, mm."""

    kinds: Mapping[SymbolKind, tuple[float, float]]
    widest: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Form:
    """A node's size, and the lines of its question."""

    w: float
    h: float
    lines: tuple[str, ...] = ()
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """The symbols of one row: the form of each node, the tops of the places (start, step, end) in use, their heights.

    Places are shared by the whole row, so neighbours stand level. ``above`` and ``below`` is the room for arrows.
    """

    nodes: tuple[Node, ...]
    forms: Mapping[str, Form]
    tops: Mapping[Place, float]
    heights: Mapping[Place, float]
    above: float
    below: float

    @property
    def height(self) -> float:
        """Height from the topmost symbol's top to the lowest one's bottom."""
        return max((top + self.heights[place] for place, top in self.tops.items()), default=0.0)

    @property
    def need(self) -> float:
        """Height of a row that holds the symbols with room for arrows; 0 without symbols."""
        return self.above + self.height + self.below if self.nodes else 0.0

    def rect(self, node: Node, column: Rect) -> Rect:
        """Where a node stands in its cell."""
        form = self.forms[node.id]
        top = column.center.y - self.need / 2 + self.above
        middle = top + self.tops[node.place] + self.heights[node.place] / 2
        return Rect(column.center.x - form.w / 2, middle - form.h / 2, form.w, form.h)


def column_tracks(width: float, room: Room) -> int:
    """How many tracks a column affords beside a symbol that is still wide enough to read."""
    for tracks, least in ((room.tracks + 1, 14.0), (room.tracks, 7.0)):
        if width - 2 * room.margin(tracks) >= least:
            return tracks
    return 1


def symbol_sizes(columns: Columns, room: Room) -> Sizes:
    """Sizes of the symbols in these columns: all alike, as the narrowest official's column allows."""
    widest = {column.key.partition(":")[2]: max(2.0, column.w - 2 * room.margin(1)) for column in columns.actors}
    least = max(2.0, columns.narrowest - 2 * room.margin(column_tracks(columns.narrowest, room)))
    kinds: dict[SymbolKind, tuple[float, float]] = {}
    for kind, (w, h) in NOMINAL.items():
        share = min(1.0, least / w)
        kinds[kind] = (w * share, h * max(share, _FLATTEST))
    return Sizes(kinds, widest)


def question_widths(graph: Graph, setting: Setting) -> dict[str, float]:
    """How wide an official's column must be for the longest word of its questions in the smallest readable type."""
    style = setting.style(SMALLEST)
    height = NOMINAL["diamond"][1] * _FLATTEST * _GROWTHS[-2]
    share = 1 - (style.pitch + _QUESTION_AIR) / height
    needs: dict[str, float] = {}
    for node in graph.nodes:
        for word in node.text.split():
            diamond = (setting.regular.width(word, SMALLEST) + 2 * _QUESTION_AIR) / share
            width = diamond + 2 * setting.room.margin(1) + _QUESTION_AIR
            needs[node.actor] = max(width, needs.get(node.actor, 0.0))
    return needs


def row_stacks(graph: Graph, rows: int, sizes: Sizes, setting: Setting) -> tuple[Stack, ...]:
    """The symbols of every row of a flow."""
    nodes: list[list[Node]] = [[] for _ in range(rows)]
    for node in graph.nodes:
        nodes[node.step].append(node)
    return tuple(row_stack(tuple(members), sizes, setting) for members in nodes)


def row_stack(nodes: tuple[Node, ...], sizes: Sizes, setting: Setting) -> Stack:
    """Give every symbol of a row its form and its place; nothing goes on above a start or below an end."""
    forms = {node.id: _form(node, sizes, setting) for node in nodes}
    heights: dict[Place, float] = {}
    tops: dict[Place, float] = {}
    y = 0.0
    for place in _PLACES:
        here = [node for node in nodes if node.place == place]
        if here:
            heights[place] = max(forms[node.id].h for node in here)
            tops[place] = y
            y += heights[place] + (LABEL_GAP if any(node.shape == "diamond" for node in here) else GAP)
    margin, slim = setting.room.margin(setting.room.tracks) + AIR, setting.room.margin(1) + AIR
    return Stack(nodes, forms, tops, heights, slim if "start" in tops else margin, slim if "end" in tops else margin)


def small_questions(stacks: Sequence[Stack], flow: Flow, where: Route) -> Iterator[Fault]:
    """A fault (SOP022) for each question that fits its diamond only in type under 5.5 pt, or not at all."""
    for stack in stacks:
        for node in stack.nodes:
            form = stack.forms[node.id]
            size = form.style.size if form.style else 0.0
            if node.text.strip() and size < SMALLEST:
                values = (("ukuran", f"{size:g}"), ("kolom", flow.heading(node.actor)))
                yield Fault("SOP022", (*where, "steps", node.step, "question"), values)


def _form(node: Node, sizes: Sizes, setting: Setting) -> Form:
    w, h = sizes.kinds[node.shape]
    if not node.text.strip():
        return Form(w, h)
    return next(_question_forms(node.text, (w, h), max(w, sizes.widest[node.actor]), setting), Form(w, h))


def _question_forms(text: str, nominal: tuple[float, float], widest: float, setting: Setting) -> Iterator[Form]:
    """Diamonds that hold the question: the usual size with smaller type, then larger ones, then unreadable type."""
    w, h = nominal
    for growth in _GROWTHS:
        for size in _SIZES:
            for width in dict.fromkeys((w, min(max(w, NOMINAL["diamond"][0] * growth), widest))):
                yield from _filled(text, (width, h * growth), setting.style(size), setting)
    for size in _UNREADABLE:
        yield from _filled(text, (widest, h * _GROWTHS[-3]), setting.style(size), setting)
    for size in _UNREADABLE:
        yield from _filled(text, (widest, h * _GROWTHS[-1]), setting.style(size), setting)


def _filled(text: str, box: tuple[float, float], style: TextStyle, setting: Setting) -> Iterator[Form]:
    """A diamond of that box with the text in it, none of its words broken; nothing if it does not fit."""
    w, h = box
    for count in range(1, int(h / style.pitch) + 1):
        room = w * (1 - (count * style.pitch + _QUESTION_AIR) / h) - 2 * _QUESTION_AIR
        if room <= 0:
            break
        filled = setting.regular.lines(text, room, style.size)
        if len(filled.lines) <= count and not filled.broken:
            yield Form(w, h, filled.lines, style)
            break
