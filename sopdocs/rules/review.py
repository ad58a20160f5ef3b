"""Rules on review: what the SOP declares, and what its ledger shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from sopdocs.cadence import APPROVING, has_evidence
from sopdocs.clocks import Clock, Declared, Shortfall, clocks, declared, last_review, shortfalls
from sopdocs.ledger import ReviewKind
from sopdocs.model import Route
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.dates import show_date
from sopdocs.values.frequency import read_frequency
from sopdocs.values.regex import regex

_CLAUSES = regex(r"[,;.]|\b(?:dan|serta)\b", re.IGNORECASE)
_SOON_DAYS = 30


def _declared(subject: Subject) -> Declared | None:
    return declared(subject.sop, subject.profile)


class _Least(NamedTuple):
    """The least an SOP may declare, and how a message names it, Indonesian and English."""

    per_year: Fraction
    indonesian: str
    english: str
    source: str


def _least(subject: Subject) -> _Least | None:
    """The institution's own minimum of reviews, else the interval of evaluations, the longest there is."""
    rule = subject.profile.review
    if rule.minimum_per_year:
        per_year = Fraction(rule.minimum_per_year)
        often = _often(per_year)
        return _Least(per_year, f"tinjauan sedikitnya {often[0]}", f"reviews at least {often[1]}", rule.source)
    if rule.minimum_per_year is None and rule.evaluation_months:
        per_year = Fraction(12, rule.evaluation_months)
        often = _often(per_year)
        return _Least(per_year, f"evaluasi sedikitnya {often[0]}", f"evaluations at least {often[1]}", "")
    return None


def _often(per_year: Fraction) -> tuple[str, str]:
    """A frequency in words, Indonesian and English."""
    if per_year.denominator == 1:
        return f"{per_year} kali setahun", f"{per_year} times a year"
    months = Fraction(12) / per_year
    return f"sekali dalam {float(months):g} bulan", f"once in {float(months):g} months"


def not_declared(subject: Subject) -> Iterator[Found]:
    """Nothing said on review; the institution's own duty is in force."""
    if _declared(subject) is not None:
        return
    rule, least = subject.profile.review, _least(subject)
    indonesian, english = [], []
    if rule.monitoring_months and not rule.minimum_per_year:
        indonesian.append(f"pemantauan setiap {rule.monitoring_months} bulan ({rule.monitoring_source})")
        english.append(f"monitoring every {rule.monitoring_months} months ({rule.monitoring_source})")
    if least is not None:
        source = f" ({least.source})" if least.source else ""
        indonesian.append(least.indonesian + source)
        english.append(least.english + source)
    yield found("approval", on_key=True, berlaku_id="; ".join(indonesian), berlaku_en="; ".join(english))


def unreadable(subject: Subject) -> Iterator[Found]:
    """A declared frequency that cannot be read."""
    declared = _declared(subject)
    if declared is not None and declared.frequency is None:
        yield found(*declared.route, tulisan=declared.text)


def below_minimum(subject: Subject) -> Iterator[Found]:
    """Declared less often than the institution's least."""
    declared, least = _declared(subject), _least(subject)
    if declared is None or declared.frequency is None or least is None:
        return
    if declared.frequency.per_year < least.per_year:
        own = _often(declared.frequency.per_year)
        yield found(
            *declared.route,
            tertulis_id=own[0],
            tertulis_en=own[1],
            minimal_id=least.indonesian,
            minimal_en=least.english,
            sumber=least.source,
        )


def monitoring_not_declared(subject: Subject) -> Iterator[Found]:
    """Declared no less often than evaluations must be, but less often than the institution monitors."""
    rule, declared, least = subject.profile.review, _declared(subject), _least(subject)
    if declared is None or declared.frequency is None or rule.minimum_per_year or not rule.monitoring_months:
        return
    if least is not None and declared.frequency.per_year < least.per_year:
        return
    readings = (read_frequency(clause) for clause in _CLAUSES.split(declared.text))
    if all(reading is None or reading.per_year < Fraction(12, rule.monitoring_months) for reading in readings):
        own = _often(declared.frequency.per_year)
        yield found(
            *declared.route,
            tertulis_id=own[0],
            tertulis_en=own[1],
            bulan=rule.monitoring_months,
            sumber=rule.monitoring_source,
        )


def only_permitted(subject: Subject) -> Iterator[Found]:
    """A duty worded as a permission: "dapat"."""
    declared = _declared(subject)
    if declared is not None and declared.frequency is not None and declared.frequency.weak:
        yield found(*declared.route, part="dapat", butir=declared.text)


def _clock(subject: Subject, kind: ReviewKind) -> Clock | None:
    """The running clock of a kind."""
    running = clocks(subject.sop, subject.profile, subject.ledger, subject.today)
    return next((clock for clock in running if clock.kind == kind), None)


def _place(subject: Subject) -> Route:
    declared = _declared(subject)
    return declared.route if declared else ("approval",)


def overdue(subject: Subject) -> Iterator[Found]:
    """The next review should have taken place."""
    clock = _clock(subject, "pemantauan")
    if clock is not None and clock.due < subject.today:
        yield _on_clock(subject, clock)


def due_soon(subject: Subject) -> Iterator[Found]:
    """The next review is due within thirty days."""
    clock = _clock(subject, "pemantauan")
    if clock is not None and 0 <= (clock.due - subject.today).days <= _SOON_DAYS:
        yield _on_clock(subject, clock)


def _on_clock(subject: Subject, clock: Clock) -> Found:
    last = clock.last
    return found(
        *_place(subject),
        on_key=True,
        tempo=clock.due,
        hari=abs((subject.today - clock.due).days),
        bulan=clock.months,
        dasar=clock.source,
        terakhir_id=f"tinjauan terakhir {show_date(last)}" if last else "belum pernah ditinjau",
        terakhir_en=f"last review {show_date(last, 'en')}" if last else "never reviewed",
    )


def evaluation_overdue(subject: Subject) -> Iterator[Found]:
    """The last evaluation (monitoring does not count) lies too far back."""
    clock = _clock(subject, "evaluasi")
    if clock is not None and clock.due < subject.today:
        yield found(*_place(subject), on_key=True, tempo=clock.due, bulan=clock.months, dasar=clock.source)


def too_few_records(subject: Subject) -> Iterator[Found]:
    """Full calendar years in force with fewer records than asked."""
    short = shortfalls(subject.sop, subject.profile, subject.ledger, subject.today)
    if short:
        indonesian = ", ".join(_short(each, "dari", "evaluasi") for each in short)
        english = ", ".join(_short(each, "of", "evaluations") for each in short)
        yield found(*_place(subject), on_key=True, tahun_id=indonesian, tahun_en=english)


def _short(year: Shortfall, of: str, evaluations: str) -> str:
    deep = f"; {evaluations} {year.evaluations} {of} {year.least_evaluations}" if year.least_evaluations else ""
    return f"{year.year} ({year.had} {of} {year.least}{deep})"


def revision_asked(subject: Subject) -> Iterator[Found]:
    """The last review asked for a revision, and the text is still the reviewed one."""
    last = last_review(subject.ledger, subject.today)
    if last is None or last.result != "perlu_revisi" or not last.fingerprint:
        return
    if last.fingerprint == subject.fingerprint:
        yield found(*_place(subject), on_key=True, tanggal=last.date)


def revocation_asked(subject: Subject) -> Iterator[Found]:
    """The last review revoked the SOP, and its status does not say so."""
    last = last_review(subject.ledger, subject.today)
    if last is not None and last.result == "dicabut" and subject.sop.status != "dicabut":
        yield found("status", tanggal=last.date, status=subject.sop.status)


def revocation_unrecorded(subject: Subject) -> Iterator[Found]:
    """An SOP that was approved, and is revoked by its status alone."""
    ledger = subject.ledger
    approvals = [each.date for each in ledger.signatures if each.role in APPROVING and has_evidence(each)]
    if subject.sop.status == "dicabut" and approvals and all(each.step != "dicabut" for each in ledger.passages):
        yield found("status", tanggal=max(approvals))


def record_incomplete(subject: Subject) -> Iterator[Found]:
    """A review on record without reviewer or result."""
    for review in subject.ledger.reviews:
        if not filled(review.by) or review.result is None:
            missing = [name for name, value in (("oleh", review.by), ("hasil", review.result)) if not filled(value)]
            yield found(*_place(subject), on_key=True, tanggal=review.date, kurang=", ".join(missing))
