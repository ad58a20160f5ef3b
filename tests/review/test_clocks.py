"""Clocks and years: a table of dates, and what holds for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdocs.clocks import asked, clocks, last_review, shortfalls
from sopdocs.ledger import Ledger, Review, Signature
from sopdocs.model import Exemption, ReviewDuty, Sop
from sopdocs.profile import Profile, ReviewRule
from sopdocs.review.duties import in_order, of_clocks, of_years
from sopdocs.rules.engine import check
from sopdocs.rules.subject import Subject

PLAIN = Profile()
KPU = Profile(review=ReviewRule(minimum_per_year=2))
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
KINDS = st.sampled_from(("pemantauan", "evaluasi"))
REVIEWS = st.lists(st.builds(lambda day, kind: Review(date=day, kind=kind), DAYS, KINDS), max_size=8)


def ledger(*reviews: Review, approved: date = date(2015, 1, 1)) -> Ledger:
    signature = Signature(date=approved, role="pengesah", means="basah", file="x.pdf", sha256="00")
    return Ledger(reviews=reviews, signatures=(signature,))


def sop(effective: date | str, frequency: str | None = None, excused: str = "") -> Sop:
    exemptions = (Exemption(rule=excused, reason="Disetujui"),) if excused else ()
    return Sop.model_validate(
        {
            "status": "diajukan",
            "tanggal": {"efektif": str(effective)},
            "peninjauan": ReviewDuty(frequency=frequency),
            "abaikan": exemptions,
        }
    )


def dues(text: Sop, profile: Profile, records: Ledger, today: date) -> dict[str, date]:
    return {clock.kind: clock.due for clock in clocks(text, profile, records, today)}


@pytest.mark.parametrize(
    ("effective", "reviews", "monitoring", "evaluation"),
    [
        ("2023-08-31", [], "2024-02-29", "2024-08-31"),
        ("2022-08-31", [], "2023-02-28", "2023-08-31"),
        ("2024-02-29", [], "2024-08-29", "2025-02-28"),
        ("2023-12-31", [], "2024-06-30", "2024-12-31"),
        ("2024-01-01", [], "2024-07-01", "2025-01-01"),
        ("2024-01-15", [("2024-07-10", "pemantauan")], "2025-01-10", "2025-01-15"),
        ("2024-01-15", [("2024-07-10", "evaluasi")], "2025-01-10", "2025-07-10"),
        ("2024-01-15", [("2024-07-10", "evaluasi"), ("2024-06-01", "pemantauan")], "2025-01-10", "2025-07-10"),
        ("2023-01", [], "2023-07-31", "2024-01-31"),
        ("2023", [], "2024-06-30", "2024-12-31"),
        ("9999-10-01", [], None, None),
    ],
)
def test_due_dates(
    effective: str, reviews: list[tuple[str, str]], monitoring: str | None, evaluation: str | None
) -> None:
    records = [Review.model_validate({"tanggal": day, "jenis": kind}) for day, kind in reviews]
    found = dues(sop(effective), PLAIN, ledger(*records), date(2026, 1, 1))
    expected = {"pemantauan": monitoring, "evaluasi": evaluation} if monitoring else {}
    assert {kind: day.isoformat() for kind, day in found.items()} == expected


@pytest.mark.parametrize(
    ("profile", "frequency", "excused", "months"),
    [
        (PLAIN, None, "", {"pemantauan": 6, "evaluasi": 12}),
        (PLAIN, "setiap 3 bulan", "", {"pemantauan": 3, "evaluasi": 12}),
        (PLAIN, "evaluasi setiap 6 bulan", "", {"pemantauan": 6, "evaluasi": 6}),
        (PLAIN, "setiap tahun", "", {"pemantauan": 6, "evaluasi": 12}),
        (PLAIN, "setiap tahun", "SOP613", {"pemantauan": 12, "evaluasi": 12}),
        (PLAIN, "sekali dalam 2 tahun", "SOP613", {"pemantauan": 24, "evaluasi": 12}),
        (PLAIN, "sekali dalam 2 tahun", "SOP602", {"pemantauan": 24, "evaluasi": 24}),
        (PLAIN, "sekali dalam 2 tahun", "SOP603", {"pemantauan": 6, "evaluasi": 12}),
        (PLAIN, "bila perlu", "SOP602", {"pemantauan": 6, "evaluasi": 12}),
        (KPU, None, "", {"pemantauan": 6, "evaluasi": 6}),
        (KPU, "1 kali setahun", "", {"pemantauan": 6, "evaluasi": 6}),
        (KPU, "1 kali setahun", "SOP602", {"pemantauan": 12, "evaluasi": 12}),
        (KPU, "4 kali setahun", "", {"pemantauan": 3, "evaluasi": 6}),
        (Profile(review=ReviewRule(monitoring_months=None)), None, "", {"evaluasi": 12}),
        (Profile(review=ReviewRule(monitoring_months=None, evaluation_months=None)), None, "", {}),
    ],
)
def test_the_strictest_holds_unless_the_sop_is_excused(
    profile: Profile, frequency: str | None, excused: str, months: dict[str, int]
) -> None:
    found = clocks(sop("2024-01-01", frequency, excused), profile, ledger(), date(2024, 6, 1))
    assert {clock.kind: clock.months for clock in found} == months


def test_an_exemption_without_a_reason_makes_nothing_laxer() -> None:
    text = sop("2024-01-01", "sekali dalam 2 tahun")
    text = text.model_copy(update={"exemptions": (Exemption(rule="SOP602", reason="  "),)})
    assert {clock.months for clock in clocks(text, PLAIN, ledger(), date(2024, 6, 1))} == {6, 12}


def test_sources_are_those_of_the_clock_and_say_what_was_not_verified() -> None:
    found = {each.kind: each for each in asked(sop("2024-01-01"), KPU)}
    assert "hlm. 53" in found["pemantauan"].source
    assert found["pemantauan"].verified
    assert not next(each for each in asked(sop("2024-01-01"), PLAIN) if each.kind == "evaluasi").verified
    own = next(iter(asked(sop("2024-01-01", "setiap 3 bulan"), PLAIN)))
    assert own.source == "SOP ini: “setiap 3 bulan”"


@given(DAYS, REVIEWS, DAYS, st.integers(0, 2000))
def test_what_is_overdue_stays_overdue_until_a_record(
    effective: date, reviews: list[Review], today: date, later: int
) -> None:
    text, records = sop(effective), ledger(*(each for each in reviews if each.date <= today))
    then = today + timedelta(days=later)
    now = {duty for duty in duties(text, PLAIN, records, today) if duty.due < today}
    assert now <= set(duties(text, PLAIN, records, then))


def duties(text: Sop, profile: Profile, records: Ledger, today: date) -> tuple[object, ...]:
    running = clocks(text, profile, records, today)
    return in_order((*of_clocks(running), *of_years(shortfalls(text, profile, records, today))))


@given(DAYS, REVIEWS, st.sampled_from((PLAIN, KPU)))
def test_another_record_brings_no_due_date_forward(effective: date, reviews: list[Review], profile: Profile) -> None:
    today = date(2036, 1, 1)
    before = dues(sop(effective), profile, ledger(*reviews[:-1]), today)
    after = dues(sop(effective), profile, ledger(*reviews), today)
    assert all(after[kind] >= before[kind] for kind in before)


@given(DAYS, REVIEWS)
def test_an_evaluation_is_a_review_too(effective: date, reviews: list[Review]) -> None:
    found = {clock.kind: clock for clock in clocks(sop(effective), PLAIN, ledger(*reviews), date(2036, 1, 1))}
    evaluation, monitoring = found["evaluasi"].last, found["pemantauan"].last
    assert evaluation is None or (monitoring is not None and evaluation <= monitoring)


@given(DAYS, REVIEWS)
def test_who_is_never_late_is_never_short_of_a_year(effective: date, reviews: list[Review]) -> None:
    """Every six months an evaluation, on the very day it is due: no full year has too few."""
    today = date(2036, 1, 1)
    text, done = sop(effective), list[Review]()
    while (due := dues(text, PLAIN, ledger(*done), today)["pemantauan"]) < today:
        done.append(Review(date=due, kind="evaluasi"))
    assert shortfalls(text, PLAIN, ledger(*done, *reviews), today) == ()


@pytest.mark.parametrize("profile", [PLAIN, KPU])
def test_a_missed_year_is_closed_by_records_that_name_it_and_by_nothing_else(profile: Profile) -> None:
    text, today = sop("2022-06-01"), date(2025, 3, 1)
    in_time = [Review(date=date(2022 + n // 2, 6 * (n % 2) + 1, 1), kind="evaluasi") for n in (2, 3)]
    this_year = [Review(date=date(2025, month, 1), kind="evaluasi") for month in (1, 2, 2, 3)]
    years = [each.year for each in shortfalls(text, profile, ledger(*in_time, *this_year), today)]
    assert years == [2024]
    one = Review(date=date(2025, 3, 1), kind="evaluasi", makes_up_for=2024)
    (short,) = shortfalls(text, profile, ledger(*in_time, *this_year, one), today)
    assert (short.year, short.had) == (2024, 1)
    assert shortfalls(text, profile, ledger(*in_time, *this_year, one, one), today) == ()


def test_a_record_that_makes_up_for_a_year_is_not_counted_for_its_own() -> None:
    text, today = sop("2022-06-01"), date(2026, 1, 2)
    late = [Review(date=date(2025, month, 1), kind="evaluasi", makes_up_for=2024) for month in (1, 2)]
    years = [each.year for each in shortfalls(text, PLAIN, ledger(*late), today)]
    assert years == [2023, 2025]
    assert dues(text, PLAIN, ledger(*late), today)["pemantauan"] == date(2025, 8, 1)


@pytest.mark.parametrize(
    ("effective", "first"),
    [("2023-01-01", 2023), ("2023-01-02", 2024), ("2023-12-31", 2024), ("2024-02-29", 2025)],
)
def test_only_full_years_count(effective: str, first: int) -> None:
    years = [each.year for each in shortfalls(sop(effective), PLAIN, ledger(), date(2027, 1, 1))]
    assert years == list(range(first, 2027))
    assert shortfalls(sop(effective), PLAIN, ledger(), date(first, 12, 31)) == ()


def test_in_force_from_new_year_asks_for_one_less_in_that_year() -> None:
    """Its second review is due on the first day of the year after."""
    (short, *_) = shortfalls(sop("2023-01-01"), PLAIN, ledger(), date(2025, 1, 1))
    assert (short.year, short.least, short.least_evaluations) == (2023, 1, 0)


def test_two_evaluations_and_no_more_do_for_a_year_that_asks_for_both_kinds() -> None:
    text = sop("2022-06-01")
    monitored = [Review(date=date(2023, month, 1), kind="pemantauan") for month in (5, 10)]
    (short,) = shortfalls(text, PLAIN, ledger(*monitored), date(2024, 1, 5))
    assert (short.had, short.least, short.evaluations, short.least_evaluations) == (2, 2, 0, 1)
    assert not short.verified


def test_monitoring_is_told_only_where_no_evaluation_is_due_by_then() -> None:
    running = clocks(sop("2024-01-15"), PLAIN, ledger(), date(2024, 2, 1))
    assert [duty.kind for duty in in_order(of_clocks(running))] == ["pemantauan", "evaluasi"]
    running = clocks(sop("2024-01-15"), KPU, ledger(), date(2024, 2, 1))
    assert [duty.kind for duty in of_clocks(running)] == ["evaluasi"]


def test_of_one_day_the_review_recorded_last_is_the_last() -> None:
    first = Review(date=date(2024, 5, 1), kind="pemantauan", result="tetap")
    second = first.model_copy(update={"result": "perlu_revisi"})
    assert last_review(ledger(first, second), date(2024, 6, 1)) == second
    assert last_review(ledger(first, second), date(2024, 4, 30)) is None


@given(DAYS, REVIEWS, DAYS, st.sampled_from((PLAIN, KPU)))
def test_the_rules_say_what_the_clocks_say(
    effective: date, reviews: list[Review], today: date, profile: Profile
) -> None:
    text, records = sop(effective), ledger(*reviews)
    codes = {problem.code for problem in check(Subject(text, records, profile, today))}
    due = dues(text, profile, records, today)
    assert ("SOP603" in codes) == (due.get("pemantauan", date.max) < today)
    assert ("SOP604" in codes) == (due.get("evaluasi", date.max) < today)
    assert ("SOP605" in codes) == bool(shortfalls(text, profile, records, today))
