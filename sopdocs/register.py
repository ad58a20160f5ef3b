"""Many definitions side by side: what one SOP may know of the others."""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.model import Sop


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register keeps of a definition; ``name`` tells it from the others (its path)."""

    name: str
    number: str | None
    title: str | None
    level: str | None = None
    status: str = "draf"


@dataclass(frozen=True, slots=True)
class Register:
    """The definitions of one office, in order of name."""

    entries: tuple[Entry, ...] = ()

    def others(self, name: str) -> tuple[Entry, ...]:
        """Every entry but this one."""
        return tuple(entry for entry in self.entries if entry.name != name)


def entry(name: str, sop: Sop) -> Entry:
    """What the register keeps of this SOP."""
    return Entry(name, sop.number, sop.title, sop.level, sop.status)
