"""The catalogue of laws: whole where it says so, and what titles tell of amendments."""

from __future__ import annotations

import pytest

from sopdocs.regulations.laws import FIRST_YEAR, LAST_YEAR, laws


def test_every_number_of_every_known_year_is_there() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        numbers = {number for number, of in laws() if of == year}
        assert numbers == set(range(1, max(numbers) + 1)), year


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ((12, 2011), ["UU 15/2019", "UU 13/2022"]),
        ((7, 2017), ["Perppu 1/2022 (UU 7/2023)"]),
        ((32, 2004), ["Perppu 3/2005 (UU 8/2005)", "UU 12/2008"]),
        ((25, 2009), []),
    ],
)
def test_changes_known_from_titles(key: tuple[int, int], changes: list[str]) -> None:
    assert [each.name for each in laws().changes(key)] == changes


def test_a_title_that_revokes() -> None:
    assert [(each.name, each.revokes) for each in laws().changes((5, 1985))] == [("UU 6/1999", True)]


def test_no_law_amends_a_later_one() -> None:
    changes = {key: laws().changes(key) for key in laws()}
    assert sum(map(len, changes.values())) > 100
    for key, found in changes.items():
        assert all(each.year >= key[1] for each in found), key


def test_years_with_two_series_are_not_judged() -> None:
    assert not laws().known_year(1959)
    assert not laws().known_year(2026)
