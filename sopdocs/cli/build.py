"""``sopdocs build``: definitions to documents."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import write
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError, definitions
from sopdocs.jobs.build import FORMATS, Made, make
from sopdocs.publish import SIGNED
from sopdocs.report import REPORTS, Options

FAILED = 1
BUG = 70


def run(context: Context) -> int:
    """Build every definition; one that cannot be built does not stop the others and is named at the end."""
    formats = _formats(context)
    targets = _targets(definitions(context), context)
    made = 0
    status = 0
    lost: list[Path] = []
    for path, target in _progress(targets):
        result = _one(context, path, formats)
        if result is None:
            status = BUG
        elif result.findings:
            context.out(REPORTS["text"](result.findings, Options(context.lang, context.colour)).rstrip("\n"))
        if result is None or not result.files:
            lost.append(path)
            continue
        for suffix, data in result.files.items():
            file = target.with_name(target.name + suffix)
            write(context, file, data)
            context.out(say(context.lang, "made", path=file))
        made += 1
    for path in lost:
        context.note("not_made", path=path)
    context.note("built", made=made, all=len(targets))
    return status or (FAILED if lost else 0)


def _formats(context: Context) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in context.options.format.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        text = say(context.lang, "bad_format", name=", ".join(unknown), formats=", ".join(FORMATS))
        raise UsageError(text)
    return names


def _targets(paths: list[Path], context: Context) -> list[tuple[Path, Path]]:
    """Each definition with the output name it gets: its place below the folder it was found in."""
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


def _one(context: Context, path: Path, formats: tuple[str, ...]) -> Made | None:
    try:
        return make(path, formats, context.lang)
    except OSError as error:
        if "cannot load library" not in str(error):
            raise
        raise UsageError(say(context.lang, "environment", what=str(error).splitlines()[0])) from None
    except Exception as error:
        if os.environ.get("SOPDOCS_DEBUG"):
            traceback.print_exc()
        context.note("bug", what=f"{type(error).__name__}: {error}", path=path)
        return None


def _progress(targets: list[tuple[Path, Path]]) -> Iterable[tuple[Path, Path]]:
    """A progress bar on a terminal, none in a pipe, none for a handful."""
    if len(targets) < 4 or not sys.stderr.isatty():
        return targets
    from tqdm import tqdm

    return tqdm(targets, unit="SOP", leave=False)
