"""Trees to parts where everything plainly fits; whatever does not is left to the twin, which knows more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from sopdocs.parts.part import After, Before, Part, Shown

Read = Callable[[Any], Any]
P = TypeVar("P", bound=Part)


def plainly(part: type[P], value: Any, *, by_name: bool) -> P | None:
    """The part a tree describes; None where something in it is not plainly right."""
    try:
        made: P = part_reader(part, by_name)(value)
    except (UnfitError, ValueError, AssertionError):
        return None
    return made


class UnfitError(Exception):
    """A value that is not plainly what belongs here."""


class _Plan(NamedTuple):
    """Of a part: attribute and reader by the keys that may be written, and the attributes that must be."""

    keys: Mapping[Any, tuple[str, Read]]
    required: frozenset[str]


def part_reader(part: type[P], by_name: bool) -> Callable[[Any], P]:
    """What reads a part from a mapping of its keys, and of its attributes' names too where ``by_name``."""
    new, memo = part.__new__, _memo(by_name)
    before = None if part.before.__func__ is Part.before.__func__ else part.before  # type: ignore[attr-defined]

    def read(value: Any) -> P:
        if isinstance(value, part):
            return value
        if before is not None:
            value = before(value)
        if type(value) is not dict:
            raise UnfitError
        keys, required = part.memo.get(memo) or _plan(part, by_name)
        made = new(part)
        given = made.__dict__
        for key, item in value.items():
            known = keys.get(key)
            if known is None:
                raise UnfitError
            given[known[0]] = known[1](item)
        if len(given) != len(value) or (required and not required <= given.keys()):
            raise UnfitError
        return made

    return read


def _plan(part: type[Part], by_name: bool) -> _Plan:
    """How a part is read; worked out once."""
    plan: _Plan = part.memo.setdefault(_memo(by_name), _planned(part, by_name))
    return plan


def _memo(by_name: bool) -> str:
    return "keys and names" if by_name else "keys"


def _planned(part: type[Part], by_name: bool) -> _Plan:
    hints = get_type_hints(part, include_extras=True)
    keys: dict[Any, tuple[str, Read]] = {}
    for name, declared in part.model_fields.items():
        read = _bounded(_reader(hints[name], by_name), getattr(declared, "more", None))
        for key in (declared.alias or name, *((name,) if by_name else ())):
            keys[key] = name, read
    return _Plan(keys, frozenset(name for name, declared in part.model_fields.items() if declared.is_required()))


def _reader(annotation: Any, by_name: bool) -> Read:
    """What reads a value of a type; of a type not known here nothing plainly fits."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return part_reader(annotation, by_name) if issubclass(annotation, Part) else _PLAIN.get(annotation, _unknown)
    kind, inner = get_origin(annotation), get_args(annotation)
    made = _KINDS.get(kind)
    return made(inner, by_name) if made is not None else _unknown


def _unknown(_: Any) -> Any:
    raise UnfitError


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    raise UnfitError


def _truth(value: Any) -> bool:
    if type(value) is bool:
        return value
    if value == "true" or value == "false":  # noqa: PLR1714  one word, and it may be unhashable
        return bool(value == "true")
    raise UnfitError


_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?")


def _whole(value: Any) -> int:
    if type(value) is int or (type(value) is str and _WHOLE.fullmatch(value)):
        return int(value)
    raise UnfitError


def _number(value: Any) -> float:
    if type(value) is int or (type(value) is str and _DECIMAL.fullmatch(value)):
        return float(value)
    raise UnfitError


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    raise UnfitError


_PLAIN: dict[type, Read] = {str: _text, bool: _truth, int: _whole, float: _number, date: _day}


def _annotated(inner: tuple[Any, ...], by_name: bool) -> Read:
    first, *marks = inner
    read = _reader(first, by_name)
    for mark in marks:
        if isinstance(mark, Before):
            read = _chained(mark.function, read)
        elif isinstance(mark, After):
            read = _chained(read, mark.function)
        elif not isinstance(mark, Shown):
            return _unknown
    return read


def _chained(first: Read, then: Read) -> Read:
    return lambda value: then(first(value))


def _either(inner: tuple[Any, ...], by_name: bool) -> Read:
    """One type, or several lists of words; and mostly nothing at all."""
    kinds = [each for each in inner if each is not NoneType]
    if all(get_origin(each) is Literal for each in kinds):
        read = _word([word for each in kinds for word in get_args(each)])
    else:
        read = _reader(kinds[0], by_name) if len(kinds) == 1 else _unknown
    if len(kinds) == len(inner):
        return read
    return lambda value: None if value is None else read(value)


def _word(words: Iterable[Any]) -> Read:
    known = frozenset(words)

    def read(value: Any) -> Any:
        if type(value) is str and value in known:
            return value
        raise UnfitError

    return read


def _several(inner: tuple[Any, ...], by_name: bool) -> Read:
    """A tuple: of any number of items of one type, or of one item of each type."""
    if inner[-1] is Ellipsis:
        read = _reader(inner[0], by_name)

        def read_all(value: Any) -> tuple[Any, ...]:
            if type(value) is list or type(value) is tuple:
                return tuple([read(item) for item in value])
            raise UnfitError

        return read_all
    reads = [_reader(each, by_name) for each in inner]

    def read_each(value: Any) -> tuple[Any, ...]:
        if type(value) is tuple and len(value) == len(reads):
            return tuple([each(item) for each, item in zip(reads, value, strict=True)])
        raise UnfitError

    return read_each


def _by_name(inner: tuple[Any, ...], by_name: bool) -> Read:
    read_key, read_item = (_reader(each, by_name) for each in inner)

    def read(value: Any) -> dict[Any, Any]:
        if type(value) is dict:
            return {read_key(key): read_item(item) for key, item in value.items()}
        raise UnfitError

    return read


_KINDS: dict[Any, Callable[[tuple[Any, ...], bool], Read]] = {
    Annotated: _annotated,
    Union: _either,
    UnionType: _either,
    Literal: lambda inner, _: _word(inner),
    tuple: _several,
    dict: _by_name,
}
_WORDS_ONLY = frozenset({"description", "examples", "json_schema_extra"})
_BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "ge": lambda value, bound: value >= bound,
    "gt": lambda value, bound: value > bound,
    "le": lambda value, bound: value <= bound,
    "pattern": lambda value, bound: "\n" not in value and re.search(bound, value) is not None,
}


def _bounded(read: Read, more: Mapping[str, Any] | None) -> Read:
    """A reader that also looks at the bounds of its field; None are bounds that only pydantic knows."""
    if more is None:
        return _unknown
    bounds = [(_BOUNDS.get(name), bound) for name, bound in more.items() if name not in _WORDS_ONLY]
    if not bounds:
        return read

    def read_bounded(value: Any) -> Any:
        made = read(value)
        if made is None or all(holds is not None and holds(made, bound) for holds, bound in bounds):
            return made
        raise UnfitError

    return read_bounded
