"""Titles of SOPs as other SOPs name them, and in what relation."""

from __future__ import annotations

import re
from typing import Literal

from sopdocs.values.likeness import plain
from sopdocs.values.regex import regex

Relation = Literal["before", "after"]
"""The named SOP must have been carried out before this one, or is carried out after it."""

_PREFIX = regex(r"^\s*(?:lihat\s+)?sop(?:\s+(?:ap|makro|mikro))?\b[\s:.]*", re.IGNORECASE)
_NAMES: dict[str, Relation] = {
    "prasyarat": "before",
    "pendahulu": "before",
    "lanjutan": "after",
    "tindak lanjut": "after",
}
_KINDS = "|".join(_NAMES)
_BEFORE = regex(rf"^\s*(?:\((?P<a>{_KINDS})\)|(?P<b>{_KINDS})\s*[:–—-])\s*", re.IGNORECASE)
_BEHIND = regex(rf"\s*(?:\((?P<a>{_KINDS})\)|[:,–—-]\s*(?P<b>{_KINDS}))[\s.;]*$", re.IGNORECASE)


def title_of(text: str) -> str:
    """The plain words of a title, without "SOP", "SOP Makro", "SOP Mikro" in front and without its relation.

    >>> title_of("SOP Makro Penanganan Pengaduan"), title_of("Prasyarat: SOP Pencatatan Tamu")
    ('penanganan pengaduan', 'pencatatan tamu')
    """
    return plain(_PREFIX.sub("", _BEHIND.sub("", _BEFORE.sub("", text))))


def relation_of(text: str) -> Relation | None:
    """How a related SOP stands to this one, where the author says so before or behind its title.

    >>> relation_of("SOP Pencatatan Tamu (prasyarat)"), relation_of("Lanjutan: SOP Arsip"), relation_of("SOP Arsip")
    ('before', 'after', None)
    """
    match = _BEFORE.match(text) or _BEHIND.search(text)
    return _NAMES.get((match["a"] or match["b"]).lower()) if match else None
