"""Dates as the institution prints them."""

from __future__ import annotations

from datetime import date

from sopdocs.model import Dates
from sopdocs.values.dates import read_date

LOCALE = "id"
_MONTH_PATTERN = "MMMM y"
_UNDATED = date(2000, 1, 1)
_ORDER = ("revised", "approved", "effective", "made")


def print_date(text: str | None, pattern: str) -> str:
    """A typed date in the institution's CLDR pattern; a month alone as month and year; any other word as typed."""
    value = read_date(text).value
    if value is None:
        return (text or "").strip()
    if value.whole:
        return print_day(value.whole, pattern)
    return print_day(value.earliest, _MONTH_PATTERN if value.month else "y")


def print_day(day: date, pattern: str, locale: str = LOCALE) -> str:
    """A day in a CLDR pattern and a language."""
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=locale))


def document_date(dates: Dates) -> date:
    """The day a document bears in its metadata: revised, else approved, effective, made; the same on any day."""
    for name in _ORDER:
        value = read_date(getattr(dates, name)).value
        if value is not None:
            return value.earliest
    return _UNDATED
