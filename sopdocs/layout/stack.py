"""How large the symbols are and how they stand in a row: one above the other where a cell holds several.

Sizes are those measured on real pages (medians of 318 SOPs), made smaller where a column is narrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdocs.chart import PT, Rect, SymbolKind
from sopdocs.graph import Graph, Node, Place
from sopdocs.layout import question
from sopdocs.layout.columns import Columns
from sopdocs.layout.form import Form
from sopdocs.layout.question import question_form
from sopdocs.layout.setting import Room, Setting

NOMINAL: Mapping[SymbolKind, tuple[float, float]] = {
    "capsule": (37 * PT, 18 * PT),
    "box": (42 * PT, 19.5 * PT),
    "diamond": question.NOMINAL,
    "pentagon": (26 * PT, 14 * PT),
}
GAP = 4.4
"""Distance of stacked symbols, mm: an arrow with its head."""
LABEL_GAP = 5.6
"""Distance of an end capsule under a diamond, mm: the exit's label stands beside the arrow."""
AIR = 0.6
"""Room above and below a row's symbols beyond the arrows' tracks, mm."""
_FLATTEST = 0.7
_PLACES: tuple[Place, ...] = ("start", "step", "end")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Width and height of each symbol in a flow, and how wide a diamond with a question may get in each column, mm."""

    kinds: Mapping[SymbolKind, tuple[float, float]]
    widest: Mapping[str, float]


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
    def mute(self) -> bool:
        """Whether a question found no room in its diamond."""
        return any(node.text.strip() and not self.forms[node.id].lines for node in self.nodes)

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


def _form(node: Node, sizes: Sizes, setting: Setting) -> Form:
    w, h = sizes.kinds[node.shape]
    if not node.text.strip():
        return Form(w, h)
    return question_form(node.text, (w, h), max(w, sizes.widest[node.actor]), setting) or Form(w, h)
