"""Fonts as the formats need them: ``@font-face`` rules, the default family where one is unknown, text heights."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sopdocs.profile import Fonts
from sopdocs.typefaces import Typefaces

USUAL = str(Fonts.model_fields["body"].default)
"""The packaged family that stands in, visibly and with a finding, where a profile names a family that nobody has."""

_BETWEEN_MARKUP = re.compile(r"[^<>&;]+")
_BOX = "\N{WHITE SQUARE}"
_STYLES = ((False, False), (True, False), (False, True), (True, True))


def body_family(fonts: Fonts, typefaces: Typefaces) -> str:
    """The family of everything but the flow table: the profile's where there is a file for it, else the usual one."""
    return fonts.body if typefaces.file(fonts.body) else USUAL


def face_file(typefaces: Typefaces, family: str, bold: bool, italic: bool) -> Path | None:
    """The file of a face; a family without bold or italic uses its regular file, nothing is slanted or thickened."""
    return typefaces.file(family, bold, italic) or typefaces.file(family, bold) or typefaces.file(family)


def linked_faces(typefaces: Typefaces, families: Iterable[str]) -> str:
    """``@font-face`` rules that point to the font files."""
    return "".join(
        _rule(family, bold, italic, path.resolve().as_uri())
        for family, bold, italic, path in _faces(typefaces, families)
    )


def embedded_faces(typefaces: Typefaces, texts: Iterable[tuple[str, bool, bool, str]]) -> str:
    """``@font-face`` rules that carry the fonts, cut down to the characters of ``texts``.

    :param texts: family, bold, italic, text.
    """
    characters: dict[tuple[str, bool, bool], set[int]] = {}
    for family, bold, italic, text in texts:
        characters.setdefault((family, bold, italic), set()).update(ord(character) for character in text)
    rules = []
    for family, bold, italic in sorted(characters):
        path = face_file(typefaces, family, bold, italic)
        if path is not None:
            data = base64.b64encode(_subset(path, characters[family, bold, italic])).decode()
            rules.append(_rule(family, bold, italic, f"data:font/ttf;base64,{data}"))
    return "".join(rules)


def boxed(html: str, family: str, typefaces: Typefaces) -> str:
    """The HTML with a box for every character that the family has no glyph for.

    A printing engine would look for the glyph in the machine's own fonts, and the document would differ from machine to
    machine. What is never seen is left out. SOP021 names the characters.
    """
    if not html.isascii():
        html = _BETWEEN_MARKUP.sub(lambda text: unicodedata.normalize("NFC", text.group()), html)
    return html.translate(stand_ins(html, family, typefaces))


def stand_ins(text: str, family: str, typefaces: Typefaces) -> dict[int, str]:
    """What stands for the characters of a text that the family has no glyph for, as ``str.translate`` takes it."""
    known = "".join(sorted(set(unicodedata.normalize("NFC", text))))
    lacking = {*typefaces.missing(family, False, known), *typefaces.missing(family, True, known)}
    box = "?" if typefaces.missing(family, False, _BOX) else _BOX
    return {ord(each): "" if _unseen(each) else box for each in lacking}


def _unseen(character: str) -> bool:
    """Joiners, marks of direction and variants of the character before."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _faces(typefaces: Typefaces, families: Iterable[str]) -> Iterable[tuple[str, bool, bool, Path]]:
    for family in dict.fromkeys(families):
        for bold, italic in _STYLES:
            path = face_file(typefaces, family, bold, italic)
            if path is not None:
                yield family, bold, italic, path


def _rule(family: str, bold: bool, italic: bool, url: str) -> str:
    name = family.replace("\\", "").replace('"', "").replace("\n", " ")
    weight, style = ("bold" if bold else "normal"), ("italic" if italic else "normal")
    return f'@font-face{{font-family:"{name}";font-weight:{weight};font-style:{style};src:url("{url}")}}\n'


def _subset(path: Path, characters: set[int]) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(characters)
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


@cache
def extents(path: Path) -> tuple[float, float]:
    """Ascent and descent of a font file, as shares of the type size (both positive)."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    found = uharfbuzz.Font(face).get_font_extents("ltr")
    return found.ascender / face.upem, -found.descender / face.upem
