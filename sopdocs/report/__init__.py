"""Findings for people and for machines: one module a format, one line here."""

from collections.abc import Callable, Sequence

from sopdocs.finding import Finding
from sopdocs.report import json, text
from sopdocs.report.options import Options

Report = Callable[[Sequence[Finding], Options], str]

REPORTS: dict[str, Report] = {"text": text.report, "json": json.report}

__all__ = ["REPORTS", "Options", "Report"]
