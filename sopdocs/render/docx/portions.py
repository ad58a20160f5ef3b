"""Which part of a text a cell shows, and where Word needs leave to break it.

The chart gives a cell's whole text and the lines this page shows of it. Word breaks lines itself, so it gets the
paragraphs those lines come from. White space is not counted, because a line loses what it was broken at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from sopdocs.chart import Cell, ChartPage, Row

_Owner = tuple[int, int | None, int]
LEAVE = "\u200b"
"""Zero-width space: lets Word break after a slash, which it does not do by itself."""


class Portion(NamedTuple):
    """A paragraph, or the part of it on this page: its later lines stand ``hang`` mm in; a part that does not begin
    its paragraph (``begins`` is false) stands in from its first line."""

    text: str
    hang: float = 0.0
    begins: bool = True


@dataclass
class CellTexts:
    """Deals out the texts of a document's cells, page after page; ``padding`` is that of the cells, mm."""

    padding: float
    _shown: dict[_Owner, int] = field(default_factory=dict)

    def portions(self, page: ChartPage, row: Row, cell: Cell) -> tuple[Portion, ...]:
        """The paragraphs of a cell; pages must be asked for in order."""
        hanging = any(cell.indents)
        if row.parts == 1 and not hanging and len(cell.lines) < 2:
            return _whole(cell)
        owner = (page.flow, row.step, cell.column)
        skipped = self._shown.get(owner, 0) if cell.part else 0
        ends = tuple(accumulate((_length(line) for line in cell.lines), initial=skipped))
        if row.parts > 1:
            self._shown[owner] = ends[-1]
        breaks = self._needed_breaks(cell, ends)
        if row.parts == 1 and not breaks and not hanging:
            return _whole(cell)
        return tuple(_cut(cell, ends, breaks))

    def _needed_breaks(self, cell: Cell, ends: tuple[int, ...]) -> Collection[int]:
        """Where a line ends inside a word, in characters without white space; none where the cell has room for the
        lines Word may need instead."""
        between = set(accumulate(map(len, cell.text.split())))
        inside = {end for end in ends[1:-1] if end not in between and 0 < end < max(between, default=0)}
        depth = cell.rect.w if cell.turned else cell.rect.h
        room = int((depth - 2 * self.padding) / cell.style.pitch)
        return inside if len(cell.lines) + len(inside) > room else ()


def _whole(cell: Cell) -> tuple[Portion, ...]:
    return tuple(map(Portion, cell.text.split("\n")))


def _length(text: str) -> int:
    return len("".join(text.split()))


def _cut(cell: Cell, ends: tuple[int, ...], breaks: Collection[int]) -> Iterator[Portion]:
    indents = cell.indents or (0.0,) * len(cell.lines)
    begin = 0
    for paragraph in cell.text.split("\n"):
        end = begin + _length(paragraph)
        hang = max((i for i, start in zip(indents, ends, strict=False) if begin <= start < end), default=0.0)
        text = _slice(paragraph, range(ends[0] - begin, ends[-1] - begin), {place - begin for place in breaks})
        if text or begin == end:
            yield Portion(text, hang, begins=begin >= ends[0])
        begin = end


def _slice(text: str, kept: range, breaks: Collection[int]) -> str:
    """The characters of ``text`` whose number is in ``kept``, white space between them not counted."""
    parts: list[str] = []
    position = 0
    for character in text:
        if not character.isspace():
            parts.append(character if position in kept else "")
            position += 1
            parts.append(LEAVE if position in breaks and position in kept else "")
        elif position in kept and position - 1 in kept:
            parts.append(character)
    return "".join(parts)
