"""Advice of the drawing itself: another order of the columns under which fewer arrows cross.

Orders are nominated by a model that needs no geometry, and drawn: what is advised was counted in the finished drawing.
In the model an arrow runs level in the gap by its first row and upright along the column it leads to, or upright along
its own column and level by its last row. A level run crosses what runs upright through its gap in a column between its
ends, so the crossings of any order follow from how often each column lies between two others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdocs.chart import Chart
from sopdocs.graph import Graph, build_graph
from sopdocs.layout.lay_out import lay_out
from sopdocs.layout.quality import score
from sopdocs.model import Flow, Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import Typefaces

MOST_COLUMNS, MOST_ARROWS = 9, 150
"""Larger flows are not looked at."""
MOST_DRAWINGS = 3
"""Other drawings that are made of a flow."""
_PASSES = 3

Order = tuple[str, ...]
Weights = Counter[tuple[str, str, str]]
"""How often the third column is crossed when it lies between the first two."""


@dataclass(frozen=True, slots=True)
class Reordered:
    """A flow's crossings as drawn, and the order of columns (short names) that was drawn with the fewest."""

    flow: int
    crossings: int
    order: Order
    fewest: int


def reorder(sop: Sop, profile: Profile, typefaces: Typefaces) -> tuple[Reordered, ...]:
    """Every flow whose arrows cross, with the best order found; the present one where none is better."""
    chart = lay_out(sop, profile, typefaces)
    found = []
    for index, flow in enumerate(sop.flows):
        now = _crossings(chart, index)
        present = tuple(name for name, _ in flow.actors)
        drawn = [(now, 0, present)]
        for place, order in enumerate(_nominated(flow) if now else (), 1):
            drawn.append((_crossings(lay_out(_with(sop, index, order), profile, typefaces), index), place, order))
        fewest, _, order = min(drawn)
        found.append(Reordered(index, now, order, fewest))
    return tuple(found)


def _crossings(chart: Chart, flow: int) -> int:
    return sum(score(page).crossings for page in chart.pages if page.flow == flow)


def _with(sop: Sop, index: int, order: Order) -> Sop:
    """The SOP with the columns of one flow in another order."""
    headings = dict(sop.flows[index].actors)
    actors = tuple((name, headings[name]) for name in order)
    if not sop.sections:
        return sop.model_copy(update={"actors": actors})
    flows = list(sop.sections)
    flows[index] = flows[index].model_copy(update={"actors": actors})
    return sop.model_copy(update={"sections": tuple(flows)})


def _nominated(flow: Flow) -> tuple[Order, ...]:
    """The model's best orders and that of the officials' first acts, where they are others than the present one."""
    present = tuple(name for name, _ in flow.actors)
    if not 3 <= len(present) <= MOST_COLUMNS:
        return ()
    costs = weights(build_graph(flow))
    acting = dict.fromkeys(name for step in flow.steps for name in step.performers if name in present)
    first = (*acting, *(name for name in present if name not in acting))
    orders = (better(present, costs), better(first, costs), first)
    return tuple(dict.fromkeys(order for order in orders if order != present))[:MOST_DRAWINGS]


@dataclass(frozen=True, slots=True)
class _Arrow:
    number: int
    first: int
    last: int
    source: str
    target: str

    @property
    def gaps(self) -> tuple[float, float]:
        """The gaps its level run may lie in: by its first row and by its last."""
        down = 0.5 if self.last > self.first else -0.5
        return self.first + down, self.last - down

    def passes(self, gap: float) -> bool:
        """True where its upright run goes through a gap."""
        return min(self.first, self.last) < gap < max(self.first, self.last)


def weights(graph: Graph) -> Weights:
    """The costs of all orders of a flow's columns; none for a flow that is too large."""
    arrows = list(_arrows(graph))
    found: Weights = Counter()
    if len(arrows) > MOST_ARROWS:
        return found
    for level in arrows:
        for upright in arrows:
            if level is upright or level.source == level.target:
                continue
            through = sum(map(upright.passes, level.gaps))
            for column in (upright.source, upright.target) if through else ():
                if column not in (level.source, level.target):
                    found[level.source, level.target, column] += through
    return found


def _arrows(graph: Graph) -> Iterator[_Arrow]:
    actors = {node.id: node.actor for node in graph.nodes}
    for edge in graph.edges:
        if edge.source_step != edge.target_step and len(edge.sources) == len(edge.targets) == 1:
            source, target = actors[edge.sources[0]], actors[edge.targets[0]]
            yield _Arrow(edge.id, edge.source_step, edge.target_step, source, target)


def cost(order: Sequence[str], costs: Weights) -> int:
    """What an order costs, to compare it with others."""
    place = {name: index for index, name in enumerate(order)}
    total = 0
    for (one, other, between), crossed in costs.items():
        low, high = sorted((place[one], place[other]))
        if low < place[between] < high:
            total += crossed
    return total


def better(order: Order, costs: Weights) -> Order:
    """The best order that moving one column after another leads to; the first column, where the flow begins, stays."""
    best, least = order, cost(order, costs)
    for _ in range(_PASSES):
        found = min(((cost(each, costs), each) for each in _moved(best)), default=(least, best))
        if found[0] >= least:
            break
        least, best = found
    return best


def _moved(order: Order) -> Iterator[Order]:
    for source in range(1, len(order)):
        rest = order[:source] + order[source + 1 :]
        for target in range(1, len(order)):
            if target != source:
                yield (*rest[:target], order[source], *rest[target:])
