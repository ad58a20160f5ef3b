"""A definition as loaded, and where its parts stand in the file.

Rules know routes of attribute names only; here they become line and column, once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sopdocs.finding import Problem
from sopdocs.model import Quality, Route, Sop
from sopdocs.routes import yaml_route
from sopdocs.source import Marks, Source


class Definition(NamedTuple):
    """A definition file: its bytes and text, the SOP (None where nothing can be shown), and what is wrong with it."""

    path: Path
    data: bytes
    text: str
    sop: Sop | None
    marks: Marks
    problems: tuple[Problem, ...]


class Place(NamedTuple):
    """Line and columns from 1 (end exclusive), and the line's text."""

    line: int
    column: int
    end_column: int
    excerpt: str


class Elsewhere(NamedTuple):
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


def apart(definition: Definition, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of rules, without those the file's own faults explain: what could not be read is not also missing.

    Left out is what stands at the place of a fault, and what is empty because its text holds one.
    """
    faults = {fault.place[:2] for fault in definition.problems if fault.place}
    for problem in problems:
        where = place(definition, problem)
        if (where.line, where.column) not in faults and not (faults and _unread(definition, problem.route, faults)):
            yield problem


def _unread(definition: Definition, route: Route, faults: set[tuple[int, int]]) -> bool:
    sop = definition.sop
    node = definition.marks.node(yaml_route(sop, route)) if sop is not None and _blank(sop, route) else None
    if node is None:
        return False
    start, end = (node.start_mark, node.end_mark)
    return any((start.line, start.column) <= (line - 1, column - 1) < (end.line, end.column) for line, column in faults)


def _blank(value: Any, route: Route) -> bool:
    """True where the model has nothing at the route."""
    for key in route:
        if isinstance(value, tuple) and isinstance(key, int):
            value = value[key] if key < len(value) else None
        elif isinstance(value, tuple):
            value = dict(value).get(key)
        else:
            value = getattr(value, str(key), None)
    if isinstance(value, Quality):
        return not value.merged and not any(item.strip() for item in value.all_items)
    return not value


def elsewhere(path: Path, source: Source, problem: Problem) -> Elsewhere:
    """A problem of another file, which carries its own place."""
    line, column, end_column = problem.place or (1, 1, 2)
    return Elsewhere(path, problem, Place(line, column, end_column, source.marks.lines[line]))
