"""``sopdocs check``: what is wrong, before approval."""

from __future__ import annotations

from sopdocs.build import examine
from sopdocs.cli.context import Context
from sopdocs.cli.paths import definitions
from sopdocs.report import REPORTS, Options


def run(context: Context) -> int:
    """Print the findings of all definitions; 1 if any is an error."""
    paths = definitions(context)
    findings = examine(paths, context.today, context.lang)
    report = REPORTS[context.options.format]
    context.out(report(findings, Options(context.lang, context.colour, len(paths))).rstrip("\n"))
    return 1 if any(finding.level == "error" for finding in findings) else 0
