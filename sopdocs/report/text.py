"""Findings as text: place, code, level and message, the source line with a marker, hint and source, and a count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import east_asian_width

from sopdocs.finding import Finding
from sopdocs.report.levels import LEVEL_NAMES, summary
from sopdocs.report.options import Options

_HINT = {"id": "petunjuk", "en": "hint"}
_SOURCE = {"id": "sumber", "en": "source"}
_COLOURS: dict[str, str] = {"error": "31;1", "warning": "33;1", "advice": "36;1", "place": "1", "dim": "2"}
_WIDEST = 110
"""Characters of a source line that are shown; a longer one is cut around its marker."""
_BEFORE = 30


def report(findings: Sequence[Finding], options: Options) -> str:
    """All findings and a summary line, without a line break at the end."""
    blocks = [_block(finding, options) for finding in findings]
    return "\n\n".join([*blocks, summary(findings, options)])


def headline(finding: Finding, options: Options) -> str:
    """Place, level, code and message on one line."""
    paint = _painter(options.colour)
    level = LEVEL_NAMES[options.lang][finding.level]
    place = paint("place", f"{finding.path}:{finding.line}:{finding.column}")
    return f"{place}: {paint(finding.level, f'{level} {finding.code}')} {finding.message}"


def _block(finding: Finding, options: Options) -> str:
    paint = _painter(options.colour)
    lines = [headline(finding, options)]
    if finding.excerpt.strip():
        lines.extend(_excerpt(finding, paint))
    gutter = " " * len(str(finding.line))
    if finding.hint:
        lines.append(f"{gutter} {paint('dim', '=')} {_HINT[options.lang]}: {finding.hint}")
    if finding.source:
        lines.append(f"{gutter} {paint('dim', '=')} {_SOURCE[options.lang]}: {finding.source}")
    return "\n".join(lines)


def _excerpt(finding: Finding, paint: _Painter) -> list[str]:
    line, start, end = _window(finding)
    gutter = " " * len(str(finding.line))
    bar = paint("dim", "|")
    marker = " " * _columns(line[:start]) + paint(finding.level, "^" * max(1, _columns(line[start:end])))
    return [f"{gutter} {bar}", f"{finding.line} {bar} {line}".rstrip(), f"{gutter} {bar} {marker}"]


def _window(finding: Finding) -> tuple[str, int, int]:
    """The part of the line that is shown, and where the marker starts and ends in it."""
    line = "".join(char if char.isprintable() else " " for char in finding.excerpt)
    start, end = finding.column - 1, finding.end_column - 1
    cut = max(0, start - _BEFORE) if len(line) > _WIDEST and end > _WIDEST else 0
    shown = line[cut : cut + _WIDEST]
    head, tail = "…" if cut else "", "…" if cut + _WIDEST < len(line) else ""
    offset = len(head) - cut
    return head + shown.rstrip() + tail, start + offset, min(end + offset, len(head) + len(shown.rstrip()))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


_Painter = Callable[[str, str], str]


def _painter(colour: bool) -> _Painter:
    if not colour:
        return lambda _, text: text
    return lambda name, text: f"\x1b[{_COLOURS[name]}m{text}\x1b[0m"
