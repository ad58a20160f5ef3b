"""What is to be told on a day, and what a run reports of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from sopdocs.finding import Finding
from sopdocs.remind.agenda import Agenda, Digest, Line, Timing, Unknown, agenda, clean_address, period
from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import Item, items, place_of
from sopdocs.remind.outcome import State
from sopdocs.remind.settings import RemindSettings, Setup
from sopdocs.remind.store import Refusal, Wish
from sopdocs.remind.words import Lang, word
from sopdocs.standing import Standing
from sopdocs.values.dates import show_date


@dataclass(frozen=True)
class Office:
    """What a survey found: where SOPs stand, and what could not be read."""

    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Run:
    """One run on a day; ``pause`` is the first wait in seconds before something is tried again."""

    setup: Setup
    today: date
    clock: Callable[[], datetime]
    lang: Lang = "id"
    pause: float = 1.0


@dataclass(frozen=True)
class Delivery:
    """What became of one message today; ``held``: it may have arrived twice already, and waits for the next day."""

    channel: Literal["mail", "webhook"]
    recipient: str
    mentions: int
    state: State | Literal["planned"]
    why: str = ""
    held: bool = False


@dataclass(frozen=True)
class Written:
    """A file of the run; ``fault`` where it could not be written."""

    path: Path
    fault: OSError | None = None


@dataclass(frozen=True)
class Report:
    """The day's list and what was done about it. ``duties`` are those that somebody is told of, the oldest first."""

    today: date
    duties: tuple[Item, ...]
    plan: Agenda
    unknown: tuple[Unknown, ...]
    deliveries: tuple[Delivery, ...] = ()
    files: tuple[Written, ...] = ()
    share: str | None = None

    @property
    def late(self) -> tuple[Item, ...]:
        """Everything overdue on the day."""
        return tuple(item for item in self.duties if item.late > 0)


@dataclass(frozen=True)
class Day:
    """What is to be told today, before anything is."""

    run: Run
    every: tuple[Item, ...]
    plan: Agenda
    unknown: tuple[Unknown, ...]
    admin: str | None

    @property
    def duties(self) -> tuple[Item, ...]:
        """What somebody is told of, the oldest due date first."""
        told = {each.item.subject for digest in self.plan.digests for each in digest.lines}
        told |= {each.item.subject for each in self.plan.stray}
        return tuple(item for item in self.every if item.subject in told)

    def report(self) -> Report:
        """The day's list, before anything is done about it."""
        return Report(self.run.today, self.duties, self.plan, self.unknown)


def day_of(office: Office, run: Run) -> Day:
    """Sort what a survey found. Raises RemindError for an administrator without an address that can be used."""
    settings, folder = run.setup.settings, run.setup.folder
    timing = Timing(settings.ahead, settings.repeat, settings.escalate)
    every = items(office.standings, folder)
    first: dict[str, Unknown] = {}
    for finding in office.findings:
        place = place_of(Path(finding.path), folder)
        first.setdefault(place, Unknown(place, finding.message, period(run.today, timing)))
    unknown = (*first.values(), *_unproven(office, run, period(run.today, timing)))
    return Day(run, every, agenda(every, timing), unknown, admin_of(settings))


def _unproven(office: Office, run: Run, occasion: str) -> Iterator[Unknown]:
    """SOPs that are in force by their own date alone."""
    for each in office.standings:
        if each.unproven and each.effective:
            since = word(run.lang, "since", date=show_date(each.effective, run.lang))
            yield Unknown(place_of(each.path, run.setup.folder), since, occasion, "unproven")


def admin_of(settings: RemindSettings) -> str | None:
    """The administrator's address, None where none is set. Raises RemindError for one that cannot be used."""
    if settings.admin is None:
        return None
    address = clean_address(settings.admin)
    if address is None:
        raise RemindError("bad_admin", written=settings.admin)
    return address


def digests_of(day: Day, refusals: Iterable[Refusal]) -> tuple[Digest, ...]:
    """Everybody's digests, the administrator's last, with what nobody else can be told."""
    open_items = {item.subject: item for item in day.duties}
    refused = tuple(
        Line(open_items[each.subject], "refused", f"{each.occasion}!{each.recipient}", "refused", _refused(each))
        for each in refusals
        if each.subject in open_items
    )
    others = [digest for digest in day.plan.digests if digest.address != day.admin]
    if day.admin is None:
        return tuple(others)
    own = [digest for digest in day.plan.digests if digest.address == day.admin]
    lines = (*(each for digest in own for each in digest.lines), *day.plan.stray, *refused)
    name = own[0].name if own else ""
    return (*others, Digest(day.admin, name, lines, day.unknown)) if lines or day.unknown else tuple(others)


def _refused(refusal: Refusal) -> str:
    return f"{refusal.recipient} ({refusal.why})"


def wishes_of(digest: Digest) -> Iterator[Wish]:
    """The mentions a digest makes."""
    for each in digest.lines:
        yield Wish(digest.address, each.item.subject, each.occasion)
    for unknown in digest.unknown:
        yield Wish(digest.address, unknown.subject, unknown.occasion)
