"""A year of reviews: what was done, what is due, what is overdue, by day and by month.

A duty stays in the month it was due in, however long ago that is; on the page of the current year those of earlier
years are named once more.
"""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sopdocs.site.dossier import Dossier, Site
from sopdocs.site.rows import remaining
from sopdocs.site.urls import page_of, url
from sopdocs.site.words import Lang, month_name, say

State = Literal["late", "due", "done"]
STATES: tuple[State, ...] = ("late", "due", "done")
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A review of an SOP on a day: done, due or overdue."""

    day: date
    state: State
    title: str
    number: str
    page: str
    what: str
    """Kind of review, and its result or the days left."""
    who: str


@dataclass(frozen=True, slots=True)
class Day:
    """A field of the grid; 0 stands for a day of another month. ``marks`` are states with their counts."""

    number: int
    marks: tuple[tuple[State, int], ...] = ()
    names: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a grid of weeks and as a list."""

    number: int
    name: str
    weeks: tuple[tuple[Day, ...], ...]
    counts: tuple[tuple[State, int], ...]
    entries: tuple[Entry, ...]


def page_of_year(year: int, today: date) -> str:
    """Path of a year's page; the current year's stays the same from year to year."""
    return "kalender.html" if year == today.year else f"kalender-{year}.html"


def years(site: Site) -> tuple[int, ...]:
    """The current year, the ones beside it, and every other that has anything to show."""
    found = {site.today.year + step for step in (-1, 0, 1)}
    for dossier in site.dossiers:
        found |= {review.date.year for review in dossier.reviews}
        found |= {duty.due.year for duty in dossier.standing.duties}
    return tuple(sorted(found))


def entries(site: Site, lang: Lang) -> tuple[Entry, ...]:
    """Every review of every SOP, oldest first."""
    found = [entry for dossier in site.dossiers for entry in _entries(dossier, lang)]
    return tuple(sorted(found, key=lambda each: (each.day, STATES.index(each.state), each.number, each.title)))


def _entries(dossier: Dossier, lang: Lang) -> Iterator[Entry]:
    standing = dossier.standing
    page = url("kalender.html", page_of(dossier.name))
    title = standing.title or say(lang, "no_title")
    owner = standing.owner.position if standing.owner else ""
    for duty in standing.duties:
        state: State = "late" if duty.due < standing.today else "due"
        what = f"{say(lang, f'kind_{duty.kind}')}, {remaining(standing, lang, duty.due)}"
        yield Entry(duty.due, state, title, standing.number, page, what, owner)
    for review in dossier.reviews:
        what = say(lang, f"kind_{review.kind}")
        if review.result:
            what += f": {say(lang, f'result_{review.result}')}"
        yield Entry(review.date, "done", title, standing.number, page, what, review.by or "")


def months(year: int, all_entries: Sequence[Entry], lang: Lang) -> tuple[Month, ...]:
    """The twelve months of a year."""
    by_month: dict[int, list[Entry]] = defaultdict(list)
    for entry in all_entries:
        if entry.day.year == year:
            by_month[entry.day.month].append(entry)
    return tuple(_month(year, number, tuple(by_month[number]), lang) for number in range(1, 13))


def carried(year: int, all_entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What was due before ``year`` and is still open."""
    return tuple(each for each in all_entries if each.state == "late" and each.day.year < year)


def _month(year: int, number: int, found: tuple[Entry, ...], lang: Lang) -> Month:
    by_day: dict[int, list[Entry]] = defaultdict(list)
    for entry in found:
        by_day[entry.day.day].append(entry)
    weeks = tuple(
        tuple(_day(day, by_day.get(day, [])) for day in week) for week in Calendar().monthdayscalendar(year, number)
    )
    return Month(number, month_name(number, lang), weeks, _counts(found), found)


def _day(number: int, found: Sequence[Entry]) -> Day:
    names = [entry.title for entry in found[:_NAMED]] + (["…"] if len(found) > _NAMED else [])
    return Day(number, _counts(found), "\n".join(names))


def _counts(found: Sequence[Entry]) -> tuple[tuple[State, int], ...]:
    states = [entry.state for entry in found]
    return tuple((state, states.count(state)) for state in STATES if state in states)
