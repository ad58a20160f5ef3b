"""How the blocks of a part look, read from the very style sheet the PDF is made with.

Only what Word can show is read: type, alignment, distances, rules, and the widths and heights of boxes. Everything is
resolved to mm and pt here, so that the writers deal with numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

from sopdocs.render.blocks import Element
from sopdocs.render.docx.declared import Box, Declared, Type

_USUAL: Mapping[str, Mapping[str, str]] = {
    **{tag: {"font-weight": "bold"} for tag in ("h1", "h2", "h3", "strong")},
    "th": {"font-weight": "bold", "text-align": "center"},
    "em": {"font-style": "italic"},
}
"""What browsers do to some tags by themselves."""


@dataclass(frozen=True)
class Dressed:
    """An element with its look; ``path`` are the elements it stands in, outermost first, and itself."""

    element: Element
    type: Type
    box: Box
    path: tuple[Element, ...]
    children: tuple[Dressed | str, ...]

    @property
    def tag(self) -> str:
        """The element's tag."""
        return self.element.tag


class Wardrobe:
    """A style sheet, ready to dress elements; its selectors begin below ``.bagian``.

    :param width: of the part's text, mm; percentages are of it.
    """

    def __init__(self, css: str, width: float) -> None:
        self._width = width
        self._css = css
        self._matcher = _sheet(css).matcher

    def dress(self, elements: Sequence[Element], text: Type) -> tuple[Dressed, ...]:
        """Look up and resolve the style of a part's elements; ``text`` is what they inherit."""
        from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

        root = ElementTree.Element("div", {"class": "bagian"})
        root.extend(_mirror(element) for element in elements)
        wrappers = ElementWrapper.from_html_root(root).iter_children()
        return tuple(self._dress(e, w, text, ()) for e, w in zip(elements, wrappers, strict=True))

    def _dress(self, element: Element, wrapper: Any, inherited: Type, above: tuple[Element, ...]) -> Dressed:
        rules = tuple(rule for *_, rule in self._matcher.match(wrapper))
        look, box = _look(self._css, element.tag, rules, inherited, self._width)
        path = (*above, element)
        wrappers = iter(wrapper.iter_children())
        children = tuple(
            child if isinstance(child, str) else self._dress(child, next(wrappers), look, path)
            for child in element.children
        )
        return Dressed(element, look, box, path, children)


@dataclass(frozen=True)
class _Sheet:
    """A style sheet ready for use: its selectors, each with the number of its rule, and the rules' declarations."""

    matcher: Any
    rules: Sequence[Sequence[Any]]


@lru_cache(maxsize=16)
def _sheet(css: str) -> _Sheet:
    """A style sheet read once for all documents of an office."""
    import tinycss2
    from cssselect2 import Matcher, compile_selector_list

    matcher = Matcher()
    rules: list[Sequence[Any]] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            for selector in compile_selector_list(rule.prelude):
                matcher.add_selector(selector, len(rules))
            items = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            rules.append([item for item in items if item.type == "declaration"])
    return _Sheet(matcher, rules)


@lru_cache(maxsize=1024)
def _look(css: str, tag: str, rules: tuple[int, ...], inherited: Type, width: float) -> tuple[Type, Box]:
    """What an element looks like for which these rules of a style sheet hold, the strongest last."""
    declared = Declared()
    for name, tokens in _usual().get(tag, ()):
        declared.add(name, tokens)
    sheet = _sheet(css)
    for rule in rules:
        for item in sheet.rules[rule]:
            declared.add(item.lower_name, item.value)
    look = declared.type(inherited)
    return look, declared.box(look.size, width)


@cache
def _usual() -> Mapping[str, Sequence[tuple[str, Sequence[Any]]]]:
    """What browsers do to some tags, as declarations."""
    from tinycss2 import parse_component_value_list

    return {
        tag: [(name, parse_component_value_list(value)) for name, value in looks.items()]
        for tag, looks in _USUAL.items()
    }


def _mirror(element: Element) -> ElementTree.Element:
    """The element as selectors see it."""
    found = ElementTree.Element(element.tag, dict(element.attributes))
    if element.classes:
        found.set("class", " ".join(element.classes))
    found.extend(_mirror(child) for child in element.children if isinstance(child, Element))
    return found
