"""What a check said, remembered as long as nothing it looked at has changed.

Rules look at all definitions together, at ledgers, institutions, registers of people and regulations, configurations,
signed files, and the date. One digest is made of the bytes of all of them; an answer belongs to exactly that digest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sopdocs.jobs.journal import Journal
from sopdocs.jobs.surroundings import Surroundings
from sopdocs.listing import LEDGER_SUFFIX, is_definition
from sopdocs.store import Store

_HOUR_NS = 3600 * 10**9
_CHOICES = (".yaml", ".yml", ".toml")


class Answer(NamedTuple):
    """The exit status, what was said (``out`` or ``say``, and the text), and the bytes of the report's file."""

    status: int
    lines: tuple[tuple[str, str], ...]
    output: bytes


class Answers:
    """Answers to one question: the same options about the same paths in the same place, day and language.

    Certificates run out at a time of day: what was signed is looked at again every hour.
    """

    def __init__(self, store: Store, question: str, paths: Sequence[Path], now_ns: int) -> None:
        self._store = store
        self._hour = now_ns // _HOUR_NS
        self._journal = Journal(store, "answers\n" + os.getcwd(), now_ns)
        self._stamps = self._journal.stamps
        self._key = self._digest([question, *self._looked_at(paths)])

    def get(self) -> Answer | None:
        """The answer; None where it is not known."""
        beside = self._store.get(self._key)
        kept = self._store.get(self._full_key(json.loads(beside))) if beside else None
        if kept is None:
            return None
        head, _, output = kept.partition(b"\n")
        told = json.loads(head)
        return Answer(told["status"], tuple((stream, text) for stream, text in told["lines"]), output)

    def put(self, answer: Answer, beside: Iterable[Path], now_ns: int) -> None:
        """Keep an answer; ``beside`` are files it depends on, there or not, that only ledgers name. Raises OSError."""
        files = sorted({os.path.abspath(path) for path in beside})
        head = json.dumps({"status": answer.status, "lines": answer.lines})
        self._store.put(self._full_key(files), head.encode() + b"\n" + answer.output)
        self._store.put(self._key, json.dumps(files).encode())
        self.settle(now_ns)
        self._store.trim(now_ns / 1e9)

    def settle(self, now_ns: int) -> None:
        """Keep the digests of files for the next question. Raises OSError."""
        self._journal.save(now_ns)

    def _looked_at(self, paths: Sequence[Path]) -> Iterator[str]:
        around = Surroundings(self._stamps)
        folders = {os.path.dirname(os.path.abspath(path)) for path in paths}
        yield around.program()
        yield from (around.of(Path(folder, "x")) for folder in sorted(folders))
        yield from (f"{file}\t{self._stamps.digest(file)}" for file in _choices(folders))
        for path in map(str, paths):
            yield f"{path}\t{self._stamps.digest(path)}\t{self._stamps.digest(_ledger(path))}"

    def _full_key(self, files: Sequence[str]) -> str:
        hour = str(self._hour) if files else ""
        return self._digest([self._key, hour, *(f"{file}\t{self._stamps.digest(file)}" for file in files)])

    @staticmethod
    def _digest(parts: Iterable[str]) -> str:
        return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


def _ledger(path: str) -> str:
    return os.path.splitext(path)[0] + LEDGER_SUFFIX


def _choices(folders: Iterable[str]) -> list[str]:
    """What an office says of itself at or above its definitions and the working folder: registers, configurations."""
    found: set[str] = set()
    seen: set[str] = set()
    for folder in (*folders, os.getcwd()):
        here = os.path.realpath(folder)
        while here not in seen:
            seen.add(here)
            found.update(f"{here}/{name}" for name in _names(here) if name.endswith(_CHOICES) and not is_sop(name))
            here = os.path.dirname(here)
    return sorted(found)


def is_sop(name: str) -> bool:
    """True for the names of definitions and of their ledgers; those are looked at one by one."""
    return is_definition(name) or name.endswith(LEDGER_SUFFIX)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
