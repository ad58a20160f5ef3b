"""Finished results on disk, by key: whole or not at all, checked when read, the longest unused thrown out first.

One file a result, as git and ccache keep theirs: a rename makes it appear whole, so that any number of processes and
machines may share a folder without locks, and a result that was damaged is found by its own hash. Of the ready-made
stores diskcache was left out because it unpickles what it reads, SQLite because it must not lie on a network share.
"""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LIMIT_MB = 2048
_LEFT_AFTER_TRIM = 0.8
"""Part of the limit that is kept when it was passed, so that not every run has to throw out."""
_STALE_SECONDS = 3600
"""Age from which a half-written file belongs to a run that was killed."""
_NAME = re.compile(r"[0-9a-f]{64}")
_HALF = ".tulis-"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of sopdocs; `sopdocs cache clear` empties this folder.\n"
"""CACHEDIR.TAG, by which backup programs know a cache."""


class Stock(NamedTuple):
    """How many results there are, and their size in bytes."""

    results: int
    size: int


class Store:
    """Results below a folder, at most ``limit`` bytes of them after `trim`."""

    def __init__(self, folder: Path, limit: int = LIMIT_MB * 1_000_000) -> None:
        self.folder = folder
        self.limit = limit

    def get(self, key: str) -> bytes | None:
        """The result of a key; None where there is none. A damaged one is removed."""
        path = self._path(key)
        try:
            data = unsealed(path.read_bytes())
            if data is None:
                path.unlink(missing_ok=True)
            else:
                os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a result. Raises OSError; what was there is then as it was."""
        path = self._path(key)
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / "CACHEDIR.TAG").write_text(_TAG)
        import tempfile

        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_HALF)
        half = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sealed(data))
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise

    def stock(self) -> Stock:
        """How much there is."""
        sizes = [state.st_size for _, state in self._listed()]
        return Stock(len(sizes), sum(sizes))

    def trim(self, now: float) -> int:
        """Throw out the longest unused results where the limit is passed; gives how many. ``now`` in seconds."""
        listed = sorted(self._listed(now), key=lambda each: each[1].st_mtime)
        size = sum(state.st_size for _, state in listed)
        if size <= self.limit:
            return 0
        count = 0
        for path, state in listed:
            if size <= self.limit * _LEFT_AFTER_TRIM:
                break
            path.unlink(missing_ok=True)
            size -= state.st_size
            count += 1
        return count

    def verify(self) -> tuple[int, tuple[Path, ...]]:
        """Read everything: how many results are good, and which were not (they are removed)."""
        good, bad = 0, []
        for path, _ in self._listed():
            if unsealed(path.read_bytes()) is None:
                path.unlink(missing_ok=True)
                bad.append(path)
            else:
                good += 1
        return good, tuple(bad)

    def clear(self) -> Stock:
        """Remove every result; gives what there was. Files that are not ours stay."""
        gone = self.stock()
        for path, _ in self._listed(float("inf")):
            path.unlink(missing_ok=True)
        return gone

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _listed(self, now: float = 0) -> Iterator[tuple[Path, os.stat_result]]:
        """Results with their state; half-written files of killed runs are removed on the way, as of ``now``."""
        for folder in self.folder.glob("[0-9a-f][0-9a-f]"):
            for entry in os.scandir(folder):
                try:
                    state = entry.stat()
                except OSError:
                    continue
                if _NAME.fullmatch(entry.name):
                    yield Path(entry.path), state
                elif entry.name.startswith(_HALF) and state.st_mtime < now - _STALE_SECONDS:
                    Path(entry.path).unlink(missing_ok=True)


def sealed(data: bytes) -> bytes:
    """Data as a store keeps it: compressed, behind its own SHA-256."""
    packed = zlib.compress(data, 1)
    return hashlib.sha256(packed).digest() + packed


def unsealed(kept: bytes) -> bytes | None:
    """The data again; None where the bytes are not as they were written."""
    packed = kept[32:]
    return zlib.decompress(packed) if hashlib.sha256(packed).digest() == kept[:32] else None
