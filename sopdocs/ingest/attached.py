"""The definition out of a PDF we made, signed or not: signing only adds to the end of the file.

This reads the attachment as our own writer puts it down, and no other PDF's: a file that something else rewrote (a
printer, an optimiser) has no definition to it.
"""

from __future__ import annotations

import hashlib
import re
import zlib

from sopdocs.embedded import Carried

MAGIC = b"%PDF-"
MAX_BYTES = 20_000_000
_FILE = re.compile(rb"/Type /EmbeddedFile/Subtype /application#2fyaml([^\r\n]{0,600})>>\r?\nstream\r?\n")
_LENGTH = re.compile(rb"/Length (\d{1,9})\b")
_DIGEST = re.compile(rb"/CheckSum <([0-9a-fA-F]{32})>")
_NAME = re.compile(rb"/Type /Filespec[^\r\n]{0,600}?/UF (?:\(((?:[^()\\]|\\.){0,300})\)|<((?:[0-9a-fA-F]{2}){0,600})>)")


def read_attachment(document: bytes) -> Carried | None:
    """The YAML attached to one of our PDFs; None where there is none."""
    found = _FILE.search(document)
    length = _LENGTH.search(found[1]) if found else None
    if found is None or length is None:
        return None
    digest = _DIGEST.search(found[1])
    try:
        inflater = zlib.decompressobj()
        data = inflater.decompress(document[found.end() : found.end() + int(length[1])], MAX_BYTES)
    except zlib.error:
        return Carried("", b"", intact=False)
    whole = inflater.eof and digest is not None
    made = hashlib.md5(data, usedforsecurity=False).hexdigest().encode()
    return Carried(_name(document), data, intact=whole and digest is not None and made == digest[1].lower())


def _name(document: bytes) -> str:
    found = _NAME.search(document)
    if found is None:
        return ""
    if found[2] is not None:
        return bytes.fromhex(found[2].decode()).decode("utf-16", errors="replace")
    return re.sub(rb"\\(.)", rb"\1", found[1]).decode("latin-1")
