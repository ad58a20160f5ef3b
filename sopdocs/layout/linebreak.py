"""Where a line may end: the part of Unicode's line breaking (UAX #14) that Indonesian office text needs.

A line ends after a space; after a hyphen between letters (``tanda-|tangan``, not ``056-056``); after a slash before a
letter (``dan/|atau``); after a full stop between a letter and a digit (``OT.|01``); after a dash. A unit wider than the
line is broken inside, as ``overflow-wrap: break-word`` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_BREAK = re.compile(
    r"""
      [ ]+                              # spaces belong to the line they end
    | (?<=[^\s-])-(?=[^\s\d\-.,;:!?)\]}"'%/])   # tanda-|tangan
    | (?<=\S)/(?=[^\W\d_])               # dan/|atau
    | (?<=[^\W\d_])\.(?=\d)              # OT.|01
    | [\u2013\u2014](?=\S)               # a dash
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
    units: list[str] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match.end() < len(text):
            units.append(text[start : match.end()])
            start = match.end()
    units.append(text[start:])
    return tuple(units)


def fill(units: tuple[str, ...], fits: Callable[[str], bool]) -> Broken:
    """Put units on lines, each line as full as it goes.

    :param units: of one paragraph, from `break_units`.
    :param fits: whether a line (trailing space taken off) is narrow enough; must hold for every shorter start of it.
    """
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
            broken.append(unit.strip())
            *full, line = _cut(unit, fits)
            lines.extend(full)
    lines.append(line.rstrip())
    return Broken(tuple(lines), tuple(broken))


def _cut(unit: str, fits: Callable[[str], bool]) -> Iterator[str]:
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
