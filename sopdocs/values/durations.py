"""The times of a flow table as officials write them.

Kinds (measured on 1,960 values): a single time, a range, an upper bound, a time per object, a period ("Triwulanan"),
a point relative to an event ("H+8 s.d H+10"), words that promise nothing ("Segera"), and text that is none of these.
Several times in one cell ("2 bulan; 5 hari kerja") are kept in ``parts``.

Days, weeks, months and years are calendar time; ``hari kerja`` and ``hari efektif`` are working days. Amounts in
different units are compared by calendar minutes only to tell which is larger, never added up here.

>>> read_duration("5-10 menit").low, read_duration("5-10 menit").high
(Amount(value=Fraction(5, 1), unit='menit'), Amount(value=Fraction(10, 1), unit='menit'))
>>> read_duration("2 menit/ berkas").per
'berkas'
>>> read_duration("Segera").kind
'vague'
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from sopdocs.values.dates import MONTHS
from sopdocs.values.frequency import NUMBER_WORDS
from sopdocs.values.regex import regex

Kind = Literal["none", "single", "range", "at_most", "several", "periodic", "relative", "vague", "unreadable"]
Unit = Literal["detik", "menit", "jam", "hari", "hari kerja", "minggu", "bulan", "triwulan", "semester", "tahun"]

_UNITS: dict[str, Unit] = {
    "detik": "detik", "dtk": "detik", "menit": "menit", "minit": "menit", "mnt": "menit", "jam": "jam",
    "hari kerja": "hari kerja", "hari efektif": "hari kerja", "harikerja": "hari kerja", "hk": "hari kerja",
    "hari kalender": "hari", "hari": "hari", "hr": "hari", "minggu": "minggu", "pekan": "minggu", "bulan": "bulan",
    "bln": "bulan", "triwulan": "triwulan", "semester": "semester", "tahun": "tahun", "thn": "tahun",
}  # fmt: skip
SHORT_UNITS: dict[str, Unit] = {
    "dtk": "detik", "mnt": "menit", "minit": "menit", "hr": "hari", "hk": "hari kerja", "bln": "bulan", "thn": "tahun",
}  # fmt: skip
"""Units as they are shortened or misspelt, and in full."""
SHORT_UNIT = regex(rf"\b(?:{'|'.join(SHORT_UNITS)})\b", re.ASCII | re.IGNORECASE)
MINUTES: dict[Unit, Fraction] = {
    "detik": Fraction(1, 60), "menit": Fraction(1), "jam": Fraction(60), "hari": Fraction(1440),
    "hari kerja": Fraction(1440), "minggu": Fraction(10080), "bulan": Fraction(43200), "triwulan": Fraction(129600),
    "semester": Fraction(259200), "tahun": Fraction(525600),
}  # fmt: skip
"""Rough calendar minutes of each unit, for comparing only."""

_PERIODS = ("harian", "mingguan", "bulanan", "triwulanan", "semesteran", "tahunan", "triwulan", "semester")
_VAGUE = regex(
    r"\b(segera|secepatnya|secepat mungkin|seketika|setiap saat|sewaktu-waktu|kapan saja|tentatif|tentative|fleksibel|"
    r"menyesuaikan|sesuai|tergantung|sepanjang tahun|selama|sejak|pada hari|pada saat|jam kerja|insidentil|insidental|"
    r"tidak terbatas|tidak ditentukan|seperlunya|secukupnya|kondisional|berkala|rutin)\b"
)
_LONGEST = 500
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_SIGNS = (
    (regex(r"(?<=\d)\s*(?:''|[\"”″])(?!\w)"), " detik "),
    (regex(r"(?<=\d)\s*['’′](?![a-z])"), " menit "),
)
_NOTHING = regex(r"[\s.…_–—-]*")
_BRACKETS = regex(r"\s*\([^()]*\)")
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|setengah|(?:{_WORDS})\b)"
_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b\.?"
_AMOUNT = regex(rf"({_NUMBER})(?:\s*x\s*({_NUMBER}))?\s*({_UNIT})")
_RANGE = regex(
    rf"({_NUMBER})\s*({_UNIT})?\s*(?:-|–|—|s/d|s\.?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*({_NUMBER})\s*({_UNIT})"
)
_BOUND = regex(
    r"^(?:(?:paling\s+(?:lama|lambat)|maksimal|maksimum|maks\.?|max\.?|selambat[-\s]lambatnya|kurang\s+dari|"
    r"tidak\s+lebih(?:\s+dari)?|[<≤])\s*(?:dalam\s+)?)+"
)
_ABOUT = regex(r"^(?:±|\+/-|sekitar|kurang lebih|lebih kurang)\s*")
_PER = regex(r"\s*(?:/|\bper\b|\bsetiap\b|\btiap\b)\s*(.+)")
_RELATIVE = regex(r"\b[hjmt]\s*[+-]\s*\d")
_EVERY = regex(rf"^(?:setiap|tiap|per)\s+(?:{_NUMBER}\s+)?{_UNIT}")
_MONTH_LIST = regex(rf"^(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_AFTER = regex(r"\s*[a-z,;+]")
_BETWEEN = regex(r"\s*(?:;|,|\+|\bdan\b)?\s*")


class Amount(NamedTuple):
    """A number of units, as written."""

    value: Fraction
    unit: Unit

    @property
    def minutes(self) -> Fraction:
        """Rough calendar minutes, for comparing only."""
        return self.value * MINUTES[self.unit]

    def exceeds(self, other: Amount) -> bool:
        """True where it is the longer time."""
        return self.value > other.value if self.unit == other.unit else self.minutes > other.minutes


class Duration(NamedTuple):
    """A cell's time: bounds for the measurable kinds, the object of a per-object time, the parts of a compound."""

    kind: Kind
    low: Amount | None = None
    high: Amount | None = None
    per: str = ""
    parts: tuple[Duration, ...] = ()

    @property
    def measurable(self) -> bool:
        """True where the text gives a number."""
        return self.kind in ("single", "range", "at_most", "several")

    @property
    def units(self) -> frozenset[Unit]:
        """Every unit the text uses."""
        own = {amount.unit for amount in (self.low, self.high) if amount}
        return frozenset(own.union(*(part.units for part in self.parts)))

    @property
    def possible(self) -> bool:
        """False for a time of nothing and for a range that runs backwards."""
        if self.high is not None and self.high.value <= 0:
            return False
        if self.low is not None and self.high is not None and self.low.exceeds(self.high):
            return False
        return all(part.possible for part in self.parts)


@lru_cache(maxsize=4096)
def read_duration(text: str | None) -> Duration:
    """Read a time cell; never raises, whatever the text."""
    words = " ".join(_spelt((text or "")[:_LONGEST].lower()).split()).rstrip(". ")
    if _NOTHING.fullmatch(words):
        return Duration("none")
    bare = _BRACKETS.sub(" ", words)
    bare = " ".join(bare.split())
    return _measured(bare) or Duration(_kind_of_words(bare or words))


def _spelt(words: str) -> str:
    """Fractions as decimals and the signs of minutes and seconds as words."""
    for sign, decimals in _FRACTIONS.items():
        words = re.sub(rf"(?<=\d)\s*{sign}", f",{decimals}", words)
        words = words.replace(sign, f" 0,{decimals}")
    for pattern, unit in _SIGNS:
        words = pattern.sub(unit, words)
    return words


def _measured(words: str) -> Duration | None:
    first = _one(words)
    if first is None:
        return None
    duration, rest = first
    parts = [duration]
    while rest and (more := _one(rest[_end(_BETWEEN, rest) :])) is not None:
        duration, rest = more
        parts.append(duration)
    if rest and not _AFTER.match(rest):
        return None
    if len(parts) == 1:
        return parts[0]
    return Duration("several", parts=tuple(parts))


def _one(words: str) -> tuple[Duration, str] | None:
    """One time at the start of the text, and what follows it."""
    bounded = _BOUND.match(words)
    start = bounded.end() if bounded else _end(_ABOUT, words)
    if match := _RANGE.match(words, start):
        unit = _unit(match[4])
        low = Amount(_value(match[1]), _unit(match[2]) if match[2] else unit)
        high: Amount = Amount(_value(match[3]), unit)
    elif match := _AMOUNT.match(words, start):
        value = _value(match[1]) * (_value(match[2]) if match[2] else 1)
        low = high = Amount(value, _unit(match[3]))
    else:
        return None
    kind: Kind = "at_most" if bounded else "single" if low is high else "range"
    rest = words[match.end() :]
    if per := _PER.fullmatch(rest):
        return Duration(kind, low, high, per[1].strip()), ""
    return Duration(kind, low, high), rest


def _kind_of_words(words: str) -> Kind:
    if _RELATIVE.search(words):
        return "relative"
    if words in _PERIODS or _EVERY.match(words) or _MONTH_LIST.match(words):
        return "periodic"
    return "vague" if _VAGUE.search(words) else "unreadable"


def _end(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.match(words)
    return match.end() if match else 0


def _value(text: str) -> Fraction:
    if text == "setengah":
        return Fraction(1, 2)
    return Fraction(NUMBER_WORDS[text]) if text in NUMBER_WORDS else Fraction(text.replace(",", "."))


def _unit(text: str) -> Unit:
    return _UNITS[text.rstrip(".")]
