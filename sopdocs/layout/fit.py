"""Text columns fitted to what stands in them: a little wider where rows are tall, narrower where there is little text.

The institution's widths stay the starting point, and every column stays near them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdocs.layout.cells import LABEL_OF, RowTexts
from sopdocs.layout.columns import Columns
from sopdocs.layout.linebreak import smallest_units, tidy
from sopdocs.layout.measure import Item
from sopdocs.layout.setting import Setting

KEYS = ("no", "activity", "inputs", "time", "outputs", "note")
_STEP = 2.0
_GAINS = (1, 2, 4)
_NARROWEST, _WIDEST = 0.75, 1.5
_LONGEST_WORD = 1.3
_NUMBERS = 6.0
_LOYALTY = 0.15
_MOVES = 40


_Steps = Mapping[str, int]
"""How many 2 mm steps each column has gained."""


class _Fitter:
    """Row heights for given widths, remembered by column and width."""

    def __init__(
        self, texts: Sequence[RowTexts], floors: Sequence[float], setting: Setting, widths: Mapping[str, float]
    ) -> None:
        self.texts, self.floors, self.setting, self.widths = texts, floors, setting, widths
        self.style = setting.style(setting.table.size)
        self.known: dict[tuple[str, int], tuple[float, ...]] = {}

    def width(self, key: str, steps: int) -> float:
        return self.widths[key] + _STEP * steps

    def column(self, key: str, steps: int) -> tuple[float, ...]:
        """Height each row needs for its cell of that column."""
        known = self.known.get((key, steps))
        if known is None:
            width = self.width(key, steps)
            lines = (len(self.setting.block(row[key].items, width, self.style).lines) for row in self.texts)
            known = tuple(self.setting.height(count, self.style) for count in lines)
            self.known[key, steps] = known
        return known

    def cost(self, steps: _Steps) -> float:
        """Height of all rows, and a little for every mm a column differs from where it began."""
        heights = zip(self.floors, *(self.column(key, steps[key]) for key in KEYS), strict=True)
        total: float = sum(max(row) for row in heights)
        return total + _LOYALTY * _STEP * sum(abs(steps[key]) for key in KEYS)


def fit_columns(
    texts: Sequence[RowTexts], floors: Sequence[float], columns: Columns, labels: Mapping[str, str], setting: Setting
) -> tuple[Columns, float]:
    """Shift width between the text columns, 2, 4 or 8 mm at a time, while the rows become less tall.

    :param floors: height each row needs for its symbols, mm.
    :returns: the columns, and what they cost: the height of all rows, a little more for widths far from the wish.
    """
    wishes = {key: columns.columns[columns.at(key)].w for key in KEYS}
    least = {key: _least(key, wishes[key], texts, labels, setting) for key in KEYS}
    fitter = _Fitter(texts, floors, setting, _whole_words(wishes, least))
    steps: _Steps = dict.fromkeys(KEYS, 0)
    cost = fitter.cost(steps)
    for _ in range(_MOVES):
        best = min(_moves(fitter, steps, wishes, least), key=fitter.cost, default=steps)
        found = fitter.cost(best)
        if found >= cost - 1e-9:
            break
        steps, cost = best, found
    return columns.resized({key: fitter.width(key, steps[key]) for key in KEYS}), cost


def _moves(
    fitter: _Fitter, steps: _Steps, wishes: Mapping[str, float], least: Mapping[str, float]
) -> list[dict[str, int]]:
    """Every way of giving one column some width of another within the limits."""
    floors = {key: max(least[key], wishes[key] * _NARROWEST) for key in KEYS}
    return [
        {**steps, giver: steps[giver] - gain, taker: steps[taker] + gain}
        for gain in _GAINS
        for giver in KEYS
        for taker in KEYS
        if giver != taker
        and fitter.width(giver, steps[giver] - gain) >= floors[giver]
        and fitter.width(taker, steps[taker] + gain) <= wishes[taker] * _WIDEST
    ]


def _least(key: str, wish: float, texts: Sequence[RowTexts], labels: Mapping[str, str], setting: Setting) -> float:
    """Width at which no word of the column is broken, as far as that is little or not much more than its wish."""
    head = setting.style(setting.table.header_size, bold=True)
    words = [setting.bold.width(word.rstrip(), head.size) for word in _words(labels[LABEL_OF[key]])]
    for row in texts:
        words += [setting.regular.width(word.rstrip(), setting.table.size) for word in _cell_words(row[key].items)]
    return min(setting.outer(max(words, default=0.0)), max(wish * _LONGEST_WORD, setting.outer(_NUMBERS)))


def _cell_words(items: tuple[Item, ...]) -> list[str]:
    return [f"{item.mark} {word}" if item.mark else word for item in items for word in _words(item.text)]


def _words(text: str) -> list[str]:
    return [word for paragraph in tidy(text) for word in smallest_units(paragraph)]


def _whole_words(wishes: Mapping[str, float], least: Mapping[str, float]) -> dict[str, float]:
    """Raise columns to their least widths at the cost of those that have more than theirs."""
    lack = sum(max(0.0, least[key] - wishes[key]) for key in KEYS)
    spare = {key: max(0.0, wishes[key] - least[key]) for key in KEYS}
    share = min(1.0, lack / sum(spare.values())) if lack and sum(spare.values()) else 0.0
    given = share * sum(spare.values()) / lack if lack else 0.0
    return {key: wishes[key] + given * max(0.0, least[key] - wishes[key]) - share * spare[key] for key in KEYS}
