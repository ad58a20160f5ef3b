"""Type families as an office's Word knows them.

The packaged families have the widths of those that come with Word; a document names the latter, so that it is set
right on an office's machine, and LibreOffice puts the former in their place.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORD: Mapping[str, str] = {
    "Liberation Sans": "Arial",
    "Liberation Sans Narrow": "Arial Narrow",
    "Liberation Serif": "Times New Roman",
    "Carlito": "Calibri",
    "Caladea": "Cambria",
}
STAND_INS: Mapping[str, str] = {word: free for free, word in _WORD.items()}
"""Family of Word -> the free family of the same widths."""


def word_family(family: str) -> str:
    """The family of the same widths that Word has; any other family is named as it is."""
    return _WORD.get(family, family)
