"""A change as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopdocs.model import Route

Lang = Literal["id", "en"]
Kind = Literal["changed", "added", "removed", "moved"]

_FORMAL = ("dates", "status", "profile", "exemptions")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list: where, what stood there and what stands there now ("" for nothing).

    ``place`` is in words; ``route`` is where it stands in the definition it was last in: the later one, or the earlier
    one for something that was removed.
    """

    kind: Kind
    place: str
    before: str
    after: str
    route: Route

    @property
    def formal(self) -> bool:
        """True for dates, status, the institution's form and exemptions from rules: nobody works differently."""
        return self.route[0] in _FORMAL
