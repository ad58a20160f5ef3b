"""The laws of Indonesia by number and year, with what their own titles say they amend or revoke.

A third party's catalogue (see data/NOTICE.md): every number of every year is there, titles have a few slips. Whether a
law is still in force is not known from it. Years before 1961 had more than one series of numbers, so nothing is said
of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from sopdocs.values.likeness import plain
from sopdocs.values.regex import regex

FIRST_YEAR, LAST_YEAR = 1961, 2025
"""Years whose laws are all known."""

Key = tuple[int, int]
"""Number and year."""

_FILE = Path(__file__).parent / "data" / "laws.tsv"
_LAW = "Undang-Undang Nomor"
_MENDED = (
    (regex(r"\bundang[.\s-]?undang\b|\buu(?=\s|$)", re.IGNORECASE), "Undang-Undang"),
    (regex(r"\bperpp?u\b", re.IGNORECASE), "Peraturan Pemerintah Pengganti Undang-Undang"),
    (regex(r"Undang-Undang (?:No\. )?(\d+)-(\d{4})\b"), rf"{_LAW} \1 Tahun \2"),
    (regex(r"\b(perubahan(?: ke\w+)?) (?=Undang-Undang Nomor)", re.IGNORECASE), r"\1 Atas "),
    (regex(r"\bTahun I99o\b"), "Tahun 1990"),
    (regex(r"\bTahun 2oo8\b"), "Tahun 2008"),
)
"""Shortened and misread words of the catalogue's titles, in the form of all others."""
_AMENDED = regex(rf"^(?!Pencabutan).*?\bperubahan\b.{{0,40}}?\batas {_LAW} (\d+) Tahun (\d{{4}})", re.IGNORECASE)
_DECREE = regex(rf"^Penetapan .*?\bpengganti {_LAW} (\d+) Tahun (\d{{4}}) Tentang Perubahan", re.IGNORECASE)


_REVOKED = regex(rf"^Pencabutan {_LAW} (\d+) Tahun (\d{{4}})", re.IGNORECASE)


class LawChange(NamedTuple):
    """A law that amends or revokes another: its key, the year the change began, and how a message names it."""

    key: Key
    year: int
    name: str
    revokes: bool = False


class Laws:
    """Titles by number and year, and the known changes of each law, oldest first; each read when it is asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        """:param lines: number, year and title, a tab between each."""
        cells = (line.split("\t") for line in lines)
        self._raw: dict[Key, str] = {(int(number), int(year)): title for number, year, title in cells}
        self._titles: dict[Key, str] = {}
        self._changes: dict[Key, tuple[LawChange, ...]] = {}

    def __iter__(self) -> Iterator[Key]:
        """Number and year of every law."""
        return iter(self._raw)

    def title(self, key: Key) -> str | None:
        """The title of a law, or None where the catalogue has none of that number and year."""
        if key not in self._raw:
            return None
        title = self._titles.get(key)
        if title is None:
            title = self._titles[key] = _mended(self._raw[key])
        return title

    def titled(self, words: str) -> Key | None:
        """The first law whose title has these words, `plain` as they are."""
        return next((key for key in self._raw if plain(self.title(key) or "") == words), None)

    def changes(self, key: Key) -> tuple[LawChange, ...]:
        """What later laws did to a law."""
        known = self._changes.get(key)
        if known is None:
            found = [change for each in self._mentioning(str(key[0])) for change in self._made_by(each, key)]
            known = self._changes[key] = tuple(sorted(found, key=lambda each: each.year))
        return known

    def known_year(self, year: int) -> bool:
        """True where the catalogue holds every law of the year."""
        return FIRST_YEAR <= year <= LAST_YEAR

    def _mentioning(self, number: str) -> list[Key]:
        """Laws that tell of a change and have these digits in their titles, which mending leaves alone."""
        return [key for key in self._changing if number in self._raw[key]]

    @cached_property
    def _changing(self) -> list[Key]:
        lower = ((key, title.lower()) for key, title in self._raw.items())
        return [key for key, title in lower if "perubahan" in title or "pencabutan" in title]

    def _made_by(self, by: Key, key: Key) -> Iterator[LawChange]:
        title = self.title(by) or ""
        amended, revoked = _AMENDED.search(title), _REVOKED.search(title)
        match = revoked or amended
        if match and (int(match[1]), int(match[2])) == key:
            yield _change(by, title, revokes=bool(revoked))


@cache
def laws() -> Laws:
    """The packaged catalogue, read on first use."""
    return Laws(_FILE.read_text("utf-8").splitlines())


def _mended(title: str) -> str:
    for pattern, form in _MENDED:
        title = pattern.sub(form, title)
    return title


def _change(key: Key, title: str, *, revokes: bool) -> LawChange:
    decree = _DECREE.search(title)
    name = f"UU {key[0]}/{key[1]}"
    if decree:
        return LawChange(key, int(decree[2]), f"Perppu {decree[1]}/{decree[2]} ({name})")
    return LawChange(key, key[1], name, revokes)
