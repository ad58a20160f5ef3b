"""Rules on language: how a step is worded, and words that are misspelt or leave things open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.flows import FlowView
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import plain
from sopdocs.values.regex import regex
from sopdocs.values.wording import FOREIGN_WORDS, SLIP_WORDS, foreign_words, open_ended, slips

_MARK = regex(r"^\s*([-•*–]|\(?\d{1,2}[.)]|[a-zA-Z][.)])\s+")
_VERB = regex(r"^\W*(?:me|be)-?\w{3,}", re.IGNORECASE)
_NOT_VERBS = frozenset({"berkas", "berita", "beban", "benda", "bea", "memo", "menteri", "media", "meja", "mekanisme"})
_FURTHER = regex(r"\b(?:lalu|kemudian|selanjutnya|setelah\s+itu|sesudah\s+itu)\b(?=\s+\w)|;\s*(?=\w)|\n", re.IGNORECASE)
_JOINED = regex(r"^\W*(?:me|be)-?\w{3,}\s+\w[^,;\n]*?\s((?:dan|serta)\s+me-?\w{3,})", re.IGNORECASE)
"""Two verbs with something between them: each has an object of its own ("Menerima laporan dan meneruskannya")."""
_REPORTED = regex(r"\bbahwa\b.*", re.IGNORECASE | re.DOTALL)
_BLANKS = regex(r"\S{1,30}[ \u00a0]{2,}\S{1,30}")
_LONG = 20


def _activities(subject: Subject) -> Iterator[tuple[FlowView, int, str]]:
    for view in subject.flows:
        for index, step in view.steps:
            if filled(step.activity):
                yield view, index, step.activity or ""


def _begins_with_official(view: FlowView, activity: str) -> bool:
    words = f"{plain(activity)} "
    return any(
        words.startswith(f"{plain(name)} ") for key, _ in view.flow.actors if filled(name := view.flow.heading(key))
    )


def no_verb_first(subject: Subject) -> Iterator[Found]:
    """An activity that begins with neither an active verb nor an official."""
    for view, index, activity in _activities(subject):
        first = plain(_MARK.sub("", activity)).split()[:1]
        active = bool(first) and bool(_VERB.match(_MARK.sub("", activity))) and first[0] not in _NOT_VERBS
        if first and not active and not _begins_with_official(view, _MARK.sub("", activity)):
            word = activity.split()[0]
            yield found(*view.at("steps", index, "activity"), part=word, kata=word)


def official_first(subject: Subject) -> Iterator[Found]:
    """An activity that begins with the official who has a column for that."""
    for view, index, activity in _activities(subject):
        if _begins_with_official(view, _MARK.sub("", activity)):
            words = " ".join(activity.split()[:2])
            yield found(*view.at("steps", index, "activity"), part=words, kata=words)


def several_acts(subject: Subject) -> Iterator[Found]:
    """A step of several acts, one after the other or on different things ("Memeriksa dan memaraf surat" is one).

    What somebody is told ("bahwa …") does not count.
    """
    for view, index, activity in _activities(subject):
        own = _REPORTED.sub("", activity.strip())
        match = _FURTHER.search(own)
        joined = None if match else _JOINED.search(own)
        if match or joined:
            words = " ".join((match[0] if match else joined[1] if joined else "").split())
            yield found(*view.at("steps", index, "activity"), part=words, kata=words or "baris baru")


def too_long(subject: Subject) -> Iterator[Found]:
    """An activity of more than twenty words."""
    for view, index, activity in _activities(subject):
        count = len(activity.split())
        if count > _LONG:
            yield found(*view.at("steps", index, "activity"), jumlah=count, batas=_LONG)


def typed_marks(subject: Subject) -> Iterator[Found]:
    """A number, letter or dash typed before a text, where the form sets it or wants none."""
    for route, text in subject.texts:
        match = _MARK.match(text)
        if match and route[0] not in ("title", "narrative"):
            yield found(*route, part=match[1], tanda=match[1])


def misspelt(subject: Subject) -> Iterator[Found]:
    """Words that are usually misspelt; each once a text."""
    if SLIP_WORDS.isdisjoint(subject.words):
        return
    for route, text in subject.texts:
        for slip in dict.fromkeys(slips(text)):
            yield found(*route, part=slip.text, kata=slip.text, baku=slip.better)


def left_open(subject: Subject) -> Iterator[Found]:
    """Words that leave open what is meant."""
    for route, text in subject.texts:
        word = open_ended(text)
        if word and route[0] != "narrative" and "time" not in route:
            yield found(*route, part=word, kata=word)


def blanks_doubled(subject: Subject) -> Iterator[Found]:
    """Several blanks within a text of one line; the first of a text is named."""
    basis = ((("legal_basis", index), text) for index, text in enumerate(subject.sop.legal_basis))
    for route, text in (*basis, *subject.texts):
        spaced = "  " in text or "\u00a0" in text
        match = _BLANKS.search(text) if spaced and "\n" not in text.strip() else None
        if match:
            yield found(*route, part=match[0], tulisan=match[0])


def foreign(subject: Subject) -> Iterator[Found]:
    """Foreign words that have an Indonesian one; each once an SOP."""
    if FOREIGN_WORDS.isdisjoint(subject.words):
        return
    seen: set[str] = set()
    for route, text in subject.texts:
        for slip in foreign_words(text):
            if slip.text.casefold() not in seen:
                seen.add(slip.text.casefold())
                yield found(*route, part=slip.text, kata=slip.text, baku=slip.better)
