"""``sopdocs history``: the life of an SOP."""

from __future__ import annotations

import json
from dataclasses import asdict

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing
from sopdocs.cli.messages import say
from sopdocs.jobs.history import History, as_lines, history


def run(context: Context) -> int:
    """Tell it; 1 where its ledger has faults, or the definition cannot be read."""
    path, lang = existing(context, context.options.file), context.lang
    told = history(path)
    if told is None:
        context.say(f"sopdocs history: {say(lang, 'no_definition', path=path)}")
        return 1
    if context.options.json:
        context.out(_json(told, context))
    else:
        context.out(f"{told.number}  {told.title}  ({told.state})")
        for line in as_lines(told, lang):
            context.out(line)
        if not told.git:
            context.note("no_history")
    if told.faults:
        fault = told.faults[0]
        context.note("ledger_faulty", path=f"{fault.path}:{fault.place.line}:{fault.place.column}")
    return 1 if told.faults else 0


def _json(told: History, context: Context) -> str:
    happenings = [
        {**asdict(each), "day": each.day.isoformat(), "said": each.said.en if context.lang == "en" else each.said.id}
        for each in told.happenings
    ]
    data = {
        "version": 1,
        "path": told.path.as_posix(),
        "number": told.number,
        "title": told.title,
        "state": told.state,
        "fingerprint": told.fingerprint,
        "git": told.git,
        "happenings": happenings,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
