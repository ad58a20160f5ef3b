"""Is a cited regulation amended or revoked, since when, by what, and who says so.

Two sources: titles of laws that amend or revoke another, in the packaged catalogue, and lists (``regulasi.yaml``).
Where neither tells, the status is not verified; nothing is ever said to be in force.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sopdocs.finding import Said
from sopdocs.regulations.laws import LawChange, laws
from sopdocs.regulations.model import Listed, Regulations
from sopdocs.values.citations import Citation, Identity, read_item
from sopdocs.values.dates import PartialDate, show_date

Effect = Literal["amended", "revoked"]
State = Literal["revoked", "amended", "no_change_found", "unverified"]
"""``no_change_found``: someone looked on a day, named the source, and found no change."""

_NO_ONE = Said("", "")
_CATALOGUE = Said("judul dalam katalog undang-undang", "titles in the catalogue of laws")


class Change(NamedTuple):
    """What another regulation did to this one: how a message names it, since when, and who says so."""

    effect: Effect
    name: str
    by: Identity
    since: PartialDate
    source: Said
    verified: bool = True


class Status(NamedTuple):
    """What is known of a cited regulation. ``checked`` is the day someone found that nothing had changed it."""

    title: str | None = None
    day: date | None = None
    changes: tuple[Change, ...] = ()
    checked: date | None = None
    source: Said = _NO_ONE

    @property
    def state(self) -> State:
        """The gravest thing known."""
        effects = {change.effect for change in self.changes}
        if effects:
            return "revoked" if "revoked" in effects else "amended"
        return "no_change_found" if self.checked else "unverified"


def status_of(citation: Citation, regulations: Regulations) -> Status:
    """What is known of a cited regulation: its changes, oldest first, each with its source."""
    listed = regulations.of(citation)
    key = law_key(citation)
    title = laws().title(key) if key else None
    changes = [_of_law(each) for each in laws().changes(key)] if key else []
    if listed is None:
        return Status(title, None, _in_order(changes))
    entry, said = listed.regulation, _said(listed)
    for effect, texts in _changes(listed):
        for text in texts:
            main = read_item(text).main
            if main is None or main.identity is None or any(each.by == main.identity for each in changes):
                continue
            day = regulations.day(main.identity)
            since = PartialDate(day.year, day.month, day.day) if day else PartialDate(main.year or 1)
            changes.append(Change(effect, main.short, main.identity, since, said, entry.verified))
    checked = entry.checked if entry.unchanged else None
    return Status(entry.title or title, entry.day, _in_order(changes), checked, said)


def law_key(citation: Citation) -> tuple[int, int] | None:
    """Number and year of a cited law (Undang-Undang), else None."""
    number, year = citation.number or "", citation.year
    return (int(number), year) if citation.kind.key == "uu" and number.isdecimal() and year is not None else None


def _changes(listed: Listed) -> tuple[tuple[Effect, tuple[str, ...]], ...]:
    return ("amended", listed.regulation.amended_by), ("revoked", listed.regulation.revoked_by)


def _in_order(changes: list[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda each: each.since.earliest))


def _of_law(law: LawChange) -> Change:
    main = read_item(f"Undang-Undang Nomor {law.key[0]} Tahun {law.key[1]}").main
    identity = main.identity if main and main.identity else ("undang undang", str(law.key[0]), law.key[1])
    return Change("revoked" if law.revokes else "amended", law.name, identity, PartialDate(law.year), _CATALOGUE)


def _said(listed: Listed) -> Said:
    entry = listed.regulation
    where = (entry.source or "").strip()
    parts = Said(where or "tanpa sumber", where or "no source")
    if not entry.verified:
        return Said(f"{parts.id} (belum diverifikasi)", f"{parts.en} (not verified)")
    day = entry.checked or date.min
    return Said(f"{parts.id}, diperiksa {show_date(day)}", f"{parts.en}, checked {show_date(day, 'en')}")
