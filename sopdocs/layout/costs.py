"""What makes one way better than another, in hundredths of a millimetre of detour it is worth.

The weights were found by looking at pages and by sweeps over random ones: a crossing is worth half a page of detour,
an arrow should leave a box at the side or bottom and enter it at the top, loops enter at the side.
"""

from __future__ import annotations

from typing import Literal

from sopdocs.chart import Symbol
from sopdocs.layout.grid import DOWN, LEFT, RIGHT, UP, Port
from sopdocs.layout.problem import PageProblem, Wire

Role = Literal["main", "other", "loop", "level"]
"""A wire's part in the picture: the main way down, another exit, a way back up, or a step sideways in the row."""

BEND = 600
CROSS = 5000
CROSS_LINK = 2000
CROSS_HEAD = 3500
"""On top of CROSS right before a port, where an arrowhead may be."""
TIGHT_TURN = 3000
"""On top of BEND right before a port."""
JOIN = 400
JOIN_CORNER = 200
JOIN_SHARE = 2
"""Length shared with another wire is paid by one part in so many."""
JOIN_BEND = 200
JOIN_LOOP = 1800
"""A wire going down that merges into one going back up."""
JOIN_FORWARD = 600
"""A loop that merges into an arrow going down."""
OFF_CENTER = 900
SLANTED = 1800
"""Off the middle of a diamond or a capsule, where the outline slants."""
NEVER = 4500
LABEL = 1400
"""Leaving where the label has found no room."""
TOLL = 1000
"""Each unit edge through the place where a label wants to stand."""

_BOX_OUT: dict[Role, tuple[int, int, int]] = {
    "main": (100, 0, NEVER),
    "other": (100, 0, NEVER),
    "loop": (0, 1000, 800),
    "level": (0, 3000, 3500),
}
_DIAMOND_OUT: dict[Role, tuple[int, int, int]] = {
    "main": (200, 0, NEVER),
    "other": (0, 700, 1400),
    "loop": (0, 900, 700),
    "level": (0, 700, 1200),
}
_IN: dict[Role, tuple[int, int, int]] = {
    "main": (800, NEVER, 0),
    "other": (800, NEVER, 0),
    "loop": (0, 4000, 800),
    "level": (0, 4000, 3000),
}
"""Side, bottom, top."""
_AWAY = 1500
"""Leaving or entering on the far side where source and target stand in one row."""

_AROUND = 800
"""Leaving or entering at a side where the main way could go straight down."""


def roles(problem: PageProblem) -> tuple[Role, ...]:
    """The role of each wire, in the order of ``problem.wires``."""
    where = {symbol.id: symbol for symbol in problem.symbols}
    nearest: dict[tuple[str, ...], int] = {}
    for wire in problem.wires:
        if not wire.back:
            row = _row(wire.targets, where)
            nearest[wire.sources] = min(row, nearest.get(wire.sources, row))
    found: list[Role] = []
    for wire in problem.wires:
        row = _row(wire.targets, where)
        if wire.back:
            found.append("loop")
        elif _sideways(wire, where):
            found.append("level")
        else:
            found.append("main" if row == nearest[wire.sources] else "other")
    return tuple(found)


def _row(ids: tuple[str, ...], where: dict[str, Symbol]) -> int:
    return min(where[name].row for name in ids)


def _sideways(wire: Wire, where: dict[str, Symbol]) -> bool:
    rows = {where[name].row for name in wire.sources + wire.targets}
    columns = {where[name].column for name in wire.sources}
    return len(rows) == 1 and not columns & {where[name].column for name in wire.targets}


def out_cost(port: Port, symbol: Symbol, role: Role, toward: int) -> int:
    """What leaving through ``port`` costs; ``toward`` is -1, 0 or 1: where the target lies sideways."""
    if symbol.kind == "pentagon":
        tip = UP if symbol.flip else DOWN
        return 0 if port.side == tip else (NEVER if port.side == tip ^ 2 else 1200)
    prices = (_DIAMOND_OUT if symbol.kind == "diamond" else _BOX_OUT)[role]
    return _by_side(port, prices, symbol) + _away(port, role, toward)


def in_cost(port: Port, symbol: Symbol, role: Role, toward: int) -> int:
    """What entering through ``port`` costs; ``toward`` is where the source lies sideways."""
    if symbol.kind == "pentagon":
        flat = DOWN if symbol.flip else UP
        return 0 if port.side == flat else (NEVER if port.side == flat ^ 2 else 1000)
    return _by_side(port, _IN[role], symbol) + _away(port, role, toward)


def _by_side(port: Port, prices: tuple[int, int, int], symbol: Symbol) -> int:
    side, bottom, top = prices
    price = side if port.side in (LEFT, RIGHT) else bottom if port.side == DOWN else top
    return price + (0 if not port.off else OFF_CENTER if symbol.kind == "box" else SLANTED)


def _away(port: Port, role: Role, toward: int) -> int:
    if port.side not in (LEFT, RIGHT):
        return 0
    if role == "main":
        return _AROUND if toward == 0 else 0
    if role != "level":
        return 0
    return 0 if (port.side == RIGHT) == (toward > 0) else _AWAY
