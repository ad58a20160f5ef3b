"""What a model expects at a place of the author's tree: the part, the kind of value, the words it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from sopdocs.model import Part, Quality, Route
from sopdocs.parts.twin import fields_of as own_fields
from sopdocs.source.marks import Tree

Kind = Literal[
    "text", "item", "texts", "pairs", "quality", "part", "parts", "choice", "number", "integer", "truth"
]  # fmt: skip
"""``item`` is one text of a list, ``pairs`` a mapping with the author's own keys, ``truth`` true or false."""


class Expected(NamedTuple):
    """The kind of value at a place, the part it is or holds, and the field that declares it (None below one)."""

    kind: Kind
    part: type[Part] | None = None
    field: FieldInfo | None = None


def fields_of(part: type[Part]) -> dict[str, FieldInfo]:
    """Fields of a part by the keys an author writes, in the model's order."""
    return {field.alias or name: field for name, field in own_fields(part).items()}


def file_route(tree: Tree, location: tuple[int | str, ...]) -> Route:
    """Translate pydantic's location, which knows validators' wrappers and pairs, into the author's keys.

    A wrapper the file does not have is left out; pair ``i`` of a mapping becomes its key; a key that is absent (it
    is required) is kept as the last of the route.
    """
    route: list[str | int] = []
    node: Any = tree
    steps = iter(location)
    for step in steps:
        if isinstance(node, dict) and isinstance(step, int):
            key = list(node)[step]
            next(steps, None)
        elif isinstance(node, dict) and step not in node:
            if step == location[-1]:
                return (*route, step)
            continue
        elif isinstance(node, dict) or (isinstance(node, list) and isinstance(step, int) and step < len(node)):
            key = step
        else:
            continue
        route.append(key)
        node = node[key]
    return tuple(route)


def expected_at(model: type[Part], route: Route) -> Expected:
    """What stands at ``route``; the model itself at the empty one."""
    here = Expected("part", model)
    for key in route:
        here = _below(here, key)
    return here


def _below(here: Expected, key: str | int) -> Expected:
    if here.kind in ("part", "quality") and here.part is not None and isinstance(key, str):
        field = fields_of(here.part).get(key)
        if field is not None:
            return _declared(field)
    below: dict[Kind, Expected] = {
        "parts": Expected("part", here.part),
        "quality": Expected("texts") if isinstance(key, str) else Expected("item"),
        "choice": here,
        "part": Expected("text"),
    }
    return _value_of_pairs(here) if here.kind == "pairs" else below.get(here.kind, Expected("item"))


def _declared(field: FieldInfo) -> Expected:
    annotation = field.annotation
    part = next(_parts(annotation), None)
    pair_like = any(get_origin(inner) is tuple for inner in get_args(annotation))
    if part is Quality:
        return Expected("quality", part, field)
    if get_origin(annotation) is dict or pair_like:
        return Expected("pairs", part, field)
    if part is not None:
        return Expected("parts" if get_origin(annotation) is tuple else "part", part, field)
    return Expected(_scalar_kind(annotation), None, field)


def _scalar_kind(annotation: Any) -> Kind:
    inner = [annotation, *_flat(annotation)]
    if any(get_origin(each) is Literal for each in inner):
        return "choice"
    if get_origin(annotation) is tuple:
        return "texts"
    kinds: tuple[tuple[type, Kind], ...] = ((bool, "truth"), (int, "integer"), (float, "number"))
    return next((kind for type_, kind in kinds if type_ in inner), "text")


def _value_of_pairs(here: Expected) -> Expected:
    if here.part is not None:
        return Expected("part", here.part)
    values = [each for each in _flat(here.field.annotation if here.field else None) if get_origin(each) is tuple]
    return Expected("texts" if any(get_args(each)[-1] is Ellipsis for each in values) else "text")


def _flat(annotation: Any) -> Iterator[Any]:
    for inner in get_args(annotation):
        yield inner
        yield from _flat(inner)


def _parts(annotation: Any) -> Iterator[type[Part]]:
    for inner in (annotation, *_flat(annotation)):
        if isinstance(inner, type) and issubclass(inner, Part):
            yield inner


def names_of(expected: Expected) -> tuple[str, ...]:
    """Names that pairs may have; empty where any will do."""
    extra = expected.field.json_schema_extra if expected.field is not None else None
    listed = extra.get("propertyNames") if isinstance(extra, Mapping) else None
    words = listed.get("enum") if isinstance(listed, Mapping) else None
    return tuple(str(word) for word in words) if isinstance(words, list) else ()


def choices_of(expected: Expected) -> tuple[str, ...]:
    """Words a value may be, as an author writes them; empty where any will do."""
    if expected.field is None:
        return ()
    extra = expected.field.json_schema_extra
    listed = extra.get("enum") if isinstance(extra, Mapping) else None
    if isinstance(listed, list):
        return tuple(str(word) for word in listed)
    annotation = expected.field.annotation
    words = [
        word
        for inner in (annotation, *_flat(annotation))
        if get_origin(inner) is Literal
        for word in get_args(inner)
        if word is not None
    ]
    return tuple(dict.fromkeys(str(word) for word in words))
