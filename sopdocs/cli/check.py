"""``sopdocs check``: what is wrong, before approval. A question whose answer is known is answered without asking anew.

Nothing of the model, of YAML or of the rules is imported until it is known that there is something to check.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sopdocs.cli.context import Context, Recorder
from sopdocs.cli.files import reason, write
from sopdocs.cli.keeping import store_of
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError, definitions
from sopdocs.jobs.answers import Answer, Answers
from sopdocs.store import Store


def run(context: Context) -> int:
    """Report the findings of all definitions; 1 if any is an error."""
    options = context.options
    if options.output is None and options.format == "docx":
        raise UsageError(say(context.lang, "needs_output", format=options.format))
    if options.watch:
        from sopdocs.cli.watch import watch

        return watch(context, lambda: _asked(context))
    if options.fix or options.diff or options.write_baseline:
        return _asked(context)
    return _answered(context)


def _asked(context: Context) -> int:
    from sopdocs.cli.checking import answer

    return answer(context, definitions(context), [])


def _answered(context: Context) -> int:
    """The answer that is known, else a new one, which is remembered."""
    store = store_of(context)
    if store is None:
        return _asked(context)
    paths = definitions(context)
    answers = Answers(store, _question(context), paths, time.time_ns())
    kept = answers.get()
    if kept is not None:
        _remember(context, store, lambda: answers.settle(time.time_ns()))
        return _repeat(context, kept)
    from sopdocs.cli.checking import answer

    recorder = Recorder(context.options, context.lang)
    beside: list[Path] = []
    status = answer(recorder, paths, beside)
    output: Path | None = context.options.output
    told = Answer(status, tuple(recorder.lines), output.read_bytes() if output else b"")
    _remember(context, store, lambda: answers.put(told, beside, time.time_ns()))
    return status


def _remember(context: Context, store: Store, keep: Callable[[], None]) -> None:
    try:
        keep()
    except OSError as error:
        context.note("cache_unwritable", path=store.folder, why=reason(error, context.lang))


def _question(context: Context) -> str:
    """Everything of the command line and the machine that an answer depends on, files apart."""
    given = sorted((name, str(value)) for name, value in vars(context.options).items())
    return "\n".join(map(str, (Path.cwd(), context.lang, context.colour, context.today, given)))


def _repeat(context: Context, kept: Answer) -> int:
    output: Path | None = context.options.output
    if output is not None:
        write(context, output, kept.output)
    speak: dict[str, Callable[[str], None]] = {"out": context.out, "say": context.say}
    for stream, text in kept.lines:
        speak[stream](text)
    return kept.status
