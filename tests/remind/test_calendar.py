"""The feed, read back with another library than the one that writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import vobject

from sopdocs.remind.ics import CANCELLED_DAYS, Entry, advance, calendar, feed
from sopdocs.remind.item import items
from sopdocs.standing import Standing
from tests.remind.office import TODAY, duty, standing

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


def events(data: bytes) -> dict[str, Any]:
    text = data.decode()
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return {event.uid.value: event for event in getattr(vobject.readOne(text), "vevent_list", [])}


def only(data: bytes) -> Any:
    (event,) = events(data).values()
    return event


def step(before: dict[str, Entry], *standings: Standing, days: int = 0) -> dict[str, Entry]:
    now = NOW + timedelta(days=days)
    return {entry.uid: entry for entry in advance(items(standings, Path()), before, now, "id")}


def test_a_duty_is_an_all_day_entry_on_its_due_date_with_alarms_in_the_morning() -> None:
    event = only(calendar([standing("a", duty(8))], NOW))
    assert event.dtstart.value == date(2026, 12, 1)
    assert event.dtend.value == date(2026, 12, 2)
    assert event.status.value == "CONFIRMED"
    assert event.summary.value == "Pemantauan a/UJI/2026 Peminjaman Arsip"
    triggers = [alarm.trigger.value for alarm in event.valarm_list]
    assert triggers == [timedelta(hours=8) - timedelta(days=days) for days in (30, 7, 0)]


def test_an_overdue_duty_is_on_every_day_until_today() -> None:
    event = only(calendar([standing("a", duty(-400))], NOW))
    assert event.dtstart.value == TODAY - timedelta(days=400)
    assert event.dtend.value == TODAY + timedelta(days=1)
    assert event.summary.value.startswith("TERLAMBAT: ")
    (alarm,) = event.valarm_list
    assert (alarm.trigger.value, alarm.trigger.params["RELATED"]) == (timedelta(hours=-16), ["END"])


def test_what_an_author_wrote_stays_text() -> None:
    title = 'Surat; "masuk", keluar\\ dan\r\nBEGIN:VEVENT\nUID:lain ' + "ä" * 90
    event = only(calendar([standing("a", duty(1), title=title)], NOW))
    assert event.summary.value.endswith('Surat; "masuk", keluar\\ dan BEGIN:VEVENT UID:lain ' + "ä" * 90)


def test_names_depend_on_the_file_and_the_duty_only() -> None:
    first = only(calendar([standing("a", duty(8))], NOW))
    moved = standing("a", duty(3), title="Judul lain")
    later = only(calendar([moved], NOW + timedelta(days=9)))
    assert first.uid.value == later.uid.value
    both = events(calendar([standing("a", duty(8), duty(9, "evaluasi")), standing("b", duty(8))], NOW))
    assert len(both) == 3


def test_an_entry_that_stays_the_same_keeps_its_bytes() -> None:
    first = step({}, standing("a", duty(8)))
    second = step(first, standing("a", duty(8)), days=1)
    assert feed(first.values(), (7,), "id") == feed(second.values(), (7,), "id")


def test_a_change_raises_the_sequence_and_the_time() -> None:
    first = step({}, standing("a", duty(8)))
    event = only(feed(step(first, standing("a", duty(5)), days=1).values(), (7,), "id"))
    assert (event.sequence.value, event.last_modified.value) == ("1", NOW + timedelta(days=1))


def test_a_closed_duty_is_told_as_cancelled_for_a_while_and_then_forgotten() -> None:
    opened = step({}, standing("a", duty(-3)))
    closed = step(opened, days=1)
    event = only(feed(closed.values(), (7,), "id"))
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")
    assert event.summary.value == "Selesai: Pemantauan a/UJI/2026 Peminjaman Arsip"
    assert not hasattr(event, "valarm_list")
    assert step(closed, days=1 + CANCELLED_DAYS) == closed
    assert step(closed, days=2 + CANCELLED_DAYS) == {}


def test_a_duty_that_opens_again_is_confirmed_again() -> None:
    closed = step(step({}, standing("a", duty(8))), days=1)
    event = only(feed(step(closed, standing("a", duty(8)), days=2).values(), (7,), "id"))
    assert (event.status.value, event.sequence.value) == ("CONFIRMED", "2")


def test_an_empty_feed_is_still_a_calendar() -> None:
    assert events(calendar([], NOW)) == {}
