"""What a flow is set in: type, paddings and the room left for arrows. Everything the stages of one layout share."""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import PT, TextStyle
from sopdocs.layout.measure import WORD_SHARE, Block, Item, Measurer
from sopdocs.profile import TableStyle

SMALLEST = 5.5
"""Smallest type an office may be asked to read, pt."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room for arrows around a symbol, mm.

    ``tracks`` lines at ``pitch`` fit in each margin of a row or a column, the outermost ``border`` from the table
    rule, the innermost ``clearance`` from the symbol.
    """

    tracks: int = 2
    pitch: float = 1.3
    border: float = 0.9
    clearance: float = 0.9

    def margin(self, tracks: int) -> float:
        """Width of a margin that holds ``tracks`` lines."""
        return self.border + self.pitch * (tracks - 1) + self.clearance


@dataclass(frozen=True, slots=True)
class Setting:
    """Type and measures of the flow table; ``regular`` and ``bold`` measure ``family``."""

    table: TableStyle
    family: str
    regular: Measurer
    bold: Measurer
    room: Room

    @property
    def rule(self) -> float:
        """Width of a table rule, mm."""
        return self.table.rule * PT

    def style(self, size: float, bold: bool = False) -> TextStyle:
        """A style of the table's family at ``size`` pt, with the table's leading."""
        return TextStyle(self.family, size, size * self.table.leading * PT, bold)

    def block(self, items: tuple[Item, ...], width: float, style: TextStyle) -> Block:
        """Break paragraphs for a column ``width`` mm wide, paddings and rule included."""
        measurer = self.bold if style.bold else self.regular
        return measurer.block(items, self.inner(width), style.size)

    def inner(self, width: float) -> float:
        """Width of the lines of a column ``width`` mm wide."""
        return max(1.0, (width - 2 * self.table.padding - self.rule) * WORD_SHARE)

    def outer(self, width: float) -> float:
        """Width of the column whose lines may be ``width`` mm wide."""
        return width / WORD_SHARE + 2 * self.table.padding + self.rule + 1e-6

    def height(self, lines: int, style: TextStyle) -> float:
        """Height of a row that holds ``lines`` lines: paddings and rule included, mm."""
        return lines * style.pitch + 2 * self.table.padding + self.rule
