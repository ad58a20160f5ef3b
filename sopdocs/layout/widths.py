"""Columns between two wishes: low rows, and officials' columns with room for arrows and labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sopdocs.graph import Graph
from sopdocs.layout.cells import RowTexts
from sopdocs.layout.columns import Columns, Needs, solve_columns
from sopdocs.layout.fit import fit_columns, measure_texts
from sopdocs.layout.headings import heading_widths
from sopdocs.layout.question import question_widths
from sopdocs.layout.setting import Setting
from sopdocs.layout.stack import Sizes, Stack, row_stacks, symbol_sizes
from sopdocs.model import Flow
from sopdocs.profile import ColumnWidths

_EASY = 20.0
"""Width of an official's column that needs no more room, mm."""
_STEP = 2.0
_PRICE = 1.06
"""How much taller the rows may become for wider officials' columns."""
_TEXT_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Settled:
    """Columns with the symbols that fit them."""

    columns: Columns
    sizes: Sizes
    stacks: tuple[Stack, ...]

    @property
    def mute(self) -> int:
        """How many rows have a question that found no room in its diamond."""
        return sum(stack.mute for stack in self.stacks)


def settle_widths(
    flow: Flow,
    graph: Graph,
    texts: Sequence[RowTexts],
    labels: Mapping[str, str],
    setting: Setting,
    span: tuple[float, float],
) -> Settled:
    """Choose the columns of a flow.

    The institution's widths are fitted to the texts; then officials' columns narrower than 20 mm are widened as long as
    the rows stay almost as low and the text columns keep three quarters of their preferred widths.

    :param span: left edge and width of the table, mm.
    """
    widths = setting.table.widths
    measured = measure_texts(texts, labels, setting)
    needs = Needs(question_widths(graph, setting), heading_widths(flow, setting))

    def attempt(wish: ColumnWidths) -> tuple[Settled, float]:
        wished = solve_columns(flow, wish, *span, needs)
        sizes = symbol_sizes(wished, setting.room)
        stacks = row_stacks(graph, len(texts), sizes, setting)
        columns, cost = fit_columns(measured, [stack.need for stack in stacks], wished, setting)
        return Settled(columns, sizes, stacks), cost

    settled, lowest = attempt(widths)
    total = sum((widths.number, widths.activity, widths.inputs, widths.time, widths.outputs, widths.note))
    count = len(settled.columns.actors)
    actor = settled.columns.narrowest + _STEP
    while count and actor <= min(_EASY, widths.actor_max) and span[1] - count * actor >= _TEXT_SHARE * total:
        wider, cost = attempt(widths.model_copy(update={"actor_min": actor}))
        if cost > lowest * _PRICE or wider.mute > settled.mute:
            break
        settled = wider
        actor += _STEP
    return settled
