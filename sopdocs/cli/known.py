"""Known findings in ``sopdocs check``: ``--baseline`` and ``--write-baseline``."""

from __future__ import annotations

from pathlib import Path

from sopdocs.baseline import Baseline, BaselineError, read_baseline, write_baseline
from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, write
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.jobs.checking import Examined
from sopdocs.policy import ALWAYS, Policy
from sopdocs.profile import Profile
from sopdocs.rules.words import word_elsewhere


def record(context: Context, examined: Examined, file: Path) -> None:
    """Write all findings but those of what cannot be read to ``file``. Raises UsageError."""
    kept = [finding for finding in examined.findings if not finding.code.startswith(ALWAYS)]
    write(context, file, write_baseline(kept, file))
    context.note("baseline_written", count=len(kept), path=file)


def without_known(context: Context, examined: Examined, file: Path, policy: Policy) -> Examined:
    """The findings that are not listed in ``file``, and those of the list itself. Raises UsageError.

    Where options narrow what is shown, an entry without its finding tells nothing, so none is reported.
    """
    baseline = _read(context, file)
    new, left = baseline.sift(examined.findings)
    options = context.options
    if not (options.select or options.ignore or options.level or options.minimum):
        checked = [each.path for each in examined.files]
        faults = [word_elsewhere(fault, Profile(), context.lang) for fault in baseline.stale(left, checked)]
        new += [fault for fault in faults if policy.shows(fault.code, fault.level)]
    return examined._replace(findings=tuple(new))


def _read(context: Context, file: Path) -> Baseline:
    try:
        return read_baseline(file)
    except BaselineError as error:
        raise UsageError(say(context.lang, "bad_baseline", path=file, why=error)) from None
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_read", path=file, why=reason(error, context.lang))) from None
