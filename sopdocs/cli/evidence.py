"""``sopdocs evidence``: the scan of a signature in ink."""

from __future__ import annotations

from sopdocs.cli.context import Context
from sopdocs.cli.signing_faults import told
from sopdocs.jobs.evidence import evidence


def run(context: Context) -> int:
    """File the scan and record it; 1 when it is refused."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    options = context.options
    filed = evidence(options.file, options.scan, options.role, options.signed_on, options.output, options.reason)
    context.note("filed", path=filed.path, sha256=filed.sha256, ledger=filed.ledger)
    return 0
