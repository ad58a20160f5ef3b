"""Why a text is no YAML, in plain words: PyYAML's messages, and the line they point at, to a cause an author knows.

Both parsers of PyYAML are understood; their wordings differ, so the patterns match what the two have in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import Mark as YamlMark

from sopdocs.source.marks import Lines, Place, place_at

Cause = tuple[Place, str, str]
"""Place, and the cause in Indonesian and in English."""


class _Spot(NamedTuple):
    """What a cause is chosen from: the parser's two marks (line and column from 0) and the text."""

    mark: YamlMark
    context: YamlMark
    text: str
    lines: Lines

    @property
    def line(self) -> str:
        return self.lines[self.mark.line + 1]

    @property
    def character(self) -> str:
        return self.line[self.mark.column : self.mark.column + 1]

    def here(self, indonesian: str, english: str) -> Cause:
        return _place(self.mark, 1), indonesian, english

    def opening(self, indonesian: str, english: str) -> Cause:
        return _place(self.context, 1), indonesian, english


def _place(mark: YamlMark, width: int) -> Place:
    return mark.line + 1, mark.column + 1, mark.column + 1 + width


def _whole_line(spot: _Spot, line: int) -> Place:
    words = spot.lines[line]
    start = len(words) - len(words.lstrip())
    return line, start + 1, max(len(words.rstrip()), start + 1) + 1


def cause_of(problem: str, mark: YamlMark | None, context: YamlMark | None, text: str) -> Cause:
    """Place and cause of a syntax fault, from the parser's message and its marks."""
    mark = mark or YamlMark("", 0, 0, 0, "", 0)
    spot = _Spot(mark, context or mark, text, Lines(text))
    tab = _tab(spot)
    if tab is not None:
        return tab
    if spot.line.startswith("%"):
        return _directive(spot)
    for pattern, cause in _CAUSES:
        if re.search(pattern, problem):
            return cause(spot)
    return spot.here(
        "susunan di sini tidak terbaca; periksa indentasi, titik dua, dan tanda kutip",
        "this cannot be read; check indentation, colons and quotes",
    )


def _tab(spot: _Spot) -> Cause | None:
    line = spot.line
    indent = line[: len(line) - len(line.lstrip())]
    column = indent.find("\t") if spot.mark.column <= len(indent) else -1
    if spot.character == "\t":
        column = spot.mark.column
    if column < 0:
        return None
    place = (spot.mark.line + 1, column + 1, column + 2)
    return place, "ada tab di sini; pakai spasi untuk indentasi", "there is a tab here; indent with spaces"


def _second_colon(spot: _Spot) -> Cause:
    """A ': ' where none may be: inside a text, after a line without its colon, or on a line indented too deep."""
    before = spot.line[: spot.mark.column]
    if re.search(r":\s", before):
        return spot.here(
            "teks yang memuat ': ' harus diapit tanda kutip",
            "a text that holds ': ' must stand in quotes",
        )
    previous = spot.lines.filled_before(spot.mark.line + 1)
    if previous and not re.search(r":(\s|$)", spot.lines[previous]):
        return (
            _whole_line(spot, previous),
            "kunci harus diikuti titik dua dan spasi, misalnya 'judul: Isi'",
            "a key needs a colon and a space after it, as in 'judul: Text'",
        )
    return (
        _whole_line(spot, spot.mark.line + 1),
        "indentasi baris ini tidak sama dengan baris setingkat di atasnya",
        "this line is not indented like the lines of its level above",
    )


def _missing_colon(spot: _Spot) -> Cause:
    return (
        _whole_line(spot, spot.context.line + 1),
        "kunci harus diikuti titik dua dan spasi, misalnya 'judul: Isi'",
        "a key needs a colon and a space after it, as in 'judul: Text'",
    )


def _first_character(spot: _Spot) -> Cause:
    sign = spot.character
    if not sign.strip():
        return _bracket(spot._replace(context=_last_bracket(spot)))
    return spot.here(
        f"teks yang diawali {sign} harus diapit tanda kutip",
        f"a text that begins with {sign} must stand in quotes",
    )


def _reference(spot: _Spot) -> Cause:
    start = spot.context if spot.context.line == spot.mark.line else spot.mark
    return _first_character(spot._replace(mark=start))


def _misplaced(spot: _Spot) -> Cause:
    """Something that belongs neither to the value before it nor to this level."""
    before = spot.line[: spot.mark.column].strip()
    if before and before != "-":
        return spot.here(
            "ada sisa teks sesudah tanda kutip atau kurung tutup; apit seluruh teks dengan tanda kutip",
            "text follows the closing quote or bracket; put the whole text in quotes",
        )
    return (
        _whole_line(spot, spot.mark.line + 1),
        "indentasi baris ini tidak sama dengan baris setingkat di atasnya",
        "this line is not indented like the lines of its level above",
    )


def _quote(spot: _Spot) -> Cause:
    return spot.opening("tanda kutip ini tidak ditutup", "this quote is not closed")


def _bracket(spot: _Spot) -> Cause:
    return spot.opening(
        "kurung ini tidak ditutup, atau isinya kurang tanda koma",
        "this bracket is not closed, or a comma is missing in it",
    )


def _last_bracket(spot: _Spot) -> YamlMark:
    """Mark of the bracket the text ends within."""
    index = max(spot.text.rfind("["), spot.text.rfind("{"), 0)
    line, column, _ = place_at(spot.text, index)
    return YamlMark("", index, line - 1, column - 1, "", 0)


def _escape(spot: _Spot) -> Cause:
    return spot.here(
        r"garis miring \ di dalam kutip ganda harus ditulis \\, atau pakai kutip tunggal",
        r"a backslash in double quotes is written \\, or use single quotes",
    )


def _block(spot: _Spot) -> Cause:
    return spot.opening(
        "sesudah | atau > teks dimulai pada baris berikutnya; bila tanda itu bagian dari teks, apit dengan tanda kutip",
        "after | or > the text begins on the next line; if the sign is part of the text, use quotes",
    )


def _directive(spot: _Spot) -> Cause:
    found = re.search("^%", spot.text, re.MULTILINE)
    line = spot.text.count("\n", 0, found.start()) + 1 if found else 1
    return (
        (line, 1, 2),
        "baris tidak boleh diawali %; apit teksnya dengan tanda kutip",
        "a line must not begin with %; put its text in quotes",
    )


def _second_document(spot: _Spot) -> Cause:
    line = next((line for line in range(spot.mark.line + 1, 0, -1) if spot.lines[line].startswith("---")), 1)
    return (
        (line, 1, 4),
        "satu berkas memuat satu SOP; hapus baris '---' dan isi sesudahnya, atau pindahkan ke berkas lain",
        "one file holds one SOP; remove '---' and what follows, or move it to a file of its own",
    )


_CAUSES: tuple[tuple[str, Callable[[_Spot], Cause]], ...] = (
    (r"directive|incompatible YAML", _directive),
    (r"another document", _second_document),
    (r"mapping values are not allowed", _second_colon),
    (r"could not find expected ':'", _missing_colon),
    (r"cannot start any token|node content", _first_character),
    (r"unexpected end of stream|unexpected document (indicator|separator)", _quote),
    (r"expected ',' or '[\]}]'", _bracket),
    (r"escape|expected escape sequence|hexdecimal", _escape),
    (r"comment or line break|chomping or indentation|indentation indicator", _block),
    (r"undefined alias|duplicate anchor|alphabetic or numeric|tag|URI|expected '>'|expected '!'", _reference),
    (r"expected key|expected '-' indicator|<block end>|<document start>|block end", _misplaced),
)
