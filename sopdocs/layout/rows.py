"""How tall each row is and what it shows: texts, symbols, cells merged with the one above, rows cut over pages.

A row is as tall as its longest text, or as its symbols with the room that arrows need; nothing is clipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from sopdocs.chart import Fault, TextStyle
from sopdocs.graph import Node
from sopdocs.layout.cells import LABEL_OF, RowTexts
from sopdocs.layout.columns import Columns
from sopdocs.layout.measure import Block
from sopdocs.layout.setting import Setting
from sopdocs.layout.stack import Stack
from sopdocs.model import Route

_GLUED_SHARE = 0.6
"""Rows kept together by a merged cell may take this share of a page; longer runs show the text in each row instead."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one cell shows: the lines of this part, the whole text, and how many rows below the cell covers too."""

    text: str
    block: Block
    covers: int = 0
    part: int = 0


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row, or one part of a row cut over pages; symbols stand in the first part.

    ``cells`` lacks the keys that a cell above covers. ``glued``: the page must not end below this row.
    """

    step: int
    height: float
    cells: Mapping[str, Shown]
    stack: Stack
    part: int = 0
    parts: int = 1
    glued: bool = False

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The symbols that stand in this part."""
        return () if self.part else self.stack.nodes


@dataclass(frozen=True, slots=True)
class _Group:
    """A cell and the rows it covers, both ends included."""

    key: str
    first: int
    last: int


@dataclass
class _Table:
    """Measured rows before merged cells are settled: ``blocks`` by row and column key, heights without merged cells."""

    blocks: list[dict[str, Block]]
    stacks: Sequence[Stack]
    groups: list[_Group]
    style: TextStyle
    setting: Setting
    heights: list[float] = field(default_factory=list)

    def need(self, group: _Group) -> float:
        return self.setting.height(len(self.blocks[group.first][group.key].lines), self.style)

    def span(self, group: _Group) -> float:
        return sum(self.heights[group.first : group.last + 1])

    def settle(self) -> None:
        """Work out the heights: each row for itself, then what merged texts lack, shared out evenly."""
        merged = {(group.key, group.first) for group in self.groups}
        self.heights = []
        for row, blocks in enumerate(self.blocks):
            lines = max((len(b.lines) for key, b in blocks.items() if (key, row) not in merged), default=1)
            self.heights.append(max(self.setting.height(lines, self.style), self.stacks[row].need))
        for group in self.groups:
            lack = self.need(group) - self.span(group)
            for row in range(group.first, group.last + 1):
                self.heights[row] += max(lack, 0.0) / (group.last - group.first + 1)

    def glued(self) -> set[int]:
        """Rows below which a page must not end: each part of a merged cell would have to show its whole text."""
        rows: set[int] = set()
        for group in self.groups:
            if self.need(group) > min(self.heights[group.first : group.last + 1]) + 1e-9:
                rows |= set(range(group.first, group.last))
        return rows

    def unmerge(self, limit: float) -> bool:
        """Give up groups that could not be kept on one page; true if there were any."""
        glued = self.glued()
        bad = [group for group in self.groups if self._too_tall(group, glued, limit)]
        for group in bad:
            self.groups.remove(group)
            for row in range(group.first + 1, group.last + 1):
                self.blocks[row][group.key] = self.blocks[group.first][group.key]
        return bool(bad)

    def _too_tall(self, group: _Group, glued: set[int], limit: float) -> bool:
        if any(height > limit for height in self.heights[group.first : group.last + 1]):
            return True
        if group.first not in glued:
            return False
        first, last = group.first, group.last
        while first - 1 in glued:
            first -= 1
        while last in glued:
            last += 1
        return sum(self.heights[first : last + 1]) > limit * _GLUED_SHARE


def plan_rows(
    texts: Sequence[RowTexts], stacks: Sequence[Stack], columns: Columns, setting: Setting, limit: float
) -> tuple[RowPlan, ...]:
    """Measure every row of a flow.

    :param limit: tallest row a page can take, mm; taller ones come back in parts.
    """
    style = setting.style(setting.table.size)
    widths = {column.key: column.w for column in columns.columns}
    blocks = [
        {key: setting.block(cell.items, widths[key], style) for key, cell in row.items() if not cell.merged}
        for row in texts
    ]
    table = _Table(blocks, stacks, list(_groups(texts)), style, setting)
    table.settle()
    while table.unmerge(limit):
        table.settle()
    plans = _plans(table, texts)
    return tuple(part for plan in plans for part in _parts(plan, style, setting, limit))


def _groups(texts: Sequence[RowTexts]) -> Iterator[_Group]:
    """Runs of merged cells, each with the cell above that owns the text."""
    for key in texts[0] if texts else ():
        first = 0
        for row in range(1, len(texts) + 1):
            if row < len(texts) and texts[row][key].merged:
                continue
            if row - 1 > first:
                yield _Group(key, first, row - 1)
            first = row


def _plans(table: _Table, texts: Sequence[RowTexts]) -> Iterator[RowPlan]:
    glued = table.glued()
    covers = {(group.first, group.key): group.last - group.first for group in table.groups}
    owner = _owners(texts)
    for row, blocks in enumerate(table.blocks):
        cells = {
            key: Shown(texts[owner[row, key]][key].text, block, covers.get((row, key), 0))
            for key, block in blocks.items()
        }
        yield RowPlan(row, table.heights[row], cells, table.stacks[row], glued=row in glued)


def _owners(texts: Sequence[RowTexts]) -> dict[tuple[int, str], int]:
    """For each cell the row whose text it shows."""
    owner: dict[tuple[int, str], int] = {}
    for row, cells in enumerate(texts):
        for key, cell in cells.items():
            owner[row, key] = owner[row - 1, key] if cell.merged else row
    return owner


def _parts(plan: RowPlan, style: TextStyle, setting: Setting, limit: float) -> Iterator[RowPlan]:
    """Cut a row taller than a page at line ends; the symbols stand in the first part."""
    if plan.height <= limit:
        yield plan
        return
    most = max(1, int((limit - setting.height(0, style)) / style.pitch))
    parts = ceil(max(len(shown.block.lines) for shown in plan.cells.values()) / most)
    for part in range(max(parts, 1)):
        cells = {key: _slice(shown, part, most) for key, shown in plan.cells.items()}
        lines = max(len(shown.block.lines) for shown in cells.values())
        height = max(setting.height(lines, style), 0.0 if part else plan.stack.need)
        yield replace(plan, height=height, cells=cells, part=part, parts=max(parts, 1))


def _slice(shown: Shown, part: int, most: int) -> Shown:
    cut = slice(part * most, (part + 1) * most)
    block = Block(shown.block.lines[cut], shown.block.indents[cut])
    return replace(shown, block=block, part=part)


def page_rows(plans: Sequence[RowPlan], start: int, end: int) -> tuple[RowPlan, ...]:
    """The rows ``start`` to ``end`` (excluded) as one page shows them.

    A merged cell begins again on a new page and covers only rows of its page.
    """
    rows: list[RowPlan] = []
    for row in range(start, end):
        cells = dict(plans[row].cells)
        if row == start:
            cells |= _carried(plans, start)
        clipped = {key: replace(shown, covers=min(shown.covers, end - 1 - row)) for key, shown in cells.items()}
        rows.append(replace(plans[row], cells=clipped))
    return tuple(rows)


def _carried(plans: Sequence[RowPlan], start: int) -> dict[str, Shown]:
    """Merged cells of earlier rows that cover row ``start``."""
    carried: dict[str, Shown] = {}
    for row in range(start):
        for key, shown in plans[row].cells.items():
            if row + shown.covers >= start:
                carried[key] = replace(shown, covers=row + shown.covers - start)
    return carried


def broken_words(
    texts: Sequence[RowTexts], plans: Sequence[RowPlan], labels: Mapping[str, str], route: Route
) -> Iterator[Fault]:
    """A fault (SOP023) for each word that had to be broken inside its column; ``labels`` name the columns."""
    for plan in plans:
        for key, shown in plan.cells.items():
            where = (*route, *texts[plan.step][key].route)
            yield from (
                Fault("SOP023", where, (("kata", word), ("kolom", labels[LABEL_OF[key]])))
                for word in shown.block.broken
            )
