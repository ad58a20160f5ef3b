"""Edits within one text of a definition, whatever style of YAML it is written in."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.nodes import ScalarNode

from sopdocs.edit import Edit
from sopdocs.model import Route
from sopdocs.place import Definition
from sopdocs.routes import yaml_route

ENDS = ";."
"""Marks an item of a list may end in."""
_QUOTES = "\"'"


class Written(NamedTuple):
    """A text as it stands in the file: where its words begin, and the words, without the quotes around them."""

    start: int
    words: str

    def replace(self, pattern: re.Pattern[str], by: str) -> list[Edit]:
        """Edits that put ``by`` for all that the pattern finds."""
        found = pattern.finditer(self.words)
        return [Edit(self.start + match.start(), self.start + match.end(), by) for match in found]

    def end_in(self, mark: str) -> list[Edit]:
        """Edits so that the text ends in ``mark`` instead of the mark it ends in."""
        bare = self.words.rstrip()
        stem = bare.rstrip(ENDS + " ") if bare[-1:] in tuple(ENDS) else bare
        return [] if stem + mark == bare else [Edit(self.start + len(stem), self.start + len(bare), mark)]


def written(definition: Definition, route: Route) -> Written | None:
    """The text at a route of attribute names; None where it cannot be edited in place (an alias, a tag, no text)."""
    if definition.sop is None:
        return None
    keys = yaml_route(definition.sop, route)
    # A paragraph may be written as a text instead of a part with the key of the text.
    node = definition.marks.node(keys) or definition.marks.node(keys[:-1])
    return from_node(node, definition.text) if isinstance(node, ScalarNode) else None


def from_node(node: ScalarNode, text: str) -> Written | None:
    """The words of a scalar; None where it carries an anchor or a tag."""
    start, end = node.start_mark.index, node.end_mark.index
    if start == end:
        return None
    if node.style and node.style in _QUOTES:
        if text[start] != node.style:
            return None
        return Written(start + 1, text[start + 1 : end - 1])
    if node.style and text[start] != node.style:
        return None
    if not node.style and text[start] in "&!*":
        return None
    return Written(start, text[start:end].rstrip())
