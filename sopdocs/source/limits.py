"""Bounds on what is read, and the words for what passes them."""

from __future__ import annotations

import yaml

from sopdocs.values.regex import regex

SIZE_LIMIT = 5_000_000 if yaml.__with_libyaml__ else 1_000_000
"""Bytes; a long SOP has 50 000."""
DEPTH_LIMIT = 60
NODE_LIMIT = 20_000
"""Keys, texts, lists and mappings; a long SOP has 1 000."""
SPREAD_LIMIT = 8_000_000
"""Characters the tree would have if every alias were written out."""
NAME_LIMIT = 60
"""Characters of a name a message repeats."""

TOO_DEEP = f"bertingkat lebih dari {DEPTH_LIMIT}", f"nested deeper than {DEPTH_LIMIT} levels"
_ALLOWED = "\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
TEXT = regex("[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]*")
"""What a file may hold, which has no halves of pairs (UTF-8); quicker to compile than the ranges allowed."""
CONTROL = regex(f"[^{_ALLOWED}]")
"""Characters no text may hold, typed or written as an escape."""
_LINE_ENDS = "\x85\u2028\u2029"
HIDDEN = regex(f"[{_LINE_ENDS}\u202a-\u202e\u2066-\u2069]")
"""Characters that print as nothing but change what is printed: line ends no keyboard has, and marks that turn the
direction of writing (Unicode TR36, 3.7)."""


def both(name: str, indonesian: str, english: str) -> tuple[tuple[str, str], ...]:
    """A value in two languages: entries NAME_id and NAME_en, of which the wording takes one as {NAME}."""
    return (f"{name}_id", indonesian), (f"{name}_en", english)


def printable(text: str) -> str:
    """The text as it can be printed: a hidden line end is a space, other characters nobody sees are left out."""
    plain = CONTROL.sub("", text)
    return HIDDEN.sub(lambda found: " " if found.group() in _LINE_ENDS else "", plain)


def clip(text: str) -> str:
    """Shorten what an author typed to what fits a message."""
    return text if len(text) <= NAME_LIMIT else text[: NAME_LIMIT - 1] + "…"
