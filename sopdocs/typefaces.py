"""The font files that may be used, found by what they say of themselves.

A family is matched exactly and never replaced by another: the caller reports what is not there. Files are read with
HarfBuzz, loaded when the first folder is searched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PACKAGED_FONTS = Path(__file__).parent / "fonts"
"""The freely licensed families that come with the package."""

_SUFFIXES = {".ttf", ".otf"}
_FAMILY_NAME = 1
_SELECTION_OFFSET = 62
_ITALIC, _BOLD = 1, 32

Face = tuple[str, bool, bool]
"""Family, bold, italic."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Font files by family and style."""

    files: Mapping[Face, Path]

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that has a regular face, sorted."""
        return tuple(sorted({family for family, bold, italic in self.files if not (bold or italic)}))

    def file(self, family: str, bold: bool = False, italic: bool = False) -> Path | None:
        """The file of exactly that face, or None."""
        return self.files.get((family, bold, italic))

    def missing(self, family: str, bold: bool, text: str) -> tuple[str, ...]:
        """Characters of ``text`` that the face has no glyph for, in order of appearance.

        White space needs no glyph, nor does an accent typed apart from its letter where the two make one. A face that
        does not exist lacks nothing: that is another finding.
        """
        path = self.file(family, bold)
        if path is None:
            return ()
        known = _characters(path)
        return tuple(
            c for c in dict.fromkeys(unicodedata.normalize("NFC", text)) if ord(c) not in known and not c.isspace()
        )


def spelt(characters: Iterable[str]) -> str:
    """Characters as a finding names them: themselves, or the code of what would not be seen.

    >>> spelt("漢\u200b")
    '漢 U+200B'
    """
    return " ".join(c if unicodedata.category(c)[0] in "LNPS" else f"U+{ord(c):04X}" for c in characters)


def shaped(font: Any, text: str) -> Any:
    """HarfBuzz's buffer of a line of text set in a font: what measures a line and what draws it ask for the same."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return buffer


def _characters(path: Path) -> frozenset[int]:
    found = path.stat()
    return _read_characters(path, found.st_mtime_ns, found.st_size)


@cache
def _read_characters(path: Path, changed: int, size: int) -> frozenset[int]:
    """Read once for every state of the file."""
    del changed, size
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes)


def _read_face(path: Path) -> Face | None:
    """Family (the one whose styles are regular, bold, italic, bold italic), bold, italic; None for no font."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    style = face.reference_table("OS/2").data
    family = face.get_name(_FAMILY_NAME) if face.glyph_count else None
    if not family or len(style) < _SELECTION_OFFSET + 2:
        return None
    selection = int.from_bytes(style[_SELECTION_OFFSET : _SELECTION_OFFSET + 2], "big")
    return family, bool(selection & _BOLD), bool(selection & _ITALIC)


def _font_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in (*folders, PACKAGED_FONTS):
        if folder.is_dir():
            yield from (path for path in sorted(folder.iterdir()) if path.suffix.lower() in _SUFFIXES)


def find_typefaces(folders: Sequence[Path]) -> Typefaces:
    """Search folders for TTF/OTF files; the packaged fonts come last.

    :param folders: most specific first; one that does not exist is passed over. Of two files with the same face the
        first counts. A file that is no font is passed over: the family asked of it is then not found.
    """
    files: dict[Face, Path] = {}
    for path in _font_files(folders):
        face = _read_face(path)
        if face is not None:
            files.setdefault(face, path)
    return Typefaces(files)
