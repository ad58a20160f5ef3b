"""How tall each row is and what it shows: texts, symbols, cells merged with the one above, rows cut over pages.

A row is as tall as its longest text, or as its symbols with the room that arrows need; nothing is clipped. A row taller
than a page is cut into pieces of a few lines; those that come to stand on one page are one part of the row there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

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
_LONG_SHARE = 0.25
"""A merged text longer than this share of a page is never shown twice; it stands in its first row."""
_FIRST_LINES = 6
"""A row that goes on over a page begins with at least so many lines."""
_PIECE_LINES = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What one cell shows: the lines of this part, the whole text, and how many rows below the cell covers too.

    ``once``: the text is too long to be shown again where the cell goes on, on another page.
    """

    text: str
    block: Block
    covers: int = 0
    part: int = 0
    once: bool = False


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row, or one piece or part of a row cut over pages; symbols stand in the first.

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
    once: list[_Group] = field(default_factory=list)

    def need(self, group: _Group) -> float:
        return self.setting.height(len(self.blocks[group.first][group.key].lines), self.style)

    def span(self, group: _Group) -> float:
        return sum(self.heights[group.first : group.last + 1])

    def settle(self) -> None:
        """Work out the heights: each row for itself, then what merged texts lack, shared out evenly."""
        merged = {(group.key, group.first) for group in self.shared}
        self.heights = []
        for row, blocks in enumerate(self.blocks):
            lines = max((len(b.lines) for key, b in blocks.items() if (key, row) not in merged), default=1)
            self.heights.append(max(self.setting.height(lines, self.style), self.stacks[row].need))
        for group in self.shared:
            lack = self.need(group) - self.span(group)
            for row in range(group.first, group.last + 1):
                self.heights[row] += max(lack, 0.0) / (group.last - group.first + 1)

    @property
    def shared(self) -> list[_Group]:
        """Groups whose text all of their rows make room for."""
        return [group for group in self.groups if group not in self.once]

    def glued(self) -> set[int]:
        """Rows below which a page must not end: each part of a merged cell would have to show its whole text."""
        rows: set[int] = set()
        for group in self.shared:
            if self.need(group) > min(self.heights[group.first : group.last + 1]) + 1e-9:
                rows |= set(range(group.first, group.last))
        return rows

    def unmerge(self, limit: float) -> bool:
        """Give up groups that could not be kept on one page, or leave a long text to the first row; true if any."""
        glued = self.glued()
        bad = [group for group in self.shared if self._too_tall(group, glued, limit)]
        for group in bad:
            if self.need(group) > limit * _LONG_SHARE:
                self.once.append(group)
                continue
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

    :param limit: tallest row a page can take, mm; taller ones come back in pieces.
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
    return tuple(part for plan in plans for part in _pieces(plan, style, setting, limit))


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
    once = {(group.first, group.key) for group in table.once}
    owner = _owners(texts)
    for row, blocks in enumerate(table.blocks):
        cells = {
            key: Shown(texts[owner[row, key]][key].text, block, covers.get((row, key), 0), once=(row, key) in once)
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


def _pieces(plan: RowPlan, style: TextStyle, setting: Setting, limit: float) -> Iterator[RowPlan]:
    """Cut a row taller than a page at line ends; the symbols stand in the first piece, beside as many lines."""
    lines = max(len(shown.block.lines) for shown in plan.cells.values())
    beside = int((plan.stack.need - setting.height(0, style)) / style.pitch)
    first = max(_FIRST_LINES, beside)
    if plan.height <= limit or lines <= first:
        yield plan
        return
    cuts = [0, *range(first, lines - _PIECE_LINES + 1, _PIECE_LINES), lines]
    for part, (start, end) in enumerate(pairwise(cuts)):
        cells = {key: _slice(shown, start, end) for key, shown in plan.cells.items()}
        height = (end - start) * style.pitch if part else max(setting.height(end, style), plan.stack.need)
        last = end == lines
        yield replace(plan, height=height, cells=cells, part=part, parts=len(cuts) - 1, glued=plan.glued and last)


def _slice(shown: Shown, start: int, end: int) -> Shown:
    block = Block(shown.block.lines[start:end], shown.block.indents[start:end], () if start else shown.block.broken)
    return replace(shown, block=block)


def page_rows(
    plans: Sequence[RowPlan], pages: Sequence[tuple[int, int]], edges: float
) -> tuple[tuple[RowPlan, ...], ...]:
    """The rows as the pages show them.

    A merged cell begins again on a new page and covers only rows of its page.

    :param pages: first row and the row after the last, of each page; rows are counted in pieces.
    :param edges: height in mm that a part has beside its lines.
    """
    groups = [[list(pieces) for _, pieces in groupby(plans[start:end], lambda plan: plan.step)] for start, end in pages]
    parts = Counter(pieces[0].step for rows in groups for pieces in rows)
    seen: Counter[int] = Counter()
    found: list[tuple[RowPlan, ...]] = []
    for page in groups:
        rows: list[RowPlan] = []
        for pieces in page:
            step = pieces[0].step
            row = replace(_joined(pieces, seen[step], edges), parts=parts[step])
            seen[step] += 1
            rows.append(row if rows else replace(row, cells={**_carried(plans, step), **row.cells}))
        found.append(tuple(_clipped(row, rows[-1].step) for row in rows))
    return tuple(found)


def _joined(pieces: Sequence[RowPlan], part: int, edges: float) -> RowPlan:
    """Pieces of one row that stand on one page, as its ``part``."""
    cells = {
        key: replace(
            shown,
            part=part,
            block=Block(
                tuple(line for piece in pieces for line in piece.cells[key].block.lines),
                tuple(indent for piece in pieces for indent in piece.cells[key].block.indents),
            ),
        )
        for key, shown in pieces[0].cells.items()
    }
    height = sum(piece.height for piece in pieces) + (edges if part else 0.0)
    return replace(pieces[-1], height=height, cells=cells, part=part)


def _clipped(row: RowPlan, last: int) -> RowPlan:
    """The row with its cells covering no row below step ``last``."""
    cells = {key: replace(shown, covers=min(shown.covers, last - row.step)) for key, shown in row.cells.items()}
    return replace(row, cells=cells)


def _carried(plans: Sequence[RowPlan], step: int) -> dict[str, Shown]:
    """Merged cells of earlier rows that cover the row of ``step``."""
    carried: dict[str, Shown] = {}
    for plan in plans:
        for key, shown in plan.cells.items():
            covers = plan.step + shown.covers - step
            if plan.step < step and covers >= 0:
                again = Shown("", Block(())) if shown.once else shown
                carried[key] = replace(again, covers=covers)
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
