"""What stands against putting a review on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sopdocs.cadence import in_force_since
from sopdocs.ledger import Ledger, Review
from sopdocs.model import Sop
from sopdocs.officials import Officials, bare_name
from sopdocs.review.people import recognised

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A reason not to record: a key of the command line's words, what fills them, and the field it is about."""

    reason: str
    about: str
    values: Values = ()


def against(review: Review, sop: Sop, ledger: Ledger, officials: Officials, today: date) -> Against | None:
    """The first thing that stands against a review; None where nothing does."""
    since = in_force_since(sop, ledger, today)
    if since is None:
        return Against("not_in_force", "sop")
    return next(iter((*_of_day(review, since, today), *_of_person(review, officials))), None)


def _of_day(review: Review, since: date, today: date) -> Iterator[Against]:
    day = review.date.isoformat()
    if review.date > today:
        yield Against("day_to_come", "date", (("day", day),))
    if review.date < since:
        yield Against("before_in_force", "date", (("day", day), ("since", since.isoformat())))
    year = review.makes_up_for
    if year is not None and not since.year <= year < review.date.year:
        reason = "wrong_year" if since.year < review.date.year else "no_year_yet"
        known = (("year", str(year)), ("first", str(since.year)), ("since", since.isoformat()), ("day", day))
        yield Against(reason, "makes_up_for", known)


def _of_person(review: Review, officials: Officials) -> Iterator[Against]:
    by = (review.by or "").strip()
    if not by:
        yield Against("nobody", "by")
    elif not recognised(by, officials):
        yield Against("nobody_known", "by", (("by", by), ("known", ", ".join(officials.posts) or "-")))
    elif not _serves(by, officials, review.date):
        yield Against("not_serving", "by", (("by", by), ("day", review.date.isoformat())))


def _serves(by: str, officials: Officials, day: date) -> bool:
    """True for a post, for who held one on that day, and where no officials are listed."""
    if not officials.posts or by in officials.posts:
        return True
    return any(bare_name(each.holder.name or "") == bare_name(by) for each in officials.serving(day))
