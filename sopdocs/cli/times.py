"""``sopdocs time``: how long a flow takes, along its longest path and along every branch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sopdocs.cli.context import Context
from sopdocs.cli.messages import Lang, say
from sopdocs.cli.paths import definitions
from sopdocs.cli.telling import tell
from sopdocs.elapsed import Elapsed, Untold, Way
from sopdocs.jobs.insight import Timed, timed

_MOST_SHOWN = 20


def run(context: Context) -> int:
    """Print the sums of every definition; 1 where a definition cannot be read."""
    return tell([timed(path) for path in definitions(context)], _lines, _data, context)


def _lines(of: Timed, lang: Lang) -> Iterator[str]:
    yield f"{of.path.as_posix()}: {of.title}".rstrip(": ")
    if not of.flows:
        yield say(lang, "no_flow")
    for flow in of.flows:
        if flow.title:
            yield f"  {flow.title}"
        yield from _flow(flow.found, lang)
        if flow.aside:
            yield say(lang, "time_aside", steps=", ".join(str(step + 1) for step in flow.aside))
    if of.service_time:
        yield say(lang, "time_service", text=of.service_time)


def _flow(found: Elapsed, lang: Lang) -> Iterator[str]:
    if not found.ways:
        yield say(lang, "time_no_path")
    rows = [(_sum(way, lang), _steps(way, lang)) for way in found.ways[:_MOST_SHOWN]]
    width = max((len(text) for text, _ in rows), default=0)
    heads = (say(lang, "time_longest"), say(lang, "time_branch"))
    for place, (text, steps) in enumerate(rows):
        yield f"  {heads[place > 0]:<{max(map(len, heads))}}  {text:<{width}}  {steps}"
    if found.more or len(found.ways) > _MOST_SHOWN:
        yield say(lang, "time_more")
    for name, untold in (("untold", found.untold), ("per_object", found.per_object)):
        if untold:
            yield say(lang, f"time_{name}", steps=", ".join(_told(untold, lang)))


def _sum(way: Way, lang: Lang) -> str:
    english = lang == "en"
    least, most = way.least.words(english), way.most.words(english)
    return most if way.least == way.most else say(lang, "time_between", least=least, most=most)


def _steps(way: Way, lang: Lang) -> str:
    exits = ", ".join(say(lang, "time_exit", step=step + 1, label=label) for step, label in way.exits)
    steps = say(lang, "time_steps", steps="-".join(str(step + 1) for step in way.steps))
    return f"{steps} ({exits})" if exits else steps


def _told(untold: Sequence[Untold], lang: Lang) -> Iterator[str]:
    for each in untold:
        name = "time_step" if each.text else "time_step_empty"
        yield say(lang, name, step=each.step + 1, text=each.text)


def _data(of: Timed, lang: Lang) -> dict[str, Any]:
    return {
        "path": of.path.as_posix(),
        "title": of.title,
        "service_time": of.service_time,
        "flows": [
            {
                "title": flow.title,
                "paths": [_way(way, lang) for way in flow.found.ways],
                "more": flow.found.more,
                "not_counted": [[each.step + 1, each.text] for each in flow.found.untold],
                "per_object": [[each.step + 1, each.text] for each in flow.found.per_object],
                "on_no_path": [step + 1 for step in flow.aside],
            }
            for flow in of.flows
        ],
    }


def _way(way: Way, lang: Lang) -> dict[str, Any]:
    english = lang == "en"
    return {
        "steps": [step + 1 for step in way.steps],
        "exits": [[step + 1, label] for step, label in way.exits],
        "least": way.least.words(english),
        "most": way.most.words(english),
    }
