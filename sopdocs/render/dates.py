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
    from babel.dates import format_date

    value = read_date(text).value
    if value is None:
        return (text or "").strip()
    if value.whole:
        return str(format_date(value.whole, pattern, locale=LOCALE))
    return str(format_date(value.earliest, _MONTH_PATTERN if value.month else "y", locale=LOCALE))


def document_date(dates: Dates) -> date:
    """The day a document bears in its metadata: revised, else approved, effective, made; the same on any day."""
    for name in _ORDER:
        value = read_date(getattr(dates, name)).value
        if value is not None:
            return value.earliest
    return _UNDATED
