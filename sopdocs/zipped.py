"""Parts of a zipped document (DOCX) from outside, read within bounds and without surprises."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MAX_BYTES = 50_000_000
"""Most bytes the parts asked for may have together when unpacked."""

_FAULTS = (BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)
"""What zipfile raises on a file that is damaged, encrypted or compressed in an unknown way."""


def read_parts(document: bytes, chosen: Callable[[str], bool]) -> dict[str, bytes] | None:
    """The parts whose names are ``chosen``, by name in order; None for a file that cannot be read. Never raises."""
    try:
        with ZipFile(BytesIO(document)) as archive:
            entries = [entry for entry in archive.infolist() if chosen(entry.filename)]
            if sum(entry.file_size for entry in entries) > MAX_BYTES:
                return None
            return {entry.filename: archive.read(entry) for entry in sorted(entries, key=lambda e: e.filename)}
    except _FAULTS:
        return None
