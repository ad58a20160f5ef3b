"""Text columns fitted to what stands in them: a little wider where rows are tall, narrower where there is little text.

The institution's widths stay the starting point, and every column stays near them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdocs.layout.cells import LABEL_OF, RowTexts
from sopdocs.layout.columns import Columns
from sopdocs.layout.measure import Item, Measurer
from sopdocs.layout.paragraph import Passage
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


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a table measured once: for each column its cells, and the width in mm at which no word is broken."""

    cells: Mapping[str, Sequence[Passage]]
    whole: Mapping[str, float]


def measure_texts(texts: Sequence[RowTexts], labels: Mapping[str, str], setting: Setting) -> Texts:
    """Prepare the texts of a table, with its headings ``labels``, for `fit_columns`."""
    size = setting.table.size
    cells = {key: [setting.regular.passage(row[key].items, size) for row in texts] for key in KEYS}
    return Texts(cells, {key: _whole(key, texts, labels, setting) for key in KEYS})


class _Fitter:
    """Row heights for given widths, remembered by column and width."""

    def __init__(self, texts: Texts, floors: Sequence[float], setting: Setting, widths: Mapping[str, float]) -> None:
        self.texts, self.floors, self.setting, self.widths = texts, floors, setting, widths
        self.style = setting.style(setting.table.size)
        self.known: dict[tuple[str, int], list[float]] = {}
        self.heights: list[float] = []

    def width(self, key: str, steps: int) -> float:
        return self.widths[key] + _STEP * steps

    def column(self, key: str, steps: int) -> list[float]:
        """Height each row needs for its cell of that column."""
        known = self.known.get((key, steps))
        if known is None:
            width = self.setting.inner(self.width(key, steps))
            limit = self.setting.regular.limit(width, self.style.size)
            known = [self._height(cell.count(width, limit)) for cell in self.texts.cells[key]]
            self.known[key, steps] = known
        return known

    def _height(self, lines: int) -> float:
        for count in range(len(self.heights), lines + 1):
            self.heights.append(self.setting.height(count, self.style))
        return self.heights[lines]

    def cost(self, steps: _Steps) -> float:
        """Height of all rows, and a little for every mm a column differs from where it began."""
        total: float = sum(map(max, self.floors, *[self.column(key, steps[key]) for key in KEYS]))
        return total + _LOYALTY * _STEP * sum(map(abs, steps.values()))

    def best(self, moves: Iterable[tuple[str, str, int]], steps: _Steps, cost: float) -> tuple[_Steps, float]:
        """The steps after the move that saves most, the first of equals, and their cost; as they were if none saves.

        Before a move is looked at it is asked what it would save if nobody had to give the width.
        """
        best, least = steps, cost - 1e-9
        hopes: dict[tuple[str, int], float] = {}
        for giver, taker, gain in moves:
            hope = hopes.get((taker, gain))
            if hope is None:
                hope = hopes[taker, gain] = self.cost({**steps, taker: steps[taker] + gain})
            moved = {**steps, giver: steps[giver] - gain, taker: steps[taker] + gain}
            more = abs(moved[giver]) - abs(steps[giver])
            if hope + _LOYALTY * _STEP * more < least + 1e-6 and (found := self.cost(moved)) < least:
                best, least = moved, found
        return best, least if best is not steps else cost


def fit_columns(texts: Texts, floors: Sequence[float], columns: Columns, setting: Setting) -> tuple[Columns, float]:
    """Shift width between the text columns, 2, 4 or 8 mm at a time, while the rows become less tall.

    :param floors: height each row needs for its symbols, mm.
    :returns: the columns, and what they cost: the height of all rows, a little more for widths far from the wish.
    """
    wishes = {key: columns.columns[columns.at(key)].w for key in KEYS}
    least = {key: min(texts.whole[key], max(wishes[key] * _LONGEST_WORD, setting.outer(_NUMBERS))) for key in KEYS}
    fitter = _Fitter(texts, floors, setting, _raised(wishes, least))
    steps: _Steps = dict.fromkeys(KEYS, 0)
    cost = fitter.cost(steps)
    for _ in range(_MOVES):
        before = steps
        steps, cost = fitter.best(_moves(fitter, steps, wishes, least), steps, cost)
        if steps is before:
            break
    return columns.resized({key: fitter.width(key, steps[key]) for key in KEYS}), cost


def _moves(
    fitter: _Fitter, steps: _Steps, wishes: Mapping[str, float], least: Mapping[str, float]
) -> list[tuple[str, str, int]]:
    """Every way of giving one column some width of another within the limits: giver, taker, 2 mm steps."""
    floors = {key: max(least[key], wishes[key] * _NARROWEST) for key in KEYS}
    return [
        (giver, taker, gain)
        for gain in _GAINS
        for giver in KEYS
        if fitter.width(giver, steps[giver] - gain) >= floors[giver]
        for taker in KEYS
        if giver != taker and fitter.width(taker, steps[taker] + gain) <= wishes[taker] * _WIDEST
    ]


def _whole(key: str, texts: Sequence[RowTexts], labels: Mapping[str, str], setting: Setting) -> float:
    """Width of a column at which no word of its texts and of its heading is broken, mm."""
    regular, bold = setting.regular, setting.bold
    head = [word for part in bold.paragraphs(labels[LABEL_OF[key]]) for word in part.words()]
    widths = [bold.width(word, setting.table.header_size) for word in head]
    words = dict.fromkeys(word for row in texts for item in row[key].items for word in _words(item, regular))
    widths += [regular.width(word, setting.table.size) for word in words]
    return setting.outer(max(widths, default=0.0))


def _words(item: Item, measurer: Measurer) -> Iterator[str]:
    for part in measurer.paragraphs(item.text):
        yield from (f"{item.mark} {word}" if item.mark else word for word in part.words())


def _raised(wishes: Mapping[str, float], least: Mapping[str, float]) -> dict[str, float]:
    """Raise columns to their least widths at the cost of those that have more than theirs."""
    lack = sum(max(0.0, least[key] - wishes[key]) for key in KEYS)
    spare = {key: max(0.0, wishes[key] - least[key]) for key in KEYS}
    share = min(1.0, lack / sum(spare.values())) if lack and sum(spare.values()) else 0.0
    given = share * sum(spare.values()) / lack if lack else 0.0
    return {key: wishes[key] + given * max(0.0, least[key] - wishes[key]) - share * spare[key] for key in KEYS}
