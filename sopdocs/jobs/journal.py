"""What the last run of a command left: of each definition its digest, the key of its result, and the files written.

A journal only saves work. One that is lost, damaged or of another program means that everything is looked at again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sopdocs.stamps import Stamps
from sopdocs.store import Store

_FORM = 1
"""Number of the form journals are written in."""


class Row(NamedTuple):
    """One definition: digests of its surroundings and of its bytes, its result's key, digests of the files written
    (by what is appended to the target's name), and what was found, in words."""

    around: str
    source: str
    key: str
    files: Mapping[str, str]
    findings: str


class Journal:
    """The journal of one command with one set of choices in one place; without a store it forgets everything."""

    def __init__(self, store: Store | None, name: str, now_ns: int) -> None:
        """``name`` tells this command, its place and its choices from all others."""
        self._store = store
        self._key = hashlib.sha256(f"journal\n{_FORM}\n{name}".encode()).hexdigest()
        kept = _read(store.get(self._key)) if store else {}
        self._before: dict[str, Any] = kept.get("rows", {})
        self._rows: dict[str, Any] = {}
        self._known = kept.get("stamps", {})
        self.stamps = Stamps(self._known, now_ns)

    @property
    def empty(self) -> bool:
        """True where no earlier run is known."""
        return not self._before

    def fresh(self, path: Path, target: Path, around: str) -> Row | None:
        """The row of a definition whose result and files are still what they were; None where anything differs."""
        kept = self._before.get(str(path))
        if kept is None or kept["around"] != around or kept["source"] != self.stamps.digest(str(path)):
            return None
        if not all(self.stamps.digest(f"{target}{suffix}") == digest for suffix, digest in kept["files"].items()):
            return None
        return Row(**kept) if kept["files"] else None

    @property
    def grew(self) -> bool:
        """True where this run has kept anything new."""
        return bool(self._rows)

    def note(self, path: Path, row: Row) -> None:
        """Keep a row for the next run."""
        self._rows[str(path)] = row._asdict()

    def save(self, now_ns: int) -> None:
        """Write the journal. Raises OSError."""
        stamps = self.stamps.rows(now_ns)
        if self._store is None or (not self._rows and stamps.keys() <= self._known.keys()):
            return
        others = {path: row for path, row in self._known.items() if path not in stamps and os.path.exists(path)}
        stamps = {**others, **stamps}
        rows = {path: row for path, row in self._before.items() if os.path.exists(path)} | self._rows
        self._store.put(self._key, json.dumps({"rows": rows, "stamps": stamps}).encode())


def _read(data: bytes | None) -> dict[str, Any]:
    try:
        found: Any = json.loads(data) if data else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
