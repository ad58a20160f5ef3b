"""How long a flow takes: along its longest path, and along every branch, each loop run through once.

A path goes from the first step to an end, never to a step twice; so what a decision sends back is done again from the
remaining steps only, which is the one run of the loop that counts. Steps that start several others at once
(``lanjut`` with several targets) have a path for each; the longest of them tells how long it takes. Times without a
number are named and not counted; a time per object counts for one object; a time merged with the row above counts
once.
"""

from __future__ import annotations

from typing import NamedTuple

from sopdocs.graph import build_graph
from sopdocs.model import Flow, Step
from sopdocs.values.durations import Duration, read_duration
from sopdocs.values.spans import Span, span_of

MOST_PATHS = 500
"""Paths that are looked at; a flow with more is told to have more."""
_MOST_MOVES = 20_000


class Way(NamedTuple):
    """One path: its steps (from 0), the exits taken (step, label), and the least and most it takes."""

    steps: tuple[int, ...]
    exits: tuple[tuple[int, str], ...]
    least: Span
    most: Span


class Untold(NamedTuple):
    """A step's time that gives no number (empty: none is written)."""

    step: int
    text: str


class Elapsed(NamedTuple):
    """The paths of a flow, the longest first; ``more`` is True where there are others that were not looked at."""

    ways: tuple[Way, ...]
    untold: tuple[Untold, ...] = ()
    per_object: tuple[Untold, ...] = ()
    more: bool = False

    @property
    def longest(self) -> Way | None:
        """The path that takes longest."""
        return self.ways[0] if self.ways else None


def elapsed(flow: Flow) -> Elapsed:
    """Add up the times of a flow."""
    paths, more = _paths(flow)
    ways = [_way(flow, steps, exits) for steps, exits in paths]
    ways.sort(key=lambda way: (-way.most.most, -way.most.least, way.steps))
    readings = [(index, text, read_duration(text)) for index, step in enumerate(flow.steps) for text in _texts(step)]
    untold = tuple(Untold(index, text) for index, text, reading in readings if not reading.measurable)
    per_object = tuple(Untold(index, text) for index, text, reading in readings if _per(reading))
    return Elapsed(tuple(ways), untold, per_object, more)


def _texts(step: Step) -> tuple[str, ...]:
    return () if step.time.merged else step.time.all_items or ("",)


def _per(reading: Duration) -> bool:
    return bool(reading.per) or any(part.per for part in reading.parts)


_Path = tuple[tuple[int, ...], tuple[tuple[int, str], ...]]


def _paths(flow: Flow) -> tuple[list[_Path], bool]:
    """Every path to an end as far as bounds allow, in the order of the exits, and whether there are more."""
    graph = build_graph(flow)
    ends = {node.id for node in graph.nodes if node.place == "end"}
    leaving: list[dict[tuple[str, int], None]] = [{} for _ in flow.steps]
    ending: list[dict[str, None]] = [{} for _ in flow.steps]
    for edge in graph.edges:
        if edge.target_step == edge.source_step:
            if ends.intersection(edge.targets):
                ending[edge.source_step][edge.label] = None
        else:
            leaving[edge.source_step][edge.label, edge.target_step] = None
    found: list[_Path] = []
    todo: list[_Path] = [((0,), ())] if flow.steps else []
    moves = 0
    while todo and len(found) < MOST_PATHS and moves < _MOST_MOVES:
        moves += 1
        steps, exits = todo.pop()
        last = steps[-1]
        for label in ending[last] or ({"": None} if graph.ends[last] else {}):
            found.append((steps, (*exits, (last, label)) if label else exits))
        onward = [each for each in leaving[last] if each[1] not in steps]
        for label, target in reversed(onward):
            todo.append(((*steps, target), (*exits, (last, label)) if label else exits))
    return found, bool(todo)


def _way(flow: Flow, steps: tuple[int, ...], exits: tuple[tuple[int, str], ...]) -> Way:
    taken = dict(exits)
    least, most = Span(), Span()
    counted: set[int] = set()
    for index in steps:
        row = _row_of_time(flow, index)
        if row in counted:
            continue
        counted.add(row)
        for low, high in _spans(flow.steps[row], taken.get(index, "")):
            least, most = least + low, most + high
    return Way(steps, exits, least, most)


def _row_of_time(flow: Flow, index: int) -> int:
    """The row whose time holds for this one: the nearest above that is not merged with the row above it."""
    while index > 0 and flow.steps[index].time.merged:
        index -= 1
    return index


def _spans(step: Step, label: str) -> list[tuple[Span, Span]]:
    texts = (*step.time.items, *(text for exit_, items in step.time.by_exit if exit_ == label for text in items))
    return [span for text in texts if (span := span_of(read_duration(text))) is not None]
