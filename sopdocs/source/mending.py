"""A tree that does not fit its model: every fault of shape at once, and a model of all that is well formed."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sopdocs.finding import Problem
from sopdocs.model import Part, Route
from sopdocs.source.faults import Refused, describe, describe_top
from sopdocs.source.fit import FAULT_LIMIT, Fitted, in_order
from sopdocs.source.limits import both
from sopdocs.source.marks import Marks, Tree
from sopdocs.source.read import Source
from sopdocs.source.shape import Expected, expected_at, file_route

_PASSES = 8

P = TypeVar("P", bound=Part)


def fit_what_fits(model: type[P], source: Source) -> Fitted[P]:
    """As `sopdocs.source.fit.fit`, of a source that does not fit."""
    if not isinstance(source.tree, dict):
        return Fitted(None, {}, source.problems or (describe_top(source.marks),))
    tree = source.tree
    faults: dict[Problem, None] = dict.fromkeys(source.problems)
    for _ in range(_PASSES):
        try:
            value = model.model_validate(tree, by_alias=True, by_name=False)
        except ValidationError as error:
            details = error.errors(include_url=False)
            tree, found = _mended(model, tree, source.marks, details[:FAULT_LIMIT])
            faults.update(dict.fromkeys(found))
            if len(details) > FAULT_LIMIT:
                limit = both("batas", f"lebih dari {FAULT_LIMIT} kesalahan bentuk", f"more than {FAULT_LIMIT} faults")
                faults[Problem("SOP006", values=limit, place=(1, 1, 2))] = None
                break
        else:
            return Fitted(value, tree, in_order(faults))
    return Fitted(None, {}, in_order(faults))


def _mended(
    model: type[Part], tree: dict[str, Any], marks: Marks, details: list[ErrorDetails]
) -> tuple[dict[str, Any], list[Problem]]:
    """A copy of the tree without what the errors are about, and the errors as Problems."""
    mended = _copy(tree)
    problems = []
    for detail in details:
        located = file_route(tree, detail["loc"])
        route = _promoted(model, tree, located)
        value = _at(tree, route)
        expected = expected_at(model, route)
        required = expected.field is not None and expected.field.is_required()
        missing = route == located and (detail["type"] == "missing" or (required and value is None))
        if missing or value is not None or not route or isinstance(route[-1], int):
            error = "missing" if missing else detail["type"] if route == located else "list"
            problems.append(describe(model, marks, route, Refused(error, value, detail.get("ctx", {}))))
        if required:
            _mend(mended, route[:-1], _GAP)
        else:
            _mend(mended, route, _substitute(expected, value))
    return _without_gaps(mended), problems


def _promoted(model: type[Part], tree: Tree, route: Route) -> Route:
    """A list where pairs belong is one fault, not one for each of its items."""
    for depth in range(1, len(route)):
        above = route[:depth]
        if isinstance(route[depth], int) and expected_at(model, above).kind == "pairs":
            return above if isinstance(_at(tree, above), list) else route
    return route


_GAP = object()


def _substitute(expected: Expected, value: Tree) -> object:
    """What may stand for a faulty list item without moving the items after it (routes name them by index)."""
    if expected.kind == "item":
        return _as_typed(value)
    return {} if expected.kind == "part" else _GAP


def _as_typed(value: Tree) -> str:
    """``- Catatan: isi`` without quotes is a mapping to YAML and a text to its author."""
    if isinstance(value, dict) and len(value) == 1:
        key, item = next(iter(value.items()))
        if item is None or isinstance(item, str):
            return f"{key}: {item or ''}".rstrip()
    return ""


def _mend(tree: Any, route: Route, substitute: object) -> None:
    *above, last = route if route else (None,)
    for key in above:
        if tree is _GAP:
            return
        tree = tree[key]
    if isinstance(tree, list) and isinstance(last, int):
        tree[last] = substitute
    elif isinstance(tree, dict):
        tree.pop(last, None)


def _at(tree: Any, route: Route) -> Any:
    for key in route:
        if isinstance(tree, dict):
            tree = tree.get(key)
        elif isinstance(tree, list) and isinstance(key, int) and key < len(tree):
            tree = tree[key]
        else:
            return None
    return tree


def _copy(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _copy(value) for key, value in tree.items()}
    return [_copy(item) for item in tree] if isinstance(tree, list) else tree


def _without_gaps(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _without_gaps(value) for key, value in tree.items()}
    return [_without_gaps(item) for item in tree if item is not _GAP] if isinstance(tree, list) else tree
