"""Who is told what, and on which occasion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sopdocs.remind.agenda import Agenda, Timing, agenda, clean_address, workdays_between
from sopdocs.remind.item import items
from sopdocs.standing import Standing
from tests.remind.office import CHIEF, CLERK, HEAD, TODAY, duty, standing

TIMING = Timing((30, 7, 0), 7, 5)


def planned(*standings: Standing, timing: Timing = TIMING) -> Agenda:
    return agenda(items(standings, Path()), timing)


def told(plan: Agenda) -> dict[str, list[tuple[str, str]]]:
    return {
        digest.address: [(Path(each.item.place).stem, each.occasion) for each in digest.lines]
        for digest in plan.digests
    }


@pytest.mark.parametrize(
    ("left", "occasion"),
    [(31, None), (30, "H30"), (8, "H30"), (7, "H7"), (1, "H7"), (0, "H0")],
)
def test_each_number_of_days_ahead_is_an_occasion_that_can_be_caught_up(left: int, occasion: str | None) -> None:
    expected = {CLERK.email: [("a", occasion)]} if occasion else {}
    assert told(planned(standing("a", duty(left)))) == expected


def test_an_overdue_duty_is_an_occasion_of_every_period_and_periods_of_seven_days_begin_on_monday() -> None:
    days = [TODAY + timedelta(days=n) for n in range(-1, 15)]
    duties = [standing("a", duty(-1, today=day), today=day) for day in days]
    occasions = [planned(each, timing=Timing((), 7, 0)).digests[0].lines[0].occasion for each in duties]
    new = [day for day, before, now in zip(days[1:], occasions, occasions[1:], strict=False) if before != now]
    assert new == [TODAY, TODAY + timedelta(days=7), TODAY + timedelta(days=14)]
    assert TODAY.weekday() == 0


def test_a_person_gets_one_digest_with_the_oldest_first_whatever_the_case_of_the_address() -> None:
    shouting = replace(CLERK, email="ARSIPARIS@Dinas.example")
    plan = planned(standing("a", duty(5)), standing("b", duty(-1)), standing("c", duty(0), owner=shouting))
    assert [stem for stem, _ in told(plan)["arsiparis@dinas.example"]] == ["b", "c", "a"]
    assert len(plan.digests) == 1


@pytest.mark.parametrize(("left", "levels"), [(-6, 0), (-7, 1), (-13, 1), (-14, 2), (-70, 2)])
def test_overdue_duties_climb_to_a_superior_after_so_many_working_days(left: int, levels: int) -> None:
    above = [person.email for person in (CHIEF, HEAD)[:levels]]
    plan = planned(standing("a", duty(left)))
    assert sorted(told(plan)) == sorted([CLERK.email, *above])
    assert all(each.part == "below" for digest in plan.digests if digest.address in above for each in digest.lines)


def test_holidays_do_not_count_for_the_climb() -> None:
    assert workdays_between(date(2026, 3, 17), date(2026, 3, 25)) == 1
    assert workdays_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert workdays_between(TODAY, TODAY) == 0


def test_without_escalation_no_superior_is_told() -> None:
    assert set(told(planned(standing("a", duty(-400)), timing=Timing((), 7, 0)))) == {CLERK.email}


@pytest.mark.parametrize(
    ("owner", "trouble"),
    [
        (None, "no_owner"),
        (replace(CLERK, email=None), "no_address"),
        (replace(CLERK, email="  "), "no_address"),
        (replace(CLERK, email="bukan surel"), "bad_address"),
        (replace(CLERK, email="a@b.example\r\nBcc: c@d.example"), "bad_address"),
        (replace(CLERK, email="tini@dinas.example, lain@dinas.example"), "bad_address"),
    ],
)
def test_what_no_owner_can_be_told_is_kept_apart(owner: object, trouble: str) -> None:
    plan = planned(replace(standing("a", duty(3)), owner=owner))
    assert plan.digests == ()
    assert [(each.part, each.trouble) for each in plan.stray] == [("stray", trouble)]


def test_an_owner_nobody_knows_is_told_to_the_administrator_and_the_approver_acts() -> None:
    plan = planned(standing("a", duty(3), owner=replace(HEAD, instead_of="kabidd"), superiors=()))
    assert told(plan) == {HEAD.email: [("a", "H7")]}
    assert [(each.part, each.trouble, each.detail) for each in plan.stray] == [("stray", "unknown_owner", "kabidd")]
    assert planned(standing("a", duty(40), owner=replace(HEAD, instead_of="kabidd"))).stray == ()


def test_a_superior_who_cannot_be_told_or_is_unknown_is_not_passed_over_in_silence() -> None:
    mute = replace(CHIEF, email=None)
    assert [each.trouble for each in planned(standing("a", duty(-8), superiors=(mute, HEAD))).stray] == ["no_address"]
    assert [each.trouble for each in planned(standing("a", duty(-8), superiors=())).stray] == ["no_superior"]
    assert planned(standing("a", duty(-8))).stray == ()


def test_somebody_who_is_owner_and_superior_is_told_once() -> None:
    same = replace(CHIEF, email=CLERK.email)
    assert [stem for stem, _ in told(planned(standing("a", duty(-8), superiors=(same,))))[str(CLERK.email)]] == ["a"]


def test_addresses_are_taken_only_where_they_can_stand_in_a_header() -> None:
    assert clean_address("Kadis@Dinas.example ") == "kadis@dinas.example"
    for wrong in (
        "",
        "kadis",
        "@dinas.example",
        "kadis@",
        "a b@c.example",
        "k\u00e4dis@dinas.example",
        "a@b\n.example",
    ):
        assert clean_address(wrong) is None
