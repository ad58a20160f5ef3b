"""Every date form measured on real SOPs, and what may and may not be concluded from it."""

from __future__ import annotations

import pytest

from sopdocs.values.dates import PartialDate, certainly_before, read_date, show_date

DAYS = [
    ("2012-11-30", PartialDate(2012, 11, 30)),
    ("2025/01/02", PartialDate(2025, 1, 2)),
    ("2 Januari 2025", PartialDate(2025, 1, 2)),
    ("02 Juni 2025", PartialDate(2025, 6, 2)),
    ("  2   januari 2025 ", PartialDate(2025, 1, 2)),
    ("Kamis, 15 Juni 2023", PartialDate(2023, 6, 15)),
    ("Jum'at, 16 Juni 2023", PartialDate(2023, 6, 16)),
    ("16-Pebruari-2016", PartialDate(2016, 2, 16)),
    ("1 Nopember 2016", PartialDate(2016, 11, 1)),
    ("5 Agt. 2020", PartialDate(2020, 8, 5)),
    ("13/02/2022", PartialDate(2022, 2, 13)),
    ("13.02.2022", PartialDate(2022, 2, 13)),
    ("3 - 2 - 2022", PartialDate(2022, 2, 3)),
    ("02 June 2025", PartialDate(2025, 6, 2)),
    ("29 Februari 2024", PartialDate(2024, 2, 29)),
    ("2023-07", PartialDate(2023, 7)),
    ("Januari 2014", PartialDate(2014, 1)),
    ("Agustus 2023", PartialDate(2023, 8)),
    ("Mei 2026", PartialDate(2026, 5)),
    ("Oktober 2018", PartialDate(2018, 10)),
    ("2023", PartialDate(2023)),
]


@pytest.mark.parametrize(("text", "value"), DAYS)
def test_form_is_read(text: str, value: PartialDate) -> None:
    reading = read_date(text)
    assert (reading.kind, reading.value) == ("date", value)


@pytest.mark.parametrize("text", [None, "", "  ", "-", "–", "…", "......", "____"])
def test_nothing_is_no_date(text: str | None) -> None:
    assert read_date(text).kind == "none"


@pytest.mark.parametrize("text", ["31 Juni 2025", "29/02/2023", "2023-13-01", "2023-00", "0 Januari 2023", "0000"])
def test_date_no_calendar_has(text: str) -> None:
    assert read_date(text).kind == "impossible"


@pytest.mark.parametrize(
    "text", ["tahun depan", "12 Janwari 2025", "13/02/22", "Rabu", "2 Januari", "2025-01-02 (tulisan)"]
)
def test_text_that_is_no_date(text: str) -> None:
    assert read_date(text).kind == "unreadable"


def test_weekday_is_what_was_typed() -> None:
    assert read_date("Senin, 15 Juni 2023").weekday == 0
    assert read_date("15 Juni 2023").weekday is None


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        (PartialDate(2023, 6, 15), PartialDate(2023, 6, 16), True),
        (PartialDate(2023, 6, 15), PartialDate(2023, 6, 15), False),
        (PartialDate(2023, 6, 15), PartialDate(2023, 6), False),
        (PartialDate(2023, 6), PartialDate(2023, 6, 15), False),
        (PartialDate(2023, 6), PartialDate(2023, 7), True),
        (PartialDate(2023), PartialDate(2023, 12, 31), False),
        (PartialDate(2022), PartialDate(2023, 1), True),
    ],
)
def test_comparison_claims_no_more_than_is_known(first: PartialDate, second: PartialDate, certain: bool) -> None:
    assert certainly_before(first, second) is certain


def test_whole_day_only_where_one_is_given() -> None:
    assert PartialDate(2023, 7).whole is None
    assert show_date(PartialDate(2023, 7, 3)) == "3 Juli 2023"
