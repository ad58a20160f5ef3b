"""Review clocks at month ends, leap days and turns of the year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdocs.cadence import add_months, due, full_years, in_force_since, months_between, start_date
from sopdocs.ledger import Ledger
from sopdocs.model import Sop

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 6, 30), 0, date(2024, 6, 30)),
        (date(9999, 12, 1), 6, date.max),
        (date(2024, 1, 1), 10**9, date.max),
    ],
)
def test_add_months(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, st.integers(0, 240))
def test_months_pass_one_by_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(DAYS, st.lists(DAYS, max_size=5), st.integers(1, 36))
def test_due_lies_after_start_and_every_record(start: date, records: list[date], months: int) -> None:
    assert due(start, records, months) > max([start, *records])


@pytest.mark.parametrize(
    ("start", "today", "years"),
    [
        (date(2023, 1, 1), date(2024, 5, 1), [2023]),
        (date(2023, 1, 2), date(2024, 5, 1), []),
        (date(2022, 6, 1), date(2025, 1, 1), [2023, 2024]),
        (date(2022, 6, 1), date(2024, 12, 31), [2023]),
        (date(2025, 6, 1), date(2024, 12, 31), []),
    ],
)
def test_only_full_past_years_count(start: date, today: date, years: list[int]) -> None:
    assert list(full_years(start, today)) == years


def test_months_between_never_nothing() -> None:
    assert [months_between(Fraction(n)) for n in (1, 2, 4, 12, 52)] == [12, 6, 3, 1, 1]


SIGNED = {"tanggal": "2024-03-05", "peran": "pengesah", "cara": "basah", "berkas": "a.pdf", "sha256": "00"}


@pytest.mark.parametrize(
    ("dates", "signature", "status", "since"),
    [
        ({"efektif": "2024-03-10"}, SIGNED, "diajukan", date(2024, 3, 10)),
        ({"efektif": "Maret 2024"}, SIGNED, "diajukan", date(2024, 3, 31)),
        ({"pengesahan": "2024-03-06"}, SIGNED, "diajukan", date(2024, 3, 6)),
        ({}, SIGNED, "diajukan", date(2024, 3, 5)),
        ({"efektif": "2026-01-01"}, SIGNED, "diajukan", None),
        ({"efektif": "2024-03-10"}, SIGNED, "dicabut", None),
        ({"efektif": "2024-03-10"}, {**SIGNED, "peran": "penyusun"}, "diajukan", None),
        ({"efektif": "2024-03-10"}, {**SIGNED, "sha256": None}, "diajukan", None),
        ({"efektif": "2024-03-10"}, {**SIGNED, "berkas": " "}, "diajukan", None),
    ],
)
def test_in_force(dates: dict[str, str], signature: dict[str, str], status: str, since: date | None) -> None:
    sop = Sop.model_validate({"tanggal": dates, "status": status})
    ledger = Ledger.model_validate({"tanda_tangan": [signature]})
    assert in_force_since(sop, ledger, date(2025, 1, 6)) == since


def test_nothing_is_in_force_without_a_ledger() -> None:
    sop = Sop.model_validate({"tanggal": {"efektif": "2024-03-10"}})
    assert start_date(sop) == date(2024, 3, 10)
    assert in_force_since(sop, Ledger(), date(2025, 1, 6)) is None
