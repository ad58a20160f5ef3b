"""Rules on related SOPs and on the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import contains, nearest, plain

_PREFIX = re.compile(r"^\s*(?:lihat\s+)?sop(?:\s+(?:ap|makro|mikro))?\b[\s:.]*", re.IGNORECASE)
_NAMED = re.compile(r"^\s*(?:[-•]\s*)?(?:lihat\s+)?SOP\s+(?!ini\b)", re.IGNORECASE)
_LEVEL = re.compile(r"\bsop\s+(makro|mikro)\b", re.IGNORECASE)


def title_of(text: str) -> str:
    """The plain words of a title, without "SOP", "SOP Makro", "SOP Mikro" in front.

    >>> title_of("SOP Makro Penanganan Pengaduan")
    'penanganan pengaduan'
    """
    return plain(_PREFIX.sub("", text))


def number_taken(subject: Subject) -> Iterator[Found]:
    """A number another SOP of the register has."""
    number = "".join((subject.sop.number or "").split()).casefold()
    if not filled(number):
        return
    for other in subject.register.others(subject.name):
        if "".join((other.number or "").split()).casefold() == number:
            yield found("number", nomor=subject.sop.number, berkas=other.name)
            return


def title_taken(subject: Subject) -> Iterator[Found]:
    """A title another SOP of the same level has."""
    title = title_of(subject.sop.title or "")
    for other in subject.register.others(subject.name):
        if title and title_of(other.title or "") == title and other.level == subject.sop.level:
            yield found("title", judul=subject.sop.title, berkas=other.name)
            return


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
    titles = {title_of(other.title): other.title for other in subject.register.others(subject.name) if other.title}
    for index, text in enumerate(subject.sop.related):
        title = title_of(text)
        near = nearest(title, titles, 88) if title and title not in titles else None
        if near is not None:
            yield found("related", index, judul=text, usul=titles[near])


def no_macro(subject: Subject) -> Iterator[Found]:
    """A micro SOP that names no macro SOP."""
    named = any((level := _LEVEL.search(text)) and level[1].lower() == "makro" for text in subject.sop.related)
    if subject.sop.level == "mikro" and subject.sop.related and not named:
        yield found("related", on_key=True)
