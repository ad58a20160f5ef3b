"""``sopdocs remind``: tell everybody which reviews are due; for cron, a timer, or by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, spoken
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError, definitions
from sopdocs.config import ConfigError
from sopdocs.jobs.reminding import Delivery, Office, Report, Run, preview, remind, trial, whatsapp_texts
from sopdocs.jobs.survey import survey
from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import Item
from sopdocs.remind.letter_text import remark, unknowns
from sopdocs.remind.settings import Setup, load_settings
from sopdocs.remind.words import state, who, word
from sopdocs.values.dates import show_date

ATTENTION, UNDELIVERED = 1, 4
"""Exit status: something needs a person; something has not been delivered."""


def run(context: Context) -> int:
    """List what is due, deliver what has not been told; 1 needs a person, 4 not all delivered."""
    try:
        return _run(context)
    except RemindError as error:
        text = say(context.lang, error.reason, **spoken(error.values, context.lang))
        if not error.service:
            raise UsageError(text) from None
        context.say(f"sopdocs remind: {text}")
        return UNDELIVERED


def _run(context: Context) -> int:
    options = context.options
    today, lang = context.today, context.lang
    setup = _setup(options.paths[0])
    plan = Run(setup, today, lambda: datetime.combine(today, datetime.now().time()).astimezone(), lang)
    if options.test:
        return _test(context, plan)
    paths = definitions(context)
    try:
        found = survey(paths, today, lang)
    except ConfigError as error:
        raise UsageError(f"{error.path or ''}: {error.key}: {error.why[lang]}") from None
    office = Office(found.standings, found.findings)
    if options.format == "whatsapp":
        context.out(whatsapp_texts(office, plan).rstrip("\n") or say(lang, "remind_nothing"))
        return 0
    report = preview(office, plan) if options.dry_run else remind(office, plan)
    force = sum(1 for each in found.standings if each.since)
    context.out(say(lang, "remind_scope", day=show_date(today, lang), count=len(paths), force=force))
    context.out("\n".join(_told(context, report, setup)))
    return _status(report)


def _test(context: Context, plan: Run) -> int:
    done = trial(plan)
    sent = done.state == "sent"
    context.out(say(context.lang, "trial_sent" if sent else "trial_failed", who=done.recipient, why=done.why))
    return 0 if sent else UNDELIVERED


def _setup(first: Path) -> Setup:
    """The settings at or above the first path; else those of the working folder."""
    setup = load_settings(first if first.is_dir() else first.parent)
    return setup if setup.file else load_settings(Path())


def _status(report: Report) -> int:
    if any(each.state in ("later", "unsure") for each in report.deliveries) or any(each.fault for each in report.files):
        return UNDELIVERED
    refused = any(each.state == "refused" for each in report.deliveries)
    return ATTENTION if refused or report.plan.stray or report.unknown else 0


def _told(context: Context, report: Report, setup: Setup) -> Iterator[str]:
    lang, settings = context.lang, setup.settings
    late = report.late
    soon = [item for item in report.duties if item.late <= 0]
    for key, group in (("remind_late", late), ("remind_soon", soon)):
        if group:
            yield say(lang, key, count=len(group))
            yield from (_line(context, item) for item in group)
    if not late and not soon:
        yield say(lang, "remind_nothing")
    yield from _troubles(context, report, settings.admin is not None and settings.mail is not None)
    yield from (_delivered(context, each) for each in report.deliveries)
    for written in report.files:
        why = reason(written.fault, lang) if written.fault else ""
        yield say(lang, "remind_file_failed" if why else "remind_file", path=written.path, why=why)
    if not (settings.mail or settings.webhook or settings.feed or settings.texts):
        yield say(lang, "remind_quiet")
    if report.share:
        yield say(lang, "remind_share", path=setup.path(settings.state), kind=report.share)


def _line(context: Context, item: Item) -> str:
    lang = context.lang
    return say(
        lang,
        "remind_line",
        state=state(lang, item),
        due=show_date(item.duty.due, lang),
        kind=word(lang, item.duty.kind).lower(),
        title=item.title,
        place=item.place,
        who=who(lang, item.standing.owner),
    )


def _troubles(context: Context, report: Report, told: bool) -> Iterator[str]:
    lang = context.lang
    stray = dict.fromkeys(
        say(lang, "remind_trouble", title=each.item.title, place=each.item.place, why=remark(each, lang))
        for each in report.plan.stray
    )
    count = len(stray) + len(report.unknown)
    if not count:
        return
    yield say(lang, "remind_stray", count=count)
    yield from stray
    yield from (f"  {text}" for text in unknowns(report.unknown, lang))
    if not told:
        yield say(lang, "remind_no_admin")


def _delivered(context: Context, each: Delivery) -> str:
    lang = context.lang
    return say(
        lang,
        f"remind_{each.state}",
        channel=say(lang, f"channel_{each.channel}"),
        who=each.recipient if each.channel == "mail" else say(lang, "everybody"),
        count=each.mentions,
        why=each.why or say(lang, "remind_cut"),
    )
