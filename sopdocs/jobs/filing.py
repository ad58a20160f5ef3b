"""Signed files and their records: written once below ``signed/``, named with their SHA-256 in the ledger."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sopdocs.ledger import Archived, Signature
from sopdocs.load import ledger_path, load_ledger
from sopdocs.publish import SIGNED, exclusive, publish, publish_once
from sopdocs.record import appended


class FilingError(Exception):
    """A signed file or its record is not what it should be; ``reason`` is a key of the command line's words."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Filed:
    """A file on record."""

    path: Path
    sha256: str
    ledger: Path


@dataclass(frozen=True, slots=True)
class Latest:
    """The last signed file of a text: its number in the row, and its bytes."""

    path: Path
    number: int
    data: bytes


def file_entry(definition: Path, output: Path, name: str, data: bytes, entry: Signature | Archived) -> Filed:
    """Write a signed file, then its record; the record is tried before anything is written.

    :raises FilingError: the name is taken by another file, or the file is on record already.
    :raises RecordError: the ledger cannot take it.
    """
    file = output / SIGNED / name
    ledger = ledger_path(definition)
    sha256 = hashlib.sha256(data).hexdigest()
    entry = entry.model_copy(update={"file": relative(file, definition), "sha256": sha256})
    with exclusive(definition.parent):
        before = ledger.read_bytes() if ledger.exists() else b""
        if sha256.encode() in before:
            raise FilingError("on_record", path=file)
        after = appended(before, entry)
        if not (file.exists() and file.read_bytes() == data):
            try:
                publish_once(file, data)
            except FileExistsError:
                raise FilingError("file_taken", path=file) from None
        publish(ledger, after)
    return Filed(file, sha256, ledger)


def latest(definition: Path, output: Path, stem: str) -> Latest | None:
    """The signed file with the highest number, if it is the one on record.

    :raises FilingError: the ledger does not know it, or knows another SHA-256.
    """
    pattern = re.compile(re.escape(stem) + r"-(\d+)-[a-z]+\.pdf")
    folder = output / SIGNED
    names = [path for path in folder.iterdir() if pattern.fullmatch(path.name)] if folder.is_dir() else []
    if not names:
        return None
    path = max(names, key=lambda each: number(each.name, pattern))
    data = path.read_bytes()
    ledger, _ = load_ledger(definition)
    known = {each.sha256 for each in ledger.signatures} | {each.sha256 for each in ledger.archived}
    if hashlib.sha256(data).hexdigest() not in known:
        raise FilingError("not_on_record", path=path)
    return Latest(path, number(path.name, pattern), data)


def number(name: str, pattern: re.Pattern[str]) -> int:
    """Place of a signed file in the row."""
    found = pattern.fullmatch(name)
    return int(found[1]) if found else 0


def relative(file: Path, definition: Path) -> str:
    """How a ledger names a file: from the nearest folder that holds both it and the definition."""
    own = file.resolve()
    for folder in definition.resolve().parents:
        if own.is_relative_to(folder) and folder != Path(folder.anchor):
            return own.relative_to(folder).as_posix()
    return own.as_posix()


def found(name: str, definition: Path) -> Path | None:
    """The file a ledger names, sought at the definition's folder and at every folder above it."""
    for folder in definition.resolve().parents:
        if (folder / name).is_file():
            return folder / name
    return None
