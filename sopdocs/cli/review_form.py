"""``sopdocs review form``: evaluation forms to print or to fill in."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.choices import told
from sopdocs.cli.context import Context
from sopdocs.cli.papers import asked, put, tell
from sopdocs.cli.paths import definitions, targets_of

NOT_ALL = 1
YAML = "yaml"


def run(context: Context) -> int:
    """A form for each definition, or one to fill in for all of them (YAML); 1 where one could not be made."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    from sopdocs.jobs.forms import FORMATS, evaluation_forms

    formats = asked(context, (*FORMATS, YAML))
    paths = definitions(context)
    names = dict(targets_of(paths, context))
    day = context.today.isoformat()
    missed = 0
    printed = [name for name in formats if name != YAML]
    for made in evaluation_forms(paths, printed, context.today, context.lang) if printed else ():
        tell(context, made.findings)
        files = {Path(f"{names[made.path]}.evaluasi-{day}{suffix}"): data for suffix, data in made.files.items()}
        written = [put(context, file, data) for file, data in files.items()]
        if not made.files:
            context.note("not_made", path=made.path)
        missed += not made.files or not all(written)
    if YAML in formats:
        missed += not _fill_in(context, paths, day)
    return NOT_ALL if missed else 0


def _fill_in(context: Context, paths: list[Path], day: str) -> bool:
    from sopdocs.jobs.forms import form_to_fill_in

    folder: Path = context.options.output
    data, findings = form_to_fill_in(paths, folder, context.today, context.lang)
    tell(context, findings)
    return put(context, folder / f"formulir-tinjauan-{day}.yaml", data)
