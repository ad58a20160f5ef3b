"""Text to nodes: PyYAML's parser without its reading of scalars, bounded in depth and number.

libyaml does the parsing; where PyYAML was built without it, its own slower parser does.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.composer import Composer
from yaml.error import Mark as YamlMark
from yaml.nodes import Node
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

    def __init__(self, limit: tuple[tuple[str, str], ...], mark: YamlMark) -> None:
        super().__init__(limit)
        self.limit = limit
        self.mark = mark


class _Bounds:
    """The resolver's place in a PyYAML loader: resolves nothing, but counts depth and nodes."""

    depth = 0
    nodes = 0

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > DEPTH_LIMIT or self.nodes > NODE_LIMIT:
            self._refuse(parent)

    def _refuse(self, parent: Node | None) -> None:
        if parent is None:
            return
        many = f"lebih dari {NODE_LIMIT} bagian", f"more than {NODE_LIMIT} parts"
        raise _TooMuchError(both("batas", *(TOO_DEEP if self.depth > DEPTH_LIMIT else many)), parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, _kind: type[Node], _value: object, _implicit: object) -> str:
        return UNTAGGED


class SlowParser(_Bounds, Reader, Scanner, Parser, Composer):
    """PyYAML's own parser."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def _parser() -> Any:
    if not yaml.__with_libyaml__:
        return SlowParser
    from yaml._yaml import CParser

    return type("FastParser", (_Bounds, CParser), {})


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
    parser = _PARSER(text)
    if not parser.check_node():
        return None, ()
    root = parser.get_node()
    if not parser.check_node():
        return root, ()
    mark = parser.peek_event().start_mark
    return root, (_syntax(*cause_of("another document", mark, None, text)),)


def _marked(error: yaml.MarkedYAMLError, text: str) -> Problem:
    problem = error.problem or ""
    if "nesting" in problem:
        return Problem("SOP006", values=both("batas", *TOO_DEEP), place=(1, 1, 2))
    return _syntax(*cause_of(problem, error.problem_mark, error.context_mark, text))


def _syntax(place: Place, indonesian: str, english: str) -> Problem:
    return Problem("SOP002", values=both("sebab", indonesian, english), place=place)
