"""A Word document that comes back: the definition in it, and what was changed in it by hand since it was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sopdocs.ingest.diff import Change, compare
from sopdocs.ingest.extract import Extraction, extract_source
from sopdocs.ingest.reading import read_document
from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.load import load_data
from sopdocs.render import FORMATS


@dataclass(frozen=True)
class Returned:
    """The definition a document carries (or why it has none), and every change against a fresh rendering of it."""

    extraction: Extraction
    changes: tuple[Change, ...] = ()


def changes_in(path: Path) -> Returned:
    """Compare the DOCX at ``path`` with what its own definition gives today, in the form of its institution.

    :raises OSError: when the file cannot be read.
    """
    data = path.read_bytes()
    extraction = extract_source(data)
    definition = load_data(path.with_name(extraction.name or path.name), extraction.data)
    changed = read_document(data)
    if extraction.fault or definition.sop is None or changed is None:
        return Returned(extraction)
    edition = edition_of(definition, definition.sop, institution_of(definition))
    fresh = read_document(FORMATS["docx"](edition)[".docx"])
    return Returned(extraction, compare(changed, fresh) if fresh is not None else ())
