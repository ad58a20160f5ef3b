"""Rules on review: what the SOP declares, and what its ledger shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sopdocs.cadence import due, in_force_since, months_between, short_years
from sopdocs.model import Route
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.dates import show_date
from sopdocs.values.frequency import Frequency, read_frequency

_REVIEW = re.compile(r"revi[eu]w?|reviu|evaluasi|kaji\s+ulang|tinjau|pemantauan|monitoring", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;.]|\b(?:dan|serta)\b", re.IGNORECASE)
_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class _Declared:
    """What the SOP says of its review, and where."""

    route: Route
    text: str
    frequency: Frequency | None


def _declared(subject: Subject) -> _Declared | None:
    """The duty under ``peninjauan``, else the first clause of the approval page that states one."""
    own = subject.sop.review.frequency
    if filled(own):
        return _Declared(("review", "frequency"), own or "", read_frequency(own or ""))
    approval = subject.sop.approval
    clauses = (approval.clauses or subject.profile.clauses) if subject.prints("pengesahan") else ()
    for index, clause in enumerate(clauses):
        frequency = read_frequency(clause) if _REVIEW.search(clause) else None
        if frequency is not None:
            route: Route = ("approval", "clauses", index) if approval.clauses else ("approval",)
            return _Declared(route, clause, frequency)
    return None


@dataclass(frozen=True, slots=True)
class _Least:
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
        indonesian.append(f"pemantauan setiap {rule.monitoring_months} bulan ({rule.source})")
        english.append(f"monitoring every {rule.monitoring_months} months ({rule.source})")
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
            *declared.route, tertulis_id=own[0], tertulis_en=own[1], bulan=rule.monitoring_months, sumber=rule.source
        )


def only_permitted(subject: Subject) -> Iterator[Found]:
    """A duty worded as a permission: "dapat"."""
    declared = _declared(subject)
    if declared is not None and declared.frequency is not None and declared.frequency.weak:
        yield found(*declared.route, part="dapat", butir=declared.text)


@dataclass(frozen=True, slots=True)
class _Clock:
    """The review clock of an SOP in force: its start, interval and records."""

    start: date
    months: int
    records: tuple[date, ...]

    @property
    def due(self) -> date:
        return due(self.start, self.records, self.months)


def _review_clock(subject: Subject) -> _Clock | None:
    """The strictest of the institution's minimum, its monitoring interval and the SOP's own word."""
    start = in_force_since(subject.sop, subject.ledger, subject.today)
    if start is None:
        return None
    rule, declared = subject.profile.review, _declared(subject)
    intervals = [rule.monitoring_months] if rule.monitoring_months else []
    for per_year in (rule.minimum_per_year, declared.frequency.per_year if declared and declared.frequency else None):
        if per_year:
            intervals.append(months_between(Fraction(per_year)))
    records = tuple(review.date for review in subject.ledger.reviews if review.date <= subject.today)
    return _Clock(start, min(intervals), records) if intervals else None


def _place(subject: Subject) -> Route:
    declared = _declared(subject)
    return declared.route if declared else ("approval",)


def overdue(subject: Subject) -> Iterator[Found]:
    """The next review should have taken place."""
    clock = _review_clock(subject)
    if clock is not None and clock.due < subject.today:
        yield _on_clock(subject, clock)


def due_soon(subject: Subject) -> Iterator[Found]:
    """The next review is due within thirty days."""
    clock = _review_clock(subject)
    if clock is not None and 0 <= (clock.due - subject.today).days <= _SOON_DAYS:
        yield _on_clock(subject, clock)


def _on_clock(subject: Subject, clock: _Clock) -> Found:
    last = max(clock.records, default=None)
    return found(
        *_place(subject),
        on_key=True,
        tempo=clock.due,
        hari=abs((subject.today - clock.due).days),
        bulan=clock.months,
        terakhir_id=f"tinjauan terakhir {show_date(last)}" if last else "belum pernah ditinjau",
        terakhir_en=f"last review {show_date(last, 'en')}" if last else "never reviewed",
    )


def evaluation_overdue(subject: Subject) -> Iterator[Found]:
    """The last evaluation (monitoring does not count) lies too far back."""
    start = in_force_since(subject.sop, subject.ledger, subject.today)
    months = subject.profile.review.evaluation_months
    if start is None or months is None:
        return
    evaluations = [review.date for review in subject.ledger.reviews if review.kind == "evaluasi"]
    day = due(start, [each for each in evaluations if each <= subject.today], months)
    if day < subject.today:
        yield found(*_place(subject), on_key=True, tempo=day, bulan=months)


def too_few_records(subject: Subject) -> Iterator[Found]:
    """A full calendar year in force with fewer records than declared or asked."""
    start = in_force_since(subject.sop, subject.ledger, subject.today)
    declared = _declared(subject)
    own = declared.frequency.per_year if declared and declared.frequency else Fraction(0)
    least = int(max(own, Fraction(subject.profile.review.minimum_per_year or 0)))
    if start is None or least < 1:
        return
    records = [review.date for review in subject.ledger.reviews]
    short = short_years(start, records, least, subject.today)
    if short:
        years = ", ".join(f"{year} ({count})" for year, count in short)
        yield found(*_place(subject), on_key=True, tahun=years, minimal=least)


def revision_asked(subject: Subject) -> Iterator[Found]:
    """The last review asked for a revision, and the text is still the reviewed one."""
    last = max(subject.ledger.reviews, key=lambda review: review.date, default=None)
    if last is None or last.result != "perlu_revisi" or not last.fingerprint:
        return
    if last.fingerprint == subject.fingerprint:
        yield found(*_place(subject), on_key=True, tanggal=last.date)


def revocation_asked(subject: Subject) -> Iterator[Found]:
    """The last review revoked the SOP, and its status does not say so."""
    last = max(subject.ledger.reviews, key=lambda review: review.date, default=None)
    if last is not None and last.result == "dicabut" and subject.sop.status != "dicabut":
        yield found("status", tanggal=last.date, status=subject.sop.status)


def record_incomplete(subject: Subject) -> Iterator[Found]:
    """A review on record without reviewer or result."""
    for review in subject.ledger.reviews:
        if not filled(review.by) or review.result is None:
            missing = [name for name, value in (("oleh", review.by), ("hasil", review.result)) if not filled(value)]
            yield found(*_place(subject), on_key=True, tanggal=review.date, kurang=", ".join(missing))
