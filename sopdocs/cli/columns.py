"""``sopdocs columns``: whether another order of the officials' columns is drawn with fewer crossings."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.cli.context import Context
from sopdocs.cli.messages import Lang, say
from sopdocs.cli.paths import definitions
from sopdocs.jobs.arrange import Arranged, arranged


def run(context: Context) -> int:
    """Draw each flow in other orders and print what that saves; 1 where a definition cannot be read."""
    status = 0
    for path in definitions(context):
        found = arranged(path)
        if found is None:
            context.note("unreadable_definition", path=path.as_posix())
            status = 1
        else:
            context.out("\n".join(_lines(found, context.lang)))
    return status


def _lines(of: Arranged, lang: Lang) -> Iterator[str]:
    yield f"{of.path.as_posix()}: {of.title}".rstrip(": ")
    if not of.flows:
        yield say(lang, "no_flow")
    for flow in of.flows:
        saved = flow.crossings - flow.fewest
        key = "columns_better" if saved else "columns_good" if flow.crossings else "columns_none"
        text = say(lang, key, now=flow.crossings, then=flow.fewest, saved=saved, order=", ".join(flow.headings))
        yield f"  {flow.title}: {text}" if flow.title else f"  {text}"
