"""Track lines: where vertical and horizontal pieces of arrows may run inside the bands of a page.

Every line lies inside a band, so no arrow can run on a table rule. A line is fixed (the middle of a symbol, or an
off-centre port) or floats in a zone: the margin between a rule and the symbols, the gap between stacked symbols, or a
whole empty band. `respace` later spreads the floating lines that are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdocs.layout.problem import Band

LEAST = 0.75
"""Two parallel lines are never nearer than this, mm."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line at ``at``; ``zone`` is its index in `Lines.zones`, or -1 when fixed."""

    at: float
    zone: int
    band: int


@dataclass(frozen=True, slots=True)
class Zone:
    """Room in which floating lines may move; ``rule_low`` and ``rule_high`` tell which ends are table rules."""

    lo: float
    hi: float
    rule_low: bool
    rule_high: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of one direction, ascending, with the zones they float in."""

    lines: tuple[Line, ...]
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """What a symbol takes of a band: from ``lo`` to ``hi``, with ports at ``centers`` (the middle first)."""

    lo: float
    hi: float
    centers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Spacing:
    """Least distance to a rule, to a symbol, between tracks, and how many tracks a margin may hold."""

    border: float
    clearance: float
    pitch: float
    tracks: int


def lay_lines(bands: Sequence[Band], extents: Sequence[Sequence[Extent]], spacing: Spacing) -> Lines:
    """The lines of all bands; ``extents[i]`` are the symbols standing in band ``i``."""
    lines: list[Line] = []
    zones: list[Zone] = []
    for index, (band, inside) in enumerate(zip(bands, extents, strict=True)):
        fixed = sorted({round(center, 4) for extent in inside for center in extent.centers})
        found = [Line(at, -1, index) for at in fixed]
        for zone in _zones(band, inside, fixed, spacing):
            number = len(zones)
            zones.append(zone)
            found += [Line(at, number, index) for at in _tracks(zone, spacing)]
        lines += sorted(found, key=lambda line: line.at)
    return Lines(tuple(lines), tuple(zones))


def _zones(band: Band, inside: Sequence[Extent], fixed: Sequence[float], spacing: Spacing) -> list[Zone]:
    if not inside:
        return [Zone(band.lo + spacing.border, band.hi - spacing.border, True, True)]
    first = min(extent.lo for extent in inside)
    last = max(extent.hi for extent in inside)
    zones = [Zone(*_margin(band.lo, first, spacing), True, False)]
    zones += _gaps(inside, fixed, spacing)
    low, high = _margin(-band.hi, -last, spacing)
    return [*zones, Zone(-high, -low, False, True)]


def _margin(rule: float, symbol: float, spacing: Spacing) -> tuple[float, float]:
    """The free room between a rule and a symbol beyond it; one point in proportion where there is too little."""
    low, high = rule + spacing.border, symbol - spacing.clearance
    if low <= high:
        return low, high
    point = rule + max(symbol - rule, 0.0) * spacing.border / (spacing.border + spacing.clearance)
    return point, point


def _gaps(inside: Sequence[Extent], fixed: Sequence[float], spacing: Spacing) -> list[Zone]:
    """Room between stacked symbols, unless another symbol's middle runs there already."""
    zones: list[Zone] = []
    for upper, lower in _stacked(inside):
        room = lower.lo - upper.hi
        inset = min(spacing.clearance, room * 0.45)
        low, high = upper.hi + inset, lower.lo - inset
        taken = any(low - LEAST < at < high + LEAST for at in fixed)
        again = any(zone.lo < high + LEAST and zone.hi > low - LEAST for zone in zones)
        if not taken and not again:
            zones.append(Zone(low, high, False, False))
    return zones


def _stacked(inside: Sequence[Extent]) -> list[tuple[Extent, Extent]]:
    """Pairs of symbols of which one ends before the other begins, nothing standing between."""
    ordered = sorted(set(inside), key=lambda extent: (extent.lo, extent.hi))
    pairs = []
    for upper in ordered:
        after = [extent for extent in ordered if extent.lo >= upper.hi]
        if after:
            pairs.append((upper, after[0]))
    return pairs


def _tracks(zone: Zone, spacing: Spacing) -> list[float]:
    """Where the tracks of a zone start out: at the pitch, beginning at the rule."""
    room = zone.hi - zone.lo
    count = int(room / spacing.pitch + 1e-6) + 1
    if zone.rule_low and zone.rule_high:
        count = min(count, spacing.tracks + 2)
        step = room / (count + 1)
        return [zone.lo + step * (i + 1) for i in range(count)]
    count = min(count, spacing.tracks)
    if zone.rule_low:
        return [zone.lo + spacing.pitch * i for i in range(count)]
    if zone.rule_high:
        return [zone.hi - spacing.pitch * i for i in range(count)]
    count = min(count, 2)
    step = room / (count + 1)
    return [zone.lo + step * (i + 1) for i in range(count)]
