"""Rules on inputs and outputs along the arrows: what a step needs must have come from somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sopdocs.graph import Graph
from sopdocs.model import Route
from sopdocs.rules.subject import FlowView, Found, Subject, filled, found
from sopdocs.values.likeness import contains, nearest, plain

_MARK = re.compile(r"^\s*(?:[-•*–]|\(?\d{1,2}[.)]|[a-z][.)])\s+")
MOST_STEPS = 400
"""Longer flows are not followed; the longest real one had 66 steps."""
_MOST_PAIRS = 500_000
_ALIKE = 88
_WORD_ALIKE = 75


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item of a cell: its words and where it stands."""

    text: str
    words: str
    route: Route
    step: int


@dataclass(frozen=True)
class _Chain:
    """One flow's inputs and outputs, and everything that may supply or use them from outside it."""

    view: FlowView
    inputs: tuple[_Thing, ...]
    outputs: tuple[_Thing, ...]
    outside: tuple[str, ...]

    def reaching(self, step: int) -> frozenset[int]:
        """Steps from which an arrow leads, over however many steps, to this one."""
        return _before(self.view.graph.successors)[step]

    def available(self, step: int) -> tuple[str, ...]:
        """Everything that can be at hand when this step begins."""
        before = self.reaching(step)
        return self.outside + tuple(thing.words for thing in self.outputs if thing.step in before)


@cache
def _before(successors: tuple[tuple[int, ...], ...]) -> tuple[frozenset[int], ...]:
    direct: list[set[int]] = [set() for _ in successors]
    for step, targets in enumerate(successors):
        for target in targets:
            direct[target].add(step)
    result = []
    for step in range(len(successors)):
        seen: set[int] = set()
        todo = list(direct[step])
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo.extend(direct[one])
        result.append(frozenset(seen))
    return tuple(result)


def _things(view: FlowView, name: str) -> tuple[_Thing, ...]:
    things = []
    for index, step in view.steps:
        cell = getattr(step, name)
        at = view.at("steps", index, name)
        items = [((*at, "items", k), text) for k, text in enumerate(cell.items)]
        items += [((*at, "by_exit", label), text) for label, texts in cell.by_exit for text in texts]
        things += [_Thing(text, plain(_MARK.sub("", text)), route, index) for route, text in items if filled(text)]
    return tuple(things)


def _chains(subject: Subject) -> Iterator[_Chain]:
    sop = subject.sop
    outside = tuple(plain(text) for text in (*sop.outside_inputs, *sop.equipment) if filled(text))
    for view in subject.flows:
        chain = _Chain(view, _things(view, "inputs"), _things(view, "outputs"), outside)
        if not _too_large(chain):
            yield chain
        outside += tuple(thing.words for thing in chain.outputs)


def _too_large(chain: _Chain) -> bool:
    pairs = (len(chain.outputs) + len(chain.outside)) * len(chain.inputs)
    return len(chain.view.flow.steps) > MOST_STEPS or pairs > _MOST_PAIRS


def too_large(subject: Subject) -> Iterator[Found]:
    """A flow so large that its inputs and outputs are not followed."""
    for view in subject.flows:
        if _too_large(_Chain(view, _things(view, "inputs"), _things(view, "outputs"), ())):
            yield found(*view.at("steps"), on_key=True, langkah=len(view.flow.steps), batas=MOST_STEPS)


def _same(one: str, other: str) -> bool:
    return one == other or contains(one, other) or contains(other, one)


def _known(words: str, choices: tuple[str, ...]) -> bool:
    return any(_same(words, choice) for choice in choices)


def _spelt_like(words: str, choices: tuple[str, ...]) -> str | None:
    """The choice that differs from these words in spelling only."""
    near = nearest(words, choices, _ALIKE)
    if near is None or words.replace(" ", "") == near.replace(" ", ""):
        return near
    pairs = list(zip(words.split(), near.split(), strict=False))
    if len(words.split()) != len(near.split()):
        return None
    odd = [(one, other) for one, other in pairs if one != other]
    alike = all(one.isalpha() and other.isalpha() and nearest(one, [other], _WORD_ALIKE) for one, other in odd)
    return near if alike else None


def misspelt(subject: Subject) -> Iterator[Found]:
    """An input that is an earlier output, an outside input or a tool, but for its spelling."""
    for chain in _chains(subject):
        for thing in chain.inputs:
            choices = chain.available(thing.step)
            near = None if _known(thing.words, choices) else _spelt_like(thing.words, choices)
            if near is not None:
                yield found(*thing.route, tulisan=thing.text, usul=_as_written(near, subject))


def _as_written(words: str, subject: Subject) -> str:
    sop = subject.sop
    texts = [*sop.outside_inputs, *sop.equipment]
    texts += [text for flow in sop.flows for step in flow.steps for text in step.outputs.all_items]
    return next((text for text in texts if plain(_MARK.sub("", text)) == words), words)


def never_produced(subject: Subject) -> Iterator[Found]:
    """An input no step produces and nothing outside supplies."""
    for chain in _chains(subject):
        produced = tuple(thing.words for thing in chain.outputs)
        for thing in chain.inputs:
            choices = (*chain.available(thing.step), *produced)
            if not _known(thing.words, choices) and _spelt_like(thing.words, choices) is None:
                yield found(*thing.route, masukan=thing.text)


def produced_too_late(subject: Subject) -> Iterator[Found]:
    """An input that only a step produces from which no arrow leads here."""
    for chain in _chains(subject):
        for thing in chain.inputs:
            choices = chain.available(thing.step)
            if _known(thing.words, choices) or _spelt_like(thing.words, choices) is not None:
                continue
            late = next((item for item in chain.outputs if _same(thing.words, item.words)), None)
            if late is not None:
                yield found(*thing.route, masukan=thing.text, langkah=late.step + 1)


def output_unused(subject: Subject) -> Iterator[Found]:
    """An output no later step takes up, that is no record, and after which the flow goes on."""
    records = tuple(plain(text) for text in subject.sop.records)
    for chain in _chains(subject):
        graph: Graph = chain.view.graph
        for thing in chain.outputs:
            if graph.ends[thing.step] or _known(thing.words, records):
                continue
            users = [item.words for item in chain.inputs if thing.step in chain.reaching(item.step)]
            if not _known(thing.words, tuple(users)) and _spelt_like(thing.words, tuple(users)) is None:
                yield found(*thing.route, keluaran=thing.text)
