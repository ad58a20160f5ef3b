"""A definition as loaded, and where its parts stand in the file.

Rules know routes of attribute names only; here they become line and column, once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdocs.finding import Problem
from sopdocs.model import Sop, yaml_route
from sopdocs.source import Marks, Source


@dataclass(frozen=True)
class Definition:
    """A definition file: its bytes and text, the SOP (None where nothing can be shown), and what is wrong with it."""

    path: Path
    data: bytes
    text: str
    sop: Sop | None
    marks: Marks
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Line and columns from 1 (end exclusive), and the line's text."""

    line: int
    column: int
    end_column: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A problem of a file beside the definition (ledger, profile), with its place."""

    path: Path
    problem: Problem
    place: Place


def place(definition: Definition, problem: Problem) -> Place:
    """Place of a problem: its own, else that of its route, else the key of the nearest part above it.

    With ``on_key``, and where the part has no value, the key is the place.
    """
    line, column, end_column = problem.place or _found(definition, problem)
    return Place(line, column, end_column, definition.marks.lines[line])


def _found(definition: Definition, problem: Problem) -> tuple[int, int, int]:
    route = yaml_route(definition.sop, problem.route) if definition.sop is not None else ()
    mark, depth = definition.marks.nearest(route)
    if mark is None:
        return 1, 1, 2
    absent = depth < len(route) and not mark.scalar
    on_key = problem.on_key or absent
    return (mark.key if on_key else None) or mark.value or mark.key or (1, 1, 2)


def elsewhere(path: Path, source: Source, problem: Problem) -> Elsewhere:
    """A problem of another file, which carries its own place."""
    line, column, end_column = problem.place or (1, 1, 2)
    return Elsewhere(path, problem, Place(line, column, end_column, source.marks.lines[line]))
