"""Documents that need not be made again: the same definition in the same surroundings has the same bytes.

What is kept of a definition are its files and what was found, so that a run with a kept result shows the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sopdocs.finding import Finding
from sopdocs.institution import Institution
from sopdocs.jobs.build import Made, institution_of, made_of, provenance_at
from sopdocs.listing import roots
from sopdocs.load import Definition, load
from sopdocs.provenance import content_key
from sopdocs.rules.words import Lang

_OWN = ""
"""Stands for the definition's own path in what is kept: the same text may lie elsewhere."""
_OFFICE = "//templates/"
"""Stands for the path of the workspace's institutions."""


class Shelf(Protocol):
    """Where results are kept, on this machine or where others reach it too."""

    def get(self, key: str) -> bytes | None:
        """The result of a key, if it is there and sound."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep a result. Raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A definition's documents, the digest of the bytes they were made of, and the key they are kept under.

    Where nothing can be shown the key is empty.
    """

    source: str
    key: str
    made: Made


def make_or_take(path: Path, formats: Sequence[str], lang: Lang, store: Shelf | None) -> Kept:
    """The documents of a definition, from the store if they are there.

    What is made is put into the store at once; a store that cannot be written to changes nothing.
    """
    definition = load(path)
    source = hashlib.sha256(definition.data).hexdigest()
    if definition.sop is None:
        return Kept(source, "", made_of(definition, formats, lang))
    key = result_key(definition, institution_of(definition), formats, lang)
    found = store.get(key) if store else None
    if found is not None:
        return Kept(source, key, unpacked(path, found))
    made = made_of(definition, formats, lang)
    if store is not None:
        with suppress(OSError):
            store.put(key, packed(made))
    return Kept(source, key, made)


def result_key(definition: Definition, institution: Institution, formats: Sequence[str], lang: Lang) -> str:
    """The key of what a definition becomes: its bytes and name, what it is made from, the formats, the language.

    The profile's levels of rules and its faults count too: findings show them.
    """
    document = content_key(definition.data, definition.path.name, provenance_at(institution))
    levels = institution.profile.model_dump_json(include={"rules"})
    faults = [(_shortened(each.path.as_posix(), "", _office_of(definition.path)), each) for each in institution.faults]
    told = str([(path, each.problem, each.place) for path, each in faults])
    parts = (document, levels, str(institution.problems), told, ",".join(formats), lang)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def packed(made: Made) -> bytes:
    """A result as bytes: a line of JSON (findings, names and sizes of the files), then the files."""
    head = {"findings": worded(made), "files": {suffix: len(data) for suffix, data in made.files.items()}}
    return b"\n".join((json.dumps(head).encode(), b"".join(made.files.values())))


def unpacked(path: Path, data: bytes) -> Made:
    """A result again, as that of the definition at ``path``."""
    head, _, rest = data.partition(b"\n")
    told = json.loads(head)
    files, start = {}, 0
    for suffix, size in told["files"].items():
        files[suffix] = rest[start : start + size]
        start += size
    return Made(path, files, found_again(path, told["findings"]))


def as_text(made: Made) -> str:
    """Findings as one line of JSON."""
    return json.dumps(worded(made))


def from_text(path: Path, text: str) -> tuple[Finding, ...]:
    """Findings from `as_text`, as those of the definition at ``path``."""
    return found_again(path, json.loads(text))


def worded(made: Made) -> list[dict[str, Any]]:
    """Findings as plain data, without the place on disk of the definition and its institutions."""
    own, office = made.path.as_posix(), _office_of(made.path)
    return [each._replace(path=_shortened(each.path, own, office))._asdict() for each in made.findings]


def found_again(path: Path, kept: list[dict[str, Any]]) -> tuple[Finding, ...]:
    """Findings from `worded` data, as those of the definition at ``path``."""
    own, office = path.as_posix(), _office_of(path)
    return tuple(Finding(**{**each, "path": _lengthened(each["path"], own, office)}) for each in kept)


def _office_of(path: Path) -> str:
    return next((f"{root.as_posix()}/" for root in roots(path)), _OFFICE)


def _shortened(path: str, own: str, office: str) -> str:
    return _OWN if path == own else path.replace(office, _OFFICE, 1) if path.startswith(office) else path


def _lengthened(path: str, own: str, office: str) -> str:
    return own if path == _OWN else path.replace(_OFFICE, office, 1) if path.startswith(_OFFICE) else path
