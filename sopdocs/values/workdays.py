"""Working days of Indonesian government offices: Monday to Friday without public holidays and joint leave.

Days off come from the package ``holidays``; those of the Islamic calendar in years to come are its estimates, and joint
leave (cuti bersama) is known only once it has been decreed.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def is_workday(day: date) -> bool:
    """True for a day on which offices work."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def workday_by(day: date) -> date:
    """The last working day on or before a day.

    >>> workday_by(date(2025, 8, 17))
    datetime.date(2025, 8, 15)
    """
    while not is_workday(day) and day > date.min:
        day -= _DAY
    return day


def workdays_after(day: date, count: int) -> date:
    """The working day so many working days after a day; the day itself for none.

    >>> workdays_after(date(2025, 8, 15), 1)
    datetime.date(2025, 8, 19)
    """
    for _ in range(count):
        day += _DAY
        while not is_workday(day):
            day += _DAY
    return day


@cache
def _days_off(year: int) -> frozenset[date]:
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    return frozenset(country_holidays("ID", years=year, categories=(PUBLIC, GOVERNMENT)))
