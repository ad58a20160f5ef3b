"""Dates as Indonesian offices write them, kept exactly as precise as they are.

Forms (measured on signed SOPs): ``2012-11-30``, ``2 Januari 2025``, ``Kamis, 15 Juni 2023``, ``16-Pebruari-2016``,
``13/02/2022``, ``02 June 2025``, ``2023-07``, ``Januari 2014``, ``2023``, ``-``, empty. With slashes the day comes
first, as Indonesians write it.

>>> read_date("Kamis, 15 Juni 2023").value
PartialDate(year=2023, month=6, day=15)
>>> read_date("31 Juni 2023").kind
'impossible'
>>> read_date("-").kind
'none'
>>> certainly_before(PartialDate(2023, 6, 15), PartialDate(2023, 7))
True
>>> certainly_before(PartialDate(2023, 7, 1), PartialDate(2023, 7))
False
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from sopdocs.values.regex import regex

Kind = Literal["date", "none", "impossible", "unreadable"]

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "agust", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
"""Month names and usual abbreviations, Indonesian and English, lower case."""

MONTH_NAMES: tuple[str, ...] = tuple(names[0].capitalize() for names in _MONTHS)
"""The Indonesian names, January first."""
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_WEEKDAYS = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "jum'at", "jum’at", "friday"),
    ("sabtu", "saturday"),
    ("minggu", "ahad", "sunday"),
)
WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
WEEKDAY_NAMES: tuple[str, ...] = tuple(names[0].capitalize() for names in _WEEKDAYS)
"""The Indonesian names, Monday first."""
ENGLISH_WEEKDAYS: tuple[str, ...] = tuple(names[-1].capitalize() for names in _WEEKDAYS)
"""The English names, Monday first."""

_LONGEST = 200
_WEEKDAY = regex(r"([a-z'’]+)\s*,\s*(.*)")
_ISO = regex(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_DAY_FIRST = regex(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_NAMED = regex(r"(?:([0-9]{1,2})[\s.-]+)?([a-z]+)\.?[\s,-]+([0-9]{4})")
_YEAR = regex(r"([0-9]{4})")
_NOTHING = regex(r"[\s.…_–—-]*")


class PartialDate(NamedTuple):
    """A year, or a month of a year, or a day; always one that exists."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        """First day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def whole(self) -> date | None:
        """The day itself where one is given."""
        return self.earliest if self.day else None


class DateReading(NamedTuple):
    """What a text says as a date; ``weekday`` (Monday 0) is what the author typed, right or wrong."""

    kind: Kind
    value: PartialDate | None = None
    weekday: int | None = None


def read_date(text: str | None) -> DateReading:
    """Read any of the forms above; ``None``, blanks, dashes and dots mean that no date is given."""
    words = " ".join((text or "")[:_LONGEST].split()).lower()
    if _NOTHING.fullmatch(words):
        return DateReading("none")
    weekday = None
    if (match := _WEEKDAY.fullmatch(words)) and match[1] in WEEKDAYS:
        weekday, words = WEEKDAYS[match[1]], match[2]
    numbers = _numbers(words)
    if numbers is None:
        return DateReading("unreadable", None, weekday)
    value = _existing(*numbers)
    return DateReading("date" if value else "impossible", value, weekday)


def _numbers(words: str) -> tuple[int, int | None, int | None] | None:
    if match := _ISO.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _DAY_FIRST.fullmatch(words):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _NAMED.fullmatch(words)) and match[2] in MONTHS:
        return int(match[3]), MONTHS[match[2]], int(match[1]) if match[1] else None
    if match := _YEAR.fullmatch(words):
        return int(match[1]), None, None
    return None


def _existing(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if year < 1 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        return None
    return PartialDate(year, month, day)


def certainly_before(first: PartialDate, second: PartialDate) -> bool:
    """True only if every day ``first`` can mean lies before every day ``second`` can mean."""
    return first.latest < second.earliest


def show_date(value: PartialDate | date, lang: Literal["id", "en"] = "id") -> str:
    """The date in words.

    >>> show_date(PartialDate(2023, 7)), show_date(PartialDate(2023, 7), "en")
    ('Juli 2023', 'July 2023')
    """
    names = MONTH_NAMES if lang == "id" else _ENGLISH_MONTHS
    day = str(value.day) if value.day else ""
    month = names[value.month - 1] if value.month else ""
    return " ".join(part for part in (day, month, str(value.year)) if part)
