"""Legal citations: ``jenis [lembaga] Nomor n [Tahun yyyy] tentang judul``, alone, amended, or chained with "jo.".

Grammar as found in SOPs and decrees; number forms with slashes carry their own year ("131/PMK.01/2015"). An item
of a legal basis may hold several citations; positions count characters of the item's text, blanks collapsed, of which
no more than the first 4,000 are read.

>>> item = read_item("Perpres No. 16 Tahun 2018 jo. Perpres No. 12 Tahun 2021")
>>> [(c.kind.key, c.number, c.year, c.relation) for c in item.citations]
[('perpres', '16', 2018, 'main'), ('perpres', '12', 2021, 'jo')]
>>> read_item("Nomor Tahun 2007").citations
()
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from sopdocs.values.hierarchy import OTHER, Kind, in_full, kind_at
from sopdocs.values.regex import regex

Relation = Literal["main", "amended_by", "jo", "amends"]
Part = Literal["nomor", "tahun", "tentang"]
Identity = tuple[str, str, int]
"""What tells a regulation from all others: kind and issuer in plain words, number, year."""


class Gazette(NamedTuple):
    """Where a regulation was published: the gazette's name, year, number, and the number in its supplement."""

    name: str
    year: int | None
    number: str | None
    supplement: str | None = None


class Citation(NamedTuple):
    """One regulation named in an item. ``head`` is kind and issuer as written, ``start``/``end`` its extent.

    ``article`` is what stands before it ("Pasal 20 ayat (1)", of the constitution only), ``others`` the further numbers
    of a joint regulation as written ("dan Nomor 20 Tahun 2015").
    """

    kind: Kind
    head: str
    number: str | None
    year: int | None
    title: str | None
    relation: Relation
    start: int
    end: int
    article: str = ""
    others: str = ""
    gazette: Gazette | None = None

    @property
    def issuer(self) -> str:
        """Kind and issuer, abbreviations written out: equal for the same series of numbers."""
        return in_full(self.head)

    @property
    def identity(self) -> Identity | None:
        """What tells this regulation from all others, or None where number or year is missing."""
        if self.number is None or self.year is None:
            return None
        return self.issuer, re.sub(r"\s+", "", self.number).casefold(), self.year

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts a full citation would have and this one lacks."""
        if self.kind.key == "uud":
            return ()
        parts: tuple[tuple[Part, object], ...] = (("nomor", self.number), ("tahun", self.year), ("tentang", self.title))
        return tuple(name for name, value in parts if value is None)

    @property
    def short(self) -> str:
        """How a message names it: kind, issuer, number and year."""
        words = [self.head, f"Nomor {self.number}" if self.number and self.head else self.number or ""]
        if self.year is not None and str(self.year) not in (self.number or ""):
            words.append(f"Tahun {self.year}" if self.number else str(self.year))
        return " ".join(word for word in words if word)


class Item(NamedTuple):
    """One item of a legal basis and the citations in it, the main one first."""

    text: str
    citations: tuple[Citation, ...]

    @property
    def main(self) -> Citation | None:
        """The regulation the item is about."""
        return self.citations[0] if self.citations else None


_LONGEST = 4000
_FLAGS = re.IGNORECASE | re.DOTALL
_LEAD = regex(r"\s*(?:[-•*–]|\(?\d{1,2}[.,)]|[a-z][.)])?\s*", _FLAGS)
_CONNECTOR = regex(
    r"\b(?P<jo>jo\.?|jis\.?|juncto)\s+"
    r"|\b(?:sebagaimana|yang)\s+(?:telah\s+)?(?:beberapa\s+kali\s+)?di(?:ubah|ganti)\b[^()]{0,60}?\bdengan\s+"
    r"|\bterakhir\s+(?:kali\s+)?(?:di(?:ubah)\s+)?dengan\s+",
    _FLAGS,
)
_GAZETTE = regex(r"\((?:tambahan\s+)?(?:(?:lembaran|berita)\s+(?:negara|daerah)|t?(?:ln|bn|ld|bd))\b.*", _FLAGS)
_GAZETTE_NAME = regex(r"\(\s*(?P<name>(?:lembaran|berita)\s+(?:negara|daerah)|ln|bn|ld|bd)\b(?P<rest>.*)", _FLAGS)
_GAZETTE_YEAR = regex(r"\btahun\s+(\d{4})|\b(\d{4})\s*/", _FLAGS)
_GAZETTE_NUMBER = regex(r"\b(?:nomor|no\.?)\s*(\d[\w.]*)|/\s*(\d+)", _FLAGS)
_SUPPLEMENT = regex(r"\b(?:tambahan\b[^()]*?|tln\b|tld\b|tbn\b)\D{0,40}?(\d+)", _FLAGS)
_ARTICLE = regex(
    r"(?P<article>pasal\s+\d[^()]*?(?:\([^()]*\)[^()]*?){0,12}?)\s+(?=undang[\s-]*undang\s+dasar|uud\b)", _FLAGS
)
_AMENDING = regex(r"perubahan\s+(?:ke\w+\s+)?(?:atas|terhadap)\s+", _FLAGS)
_ONE_NUMBER = r"(?:[a-z]{1,12}[-./]\s?)?\d[\w.-]*(?:\s?/\s?[\w.-]+)*"
_ROMAN = r"(?:[ivxlc]{1,7}(?:\s?/\s?[\w.-]+)+)"
"""The number of a decision of the assembly: "XI/MPR/1998"."""
_NUMBER = rf"{_ONE_NUMBER}(?:(?:\s*,\s*\d+)*\s*(?:dan|&)\s*\d+)?"
_ABOUT = r"(?:\s?,?\s?\b(?:tentang|ttg\.?|perihal)\s+(?P<title>\S.*))?"
_YEAR = r"(?:\s*\(?\b(?:tahun|thn\.?|th\.?)\s*[.:]*\s*(?P<year>(?:1[89]|20)\d\d)?(?!\d)\)?)?"
_YEAR_OF_ANOTHER = r"(?:\s*\b(?:tahun|thn\.?|th\.?)\s*[.:]*\s*(?P<later>(?:1[89]|20)\d\d))?"
_ANOTHER = rf"(?P<others>(?:\s*(?:,|&|/|\bdan\b)\s*(?:nomor|nomer|no)\b\s*[.:]*\s*{_NUMBER}{_YEAR_OF_ANOTHER}){{0,9}})"
"""The other numbers of a joint regulation: "Nomor 15 Tahun 2015 dan Nomor 20 Tahun 2015"."""
_NAMED = regex(
    rf"(?P<head>.*?)\b(?:nomor|nomer|no)\b\s*[.:]*\s*(?P<number>(?!tahun)(?:{_ROMAN}|{_NUMBER}))?{_YEAR}{_ANOTHER}{_ABOUT}",
    _FLAGS,
)
_BARE = regex(rf"(?P<head>[^\d]*?)\b(?P<number>{_NUMBER}){_YEAR}{_ABOUT}", _FLAGS)
_TITLED = regex(rf"(?P<head>[^\d]*?){_YEAR}{_ABOUT}", _FLAGS)
_NUMBER_AND_YEAR = regex(r"(\d{1,4})\s?/\s?(?:19|20)\d\d")
"""The everyday short form "5/2014"."""
_SLASH_YEAR = regex(r"(?:^|[/.-])((?:19|20)\d\d)(?=$|[/.-])")


def read_item(text: str) -> Item:
    """Read one item of a legal basis; an item that names no known kind of regulation has no citations."""
    return _read_item(" ".join(text[:_LONGEST].split()))


@lru_cache(maxsize=1024)
def _read_item(text: str) -> Item:
    """SOPs of one office name the same regulations."""
    citations: list[Citation] = []
    for start, end, relation in _segments(text):
        citation = _citation(text, start, end, relation)
        if citation is None:
            continue
        citations.append(citation)
        citations.extend(_amended(text, citation))
    if not citations or citations[0].relation != "main":
        return Item(text, ())
    return Item(text, tuple(citations))


def _segments(text: str) -> Iterator[tuple[int, int, Relation]]:
    """Cut at the words that join one citation to the next."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if article := _ARTICLE.match(text, start):
        start = article.end()
    relation: Relation = "main"
    for match in _CONNECTOR.finditer(text, start):
        if kind_at(text[match.end() :])[0] is OTHER:
            continue
        yield start, match.start(), relation
        start, relation = match.end(), "jo" if match["jo"] else "amended_by"
    yield start, len(text), relation


def _amended(text: str, citation: Citation) -> Iterator[Citation]:
    """The regulation that a title "Perubahan atas …" says is amended."""
    if citation.title is None or not (match := _AMENDING.match(citation.title)):
        return
    start = text.index(citation.title, citation.start) + match.end()
    base = _citation(text, start, citation.end, "amends")
    if base is not None:
        yield base


def _citation(text: str, start: int, end: int, relation: Relation) -> Citation | None:
    published = _GAZETTE.search(text, start, end)
    raw = text[start : published.start() if published else end].rstrip(" \t\n.;,)")
    kind, kind_end = kind_at(raw)
    if kind is OTHER:
        return None
    found = _split(raw, kind_end)
    number, year = _number_and_year(kind, found)
    title = (found["title"] or "").strip() or None
    head = " ".join((raw[:kind_end] + (found["head"] or "")).split()).rstrip(" .:,")
    return Citation(
        kind, head, number, year, title, relation, start, start + len(raw),
        article=_article(text, start),
        others=(found.get("others") or "").strip(" ,"),
        gazette=_gazette(published[0]) if published else None,
    )  # fmt: skip


def _number_and_year(kind: Kind, found: dict[str, str | None]) -> tuple[str | None, int | None]:
    number = found["number"]
    said = found["year"] or found.get("later")
    if kind.key == "uud" and said is None and number == "1945":
        return None, 1945
    year = int(said) if said else _own_year(number)
    if number and (both := _NUMBER_AND_YEAR.fullmatch(number)):
        number = both[1]
    return number, year


def _article(text: str, start: int) -> str:
    """What the item says before the citation that begins at ``start``, where that is an article."""
    lead = _LEAD.match(text)
    match = _ARTICLE.match(text, lead.end() if lead else 0)
    return match["article"].strip() if match and match.end() == start else ""


def _gazette(text: str) -> Gazette | None:
    match = _GAZETTE_NAME.match(text)
    if match is None:
        return None
    own = match["rest"].partition(",")[0] if "," in match["rest"] else match["rest"]
    year, number, supplement = (
        pattern.search(words) for pattern, words in
        ((_GAZETTE_YEAR, own), (_GAZETTE_NUMBER, own), (_SUPPLEMENT, match["rest"]))
    )  # fmt: skip
    return Gazette(
        " ".join(match["name"].split()),
        int(year[1] or year[2]) if year else None,
        (number[1] or number[2]) if number else None,
        supplement[1] if supplement else None,
    )


def _split(raw: str, kind_end: int) -> dict[str, str | None]:
    """Head, number, year and title behind the kind's name; the first form that fits the words before "tentang"."""
    rest = raw[kind_end:]
    about = re.search(r"\b(?:tentang|ttg|perihal)\b", rest, re.IGNORECASE)
    before = rest[: about.start()] if about else rest
    for pattern, needed in ((_NAMED, r"\b(?:nomor|nomer|no)\b"), (_BARE, r"\d")):
        if re.search(needed, before, re.IGNORECASE) and (match := pattern.match(rest)) and match["head"] is not None:
            if pattern is _BARE and re.search(r"(?i)\btahun\s*$", match["head"]):
                break
            return {"number": None, **match.groupdict()}
    match = _TITLED.fullmatch(rest)
    found = match.groupdict() if match else {"head": rest, "year": None, "title": None}
    return {"number": None, **found}


def _own_year(number: str | None) -> int | None:
    years = _SLASH_YEAR.findall(number or "")
    return int(years[-1]) if years and ("/" in (number or "") or "-" in (number or "")) else None
