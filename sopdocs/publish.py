"""Write finished files: whole or not at all, and never over what was signed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIGNED = "signed"
"""Folder of signed files below the output folder; write-once, no build touches it."""


def publish(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a temporary file beside it, then rename.

    :raises OSError: when the folder cannot be made or the disk is full; ``path`` is then as it was.
    """
    with _written(path, data) as temporary:
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)


def publish_once(path: Path, data: bytes) -> None:
    """Write ``data`` to a ``path`` that is not there yet, whole or not at all, and make it read-only.

    :raises FileExistsError: when there is anything at ``path``; it stays as it was.
    :raises OSError: as `publish`.
    """
    with _written(path, data) as temporary:
        temporary.chmod(0o444)
        path.hardlink_to(temporary)
        temporary.unlink()


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Keep other runs of ours that ask for the same folder waiting (on systems without flock nobody waits)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[Path]:
    """A temporary file beside ``path`` holding ``data``, on the disk; gone if what follows fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        error.filename = str(path)  # nobody asked for the temporary one
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
