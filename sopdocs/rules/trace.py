"""Where inputs come from and outputs go, along the arrows.

An input is *known* where it is, or holds, or is held by, an output of a step from which arrows lead here (over
however many steps, loops too), an output of an earlier flow, an outside input or a tool. Else it may be *spelt* like
one of these, be produced too *late* (by a step from which no arrow leads here), or *never*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from sopdocs.model import Route, Sop
from sopdocs.rules.flows import FlowView
from sopdocs.values.likeness import contains, nearest, plain
from sopdocs.values.regex import regex

Fate = Literal["known", "spelt", "late", "never"]

MOST_STEPS = 400
"""Longer flows are not followed; the longest real one had 66 steps."""
_MOST_PAIRS = 500_000
_ALIKE = 88
_WORD_ALIKE = 75
_MARK = regex(r"^\s*(?:[-•*–]|\(?\d{1,2}[.)]|[a-z][.)])\s+")


class Thing(NamedTuple):
    """An item of a cell: its text, its words without marks, where it stands, and its step."""

    text: str
    words: str
    route: Route
    step: int


class Traced(NamedTuple):
    """An input and what became of the search for it: the text it is spelt like, or the thing that comes too late."""

    thing: Thing
    fate: Fate
    like: str = ""
    late: Thing | None = None
    from_outside: bool = False
    """An outside input, a tool, or an output of an earlier flow."""


class Trace(NamedTuple):
    """One flow traced: inputs, outputs, and those nothing takes up. ``too_large`` flows are not traced."""

    view: FlowView
    inputs: tuple[Traced, ...] = ()
    outputs: tuple[Thing, ...] = ()
    unused: tuple[Thing, ...] = ()
    too_large: bool = False


def trace(sop: Sop, views: Sequence[FlowView]) -> tuple[Trace, ...]:
    """Trace every flow of an SOP, in order."""
    outside = {plain(text): text for text in (*sop.outside_inputs, *sop.equipment) if plain(text)}
    records = tuple(plain(text) for text in sop.records)
    traces = []
    for view in views:
        inputs, outputs = _things(view, "inputs"), _things(view, "outputs")
        pairs = (len(outputs) + len(outside)) * len(inputs)
        if len(view.flow.steps) > MOST_STEPS or pairs > _MOST_PAIRS:
            traces.append(Trace(view, too_large=True))
        else:
            found = tuple(_followed(inputs, outputs, outside, _before(view.graph.successors)))
            traces.append(Trace(view, found, outputs, tuple(_unused(view, inputs, outputs, records))))
        outside |= {thing.words: thing.text for thing in outputs}
    return tuple(traces)


@cache
def _before(successors: tuple[tuple[int, ...], ...]) -> tuple[frozenset[int], ...]:
    """For each step those from which arrows lead to it."""
    direct: list[set[int]] = [set() for _ in successors]
    for step, targets in enumerate(successors):
        for target in targets:
            direct[target].add(step)
    return tuple(_closure(direct, step) for step in range(len(successors)))


def _closure(direct: list[set[int]], step: int) -> frozenset[int]:
    seen: set[int] = set()
    todo = list(direct[step])
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(direct[one])
    return frozenset(seen)


def _things(view: FlowView, name: str) -> tuple[Thing, ...]:
    things = []
    for index, step in view.steps:
        cell = getattr(step, name)
        at = view.at("steps", index, name)
        items = [((*at, "items", k), text) for k, text in enumerate(cell.items)]
        items += [((*at, "by_exit", label), text) for label, texts in cell.by_exit for text in texts]
        things += [Thing(text, plain(_MARK.sub("", text)), route, index) for route, text in items]
    return tuple(thing for thing in things if thing.words)


def _followed(
    inputs: tuple[Thing, ...],
    outputs: tuple[Thing, ...],
    outside: dict[str, str],
    before: tuple[frozenset[int], ...],
) -> Iterator[Traced]:
    at_hand: dict[int, dict[str, str]] = {}
    for thing in inputs:
        step = thing.step
        if step not in at_hand:
            at_hand[step] = outside | {item.words: item.text for item in outputs if item.step in before[step]}
        yield _follow(thing, outputs, outside, at_hand[step])


def _follow(thing: Thing, outputs: tuple[Thing, ...], outside: dict[str, str], at_hand: dict[str, str]) -> Traced:
    if _known(thing.words, at_hand):
        return Traced(thing, "known", from_outside=_known(thing.words, outside))
    like = spelt_like(thing.words, at_hand)
    if like is not None:
        return Traced(thing, "spelt", at_hand[like])
    late = next((item for item in outputs if same(thing.words, item.words)), None)
    return Traced(thing, "late", late=late) if late else Traced(thing, "never")


def _unused(
    view: FlowView, inputs: tuple[Thing, ...], outputs: tuple[Thing, ...], records: tuple[str, ...]
) -> Iterator[Thing]:
    """Outputs of steps after which the flow goes on, that no later step takes up and that are no record.

    What leaves by an exit that goes back is taken up where it arrives, whether or not that step says so.
    """
    before = _before(view.graph.successors)
    for thing in outputs:
        if view.graph.ends[thing.step] or _goes_back(view, thing, before) or _known(thing.words, records):
            continue
        users = [item.words for item in inputs if thing.step in before[item.step]]
        if not _known(thing.words, users) and spelt_like(thing.words, users) is None:
            yield thing


def _goes_back(view: FlowView, thing: Thing, before: tuple[frozenset[int], ...]) -> bool:
    """True for the output of an exit that leads back to the step itself or to one before it."""
    if thing.route[-2] != "by_exit":
        return False
    targets = (
        edge.target_step
        for edge in view.graph.edges
        if edge.source_step == thing.step and edge.label == thing.route[-1]
    )
    return any(target == thing.step or target in before[thing.step] for target in targets)


def same(one: str, other: str) -> bool:
    """True where two things (plain words) are one, or one of them is named within the other."""
    if len(one) == len(other):
        return one == other
    if len(one) > len(other):
        return other in one and contains(one, other)
    return one in other and contains(other, one)


def _known(words: str, choices: Sequence[str] | dict[str, str]) -> bool:
    if words in choices:
        return True
    # Most choices hold none of the words: that is seen without a call for each.
    return any(same(words, choice) for choice in choices if choice in words or words in choice)


def spelt_like(words: str, choices: Sequence[str] | dict[str, str]) -> str | None:
    """The choice that differs from these words in the spelling of single words only."""
    near = nearest(words, choices, _ALIKE)
    if near is None or words.replace(" ", "") == near.replace(" ", ""):
        return near
    ours, theirs = words.split(), near.split()
    if len(ours) != len(theirs):
        return None
    odd = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    alike = all(one.isalpha() and other.isalpha() and nearest(one, [other], _WORD_ALIKE) for one, other in odd)
    return near if alike else None
