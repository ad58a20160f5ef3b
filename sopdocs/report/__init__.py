"""Findings for people and for machines: one module a format, one line here."""

from collections.abc import Callable, Sequence

from sopdocs.finding import Finding
from sopdocs.report import concise, github, json, junit, markdown, sarif, statistics, text, word
from sopdocs.report.options import Checked, Options

Report = Callable[[Sequence[Finding], Options], str]

REPORTS: dict[str, Report] = {
    "text": text.report,
    "concise": concise.report,
    "json": json.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "github": github.report,
    "markdown": markdown.report,
}
"""Formats that are text."""

DOCUMENTS: dict[str, Callable[[Sequence[Finding], Options], bytes]] = {"docx": word.report}
"""Formats that are files."""

__all__ = ["DOCUMENTS", "REPORTS", "Checked", "Options", "Report", "statistics"]
