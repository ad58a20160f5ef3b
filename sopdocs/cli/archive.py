"""``sopdocs archive``: proof for the long term."""

from __future__ import annotations

from datetime import datetime

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing
from sopdocs.cli.signing_faults import told
from sopdocs.jobs.signing import archive


def run(context: Context) -> int:
    """Archive the last signed file of a definition; 1 refused, 4 when a service fails."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    filed = archive(existing(context, context.options.file), context.options.output, datetime.now().astimezone())
    context.note("archived", path=filed.path, sha256=filed.sha256, ledger=filed.ledger)
    return 0
