"""Officials' headings: level where every word stays whole, else turned, all the same way.

They are set alike, but one heading with a very long word is set smaller alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdocs.chart import TextStyle
from sopdocs.layout.measure import Block, Item
from sopdocs.layout.setting import SMALLEST, Setting
from sopdocs.model import Flow

_STEP = 0.5
_MOST_LINES = (4, 6)
_LEVEL_LOSS = 2.0
"""How much smaller than asked for level headings may be, pt; then they turn."""
_ALIKE = 1.0
"""Headings whose sizes would differ by no more than this, pt, are set alike."""
_ODD_SHARE = 4
_FLATTEST, _TALLEST_TURNED, _TALLEST = 14.0, 34.0, 48.0
_UNREADABLE = 3.0
_TURNED_AIR = 1.0
_STRETCH = 1.6


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A heading's lines and how they are set."""

    style: TextStyle
    block: Block


@dataclass(frozen=True, slots=True)
class ActorHeadings:
    """The officials' headings from left to right, whether they run upwards, and the height they need, mm."""

    texts: tuple[HeadingText, ...]
    turned: bool
    height: float


def sizes(largest: float, smallest: float = SMALLEST) -> Iterator[float]:
    """Type sizes to try, pt, the largest first."""
    size = largest
    while size > smallest:
        yield size
        size -= _STEP
    yield smallest


def heading_widths(flow: Flow, setting: Setting) -> dict[str, float]:
    """How wide each official's column must be, mm, for a heading that is level and easy to read."""
    widths = setting.table.widths
    style = setting.style(max(SMALLEST, setting.table.header_size - _ALIKE), bold=True)
    choice = range(int(widths.actor_min), int(widths.actor_max * _STRETCH) + 1)
    needs = {
        name: next((w for w in choice if _whole(_set(flow.heading(name), w, style, setting), _MOST_LINES[0])), None)
        for name, _ in flow.actors
    }
    return {name: float(width) for name, width in needs.items() if width is not None}


def set_headings(texts: Sequence[str], widths: Sequence[float], setting: Setting) -> ActorHeadings:
    """Set headings in columns of those widths (mm)."""
    for most in _MOST_LINES:
        found = _level(texts, widths, most, setting)
        if found:
            height = max(setting.height(len(text.block.lines), text.style) for text in found)
            return ActorHeadings(found, False, height)
    return _turned(texts, widths, setting)


def _set(text: str, width: float, style: TextStyle, setting: Setting) -> HeadingText:
    return HeadingText(style, setting.block((Item(text),), width, style))


def _whole(text: HeadingText, most: int) -> bool:
    return not text.block.broken and len(text.block.lines) <= most


def _largest(text: str, width: float, most: int, setting: Setting) -> float:
    """The largest size at which a heading fits, pt; 0 if none does."""
    for size in sizes(setting.table.header_size):
        if _whole(_set(text, width, setting.style(size, bold=True), setting), most):
            return size
    return 0.0


def _common(own: Sequence[float]) -> float:
    """The size most headings share: a quarter of them, at least one of two, may be odd."""
    common = sorted(own)[max(1, len(own) // _ODD_SHARE) if len(own) > 1 else 0]
    return min(own) if min(own) >= common - _ALIKE else common


def _level(texts: Sequence[str], widths: Sequence[float], most: int, setting: Setting) -> tuple[HeadingText, ...]:
    own = [_largest(text, width, most, setting) for text, width in zip(texts, widths, strict=True)]
    common = _common(own)
    if not min(own) or common < setting.table.header_size - _LEVEL_LOSS:
        return ()
    return tuple(
        _set(text, width, setting.style(min(size, common), bold=True), setting)
        for text, width, size in zip(texts, widths, own, strict=True)
    )


def _turned(texts: Sequence[str], widths: Sequence[float], setting: Setting) -> ActorHeadings:
    """Turned headings; those with words much too long for the height of the others are set smaller alone."""
    own = [_turned_size(text, width, setting) for text, width in zip(texts, widths, strict=True)]
    common = _common(own)
    usual = [k for k, size in enumerate(own) if size >= common]
    style, height, blocks = _turned_alike([texts[k] for k in usual], [widths[k] for k in usual], setting)
    found = {k: HeadingText(style, block) for k, block in zip(usual, blocks, strict=True)}
    for k in set(range(len(texts))) - set(usual):
        style, needed, (block,) = _turned_alike([texts[k]], [widths[k]], setting)
        found[k] = HeadingText(style, block)
        height = max(height, needed)
    return ActorHeadings(tuple(found[k] for k in range(len(texts))), True, height)


def _afforded(width: float, style: TextStyle) -> int:
    """How many turned lines a column takes."""
    return max(1, int((width - _TURNED_AIR) / style.pitch))


def _turned_size(text: str, width: float, setting: Setting) -> float:
    for size in sizes(setting.table.header_size):
        style = setting.style(size, bold=True)
        if _whole(_set(text, _TALLEST_TURNED, style, setting), _afforded(width, style)):
            return size
    return 0.0


def _turned_alike(
    texts: Sequence[str], widths: Sequence[float], setting: Setting
) -> tuple[TextStyle, float, list[Block]]:
    """Largest type and least height at which every turned heading fits its column's width."""
    for size in sizes(setting.table.header_size, _UNREADABLE):
        style = setting.style(size, bold=True)
        limit = _TALLEST_TURNED if size > SMALLEST else _TALLEST
        height = _FLATTEST
        while height <= limit:
            found = [_set(text, height, style, setting) for text in texts]
            if all(_whole(text, _afforded(width, style)) for text, width in zip(found, widths, strict=True)):
                return style, height, [text.block for text in found]
            height += 1.0
    style = setting.style(_UNREADABLE, bold=True)
    return style, _TALLEST, [_set(text, _TALLEST, style, setting).block for text in texts]
