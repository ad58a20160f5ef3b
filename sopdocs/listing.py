"""Which files are definitions, and which files lie beside them; nothing is read, and nothing heavy imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

LEDGER_SUFFIX = ".catatan.yaml"
"""What follows the stem of a definition in the name of its ledger."""
EDITIONS = "arsip"
"""Folder, beside a definition, of what is kept of its former editions."""
TEMPLATES = "templates"
"""Folder of institutions in a workspace."""
_SUFFIXES = (".yaml", ".yml")
_EDITION = re.compile(r"\.edisi-\d+$")
_NOT_DEFINITIONS = frozenset({"pejabat", "regulasi", "profile"})


class NoSuchPathError(Exception):
    """A file or folder named on the command line does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def ledger_path(path: Path) -> Path:
    """Where the ledger of a definition lies, whether or not it exists."""
    return path.with_name(path.stem + LEDGER_SUFFIX)


def edition_path(path: Path, revision: int) -> Path:
    """Where the former edition of that revision number of a definition is kept."""
    return path.parent / EDITIONS / f"{path.stem}.edisi-{revision}.yaml"


def roots(path: Path) -> tuple[Path, ...]:
    """The workspace's own folder of institutions for a definition: the nearest ``templates/`` at or above it."""
    for folder in path.resolve().parents:
        if (folder / TEMPLATES).is_dir():
            return (folder / TEMPLATES,)
    return ()


def find_definitions(paths: Iterable[Path]) -> list[Path]:
    """Definitions among files and folders (searched in depth), sorted, each once.

    A file named outright is taken as it is. In folders, ledgers, former editions, hidden folders, registers of people
    and regulations, and folders of an institution (they hold ``profile.yaml``) are passed over. Raises NoSuchPathError.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif path.exists():
            found[path] = None
        else:
            raise NoSuchPathError(path)
    return sorted(found)


def _walk(root: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(root):
        if "profile.yaml" in names:
            below.clear()
            continue
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in names:
            if is_definition(name):
                yield Path(folder) / name


def is_definition(name: str) -> bool:
    """True for the name of a file that is taken for a definition where it lies in a folder that is searched."""
    if name.startswith(".") or name.endswith(LEDGER_SUFFIX):
        return False
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix in _SUFFIXES and stem not in _NOT_DEFINITIONS and not _EDITION.search(stem)
