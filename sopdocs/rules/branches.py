"""Whether what a step needs is there whichever branch was taken.

A path goes from the first step along the arrows. An input is at risk where some path reaches the step without passing
a step (of a decision: an exit) that produces it, though another path passes one. What comes only over a loop through
the step itself is absent on the first pass by nature, and no risk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sopdocs.graph import Edge
from sopdocs.rules.flows import FlowView
from sopdocs.rules.trace import Thing, same


def forks(view: FlowView) -> bool:
    """True where a step goes several ways at once, or is not drawn: then paths alone do not tell what was done."""
    drawn = {node.step for node in view.graph.nodes}
    several = any(not step.is_decision and len(step.next) > 1 for step in view.flow.steps)
    to_many = any(len(names) > 1 for step in view.flow.steps for _, names in step.exits)
    return several or to_many or len(drawn) != len(view.flow.steps)


def at_risk(view: FlowView, outputs: tuple[Thing, ...], thing: Thing) -> tuple[Thing, ...]:
    """The outputs that supply this input on some paths, where on others nothing does; else nothing."""
    makers = [item for item in outputs if same(item.words, thing.words) and item.step != thing.step]
    if not makers:
        return ()

    def supplied(edge: Edge) -> bool:
        return any(item.step == edge.source_step and _on_exit(item, edge) for item in makers)

    if thing.step not in _reached(view, lambda edge: not supplied(edge)):
        return ()
    before = _reached(view, lambda edge: edge.source_step != thing.step)
    return tuple(item for item in makers if item.step in before)


def _on_exit(item: Thing, edge: Edge) -> bool:
    """True where the item is there when the flow leaves by this arrow."""
    return item.route[-2] != "by_exit" or item.route[-1] == edge.label


def _reached(view: FlowView, passable: Callable[[Edge], bool]) -> frozenset[int]:
    """Steps that can be reached from the first one over such arrows."""
    leaving: dict[int, list[Edge]] = {}
    for edge in view.graph.edges:
        leaving.setdefault(edge.source_step, []).append(edge)
    seen: set[int] = set()
    todo = [0]
    while todo:
        step = todo.pop()
        if step not in seen:
            seen.add(step)
            todo.extend(_next(leaving.get(step, []), passable))
    return frozenset(seen)


def _next(edges: list[Edge], passable: Callable[[Edge], bool]) -> Iterator[int]:
    return (edge.target_step for edge in edges if edge.target_step != edge.source_step and passable(edge))
