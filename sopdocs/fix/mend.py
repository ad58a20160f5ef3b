"""Fixes by code, and the mending of a text with them.

A fix is a function from a definition and a problem to edits of its text; `FIXES` joins it to the code. `mend` makes a
fix only where the check afterwards finds less than before and nothing it did not find before. Every other character
of the text, comments and layout, stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sopdocs.edit import Edit, apply_edits
from sopdocs.finding import Problem
from sopdocs.fix import boxes, legal
from sopdocs.place import Definition

Fix = Callable[[Definition, Problem], list[Edit]]

FIXES: dict[str, Fix] = {
    "SOP126": boxes.without_repeated,
    "SOP208": legal.without_repeated,
    "SOP805": boxes.without_repeated,
    "SOP909": boxes.blanks,
    "SOP210": legal.spelling,
    "SOP203": legal.in_order,
    "SOP204": legal.in_order,
    "SOP212": legal.ends,
    "SOP517": boxes.units,
}
"""The fixes in the order they are tried: first what takes items out, then their spelling, their order, their ends."""

_WHOLE = (legal.in_order, legal.ends, boxes.units)
"""Fixes that mend all findings of their code at once."""
_MOST = 400
"""How often one definition is checked while it is mended."""
_CHAIN = 8
"""Fixes of one place that may be needed before its finding is gone."""


class State(NamedTuple):
    """A definition and what is found in it."""

    definition: Definition
    problems: Sequence[Problem]

    @property
    def counts(self) -> Counter[str]:
        """How often each code is found."""
        return Counter(problem.code for problem in self.problems)


Judge = Callable[[bytes], State]
"""The definition that other bytes would be at the same path, checked the same way."""


class Mended(NamedTuple):
    """The bytes after mending, and how many findings of each code are gone."""

    data: bytes
    fixed: Counter[str]


def mend(state: State, judge: Judge) -> Mended:
    """Make every fix that helps, until none does."""
    before = state
    bench = _Bench(judge)
    helped = True
    while helped:
        # What did not help before another fix may help after it, so each pass tries everything anew.
        helped = False
        for code in FIXES:
            while (after := _better(state, code, bench)) is not None:
                state, helped = after, True
    return Mended(state.definition.data, before.counts - state.counts)


class _Bench:
    """A judge that is called so often and no more."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._left = _MOST

    def judge(self, data: bytes) -> State | None:
        self._left -= 1
        return self._judge(data) if self._left >= 0 else None


def _better(state: State, code: str, bench: _Bench) -> State | None:
    """The state after fixing all findings of a code at once, else the first single one that helps."""
    problems = [problem for problem in state.problems if problem.code == code]
    groups = [problems, *([problem] for problem in problems)] if len(problems) > 1 else [problems]
    return next((after for group in groups if (after := _try(state, group, bench)) is not None), None)


def _try(before: State, problems: Sequence[Problem], bench: _Bench) -> State | None:
    """The state after the fixes, where it leaves fewer findings and none of a code there were not as many of."""
    places = {(problem.code, problem.route) for problem in problems}
    state = before
    for _ in range(_CHAIN):
        changed = _changed(state.definition, problems)
        after = bench.judge(changed) if changed is not None else None
        if after is None or after.definition.sop is None or after.counts - before.counts:
            return None
        if len(after.problems) < len(before.problems):
            return after
        state = after
        problems = [each for each in state.problems if (each.code, each.route) in places]
    return None


def _changed(definition: Definition, problems: Sequence[Problem]) -> bytes | None:
    """The bytes after the problems' edits; None where nothing changes, or where the edits are in each other's way."""
    needed = {(problem.code if FIXES[problem.code] in _WHOLE else problem): problem for problem in problems}
    edits = {edit for problem in needed.values() for edit in FIXES[problem.code](definition, problem)}
    try:
        text = apply_edits(definition.text, edits)
    except ValueError:
        return None
    mark = definition.data[: len(definition.data) - len(definition.text.encode())]
    return mark + text.encode() if text != definition.text else None
