"""Review clocks: what is due when, and in which years too little was done.

Pure functions of dates. An SOP is in force from its effective date (else its approval, else its signature), once the
ledger holds the approver's signature with its evidence. A clock is due so many months after the last record, or after
the start of the first edition (a new edition is no review); besides, every full calendar year in force must hold its
number of records. Which clocks an SOP is under is told by `sopdocs.clocks`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sopdocs.ledger import Ledger, Signature
from sopdocs.model import Sop
from sopdocs.values.dates import read_date

APPROVING = ("pengesah", "mengesahkan", "menetapkan")
"""Roles whose signature brings an SOP into force."""


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter (at most `date.max`).

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(per_year: Fraction) -> int:
    """Whole months between two of so many times a year, at least one.

    >>> months_between(Fraction(2)), months_between(Fraction(1, 2)), months_between(Fraction(52))
    (6, 24, 1)
    """
    return max(1, int(Fraction(12) / per_year))


def has_evidence(signature: Signature) -> bool:
    """True where the entry names the file that proves it and that file's SHA-256."""
    return bool((signature.file or "").strip() and (signature.sha256 or "").strip())


def approval_of(ledger: Ledger) -> Signature | None:
    """What brought the edition at hand into force: the last signature, with evidence, of an approving official."""
    return max(_approvals(ledger.current), key=lambda item: item.date, default=None)


def _approvals(signatures: Sequence[Signature]) -> list[Signature]:
    return [item for item in signatures if item.role in APPROVING and has_evidence(item)]


def start_date(sop: Sop) -> date | None:
    """The day the text itself says the SOP runs from; of a month or a year alone, its last day."""
    readings = (read_date(sop.dates.effective), read_date(sop.dates.approved))
    return next((reading.value.latest for reading in readings if reading.value), None)


def in_force_since(sop: Sop, ledger: Ledger, today: date) -> date | None:
    """First day in force of its first edition, or None for an SOP that is not in force today.

    A new edition under way changes nothing: the one before it stays in force until the new one is approved.
    """
    approvals = _approvals(ledger.signatures)
    if not approvals or sop.status == "dicabut":
        return None
    starts = [each.since for each in ledger.passages if each.step == "revisi" and each.since]
    approval = approval_of(ledger)
    if approval is not None:
        starts.append(start_date(sop) or approval.date)
    start = min(starts, default=min(each.date for each in approvals))
    return start if start <= today else None


def due(start: date, records: Sequence[date], months: int) -> date:
    """When the next record is due: so many months after the last one, else after the start."""
    return add_months(max([start, *records]), months)


def full_years(start: date, today: date) -> range:
    """Calendar years that are over, and that it was in force from the first day to the last.

    >>> list(full_years(date(2022, 6, 1), date(2025, 5, 1)))
    [2023, 2024]
    """
    return range(start.year if (start.month, start.day) == (1, 1) else start.year + 1, today.year)
