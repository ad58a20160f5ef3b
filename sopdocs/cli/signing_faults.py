"""Why a command about signatures did not do it, as an exit status and a sentence."""

from __future__ import annotations

from collections.abc import Callable

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, spoken
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.jobs.filing import FilingError
from sopdocs.record import RecordError
from sopdocs.sign.faults import SigningError
from sopdocs.trust import TrustError

REFUSED, SERVICE = 1, 4
"""Exit status: refused by us; a key, secret or service failed."""


_SETTINGS = ("settings_", "setting_")
"""Reasons that lie in sopdocs.toml: nothing was looked at, so nothing is refused."""


def told(context: Context, act: Callable[[], int]) -> int:
    """Run ``act``; what stops it is said, never with a secret in it. Raises UsageError where the disk is at fault."""
    command = context.options.command
    try:
        return act()
    except SigningError as error:
        if error.reason.startswith(_SETTINGS):
            raise UsageError(say(context.lang, error.reason, **spoken(error.values, context.lang))) from None
        status = SERVICE if error.service else REFUSED
        context.say(f"sopdocs {command}: {say(context.lang, error.reason, **error.values)}")
    except FilingError as error:
        status = REFUSED
        context.say(f"sopdocs {command}: {say(context.lang, error.reason, **error.values)}")
    except TrustError as error:
        status = SERVICE
        context.say(f"sopdocs {command}: {say(context.lang, error.reason, path=error.path)}")
    except OSError as error:
        raise UsageError(
            say(context.lang, "cannot_write", path=error.filename, why=reason(error, context.lang))
        ) from None
    except RecordError as error:
        status = REFUSED
        context.say(f"sopdocs {command}: {say(context.lang, 'ledger_refuses', path=context.options.file, why=error)}")
    return status
