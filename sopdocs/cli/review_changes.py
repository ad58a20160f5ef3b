"""``sopdocs review changes``: the list of changes, SOP semula and SOP menjadi."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.papers import asked, put, tell
from sopdocs.cli.paths import UsageError, definitions, targets_of

NOT_ALL = 1


def run(context: Context) -> int:
    """One list for all definitions given; 1 where one has no former edition to compare with."""
    from sopdocs.jobs.forms import FORMATS, change_lists

    formats = asked(context, FORMATS)
    paths = definitions(context)
    against: Path | None = context.options.against
    if against is not None and (len(paths) != 1 or not against.is_file()):
        key = "no_path" if len(paths) == 1 else "against_several"
        raise UsageError(say(context.lang, key, path=against))
    made, alone = change_lists(paths, against, formats, context.today, context.lang)
    tell(context, made.findings)
    for path in alone:
        context.note("no_former", path=path)
    day = context.today.isoformat()
    output: Path = context.options.output
    name = f"{targets_of(paths, context)[0][1]}.perubahan" if len(paths) == 1 else output / "daftar-perubahan"
    written = [put(context, Path(f"{name}-{day}{suffix}"), data) for suffix, data in made.files.items()]
    return NOT_ALL if alone or made.findings or not written or not all(written) else 0
