"""What lies around an SOP: related SOPs, documents, and what happened."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sopdocs.jobs.filing import found
from sopdocs.jobs.history import history
from sopdocs.jobs.registering.gathered import FOLDER, LABELS, Gathered
from sopdocs.jobs.survey import Read
from sopdocs.ledger import Ledger, Review
from sopdocs.model import Sop
from sopdocs.officials import load_officials
from sopdocs.register import Register, entry
from sopdocs.site.dossier import Document, Event, Relation
from sopdocs.standing import Said, Standing
from sopdocs.values.titles import title_of

_BUILT = (".pdf", ".docx")
_SIGNED = Said("PDF bertanda tangan", "Signed PDF")
_SCANNED = Said("Pindaian bertanda tangan", "Signed scan")


@dataclass(frozen=True)
class Relations:
    """What each SOP names, and what names it."""

    names: Mapping[Path, tuple[Relation, ...]]
    named_by: Mapping[Path, tuple[Relation, ...]]


def related(names: Mapping[Path, str], sops: Mapping[Path, Sop]) -> Relations:
    """SOPs that name each other, by title; a title that several bear leads to none of them."""
    register = Register(tuple(entry(names[path], sop) for path, sop in sops.items()))
    there: dict[Path, tuple[Relation, ...]] = {}
    back: dict[str, dict[Path, None]] = defaultdict(dict)
    for path, sop in sops.items():
        found_names = [_meant(register, text) for text in sop.related]
        there[path] = tuple(Relation(text, name) for text, name in zip(sop.related, found_names, strict=True))
        for name in found_names:
            if name and name != names[path]:
                back[name][path] = None
    return Relations(
        there,
        {path: tuple(Relation(sops[by].title or "", names[by]) for by in back[names[path]]) for path in sops},
    )


def _meant(register: Register, text: str) -> str | None:
    title = title_of(text)
    entries = register.titled(title) if title else ()
    return entries[0].name if len(entries) == 1 else None


def documents(gathered: Gathered, standing: Standing) -> Iterator[Document]:
    """Documents that are there: signed ones of the edition at hand first, then those made by ``build``."""
    folder = (gathered.output / FOLDER).resolve()
    built = ((gathered.output / (gathered.names[standing.path] + suffix), LABELS[suffix]) for suffix in _BUILT)
    there = ((file, label) for file, label in built if file.is_file())
    for file, label in (*_signed(gathered.reads[standing.path].ledger, standing.path), *there):
        # A file on another drive (Windows) has no relative address.
        with suppress(ValueError):
            yield Document(label, Path(os.path.relpath(file.resolve(), folder)).as_posix())


def _signed(ledger: Ledger, definition: Path) -> Iterator[tuple[Path, Said]]:
    """The last signed file (archived where it was), and every scan."""
    electronic = [each for each in ledger.current if each.means == "elektronik" and each.file]
    seals = {each.fingerprint for each in electronic}
    archived = [each for each in ledger.archived if each.file and each.fingerprint in seals]
    last = archived[-1].file if archived else electronic[-1].file if electronic else None
    file = found(last, definition) if last else None
    if file:
        yield file, _SIGNED
    for each in ledger.current:
        scan = found(each.file, definition) if each.means == "basah" and each.file else None
        if scan:
            yield scan, _SCANNED


def posts_of(folder: Path) -> Mapping[str, str]:
    """What the posts of ``pejabat.yaml`` are called, by their short names."""
    posts = load_officials(folder / "-").officials.posts
    return {key: post.position or key for key, post in posts.items()}


def reviews(read: Read, posts: Mapping[str, str]) -> tuple[Review, ...]:
    """The reviews on record, a post's short name replaced by what it is called."""
    return tuple(each.model_copy(update={"by": posts.get(each.by or "", each.by)}) for each in read.ledger.reviews)


def events(path: Path, posts: Mapping[str, str]) -> Iterator[Event]:
    """The life of an SOP, newest first."""
    told = history(path)
    for each in reversed(told.happenings if told else ()):
        by = posts.get(each.by, each.by)
        texts = (each.note, each.file.rpartition("/")[2])
        details = [Said(f"oleh {by}", f"by {by}")] if by else []
        yield Event(each.day, each.said, (*details, *(Said(text, text) for text in texts if text)))
