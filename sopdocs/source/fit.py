"""A tree into a model; what does not fit is looked at in `mending`, which a well-formed file does not need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from sopdocs.finding import Problem
from sopdocs.model import Part
from sopdocs.parts.reader import plainly
from sopdocs.source.read import Source

FAULT_LIMIT = 500
"""Faults reported of one file; with more faults of shape it is not worth a preview."""

P = TypeVar("P", bound=Part)


class Fitted(NamedTuple, Generic[P]):
    """What came of a tree: the model (None where nothing can be shown), the tree it was made of, the faults."""

    value: P | None
    tree: dict[str, Any]
    problems: tuple[Problem, ...]


def fit(model: type[P], source: Source) -> Fitted[P]:
    """Make ``model`` of a source, leaving out what does not fit.

    Problems: those of the source, then SOP004 (unknown key), SOP005 (wrong shape), SOP007 (value not allowed) and
    SOP006 (more faults than any definition has), in order of place. A key without a value counts as absent.
    """
    if isinstance(source.tree, dict):
        value = plainly(model, source.tree, by_name=False)
        if value is not None:
            return Fitted(value, source.tree, in_order(source.problems))
    from sopdocs.source.mending import fit_what_fits

    return fit_what_fits(model, source)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of their places, each once, and only so many."""
    placed = sorted(dict.fromkeys(problems), key=lambda problem: (problem.place or (0, 0, 0), problem.code))
    return tuple(placed[:FAULT_LIMIT])
