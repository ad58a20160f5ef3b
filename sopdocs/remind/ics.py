"""The calendar feed: an all-day entry for every open duty, from its due date; overdue ones last until today.

Calendar programs fetch the file when they like, so it is whole at any time. An entry keeps its UID for life; each
change raises SEQUENCE and moves LAST-MODIFIED; what is closed stays as CANCELLED for a while, so that programs drop it.
RFC 5545; REFRESH-INTERVAL by RFC 7986.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.remind.item import Item, items
from sopdocs.remind.words import Lang, facts, recording, who, word
from sopdocs.standing import Standing
from sopdocs.values.dates import show_date

if TYPE_CHECKING:
    import icalendar

AHEAD = (30, 7, 0)
"""Days before the due date on which an alarm rings, where nothing else is asked for."""
HOUR = 8
"""Hour of the day, in the calendar's own time zone, at which alarms ring."""
CANCELLED_DAYS = 90
"""Days for which a closed duty is still told as cancelled."""
_REFRESH = timedelta(hours=6)
_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the feed; ``end`` is the day after the last; ``closed`` the day it was cancelled."""

    uid: str
    place: str
    start: date
    end: date
    label: str
    description: str
    modified: datetime
    late: bool = False
    sequence: int = 0
    closed: date | None = None


def calendar(
    standings: Sequence[Standing],
    now: datetime,
    *,
    root: Path = Path(),
    ahead: Sequence[int] = AHEAD,
    lang: Lang = "id",
) -> bytes:
    """The open duties as a calendar file, without memory of an earlier one.

    :param now: the moment of making, with its time zone.
    :param root: the workspace's folder, which the entries' names start from.
    """
    return feed(advance(items(standings, root), {}, now, lang), ahead, lang)


def advance(
    duties: Iterable[Item],
    before: Mapping[str, Entry],
    now: datetime,
    lang: Lang,
    unread: Collection[str] = (),
) -> tuple[Entry, ...]:
    """The next state of the feed.

    :param before: its former state, by UID.
    :param unread: places whose duties are not known today; their entries stay as they are.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    fresh = {entry.uid: entry for entry in (_entry(item, moment, lang) for item in duties)}
    current = [_succeed(entry, before.get(uid)) for uid, entry in fresh.items()]
    gone = [entry for uid, entry in before.items() if uid not in fresh]
    closed = [entry if entry.place in unread else _close(entry, now.date(), moment) for entry in gone]
    kept = [entry for entry in closed if not entry.closed or (now.date() - entry.closed).days <= CANCELLED_DAYS]
    return tuple(sorted([*current, *kept], key=lambda entry: (entry.start, entry.uid)))


def feed(entries: Iterable[Entry], ahead: Sequence[int], lang: Lang) -> bytes:
    """The file: CRLF, folded, escaped, as the library writes it; equal entries give equal bytes."""
    import icalendar

    whole = icalendar.Calendar()
    whole.add("prodid", "-//sopdocs//tinjauan//ID")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", word(lang, "feed"))
    whole.add("name", word(lang, "feed"))
    whole.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT6H")
    head = bytes(whole.to_ical()).removesuffix(_END)
    return b"".join([head, *(_written(entry, tuple(ahead), lang) for entry in entries), _END])


def _entry(item: Item, moment: datetime, lang: Lang) -> Entry:
    late = item.late > 0
    last = max(item.duty.due, item.standing.today) if late else item.duty.due
    kind = word(lang, item.duty.kind)
    return Entry(
        item.uid,
        item.place,
        item.duty.due,
        last + timedelta(days=1),
        f"{kind} {item.title}",
        "\n".join(
            (
                word(lang, "due", date=show_date(item.duty.due, lang)),
                *facts(lang, item),
                word(lang, "acts", who=who(lang, item.standing.owner)),
                word(lang, "signs", who=who(lang, item.standing.approver)),
                recording(lang, item),
            )
        ),
        moment,
        late,
    )


def _succeed(entry: Entry, before: Entry | None) -> Entry:
    if before is None:
        return entry
    same = dataclasses.replace(entry, sequence=before.sequence, modified=before.modified)
    return same if same == before else dataclasses.replace(entry, sequence=before.sequence + 1)


def _close(entry: Entry, today: date, moment: datetime) -> Entry:
    if entry.closed:
        return entry
    return dataclasses.replace(
        entry,
        late=False,
        sequence=entry.sequence + 1,
        modified=moment,
        closed=today,
    )


@lru_cache(maxsize=8192)
def _written(entry: Entry, ahead: tuple[int, ...], lang: Lang) -> bytes:
    return bytes(_component(entry, ahead, lang).to_ical())


def _component(entry: Entry, ahead: Sequence[int], lang: Lang) -> icalendar.Event:
    import icalendar

    event = icalendar.Event()
    summary = _summary(entry, lang)
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.modified)
    event.add("last-modified", entry.modified)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", summary)
    event.add("description", entry.description)
    event.add("status", "CANCELLED" if entry.closed else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("priority", 1 if entry.late else 5)
    for trigger, related in () if entry.closed else _alarms(entry, ahead):
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", trigger, parameters={"RELATED": related})
        event.add_component(alarm)
    return event


def _summary(entry: Entry, lang: Lang) -> str:
    if entry.closed:
        return word(lang, "event_done", label=entry.label)
    return word(lang, "event_late", label=entry.label) if entry.late else entry.label


def _alarms(entry: Entry, ahead: Sequence[int]) -> tuple[tuple[timedelta, str], ...]:
    """When to ring: before the due date as asked; overdue, on the last day, which is today."""
    hour = timedelta(hours=HOUR)
    if entry.late:
        return ((hour - timedelta(days=1), "END"),)
    return tuple((hour - timedelta(days=days), "START") for days in ahead)
