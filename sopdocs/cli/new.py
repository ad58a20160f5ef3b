"""``sopdocs new``: a definition to fill in."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.files import write
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.jobs.build import institution_names, starting_text


def run(context: Context) -> int:
    """Write a commented, valid definition in the form of an institution; never over an existing file."""
    file: Path = context.options.file
    name: str = context.options.profile
    if file.exists():
        raise UsageError(say(context.lang, "exists", path=file))
    known = institution_names(file)
    if name not in known:
        raise UsageError(say(context.lang, "no_profile", name=name, known=", ".join(known)))
    write(context, file, starting_text(file, name).encode())
    context.note("written", path=file)
    return 0
