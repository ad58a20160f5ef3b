"""The definition out of a document we made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sopdocs.embedded import FOLDER, Carried, read_item
from sopdocs.ingest.attached import MAGIC, read_attachment
from sopdocs.zipped import read_parts

Fault = Literal["", "unreadable", "absent", "damaged"]
"""No fault; neither DOCX nor PDF; a document without a definition; a definition that is not what was put in."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A definition's file name and bytes, or why there are none."""

    name: str = ""
    data: bytes = b""
    fault: Fault = ""


def extract_source(document: bytes) -> Extraction:
    """Find the definition in a DOCX or PDF. Never raises; what does not match its own checksum is not given out."""
    if document.startswith(MAGIC):
        return _given(read_attachment(document))
    parts = read_parts(document, lambda name: name.startswith(FOLDER) and name.endswith(".xml"))
    if parts is None:
        return Extraction(fault="unreadable")
    return _given(next(filter(None, map(read_item, parts.values())), None))


def _given(carried: Carried | None) -> Extraction:
    if carried is None:
        return Extraction(fault="absent")
    if not carried.intact:
        return Extraction(fault="damaged")
    return Extraction(_file_name(carried.name), carried.data)


def _file_name(name: str) -> str:
    """A plain file name, whatever a document says: no folder, nothing that leads out of one."""
    last = re.split(r"[\\/]", name)[-1].replace("\0", "")
    return "" if last in (".", "..") else last
