"""The pydantic model of a part: what finds every fault, reads what is not written plainly, and makes the schema."""

from __future__ import annotations

from typing import Any, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, create_model
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from sopdocs.parts.part import REQUIRED, Part

P = TypeVar("P", bound=Part)


class _Twin(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        defer_build=True,
    )


def twin(part: type[Part]) -> type[BaseModel]:
    """The pydantic model of a part; in its values stand parts, not models."""
    found: type[BaseModel] = part.memo.get("twin") or part.memo.setdefault("twin", _made(part))
    return found


def _made(part: type[Part]) -> type[BaseModel]:
    hints = get_type_hints(part, include_extras=True)
    fields: dict[str, Any] = {name: (hints[name], _info(declared)) for name, declared in part.model_fields.items()}
    made: type[BaseModel] = create_model(
        part.__name__, __base__=_Twin, __module__=part.__module__, __doc__=part.__doc__, **fields
    )
    return made


def _info(declared: Any) -> FieldInfo:
    if isinstance(declared, FieldInfo):
        return declared
    given = {"alias": declared.alias, **declared.more}
    if isinstance(declared.default, Part):
        default = declared.default
        given["default_factory"] = lambda: default
    elif declared.default_factory is not None:
        given["default_factory"] = declared.default_factory
    elif declared.default is not REQUIRED:
        given["default"] = declared.default
    info: FieldInfo = Field(**given)
    return info


def fields_of(part: type[Part]) -> dict[str, FieldInfo]:
    """A part's fields as pydantic knows them, by attribute names."""
    made = twin(part)
    made.model_rebuild()
    return made.model_fields


def validated(part: type[P], value: Any, *, by_alias: bool | None, by_name: bool | None) -> P:
    """The part a tree describes. Raises pydantic.ValidationError with every fault."""
    return _of_twin(part, twin(part).model_validate(value, by_alias=by_alias, by_name=by_name))


def schema_of(part: type[Part], handler: GetCoreSchemaHandler) -> CoreSchema:
    """How pydantic reads a part that stands in another one."""

    def read(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
        return value if isinstance(value, part) else _of_twin(part, inner(part.before(value)))

    return core_schema.no_info_wrap_validator_function(read, handler.generate_schema(twin(part)))


def _of_twin(part: type[P], made: Any) -> P:
    return part.model_construct(**{name: getattr(made, name) for name in made.model_fields_set})
