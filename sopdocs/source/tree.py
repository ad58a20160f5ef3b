"""Nodes to texts, mappings and lists.

Every scalar stays the text the author typed (``no``, ``0123``, ``1:30``); only an empty one, ``~`` and ``null``
without quotes are None.
"""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from sopdocs.finding import Problem
from sopdocs.source.compose import UNTAGGED
from sopdocs.source.limits import CONTROL, DEPTH_LIMIT, HIDDEN, SPREAD_LIMIT, TOO_DEEP, both, clip, printable
from sopdocs.source.marks import Tree, place_of

_NOTHING = frozenset({"", "~", "null"})
_OVERHEAD = 16
"""Characters a part counts beside its own."""


_Made = tuple[Tree, int, int]
"""A finished part: its tree, and its characters and height with every alias written out."""


class TreeMaker:
    """Turns nodes into texts, mappings and lists; aliased parts are shared, and counted as if written out."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._plain = "\\" not in text and HIDDEN.search(text) is None
        """True where no scalar can hold anything that does not print: what was decoded holds none unless escaped."""
        self._done: dict[int, _Made] = {}
        self._open: set[int] = set()
        self._stopped = False

    def make(self, node: Node) -> Tree:
        """Tree of a node; None where a bound was passed (see ``problems``)."""
        tree, _, _ = self._visit(node)
        return None if self._stopped else tree

    def _visit(self, node: Node) -> _Made:
        if node.tag != UNTAGGED:
            self._refuse(node, node.tag, "teks tanpa tanda '!' di depannya", "a text without '!' before it")
        if isinstance(node, ScalarNode):
            text: str = node.value
            told = None if text in _NOTHING and not node.style else text if self._plain else self._text_of(node)
            return told, len(text) + _OVERHEAD, 1
        known = self._done.get(id(node))
        if known is None:
            known = self._done[id(node)] = self._collection(node)
        return known

    def _collection(self, node: Node) -> _Made:
        if id(node) in self._open:
            self._stop(node, "ada bagian yang memuat dirinya sendiri", "a part contains itself")
            return None, 0, 0
        self._open.add(id(node))
        tree, spread, height = self._mapping(node) if isinstance(node, MappingNode) else self._list(node)
        self._open.discard(id(node))
        if spread > SPREAD_LIMIT:
            self._stop(node, "alias (*) menggandakan isi terlalu banyak", "aliases (*) multiply the content too often")
        if height > DEPTH_LIMIT:
            self._stop(node, *TOO_DEEP)
        return (None if self._stopped else tree), spread, height + 1

    def _list(self, node: Node) -> _Made:
        tree: list[Tree] = []
        spread, height = _OVERHEAD, 0
        plain = self._plain
        for item in node.value:
            if plain and type(item) is ScalarNode and item.tag == UNTAGGED:
                value = item.value
                tree.append(None if value in _NOTHING and not item.style else value)
                spread += len(value) + _OVERHEAD
                height = max(height, 1)
                continue
            made, its_spread, its_height = self._visit(item)
            tree.append(made)
            spread += its_spread
            height = max(height, its_height)
        return tree, spread, height

    def _mapping(self, node: MappingNode) -> _Made:
        tree: dict[str, Tree] = {}
        spread, height = _OVERHEAD, 0
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse(key, "kunci", "satu teks, bukan daftar", "one text, not a list")
                continue
            name = key.value if self._plain else self._text_of(key)
            made, its_spread, its_height = self._visit(value)
            spread += its_spread + len(name)
            height = max(height, its_height)
            if name in tree:
                self._report("SOP003", key, (("kunci", clip(name)),))
            else:
                tree[name] = made
        return tree, spread, height

    def _text_of(self, node: ScalarNode) -> str:
        """A scalar as it can be printed; what it holds besides is a fault."""
        value: str = node.value
        if node.style == '"' and CONTROL.search(value):
            self._refuse(node, value, "teks tanpa karakter kendali", "a text without control characters")
        elif HIDDEN.search(value):
            codes = ", ".join(dict.fromkeys(f"U+{ord(each):04X}" for each in HIDDEN.findall(value)))
            self._refuse(
                node, value, f"teks tanpa aksara tak tampak ({codes})", f"a text without hidden characters ({codes})"
            )
        else:
            return value
        return printable(value)

    def _refuse(self, node: Node, name: str, indonesian: str, english: str) -> None:
        self._report("SOP005", node, (("kunci", clip(printable(name))), *both("harus", indonesian, english)))

    def _stop(self, node: Node, indonesian: str, english: str) -> None:
        if not self._stopped:
            self._report("SOP006", node, both("batas", indonesian, english))
        self._stopped = True

    def _report(self, code: str, node: Node, values: tuple[tuple[str, str], ...]) -> None:
        mark = node.start_mark
        place = place_of(node, self._text) or (mark.line + 1, mark.column + 1, mark.column + 2)
        self.problems.append(Problem(code, values=values, place=place))
