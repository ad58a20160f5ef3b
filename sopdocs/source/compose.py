"""Text to nodes: PyYAML's parser without its reading of scalars, bounded in depth and number.

libyaml does the parsing; where PyYAML was built without it, its own slower parser does. The nodes are made here, from
the parser's events: PyYAML's composers would ask for every node how to read its scalar, which nobody wants to know.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.error import Mark as YamlMark
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from sopdocs.finding import Problem
from sopdocs.source.causes import cause_of
from sopdocs.source.limits import DEPTH_LIMIT, NODE_LIMIT, TOO_DEEP, both
from sopdocs.source.marks import Place

UNTAGGED = "untagged"
"""Tag of every node whose author gave it none."""
_DIRECTIVE_LIMIT = 20


class _TooMuchError(Exception):
    """A bound was passed while composing; carries the finished value of the finding."""

    def __init__(self, limit: tuple[str, str], mark: YamlMark) -> None:
        super().__init__(limit)
        self.limit = both("batas", *limit)
        self.mark = mark


class _Composer:
    """Nodes from a parser's events; an aliased node is the same node again."""

    def __init__(self, event: Callable[[], Any]) -> None:
        self._event = event
        self._anchors: dict[str, Node] = {}
        self._nodes = 0

    def document(self) -> tuple[Node | None, Any]:
        """The first document, and the event after it."""
        self._event()
        opening = self._event()
        if isinstance(opening, StreamEndEvent):
            return None, opening
        root = self._node(self._event(), 1)
        self._event()
        return root, self._event()

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            if event.anchor not in self._anchors:
                raise ComposerError(None, None, "found undefined alias", event.start_mark)
            return self._anchors[event.anchor]
        if event.anchor is not None and event.anchor in self._anchors:
            raise ComposerError(None, None, "found duplicate anchor", event.start_mark)
        self._nodes += 1
        tag = UNTAGGED if event.tag is None or event.tag == "!" else event.tag
        if kind is ScalarEvent:
            scalar = ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
            if event.anchor is not None:
                self._anchors[event.anchor] = scalar
            return scalar
        return self._collection(event, tag, depth)

    def _collection(self, event: Any, tag: str, depth: int) -> Node:
        kind: type[SequenceNode | MappingNode]
        kind = SequenceNode if isinstance(event, SequenceStartEvent) else MappingNode
        node = kind(tag, [], event.start_mark, None, event.flow_style)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        inner = self._inner(node, depth + 1)
        node.value = inner if kind is SequenceNode else list(zip(inner[::2], inner[1::2], strict=True))
        return node

    def _inner(self, parent: Node, depth: int) -> list[Node]:
        """The nodes up to the end of a collection, keys and values in turn; plain scalars without further calls."""
        inner: list[Node] = []
        following, add = self._event, inner.append
        while True:
            event = following()
            kind = type(event)
            if kind is SequenceEndEvent or kind is MappingEndEvent:
                parent.end_mark = event.end_mark
                return inner
            if depth > DEPTH_LIMIT or self._nodes >= NODE_LIMIT:
                many = f"lebih dari {NODE_LIMIT} bagian", f"more than {NODE_LIMIT} parts"
                raise _TooMuchError(TOO_DEEP if depth > DEPTH_LIMIT else many, parent.start_mark)
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                add(ScalarNode(UNTAGGED, event.value, event.start_mark, event.end_mark, event.style))
                self._nodes += 1
            else:
                add(self._node(event, depth))


class SlowParser(Reader, Scanner, Parser):
    """PyYAML's own parser."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _parser() -> Any:
    if not yaml.__with_libyaml__:
        return SlowParser
    from yaml._yaml import CParser

    return CParser


_PARSER = _parser()


def compose(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """First document of the text, and the fault that stopped the parser or the second document."""
    if text.count("\n%") > _DIRECTIVE_LIMIT:
        return None, (_syntax(*cause_of("directive", None, None, text)),)
    try:
        return _first_document(text)
    except _TooMuchError as error:
        place = (error.mark.line + 1, error.mark.column + 1, error.mark.column + 2)
        return None, (Problem("SOP006", values=error.limit, place=place),)
    except yaml.MarkedYAMLError as error:
        return None, (_marked(error, text),)
    except (yaml.YAMLError, ValueError):
        return None, (_syntax(*cause_of("", None, None, text)),)


def _first_document(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    root, after = _Composer(_PARSER(text).get_event).document()
    if isinstance(after, StreamEndEvent):
        return root, ()
    return root, (_syntax(*cause_of("another document", after.start_mark, None, text)),)


def _marked(error: yaml.MarkedYAMLError, text: str) -> Problem:
    problem = error.problem or ""
    if "nesting" in problem:
        return Problem("SOP006", values=both("batas", *TOO_DEEP), place=(1, 1, 2))
    return _syntax(*cause_of(problem, error.problem_mark, error.context_mark, text))


def _syntax(place: Place, indonesian: str, english: str) -> Problem:
    return Problem("SOP002", values=both("sebab", indonesian, english), place=place)
