"""``sopdocs review record``: a review that took place, or a form of many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing, reason
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.jobs.reviewing import Fault, Recorded, ReviewError, record, record_form
from sopdocs.jobs.survey import survey
from sopdocs.ledger import Review
from sopdocs.record import RecordError
from sopdocs.values.dates import show_date

REFUSED = 1
_OWN = ("by", "result", "kind", "note", "date", "for_year")
"""Options of a single review; a form says these things itself."""


def run(context: Context) -> int:
    """Record, or say all that stands against it; 1 where nothing was recorded."""
    options, lang = context.options, context.lang
    try:
        recorded = _form(context) if options.form else _single(context)
    except ReviewError as error:
        for fault in error.faults:
            context.say(_told(context, fault))
        context.note("not_recorded")
        return REFUSED
    except RecordError as error:
        path = options.form or options.file
        context.say(f"sopdocs review record: {say(lang, 'ledger_refuses', path=path, why=error)}")
        return REFUSED
    except OSError as error:
        raise UsageError(say(lang, "cannot_write", path=error.filename, why=reason(error, lang))) from None
    _say(context, recorded)
    return 0


def _single(context: Context) -> tuple[Recorded, ...]:
    options = context.options
    if options.file is None:
        raise UsageError(say(context.lang, "needs_file_or_form"))
    if not options.by.strip() or options.result is None:
        raise UsageError(say(context.lang, "needs_by_and_result"))
    existing(context, options.file)
    review = Review(
        date=options.date or context.today,
        kind=options.kind or "pemantauan",
        by=options.by,
        result=options.result,
        note=options.note or None,
        makes_up_for=options.for_year,
    )
    return (record(options.file, review, context.today),)


def _form(context: Context) -> tuple[Recorded, ...]:
    options = context.options
    if options.file is not None:
        raise UsageError(say(context.lang, "needs_file_or_form"))
    besides = [f"--{name.replace('_', '-')}" for name in _OWN if getattr(options, name)]
    if besides:
        raise UsageError(say(context.lang, "form_alone", options=", ".join(besides)))
    existing(context, options.form)
    return record_form(options.form, context.today)


def _told(context: Context, fault: Fault) -> str:
    values = dict(fault.against.values)
    if fault.against.reason == "form_faulty":
        values = {"what": _in_words(context, values)}
    said = say(context.lang, fault.against.reason, **values)
    if fault.line:
        return f"{fault.path}:{fault.line}:{fault.column}: {said}"
    return f"sopdocs review record: {fault.path}: {said}"


def _near(path: Path) -> Path:
    """The path seen from here, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _in_words(context: Context, values: dict[str, str]) -> str:
    """A fault of the form as the page of its code words it."""
    from sopdocs.rules.pages import page
    from sopdocs.rules.words import fill, spoken

    about = page(values["code"])
    return fill(about.message[context.lang], spoken(values.items(), context.lang))


def _say(context: Context, recorded: Sequence[Recorded]) -> None:
    lang = context.lang
    for each in recorded:
        review, path, ledger = each.review, _near(each.path), _near(each.ledger)
        key = "recorded_before" if each.known else "recorded"
        day = show_date(review.date, lang)
        context.note(key, path=path, kind=review.kind, day=day, result=review.result, by=review.by, ledger=ledger)
    for by in dict.fromkeys(each.review.by for each in recorded if each.unchecked):
        context.note("any_reviewer", by=by)
    paths = dict.fromkeys(each.path for each in recorded)
    for standing in survey(paths, context.today, lang, findings=False).standings:
        if standing.duties and len(paths) > 1:
            context.say(f"{_near(standing.path)}:")
        for duty in standing.duties[:1]:
            why = duty.reason.en if lang == "en" else duty.reason.id
            key = "late_still" if duty.due < context.today else "next_due"
            context.note(key, day=show_date(duty.due, lang), reason=why)
