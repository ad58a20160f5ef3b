"""Why something of an office could not be used, in both languages."""

from __future__ import annotations

from typing import NamedTuple

Values = tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """A reason in Indonesian and in English, to follow a colon."""

    indonesian: str
    english: str

    def values(self, name: str = "sebab") -> Values:
        """As values of a Problem: ``sebab_id`` and ``sebab_en``, of which the wording takes one as ``{sebab}``."""
        return (f"{name}_id", self.indonesian), (f"{name}_en", self.english)
