"""JSON Schema of the files an office writes, for editors that complete keys and explain them (draft 2020-12).

An editor reads scalars as YAML does (``tahun: 2023`` is a number to it), the loader as typed: wherever a text may
stand, the schema allows numbers and truth values too, and an empty key counts as absent.
"""

from __future__ import annotations

from typing import Any

from sopdocs.model import Part, Sop

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = ["string", "number", "boolean"]


def schema(model: type[Part] = Sop, description: str = "Definisi satu SOP (sopdocs).") -> dict[str, Any]:
    """The schema as plain data, with an Indonesian description for every key.

    :param model: what the whole file is.
    """
    made = model.model_json_schema(by_alias=True)
    made["$defs"] = {name: _part(part) for name, part in made["$defs"].items()}
    return {"$schema": DRAFT, "description": description, **_part(made)}


def _part(part: dict[str, Any]) -> dict[str, Any]:
    """A mapping's schema without what only programmers read (class names and docstrings)."""
    kept = {key: value for key, value in part.items() if key not in ("title", "description")}
    return {**kept, "properties": {key: _property(value) for key, value in part["properties"].items()}}


def _property(value: dict[str, Any]) -> dict[str, Any]:
    """A key's own schema: its words, then what may stand there, or nothing."""
    described: dict[str, Any] = {"description": value["description"]}
    if isinstance(value.get("default"), str):
        described["default"] = value["default"]
    allowed = _loose({key: each for key, each in value.items() if key not in ("description", "default")})
    branches = [*allowed.get("anyOf", [allowed]), {"type": "null"}]
    types = [_types(branch) for branch in branches if set(branch) == {"type"}]
    simple = {"type": list(dict.fromkeys(name for names in types for name in names))}
    others = [branch for branch in branches if set(branch) != {"type"}]
    return {**described, "anyOf": [*others, simple]} if others else {**described, **simple}


def _loose(schema: Any) -> Any:
    """Let numbers and truth values stand where a text may, and a text where a narrative part may."""
    if isinstance(schema, list):
        return [_loose(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {key: _loose(value) for key, value in schema.items() if key != "title"}
    if "string" in _types(loose) and not {"enum", "const"} & set(loose):
        loose["type"] = list(dict.fromkeys([*_types(loose), "number", "boolean"]))
    if loose.get("items") == {"$ref": "#/$defs/Narrative"}:
        loose["items"] = {"anyOf": [loose["items"], {"type": _TEXT}]}
    if loose.get("additionalProperties") == {"type": _TEXT}:
        loose["additionalProperties"] = {"type": [*_TEXT, "null"]}
    return loose


def _types(schema: dict[str, Any]) -> list[str]:
    types = schema.get("type", [])
    return types if isinstance(types, list) else [types]
