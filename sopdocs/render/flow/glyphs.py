"""Lines of text as the operators that show them: shaped by HarfBuzz, kerned, in glyphs of one font file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sopdocs.typefaces import shaped

_NOTICED = 3
"""By how many thousandths of the type size a glyph may stand off its place before it is moved there."""
_KNOWN_LINES = 512
"""Lines of a font file that are kept shaped."""
_KNOWN_FILES = 16
_NOTHING = "\u200b"
"""What the further glyphs of a cluster stand for: a space without width, since no glyph may stand for nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """A line in glyphs: the operators that show it at the text position, and its width.

    ``width`` is a share of the type size; ``glyphs`` holds each glyph, the text it stands for, its own width in
    thousandths.
    """

    shown: bytes
    width: float
    glyphs: tuple[tuple[int, str, int], ...]


class Shaper:
    """Lines in the glyphs of a font file, whose bytes are given as the printing engine embeds them."""

    def __init__(self, content: bytes, index: int) -> None:
        import uharfbuzz

        face = uharfbuzz.Face(uharfbuzz.Blob(content), index)
        self._font: Any = uharfbuzz.Font(face)
        self._scale = 1000 / face.upem
        self._glyphs: dict[tuple[int, str], tuple[int, str, int]] = {}
        self.run = lru_cache(maxsize=_KNOWN_LINES)(self._run)

    def _run(self, line: str, size: float) -> Run:
        """:param size: type size in units of the page, in which a raised glyph is moved up."""
        buffer = shaped(self._font, line)
        infos = buffer.glyph_infos
        ids = [info.codepoint for info in infos]
        texts = _texts(line, [info.cluster for info in infos])
        scale, advance_of = self._scale, self._font.get_glyph_h_advance
        widths = [round(advance_of(glyph) * scale) for glyph in ids]
        pieces, off, total = ["[<"], 0.0, 0.0
        for glyph, width, position in zip(ids, widths, buffer.glyph_positions, strict=True):
            start = off + position.x_offset * scale
            if abs(start) >= _NOTICED:
                pieces.append(f">{-start:.0f}<")
                off -= round(start)
            if position.y_offset:
                rise = position.y_offset * scale / 1000 * size
                pieces.append(f">]TJ {rise:.4f} Ts[<{glyph:04x}>]TJ 0 Ts[<")
            else:
                pieces.append(f"{glyph:04x}")
            advance = position.x_advance * scale
            total += advance
            off += advance - width
        shown = "".join((*pieces, ">]TJ")).replace("<>", "").encode()
        return Run(shown, total / 1000, tuple(self._kept(ids, texts, widths)))

    def _kept(self, ids: Sequence[int], texts: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[int, str, int]]:
        """Each glyph once, and the same object for all lines: a file's lines share some eighty glyphs."""
        for key, width in dict(zip(zip(ids, texts, strict=True), widths, strict=True)).items():
            yield self._glyphs.setdefault(key, (*key, width))


def _texts(line: str, clusters: Sequence[int]) -> list[str]:
    """What each glyph stands for: its own character where a cluster has as many as glyphs, else all of it at once."""
    starts = sorted(set(clusters))
    whole = {start: line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)}
    if len(starts) == len(clusters):
        return [whole[cluster] for cluster in clusters]
    count = Counter(clusters)
    seen: Counter[int] = Counter()
    texts = []
    for cluster in clusters:
        text, place = whole[cluster], seen[cluster]
        seen[cluster] += 1
        own = len(text) == count[cluster]
        texts.append(text[place] if own else _NOTHING if place else text)
    return texts


@lru_cache(maxsize=_KNOWN_FILES)
def shaper(content: bytes, index: int) -> Shaper:
    """The shaper of a font file: the same one for the same bytes."""
    return Shaper(content, index)
