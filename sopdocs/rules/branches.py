"""Whether what a step needs is there whichever branch was taken.

A path goes from the first step along the arrows. An input is at risk where some path reaches the step without passing
a step (of a decision: an exit) that produces it, though another path passes one. What comes only over a loop through
the step itself is absent on the first pass by nature, and no risk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sopdocs.graph import Edge
from sopdocs.rules.flows import FlowView
from sopdocs.rules.trace import Thing, same


def forks(view: FlowView) -> bool:
    """True where a step goes several ways at once, or is not drawn: then paths alone do not tell what was done."""
    drawn = {node.step for node in view.graph.nodes}
    several = any(not step.is_decision and len(step.next) > 1 for step in view.flow.steps)
    to_many = any(len(names) > 1 for step in view.flow.steps for _, names in step.exits)
    return several or to_many or len(drawn) != len(view.flow.steps)


class Paths(NamedTuple):
    """The arrows of a flow by the step they leave; those of a step to itself lead nowhere new and are left out."""

    leaving: tuple[tuple[Edge, ...], ...]

    def reached(self, other: Mapping[int, Sequence[Edge]]) -> set[int]:
        """Steps that can be reached from the first one; of some steps only ``other`` arrows may be taken."""
        seen = {0}
        todo = [0]
        while todo:
            step = todo.pop()
            for edge in other[step] if step in other else self.leaving[step]:
                target = edge.target_step
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        return seen


def paths_of(view: FlowView) -> Paths:
    """The paths of a flow."""
    leaving: list[list[Edge]] = [[] for _ in view.flow.steps]
    for edge in view.graph.edges:
        if edge.target_step != edge.source_step:
            leaving[edge.source_step].append(edge)
    return Paths(tuple(map(tuple, leaving)))


def at_risk(paths: Paths, outputs: tuple[Thing, ...], thing: Thing) -> tuple[Thing, ...]:
    """The outputs that supply this input on some paths, where on others nothing does; else nothing."""
    words, step = thing.words, thing.step
    near = [item for item in outputs if item.step != step and (item.words in words or words in item.words)]
    makers = [item for item in near if same(item.words, words)]
    if not makers:
        return ()

    of_step: dict[int, list[Thing]] = {}
    for item in makers:
        of_step.setdefault(item.step, []).append(item)

    unsupplied = {
        maker: [edge for edge in paths.leaving[maker] if not any(_on_exit(item, edge) for item in made)]
        for maker, made in of_step.items()
    }
    if step not in paths.reached(unsupplied):
        return ()
    before = paths.reached({step: ()})
    return tuple(item for item in makers if item.step in before)


def _on_exit(item: Thing, edge: Edge) -> bool:
    """True where the item is there when the flow leaves by this arrow."""
    return item.route[-2] != "by_exit" or item.route[-1] == edge.label
