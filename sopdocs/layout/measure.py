"""Text to lines: widths from the very font file that will be used, so that a line is as wide here as on paper.

HarfBuzz (loaded with the first `Measurer`) shapes whole lines, kerning included. The cache only saves time: a text has
the same width whether it was measured before or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from sopdocs.chart import PT
from sopdocs.layout.linebreak import Broken, break_units, fill, tidy

WORD_SHARE = 0.985
"""Share of a column's width that lines may take: another program's wrapping must never need a line more."""


@dataclass(frozen=True, slots=True)
class Block:
    """Measured text: its lines, for each line the left indent (mm), and the words broken inside."""

    lines: tuple[str, ...]
    indents: tuple[float, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a cell; ``mark`` (``1.``) stands before it and the text hangs behind the mark."""

    text: str
    mark: str = ""


class Measurer:
    """Widths of text set in one font file."""

    def __init__(self, path: Path) -> None:
        import uharfbuzz

        self._shape: Any = uharfbuzz.shape
        self._buffer: Any = uharfbuzz.Buffer
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font: Any = uharfbuzz.Font(face)
        self._em: int = face.upem
        self._widths: dict[str, int] = {}
        self._filled: dict[str, list[tuple[float, float, Broken]]] = {}

    def _units(self, text: str) -> int:
        """Advance of a line in font units."""
        known = self._widths.get(text)
        if known is None:
            buffer = self._buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            self._shape(self._font, buffer)
            known = sum(position.x_advance for position in buffer.glyph_positions or ())
            self._widths[text] = known
        return known

    def width(self, text: str, size: float) -> float:
        """Width in mm of one line of ``text`` at ``size`` pt."""
        return self._units(text) * size * PT / self._em

    def lines(self, text: str, width: float, size: float) -> Broken:
        """Break a text (its own line ends kept) into lines of at most ``width`` mm at ``size`` pt."""
        limit = width * self._em / (size * PT)
        for least, beyond, known in self._filled.setdefault(text, []):
            if least <= limit < beyond:
                return known
        found = self._fill(text, limit)
        self._filled[text].append(found)
        return found[2]

    def _fill(self, text: str, limit: float) -> tuple[float, float, Broken]:
        """The lines, and the limits between which every line that was tried fits or does not fit as it does now."""
        least, beyond = 0.0, inf

        def fits(line: str) -> bool:
            nonlocal least, beyond
            units = self._units(line)
            if units <= limit:
                least = max(least, units)
                return True
            beyond = min(beyond, units)
            return False

        parts = [fill(break_units(part), fits) for part in tidy(text)]
        lines = tuple(line for part in parts for line in part.lines)
        return least, beyond, Broken(lines, tuple(word for part in parts for word in part.broken))

    def block(self, items: tuple[Item, ...], width: float, size: float) -> Block:
        """Break the paragraphs of a cell; a text behind a mark hangs, if that leaves it half of the width."""
        lines: list[str] = []
        indents: list[float] = []
        broken: list[str] = []
        hang = max((self.width(f"{item.mark} ", size) for item in items if item.mark), default=0.0)
        hang = hang if hang <= width / 2 else 0.0
        for item in items:
            text = f"{item.mark} {item.text}" if item.mark else item.text
            if not text.strip():
                continue
            part = self._hung(item, width, size, hang) if item.mark and hang else self.lines(text, width, size)
            lines.extend(part.lines)
            indents.extend(hang if item.mark and k else 0.0 for k in range(len(part.lines)))
            broken.extend(part.broken)
        return Block(tuple(lines), tuple(indents), tuple(broken))

    def _hung(self, item: Item, width: float, size: float, hang: float) -> Broken:
        part = self.lines(item.text, width - hang, size)
        return Broken((f"{item.mark} {part.lines[0]}", *part.lines[1:]), part.broken)
