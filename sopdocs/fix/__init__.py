"""Mending a definition's text: what is safe to change without its author, and nothing else.

A fix is a function from a definition and a problem to edits of its text; `FIXES` joins it to the code. `mend` makes a
fix only where the check afterwards finds less than before and nothing it did not find before. Every other character
of the text, comments and layout, stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sopdocs.finding import Problem
from sopdocs.fix import boxes, legal
from sopdocs.fix.edit import Edit, apply_edits
from sopdocs.place import Definition

Fix = Callable[[Definition, Problem], list[Edit]]

FIXES: dict[str, Fix] = {
    "SOP126": boxes.without_repeated,
    "SOP208": legal.without_repeated,
    "SOP805": boxes.without_repeated,
    "SOP210": legal.spelling,
    "SOP203": legal.in_order,
    "SOP204": legal.in_order,
    "SOP212": legal.ends,
    "SOP517": boxes.units,
}
"""The fixes in the order they are tried: first what takes items out, then their spelling, their order, their ends."""

_ORDER = {code: place for place, code in enumerate(FIXES)}

_MOST = 1000
"""Fixes in one definition."""
_CHAIN = 8
"""Fixes of one place that may be needed before its finding is gone."""


@dataclass(frozen=True)
class State:
    """A definition and what is found in it."""

    definition: Definition
    problems: Sequence[Problem]

    @property
    def counts(self) -> Counter[str]:
        """How often each code is found."""
        return Counter(problem.code for problem in self.problems)


Judge = Callable[[bytes], State]
"""The definition that other bytes would be at the same path, checked the same way."""


@dataclass(frozen=True)
class Mended:
    """The bytes after mending, and how many findings of each code were mended."""

    data: bytes
    fixed: Counter[str] = field(default_factory=Counter)


def mend(state: State, judge: Judge) -> Mended:
    """Make every fix that helps, until none does."""
    fixed: Counter[str] = Counter()
    helped = True
    while helped:
        # What did not help before another fix may help after it, so each pass tries everything anew.
        helped, refused = False, set[Problem]()
        while sum(fixed.values()) < _MOST and (better := _one(state, judge, refused)):
            code, state = better
            fixed[code] += 1
            helped = True
    return Mended(state.definition.data, fixed)


def _one(state: State, judge: Judge, refused: set[Problem]) -> tuple[str, State] | None:
    """The first fix that helps, with the state after it; those that do not are added to ``refused``."""
    mendable = (problem for problem in state.problems if problem.code in FIXES and problem not in refused)
    for problem in sorted(mendable, key=lambda problem: _ORDER[problem.code]):
        after = _try(state, problem, judge)
        if after is not None:
            return problem.code, after
        refused.add(problem)
    return None


def _try(before: State, problem: Problem, judge: Judge) -> State | None:
    """The state after the fix, where it leaves fewer findings and none of a code there were not as many of."""
    state, current = before, problem
    for _ in range(_CHAIN):
        text = state.definition.text
        changed = apply_edits(text, FIXES[current.code](state.definition, current))
        if changed == text:
            return None
        state = judge(_bytes(state.definition, changed))
        if state.definition.sop is None or state.counts - before.counts:
            return None
        if len(state.problems) < len(before.problems):
            return state
        same = (each for each in state.problems if (each.code, each.route) == (problem.code, problem.route))
        following = next(same, None)
        if following is None:
            return None
        current = following
    return None


def _bytes(definition: Definition, text: str) -> bytes:
    """The text as bytes, behind the mark (BOM) the file begins with."""
    mark = definition.data[: len(definition.data) - len(definition.text.encode())]
    return mark + text.encode()
