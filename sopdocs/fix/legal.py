"""Mending the legal basis: its order, its spelling, the marks its items end in."""

from __future__ import annotations

import re
from itertools import groupby

from sopdocs.edit import Edit
from sopdocs.finding import Problem
from sopdocs.fix.lists import removed, reordered
from sopdocs.fix.scalars import ENDS, written
from sopdocs.model import Route
from sopdocs.place import Definition
from sopdocs.values.citations import Citation, read_item
from sopdocs.values.likeness import plain

BASIS: Route = ("legal_basis",)
Place = tuple[int, Citation]


def in_order(definition: Definition, _problem: Problem) -> list[Edit]:
    """By rank, then year, then number where one office counts; items without a rank keep their place."""
    texts = definition.sop.legal_basis if definition.sop else ()
    mains = ((index, read_item(text).main) for index, text in enumerate(texts))
    ranked = [(index, main) for index, main in mains if main is not None and main.kind.rank is not None]
    order = list(range(len(texts)))
    for (slot, _), (index, _) in zip(ranked, _sorted(ranked), strict=True):
        order[slot] = index
    return reordered(definition, BASIS, order)


def _sorted(places: list[Place]) -> list[Place]:
    by_rank = sorted(places, key=lambda place: place[1].kind.rank or 0)
    ranks = [_by_year(list(group)) for _, group in groupby(by_rank, key=lambda place: place[1].kind.rank)]
    return [place for rank in ranks for place in rank]


def _by_year(places: list[Place]) -> list[Place]:
    """One rank by year; what names no year follows what stood before it."""
    years: list[int] = []
    for _, citation in places:
        years.append(citation.year or (years[-1] if years else 0))
    keyed = sorted(zip(years, places, strict=True), key=lambda pair: pair[0])
    groups = groupby(keyed, key=lambda pair: pair[0])
    return [place for _, group in groups for place in _by_number([place for _, place in group])]


def _by_number(places: list[Place]) -> list[Place]:
    """One year by number within each series; the series keep their places."""
    result = list(places)
    for issuer in {citation.issuer for _, citation in places}:
        slots = [
            slot
            for slot, (_, citation) in enumerate(places)
            if citation.issuer == issuer and (citation.number or "").isdecimal()
        ]
        in_series = sorted((places[slot] for slot in slots), key=lambda place: int(place[1].number or 0))
        for slot, place in zip(slots, in_series, strict=True):
            result[slot] = place
    return result


def spelling(definition: Definition, problem: Problem) -> list[Edit]:
    """The word as it is spelt in regulations, apart from a number that follows it without a blank."""
    values = dict(problem.values)
    text = written(definition, problem.route)
    odd, right = values.get("tulisan"), values.get("baku")
    if text is None or not odd or not right:
        return []
    match = re.search(rf"(?<!\w){re.escape(odd)}(?![^\W\d])", text.words)
    if match is None:
        return []
    glued = text.words[match.end() : match.end() + 1].isdecimal()
    start = text.start + match.start()
    return [Edit(start, start + len(odd), f"{right} " if glued else right)]


def ends(definition: Definition, _problem: Problem) -> list[Edit]:
    """Every item ends as the first does; a full stop at the end of the last stays where the others end in a mark."""
    items = definition.sop.legal_basis if definition.sop else ()
    texts = [written(definition, (*BASIS, index)) for index in range(len(items))]
    whole = [text for text in texts if text is not None]
    if not whole or len(whole) != len(texts):
        return []
    first = whole[0].words.rstrip()[-1:]
    mark = first if first and first in ENDS else ""
    return [edit for text in whole[1:] for edit in text.end_in(mark)]


def without_repeated(definition: Definition, problem: Problem) -> list[Edit]:
    """The item taken out, where the regulation's other citation says the very same."""
    index, first = problem.route[-1], dict(problem.values).get("butir", "")
    texts = definition.sop.legal_basis if definition.sop else ()
    if not isinstance(index, int) or not first.isdecimal() or not 0 < int(first) <= index < len(texts):
        return []
    return removed(definition, BASIS, index) if plain(texts[index]) == plain(texts[int(first) - 1]) else []
