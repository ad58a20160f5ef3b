"""``sopdocs sign``: a definition becomes a signed PDF."""

from __future__ import annotations

from datetime import datetime

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing
from sopdocs.cli.messages import say
from sopdocs.cli.signing_faults import told
from sopdocs.jobs.signing import Ask, sign
from sopdocs.sign.secrets import read_secret


def run(context: Context) -> int:
    """Sign, file and record; 1 refused, 4 when a key, secret or service fails."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    options = context.options
    ask = Ask(
        existing(context, options.file),
        options.role,
        options.signer,
        options.level,
        options.output,
        datetime.now().astimezone(),
        options.reason,
        options.secret,
        context.lang,
    )
    done = sign(ask, read_secret)
    for what in done.overridden:
        context.note("overridden", what=what)
    context.note(
        "signed",
        path=done.file.path,
        role=ask.role,
        official=done.official,
        basis=say(context.lang, "basis_" + done.basis),
        level=done.level,
        sha256=done.file.sha256,
        ledger=done.file.ledger,
    )
    return 0
