"""``sopdocs review due``: the reviews that are due or overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sopdocs.cli.choices import told
from sopdocs.cli.context import Context
from sopdocs.cli.files import write
from sopdocs.cli.paths import definitions
from sopdocs.jobs.survey import Survey, survey
from sopdocs.review.due_list import as_csv, as_json, as_text, overdue, unproven, unproven_text, within
from sopdocs.standing import Standing


def run(context: Context) -> int:
    """Print the list; 1 where anything is overdue, or cannot be told: not readable, or no signature on record."""
    options = context.options
    paths = definitions(context)
    found = told(context, lambda: survey(paths, context.today, context.lang))
    chosen = within(found.standings, options.within)
    uncounted = unproven(found.standings)
    text = _FORMATS[options.format](chosen, uncounted, context)
    if options.output is not None:
        write(context, options.output, text.encode())
        context.note("made", path=options.output)
    else:
        context.out(text.rstrip("\r\n"))
    if uncounted and options.format in _BARE:
        context.say(unproven_text(uncounted, context.lang))
    _unread(context, found)
    return 1 if overdue(chosen) or uncounted or found.findings else 0


def _ics(standings: Sequence[Standing], _: Sequence[Standing], context: Context) -> str:
    from sopdocs.remind.ics import calendar

    return calendar(standings, datetime.now().astimezone(), lang=context.lang).decode()


_FORMATS: dict[str, Callable[[Sequence[Standing], Sequence[Standing], Context], str]] = {
    "text": lambda standings, uncounted, context: as_text(standings, uncounted, context.lang),
    "json": lambda standings, uncounted, context: as_json(standings, uncounted, context.today, context.lang),
    "csv": lambda standings, _, context: as_csv(standings, context.lang),
    "ics": _ics,
}
_BARE = ("csv", "ics")
"""Formats without a place for SOPs that cannot be counted: those are told on the error stream."""


def _unread(context: Context, found: Survey) -> None:
    for finding in found.findings:
        context.say(f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}")
    if found.findings:
        context.note("due_unread", count=len({finding.path for finding in found.findings}))
