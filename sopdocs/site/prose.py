"""The little Markdown that pages of rules are written in, as data: headings, paragraphs, lists, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```[^\n]*$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*")
_BULLET = re.compile(r"^\s*[-*]\s+")

Kind = Literal["heading", "text", "list", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block; each of its lines is a row of pieces: a text, and whether it is code."""

    kind: Kind
    lines: tuple[tuple[tuple[str, bool], ...], ...]


def blocks(markdown: str) -> Iterator[Block]:
    """Blocks of a text, its title aside."""
    at = 0
    for fence in _FENCE.finditer(markdown):
        yield from _plain(markdown[at : fence.start()])
        yield Block("code", (((fence[2].rstrip("\n"), True),),))
        at = fence.end()
    yield from _plain(markdown[at:])


def _plain(text: str) -> Iterator[Block]:
    for part in map(str.strip, re.split(r"\n\s*\n", text)):
        if part.startswith("## "):
            heading, _, rest = part.partition("\n")
            yield Block("heading", (pieces(heading.lstrip("# ")),))
            yield from _plain(rest)
        elif part.startswith("# "):
            yield from _plain(part.partition("\n")[2])
        elif part.startswith("|"):
            yield Block("code", (((part, True),),))
        elif _BULLET.match(part):
            items = re.split(r"\n(?=\s*[-*]\s)", part)
            yield Block("list", tuple(pieces(_BULLET.sub("", item)) for item in items))
        elif part:
            yield Block("text", (pieces(part),))


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """A text as pieces: each with whether it is code.

    >>> pieces("Tulis `judul:` di atas.")
    (('Tulis ', False), ('judul:', True), (' di atas.', False))
    """
    words = _EMPHASIS.sub(lambda found: found[1] or found[2], _LINK.sub(r"\1", " ".join(text.split())))
    parts = _CODE.split(words)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
