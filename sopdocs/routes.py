"""A route of attribute names as the keys an author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sopdocs.model import Part, Quality, Route

_WRAPPERS = ("items", "by_exit")
"""Levels of a mutu-baku cell that the YAML does not have."""


def yaml_route(sop: Part, route: Sequence[str | int]) -> Route:
    """Translate a route of attribute names into the keys an author wrote.

    ``("steps", 2, "outputs", "items", 0)`` becomes ``("langkah", 2, "output", 0)``. Wrapper levels that the
    YAML does not have (``items``, ``by_exit``) are left out; pairs of a mapping are addressed by their key.
    """
    return tuple(_walk(sop, tuple(route)))


def _walk(value: Any, route: Route) -> Iterator[str | int]:
    for position, key in enumerate(route):
        if isinstance(value, Part):
            field = type(value).model_fields.get(str(key))
            if not (isinstance(value, Quality) and key in _WRAPPERS):
                yield field.alias or str(key) if field is not None else str(key)
            value = getattr(value, str(key), None)
        elif isinstance(value, tuple) and isinstance(key, int) and key < len(value):
            yield key
            value = value[key]
        elif isinstance(value, tuple) and isinstance(key, str):
            yield key
            value = next((pair[1] for pair in value if isinstance(pair, tuple) and pair[0] == key), None)
        else:
            yield from route[position:]
            return
