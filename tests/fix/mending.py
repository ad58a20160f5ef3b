"""A definition in a folder of its own, mended and checked as the command does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.finding import Finding
from sopdocs.jobs.build import examine, remake

TODAY = date(2025, 1, 6)


@dataclass(frozen=True)
class Result:
    """A text before and after mending, with what was found in each."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    text: str
    fixed: dict[str, int]

    @property
    def left(self) -> list[str]:
        """Codes that are found after mending."""
        return [finding.code for finding in self.after]


def mended(data: bytes, folder: Path) -> tuple[bytes, dict[str, int]]:
    """The bytes as ``--fix`` would leave them, and what it mended."""
    file = folder / "a.yaml"
    file.write_bytes(data)
    for each in remake([file], TODAY):
        return each.after, dict(each.fixed)
    return data, {}


def findings(data: bytes, folder: Path) -> tuple[Finding, ...]:
    """What a check finds in these bytes."""
    file = folder / "a.yaml"
    file.write_bytes(data)
    return examine([file], TODAY, "id").findings


def result(text: str, folder: Path) -> Result:
    """Mend a text."""
    data = text.encode()
    after, fixed = mended(data, folder)
    return Result(findings(data, folder), findings(after, folder), after.decode(), fixed)
