"""``--watch``: do it again whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.paths import UsageError
from sopdocs.config import OWN_FILE, SHARED_FILE
from sopdocs.listing import ledger_path, roots

INTERVAL_SECONDS = 0.5
_SUFFIXES = (".yaml", ".yml")
_CLEAR = "\x1b[2J\x1b[H"

Snapshot = dict[Path, tuple[int, int]]
"""Time of change and size of every file that matters."""


def watch(context: Context, once: Callable[[], int]) -> int:
    """Do ``once`` now and after every change of a definition, ledger, institution or configuration.

    What cannot start (a faulty configuration, a folder that is empty for now) is told, and waited out.

    :returns: 0, when interrupted.
    """
    try:
        while True:
            before = snapshot(context.options.paths)
            if context.colour:
                context.out(_CLEAR)
            try:
                once()
            except UsageError as fault:
                context.say(str(fault))
            context.note("watching")
            sys.stdout.flush()
            while snapshot(context.options.paths) == before:
                time.sleep(INTERVAL_SECONDS)
    except KeyboardInterrupt:
        return 0


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """State of the files a check of ``paths`` depends on; a file that goes away meanwhile is left out."""
    found: Snapshot = {}
    for file in {file for path in paths for file in _files(path)}:
        try:
            state = file.stat()
        except OSError:
            continue
        found[file] = (state.st_mtime_ns, state.st_size)
    return found


def _files(path: Path) -> Iterator[Path]:
    whole = path.resolve()
    if path.is_dir():
        yield from _definitions(path)
    else:
        yield from (path, ledger_path(path))
    for root in roots(whole / "x" if path.is_dir() else whole):
        yield from _definitions(root)
    for above in (whole, *whole.parents):
        yield from (above / OWN_FILE, above / SHARED_FILE)


def _definitions(root: Path) -> Iterator[Path]:
    """YAML files in a folder, in depth; hidden folders are passed over, as `sopdocs.load` does."""
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (Path(folder) / name for name in names if name.endswith(_SUFFIXES))
