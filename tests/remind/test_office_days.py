"""A month of the simulated office, and that its judge sees what goes wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bench.office import Simulation, simulate, summary
from bench.officeworld import BEGIN, late_in_feed
from sopdocs.load import ledger_path


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    return simulate(tmp_path_factory.mktemp("office"), 40, 30, 2, lambda _: None)


def test_thirty_days_lose_nothing(month: Simulation) -> None:
    tally = month.tally
    assert tally.faults == [], summary(month)
    assert min(tally.overdue_days, tally.recorded, tally.letters, tally.weeks, sum(tally.killed.values())) > 0
    assert len(month.away) == 2


def test_the_judge_misses_a_letter_that_did_not_come(month: Simulation) -> None:
    names = [letter.message["Message-ID"] for letter in month.host.letters]
    at = next(place for place, name in enumerate(names) if names.count(name) == 1)
    taken = month.host.letters.pop(at)
    try:
        assert any("no letter came" in fault for fault in judged(month))
    finally:
        month.host.letters.insert(at, taken)


def test_the_judge_sees_a_letter_that_came_three_times(month: Simulation) -> None:
    month.host.letters += [month.host.letters[0]] * 2
    try:
        assert any("came 3 times" in fault for fault in judged(month))
    finally:
        del month.host.letters[-2:]


def test_the_judge_misses_a_record(month: Simulation) -> None:
    reviewed = next(sop for sop in month.world.sops if len(sop.reviews) > 2)
    ledger = ledger_path(reviewed.path)
    whole = ledger.read_bytes()
    ledger.write_bytes(whole.replace(f"tanggal: {reviewed.reviews[-1][0]}".encode(), b"tanggal: 2023-01-01"))
    try:
        assert any(reviewed.path.name in fault for fault in judged(month))
    finally:
        ledger.write_bytes(whole)


def test_the_judge_reads_the_calendar_of_the_last_day(month: Simulation) -> None:
    feed = month.world.folder / "output" / "tinjauan.ics"
    last = BEGIN + timedelta(days=29)
    overdue = {f"definitions/{sop.path.name}" for sop in month.world.sops if sop.overdue(last)}
    assert overdue
    assert late_in_feed(feed, last) == overdue
    assert late_in_feed(feed, last + timedelta(days=1)) == set()


def judged(month: Simulation) -> list[str]:
    before = len(month.tally.faults)
    month.judge_deliveries()
    month.judge_records()
    found = month.tally.faults[before:]
    del month.tally.faults[before:]
    return found
