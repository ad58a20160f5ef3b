"""How wide each column is: officials between the institution's limits, the rest for the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sopdocs.chart import Column
from sopdocs.layout.cells import LABEL_OF
from sopdocs.model import Flow
from sopdocs.profile import ColumnWidths

NARROW = 14.0
"""Below this width of an official's column the two outer ones are widened: loops run there."""
EXTRA = 2.4
_LEAST_TEXT = 0.6
_GENEROUS = 0.75
_LEAST_SHARE = 0.5
"""Share of their preferred widths, or of the page, that text columns keep however many officials there are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns from left to right; officials' columns are ``columns[first:last]``."""

    columns: tuple[Column, ...]
    first: int
    last: int

    @property
    def actors(self) -> tuple[Column, ...]:
        """The officials' columns."""
        return self.columns[self.first : self.last]

    @property
    def narrowest(self) -> float:
        """Width of the narrowest official's column (the page's width where there is none)."""
        return min((column.w for column in self.actors), default=self.width)

    @property
    def width(self) -> float:
        """Width of the whole table."""
        return sum(column.w for column in self.columns)

    def at(self, key: str) -> int:
        """Index of the column of that key."""
        return next(index for index, column in enumerate(self.columns) if column.key == key)

    def resized(self, widths: Mapping[str, float]) -> Columns:
        """The same columns with other widths, moved to follow each other."""
        x = self.columns[0].x
        moved: list[Column] = []
        for column in self.columns:
            moved.append(replace(column, x=x, w=widths.get(column.key, column.w)))
            x += moved[-1].w
        return replace(self, columns=tuple(moved))


@dataclass(frozen=True, slots=True)
class Needs:
    """Widths in mm that some officials' columns should have, for what stands in their symbols and for their headings.

    Granted least first: the former as far as the text columns keep three quarters of their preferred widths, the
    latter only as far as they keep all.
    """

    symbols: Mapping[str, float] = field(default_factory=dict)
    headings: Mapping[str, float] = field(default_factory=dict)


def solve_columns(flow: Flow, widths: ColumnWidths, left: float, usable: float, needs: Needs = Needs()) -> Columns:
    """Share ``usable`` mm from ``left`` out among the columns of a flow.

    Officials get what is left beside the text columns, within the institution's limits; with very many of them the text
    columns give up to two fifths, then officials' columns become narrower than the limit. ``needs`` may widen some.
    """
    text = {key: float(getattr(widths, "number" if key == "no" else key)) for key in LABEL_OF}
    names = list(dict(flow.actors))
    count = len(names)
    total = sum(text.values())
    wish = min(widths.actor_max, (usable - total) / count) if count else 0.0
    actor = max(wish, widths.actor_min)
    extra = 2 * EXTRA if count > 1 and actor < NARROW else 0.0
    rest = usable - actor * count - extra
    least = min(_LEAST_TEXT * total, _LEAST_SHARE * usable)
    if count and rest < least:
        rest, extra = least, 0.0
        actor = (usable - rest) / count
    actors = {f"actor:{name}": actor for name in names}
    if extra:
        for name in (names[0], names[-1]):
            actors[f"actor:{name}"] += EXTRA
    rest -= _grant(actors, needs.symbols, rest - _GENEROUS * total)
    rest -= _grant(actors, needs.headings, rest - total)
    scaled = _share(text, rest)
    keys = ["no", "activity", *actors, "inputs", "time", "outputs", "note"]
    columns = tuple(Column(key, left, 0.0) for key in keys)
    return Columns(columns, 2, 2 + len(actors)).resized(scaled | actors)


def _grant(actors: dict[str, float], needs: Mapping[str, float], spare: float) -> float:
    """Widen columns to what they need as far as there is spare width; gives what was granted."""
    granted = 0.0
    for need, name in sorted((need, name) for name, need in needs.items()):
        lack = min(need - actors[f"actor:{name}"], spare - granted)
        if lack > 0:
            actors[f"actor:{name}"] += lack
            granted += lack
    return granted


def _share(text: Mapping[str, float], rest: float) -> dict[str, float]:
    """Scale the text columns to fill ``rest``; the number column keeps its width unless all must shrink."""
    total = sum(text.values())
    if rest < total:
        return {key: width * rest / total for key, width in text.items()}
    flexible = total - text["no"]
    return {key: width if key == "no" else width * (rest - text["no"]) / flexible for key, width in text.items()}
