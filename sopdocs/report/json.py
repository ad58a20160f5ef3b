"""Findings as JSON for other programs. ``version`` grows when a key changes its meaning or goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from sopdocs.finding import LEVELS, Finding
from sopdocs.report.options import Options

VERSION = 1


def report(findings: Sequence[Finding], options: Options) -> str:
    """One object: version, language, number of definitions, counts by level, and the findings as they are."""
    counts = Counter(finding.level for finding in findings)
    data = {
        "version": VERSION,
        "lang": options.lang,
        "checked": options.checked,
        "counts": {level: counts[level] for level in LEVELS},
        "findings": [finding._asdict() for finding in findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
