"""Rules on the legal basis: what is cited, in which form, in which order, and from when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.citations import Citation, Item
from sopdocs.values.hierarchy import is_short, written_out
from sopdocs.values.regex import regex

_PARTS = {"nomor": ("Nomor", "number"), "tahun": ("Tahun", "year"), "tentang": ("judul", "title")}
_SPELLINGS = (
    (regex(r"\bno\b\.?(?=\s*\d)|\bnomer\b|\bNOMOR\b|\bnomor\b(?=\s*\d)", re.IGNORECASE), "Nomor"),
    (regex(r"\b(?:thn|th)\b\.?(?=\s*\d)|\btahun\b(?=\s*(?:19|20)\d\d)", re.IGNORECASE), "Tahun"),
    (regex(r"\bttg\b\.?|\btentang\b", re.IGNORECASE), "tentang"),
    (regex(r"\bundang\s*[-–—]?\s*undang\b", re.IGNORECASE), "Undang-Undang"),
)
_DECREES = ("keppres", "keputusan")
_LAST_REGULATING_DECREE = 2011
"""Until then decrees also regulated, and those that do count as regulations (UU 12/2011 art. 100)."""


def _mains(subject: Subject) -> Iterator[tuple[int, Item, Citation]]:
    for index, item in enumerate(subject.basis):
        if item.main is not None:
            yield index, item, item.main


def _cited(item: Item, citation: Citation) -> str:
    """The words of an item that name a regulation, without its title."""
    whole = item.text[citation.start : citation.end]
    if citation.title is None or citation.title not in whole:
        return whole
    return re.sub(r"\s*(?:tentang|ttg\.?|perihal)\s*$", "", whole[: whole.index(citation.title)], flags=re.IGNORECASE)


def missing(subject: Subject) -> Iterator[Found]:
    """No legal basis at all."""
    if not any(filled(item) for item in subject.sop.legal_basis):
        yield found("legal_basis")


def incomplete(subject: Subject) -> Iterator[Found]:
    """A citation without its number, year or title. A title anywhere in a chain of citations does for the chain."""
    for index, item, main in _mains(subject):
        untitled = not any(citation.title for citation in item.citations)
        for citation in item.citations:
            asked = [part for part in citation.missing if part != "tentang" or (citation is main and untitled)]
            if asked and citation.kind.key not in ("surat", "edaran"):
                yield found(
                    "legal_basis",
                    index,
                    part=_cited(item, citation),
                    peraturan=citation.short,
                    kurang_id=", ".join(_PARTS[part][0] for part in asked),
                    kurang_en=", ".join(_PARTS[part][1] for part in asked),
                )


def unknown_kind(subject: Subject) -> Iterator[Found]:
    """An item that names no kind of regulation."""
    for index, item in enumerate(subject.basis):
        if not item.citations and filled(item.text):
            yield found("legal_basis", index, butir=item.text.strip())


def hierarchy_broken(subject: Subject) -> Iterator[Found]:
    """A higher regulation below a lower one. Old decrees may be regulations, so they are not compared."""
    lowest: tuple[int, Citation] | None = None
    for index, item, main in _mains(subject):
        rank = main.kind.rank
        if rank is None or (main.kind.key in _DECREES and (main.year or 0) <= _LAST_REGULATING_DECREE):
            continue
        if lowest is not None and rank < lowest[0]:
            yield found("legal_basis", index, part=_cited(item, main), ini=main.short, itu=lowest[1].short)
        else:
            lowest = rank, main


def years_broken(subject: Subject) -> Iterator[Found]:
    """An older regulation below a younger one of the same rank (in one year and one series: by number)."""
    youngest: dict[int, Citation] = {}
    for index, item, main in _mains(subject):
        if main.kind.rank is None or main.year is None:
            continue
        before = youngest.get(main.kind.rank)
        if before is not None and _younger(before, main):
            yield found("legal_basis", index, part=_cited(item, main), ini=main.short, itu=before.short)
        else:
            youngest[main.kind.rank] = main


def _younger(first: Citation, second: Citation) -> bool:
    if first.year != second.year:
        return (first.year or 0) > (second.year or 0)
    numbers = (first.number or "", second.number or "")
    if first.issuer != second.issuer or not all(number.isdecimal() for number in numbers):
        return False
    return int(numbers[0]) > int(numbers[1])


def newer_than_sop(subject: Subject) -> Iterator[Found]:
    """A regulation of a later year than every date of the SOP."""
    last = _last_year(subject)
    for index, item, _ in _mains(subject):
        for citation in item.citations:
            if last is not None and citation.year is not None and citation.year > last:
                yield found("legal_basis", index, part=_cited(item, citation), peraturan=citation.short, tahun=last)


def same_year(subject: Subject) -> Iterator[Found]:
    """A regulation of the very year of the SOP's last date, unless a list has its day and that is no later."""
    last = _last_year(subject)
    for index, item, _ in _mains(subject):
        for citation in item.citations:
            if last is not None and citation.year == last and not _was_there(subject, citation):
                yield found("legal_basis", index, part=_cited(item, citation), peraturan=citation.short, tahun=last)


def _was_there(subject: Subject, citation: Citation) -> bool:
    """True where a list that names its source has the regulation's day, and the SOP has a date from that day on."""
    listed = subject.regulations.of(citation)
    day = listed.regulation.day if listed is not None and listed.regulation.verified else None
    dates = [reading.value.earliest for reading in subject.dates.values() if reading.value]
    return day is not None and any(day <= each for each in dates)


def _last_year(subject: Subject) -> int | None:
    years = [reading.value.year for reading in subject.dates.values() if reading.value]
    return max(years, default=None)


def amendment_alone(subject: Subject) -> Iterator[Found]:
    """An amending regulation cited without the regulation it amends."""
    cited = {main.identity for _, _, main in _mains(subject)}
    for index, item, main in _mains(subject):
        base = next((citation for citation in item.citations if citation.relation == "amends"), None)
        named_before = any(citation.relation in ("jo", "amended_by") for citation in item.citations)
        if base is not None and not named_before and (base.identity is None or base.identity not in cited):
            yield found("legal_basis", index, part=_cited(item, main), perubahan=main.short, induk=base.short)


def duplicated(subject: Subject) -> Iterator[Found]:
    """The same regulation twice."""
    first: dict[tuple[str, str, int], int] = {}
    for index, _, main in _mains(subject):
        identity = main.identity
        if identity is None:
            continue
        if identity in first:
            yield found("legal_basis", index, peraturan=main.short, butir=first[identity] + 1)
        first.setdefault(identity, index)


def abbreviated(subject: Subject) -> Iterator[Found]:
    """A kind or issuer that is not written in full."""
    for index, item, _ in _mains(subject):
        for citation in item.citations:
            if is_short(citation.head):
                full = written_out(citation.head)
                known = full if full != citation.head else ""
                yield found("legal_basis", index, part=citation.head, singkatan=citation.head, lengkap=known)
                break


def spelling(subject: Subject) -> Iterator[Found]:
    """Nomor, Tahun, tentang or Undang-Undang in another form."""
    for index, item, main in _mains(subject):
        before_title = item.text[: main.end - len(main.title or "")] if main.title else item.text
        for pattern, form in _SPELLINGS:
            odd = next((match[0] for match in pattern.finditer(before_title) if match[0] != form), None)
            if odd is not None:
                yield found("legal_basis", index, part=odd, tulisan=odd, baku=form)
                break


def ends_differ(subject: Subject) -> Iterator[Found]:
    """Items that end in different marks; the first that differs from the first item is named."""
    texts = [(index, text.rstrip()) for index, text in enumerate(subject.sop.legal_basis) if filled(text)]
    ends = [(index, text[-1] if text[-1] in ";." else "") for index, text in texts]
    # The last item may close the list with a full stop.
    inner = [end for end in ends if end[0] != ends[-1][0]] if ends and ends[-1][1] == "." else ends
    odd = next((index for index, end in inner if end != inner[0][1]), None)
    if odd is not None:
        yield found("legal_basis", odd)


def regulation_after_other(subject: Subject) -> Iterator[Found]:
    """A regulation below a document that is none."""
    other: str | None = None
    for index, item in enumerate(subject.basis):
        if item.main is not None and other is not None:
            yield found("legal_basis", index, part=_cited(item, item.main), ini=item.main.short, itu=other)
            return
        if item.main is None and filled(item.text):
            other = item.text.strip()
