"""Who is told what today: a pure function of the open duties, an office's choices and the day.

A duty is brought up on *occasions*: so many days before it is due (each number of days once), then once in every period
of so many days for as long as it is overdue, and for each superior from the day it has been overdue for so many working
days. An occasion that was missed is caught up on the next run, since the latest one reached still stands. A person
who has an occasion gets one digest with everything that is open for that person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from email.errors import MessageError
from email.headerregistry import Address
from typing import Literal

from sopdocs.remind.item import Item, line
from sopdocs.standing import Person
from sopdocs.values.workdays import is_workday

Part = Literal["own", "below", "stray", "refused"]
"""One's own duty; one below, overdue for long; one whose owner cannot be reached; one whose letter was refused."""

UnknownKind = Literal["unread", "unproven"]
Trouble = Literal["no_owner", "unknown_owner", "no_address", "bad_address", "no_superior", "refused"]


@dataclass(frozen=True, slots=True)
class Timing:
    """An office's choices: days ahead, days between two mentions of what is overdue, working days to each superior."""

    ahead: tuple[int, ...] = (30, 7, 0)
    repeat: int = 7
    escalate: int = 5


@dataclass(frozen=True, slots=True)
class Line:
    """An item as one recipient is told of it, and the occasion it is told on."""

    item: Item
    part: Part
    occasion: str
    trouble: Trouble | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A file of whose SOP nobody knows what it owes: not readable, or in force by its own date but not on record.

    ``why`` is in the language of the run.
    """

    place: str
    why: str
    occasion: str
    kind: UnknownKind = "unread"

    @property
    def subject(self) -> str:
        """What a reminder of it is about."""
        return f"{self.place}#{self.kind}"


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that is open for one person; ``address`` is what tells persons apart."""

    address: str
    name: str
    lines: tuple[Line, ...]
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A digest per person; ``stray`` is what no owner can be told, which goes to the administrator."""

    digests: tuple[Digest, ...]
    stray: tuple[Line, ...]


def agenda(duties: Sequence[Item], timing: Timing) -> Agenda:
    """Sort the open duties by who is to be told, with today's occasions.

    :param duties: every open duty, also those far ahead, which nobody is told of yet.
    """
    told: dict[str, tuple[str, dict[str, Line]]] = {}
    stray: list[Line] = []
    for item in duties:
        for person, entry in _told(item, timing):
            address = address_of(person)
            if person is None or address is None:
                stray.append(_stray(person, entry))
            else:
                _, lines = told.setdefault(address, (line(person.name), {}))
                lines.setdefault(item.subject, entry)
    digests = tuple(Digest(address, name, tuple(lines.values())) for address, (name, lines) in sorted(told.items()))
    return Agenda(digests, _once(stray))


def period(today: date, timing: Timing) -> str:
    """The occasion that comes once in every period for as long as something is not put right; weeks begin on Monday."""
    return f"T{(today.toordinal() - 1) // timing.repeat}"


def address_of(person: Person | None) -> str | None:
    """Where to write to, in small letters; None for nobody, no address, or one that no mail server takes."""
    return clean_address(person.email) if person and person.email else None


def clean_address(text: str) -> str | None:
    """An address that can stand in a header as it is, in small letters; else None.

    >>> clean_address(" Kadis@Dinas.example "), clean_address("a@b.example\\r\\nBcc: c@d.example")
    ('kadis@dinas.example', None)
    """
    try:
        parsed = Address(addr_spec=text.strip().casefold())
    except (MessageError, ValueError, IndexError):
        return None
    sound = parsed.username and parsed.domain and parsed.addr_spec.isascii() and parsed.addr_spec.isprintable()
    return parsed.addr_spec if sound and " " not in parsed.addr_spec else None


def workdays_between(first: date, last: date) -> int:
    """Working days after ``first`` up to and with ``last``; 0 where there are none.

    >>> workdays_between(date(2026, 8, 14), date(2026, 8, 18))
    1
    """
    return sum(1 for n in range(1, (last - first).days + 1) if is_workday(first + timedelta(days=n)))


def _told(item: Item, timing: Timing) -> Iterator[tuple[Person | None, Line]]:
    """The owner, from the first number of days ahead, and each superior the duty has climbed to."""
    occasion = _occasion(item, timing)
    if occasion is None:
        return
    owner = item.standing.owner
    yield owner, Line(item, "own", occasion)
    if owner and owner.instead_of:
        yield None, Line(item, "own", occasion, "unknown_owner", line(owner.instead_of))
    if item.late <= 0 or not timing.escalate:
        return
    level = workdays_between(item.duty.due, item.standing.today) // timing.escalate
    above = item.standing.superiors
    if level and not above and owner:
        yield None, Line(item, "below", f"E0-{occasion}", "no_superior")
    for number, person in enumerate(above[:level], 1):
        yield person, Line(item, "below", f"E{number}-{occasion}")


def _occasion(item: Item, timing: Timing) -> str | None:
    if item.late > 0:
        return period(item.standing.today, timing)
    reached = [days for days in timing.ahead if -item.late <= days]
    return f"H{min(reached)}" if reached else None


def _stray(person: Person | None, entry: Line) -> Line:
    trouble: Trouble = entry.trouble or "no_owner"
    if person is not None:
        trouble = "bad_address" if (person.email or "").strip() else "no_address"
    detail = entry.detail if person is None else line(f"{person.position or person.post} {person.email or ''}")
    return Line(entry.item, "stray", f"{entry.occasion}-{trouble}", trouble, detail)


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple({(each.item.subject, each.occasion): each for each in lines}.values())
