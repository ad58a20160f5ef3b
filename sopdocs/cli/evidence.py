"""``sopdocs evidence``: the scan of a signature in ink."""

from __future__ import annotations

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.cli.signing_faults import told
from sopdocs.jobs.evidence import evidence
from sopdocs.jobs.filing import FilingError

_OF_THE_SCAN = ("scan_unreadable", "scan_unknown")


def run(context: Context) -> int:
    """File the scan and record it; 1 when it is refused."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    options = context.options
    file, scan = existing(context, options.file), existing(context, options.scan)
    if options.signed_on > context.today:
        raise UsageError(f"--date: {say(context.lang, 'day_to_come', day=options.signed_on)}")
    try:
        filed = evidence(file, scan, options.role, options.signed_on, options.output, options.reason)
    except FilingError as error:
        if error.reason in _OF_THE_SCAN:
            raise UsageError(say(context.lang, error.reason, path=scan)) from None
        if error.reason == "on_record":
            raise FilingError("on_record", path=scan) from None
        raise
    context.note("filed", path=filed.path, sha256=filed.sha256, ledger=filed.ledger)
    return 0
