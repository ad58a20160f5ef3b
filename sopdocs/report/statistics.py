"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sopdocs.finding import Finding
from sopdocs.report.levels import LEVEL_NAMES, summary
from sopdocs.report.options import Options

_HEADS = {"id": ("jumlah", "kode", "tingkat", "aturan"), "en": ("count", "code", "level", "rule")}


def report(findings: Sequence[Finding], options: Options) -> str:
    """A table of count, code, level and title, the most frequent first, then the summary."""
    if not findings:
        return summary(findings, options)
    counts = Counter((finding.code, finding.level) for finding in findings)
    rows = [
        (str(count), code, LEVEL_NAMES[options.lang][level], options.titles.get(code, ""))
        for (code, level), count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
    return f"{table(_HEADS[options.lang], rows)}\n\n{summary(findings, options)}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side under their heads; columns of numbers stand to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    right = [all(row[place].isdecimal() for row in rows) for place in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        each = zip(cells, widths, right, strict=True)
        return "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in each
        ).rstrip()

    return "\n".join([line(heads), line(["-" * width for width in widths]), *map(line, rows)])
