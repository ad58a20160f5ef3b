"""The end of a PDF: after its last cross-reference nothing may follow."""

from __future__ import annotations

import re

_END = re.compile(rb"startxref[ \t\r\n]+\d+[ \t\r\n]+%%EOF[ \t]*(\r\n|\r|\n)?")


def end_of(pdf: bytes) -> int:
    """Where the document ends; bytes after that no signature covers, yet some programs would read them."""
    found = _END.match(pdf, max(0, pdf.rfind(b"startxref")))
    return found.end() if found else len(pdf)
