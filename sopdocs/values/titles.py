"""Titles of SOPs as other SOPs name them."""

from __future__ import annotations

import re

from sopdocs.values.likeness import plain

_PREFIX = re.compile(r"^\s*(?:lihat\s+)?sop(?:\s+(?:ap|makro|mikro))?\b[\s:.]*", re.IGNORECASE)


def title_of(text: str) -> str:
    """The plain words of a title, without "SOP", "SOP Makro", "SOP Mikro" in front.

    >>> title_of("SOP Makro Penanganan Pengaduan")
    'penanganan pengaduan'
    """
    return plain(_PREFIX.sub("", text))
