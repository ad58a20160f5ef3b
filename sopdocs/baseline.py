"""Findings an office knows already: a file that lists them, so that a check shows only what is new.

A finding is told from others by its code, its file and its content (`sopdocs.finding.content_hash`), so lines may be
added or moved. Each entry stands on a line of its own, in the order of the files, so that a diff can be read. Paths
are relative to the folder of the list.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopdocs.finding import Finding, Problem, content_hash
from sopdocs.place import Elsewhere, Place
from sopdocs.policy import ALWAYS

STALE = "SOP014"
VERSION = 1
_SHOWN = 80


class BaselineError(Exception):
    """The file is no list of findings."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """What tells a known finding from others."""

    path: str
    code: str
    hash: str


@dataclass(frozen=True)
class Baseline:
    """Known findings, with how often each occurs, and the line of each entry that stands on one."""

    file: Path
    counts: Counter[Known]
    lines: dict[Known, tuple[int, str]]

    def sift(self, findings: Iterable[Finding]) -> tuple[list[Finding], Counter[Known]]:
        """The findings that are not known, and the entries for which there was none."""
        left = Counter(self.counts)
        new = []
        for finding in findings:
            known = _known(finding, self.file.parent)
            if left[known] > 0 and not finding.code.startswith(ALWAYS):
                left[known] -= 1
            else:
                new.append(finding)
        return new, +left

    def stale(self, left: Collection[Known], checked: Iterable[str]) -> list[Elsewhere]:
        """A fault for every entry that is left over, of definitions that were checked or are gone."""
        looked_at = {_relative(path, self.file.parent) for path in checked}
        gone = [each for each in left if each.path in looked_at or not (self.file.parent / each.path).exists()]
        return sorted((self._fault(each) for each in gone), key=lambda fault: fault.place.line)

    def _fault(self, known: Known) -> Elsewhere:
        problem = Problem(STALE, values=(("aturan", known.code), ("berkas", known.path)))
        line, text = self.lines.get(known, (1, ""))
        return Elsewhere(self.file, problem, Place(line, 1, max(len(text), 1) + 1, text))


def write_baseline(findings: Sequence[Finding], file: Path) -> bytes:
    """The list of findings as it is to stand at ``file``. What cannot be read is never taken as known."""
    counts = Counter(_known(finding, file.parent) for finding in findings)
    texts = {_known(finding, file.parent): " ".join(finding.excerpt.split())[:_SHOWN] for finding in findings}
    entries = [
        {"path": each.path, "code": each.code, "hash": each.hash, "count": counts[each], "text": texts[each]}
        for each in sorted(counts)
    ]
    lines = ",\n".join(json.dumps(entry) for entry in entries)
    listed = f"[\n{lines}\n]" if entries else "[]"
    return f'{{\n"version": {VERSION},\n"findings": {listed}\n}}\n'.encode()


def read_baseline(file: Path) -> Baseline:
    """Read a list of findings. Raises OSError, or BaselineError where it is not one."""
    try:
        text = file.read_bytes().decode()
        data: Any = json.loads(text)
        if data["version"] != VERSION:
            raise BaselineError(str(data["version"]))
        counts = Counter({_entry(entry): int(entry["count"]) for entry in data["findings"]})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BaselineError(str(error)) from None
    return Baseline(file, counts, dict(_lines(text)))


def _lines(text: str) -> Iterator[tuple[Known, tuple[int, str]]]:
    """The entries that stand on a line of their own, as they are written here."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            yield _entry(json.loads(line.rstrip(","))), (number, line.rstrip(","))
        except (ValueError, TypeError, KeyError, RecursionError):
            continue


def _entry(entry: dict[str, Any]) -> Known:
    return Known(str(entry["path"]), str(entry["code"]), str(entry["hash"]))


def _known(finding: Finding, folder: Path) -> Known:
    return Known(_relative(finding.path, folder), finding.code, content_hash(finding))


def _relative(path: str, folder: Path) -> str:
    return Path(os.path.relpath(Path(path).resolve(), folder.resolve())).as_posix()
