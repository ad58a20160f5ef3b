"""The ways in which an exit's label may be set: in one line, or broken between its words into two or three."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sopdocs.layout.problem import LabelShape

_LINES = 3
_GAIN = 0.85
"""A label is broken once more only where that makes it this much narrower."""
_WIDENING = 1.04

Width = Callable[[str, float], float]
"""Width of a text (mm) at a size (pt)."""


def label_shapes(text: str, sizes: Sequence[float], width: Width) -> tuple[tuple[LabelShape, ...], ...]:
    """For each of ``sizes`` (pt) the shapes a label may have, the one-line shape first."""
    ways = tuple(_ways(text, sizes[0], width))
    return tuple(tuple(LabelShape(lines, max(width(line, size) for line in lines)) for lines in ways) for size in sizes)


def _ways(text: str, size: float, width: Width) -> Iterator[tuple[str, ...]]:
    """The text in one line and, each time as evenly as its words allow, in more."""
    yield (text,)
    words = text.split()
    last = whole = width(text, size)
    for count in range(2, min(_LINES, len(words)) + 1):
        limit = whole / count
        while len(lines := _filled(words, limit, size, width)) > count:
            limit *= _WIDENING
        widest = max(width(line, size) for line in lines)
        if widest < _GAIN * last:
            last = widest
            yield lines


def _filled(words: Sequence[str], limit: float, size: float, width: Width) -> tuple[str, ...]:
    """Words in lines no wider than ``limit`` unless a word alone is."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, size) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
