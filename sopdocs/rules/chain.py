"""Rules on inputs and outputs along the arrows: what a step needs must have come from somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.rules.branches import at_risk, forks, paths_of
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.rules.trace import MOST_STEPS, Fate, Traced


def _with(subject: Subject, fate: Fate) -> Iterator[Traced]:
    return (traced for each in subject.traces for traced in each.inputs if traced.fate == fate)


def misspelt(subject: Subject) -> Iterator[Found]:
    """An input that is an earlier output, an outside input or a tool, but for its spelling."""
    for traced in _with(subject, "spelt"):
        yield found(*traced.thing.route, tulisan=traced.thing.text, usul=traced.like)


def never_produced(subject: Subject) -> Iterator[Found]:
    """An input no step produces and nothing outside supplies."""
    for traced in _with(subject, "never"):
        yield found(*traced.thing.route, masukan=traced.thing.text)


def produced_too_late(subject: Subject) -> Iterator[Found]:
    """An input that only a step produces from which no arrow leads here."""
    for traced in _with(subject, "late"):
        step = traced.late.step + 1 if traced.late else 0
        yield found(*traced.thing.route, masukan=traced.thing.text, langkah=step)


def output_unused(subject: Subject) -> Iterator[Found]:
    """An output no later step takes up, that is no record, and after which the flow goes on."""
    for each in subject.traces:
        for thing in each.unused:
            yield found(*thing.route, keluaran=thing.text)


def too_large(subject: Subject) -> Iterator[Found]:
    """A flow so large that its inputs and outputs are not followed."""
    for each in subject.traces:
        if each.too_large:
            yield found(*each.view.at("steps"), on_key=True, langkah=len(each.view.flow.steps), batas=MOST_STEPS)


def on_one_branch(subject: Subject) -> Iterator[Found]:
    """An input that is produced on one branch only, and needed whichever was taken."""
    for each in subject.traces:
        if each.too_large or forks(each.view):
            continue
        paths = paths_of(each.view)
        for traced in each.inputs:
            asked = traced.fate == "known" and not traced.from_outside
            makers = at_risk(paths, each.outputs, traced.thing) if asked else ()
            if makers:
                steps = ", ".join(str(number) for number in sorted({item.step + 1 for item in makers}))
                yield found(*traced.thing.route, masukan=traced.thing.text, langkah=steps)
