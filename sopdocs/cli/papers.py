"""Documents to fill in that are written once: one that is there already, maybe filled in by hand, is never replaced."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, write
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.finding import Finding


def asked(context: Context, known: Iterable[str]) -> tuple[str, ...]:
    """The formats asked for, each once. Raises UsageError for one there is not."""
    names = tuple(dict.fromkeys(name.strip() for name in context.options.format.split(",") if name.strip()))
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise UsageError(say(context.lang, "bad_format", name=", ".join(unknown), formats=", ".join(known)))
    return names


def put(context: Context, file: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False, and told, where there is one with other content."""
    try:
        there = file.read_bytes() if file.exists() else None
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_read", path=file, why=reason(error, context.lang))) from None
    if there is not None and there != data:
        context.note("paper_kept", path=file)
        return False
    if there is None:
        write(context, file, data)
    context.out(say(context.lang, "made", path=file))
    return True


def tell(context: Context, findings: tuple[Finding, ...]) -> None:
    """Print what was wrong, beside the results."""
    if findings:
        from sopdocs.report import REPORTS, Options

        context.say(REPORTS["text"](findings, Options(context.lang, context.colour)).rstrip("\n"))
