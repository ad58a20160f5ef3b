"""What a report is told besides the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A definition that was checked, as a report names it; ``fingerprint`` is that of its bytes."""

    path: str
    title: str = ""
    number: str = ""
    unit: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """Language, whether to colour, how many definitions were checked and which, the date, and the rules' titles.

    ``reasons`` are the pages that explain the rules, as Markdown; ``mendable`` holds the codes of which ``--fix`` can
    mend findings.
    """

    lang: Lang = "id"
    colour: bool = False
    checked: int = 1
    files: tuple[Checked, ...] = ()
    today: date | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    mendable: frozenset[str] = frozenset()
    version: str = ""
