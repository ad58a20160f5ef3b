"""Definitions mended where that is safe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopdocs.fix.mend import FIXES, State, mend
from sopdocs.jobs.checking import Judged, Run, subject_of
from sopdocs.load import Definition, load, load_data, load_ledger
from sopdocs.policy import Policy
from sopdocs.register import Register, Shared, entry
from sopdocs.rules import check, level_of


def _register(paths: Sequence[Path]) -> Register:
    """The register of these definitions. Only their entries are kept, so each is loaded again when its turn comes."""
    if len(paths) < 2:
        return Register()
    sops = ((path, load(path).sop) for path in paths)
    shared: Shared = {}
    return Register(tuple(entry(str(path), sop, shared) for path, sop in sops if sop is not None))


class Remade(NamedTuple):
    """A definition's bytes as they are and as they would be mended, and what was mended.

    A definition that was signed is left alone: ``signed`` tells that there was something to mend.
    """

    path: Path
    before: bytes
    after: bytes
    fixed: Mapping[str, int]
    signed: bool = False


def remake(paths: Iterable[Path], today: date, policy: Callable[[Path], Policy] | None = None) -> Iterator[Remade]:
    """Mend what is safe to mend in definitions, in memory; parameters as in `examine`."""
    listed = tuple(paths)
    register = _register(listed)
    run = Run(today, "id", policy)
    for path in listed:
        by = run.judged(path, register)
        state = _state(load(path), by)
        if state.definition.sop is not None and any(problem.code in FIXES for problem in state.problems):
            yield _remade(state, by)


def _remade(state: State, by: Judged) -> Remade:
    path, data = state.definition.path, state.definition.data
    if load_ledger(path)[0].signatures:
        return Remade(path, data, data, {}, signed=True)
    mended = mend(state, lambda new: _state(load_data(path, new), by))
    return Remade(path, data, mended.data, mended.fixed)


def _state(definition: Definition, by: Judged) -> State:
    """The definition with all its problems that are to be shown."""
    if definition.sop is None:
        return State(definition, definition.problems)
    profile = by.profile(definition)
    ledger, _ = load_ledger(definition.path)
    problems = (*definition.problems, *check(subject_of(definition, definition.sop, profile, ledger, by)))
    levels = ((problem, level_of(problem.code, profile)) for problem in problems)
    return State(
        definition, tuple(each for each, level in levels if level != "off" and by.policy.shows(each.code, level))
    )
