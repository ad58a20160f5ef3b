"""One open duty of one SOP, as every channel tells it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sopdocs.standing import Duty, Standing

_SPACE = uuid.UUID("6f2f5f0e-54d1-5a53-9c52-0d0c3a1b7a11")
"""Name space of the calendar entries' UIDs."""


@dataclass(frozen=True, slots=True)
class Item:
    """A duty; ``place`` is the SOP's file relative to the workspace, with slashes, the same on every machine."""

    place: str
    standing: Standing
    duty: Duty

    @property
    def subject(self) -> str:
        """What a reminder is about: this duty with this due date."""
        return f"{self.place}#{self.duty.key}@{self.duty.due.isoformat()}"

    @property
    def uid(self) -> str:
        """Name of the calendar entry; a due date that moves keeps it."""
        return f"{uuid.uuid5(_SPACE, f'{self.place}#{self.duty.key}')}@sopdocs"

    @property
    def late(self) -> int:
        """Days overdue; 0 or less: not yet."""
        return -self.duty.days_left(self.standing.today)

    @property
    def title(self) -> str:
        """Number and title on one line, or the file's name where both are missing."""
        named = " ".join(filter(None, (line(self.standing.number), line(self.standing.title))))
        return named or self.place


def items(standings: Iterable[Standing], root: Path) -> tuple[Item, ...]:
    """Every open duty, the oldest due date first.

    :param root: the workspace's folder; what lies outside it is named by its whole path.
    """
    placed = ((place_of(each.path, root), each) for each in standings if each.duties)
    found = (Item(place, each, duty) for place, each in placed for duty in each.duties)
    return tuple(sorted(found, key=lambda item: (item.duty.due, item.place, item.duty.key)))


def line(text: str) -> str:
    """What an author wrote as one line without control, direction and other invisible signs.

    >>> line("Surat\\r\\nBcc: x@y.example\\u202e  Masuk")
    'Surat Bcc: x@y.example Masuk'
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return " ".join("".join(sign for sign in spaced if sign == " " or sign.isprintable()).split())


def place_of(path: Path, root: Path) -> str:
    """A file relative to the workspace, with slashes; the whole path where it lies outside."""
    whole, top = path.resolve(), root.resolve()
    return (whole.relative_to(top) if whole.is_relative_to(top) else whole).as_posix()
