"""The definitions a command is to work on."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.listing import NoSuchPathError, find_definitions


class UsageError(Exception):
    """The command cannot start as given; the text says why, in the chosen language."""


def definitions(context: Context) -> list[Path]:
    """The definition files of the command's paths, sorted.

    :raises UsageError: a path does not exist, or there is no definition in any of them.
    """
    paths: list[Path] = context.options.paths
    try:
        found = find_definitions(paths)
    except NoSuchPathError as missing:
        raise UsageError(say(context.lang, "no_path", path=missing.path)) from None
    if not found:
        raise UsageError(say(context.lang, "nothing", paths=", ".join(map(str, paths))))
    return found
