"""Mending lists and cells: items written twice, units written in two ways, blanks too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.edit import Edit
from sopdocs.finding import Problem
from sopdocs.fix.lists import removed
from sopdocs.fix.scalars import written
from sopdocs.model import Route
from sopdocs.place import Definition
from sopdocs.values.durations import SHORT_UNIT, SHORT_UNITS, read_duration
from sopdocs.values.likeness import plain
from sopdocs.values.regex import regex

_UNIT = regex(r"\b(?:menit|jam|hari|minggu|bulan|tahun)\b", re.IGNORECASE)
_BLANKS = regex(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


def without_repeated(definition: Definition, problem: Problem) -> list[Edit]:
    """The item taken out, where the list has the same words before it."""
    *box, index = problem.route
    if definition.sop is None or not isinstance(index, int) or len(box) != 1:
        return []
    texts: tuple[str, ...] = getattr(definition.sop, str(box[0]))
    edits = removed(definition, tuple(box), index)
    return edits if edits and plain(texts[index]) in {plain(text) for text in texts[:index]} else []


def units(definition: Definition, problem: Problem) -> list[Edit]:
    """Every unit written like the more frequent writing, with a capital or without; or every shortened one in full."""
    values = dict(problem.values)
    if "baku" in values:
        return list(_in_full(definition, capital=values["baku"][:1].isupper()))
    word = values.get("tulisan", "")
    edits: list[Edit] = []
    for route in _times(definition):
        text = written(definition, route)
        match = _UNIT.search(text.words) if text else None
        if text is None or match is None or match[0][0].isupper() != word[:1].isupper():
            continue
        first = match[0][0]
        start = text.start + match.start()
        edits.append(Edit(start, start + 1, first.lower() if first.isupper() else first.upper()))
    return edits


def _in_full(definition: Definition, *, capital: bool) -> Iterator[Edit]:
    for route in _times(definition):
        text = written(definition, route)
        if text is None:
            continue
        for match in SHORT_UNIT.finditer(text.words):
            full = SHORT_UNITS[match[0].lower()]
            start, end = (text.start + place for place in match.span())
            yield Edit(start, end, full.capitalize() if capital else full)


def _times(definition: Definition) -> Iterator[Route]:
    """Routes of the times a flow gives."""
    sop = definition.sop
    for number, flow in enumerate(sop.flows if sop else ()):
        for index, step in enumerate(flow.steps):
            at = (*(sop.flow_route(number) if sop else ()), "steps", index, "time")
            listed = [((*at, "items", place), text) for place, text in enumerate(step.time.items)]
            by_exit = [
                ((*at, "by_exit", label, place), text)
                for label, texts in step.time.by_exit
                for place, text in enumerate(texts)
            ]
            yield from (route for route, text in (*listed, *by_exit) if read_duration(text).measurable)


def blanks(definition: Definition, problem: Problem) -> list[Edit]:
    """One blank where there are several."""
    text = written(definition, problem.route)
    return text.replace(_BLANKS, " ") if text else []
