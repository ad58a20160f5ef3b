"""``sopdocs submit``, ``revise`` and ``revoke``: steps in the life of an SOP."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import date

from sopdocs.cli.arguments import read_date
from sopdocs.cli.context import Context
from sopdocs.cli.files import existing, reason
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.jobs.editions import EditionError
from sopdocs.jobs.living import Act, LifeError, Taken, revise, revoke, submit, withdraw
from sopdocs.record import RecordError

REFUSED = 1


def run(context: Context) -> int:
    """Take the step; 1 where it is refused."""
    options, lang = context.options, context.lang
    existing(context, options.file)
    try:
        _say(context, _STEPS[options.command](context))
    except LifeError as error:
        why = {"why": error.why.en if lang == "en" else error.why.id} if error.why else {}
        context.say(f"sopdocs {options.command}: {say(lang, error.reason, **error.values, **why)}")
        return REFUSED
    except EditionError as error:
        context.say(f"sopdocs {options.command}: {say(lang, error.reason, **error.values)}")
        return REFUSED
    except RecordError as error:
        context.say(f"sopdocs {options.command}: {say(lang, 'ledger_refuses', path=options.file, why=error)}")
        return REFUSED
    except OSError as error:
        raise UsageError(say(lang, "cannot_write", path=error.filename, why=reason(error, lang))) from None
    return 0


def _submit(context: Context) -> Taken:
    return (withdraw if context.options.withdraw else submit)(_act(context, context.today))


def _revise(context: Context) -> Taken:
    return revise(_act(context, _asked(context)))


def _revoke(context: Context) -> Taken:
    return revoke(_act(context, context.today))


_STEPS = {"submit": _submit, "revise": _revise, "revoke": _revoke}


def _act(context: Context, day: date) -> Act:
    options = context.options
    return Act(options.file, options.date or day, context.today, options.by, options.reason, context.lang)


def _asked(context: Context) -> date:
    """The date of the revision: of the option, else from whoever sits at the terminal."""
    given: date | None = context.options.date
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError(say(context.lang, "no_revise_date"))
    context.say(say(context.lang, "ask_date"))
    try:
        return read_date(context.lang)(sys.stdin.readline().strip())
    except ArgumentTypeError as fault:
        raise UsageError(str(fault)) from None


_SAID = {"diajukan": "submitted", "dicabut": "revoked"}


def _say(context: Context, taken: Taken) -> None:
    key = _SAID.get(taken.state, "revised" if taken.revision else "withdrawn")
    context.note(key, path=taken.path, ledger=taken.ledger, revision=taken.revision)
    for path in taken.kept:
        context.note("kept", path=path)
    if taken.revision:
        context.note("in_force_still")
    if taken.overridden:
        context.note("overridden", what="; ".join(taken.overridden))
