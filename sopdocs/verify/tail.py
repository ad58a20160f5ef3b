"""Bytes that no signature covers: after the end of the PDF, and behind a signature in the room left for it."""

from __future__ import annotations

import re

_END = re.compile(rb"startxref[ \t\r\n]+\d+[ \t\r\n]+%%EOF[ \t]*(\r\n|\r|\n)?")

_HEX = re.compile(rb"<(?:[0-9a-fA-F]{2})*>")


def end_of(pdf: bytes) -> int:
    """Where the document ends; bytes after that no signature covers, yet some programs would read them."""
    found = _END.match(pdf, max(0, pdf.rfind(b"startxref")))
    return found.end() if found else len(pdf)


def padding_used(room: bytes) -> bool:
    """True where a signature's room (what its byte range leaves out) holds more than the CMS structure and zeros."""
    if not _HEX.fullmatch(room):
        return True
    content = bytes.fromhex(room[1:-1].decode())
    if len(content) < 2 or content[1] < 0x80:
        length = 2 + (content[1] if len(content) > 1 else 0)
    else:
        size = content[1] & 0x7F
        length = 2 + size + int.from_bytes(content[2 : 2 + size], "big")
    return any(content[length:])
