"""WeasyPrint's HTML, read by expat where it is well-formed, and without rules for what our pages never hold."""

from __future__ import annotations

import re
from copy import copy
from typing import Any
from xml.etree import ElementTree

import weasyprint
from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

_NOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
"""Pseudo-elements that the usual style sheet gives to every element, each with a style of its own to be computed."""


_STYLE = re.compile(r"<style>([^<]*)</style>")


class LeanHTML(weasyprint.HTML):  # type: ignore[misc]
    """A document without notes at the foot of its pages; ``text`` may be any HTML, ours is well-formed XML too.

    Its style is left out, to be given apart (``style``).
    """

    def __init__(self, text: str, url_fetcher: Any) -> None:
        self.style = "".join(_STYLE.findall(text))
        text = _STYLE.sub("", text)
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError:
            super().__init__(string=text, url_fetcher=url_fetcher)
            return
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_without_notes(sheet) for sheet in super()._ua_stylesheets(forms)]


def _without_notes(sheet: Any) -> Any:
    lean = copy(sheet)
    lean.matcher = copy(sheet.matcher)
    lean.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] not in _NOTES]
    return lean
