"""``sopdocs signers check``: are the keys there, and fit to sign?"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.cli.signing_faults import SERVICE, told
from sopdocs.jobs.signing import try_key, try_service
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import read_secret
from sopdocs.sign.settings import SignSetup, load_settings


def run(context: Context) -> int:
    """Open every configured key and say what forbids signing with it; 4 when one cannot be used."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    beside = context.options.beside
    if not beside.is_dir():
        existing(context, beside)
    setup = load_settings(beside / "_" if beside.is_dir() else beside)
    status = 0
    if not setup.settings.signers:
        context.note("no_signers")
    for name in _chosen(context, setup):
        try:
            context.out(_fine(context, setup, name))
        except SigningError as error:
            status = SERVICE
            context.out(say(context.lang, "signer_bad", name=name, why=say(context.lang, error.reason, **error.values)))
    return status


def _chosen(context: Context, setup: SignSetup) -> tuple[str, ...]:
    """The signer that is asked for, else all of them."""
    known, name = tuple(setup.settings.signers), context.options.signer
    if name and name not in known:
        raise UsageError(say(context.lang, "unknown_signer", name=name, known=", ".join(known) or "-"))
    return (name,) if name else known


def _fine(context: Context, setup: SignSetup, name: str) -> str:
    """What can be said of a signer that can be used; SigningError for any other."""
    settings = setup.settings.signers[name]
    if settings.backend == "bsre":
        return say(context.lang, "service_fine", name=name, said=try_service(name, settings, read_secret))
    ask = partial(read_secret, context.options.secret or settings.secret)
    holder = try_key(setup, settings, ask, datetime.now().astimezone())
    return say(context.lang, "signer_fine", name=name, holder=holder.name, until=holder.until.date().isoformat())
