"""Where an SOP stands on a day: its life, its review duties, its signatures, and who must act.

Made by `sopdocs.jobs.survey`; lists, forms, reminders and the register only read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from sopdocs.finding import Level
from sopdocs.finding import Said as Said  # noqa: PLC0414  who tells of standings says it in both languages
from sopdocs.ledger import Review, Signature
from sopdocs.values.workdays import workday_by

State = Literal["draf", "diajukan", "disahkan", "dicabut"]
DutyKind = Literal["pemantauan", "evaluasi", "jumlah", "peristiwa"]
"""A clock (monitoring, evaluation), a calendar year with too few records, or an event that asks for a review."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A review that must take place by a day; it stays until a record closes it.

    ``key`` tells one duty from every other of the same SOP and stays the same from day to day; ``source`` is the
    regulation or the workspace's own rule, ``verified`` whether its text was seen.
    """

    key: str
    kind: DutyKind
    due: date
    reason: Said
    source: str
    verified: bool = True

    def days_left(self, today: date) -> int:
        """Days from ``today`` to the due date; negative when it is overdue."""
        return (self.due - today).days

    @property
    def act_by(self) -> date:
        """The last working day on or before the due date: a due date on a day off stays, and is acted on earlier."""
        return workday_by(self.due)


@dataclass(frozen=True, slots=True)
class Person:
    """An official in office: the short name of the post, what it is called, who holds it, where to write to.

    ``instead_of`` is the post an SOP names but ``pejabat.yaml`` does not know; this person acts in its stead.
    """

    post: str
    position: str
    name: str
    email: str | None = None
    superior: str | None = None
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One SOP as it stands on ``today``.

    ``since`` is the first day in force; ``duties`` are open ones, soonest first; ``owner`` reviews it, ``approver``
    signs it (None: nobody in ``pejabat.yaml`` matches); ``superiors`` go up from the owner, for escalation;
    ``findings`` counts open findings by level; ``changed`` is True where the text differs from what was last
    reviewed or signed.
    """

    path: Path
    number: str
    title: str
    unit: str
    profile: str
    state: State
    today: date
    revision: str = ""
    effective: date | None = None
    since: date | None = None
    last: Review | None = None
    duties: tuple[Duty, ...] = ()
    signatures: tuple[Signature, ...] = ()
    owner: Person | None = None
    approver: Person | None = None
    superiors: tuple[Person, ...] = ()
    findings: Mapping[Level, int] = field(default_factory=dict)
    changed: bool = False

    @property
    def unproven(self) -> bool:
        """True where the text's own date says that it is in force, and no signature on record proves it.

        Nothing can be counted for such an SOP, so it has no duties; that is not to say that it needs no review.
        """
        begun = self.effective is not None and self.effective <= self.today
        return begun and self.since is None and self.state in ("draf", "diajukan")

    @property
    def next_due(self) -> date | None:
        """When the soonest open duty is due."""
        return self.duties[0].due if self.duties else None
