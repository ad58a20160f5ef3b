"""Changes to a text that leave every other character alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Put ``text`` in place of the characters from ``start`` up to ``end``."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made. ValueError where two of them touch the same characters.

    >>> apply_edits("abcdef", [Edit(4, 6, ""), Edit(1, 2, "BB")])
    'aBBcd'
    """
    pieces: list[str] = []
    here = 0
    for edit in sorted(edits):
        if edit.start < here:
            raise ValueError(edit)
        pieces += (text[here : edit.start], edit.text)
        here = edit.end
    return "".join([*pieces, text[here:]])
