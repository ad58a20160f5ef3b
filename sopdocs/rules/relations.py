"""Rules on related SOPs and on the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdocs.register import Entry, acts_in, acts_of
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.rules.trace import spelt_like
from sopdocs.values.likeness import contains, nearest, plain
from sopdocs.values.regex import regex
from sopdocs.values.titles import relation_of, title_of

_NAMED = regex(r"^\s*(?:[-•]\s*)?(?:lihat\s+)?SOP\s+(?!ini\b)", re.IGNORECASE)
_MANY = 6
"""Definitions an office has at least, before one that is not among them is missed."""
_NEAR = 60
"""Least likeness, of 100, of a title that is offered for one that is not there."""
_MOST_TITLES = 300
"""Titles that are followed in search of a circle."""
_FEW_ACTS = 5
_SAME_ACTS = 0.8
_LEVEL = regex(r"\bsop\s+(makro|mikro)\b", re.IGNORECASE)


def number_taken(subject: Subject) -> Iterator[Found]:
    """A number another SOP of the register has."""
    number = subject.sop.number or ""
    for other in _others(subject, subject.register.numbered(number) if filled(number) else ()):
        yield found("number", nomor=number, berkas=other.name)
        return


def title_taken(subject: Subject) -> Iterator[Found]:
    """A title another SOP of the same level has."""
    for other in _others(subject, subject.register.titled(title_of(subject.sop.title or ""))):
        if other.level == subject.sop.level:
            yield found("title", judul=subject.sop.title, berkas=other.name)
            return


def _others(subject: Subject, entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.name != subject.name)


def related_to_itself(subject: Subject) -> Iterator[Found]:
    """Itself among the related SOPs. One of the same title and another level is another SOP."""
    own = title_of(subject.sop.title or "")
    for index, text in enumerate(subject.sop.related):
        level = _LEVEL.search(text)
        other_level = level is not None and subject.sop.level is not None and level[1].lower() != subject.sop.level
        if own and title_of(text) == own and not other_level:
            yield found("related", index, judul=text)


def related_repeated(subject: Subject) -> Iterator[Found]:
    """One related SOP twice."""
    seen: dict[str, int] = {}
    for index, text in enumerate(subject.sop.related):
        words = plain(text)
        if words and words in seen:
            yield found("related", index, judul=text, butir=seen[words] + 1)
        seen.setdefault(words, index)


def named_otherwise(subject: Subject) -> Iterator[Found]:
    """An SOP that a remark names and the related SOPs do not, or spell otherwise."""
    related = {title_of(text): text for text in subject.sop.related}
    for view in subject.flows:
        for index, step in view.steps:
            for place, text in enumerate(step.note.items):
                title = title_of(text)
                if not _NAMED.match(text) or not title or title in related:
                    continue
                near = _nearest(title, tuple(related))
                yield found(
                    *view.at("steps", index, "note", "items", place),
                    sop=text.strip(),
                    usul=related[near] if near else "",
                )


def _nearest(title: str, choices: tuple[str, ...]) -> str | None:
    within = next((choice for choice in choices if contains(title, choice) or contains(choice, title)), None)
    return within or nearest(title, choices, 75)


def related_misspelt(subject: Subject) -> Iterator[Found]:
    """A related SOP that is one of the register but for its spelling."""
    for index, text in enumerate(subject.sop.related):
        title = title_of(text)
        near = _misspelt(subject, title)
        if near is not None:
            yield found("related", index, judul=text, usul=near.title)


def _misspelt(subject: Subject, title: str) -> Entry | None:
    """The SOP of the register whose title this is but for its spelling."""
    if not title or subject.register.titled(title):
        return None
    own = title_of(subject.sop.title or "")
    near = nearest(title, [other for other in subject.register.alike(title) if other != own], 88)
    return subject.register.titled(near)[0] if near else None


def related_unknown(subject: Subject) -> Iterator[Found]:
    """A related SOP that is not among the office's, where there are enough of them to say so."""
    if len(subject.register.entries) < _MANY:
        return
    for index, text in enumerate(subject.sop.related):
        title = title_of(text)
        if title and not subject.register.titled(title) and _misspelt(subject, title) is None:
            near = nearest(title, subject.register.alike(title), _NEAR)
            usul = subject.register.titled(near)[0].title if near else ""
            yield found("related", index, judul=text, banyak=len(subject.register.entries), usul=usul)


def one_sided(subject: Subject) -> Iterator[Found]:
    """A macro SOP that names a micro one, or the reverse, and is not named by it."""
    own = title_of(subject.sop.title or "")
    for index, text in enumerate(subject.sop.related):
        for other in _others(subject, subject.register.titled(title_of(text))):
            part_of_other = {other.level, subject.sop.level} == {"makro", "mikro"}
            if part_of_other and own and own not in other.related:
                yield found("related", index, judul=text, berkas=other.name)


def related_revoked(subject: Subject) -> Iterator[Found]:
    """A related SOP that is revoked, with no other of its title in use."""
    for index, text in enumerate(subject.sop.related):
        entries = list(_others(subject, subject.register.titled(title_of(text))))
        if entries and all(entry.status == "dicabut" for entry in entries):
            yield found("related", index, judul=text, berkas=entries[0].name)


def title_alike(subject: Subject) -> Iterator[Found]:
    """A title that is another SOP's but for the spelling of its words."""
    own = title_of(subject.sop.title or "")
    near = spelt_like(own, [title for title in subject.register.alike(own) if title != own]) if own else None
    for other in _others(subject, subject.register.titled(near) if near else ()):
        yield found("title", judul=other.title, berkas=other.name)
        return


def titled_otherwise(subject: Subject) -> Iterator[Found]:
    """A regulation that several other SOPs give another title."""
    for index, item in enumerate(subject.basis):
        for citation in item.citations:
            identity, title = citation.identity, plain(citation.title or "")
            if identity is None or not title:
                continue
            titles = subject.register.titles_of_regulation(identity)
            usual, count = max(titles.items(), key=lambda pair: pair[1], default=("", 0))
            words = plain(usual)
            ours = sum(many for each, many in titles.items() if plain(each) == title)
            if count > max(ours, 1) and not contains(words, title) and not contains(title, words):
                yield found("legal_basis", index, part=citation.title or "", judul=usual, banyak=count)


def no_macro(subject: Subject) -> Iterator[Found]:
    """A micro SOP that names no macro SOP."""
    named = any((level := _LEVEL.search(text)) and level[1].lower() == "makro" for text in subject.sop.related)
    if subject.sop.level == "mikro" and subject.sop.related and not named:
        yield found("related", on_key=True)


def prerequisites_circular(subject: Subject) -> Iterator[Found]:
    """A prerequisite that, over however many others, presupposes this very SOP."""
    own = title_of(subject.sop.title or "")
    for index, text in enumerate(subject.sop.related):
        title = title_of(text)
        if own and relation_of(text) == "before" and title and title != own:
            way = _way_back(subject, title, own)
            if way:
                names = " → ".join((*way, own))
                yield found("related", index, judul=text, jalan=f"{own} → {names}")


def _way_back(subject: Subject, title: str, own: str) -> tuple[str, ...]:
    """Titles from a prerequisite to one that presupposes this SOP; none where there is no such way."""
    came: dict[str, str | None] = {title: None}
    todo = [title]
    while todo and len(came) < _MOST_TITLES:
        here = todo.pop(0)
        required = subject.register.required(here)
        if own in required:
            way = [here]
            while (before := came[way[0]]) is not None:
                way.insert(0, before)
            return tuple(way)
        for each in required:
            if each not in came:
                came[each] = here
                todo.append(each)
    return ()


def steps_copied(subject: Subject) -> Iterator[Found]:
    """An SOP of another title whose steps are these, but for one in five."""
    entry = subject.register.named(subject.name)
    acts = acts_in(entry.acts if entry is not None else acts_of(subject.sop))
    if len(acts) < _FEW_ACTS:
        return
    own = title_of(subject.sop.title or "")
    for other in _others(subject, subject.register.doing(acts)):
        theirs = acts_in(other.acts)
        shared = len(acts & theirs)
        if shared >= _SAME_ACTS * len(acts | theirs) and title_of(other.title or "") != own:
            yield found("title", judul=other.title or "-", berkas=other.name, sama=shared, banyak=len(acts))
            return
