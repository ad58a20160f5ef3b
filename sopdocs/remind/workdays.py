"""Working days of Indonesian offices: Monday to Friday, without public holidays and joint leave days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

SATURDAY = 5


def workdays_between(first: date, last: date) -> int:
    """Working days after ``first`` up to and with ``last``; 0 where there are none.

    Holidays are those of the ``holidays`` package, public and government (cuti bersama); of years that the government
    has not settled yet it holds only the dates that can be reckoned.

    >>> workdays_between(date(2026, 8, 14), date(2026, 8, 18))
    1
    """
    days = (first + timedelta(n) for n in range(1, (last - first).days + 1))
    return sum(1 for day in days if day.weekday() < SATURDAY and day not in _free(day.year))


@cache
def _free(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))
