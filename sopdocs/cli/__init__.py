"""The command line. Only this package prints and reads the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from sopdocs import __version__
from sopdocs.cli.arguments import USAGE, language
from sopdocs.cli.context import Context
from sopdocs.cli.insight_parser import INSIGHT_COMMANDS
from sopdocs.cli.parser import build_parser
from sopdocs.cli.paths import UsageError
from sopdocs.cli.review_commands import REVIEW_COMMANDS
from sopdocs.cli.signing_commands import SIGNING_COMMANDS

BUG = 70
"""Exit status for a fault of sopdocs itself."""
INTERRUPTED = 130


def _build(context: Context) -> int:
    from sopdocs.cli.build import run

    return run(context)


def _check(context: Context) -> int:
    from sopdocs.cli.check import run

    return run(context)


def _new(context: Context) -> int:
    from sopdocs.cli.new import run

    return run(context)


def _rule(context: Context) -> int:
    from sopdocs.cli.rule import run

    return run(context)


def _rules(context: Context) -> int:
    from sopdocs.cli.rules import run

    return run(context)


def _schema(context: Context) -> int:
    from sopdocs.cli.schema import run

    return run(context)


def _extract(context: Context) -> int:
    from sopdocs.cli.documents import extract

    return extract(context)


def _diff(context: Context) -> int:
    from sopdocs.cli.documents import diff

    return diff(context)


def _cache(context: Context) -> int:
    from sopdocs.cli.cache import run

    return run(context)


def _register(context: Context) -> int:
    from sopdocs.cli.register import run

    return run(context)


def _remind(context: Context) -> int:
    from sopdocs.cli.remind import run

    return run(context)


COMMANDS: dict[str, Callable[[Context], int]] = {
    "build": _build,
    "check": _check,
    "new": _new,
    "rule": _rule,
    "rules": _rules,
    "schema": _schema,
    "extract": _extract,
    "diff": _diff,
    "cache": _cache,
    "register": _register,
    "remind": _remind,
    **INSIGHT_COMMANDS,
    **SIGNING_COMMANDS,
    **REVIEW_COMMANDS,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 good, 1 errors found, 2 usage or environment, 70 our fault."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # Looking for plugins of pydantic reads the metadata of every installed package; we have none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name or sign the terminal cannot show must not end the run.
            stream.reconfigure(errors="backslashreplace")
    lang = language(words, os.environ.get("SOPDOCS_LANG"))
    command = words[0] if words and words[0] in COMMANDS else None
    parser = build_parser(lang, __version__, command)
    try:
        options = parser.parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    if options.command is None:
        parser.print_help()
        return USAGE
    return _run(Context(options, lang))


def _run(context: Context) -> int:
    command = context.options.command
    status = 0
    try:
        status = COMMANDS[command](context)
    except UsageError as fault:
        context.say(f"sopdocs {command}: {fault}")
        status = USAGE
    except KeyboardInterrupt:
        context.note("interrupted")
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("SOPDOCS_DEBUG"):
            raise
        context.note("bug", what=f"{type(error).__name__}: {error}", path=command)
        status = BUG
    return status
