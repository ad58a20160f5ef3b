"""The definitions a command is to work on."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.listing import NoSuchPathError, find_definitions

Target = tuple[Path, Path]
"""A definition, and the name of its documents without what each format appends."""


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


def targets_of(paths: list[Path], context: Context) -> list[Target]:
    """Each definition with the output name it gets: its place below the folder it was found in.

    :raises UsageError: two get the same name, or one would lie among signed files.
    """
    from sopdocs.publish import SIGNED

    output: Path = context.options.output
    roots: list[Path] = [path for path in context.options.paths if path.is_dir()]
    targets: dict[Path, Path] = {}
    for path in paths:
        root = next((root for root in roots if path.is_relative_to(root)), path.parent)
        target = output / path.relative_to(root).with_suffix("")
        if SIGNED in target.relative_to(output).parts:
            raise UsageError(say(context.lang, "signed_folder", path=target))
        if target in targets:
            raise UsageError(say(context.lang, "clash", path=target))
        targets[target] = path
    return [(path, target) for target, path in targets.items()]
