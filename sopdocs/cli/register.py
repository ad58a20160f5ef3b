"""``sopdocs register``: the list of SOPs as pages, PDF, Word and a spreadsheet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sopdocs.cli.choices import told
from sopdocs.cli.context import Context
from sopdocs.cli.files import reason
from sopdocs.cli.keeping import store_of
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError, definitions, targets_of
from sopdocs.jobs.registering import FOLDER, FORMATS, LISTS, Gathered, dropped, gather, write_register
from sopdocs.jobs.upkeep import ForeignFolderError
from sopdocs.jobs.work import Outcome
from sopdocs.report import REPORTS, Options

FAILED = 1
BUG = 70


def run(context: Context) -> int:
    """Write the register; 1 where a definition, ledger or list of officials could not be read, wholly or in part."""
    formats = _formats(context)
    gathered = told(context, lambda: gather(_names(context), context.options.output, context.today, context.lang))
    if gathered.faults:
        context.out(REPORTS["text"](gathered.faults, Options(context.lang, context.colour)).rstrip("\n"))
    status = _write(context, gathered, formats)
    overdue = sum(1 for each in gathered.standings if each.next_due and each.next_due < context.today)
    context.note("registered", count=len(gathered.standings), overdue=overdue)
    unproven = sum(1 for each in gathered.standings if each.unproven)
    if unproven:
        context.note("register_unproven", count=unproven)
    for path in gathered.unread:
        context.note("not_registered", path=path)
    return status or (FAILED if gathered.unread or gathered.faults else 0)


def _formats(context: Context) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in context.options.format.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise UsageError(say(context.lang, "bad_format", name=", ".join(unknown), formats=", ".join(FORMATS)))
    return names


def _names(context: Context) -> dict[Path, str]:
    """Each definition's place in the output folder: where ``sopdocs build`` puts its documents.

    :raises UsageError: as `targets_of`, or the register would lose SOPs that are still there.
    """
    output: Path = context.options.output
    targets = targets_of(definitions(context), context)
    names = {path: target.relative_to(output).as_posix() for path, target in targets}
    _keep_all(context, names)
    return names


def _keep_all(context: Context, names: dict[Path, str]) -> None:
    output: Path = context.options.output
    try:
        lost = () if context.options.fewer else dropped(names, output)
    except OSError as error:
        why = reason(error, context.lang)
        raise UsageError(say(context.lang, "cannot_read", path=error.filename or output, why=why)) from None
    if lost:
        here = Path.cwd()
        example = lost[0].relative_to(here) if lost[0].is_relative_to(here) else lost[0]
        values = {"count": len(lost), "path": output / FOLDER, "example": example}
        raise UsageError(say(context.lang, "fewer", **values))


def _write(context: Context, gathered: Gathered, formats: tuple[str, ...]) -> int:
    folder = gathered.output / FOLDER
    store = store_of(context)
    try:
        pages = write_register(gathered, formats, store, lambda drawn: _progress(drawn, len(gathered.standings)))
    except ForeignFolderError as error:
        raise UsageError(say(context.lang, "foreign_folder", path=error.folder)) from None
    except OSError as error:
        path = Path(str(error.filename)) if error.filename else folder
        raise UsageError(say(context.lang, "cannot_write", path=path, why=reason(error, context.lang))) from None
    if store is not None:
        with suppress(OSError):
            store.trim(time.time())
    if pages.misprinted:
        context.out(REPORTS["text"](pages.misprinted, Options(context.lang, context.colour)).rstrip("\n"))
    kept = pages.kept
    for name in formats:
        context.out(say(context.lang, "made", path=folder / LISTS.get(name, "index.html")))
    context.note("pages", written=kept.written, same=kept.same, removed=kept.removed)
    for path in kept.left:
        context.note("page_left", path=path)
    for outcome in pages.undrawn:
        what = outcome.failure.what if outcome.failure else ""
        context.note("bug", what=what or "chart", path=outcome.path)
    return BUG if pages.undrawn else 0


def _progress(drawn: Iterable[Outcome], count: int) -> Iterable[Outcome]:
    """A progress bar on a terminal, none in a pipe."""
    if not sys.stderr.isatty():
        return drawn
    from tqdm import tqdm

    bar: Iterable[Outcome] = tqdm(drawn, total=count, unit="SOP", leave=False)
    return bar
