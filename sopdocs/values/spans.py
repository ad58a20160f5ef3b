"""Sums of times: minutes, working days, days and months side by side, never turned into one another.

Only to tell which of two sums is longer are they brought to calendar minutes, once as few and once as many as they can
mean: a working day is at least a day, and with its weekends at most ``n + 2 * ceil(n / 5)`` days.

>>> (Span(working=Fraction(5)) + Span(minutes=Fraction(90))).words()
'5 hari kerja 1 jam 30 menit'
>>> Span(days=Fraction(7)).surely_longer(Span(working=Fraction(5)))
False
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from sopdocs.values.durations import Amount, Duration, Unit

_NAMES: dict[Unit, tuple[str, Fraction]] = {
    "detik": ("minutes", Fraction(1, 60)), "menit": ("minutes", Fraction(1)), "jam": ("minutes", Fraction(60)),
    "hari kerja": ("working", Fraction(1)), "hari": ("days", Fraction(1)), "minggu": ("days", Fraction(7)),
    "bulan": ("months", Fraction(1)), "triwulan": ("months", Fraction(3)), "semester": ("months", Fraction(6)),
    "tahun": ("months", Fraction(12)),
}  # fmt: skip
_DAY = 1440
_SHORT_MONTH, _LONG_MONTH = 28, 31


@dataclass(frozen=True, slots=True)
class Span:
    """A sum of times, each kind of unit by itself: minutes and hours, working days, days and weeks, months."""

    minutes: Fraction = Fraction(0)
    working: Fraction = Fraction(0)
    days: Fraction = Fraction(0)
    months: Fraction = Fraction(0)

    def __add__(self, other: Span) -> Span:
        return Span(
            self.minutes + other.minutes,
            self.working + other.working,
            self.days + other.days,
            self.months + other.months,
        )

    def __bool__(self) -> bool:
        return bool(self.minutes or self.working or self.days or self.months)

    @property
    def least(self) -> Fraction:
        """The fewest calendar minutes it can take."""
        return self.minutes + _DAY * (self.working + self.days + _SHORT_MONTH * self.months)

    @property
    def most(self) -> Fraction:
        """The most calendar minutes it can take, public holidays aside."""
        weekends = 2 * ceil(self.working / 5) if self.working else 0
        return self.minutes + _DAY * (self.working + weekends + self.days + _LONG_MONTH * self.months)

    def surely_longer(self, other: Span) -> bool:
        """True where this takes longer whatever the calendar; working days alone are compared as such."""
        if self.only_working and other.only_working:
            return self.working > other.working
        return self.least > other.most

    @property
    def only_working(self) -> bool:
        """True where it is nothing but working days."""
        return bool(self.working) and not (self.minutes or self.days or self.months)

    def words(self, english: bool = False) -> str:
        """In words, the largest unit first; hours and minutes apart.

        >>> Span(Fraction(95), Fraction(3)).words()
        '3 hari kerja 1 jam 35 menit'
        """
        hours = Fraction(self.minutes // 60)
        minutes = self.minutes - 60 * hours
        parts = (
            (self.months, "bulan", "month"),
            (self.days, "hari", "day"),
            (self.working, "hari kerja", "working day"),
            (hours, "jam", "hour"),
            (minutes, "menit", "minute"),
        )
        said = [_said(value, names[english], english) for value, *names in parts if value]
        return " ".join(said) or _said(Fraction(0), ("menit", "minute")[english], english)


def _said(value: Fraction, name: str, english: bool) -> str:
    number = str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").rstrip(".")
    number = number if english else number.replace(".", ",")
    return f"{number} {name}{'s' if english and value != 1 else ''}"


def span_of(duration: Duration) -> tuple[Span, Span] | None:
    """The least and the most a measurable time takes (an upper bound has no least); None where no number is given."""
    if duration.kind == "several":
        parts = [span for part in duration.parts if (span := span_of(part)) is not None]
        low, high = Span(), Span()
        for part in parts:
            low, high = low + part[0], high + part[1]
        return low, high
    if duration.low is None or duration.high is None:
        return None
    low = Span() if duration.kind == "at_most" else _span(duration.low)
    return low, _span(duration.high)


def _span(amount: Amount) -> Span:
    name, factor = _NAMES[amount.unit]
    return Span(**{name: amount.value * factor})
