"""Legal citations in one form: kind and issuer in full, ``Nomor n Tahun yyyy tentang judul``, amendments behind.

>>> canonical(read_item("UU No. 14 thn 2008 ttg Keterbukaan Informasi Publik"))
'Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik'
>>> canonical(read_item("Perpres 16 Tahun 2018 jo. Perpres No. 12 Tahun 2021"))
'Peraturan Presiden Nomor 16 Tahun 2018 jo. Peraturan Presiden Nomor 12 Tahun 2021'
>>> canonical(read_item("Renstra 2020-2024"))
'Renstra 2020-2024'
"""

from __future__ import annotations

import re

from sopdocs.values.citations import Citation, Item, read_item
from sopdocs.values.hierarchy import written_out
from sopdocs.values.regex import regex

__all__ = ["canonical", "canonical_citation", "read_item"]

_NUMBER_WORD = regex(r"\b(?:nomor|nomer|no)\b\.?", re.IGNORECASE)
_GAP = "…"
"""Stands for a number or year that the text does not give."""


def canonical(item: Item) -> str:
    """The item in canonical form; one that names no known kind of regulation stays as it is.

    What is missing is shown as an ellipsis, never supplied; titles stay as written, and gazettes are left out.
    """
    if not item.citations:
        return item.text
    said = [canonical_citation(item.citations[0])]
    amendments = [each for each in item.citations if each.relation == "amended_by"]
    said += [f"jo. {canonical_citation(each)}" for each in item.citations if each.relation == "jo"]
    if len(amendments) == 1:
        several = re.search(r"\bbeberapa\s+kali\b", item.text, re.IGNORECASE)
        joint = (
            "sebagaimana telah beberapa kali diubah, terakhir dengan" if several else "sebagaimana telah diubah dengan"
        )
        said.append(f"{joint} {canonical_citation(amendments[0])}")
    elif amendments:
        named = [canonical_citation(each) for each in amendments]
        said.append(f"sebagaimana telah diubah dengan {', '.join(named[:-1])} dan {named[-1]}")
    return " ".join(said)


def canonical_citation(citation: Citation) -> str:
    """One regulation in canonical form. A number with slashes carries its own year, and so needs no other."""
    words = [citation.article] if citation.article else []
    if citation.head:
        words.append(written_out(citation.head))
    if citation.kind.key != "uud":
        words.append(f"Nomor {citation.number or _GAP}")
    if citation.year is None or str(citation.year) not in (citation.number or ""):
        words.append(f"Tahun {citation.year or _GAP}")
    if citation.others:
        words[-1] += "" if citation.others.lower().startswith(("dan ", "&")) else ","
        words.append(_NUMBER_WORD.sub("Nomor", citation.others))
    if citation.title:
        words.append(f"tentang {citation.title}")
    return " ".join(words)
