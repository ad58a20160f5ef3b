"""The base of every part of a file, and how its fields are declared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, NamedTuple, Self

REQUIRED: Any = ...
"""Default of a field that must be given."""


class Declared(NamedTuple):
    """A field: the key an author writes, what it is without one, and the bounds and words that go with it."""

    default: Any = REQUIRED
    default_factory: Callable[[], Any] | None = None
    alias: str | None = None
    more: Mapping[str, Any] = {}

    def is_required(self) -> bool:
        """True where it must be given."""
        return self.default is REQUIRED and self.default_factory is None


def field(
    default: Any = REQUIRED, *, key: str | None = None, default_factory: Callable[[], Any] | None = None, **more: Any
) -> Any:
    """Declare a field. ``more`` are pydantic's ``description``, ``ge``, ``gt``, ``le``, ``pattern``, ``examples``, ...

    :param key: the key an author writes, where it is not the attribute's name.
    """
    return Declared(default, default_factory, key, more)


class Part:
    """A frozen part, closed to unknown keys. Only what was given is kept in it, the rest are its class's defaults."""

    model_fields: ClassVar[Mapping[str, Any]] = {}
    """Fields by attribute names, each with ``alias``, ``default`` and ``is_required``."""

    memo: ClassVar[dict[str, Any]] = {}
    """What is worked out of the declarations when it is first asked for."""

    def __init_subclass__(cls) -> None:
        cls.memo = {}
        own: dict[str, Any] = {}
        for name in cls.__annotations__:
            given = cls.__dict__.get(name, REQUIRED)
            own[name] = given if hasattr(given, "is_required") else Declared(given)
        cls.model_fields = {**cls.model_fields, **own}
        for name, declared in own.items():
            if not declared.is_required():
                made = declared.default_factory
                setattr(cls, name, made() if made is not None else declared.default)
            elif name in cls.__dict__:
                delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        """Raises pydantic.ValidationError, as `model_validate`."""
        vars(self).update(vars(type(self).model_validate(values)))

    @classmethod
    def before(cls, value: Any) -> Any:
        """What is read of a value where this part belongs; the value itself unless a part says otherwise."""
        return value

    @classmethod
    def model_validate(cls, value: Any, *, by_alias: bool | None = None, by_name: bool | None = None) -> Self:
        """The part a tree describes; ``by_name=False`` takes only the keys of the file, not attribute names.

        :raises pydantic.ValidationError: with every fault.
        """
        from sopdocs.parts.reader import plainly

        part = plainly(cls, value, by_name=by_name is not False)
        if part is None:
            from sopdocs.parts.twin import validated

            part = validated(cls, value, by_alias=by_alias, by_name=by_name)
        return part

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A part of values that are known to fit."""
        part = cls.__new__(cls)
        vars(part).update(values)
        return part

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same part with other values, which are known to fit."""
        return self.model_construct(**{**vars(self), **update})

    @property
    def model_fields_set(self) -> set[str]:
        """Attributes that were given."""
        return set(vars(self))

    def model_dump(self, *, by_alias: bool = True, mode: str = "python", **kept: Any) -> dict[str, Any]:
        """The part as plain data; ``kept`` are pydantic's ``exclude_none`` and ``exclude_defaults``."""
        from sopdocs.parts.plain import plain

        return plain(self, by_alias=by_alias, json=mode == "json", **kept)

    def model_dump_json(
        self, *, by_alias: bool = True, include: Collection[str] = (), exclude: Collection[str] = ()
    ) -> str:
        """The part as JSON without blanks; of its own fields only some, or all but some."""
        from sopdocs.parts.plain import as_json

        names = [name for name in self.model_fields if (name in include or not include) and name not in exclude]
        return as_json(self, names, by_alias=by_alias)

    @classmethod
    def model_json_schema(cls, *, by_alias: bool = True) -> dict[str, Any]:
        """What may be written, as JSON Schema."""
        from sopdocs.parts.twin import twin

        return twin(cls).model_json_schema(by_alias=by_alias)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> Any:
        from sopdocs.parts.twin import schema_of

        return schema_of(cls, handler)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if vars(self) == vars(other):
            return True
        return all(getattr(self, name) == getattr(other, name) for name in {*vars(self), *vars(other)})

    def __hash__(self) -> int:
        return hash(tuple([getattr(self, name) for name in self.model_fields]))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


class Before(NamedTuple):
    """In ``Annotated``: what a value becomes before it is read. A ValueError refuses it."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.function, handler(source))


class After(NamedTuple):
    """In ``Annotated``: what a value becomes after it was read. A ValueError refuses it."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.function, handler(source))


class Shown(NamedTuple):
    """In ``Annotated``: the JSON Schema of what may be written."""

    schema: Mapping[str, Any]

    def __get_pydantic_json_schema__(self, _core: Any, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def refused(error: str, message: str, context: Mapping[str, Any] | None = None) -> ValueError:
    """What a `Before` or `After` raises: a type of error and what would be right."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(error, message, dict(context) if context else None)
