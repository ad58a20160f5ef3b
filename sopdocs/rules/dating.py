"""Rules on the dates of the identity block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.dates import ENGLISH_WEEKDAYS, WEEKDAY_NAMES, PartialDate, certainly_before

_NAMES = {
    "made": ("pembuatan", "date made"),
    "revised": ("revisi", "revision date"),
    "effective": ("efektif", "effective date"),
    "approved": ("pengesahan", "approval date"),
}
_YEAR_FIRST = ("tahun-bulan-hari", "year-month-day")
_DAY_FIRST = ("hari-bulan-tahun", "day-month-year")
_PRINTED = {"pembuatan": "made", "efektif": "effective", "pengesahan": "approved"}


def impossible(subject: Subject) -> Iterator[Found]:
    """A date that no calendar has."""
    for name, reading in subject.dates.items():
        if reading.kind == "impossible":
            text = getattr(subject.sop.dates, name)
            order = _YEAR_FIRST if re.match(r"\W*\d{4}\D", text) else _DAY_FIRST
            yield found("dates", name, tanggal=text, urutan_id=order[0], urutan_en=order[1])


def unreadable(subject: Subject) -> Iterator[Found]:
    """A text that is no date."""
    for name, reading in subject.dates.items():
        if reading.kind == "unreadable":
            yield found("dates", name, tulisan=getattr(subject.sop.dates, name))


def weekday_wrong(subject: Subject) -> Iterator[Found]:
    """A typed weekday that is not that day's."""
    for name, reading in subject.dates.items():
        day = reading.value.whole if reading.value else None
        if day is not None and reading.weekday not in (None, day.weekday()):
            yield found(
                "dates",
                name,
                tanggal=day,
                hari_id=WEEKDAY_NAMES[day.weekday()],
                hari_en=ENGLISH_WEEKDAYS[day.weekday()],
            )


def printed_missing(subject: Subject) -> Iterator[Found]:
    """A date the institution prints (the revision date apart) and an SOP beyond its draft does not have."""
    if subject.sop.status == "draf":
        return
    for printed in subject.profile.dates:
        name = _PRINTED.get(printed)
        if name and subject.dates[name].kind == "none":
            yield found("dates", name, tanggal_id=_NAMES[name][0], tanggal_en=_NAMES[name][1])


def effective_before_made(subject: Subject) -> Iterator[Found]:
    """In effect before it was made."""
    yield from _reversed(subject, "made", "effective")


def revised_before_made(subject: Subject) -> Iterator[Found]:
    """Revised before it was made. A revision after the effective date is fine: it may be the planned one."""
    yield from _reversed(subject, "made", "revised")


def effective_before_approved(subject: Subject) -> Iterator[Found]:
    """In effect before it was approved."""
    yield from _reversed(subject, "approved", "effective")


def _reversed(subject: Subject, earlier: str, later: str) -> Iterator[Found]:
    first, second = subject.dates[earlier].value, subject.dates[later].value
    if first and second and certainly_before(second, first):
        yield found("dates", later, lebih_dulu=first, kemudian=second)


def in_the_future(subject: Subject) -> Iterator[Found]:
    """Made or approved after today."""
    today = subject.today
    now = PartialDate(today.year, today.month, today.day)
    for name in ("made", "approved"):
        value = subject.dates[name].value
        if value and certainly_before(now, value):
            yield found("dates", name, tanggal=value, hari_ini=today)


def revision_without_date(subject: Subject) -> Iterator[Found]:
    """A revision number without a revision date."""
    number = subject.sop.dates.revision
    if filled(number) and (number or "").strip() not in ("0", "00") and subject.dates["revised"].kind == "none":
        yield found("dates", "revision", nomor=number)


def approved_on_weekend(subject: Subject) -> Iterator[Found]:
    """Approved on a Saturday or Sunday."""
    value = subject.dates["approved"].value
    day = value.whole if value else None
    if day is not None and day.weekday() >= 5:
        yield found(
            "dates",
            "approved",
            tanggal=day,
            hari_id=WEEKDAY_NAMES[day.weekday()],
            hari_en=ENGLISH_WEEKDAYS[day.weekday()],
        )
