"""Open duties of an SOP: running clocks, years with too few records, events, each with its reason and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sopdocs.clocks import Clock, Shortfall
from sopdocs.review.events import Event
from sopdocs.standing import Duty, Said
from sopdocs.values.dates import show_date

_KINDS = {"pemantauan": ("pemantauan", "monitoring"), "evaluasi": ("evaluasi", "evaluation")}
INFERRED = "simpulan sopdocs; profile.yaml: peninjauan.peristiwa_hari"
"""Source of what no regulation says."""


def of_clocks(clocks: Iterable[Clock]) -> Iterator[Duty]:
    """The next review by each clock; monitoring is left out where an evaluation is due by the same day."""
    by_kind = {clock.kind: clock for clock in clocks}
    deeper = by_kind.get("evaluasi")
    for clock in by_kind.values():
        if clock is deeper or deeper is None or clock.due < deeper.due:
            yield Duty(
                f"{clock.kind}:{clock.due.isoformat()}",
                clock.kind,
                clock.due,
                _why(clock),
                clock.source,
                clock.verified,
            )


def _why(clock: Clock) -> Said:
    indonesian, english = _KINDS[clock.kind]
    if clock.last:
        return Said(
            f"{indonesian} setiap {clock.months} bulan; terakhir {show_date(clock.last)}",
            f"{english} every {clock.months} months; last on {show_date(clock.last, 'en')}",
        )
    return Said(
        f"{indonesian} setiap {clock.months} bulan; belum pernah sejak berlaku {show_date(clock.start)}",
        f"{english} every {clock.months} months; never since in force on {show_date(clock.start, 'en')}",
    )


def of_years(shortfalls: Iterable[Shortfall]) -> Iterator[Duty]:
    """Years with too few records. They stay until records make up for them by naming the year."""
    for each in shortfalls:
        counts = (each.had, each.least, each.evaluations, each.least_evaluations)
        yield Duty(
            f"jumlah:{each.year}",
            "jumlah",
            date(each.year, 12, 31),
            Said(
                "tahun {}: tercatat {} dari {} tinjauan, evaluasi {} dari {}".format(each.year, *counts),
                "year {}: {} of {} reviews on record, evaluations {} of {}".format(each.year, *counts),
            ),
            each.source,
            each.verified,
        )


def of_events(events: Iterable[Event], seen: date, days: int) -> Iterator[Duty]:
    """A review for each event; of one whose day nobody knows the days run from ``seen``.

    :param seen: when the SOP was last looked at: its last review, else its approval.
    :param days: how many days there are for the review.
    """
    for event in events:
        day = event.day or seen
        due = day + timedelta(days=min(days, (date.max - day).days))
        reason = event.reason
        if event.source:
            reason = Said(f"{reason.id}; {event.source.id}", f"{reason.en}; {event.source.en}")
        key = f"peristiwa:{event.key}:{day.isoformat()}"
        yield Duty(key, "peristiwa", due, reason, INFERRED, verified=False)


def in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Soonest first."""
    return tuple(sorted(duties, key=lambda duty: (duty.due, duty.key)))
