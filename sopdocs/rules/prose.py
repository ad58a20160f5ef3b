"""Rules on running text: the narrative beside the table, office names, clauses that run into one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdocs.model import NarrativeItem, Route
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.values.likeness import likeness, plain
from sopdocs.values.regex import regex

_FEW_STEPS = 3
_ALIKE, _SAME = 60, 90
_OPENING = 4
"""Words that a clause begins with and that nobody says twice in it."""
_ADDRESSEE = regex(r"\bkepada\s+(?P<who>[^.;:\n]+)", re.IGNORECASE)
_LISTED = regex(
    r"\b(?P<head>bagian|bidang|seksi|biro|direktorat|divisi)\s+(?P<names>\w+(?:\s*,\s*\w+)+\s*,?\s+dan\s+\w+)",
    re.IGNORECASE,
)
_IN_FULL = {
    "kasubbag": "kepala sub bagian", "kasubag": "kepala sub bagian", "kabag": "kepala bagian", "kabid": "kepala bidang",
    "kasubbid": "kepala sub bidang", "kasi": "kepala seksi", "kadis": "kepala dinas", "sesdep": "sekretaris deputi",
    "sekda": "sekretaris daerah", "subbag": "sub bagian", "subbagian": "sub bagian",
}  # fmt: skip


def _narrative(items: Sequence[NarrativeItem], above: Route) -> Iterator[tuple[Route, str]]:
    for place, item in enumerate(items):
        at: Route = (*above, place)
        yield from (((*at, name), text) for name in ("heading", "text") if (text := getattr(item, name)))
        yield from _narrative(item.body, (*at, "body"))


def _lists(items: Sequence[NarrativeItem], above: Route) -> Iterator[list[tuple[Route, str]]]:
    """The items that stand side by side, with their place."""
    yield [
        ((*above, place, "heading" if item.heading else "text"), item.heading or item.text or "")
        for place, item in enumerate(items)
    ]
    for place, item in enumerate(items):
        if item.body:
            yield from _lists(item.body, (*above, place, "body"))


def narrative_differs(subject: Subject) -> Iterator[Found]:
    """A narrative that goes through the steps one by one, and names another addressee than the step."""
    if not subject.prints("penjelasan") or len(subject.flows) != 1:
        return
    acts = [step.activity or "" for _, step in subject.flows[0].steps]
    for items in _lists(subject.sop.narrative, ("narrative",)):
        if len(items) != len(acts) or len(acts) < _FEW_STEPS or not _mirrors([text for _, text in items], acts):
            continue
        for number, ((route, text), act) in enumerate(zip(items, acts, strict=True), 1):
            told, meant = _ADDRESSEE.search(text), _ADDRESSEE.search(act)
            if told and meant and not _one_office(meant["who"], told["who"]):
                who = told["who"].strip()
                yield found(*route, part=who, penjelasan=who, tabel=meant["who"].strip(), langkah=number)


def _mirrors(texts: list[str], acts: list[str]) -> bool:
    alike = [likeness(plain(text), plain(act)) for text, act in zip(texts, acts, strict=True)]
    return max(alike) >= _SAME and sum(each >= _ALIKE for each in alike) * 2 >= len(alike)


def _one_office(one: str, other: str) -> bool:
    """True where every word of one name is a word of the other, or made of the first letters of its words."""
    ours, theirs = _words(one), _words(other)
    return _covers(ours, theirs) or _covers(theirs, ours)


def _words(name: str) -> list[str]:
    return [word for each in plain(name).split() for word in _IN_FULL.get(each, each).split()]


def _covers(short: list[str], full: list[str]) -> bool:
    letters = "".join(word[0] for word in full if word not in ("dan", "di", "pada"))
    return all(word in full or (2 <= len(word) <= 6 and word in letters) for word in short)


def office_reordered(subject: Subject) -> Iterator[Found]:
    """One office whose name lists the same things in another order elsewhere."""
    first: dict[tuple[str, frozenset[str]], tuple[tuple[str, ...], str]] = {}
    told: set[tuple[str, ...]] = set()
    for route, text in _texts(subject):
        for match in _LISTED.finditer(text):
            names = tuple(word for word in plain(match["names"]).split() if word != "dan")
            key = match["head"].casefold(), frozenset(names)
            usual, shown = first.setdefault(key, (names, match[0]))
            if names != usual and names not in told:
                told.add(names)
                yield found(*route, part=match[0], tulisan=match[0], lain=shown)


def _texts(subject: Subject) -> Iterator[tuple[Route, str]]:
    sop = subject.sop
    yield from (((name,), text) for name in ("title",) if (text := getattr(sop, name)))
    if sop.approval.position:
        yield ("approval", "position"), sop.approval.position
    for view in subject.flows:
        yield from ((view.at("actors", name), view.flow.heading(name)) for name, _ in view.flow.actors)
        yield from ((view.at("steps", index, "activity"), step.activity or "") for index, step in view.steps)
    yield from _narrative(sop.narrative, ("narrative",))


def clause_restarts(subject: Subject) -> Iterator[Found]:
    """A clause of the approval page that begins anew in its middle: two sentences run into one."""
    if not subject.prints("pengesahan"):
        return
    for index, text in enumerate(subject.sop.approval.clauses):
        words = plain(text).split()
        opening = words[:_OPENING]
        if len(opening) == _OPENING and any(
            words[at : at + _OPENING] == opening for at in range(_OPENING, len(words) - _OPENING + 1)
        ):
            yield found("approval", "clauses", index, kata=" ".join(text.split()[:_OPENING]))
