"""What a report is told besides the findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

Lang = Literal["id", "en"]


class Checked(NamedTuple):
    """A definition that was checked, as a report names it; ``fingerprint`` is that of its bytes."""

    path: str
    title: str = ""
    number: str = ""
    unit: str = ""
    fingerprint: str = ""


class Options(NamedTuple):
    """Language, whether to colour, how many definitions were checked and which, the date, and the rules' titles.

    ``reasons`` are the pages that explain the rules, as Markdown; ``mendable`` holds the codes of which ``--fix`` can
    mend findings.
    """

    lang: Lang = "id"
    colour: bool = False
    checked: int = 1
    files: tuple[Checked, ...] = ()
    today: date | None = None
    titles: Mapping[str, str] = {}
    reasons: Mapping[str, str] = {}
    mendable: frozenset[str] = frozenset()
    version: str = ""
