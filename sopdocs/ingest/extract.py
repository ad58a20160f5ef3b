"""The definition out of a document we made."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from sopdocs.embedded import FOLDER, read_item

MAX_BYTES = 20_000_000
"""Largest part of a document that is read."""

Fault = Literal["", "unreadable", "absent", "damaged"]
"""No fault; no DOCX; a DOCX without a definition; a definition that is not what was put in."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A definition's file name and bytes, or why there are none."""

    name: str = ""
    data: bytes = b""
    fault: Fault = ""


def extract_source(document: bytes) -> Extraction:
    """Find the definition in a DOCX. Never raises; what does not match its own SHA-256 is not given out."""
    try:
        with ZipFile(BytesIO(document)) as archive:
            names = [name for name in archive.namelist() if name.startswith(FOLDER) and name.endswith(".xml")]
            items = [archive.read(name) for name in sorted(names) if archive.getinfo(name).file_size <= MAX_BYTES]
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Extraction(fault="unreadable")
    carried = next(filter(None, map(read_item, items)), None)
    if carried is None:
        return Extraction(fault="absent")
    if not carried.intact:
        return Extraction(fault="damaged")
    return Extraction(carried.name, carried.data)
