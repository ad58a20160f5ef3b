"""Former editions of an SOP: its text and signed files, kept once and for all beside the definition."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sopdocs.cadence import approval_of
from sopdocs.changes import Change, changes
from sopdocs.ingest.attached import read_attachment
from sopdocs.jobs.filing import found, relative
from sopdocs.ledger import Ledger, fingerprint
from sopdocs.listing import EDITIONS, edition_path
from sopdocs.load import Definition, load, load_ledger
from sopdocs.model import Sop
from sopdocs.publish import publish, publish_once
from sopdocs.rules.words import Lang


class EditionError(Exception):
    """An edition cannot be kept as it should; ``reason`` is a key of the command line's words."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be kept: the text that was approved, the signed files by name, and what is not as recorded."""

    text: bytes
    files: tuple[tuple[str, bytes], ...]
    doubts: tuple[str, ...] = ()


def number_of(sop: Sop) -> int:
    """*Revisi ke* as a number, 0 for a first edition. EditionError where it says something else."""
    written = (sop.dates.revision or "").strip(" .…-–—_")
    digits = re.fullmatch(r"\D{0,10}?(\d{1,4})", written)
    if written and digits is None:
        raise EditionError("revision_unreadable", text=written)
    return int(digits[1]) if digits else 0


def edition_at(path: Path, data: bytes, ledger: Ledger) -> Edition:
    """The edition at hand: of a text changed since its approval the approved one, where a signed file carries it.

    :param data: the definition as it is.
    """
    files: dict[str, bytes] = {}
    doubts = []
    for name, sha256 in _named(ledger):
        file = found(name, path)
        content = file.read_bytes() if file else b""
        if file is None or hashlib.sha256(content).hexdigest() != sha256:
            doubts.append(name)
        else:
            files[Path(name).name] = content
    approval = approval_of(ledger)
    if approval is None or approval.fingerprint in (None, fingerprint(data)):
        return Edition(data, tuple(files.items()), tuple(doubts))
    carried = (read_attachment(content) for content in files.values())
    texts = [each.data for each in carried if each and fingerprint(each.data) == approval.fingerprint]
    return Edition(texts[0] if texts else data, tuple(files.items()), (*doubts, *(() if texts else (path.name,))))


def _named(ledger: Ledger) -> Iterator[tuple[str, str | None]]:
    """Files of the edition at hand and their SHA-256: signed ones, and those given proof for the long term."""
    seals = {each.fingerprint for each in ledger.current}
    for signature in ledger.current:
        if signature.file:
            yield signature.file, signature.sha256
    for archived in ledger.archived:
        if archived.file and archived.fingerprint in seals:
            yield archived.file, archived.sha256


def keep(path: Path, edition: Edition, number: int) -> tuple[Path, ...]:
    """Write an edition's text and signed files, read-only; what is there already with the same bytes stays.

    :raises EditionError: another edition has been kept under that number.
    """
    text = edition_path(path, number)
    kept = [(text, edition.text), *((text.with_suffix(f".{name}"), data) for name, data in edition.files)]
    for file, data in kept:
        if file.exists() and file.read_bytes() == data:
            continue
        try:
            publish_once(file, data)
        except FileExistsError:
            if not file.exists():
                raise
            raise EditionError("edition_taken", path=file) from None
    return tuple(file for file, _ in kept)


def former(path: Path) -> Definition | None:
    """The edition before the text at hand, as the ledger names it; None where there is none or it is gone."""
    left = load_ledger(path)[0].revised
    file = found(left.file, path) if left and left.file else None
    return load(file) if file else None


def summary(path: Path, lang: Lang) -> tuple[Change, ...]:
    """What is other than in the former edition, dates and status aside; nothing where there is none."""
    before, after = former(path), load(path)
    if before is None or before.sop is None or after.sop is None:
        return ()
    return tuple(each for each in changes(before.sop, after.sop, lang) if not each.formal)


def write_summary(path: Path, lang: Lang) -> Path | None:
    """The list *SOP semula | SOP menjadi* as JSON beside the kept edition; None where there is no former edition."""
    before, after = former(path), load(path)
    if before is None or before.sop is None or after.sop is None:
        return None
    said = {
        "semula": {"berkas": relative(before.path, path), "sidik": fingerprint(before.data)},
        "menjadi": {"berkas": path.name, "sidik": fingerprint(after.data)},
        "perubahan": [
            {"tempat": each.place, "jenis": each.kind, "semula": each.before, "menjadi": each.after}
            for each in summary(path, lang)
        ],
    }
    file = path.parent / EDITIONS / f"{before.path.stem}.perubahan.json"
    publish(file, f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode())
    return file
