"""``sopdocs check``: what is wrong, before approval."""

from __future__ import annotations

from pathlib import Path

from sopdocs import __version__
from sopdocs.build import Examined, examine
from sopdocs.cli.choices import choices, told
from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError, definitions
from sopdocs.publish import publish
from sopdocs.report import DOCUMENTS, REPORTS, Options, statistics
from sopdocs.rules.pages import page


def run(context: Context) -> int:
    """Report the findings of all definitions; 1 if any is an error."""
    paths = definitions(context)
    output = _output(context)
    chosen = choices(context)
    examined = told(context, lambda: examine(paths, context.today, context.lang, chosen.policy))
    _report(context, examined, output)
    return 1 if any(finding.level == "error" for finding in examined.findings) else 0


def _output(context: Context) -> Path | None:
    output: Path | None = context.options.output
    if output is None and context.options.format in DOCUMENTS:
        raise UsageError(say(context.lang, "needs_output", format=context.options.format))
    return output


def _report(context: Context, examined: Examined, output: Path | None) -> None:
    chosen: str = "statistics" if context.options.statistics else context.options.format
    options = _options(context, examined, colour=context.colour and output is None)
    if chosen in DOCUMENTS:
        data = DOCUMENTS[chosen](examined.findings, options)
    else:
        report = statistics.report if chosen == "statistics" else REPORTS[chosen]
        text = report(examined.findings, options).rstrip("\n")
        if output is None:
            context.out(text)
            return
        data = f"{text}\n".encode()
    if output is not None:
        _write(context, output, data)


def _options(context: Context, examined: Examined, *, colour: bool) -> Options:
    codes = dict.fromkeys(finding.code for finding in examined.findings)
    return Options(
        context.lang,
        colour,
        len(examined.files),
        files=examined.files,
        today=context.today,
        titles={code: page(code).title[context.lang] for code in codes},
        version=__version__,
    )


def _write(context: Context, file: Path, data: bytes) -> None:
    try:
        publish(file, data)
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_write", path=file, why=error.strerror)) from None
    context.note("made", path=file)
