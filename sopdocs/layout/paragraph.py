"""A paragraph prepared once for lines of any width.

The words of a paragraph are measured once; where a line ends is then found by adding. Fonts in which a line is not the
sum of its words and of the kerning between them are noticed, and their lines are measured whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from sopdocs.layout.linebreak import Broken, break_units, fill, weak_units


class Font(Protocol):
    """What is asked of a font."""

    def units(self, text: str) -> int:
        """Advance of a line in font units."""

    def kern(self, pair: str) -> int:
        """How much nearer two characters stand than each for itself (negative), or farther."""


class Paragraph:
    """One paragraph of a text, as `tidy` gives it."""

    def __init__(self, text: str, font: Font) -> None:
        self._font = font
        self.parts = break_units(text)
        """What it may be broken into."""
        self.width = font.units(text.rstrip())
        """Of the whole paragraph in one line."""
        self._starts: list[int] = []
        """For each part how far before it the paragraph is wide."""
        self._ends: list[int] = []
        """The same behind it, the space it ends with taken off; empty where parts do not add up to lines."""
        self._add_up()

    def _add_up(self) -> None:
        units, kern = self._font.units, self._font.kern
        at = 0
        starts, ends = [], []
        for part, following in zip(self.parts, (*self.parts[1:], ""), strict=True):
            bare = part.rstrip()
            starts.append(at)
            ends.append(at + units(bare))
            at += units(part) + (kern(part[-1] + following[0]) if following else 0)
        if ends[-1] == self.width and all(a <= b for a, b in pairwise(ends)):
            self._starts, self._ends = starts, ends

    def words(self) -> Iterator[str]:
        """The smallest parts it may be broken into, without the spaces they end with."""
        return (word.rstrip() for part in self.parts for word in weak_units(part))

    def count(self, limit: int) -> int:
        """How many lines of at most ``limit`` units the paragraph takes."""
        return 1 if self.width <= limit else len(self._cuts(limit)) or len(self.lines(limit).lines)

    def lines(self, limit: int) -> Broken:
        """The paragraph in lines of at most ``limit`` units."""
        cuts = self._cuts(limit)
        if not cuts:
            return fill(self.parts, lambda line: self._font.units(line) <= limit)
        bounds = pairwise((0, *cuts))
        return Broken(tuple("".join(self.parts[start:end]).rstrip() for start, end in bounds))

    def _cuts(self, limit: int) -> list[int]:
        """Behind which parts the lines end; none where a part is wider than a line, or adding does not tell."""
        ends, starts = self._ends, self._starts
        cuts: list[int] = []
        at = 0
        while at < len(ends):
            end = bisect_right(ends, starts[at] + limit, at)
            if end == at:
                return []
            cuts.append(end)
            at = end
        return cuts


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs of a cell; those behind a mark (told by true) hang ``hang`` mm."""

    parts: Sequence[tuple[Paragraph, bool]]
    hang: float
    unhung: Callable[[], Sequence[Paragraph]]
    """The paragraphs with their marks before them, for columns in which hanging leaves them too little."""
    limit: Callable[[float], int]
    """A width in mm, in the font's units."""

    def count(self, width: float, limit: int) -> int:
        """How many lines they take in ``width`` mm, which are ``limit`` units."""
        if not self.hang:
            return sum([1 if part.width <= limit else part.count(limit) for part, _ in self.parts])
        if self.hang > width / 2:
            return sum(part.count(limit) for part in self.unhung())
        behind = self.limit(width - self.hang)
        return sum(part.count(behind if marked else limit) for part, marked in self.parts)
