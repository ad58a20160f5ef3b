"""Millimetres into what OOXML counts in; the only place where geometry is rounded."""

from __future__ import annotations


def emu(length: float) -> int:
    """Drawing units (36,000 in a millimetre) of a length in mm."""
    return round(length * 36000)


def twips(length: float) -> int:
    """Twentieths of a point of a length in mm."""
    return round(length * 1440 / 25.4)


def half_points(size: float) -> int:
    """Half points of a type size in pt, rounded down: larger type would not fit the measured lines."""
    return int(size * 2 + 1e-6)


def eighth_points(width: float) -> int:
    """Eighths of a point (table rules) of a stroke in mm, at least the thinnest Word draws."""
    return max(2, round(width * 8 * 72 / 25.4))
