"""Rules on the identity block: number, title, unit, boxes, cover, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import plain
from sopdocs.values.patterns import fits
from sopdocs.values.regex import regex

_PLACEHOLDER = regex(r"\.{2,}|…|_{2,}|\b(?:X{3,}|xx+)\b|<[^<>]*>|\[[^\[\]]*\]|\$\{|(?:^|/)\s*(?=/)|/\s*$")
_SOP_WORDS = regex(r"^(?:sop\b|(?:standa[rd]t?|prosedur)\s+operasional(?:\s+(?:prosedur|standar))?\b)", re.I)
_YEAR_PART = regex(r"(?:^|/)\s*((?:19|20)\d\d)\s*$")
_LONGEST = 80
"""Words of a title that are looked at."""
_BOXES = (
    ("qualifications", "kualifikasi pelaksana", "performer qualifications"),
    ("equipment", "peralatan/perlengkapan", "equipment"),
    ("warnings", "peringatan", "warnings"),
    ("records", "pencatatan dan pendataan", "records"),
)


def number_missing(subject: Subject) -> Iterator[Found]:
    """No number, or a placeholder, in an SOP that is no longer a draft."""
    number = subject.sop.number
    if subject.sop.status == "draf":
        return
    if not filled(number) or _PLACEHOLDER.search(number or ""):
        yield found("number", nomor=(number or "").strip() or "-")


def number_pattern(subject: Subject) -> Iterator[Found]:
    """A number unlike the institution's pattern."""
    pattern, number = subject.profile.number_pattern, subject.sop.number
    if pattern and filled(number) and not fits(pattern, (number or "").strip()):
        yield found("number", nomor=number, pola=pattern)


def number_year(subject: Subject) -> Iterator[Found]:
    """A number that ends in another year than the SOP's dates."""
    match = _YEAR_PART.search(subject.sop.number or "")
    years = {reading.value.year for reading in subject.dates.values() if reading.value}
    if match and years and int(match[1]) not in years:
        yield found("number", part=match[1], tahun=match[1], tahun_sop=", ".join(map(str, sorted(years))))


def title_missing(subject: Subject) -> Iterator[Found]:
    """No title."""
    if not filled(subject.sop.title):
        yield found("title")


def title_says_sop(subject: Subject) -> Iterator[Found]:
    """A title that begins with the words SOP."""
    match = _SOP_WORDS.match((subject.sop.title or "").strip())
    if match:
        yield found("title", part=match[0], kata=match[0])


def unit_missing(subject: Subject) -> Iterator[Found]:
    """No institution or unit."""
    if not any(filled(line) for line in subject.sop.institution):
        yield found("institution")


def box_empty(subject: Subject) -> Iterator[Found]:
    """An empty box of the identity block (legal basis and relations have rules of their own)."""
    for name, indonesian, english in _BOXES:
        if not any(filled(item) for item in getattr(subject.sop, name)):
            yield found(name, bagian_id=indonesian, bagian_en=english)


def relations_empty(subject: Subject) -> Iterator[Found]:
    """No related SOP named."""
    if not subject.sop.related:
        yield found("related")


def cover_title_differs(subject: Subject) -> Iterator[Found]:
    """A cover whose title, without the words "Standar Operasional Prosedur", is another than the identity block's."""
    cover = " ".join(subject.sop.cover.title) if subject.prints("sampul") else ""
    own = plain(_SOP_WORDS.sub("", cover.strip()))
    if own and filled(subject.sop.title) and own != plain(_SOP_WORDS.sub("", (subject.sop.title or "").strip())):
        yield found("cover", "title", on_key=True, sampul=cover, judul=subject.sop.title)


def cover_year_differs(subject: Subject) -> Iterator[Found]:
    """A year on the cover in which the SOP was neither made nor approved."""
    year = (subject.sop.cover.year or "").strip() if subject.prints("sampul") else ""
    years = {reading.value.year for name, reading in subject.dates.items() if reading.value and name != "revised"}
    if year.isdecimal() and years and int(year) not in years:
        yield found("cover", "year", tahun=year, tahun_sop=", ".join(map(str, sorted(years))))


def phrase_doubled(subject: Subject) -> Iterator[Found]:
    """Two or more words said twice in a row, in the title, on the cover or in the unit's name."""
    sop = subject.sop
    places: tuple[tuple[tuple[str, ...], str], ...] = (
        (("title",), sop.title or ""),
        (("cover", "title"), " ".join(sop.cover.title) if subject.prints("sampul") else ""),
        (("institution",), " ".join(sop.institution)),
    )
    for route, text in places:
        phrase = _doubled(text.split())
        if phrase:
            yield found(*route, on_key=len(route) == 2, kata=phrase)


def _doubled(words: list[str]) -> str | None:
    words = words[:_LONGEST]
    folded = [word.casefold().strip(",.;:") for word in words]
    for size in range(len(words) // 2, 1, -1):
        for start in range(len(words) - 2 * size + 1):
            if folded[start : start + size] == folded[start + size : start + 2 * size]:
                return " ".join(words[start : start + size])
    return None


def label_differs(subject: Subject) -> Iterator[Found]:
    """A printed label other than the institution's."""
    for name, text in subject.sop.labels:
        usual = subject.profile.labels.get(name)
        if usual and text and text.strip() != usual.strip():
            yield found("labels", name, tulisan=text, label=usual)
