"""What bytes files hold, without reading them again: a digest is remembered by size, times and inode.

A file that changed within the last moments is never remembered: it could change once more without its times showing
it. So a remembered digest is only ever that of the bytes on disk. Plain functions of ``os`` throughout: at tens of
thousands of files Path objects would cost more than the questions.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping

SETTLED_NS = 2_000_000_000
"""Age from which on a later change is sure to show in a file's times (the coarsest clocks count in two seconds)."""
Row = tuple[int, int, int, int, str]
"""Times of change of content and of state (nanoseconds), size, inode, digest."""


class Stamps:
    """Digests of files by path. ``known`` are the rows an earlier run kept; ``now_ns`` is the time it is."""

    def __init__(self, known: Mapping[str, Row] | None = None, now_ns: int = 0) -> None:
        self._known = dict(known or {})
        self._asked: dict[str, Row] = {}
        self._trees: dict[str, str] = {}
        self._settled = now_ns - SETTLED_NS

    def digest(self, path: str) -> str:
        """SHA-256 of a file's bytes; "" for what is absent or no regular file."""
        asked = self._asked.get(path)
        if asked is None:
            asked = self._asked[path] = self._row(path)
        return asked[4]

    def tree(self, folder: str, suffixes: tuple[str, ...] = ()) -> str:
        """One digest of all files in a folder, in depth: names and bytes; "" where there is no such folder.

        Hidden files and compiled code are passed over. ``suffixes``: only files with one of these endings.
        """
        known = self._trees.get(folder)
        if known is None:
            files = [path for path in _files(folder) if not suffixes or path.endswith(suffixes)]
            start = len(folder) + 1
            listed = "\n".join(f"{path[start:]}\t{self.digest(path)}" for path in files)
            known = self._trees[folder] = hashlib.sha256(listed.encode()).hexdigest() if files else ""
        return known

    def wrote(self, path: str, digest: str) -> None:
        """Take note of a file just written with these bytes."""
        self._trees.clear()
        try:
            state = os.stat(path)
        except OSError:
            self._asked.pop(path, None)
            return
        self._asked[path] = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino, digest)

    def rows(self, now_ns: int) -> dict[str, Row]:
        """Rows worth keeping for the next run: of files that were asked for and have settled."""
        settled = now_ns - SETTLED_NS
        return {path: row for path, row in self._asked.items() if row[4] and max(row[0], row[1]) < settled}

    def _row(self, path: str) -> Row:
        try:
            state = os.stat(path)
            if not _regular(state.st_mode):
                return 0, 0, 0, 0, ""
            known = self._known.get(path)
            told = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
            if known is not None and told == tuple(known[:4]) and max(told[:2]) < self._settled:
                return (*told, known[4])
            with open(path, "rb") as file:
                return (*told, hashlib.file_digest(file, "sha256").hexdigest())
        except OSError:
            return 0, 0, 0, 0, ""


def _regular(mode: int) -> bool:
    return mode & 0o170000 == 0o100000


def _files(folder: str) -> Iterable[str]:
    """Every file below a folder, sorted; a link to a folder is not followed."""
    found: list[str] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name == "__pycache__" or name.endswith(".pyc"):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{here}/{name}")
            else:
                found.append(f"{here}/{name}")
    return sorted(found)
