"""The laws of Indonesia by number and year, with what their own titles say they amend or revoke.

A third party's catalogue (see data/NOTICE.md): every number of every year is there, titles have a few slips. Whether a
law is still in force is not known from it. Years before 1961 had more than one series of numbers, so nothing is said
of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 1961, 2025
"""Years whose laws are all known."""

Key = tuple[int, int]
"""Number and year."""

_FILE = Path(__file__).parent / "data" / "laws.tsv"
_LAW = "Undang-Undang Nomor"
_MENDED = (
    (re.compile(r"\bundang[.\s-]?undang\b|\buu(?=\s|$)", re.IGNORECASE), "Undang-Undang"),
    (re.compile(r"\bperpp?u\b", re.IGNORECASE), "Peraturan Pemerintah Pengganti Undang-Undang"),
    (re.compile(r"Undang-Undang (?:No\. )?(\d+)-(\d{4})\b"), rf"{_LAW} \1 Tahun \2"),
    (re.compile(r"\b(perubahan(?: ke\w+)?) (?=Undang-Undang Nomor)", re.IGNORECASE), r"\1 Atas "),
    (re.compile(r"\bTahun I99o\b"), "Tahun 1990"),
    (re.compile(r"\bTahun 2oo8\b"), "Tahun 2008"),
)
"""Shortened and misread words of the catalogue's titles, in the form of all others."""
_AMENDED = re.compile(rf"^(?!Pencabutan).*?\bperubahan\b.{{0,40}}?\batas {_LAW} (\d+) Tahun (\d{{4}})", re.IGNORECASE)
_DECREE = re.compile(rf"^Penetapan .*?\bpengganti {_LAW} (\d+) Tahun (\d{{4}}) Tentang Perubahan", re.IGNORECASE)


_REVOKED = re.compile(rf"^Pencabutan {_LAW} (\d+) Tahun (\d{{4}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LawChange:
    """A law that amends or revokes another: its key, the year the change began, and how a message names it."""

    key: Key
    year: int
    name: str
    revokes: bool = False


@dataclass(frozen=True)
class Laws:
    """Titles by number and year, and the known changes of each law, oldest first."""

    titles: dict[Key, str]
    changes: dict[Key, tuple[LawChange, ...]]

    def title(self, key: Key) -> str | None:
        """The title of a law, or None where the catalogue has none of that number and year."""
        return self.titles.get(key)

    def known_year(self, year: int) -> bool:
        """True where the catalogue holds every law of the year."""
        return FIRST_YEAR <= year <= LAST_YEAR


@cache
def laws() -> Laws:
    """The packaged catalogue, read on first use."""
    titles: dict[Key, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        number, year, title = line.split("\t")
        titles[int(number), int(year)] = _mended(title)
    changes: dict[Key, list[LawChange]] = {}
    for key, title in titles.items():
        amended, revoked = _AMENDED.search(title), _REVOKED.search(title)
        match = revoked or amended
        if match:
            changes.setdefault((int(match[1]), int(match[2])), []).append(_change(key, title, revokes=bool(revoked)))
    return Laws(titles, {key: tuple(sorted(found, key=lambda each: each.year)) for key, found in changes.items()})


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
