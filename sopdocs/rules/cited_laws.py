"""Rules that look cited laws up in the catalogue of laws."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.rules.laws import Amendment, Key, laws
from sopdocs.rules.subject import Found, Subject, found
from sopdocs.values.citations import Citation, Item
from sopdocs.values.likeness import contains, likeness, plain

_OTHER_LAW = 50


def _cited(subject: Subject) -> Iterator[tuple[int, Item, Citation, Key]]:
    """Every cited law with number and year."""
    for index, item in enumerate(subject.basis):
        for citation in item.citations:
            number, year = citation.number or "", citation.year
            if citation.kind.key == "uu" and number.isdecimal() and year is not None:
                yield index, item, citation, (int(number), year)


def no_such_law(subject: Subject) -> Iterator[Found]:
    """A law whose number its year never reached."""
    known = laws()
    for index, item, citation, key in _cited(subject):
        if known.known_year(key[1]) and known.title(key) is None:
            last = max(number for number, year in known.titles if year == key[1])
            words = item.text[citation.start : citation.end]
            yield found("legal_basis", index, part=words, peraturan=citation.short, tahun=key[1], terakhir=last)


def other_law(subject: Subject) -> Iterator[Found]:
    """A law whose number and year belong to a law on something else."""
    titles = laws().titles
    for index, citation, official, alike in _compared(subject):
        if alike < _OTHER_LAW:
            meant = plain(citation.title or "")
            right = next((key for key, title in titles.items() if plain(title) == meant), None)
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


def amended_before(subject: Subject) -> Iterator[Found]:
    """A law amended before the SOP was last dated, cited without any amendment."""
    last = _last_year(subject)
    for index, citation, amendments in _amended(subject):
        before = [each for each in amendments if each.year < last]
        if before:
            names = ", ".join(each.name for each in before)
            yield found("legal_basis", index, part=citation.head, peraturan=citation.short, perubahan=names)


def amended_since(subject: Subject) -> Iterator[Found]:
    """A law amended after the SOP was last dated: a reason to review it."""
    last = _last_year(subject)
    for index, citation, amendments in _amended(subject):
        since = [each for each in amendments if last < each.year <= subject.today.year]
        if since:
            names = ", ".join(each.name for each in since)
            yield found("legal_basis", index, part=citation.head, peraturan=citation.short, perubahan=names)


def _amended(subject: Subject) -> Iterator[tuple[int, Citation, tuple[Amendment, ...]]]:
    """Laws that head an item, with the amendments known of them that the SOP does not cite."""
    cited = {key for *_, key in _cited(subject)}
    for index, item, citation, key in _cited(subject):
        if citation is not item.main or any(each.relation in ("jo", "amended_by") for each in item.citations):
            continue
        left = tuple(each for each in laws().amendments.get(key, ()) if each.key not in cited)
        if left:
            yield index, citation, left


def _last_year(subject: Subject) -> int:
    years = [reading.value.year for reading in subject.dates.values() if reading.value]
    return max(years, default=subject.today.year)
