"""Findings as one line each, for lists and editors' problem matchers."""

from __future__ import annotations

from collections.abc import Sequence

from sopdocs.finding import Finding
from sopdocs.report.levels import summary
from sopdocs.report.options import Options
from sopdocs.report.text import headline


def report(findings: Sequence[Finding], options: Options) -> str:
    """``path:line:column: level CODE message``, then the summary."""
    return "\n".join([*(headline(finding, options) for finding in findings), summary(findings, options)])
