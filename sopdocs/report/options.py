"""What a report is told besides the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """Language, whether to colour, and how many definitions were checked."""

    lang: Literal["id", "en"] = "id"
    colour: bool = False
    checked: int = 1
