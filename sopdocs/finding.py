"""What is wrong, as data: a Problem knows where in the model, a Finding knows where in the file and in which words."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from sopdocs.model import Route

Level = Literal["error", "warning", "advice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "advice")


class Said(NamedTuple):
    """A sentence in both languages."""

    id: str
    en: str


class Problem(NamedTuple):
    """One fault: the rule's code, the route of attribute names to it, and the values its message names.

    ``on_key`` asks for the marker on the key instead of its value (for something missing below it), ``part`` for the
    marker on these words of the value alone, where they stand on its first line. A Problem of the loader carries the
    exact place itself in ``place`` (line, column, end column; all from 1).
    """

    code: str
    route: Route = ()
    values: tuple[tuple[str, str], ...] = ()
    on_key: bool = False
    place: tuple[int, int, int] | None = None
    part: str = ""


class Finding(NamedTuple):
    """A Problem in words, with its place: lines and columns count from 1, ``end_column`` is exclusive."""

    code: str
    level: Level
    path: str
    line: int
    column: int
    end_column: int
    message: str
    hint: str
    source: str
    excerpt: str


def content_hash(finding: Finding) -> str:
    """What tells a finding from others in its file though lines are added or moved: 16 hexadecimal digits.

    Made of the code, the marked words and the text of the line, its indentation and blanks aside.
    """
    marked = finding.excerpt[finding.column - 1 : finding.end_column - 1]
    parts = (finding.code, *(" ".join(text.split()) for text in (marked, finding.excerpt)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
