"""A folder of generated files, kept in step with what they are made from.

``NAME.sha256`` inside names every file of ours with its SHA-256, in the format of ``sha256sum``. It is written ahead:
a file is named before it is there, so that a run that was killed leaves nothing behind that the next one does not know.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sopdocs.publish import exclusive, publish

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class ForeignFolderError(Exception):
    """The folder holds files, and not one of them says that it is ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass
class Kept:
    """What became of the folder: files written, found to be the same, removed, and left alone though no longer ours."""

    written: int = 0
    same: int = 0
    removed: int = 0
    left: list[Path] = field(default_factory=list)


def keep(
    folder: Path, manifest: str, files: Iterable[tuple[str, bytes]], spare: Callable[[str], bool] | None = None
) -> Kept:
    """Make ``folder`` hold these files: each written whole, those of an earlier run that are no longer made removed.

    A file that someone has changed by hand since is not removed. Nothing outside ``folder`` is touched.

    :param manifest: name of the file that lists ours.
    :param files: path below the folder, with ``/``, and bytes; what refers to others comes after them.
    :param spare: True for files of an earlier run that stay though they are not made now.
    :raises ForeignFolderError: the folder has files but no such list.
    :raises OSError: the folder or a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / manifest
    if not listing.exists() and any(folder.iterdir()):
        raise ForeignFolderError(folder)
    with exclusive(folder):
        before = _read(listing)
        now: dict[str, str] = {}
        kept = Kept()
        with listing.open("a", encoding="utf-8") as journal:
            for name, data in files:
                now[name] = digest = hashlib.sha256(data).hexdigest()
                if digest not in before.get(name, ()):
                    journal.write(f"{digest}  {name}\n")
                    journal.flush()
                _write(folder / name, data, kept)
        lines = [f"{digest}  {name}\n" for name, digest in now.items()]
        for name in before.keys() - now.keys():
            if spare and spare(name):
                lines += [f"{digest}  {name}\n" for digest in before[name]]
            else:
                _remove(folder, name, before[name], kept)
        publish(listing, "".join(sorted(lines, key=_by_name)).encode())
    return kept


def kept_names(folder: Path, manifest: str) -> frozenset[str]:
    """The files of ours that an earlier run left in ``folder``, by the names of `keep`.

    :raises OSError: the list is there and cannot be read.
    """
    return frozenset(_read(folder / manifest))


def _by_name(line: str) -> tuple[str, str]:
    return line[64:], line[:64]


def _read(listing: Path) -> dict[str, set[str]]:
    """Every digest a file of ours was written with since the list was last made; a torn line is passed over."""
    found: dict[str, set[str]] = {}
    text = listing.read_text("utf-8", "replace") if listing.exists() else ""
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match and not PurePosixPath(match[2]).is_absolute() and ".." not in PurePosixPath(match[2]).parts:
            found.setdefault(match[2], set()).add(match[1])
    return found


def _write(path: Path, data: bytes, kept: Kept) -> None:
    if path.is_file() and path.read_bytes() == data:
        kept.same += 1
        return
    publish(path, data)
    kept.written += 1


def _remove(folder: Path, name: str, digests: set[str], kept: Kept) -> None:
    """Remove a file that is as we wrote it, and the folders this leaves empty."""
    path = folder / name
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return
    if hashlib.sha256(path.read_bytes()).hexdigest() not in digests:
        kept.left.append(path)
        return
    path.unlink()
    kept.removed += 1
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
