"""Text to lines: widths from the very font file that will be used, so that a line is as wide here as on paper.

HarfBuzz (loaded with the first `Measurer`) shapes whole lines, kerning included. The cache only saves time: a text has
the same width whether it was measured before or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any

from sopdocs.chart import PT
from sopdocs.layout.linebreak import Broken, tidy
from sopdocs.layout.paragraph import Paragraph, Passage
from sopdocs.typefaces import shaped

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

        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font: Any = uharfbuzz.Font(face)
        self._em: int = face.upem
        self._widths: dict[str, int] = {}
        self._kerns: dict[str, int] = {}
        self._paragraphs: dict[str, tuple[Paragraph, ...]] = {}

    def units(self, text: str) -> int:
        """Advance of a line in font units."""
        known = self._widths.get(text)
        if known is None:
            known = sum(position.x_advance for position in shaped(self._font, text).glyph_positions or ())
            self._widths[text] = known
        return known

    def kern(self, pair: str) -> int:
        """How much farther from each other two characters stand than each for itself (nearer: negative)."""
        known = self._kerns.get(pair)
        if known is None:
            known = self._kerns[pair] = self.units(pair) - self.units(pair[0]) - self.units(pair[1])
        return known

    def width(self, text: str, size: float) -> float:
        """Width in mm of one line of ``text`` at ``size`` pt."""
        return self.units(text) * size * PT / self._em

    def lines(self, text: str, width: float, size: float) -> Broken:
        """Break a text (its own line ends kept) into lines of at most ``width`` mm at ``size`` pt."""
        limit = self.limit(width, size)
        parts = [paragraph.lines(limit) for paragraph in self.paragraphs(text)]
        lines = tuple(line for part in parts for line in part.lines)
        return Broken(lines, tuple(word for part in parts for word in part.broken))

    def paragraphs(self, text: str) -> tuple[Paragraph, ...]:
        """A text prepared for lines of any width."""
        known = self._paragraphs.get(text)
        if known is None:
            known = self._paragraphs[text] = tuple(Paragraph(part, self) for part in tidy(text))
        return known

    def limit(self, width: float, size: float) -> int:
        """A width in mm at a size in pt, in the font's units."""
        return floor(width * self._em / (size * PT))

    def passage(self, items: tuple[Item, ...], size: float) -> Passage:
        """The paragraphs of a cell prepared for columns of any width, at ``size`` pt."""
        shown = [item for item in items if item.mark or item.text.strip()]
        hang = self._hang(items, size)

        def unhung() -> list[Paragraph]:
            return [part for item in shown for part in self.paragraphs(_marked(item))]

        parts = [(part, bool(item.mark)) for item in shown for part in self.paragraphs(item.text)]
        return Passage(parts, hang, unhung, lambda width: self.limit(width, size))

    def block(self, items: tuple[Item, ...], width: float, size: float) -> Block:
        """Break the paragraphs of a cell; a text behind a mark hangs, if that leaves it half of the width."""
        lines: list[str] = []
        indents: list[float] = []
        broken: list[str] = []
        hang = self._hang(items, size)
        hang = hang if hang <= width / 2 else 0.0
        for item in items:
            text = _marked(item)
            if not text.strip():
                continue
            part = self._hung(item, width, size, hang) if item.mark and hang else self.lines(text, width, size)
            lines.extend(part.lines)
            indents.extend(hang if item.mark and k else 0.0 for k in range(len(part.lines)))
            broken.extend(part.broken)
        return Block(tuple(lines), tuple(indents), tuple(broken))

    def _hang(self, items: tuple[Item, ...], size: float) -> float:
        """How far texts hang behind the marks of a list, mm."""
        return max((self.width(f"{item.mark} ", size) for item in items if item.mark), default=0.0)

    def _hung(self, item: Item, width: float, size: float, hang: float) -> Broken:
        part = self.lines(item.text, width - hang, size)
        return Broken((f"{item.mark} {part.lines[0]}", *part.lines[1:]), part.broken)


def _marked(item: Item) -> str:
    return f"{item.mark} {item.text}" if item.mark else item.text
