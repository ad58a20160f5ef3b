"""The size of a symbol, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import TextStyle


@dataclass(frozen=True, slots=True)
class Form:
    """A node's size in mm, and the lines of its question."""

    w: float
    h: float
    lines: tuple[str, ...] = ()
    style: TextStyle | None = None
