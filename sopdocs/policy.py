"""Which findings are shown, and at what level: layers of choices, the strongest first.

A layer is what one place says: the command line, a ``per-path`` table, the rest of a configuration. Of the layers that
say anything about a code the strongest decides; within a layer the longest prefix does. The institution's profile
stands below them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sopdocs.finding import LEVELS, Level

Setting = Level | Literal["off"]
ALWAYS = "SOP00"
"""Codes of what cannot be read; no choice hides them or makes them milder."""
LEVEL_WORDS: dict[str, Setting] = {
    "galat": "error", "peringatan": "warning", "saran": "advice", "mati": "off",
    "error": "error", "warning": "warning", "advice": "advice", "off": "off",
}  # fmt: skip


class Layer(NamedTuple):
    """One place's choices: prefixes of codes that are shown (none: all) and that are not, levels, the least level."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Setting], ...] = ()
    minimum: Level | None = None

    def shows(self, code: str) -> bool | None:
        """Whether the layer wants a code shown; None where it does not say."""
        off = tuple(prefix for prefix, setting in self.levels if setting == "off")
        chosen, refused = _longest(code, self.select), _longest(code, (*self.ignore, *off))
        if chosen or refused:
            return chosen > refused
        return False if self.select else None

    def level(self, code: str) -> Level | None:
        """The level the layer gives a code."""
        given = [(len(prefix), setting) for prefix, setting in self.levels if code.startswith(prefix)]
        setting = max(given)[1] if given else None
        return None if setting == "off" else setting


class Policy(NamedTuple):
    """All layers that hold for a definition, the strongest first."""

    layers: tuple[Layer, ...] = ()

    def shows(self, code: str, level: Level) -> bool:
        """True where a finding of this code and level is to be shown."""
        if code.startswith(ALWAYS):
            return True
        least = next((layer.minimum for layer in self.layers if layer.minimum), LEVELS[-1])
        if LEVELS.index(level) > LEVELS.index(least):
            return False
        return next((said for layer in self.layers if (said := layer.shows(code)) is not None), True)

    @property
    def sets_levels(self) -> bool:
        """True where any layer gives a level."""
        return any(layer.levels for layer in self.layers)

    def levels(self, codes: Iterable[str]) -> dict[str, Level]:
        """The levels the layers give to codes."""
        given = {code: self._level(code) for code in codes if not code.startswith(ALWAYS)}
        return {code: level for code, level in given.items() if level}

    def _level(self, code: str) -> Level | None:
        return next((level for layer in self.layers if (level := layer.level(code))), None)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)
