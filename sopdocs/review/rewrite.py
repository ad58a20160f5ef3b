"""A key of a definition given another value, every other character left alone."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from sopdocs.edit import Edit
from sopdocs.model import Dates, Sop
from sopdocs.place import Definition

_ORDER: tuple[str, ...] = tuple(
    field.alias or name for part in (Sop, Dates) for name, field in part.model_fields.items()
)
_MARKED = "&!*|>"


class UnwritableError(Exception):
    """A key is written in a way that no command changes (an anchor, a tag, a block of text)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def put(definition: Definition, keys: tuple[str, ...], value: str) -> Edit:
    """The edit that gives ``keys`` (as an author writes them) a value that YAML takes without quotes.

    :raises UnwritableError: as it says.
    """
    node = definition.marks.node(keys)
    if node is not None:
        return _replaced(definition.text, node, keys, value)
    parent = definition.marks.node(keys[:-1])
    if parent is None and len(keys) > 1:
        end = _newline(definition.text)
        return put(definition, keys[:-1], f"{end}  {keys[-1]}: {value}")
    written = value if value[:1] in "\r\n" else f" {value}"
    if isinstance(parent, MappingNode):
        return _added(definition.text, parent, keys[-1], written)
    if isinstance(parent, ScalarNode) and not parent.value:
        at = parent.start_mark.index
        return Edit(at, at, f"{_newline(definition.text)}  {keys[-1]}:{written}")
    raise UnwritableError(".".join(keys))


def _replaced(text: str, node: Node, keys: tuple[str, ...], value: str) -> Edit:
    start, end = node.start_mark.index, node.end_mark.index
    if not isinstance(node, ScalarNode) or (start < end and text[start] in _MARKED):
        raise UnwritableError(".".join(keys))
    return Edit(start, end, value if start < end else f" {value}")


def _added(text: str, parent: MappingNode, key: str, written: str) -> Edit:
    """The key in its place among its neighbours, on a line of its own where the mapping has lines."""
    if parent.flow_style or not parent.value:
        at = parent.start_mark.index + 1
        return Edit(at, at, f"{key}:{written}" + (", " if parent.value else ""))
    first = parent.value[0][0].start_mark
    indent = " " * first.column
    before = [value for name, value in parent.value if _rank(name.value) < _rank(key) and _on_one_line(name, value)]
    if not before:
        return Edit(first.index, first.index, f"{key}:{written}{_newline(text)}{indent}")
    last = max(before, key=lambda value: value.end_mark.index)
    at = text.find("\n", last.end_mark.index)
    if at < 0:
        return Edit(len(text), len(text), f"{_newline(text)}{indent}{key}:{written}")
    return Edit(at + 1, at + 1, f"{indent}{key}:{written}{_newline(text)}")


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _on_one_line(name: Node, value: Node) -> bool:
    """True for a value that ends on the line of its key."""
    block = isinstance(value, ScalarNode) and value.style in ("|", ">")
    return not block and value.end_mark.line == name.start_mark.line


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
