"""Rules that look cited titles up in the catalogue of laws and in lists of regulations."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.regulations.laws import Key, laws
from sopdocs.regulations.status import law_key
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.values.citations import Citation, Item
from sopdocs.values.likeness import contains, likeness, plain

_OTHER_LAW = 50


def _cited(subject: Subject) -> Iterator[tuple[int, Item, Citation, Key]]:
    """Every cited law with number and year."""
    for index, item in enumerate(subject.basis):
        for citation in item.citations:
            key = law_key(citation)
            if key is not None:
                yield index, item, citation, key


def no_such_law(subject: Subject) -> Iterator[Found]:
    """A law whose number its year never reached."""
    known = laws()
    for index, item, citation, key in _cited(subject):
        if known.known_year(key[1]) and known.title(key) is None:
            last = max(number for number, year in known if year == key[1])
            words = item.text[citation.start : citation.end]
            yield found("legal_basis", index, part=words, peraturan=citation.short, tahun=key[1], terakhir=last)


def other_law(subject: Subject) -> Iterator[Found]:
    """A law whose number and year belong to a law on something else."""
    for index, citation, official, alike in _compared(subject):
        if alike < _OTHER_LAW:
            meant = plain(citation.title or "")
            right = laws().titled(meant)
            usul = f"Nomor {right[0]} Tahun {right[1]}" if right else ""
            yield found(
                "legal_basis", index, part=citation.title or "", peraturan=citation.short, judul=official, usul=usul
            )


def title_differs(subject: Subject) -> Iterator[Found]:
    """A law whose title is written a little otherwise."""
    for index, citation, official, alike in _compared(subject):
        if _OTHER_LAW <= alike < 100:
            yield found("legal_basis", index, part=citation.title or "", peraturan=citation.short, judul=official)


def _compared(subject: Subject) -> Iterator[tuple[int, Citation, str, float]]:
    """Cited laws with a title, the catalogue's title, and how alike the two are; a shortened title is alike."""
    for index, _, citation, key in _cited(subject):
        official = laws().title(key)
        if official is None or citation.title is None:
            continue
        ours, theirs = plain(citation.title), plain(official)
        within = contains(ours, theirs) or contains(theirs, ours)
        yield index, citation, official, 100 if within else likeness(ours, theirs)


def listed_title_differs(subject: Subject) -> Iterator[Found]:
    """A regulation whose title a list has word for word, cut short or punctuated otherwise. Laws are compared above."""
    for index, item in enumerate(subject.basis):
        for citation in item.citations:
            listed = subject.regulations.of(citation)
            if listed is None or citation.title is None or law_key(citation) or not listed.regulation.verified:
                continue
            official = listed.regulation.title or ""
            if official and _written(official) != _written(citation.title):
                yield found("legal_basis", index, part=citation.title, peraturan=citation.short, judul=official.strip())


def _written(title: str) -> str:
    return " ".join(title.split()).rstrip(" .;,").casefold()
