"""A definition drawn in other orders of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdocs.jobs.build import institution_of, typefaces_of
from sopdocs.load import load


@dataclass(frozen=True, slots=True)
class ArrangedFlow:
    """A flow's crossings as it is, and in the best order found, with the headings in that order."""

    title: str
    crossings: int
    fewest: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The flows of a definition."""

    path: Path
    title: str
    flows: tuple[ArrangedFlow, ...]


def arranged(path: Path) -> Arranged | None:
    """Every flow of the definition at ``path`` in its present and its best order; None for a file that gives no SOP."""
    from sopdocs.layout.reorder import reorder

    definition = load(path)
    sop = definition.sop
    if sop is None:
        return None
    institution = institution_of(definition)
    found = reorder(sop, institution.profile, typefaces_of(institution))
    flows = tuple(
        ArrangedFlow(
            sop.flows[each.flow].title or "",
            each.crossings,
            each.fewest,
            tuple(sop.flows[each.flow].heading(name) for name in each.order),
        )
        for each in found
    )
    return Arranged(path, sop.title or "", flows)
