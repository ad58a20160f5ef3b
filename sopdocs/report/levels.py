"""The names of the levels, and how many findings there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sopdocs.finding import LEVELS, Finding, Level
from sopdocs.report.options import Lang, Options

LEVEL_NAMES: dict[str, dict[Level, str]] = {
    "id": {"error": "galat", "warning": "peringatan", "advice": "saran"},
    "en": {"error": "error", "warning": "warning", "advice": "advice"},
}


def by_file(findings: Sequence[Finding], options: Options) -> dict[str, list[Finding]]:
    """The findings of each definition that was checked, then of each other file with findings."""
    found: dict[str, list[Finding]] = {file.path: [] for file in options.files}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def plural(count: int, word: str) -> str:
    """An English word with its count.

    >>> plural(1, "finding"), plural(2, "finding"), plural(3, "advice")
    ('1 finding', '2 findings', '3 advice')
    """
    return f"{count} {word}" if count == 1 or word == "advice" else f"{count} {word}s"


def counted(findings: Sequence[Finding], lang: Lang) -> str:
    """How many findings of each level, such as "1 galat, 2 saran"; empty where there is none."""
    counts = Counter(finding.level for finding in findings)
    names = LEVEL_NAMES[lang]
    each = [(counts[level], names[level]) for level in LEVELS if counts[level]]
    return ", ".join(plural(count, name) if lang == "en" else f"{count} {name}" for count, name in each)


def summary(findings: Sequence[Finding], options: Options) -> str:
    """How many findings of each level in how many definitions, and how many of them ``--fix`` may mend."""
    english = options.lang == "en"
    files = plural(options.checked, "definition") if english else f"{options.checked} definisi"
    if not findings:
        return f"No findings in {files}." if english else f"Tidak ada temuan dalam {files}."
    total = plural(len(findings), "finding") if english else f"{len(findings)} temuan"
    line = f"{total} {'in' if english else 'dalam'} {files}: {counted(findings, options.lang)}."
    mendable = sum(finding.code in options.mendable for finding in findings)
    if not mendable:
        return line
    offer = (
        f"{mendable} of them may be mended with --fix (--diff shows how)."
        if english
        else f"{mendable} di antaranya dapat dicoba diperbaiki dengan --fix (--diff menampilkannya dahulu)."
    )
    return f"{line}\n{offer}"
