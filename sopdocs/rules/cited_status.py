"""Rules that ask whether a cited regulation is amended or revoked, from the titles of laws and from lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopdocs.clocks import last_heeded
from sopdocs.finding import Said
from sopdocs.regulations import Change, Status, changes_since, status_of
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.values.citations import Citation
from sopdocs.values.dates import PartialDate, certainly_before


def amended_before(subject: Subject) -> Iterator[Found]:
    """A regulation amended before the SOP was last dated, cited without any amendment."""
    last = _last(subject)
    for index, citation, changes in _amended(subject):
        before = [each for each in changes if certainly_before(each.since, last)]
        if before:
            yield _found(index, citation, before)


def amended_since(subject: Subject) -> Iterator[Found]:
    """A regulation amended after the SOP was last dated, or reviewed: a reason to review it."""
    yield from _since(subject, "amended")


def revoked_before(subject: Subject) -> Iterator[Found]:
    """A regulation that was revoked before the SOP was last dated."""
    last = _last(subject)
    for index, citation, status in _cited(subject):
        for each in _of(status, "revoked"):
            if certainly_before(each.since, last):
                yield _found(index, citation, [each])
                break


def revoked_since(subject: Subject) -> Iterator[Found]:
    """A regulation revoked after the SOP was last dated, or reviewed: a reason to review it."""
    yield from _since(subject, "revoked")


def _since(subject: Subject, effect: str) -> Iterator[Found]:
    last = last_heeded(subject.sop, subject.ledger, subject.today) or _day(subject.today)
    changes: dict[int, tuple[Citation, list[Change]]] = {}
    for index, citation, change in changes_since(subject.basis, subject.regulations, last, subject.today):
        if change.effect == effect:
            changes.setdefault(index, (citation, []))[1].append(change)
    for index, (citation, those) in changes.items():
        yield _found(index, citation, those)


def change_unverified(subject: Subject) -> Iterator[Found]:
    """A change that a list names without a source someone has read: to be looked up."""
    named = {citation.identity for item in subject.basis for citation in item.citations}
    for index, citation, status in _cited(subject):
        open_ones = [each for each in status.changes if not each.verified and each.by not in named]
        if open_ones:
            yield _found(index, citation, open_ones)


def _found(index: int, citation: Citation, changes: list[Change]) -> Found:
    names = ", ".join(each.name for each in changes)
    sources = tuple(dict.fromkeys(each.source for each in changes))
    said = Said("; ".join(each.id for each in sources), "; ".join(each.en for each in sources))
    return found(
        "legal_basis",
        index,
        part=citation.head,
        peraturan=citation.short,
        perubahan=names,
        sumber_id=said.id,
        sumber_en=said.en,
    )


def _cited(subject: Subject) -> Iterator[tuple[int, Citation, Status]]:
    """Regulations that head an item, with what is known of them."""
    for index, item in enumerate(subject.basis):
        if item.main is not None:
            yield index, item.main, status_of(item.main, subject.regulations)


def _amended(subject: Subject) -> Iterator[tuple[int, Citation, list[Change]]]:
    """Regulations cited without amendment, with the amendments known of them that the SOP does not cite.

    What is revoked too is left to the rules on that.
    """
    named = {citation.identity for item in subject.basis for citation in item.citations}
    for index, citation, status in _cited(subject):
        chained = any(each.relation in ("jo", "amended_by") for each in subject.basis[index].citations)
        left = [each for each in _of(status, "amended") if each.by not in named]
        if left and not chained and not _of(status, "revoked"):
            yield index, citation, left


def _of(status: Status, effect: str) -> list[Change]:
    return [each for each in status.changes if each.effect == effect and each.verified]


def _last(subject: Subject) -> PartialDate:
    """The last date of the SOP; today where it has none."""
    dates = [reading.value for reading in subject.dates.values() if reading.value]
    return max(dates, key=lambda each: each.latest, default=_day(subject.today))


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
