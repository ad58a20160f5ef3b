"""Where a line may end: the part of Unicode's line breaking (UAX #14) that Indonesian office text needs.

A line ends after a space; after a hyphen between letters (``tanda-|tangan``, not ``056-056``); after a dash. Word
processors end it nowhere else, so a unit goes whole to the next line. Only one wider than a line is broken inside:
after a slash before a letter (``masyarakat/|pengadu``) or a full stop between a letter and a digit (``OT.|01``), else
anywhere, as ``overflow-wrap: break-word`` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_BREAK = re.compile(
    r"""
      [ ]+                              # spaces belong to the line they end
    | (?<=[^\s-])-(?=[^\s\d\-.,;:!?)\]}"'%/])   # tanda-|tangan
    | [\u2013\u2014](?=\S)               # a dash
    """,
    re.VERBOSE,
)
_WEAK_BREAK = re.compile(
    r"""
      (?<=\S)/(?=[^\W\d_])               # dan/|atau
    | (?<=[^\W\d_])\.(?=\d)              # OT.|01
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[ \t\r\f\v\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines of a text, without the spaces they end with, and the units that had to be broken inside."""

    lines: tuple[str, ...]
    broken: tuple[str, ...] = ()


def tidy(text: str) -> tuple[str, ...]:
    """The paragraphs of a text as typed: one for each line, runs of white space made one space."""
    return tuple(_SPACES.sub(" ", part).strip() for part in text.strip().split("\n"))


def break_units(text: str) -> tuple[str, ...]:
    """Cut a paragraph at every place where a line may end; the parts joined give the paragraph."""
    return _cut_at(_BREAK, text)


def smallest_units(text: str) -> tuple[str, ...]:
    """Cut a paragraph also where a line ends only for want of room."""
    return tuple(part for unit in break_units(text) for part in weak_units(unit))


def weak_units(unit: str) -> tuple[str, ...]:
    """Cut one of the `break_units` where a line ends only for want of room."""
    return _cut_at(_WEAK_BREAK, unit) if "/" in unit or "." in unit else (unit,)


def _cut_at(places: re.Pattern[str], text: str) -> tuple[str, ...]:
    units: list[str] = []
    start = 0
    for match in places.finditer(text):
        if match.end() < len(text):
            units.append(text[start : match.end()])
            start = match.end()
    units.append(text[start:])
    return tuple(units)


_Fits = Callable[[str], bool]


def fill(units: tuple[str, ...], fits: _Fits) -> Broken:
    """Put units on lines, each line as full as it goes.

    :param units: of one paragraph, from `break_units`.
    :param fits: whether a line (trailing space taken off) is narrow enough; must hold for every shorter start of it.
    """

    def pieces(unit: str) -> Broken:
        return _fill(weak_units(unit), fits, lambda part: Broken(tuple(_cut(part, fits)), (part.strip(),)))

    filled = _fill(units, fits, pieces)
    return Broken((*filled.lines[:-1], filled.lines[-1].rstrip()), filled.broken)


def _fill(units: tuple[str, ...], fits: _Fits, break_wide: Callable[[str], Broken]) -> Broken:
    """As `fill`; the last line keeps its trailing space, and ``break_wide`` breaks units wider than a line."""
    lines: list[str] = []
    broken: list[str] = []
    line = ""
    for unit in units:
        if fits((line + unit).rstrip()):
            line += unit
            continue
        if line:
            lines.append(line.rstrip())
        line = unit
        if not fits(unit.rstrip()):
            parts = break_wide(unit)
            broken.extend(parts.broken)
            lines.extend(parts.lines[:-1])
            line = parts.lines[-1]
    return Broken((*lines, line), tuple(broken))


def _cut(unit: str, fits: _Fits) -> Iterator[str]:
    """Cut a unit into pieces that fit, at least one character each; the last keeps its trailing space."""
    while not fits(unit.rstrip()) and len(unit.rstrip()) > 1:
        low, high = 1, len(unit) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if fits(unit[:middle]):
                low = middle
            else:
                high = middle - 1
        yield unit[:low]
        unit = unit[low:]
    yield unit
