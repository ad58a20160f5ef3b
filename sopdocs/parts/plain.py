"""Parts as plain data."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterable
from datetime import date
from typing import Any, get_type_hints

from sopdocs.parts.part import Part


def plain(
    part: Part, *, by_alias: bool, json: bool, exclude_none: bool = False, exclude_defaults: bool = False
) -> dict[str, Any]:
    """A part as mappings of plain values, in the order of its fields; ``json`` leaves only what JSON has."""

    def data(value: Any) -> Any:
        if isinstance(value, Part):
            return of(value, value.model_fields)
        if isinstance(value, tuple):
            items = [data(each) for each in value]
            return items if json else tuple(items)
        if isinstance(value, dict):
            return {key: data(each) for key, each in value.items()}
        return value.isoformat() if json and isinstance(value, date) else value

    def of(part: Part, names: Iterable[str]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name in names:
            value, declared = getattr(part, name), part.model_fields[name]
            usual = exclude_defaults and not declared.is_required() and value == getattr(type(part), name)
            if not usual and not (exclude_none and value is None):
                whole = json and type(value) is int and name in _decimals(type(part))
                made[declared.alias or name if by_alias else name] = float(value) if whole else data(value)
        return made

    return of(part, part.model_fields)


def _decimals(part: type[Part]) -> frozenset[str]:
    """Attributes that are decimal numbers, though a whole one may stand there as a default."""
    if "decimals" not in part.memo:
        part.memo["decimals"] = frozenset(name for name, kind in get_type_hints(part).items() if kind is float)
    found: frozenset[str] = part.memo["decimals"]
    return found


def as_json(part: Part, names: Iterable[str], *, by_alias: bool) -> str:
    """Some fields of a part as JSON without blanks."""
    whole = plain(part, by_alias=by_alias, json=True)
    keys = [part.model_fields[name].alias or name if by_alias else name for name in names]
    return json_text.dumps({key: whole[key] for key in keys}, ensure_ascii=False, separators=(",", ":"))
