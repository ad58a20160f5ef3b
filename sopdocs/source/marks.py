"""Where every part of a YAML text stands: lines and columns from 1, end columns exclusive."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sopdocs.model import Route
from sopdocs.values.regex import regex

Place = tuple[int, int, int]
"""Line, column, end column."""
Tree = str | None | dict[str, Any] | list[Any]
"""A text as typed, nothing, or a mapping or list of trees."""

EXCERPT_LIMIT = 1000
_BREAK = regex("\r\n|[\r\n\x85\u2028\u2029]")


class Mark(NamedTuple):
    """Places of one part: of its key (None in a list and at the top) and of its value (None where it is empty)."""

    key: Place | None
    value: Place | None
    scalar: bool


class Lines:
    """The lines of a text, broken where YAML breaks them; split when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(stop.end() for stop in _BREAK.finditer(self._text))]

    def __getitem__(self, line: int) -> str:
        """Line ``line`` (from 1) without its break, cut after a thousand characters; empty past the end."""
        if not 1 <= line <= len(self._starts):
            return ""
        start = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self._text)
        return _BREAK.split(self._text[start : min(stop, start + EXCERPT_LIMIT)], maxsplit=1)[0]

    def filled_before(self, line: int) -> int:
        """The last line before ``line`` that is not blank; 0 where there is none."""
        before = self._text[: self._starts[line - 1]].rstrip()
        return bisect_right(self._starts, len(before) - 1)


class Marks:
    """Marks of a text, found on demand by the route of its YAML keys and indices."""

    def __init__(self, root: Node | None, text: str) -> None:
        self.lines = Lines(text)
        self._root = root
        self._text = text

    def node(self, route: Route) -> Node | None:
        """The node of the part at ``route`` (``start_mark.index`` and ``end_mark.index`` count the text's characters).

        None where the text has no such part. One text where a list may stand is its own first item.
        """
        node = self._root
        for place, step in enumerate(route):
            if isinstance(node, ScalarNode) and route[place:] == (0,):
                return node
            found = _child(node, step) if node is not None else None
            if found is None:
                return None
            node = found[1]
        return node

    def get(self, route: Route) -> Mark | None:
        """Mark of the part at ``route``; None where the text has no such part."""
        mark, depth = self.nearest(route)
        return mark if depth == len(route) else None

    def nearest(self, route: Route) -> tuple[Mark | None, int]:
        """Mark of the part at ``route`` or of its nearest ancestor, and how many keys of the route it stands at.

        One text where a list may stand is its own first item. The mark is None only in a text without content.
        """
        if self._root is None:
            return None, 0
        key: Node | None = None
        node = self._root
        depth = 0
        for step in route:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            depth += 1
        if isinstance(node, ScalarNode) and route[depth:] == (0,):
            depth += 1
        return self._mark(key, node), depth

    def _mark(self, key: Node | None, node: Node) -> Mark:
        return Mark(
            key=place_of(key, self._text) if key is not None else None,
            value=place_of(node, self._text) or (None if key is not None else _before(node)),
            scalar=isinstance(node, ScalarNode),
        )


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    """Key node and value node of a child; the first of duplicate keys."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def _before(node: Node) -> Place:
    """Place of the dash before an empty list item."""
    column = max(node.start_mark.column, 1)
    return node.start_mark.line + 1, column, column + 1


def place_of(node: Node, text: str) -> Place | None:
    """Place of a node on its first line; None for an empty value."""
    start, end = node.start_mark, node.end_mark
    if start.index == end.index:
        return None
    width = end.column - start.column
    if start.line != end.line:
        shown = text[start.index : start.index + EXCERPT_LIMIT]
        width = max(len(_BREAK.split(shown, maxsplit=1)[0].rstrip()), 1)
    return start.line + 1, start.column + 1, start.column + 1 + min(width, EXCERPT_LIMIT)


def place_at(text: str, index: int) -> Place:
    """Place of the single character at ``index``."""
    line, start = 1, 0
    for stop in _BREAK.finditer(text, 0, index):
        line, start = line + 1, stop.end()
    return line, index - start + 1, index - start + 2
