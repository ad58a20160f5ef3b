"""The review clocks an SOP is under, and the years that had too few reviews: one calculation for rules and due lists.

Two clocks run side by side: monitoring, which any record satisfies, and evaluation, which only an evaluation does.
The institution sets the least (PermenPANRB 35/2012, annex p. 53: monitoring every six months; evaluation once a year,
whose sentence has not been verified). What the SOP says of itself may be stricter; it holds where it is laxer only if
the SOP is excused, with a reason, from the rule that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sopdocs.cadence import due, full_years, in_force_since, months_between
from sopdocs.ledger import Ledger, Review, ReviewKind
from sopdocs.model import Route, Sop
from sopdocs.profile import Profile
from sopdocs.values.dates import PartialDate, read_date
from sopdocs.values.frequency import Frequency, read_frequency
from sopdocs.values.regex import regex

LAXER: dict[ReviewKind, tuple[str, ...]] = {"pemantauan": ("SOP602", "SOP613"), "evaluasi": ("SOP602",)}
"""Rules an SOP must be excused from so that a laxer word of its own holds."""
_REVIEW = regex(r"revi[eu]w?|reviu|kaji\s+ulang|tinjau|pemantauan|monitoring", re.IGNORECASE)
_EVALUATION = regex(r"evaluasi", re.IGNORECASE)
_QUOTED = 60


class Declared(NamedTuple):
    """What the SOP says of its review, and where."""

    route: Route
    text: str
    frequency: Frequency | None


def declared(sop: Sop, profile: Profile) -> Declared | None:
    """The duty under ``peninjauan``, else the first clause of a printed approval page that states one."""
    own = sop.review.frequency or ""
    if own.strip(" \t\n.…-–—_"):
        return Declared(("review", "frequency"), own, read_frequency(own))
    approval = sop.approval
    clauses = (approval.clauses or profile.clauses) if "pengesahan" in profile.parts else ()
    for index, clause in enumerate(clauses):
        about_review = _REVIEW.search(clause) or _EVALUATION.search(clause)
        frequency = read_frequency(clause) if about_review else None
        if frequency is not None:
            route: Route = ("approval", "clauses", index) if approval.clauses else ("approval",)
            return Declared(route, clause, frequency)
    return None


class Asked(NamedTuple):
    """How often a kind of review is asked for, by whom, and whether that text was seen."""

    kind: ReviewKind
    per_year: Fraction
    source: str
    verified: bool


class Clock(NamedTuple):
    """A running clock: since when, every how many months, and the last record that satisfies it."""

    kind: ReviewKind
    start: date
    months: int
    last: date | None
    source: str
    verified: bool

    @property
    def due(self) -> date:
        """When the next record is due, whatever day of the week that is."""
        return due(self.start, [self.last] if self.last else [], self.months)


class Shortfall(NamedTuple):
    """A full calendar year in force with too few records: how many it has and should have, and evaluations of them."""

    year: int
    had: int
    least: int
    evaluations: int
    least_evaluations: int
    source: str
    verified: bool


def asked(sop: Sop, profile: Profile) -> tuple[Asked, ...]:
    """The strictest that is asked of each kind, monitoring first."""
    excused = {(each.rule or "").strip().upper() for each in sop.exemptions if (each.reason or "").strip()}
    said = declared(sop, profile)
    found: list[Asked] = []
    for kind, rules in LAXER.items():
        laxer = not excused.isdisjoint(rules)
        own = _own(said, kind, laxer)
        demands = [
            each
            for each in _institution(profile)
            if each.kind == kind and not (laxer and own and own.per_year < each.per_year)
        ]
        found += sorted([*demands, *([own] if own else [])], key=lambda each: each.per_year)[-1:]
    return tuple(found)


def _institution(profile: Profile) -> Iterator[Asked]:
    rule = profile.review
    if rule.monitoring_months:
        seen = "pemantauan" not in rule.unverified
        yield Asked("pemantauan", Fraction(12, rule.monitoring_months), rule.monitoring_source, seen)
    if rule.evaluation_months:
        seen = "evaluasi" not in rule.unverified
        yield Asked("evaluasi", Fraction(12, rule.evaluation_months), rule.evaluation_source, seen)
    if rule.minimum_per_year:
        yield Asked("evaluasi", Fraction(rule.minimum_per_year), rule.source, "minimal" not in rule.unverified)


def _own(said: Declared | None, kind: ReviewKind, excused: bool) -> Asked | None:
    """What the SOP asks of itself: reviews of any kind, unless it speaks of evaluations alone, or is excused."""
    if said is None or said.frequency is None:
        return None
    evaluations = bool(_EVALUATION.search(said.text)) and not _REVIEW.search(said.text)
    if not excused and kind != ("evaluasi" if evaluations else "pemantauan"):
        return None
    text = " ".join(said.text.split())
    quoted = text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
    return Asked(kind, said.frequency.per_year, f"SOP ini: “{quoted}”", True)


def clocks(sop: Sop, profile: Profile, ledger: Ledger, today: date) -> tuple[Clock, ...]:
    """The clocks of an SOP in force today, monitoring first; none for any other."""
    start = in_force_since(sop, ledger, today)
    if start is None:
        return ()
    records = held(ledger, today)
    return tuple(
        Clock(each.kind, start, months_between(each.per_year), _last(records, each.kind), each.source, each.verified)
        for each in asked(sop, profile)
    )


def held(ledger: Ledger, today: date) -> tuple[Review, ...]:
    """Reviews that have taken place by today."""
    return tuple(review for review in ledger.reviews if review.date <= today)


def last_review(ledger: Ledger, today: date) -> Review | None:
    """The latest review by today; of one day the one recorded last."""
    return max(reversed(held(ledger, today)), key=lambda review: review.date, default=None)


def last_heeded(sop: Sop, ledger: Ledger, today: date) -> PartialDate | None:
    """Until when the SOP heeds the world: the latest of the text's own dates and of the reviews by today."""
    readings = (read_date(getattr(sop.dates, name)) for name in ("made", "revised", "effective", "approved"))
    dates = [reading.value for reading in readings if reading.value]
    dates += [PartialDate(each.date.year, each.date.month, each.date.day) for each in held(ledger, today)]
    return max(dates, key=lambda each: each.latest, default=None)


def _last(records: tuple[Review, ...], kind: ReviewKind) -> date | None:
    return max((each.date for each in records if kind in ("pemantauan", each.kind)), default=None)


def shortfalls(sop: Sop, profile: Profile, ledger: Ledger, today: date) -> tuple[Shortfall, ...]:
    """Full calendar years, oldest first, that still have fewer records than the clocks ask for.

    A review counts for its own year, or for the earlier one it was recorded to make up for, never for both. In force
    from January 1, an SOP is asked for one less in its first year: the clock asks for that one a year later.
    """
    start = in_force_since(sop, ledger, today)
    demands = asked(sop, profile)
    if start is None or not demands:
        return ()
    records = held(ledger, today)
    strictest = max(demands, key=lambda each: each.per_year)
    deeper = next((each for each in demands if each.kind == "evaluasi"), None)
    years = [each.counts_for for each in records]
    deep = [each.counts_for for each in records if each.kind == "evaluasi"]
    found = []
    for year in full_years(start, today):
        had = years.count(year)
        least, least_deep = (int(each.per_year) - (year == start.year) if each else 0 for each in (strictest, deeper))
        if had < least or deep.count(year) < least_deep:
            by = strictest if had < least or deeper is None else deeper
            found.append(Shortfall(year, had, least, deep.count(year), max(least_deep, 0), by.source, by.verified))
    return tuple(found)
